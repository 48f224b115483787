import type { Environment } from '../config/env.js'
import { keyFile } from './keys.js'
import type { Filled } from './move.js'
import type { FileEnd } from './store-file.js'
import { table } from './table.js'

/** What a file holds. */
export const written = (file: string, { collections }: FileEnd): string[] => [
  `Written: ${file} (${listed(collections)})`,
]

const listed = (collections: FileEnd['collections']): string =>
  Object.entries(collections)
    .map(([name, { count }]) => `${count} ${name}`)
    .join(', ') || 'nothing'

/** What is needed to read it. */
export const keysOf = ({ personalDataKeys, dataDir }: Environment, { keys }: FileEnd): string[] => [
  `Without the key (${personalDataKeys ? 'PERSONAL_DATA_KEYS' : keyFile(dataDir)}) nobody can read it. Keep a copy of the key apart from it.`,
  `Keys that it needs: ${[...keys, 'lookup'].join(', ')}`,
]

/** Collections that are not the service's. */
export const leftOut = (names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`Left out, since they are not of this service: ${names.join(', ')}`]

/** Counts and sums of the file beside those that the store gave back. */
export function filled({ compared, survey, left }: Filled): string[] {
  const rows = compared.map(({ collection, written: { count, sum }, found, same }) => [
    collection,
    String(count),
    String(found?.count ?? 0),
    sum.slice(0, 16),
    (found?.sum ?? '').slice(0, 16),
    same ? 'same' : 'DIFFERENT',
  ])
  return [
    ...table([['collection', 'in the file', 'in the store', 'SHA-256 sums', '', ''], ...rows]),
    ...(left.length === 0 ? [] : [`Indexes of the first store that nobody wants here: ${left.join(', ')}`]),
    ...(survey.missingKeys.length === 0
      ? []
      : [
          `What was sealed with ${survey.missingKeys.join(', ')} can't be read here until these keys are put back.`,
        ]),
  ]
}
