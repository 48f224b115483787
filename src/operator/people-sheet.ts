import { normalise } from '../config/pack-text.js'
import { readSheet, SheetError } from './sheet.js'

/** A row of a list of people, as it was written; `row` is its number in the sheet. */
export interface PersonRow {
  readonly row: number
  readonly name: string
  readonly role: string
  readonly unit: string
  readonly region: string
}

/** What the columns may be called. */
const COLUMNS = {
  name: ['name', '姓名'],
  role: ['role', '角色'],
  unit: ['unit', '单位'],
  region: ['region', '区域'],
} as const
type Column = keyof typeof COLUMNS
const REQUIRED: readonly Column[] = ['name', 'role', 'unit']

const MOST_ROWS = 5_000

/**
 * Reads a list of people: the first sheet of an .xlsx file, or a .csv file in UTF-8. Its first row that isn't empty
 * names the columns.
 * @throws SheetError where the file can't be read, has no such columns, nobody in it, or far too many rows
 */
export async function readPeople(file: string): Promise<PersonRow[]> {
  return peopleOf(await readSheet(file), file)
}

/** The people in the rows of a sheet; empty rows are left out. @throws SheetError */
export function peopleOf(cells: readonly (readonly string[])[], file: string): PersonRow[] {
  const head = cells.findIndex((row) => row.some((cell) => cell !== ''))
  if (head < 0) throw new SheetError(`${file} is empty`)
  const titles = (cells[head] ?? []).map(normalise)
  const at = (column: Column): number => titles.findIndex((title) => isTitle(column, title))
  const missing = REQUIRED.filter((column) => at(column) < 0)
  if (missing.length > 0) {
    const wanted = missing.map((column) => COLUMNS[column].join(' or ')).join(', ')
    throw new SheetError(`${file}: row ${head + 1} has to name the columns; missing: ${wanted}`)
  }
  const people = cells
    .map((row, index) => {
      const cell = (column: Column): string => row[at(column)] ?? ''
      const [name, role, unit, region] = [cell('name'), cell('role'), cell('unit'), cell('region')]
      return { row: index + 1, name, role, unit, region }
    })
    .slice(head + 1)
    .filter(({ name, role, unit, region }) => `${name}${role}${unit}${region}` !== '')
  if (people.length === 0) throw new SheetError(`${file} has nobody in it`)
  if (people.length > MOST_ROWS) {
    throw new SheetError(`${file} has ${people.length} people; at most ${MOST_ROWS} at once`)
  }
  return people
}

const isTitle = (column: Column, title: string): boolean => COLUMNS[column].some((name) => name === title)
