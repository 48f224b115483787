import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { serialize } from 'bson'
import { sealingKeys } from './sealing-keys.js'
import {
  type CollectionStart,
  type FileEnd,
  type FileKind,
  FORMAT,
  LETTERS,
  StoreFileError,
  VERSION,
} from './store-file.js'
import { tallies } from './tally.js'

/** A collection with its documents, as bytes. */
export interface Section extends CollectionStart {
  readonly documents: AsyncIterable<Uint8Array>
}

/** Small documents go through the packer together. */
const BLOCK = 256 * 1024
/** What is in it is mostly sealed and hardly gets smaller, so the quickest level will do. */
const LEVEL = 1

/**
 * Writes a store file; it appears under its name only when it is whole, and only its owner can read it.
 * @throws StoreFileError where it stands already, can't be written, or `signal` ends it
 */
export async function writeStoreFile(
  file: string,
  kind: FileKind,
  sections: AsyncIterable<Section>,
  signal?: AbortSignal,
): Promise<FileEnd> {
  if (existsSync(file)) throw new StoreFileError(`${file} is there already: give another name`)
  const partial = `${file}.partial`
  let end: FileEnd | undefined
  async function* entries(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    const counted = tallies()
    const keys = new Set<string>()
    const noted = (letter: number, bytes: Uint8Array): Uint8Array[] => {
      const head = Uint8Array.of(letter)
      hash.update(head).update(bytes)
      return [head, bytes]
    }
    yield* noted(LETTERS.head, serialize({ format: FORMAT, version: VERSION, kind }))
    for await (const { name, indexes, documents } of sections) {
      yield* noted(LETTERS.collection, serialize({ name, indexes }))
      for await (const bytes of documents) {
        counted.add(name, bytes)
        for (const key of sealingKeys(name, bytes)) keys.add(key)
        yield* noted(LETTERS.document, bytes)
      }
    }
    end = { collections: counted.all(), keys: [...keys].sort(), sha256: hash.digest('hex') }
    yield Uint8Array.of(LETTERS.end)
    yield serialize(end)
  }
  try {
    const target = createWriteStream(partial, { mode: 0o600, flags: 'wx' })
    await pipeline(inBlocks(entries()), createGzip({ level: LEVEL }), target, { ...(signal && { signal }) })
    await rename(partial, file)
  } catch (error) {
    if (!isThere(error)) await rm(partial, { force: true })
    throw asFileError(file, error)
  }
  if (!end) throw new StoreFileError(`${file} was not written to its end`)
  return end
}

async function* inBlocks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const part of parts) {
    held.push(part)
    size += part.length
    if (size < BLOCK) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/** What the writer of another command is writing is left to it. */
const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

function asFileError(file: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'AbortError') return new StoreFileError('interrupted: nothing was written')
  if (isThere(error))
    return new StoreFileError(
      `${file}.partial is there already: another command writes it, or was killed and it can be removed`,
    )
  if (!('syscall' in error) || !('code' in error)) return error
  const why = error.code === 'ENOSPC' ? 'the disk is full' : String(error.code)
  return new StoreFileError(`${file} can't be written (${why}): nothing was left behind`)
}
