/** lmdb's write transaction, open for longer than one call. */
import type { RootDatabase } from 'lmdb'

/** While it is open, what is written and read in this thread goes through it. */
export interface Transaction {
  /** Throws what lmdb throws: the transaction is given up then. */
  commit(): void
  abort(): void
}

/** lmdb keeps a transaction open until the promise of its work is settled; this one is settled at once when asked to. */
export function openTransaction(root: RootDatabase<Buffer, Buffer>): Transaction {
  let [resolve, reject] = [(): void => undefined, (_: Error): void => undefined]
  root.transactionSync(() => ({
    // biome-ignore lint/suspicious/noThenProperty: a promise would be settled a turn later, with other work in between.
    then(resolved: () => void, rejected: (error: Error) => void) {
      resolve = resolved
      reject = rejected
    },
  }))
  return {
    commit: () => resolve(),
    abort() {
      const given = new Error('given up')
      try {
        reject(given)
      } catch (error) {
        if (error !== given) throw error
      }
    },
  }
}
