/** `petition-desk roster returns`: who reported when, as a table or as a sheet. */
import type { Environment } from '../config/env.js'
import { unitById } from '../config/pack.js'
import { PackError } from '../config/pack-mistakes.js'
import { dutyPlace } from '../roster/duty-rungs.js'
import { type ReturnRow, returnRows } from '../roster/returns-sheet.js'
import { workingCalendar } from '../time/calendar.js'
import { addDays, civilDateOf } from '../time/civil.js'
import { shownWithZone } from '../time/hours.js'
import { type Desk, openDesk } from './open.js'
import { dayOf } from './roster.js'
import { isSheet, writeSheet } from './sheet.js'
import { table } from './table.js'
import { quietLog } from './terminal.js'

export interface ReturnsOptions {
  readonly from?: string
  readonly to?: string
  readonly file?: string
}

const HEAD = ['unit', 'window', 'date', 'due', 'state', 'filed', 'by', 'open', 'late', 'urgent', 'report']

/**
 * The returns from a day (30 days ago if none is given) to another (today), as lines; with a file as .xlsx or .csv.
 * @throws PackError for what is no day, or no such kind of file; StoreError, KeyError
 */
export async function rosterReturns(
  environment: Environment,
  { from, to, file }: ReturnsOptions,
): Promise<readonly string[]> {
  if (file !== undefined && !isSheet(file))
    throw new PackError([`--file: should end in .xlsx or .csv, not be ${JSON.stringify(file)}`])
  const desk = await openDesk(environment, { log: quietLog(), attach: true, only: 'documents' })
  try {
    const { clock, pack, repositories } = desk
    const today = civilDateOf(clock.now(), pack.timeZone)
    const last = to === undefined ? today : dayOf('--to', to)
    const first = from === undefined ? addDays(last, -30) : dayOf('--from', from)
    if (last < first) throw new PackError(['--to: ends before it begins'])
    const place = dutyPlace(pack, workingCalendar({ overrides: pack.calendar }))
    const rows = returnRows(await repositories.rosters.all(), { from: first, to: last }, clock.now(), place)
    const cells = await cellsOf(rows, desk)
    if (file !== undefined) await written(file, [HEAD, ...cells])
    const count = (state: ReturnRow['state']): string =>
      `${rows.filter((row) => row.state === state).length} ${state}`
    const sum = [count('on time'), count('late'), count('missing'), count('not due yet')].join(', ')
    return [
      ...(rows.length === 0
        ? [`No daily returns are owed from ${first} to ${last}.`]
        : [...table([HEAD.slice(0, -1), ...cells.map((row) => row.slice(0, -1).map(String))]), '', sum]),
      ...(file === undefined ? [] : [`Written to ${file}.`]),
    ]
  } finally {
    await desk.close()
  }
}

/** @throws PackError where there is no such folder, or it may not be written to */
async function written(file: string, rows: (string | number)[][]): Promise<void> {
  try {
    await writeSheet(file, 'Returns', rows)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new PackError([`--file: ${file} can't be written${code}`])
  }
}

async function cellsOf(
  rows: readonly ReturnRow[],
  { pack, repositories }: Pick<Desk, 'pack' | 'repositories'>,
): Promise<(string | number)[][]> {
  const names = new Map<string, string>()
  for (const { filed } of rows) {
    if (filed && !names.has(filed.by))
      names.set(filed.by, (await repositories.members.get(filed.by))?.name ?? filed.by)
  }
  const time = (at: Date): string => shownWithZone(at, pack.timeZone).slice(0, 16).replace('T', ' ')
  return rows.map(({ unit, window, date, due, state, filed }) => [
    unitById(pack, unit)?.name['zh-CN'] ?? unit,
    window,
    date,
    time(due),
    state,
    filed ? time(filed.at) : '',
    filed ? (names.get(filed.by) ?? '') : '',
    ...(filed ? [filed.open, filed.late, filed.urgent, filed.text ?? 'nothing to report'] : ['', '', '', '']),
  ])
}
