/** Sheets as spreadsheet programs read and write them: the one place that knows their formats. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { parseCsv, writeCsv } from 'hucre/csv'
import { readXlsx, writeXlsx } from 'hucre/xlsx'

/** A sheet can't be used; one line for the operator. */
export class SheetError extends Error {
  override readonly name = 'SheetError'
  readonly mistakes: readonly string[]
  constructor(line: string) {
    super(line)
    this.mistakes = [line]
  }
}

const MOST_BYTES = 10_000_000
const IS_CSV = /\.csv$/i

/** Whether a file is of a kind that can be written. */
export const isSheet = (file: string): boolean => /\.(?:csv|xlsx)$/i.test(file)

/** Writes rows to an .xlsx or .csv file, by its name. @throws Error of the file system */
export async function writeSheet(file: string, name: string, rows: (string | number)[][]): Promise<void> {
  // A spreadsheet program knows UTF-8 by its mark.
  if (IS_CSV.test(file)) await writeFile(file, `\uFEFF${writeCsv(rows)}`)
  else await writeFile(file, await writeXlsx({ sheets: [{ name, rows }] }))
}

/**
 * The cells of the first sheet of an .xlsx file, or of a .csv file in UTF-8, as text.
 * @throws SheetError where it can't be read
 */
export async function readSheet(file: string): Promise<string[][]> {
  const bytes = await bytesOf(file)
  try {
    const rows = IS_CSV.test(file)
      ? parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
      : (await readXlsx(bytes, { sheets: [0] })).sheets[0]?.rows
    return (rows ?? []).map((row) => row.map(written))
  } catch {
    // The reader's own words are about ZIP and XML.
    throw new SheetError(`${file} can't be read: it has to be an .xlsx file, or a .csv file in UTF-8`)
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES) throw new SheetError(`${file} is too big (over 10 MB)`)
    return await readFile(file)
  } catch (error) {
    if (error instanceof SheetError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new SheetError(`${file} can't be opened (${code})`)
  }
}

/** A cell as text: Excel keeps a division code as a number. */
function written(cell: string | number | boolean | Date | null): string {
  if (cell === null) return ''
  return (cell instanceof Date ? cell.toISOString() : String(cell)).trim()
}
