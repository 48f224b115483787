import type { Environment } from '../config/env.js'
import { loadPack, packFolder } from '../config/pack.js'
import { compareIndexes, createIndexes, type IndexFinding, replaceIndexes } from '../store/indexes.js'
import { COMMAND, isLacking } from './check-indexes.js'
import { wantedIndexes } from './open.js'
import { withDocuments } from './store-access.js'
import { table } from './table.js'

export interface IndexOptions {
  readonly dryRun?: true
  readonly dropUnwanted?: true
}

const DONE: Readonly<Record<IndexFinding['state'], readonly [plain: string, dropping: string, dry: string]>> =
  {
    there: ['there', 'there', 'there'],
    missing: ['created', 'created', 'missing'],
    differs: ['differs', 'replaced', 'differs'],
    unwanted: ['not wanted', 'dropped', 'not wanted'],
  }

/** Creates the indexes that are missing, or says what would be done. Gives lines for the operator and a status. */
export async function indexes(
  environment: Environment,
  { dryRun, dropUnwanted }: IndexOptions,
): Promise<{ status: number; lines: string[] }> {
  const pack = await loadPack(packFolder(environment.pack))
  const found = await withDocuments(environment, { attach: true }, async (connection) => {
    const wanted = wantedIndexes(pack)
    if (dryRun) return compareIndexes(connection, wanted)
    const before = await createIndexes(connection, wanted)
    if (dropUnwanted) await replaceIndexes(connection, before)
    return before
  })
  const column = dryRun ? 2 : dropUnwanted ? 1 : 0
  const rows = found.map(({ state, collection, name, unique }) => [
    DONE[state][column],
    collection,
    name,
    unique ? 'unique' : '',
  ])
  const left = dropUnwanted && !dryRun ? [] : found.filter(({ state }) => state === 'differs')
  const lacking = dryRun ? found.filter(isLacking) : left
  const advice = [
    ...(left.length > 0 ? [`What differs is replaced by: ${COMMAND} --drop-unwanted`] : []),
    ...(!dropUnwanted && found.some(({ state }) => state === 'unwanted')
      ? [`What nobody wants stays; to drop it: ${COMMAND} --drop-unwanted`]
      : []),
  ]
  return { status: lacking.length > 0 ? 1 : 0, lines: [...table(rows), ...advice] }
}
