import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { EJSON } from 'bson'
import { z } from 'zod'

/**
 * A backup is one gzip file of lines: a head, one line per document (`{"in": collection, "document": …}` in
 * extended JSON), and a foot with the counts and the SHA-256 of every line before it. Personal data stays sealed
 * in it; the keys are never part of it.
 */
export interface BackupDocument {
  readonly in: string
  readonly document: Readonly<Record<string, unknown>>
}

export type Counts = Readonly<Record<string, number>>

/** The file is no backup, was cut off, or was changed; one line for the operator. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

const FORMAT = 'petition-desk-backup-1'
const Head = z.object({ format: z.literal(FORMAT) })
// Read as extended JSON like every line, so its numbers come as BSON's.
const Foot = z.object({ end: z.record(z.string(), z.coerce.number()), sha256: z.string() })
const Line = z.object({ in: z.string(), document: z.record(z.string(), z.unknown()) })

/** Writes a backup; the file appears under its name only when it is whole. Only its owner can read it. */
export async function writeBackup(file: string, documents: AsyncIterable<BackupDocument>): Promise<Counts> {
  const counts: Record<string, number> = {}
  const partial = `${file}.partial`
  async function* lines(): AsyncGenerator<string> {
    const hash = createHash('sha256')
    const line = (value: string): string => {
      hash.update(`${value}\n`)
      return `${value}\n`
    }
    yield line(JSON.stringify({ format: FORMAT }))
    for await (const document of documents) {
      counts[document.in] = (counts[document.in] ?? 0) + 1
      yield line(EJSON.stringify(document, { relaxed: false }))
    }
    yield `${JSON.stringify({ end: counts, sha256: hash.digest('hex') })}\n`
  }
  try {
    await pipeline(lines, createGzip(), createWriteStream(partial, { mode: 0o600, flags: 'wx' }))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return counts
}

/** Reads a whole backup through and gives its counts. @throws BackupError where it is not whole or was changed */
export async function verifyBackup(file: string): Promise<Counts> {
  const counts: Record<string, number> = {}
  for await (const document of readBackup(file)) counts[document.in] = (counts[document.in] ?? 0) + 1
  return counts
}

/** The documents of a backup, in their order. @throws BackupError at the first line that isn't right */
export async function* readBackup(file: string): AsyncGenerator<BackupDocument> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let number = 0
  let ended = false
  for await (const line of linesOf(file)) {
    number += 1
    if (ended) throw new BackupError(`${file}: line ${number} stands after the end`)
    const value = parse(file, line, number)
    if (number === 1) {
      if (!Head.safeParse(value).success) throw new BackupError(`${file} is not a backup of this service`)
      hash.update(`${line}\n`)
      continue
    }
    const foot = Foot.safeParse(value)
    if (foot.success) {
      checkFoot(file, foot.data, counts, hash)
      ended = true
      continue
    }
    const document = Line.safeParse(value)
    if (!document.success) throw new BackupError(`${file}: line ${number} is not a document`)
    hash.update(`${line}\n`)
    counts[document.data.in] = (counts[document.data.in] ?? 0) + 1
    yield document.data
  }
  if (!ended) throw new BackupError(`${file} ends too early: it was not written to its end`)
}

function checkFoot(file: string, foot: z.infer<typeof Foot>, counts: Counts, hash: Hash): void {
  const same =
    JSON.stringify(Object.entries(foot.end).sort()) === JSON.stringify(Object.entries(counts).sort())
  if (!same || foot.sha256 !== hash.digest('hex'))
    throw new BackupError(`${file} was changed after it was written`)
}

function parse(file: string, line: string, number: number): unknown {
  try {
    return EJSON.parse(line, { relaxed: false })
  } catch {
    throw new BackupError(`${file}: line ${number} can't be read`)
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = createGunzip()
  source.on('error', (error) => text.destroy(error))
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of source.pipe(text)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${file} can't be read: ${error instanceof Error ? error.message : 'unknown'}`)
  }
  if (rest !== '') yield rest
}
