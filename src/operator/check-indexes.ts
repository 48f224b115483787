import type mongoose from 'mongoose'
import type { Logger } from 'pino'
import { compareIndexes, type IndexFinding, type WantedIndex } from '../store/indexes.js'

/** A store on which the service must not run, for want of an index; one line for the operator. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
}

/** What builds them. */
export const COMMAND = 'petition-desk indexes'

/**
 * Looks whether the indexes are there, and builds none: on a large store that takes long and slows down whoever works
 * on it, so the operator says when. Without a unique one the service must not run; without another it is slow.
 * @throws IndexError
 */
export async function checkIndexes(
  connection: mongoose.Connection,
  wanted: readonly WantedIndex[],
  log: Logger,
): Promise<void> {
  const lacking = (await compareIndexes(connection, wanted)).filter(isLacking)
  const unique = lacking.filter((one) => one.unique)
  if (unique.length > 0)
    throw new IndexError(
      `the document store lacks indexes that keep out what must not be there twice (${unique.map(nameOf).join(', ')}): run ${COMMAND}`,
    )
  if (lacking.length > 0)
    log.warn({ indexes: lacking.map(nameOf) }, `indexes are missing, and what needs them is slow: ${COMMAND}`)
}

export const isLacking = ({ state, wanted }: IndexFinding): boolean =>
  wanted !== undefined && (state === 'missing' || state === 'differs')

export const nameOf = ({ collection, name }: IndexFinding): string => `${collection}.${name}`
