import type mongoose from 'mongoose'

/** What happens to the effect that a plan names: to the whole process, or to this one effect. */
export type FaultMode =
  /** The process dies right before it. */
  | 'dies before'
  /** The process dies right after it. */
  | 'dies after'
  /** It is not done and reported as failed; the process goes on. */
  | 'fails'
  /** It is done and reported as failed; the process goes on. */
  | 'is done, its answer lost'

export const FAULT_MODES: readonly FaultMode[] = [
  'dies before',
  'dies after',
  'fails',
  'is done, its answer lost',
]

/** The end of a process, as its own code sees it: from then on nothing works. */
export class Crash extends Error {}
/** What the driver says when it lost the connection. */
export class Unreachable extends Error {}

/** Counts a process's effects on the outside, and lets one of them go wrong. */
export interface Faults {
  /** Runs an effect; `lost` gives what the caller sees where only this effect goes wrong. */
  effect<T>(act: () => Promise<T>, lost?: () => T): Promise<T>
  /** To be asked before anything is read. @throws Crash */
  alive(): void
  readonly done: number
  readonly met: boolean
  readonly dead: boolean
}

export function faultsAt(at = 0, mode: FaultMode = 'dies before'): Faults {
  let count = 0
  let met = false
  let dead = false
  const alive = () => {
    if (dead) throw new Crash('this process is dead')
  }
  const die = (): never => {
    dead = true
    throw new Crash('this process died')
  }
  const unreachable = () => {
    throw new Unreachable('connection lost')
  }
  return {
    alive,
    async effect(act, lost = unreachable) {
      alive()
      count += 1
      if (count !== at) return act()
      met = true
      if (mode === 'dies before') return die()
      if (mode === 'fails') return lost()
      const result = await act()
      if (mode === 'dies after') return die()
      return mode === 'is done, its answer lost' ? lost() : result
    },
    get done() {
      return count
    },
    get met() {
      return met
    },
    get dead() {
      return dead
    },
  }
}

const WRITES = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'deleteOne',
  'deleteMany',
]
const READS = ['find', 'findOne', 'countDocuments', 'aggregate']

/** Puts faults between models and their collections. `current` gives those of the process that lives now. */
export function tapModels(
  models: readonly { readonly collection: mongoose.Collection }[],
  current: () => Faults,
): void {
  for (const { collection } of models) {
    for (const name of WRITES) {
      const write = methodOf(collection, name)
      Reflect.set(collection, name, async (...args: unknown[]) =>
        current().effect(async () => Reflect.apply(write, collection, args)),
      )
    }
    for (const name of READS) {
      const read = methodOf(collection, name)
      Reflect.set(collection, name, (...args: unknown[]) => {
        current().alive()
        return Reflect.apply(read, collection, args)
      })
    }
  }
}

function methodOf(collection: mongoose.Collection, name: string): (...args: unknown[]) => unknown {
  const method: unknown = Reflect.get(collection, name)
  if (typeof method !== 'function') throw new Error(`a collection has no ${name}`)
  return (...args) => Reflect.apply(method, collection, args)
}
