import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { deserialize, serialize } from 'bson'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, readStoreFile } from '../../src/operator/store-file.js'
import { type Section, writeStoreFile } from '../../src/operator/store-file-write.js'
import { tallies } from '../../src/operator/tally.js'
import { testFolder } from '../support/folders.js'

let folder: string
let file: string

const SEALED = `v1.k7.${'A'.repeat(60)}`
const PARTS = [
  serialize({ _id: 'a', files_id: 'f', n: 0, data: Buffer.from('\u0002k8and then what is sealed') }),
  serialize({ _id: 'b', files_id: 'f', n: 1, data: Buffer.from('\u0002k9which begins with no key') }),
]
const CASES = Array.from({ length: 3_000 }, (_, index) =>
  serialize({ _id: `case-${index}`, events: [SEALED], words: 'x'.repeat(300), n: index }),
)

async function* sections(): AsyncGenerator<Section> {
  yield { name: 'petitions', indexes: [{ name: 'number_1', key: { number: 1 } }], documents: from(CASES) }
  yield { name: 'evidence.chunks', indexes: [], documents: from(PARTS) }
}

async function* from(documents: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* documents
}

beforeAll(async () => {
  folder = await testFolder()
  file = join(folder, 'whole.store')
  await writeStoreFile(file, 'export', sections())
})

async function entries(of: string): Promise<Entry[]> {
  const read: Entry[] = []
  for await (const entry of readStoreFile(of)) read.push(entry)
  return read
}

/** The parts of the file: each a letter and its document. */
async function parts(): Promise<Buffer[]> {
  const plain = gunzipSync(await readFile(file))
  const cut: Buffer[] = []
  for (let at = 0; at < plain.length; ) {
    const length = 1 + plain.readInt32LE(at + 1)
    cut.push(plain.subarray(at, at + length))
    at += length
  }
  return cut
}

async function written(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const edited = async (name: string, edit: (all: Buffer[]) => Buffer[]): Promise<string> =>
  written(name, gzipSync(Buffer.concat(edit(await parts()))))

describe('a store in a file', () => {
  test('comes out byte by byte as it went in, collection by collection, with its indexes', async () => {
    const read = await entries(file)
    expect(read[0]).toEqual({ at: 'head', kind: 'export' })
    expect(read[1]).toMatchObject({ at: 'collection', name: 'petitions', indexes: [{ name: 'number_1' }] })
    const documents = read.flatMap((entry) => (entry.at === 'document' ? [entry] : []))
    const cases = documents.filter((one) => one.in === 'petitions').map(({ bytes }) => bytes)
    expect(Buffer.concat(cases).equals(Buffer.concat(CASES))).toBe(true)
    expect(documents.filter((one) => one.in === 'evidence.chunks')).toHaveLength(2)
  })

  test('ends with counts, sums that no order changes, and the keys that sealed something', async () => {
    const end = (await entries(file)).at(-1)
    const counted = tallies()
    for (const bytes of CASES.toReversed()) counted.add('petitions', bytes)
    for (const bytes of PARTS.toReversed()) counted.add('evidence.chunks', bytes)
    expect(end).toMatchObject({ at: 'end', collections: counted.all(), keys: ['k7', 'k8'] })
    const other = tallies()
    other.add('petitions', serialize({ ...deserialize(CASES[0] ?? serialize({})), n: -1 }))
    for (const bytes of CASES.slice(1)) other.add('petitions', bytes)
    expect(other.all().petitions?.sum).not.toBe(counted.all().petitions?.sum)
  })

  test('is never written over another, nor where nothing can be written', async () => {
    const before = await readFile(file)
    await expect(writeStoreFile(file, 'export', sections())).rejects.toThrow('is there already')
    expect(await readFile(file)).toEqual(before)
    await expect(writeStoreFile(join(folder, 'no', 'where'), 'export', sections())).rejects.toThrow(
      "can't be written (ENOENT)",
    )
  })

  test('is not there at all when its writing was ended, or failed, on the way', async () => {
    const controller = new AbortController()
    async function* endless(): AsyncGenerator<Section> {
      yield { name: 'petitions', indexes: [], documents: forever() }
    }
    async function* forever(): AsyncGenerator<Uint8Array> {
      for (let n = 0; ; n += 1) {
        if (n === 5_000) controller.abort()
        yield serialize({ n })
      }
    }
    const path = join(folder, 'ended')
    await expect(writeStoreFile(path, 'export', endless(), controller.signal)).rejects.toThrow('interrupted')
    async function* failing(): AsyncGenerator<Section> {
      yield* sections()
      throw new Error('the store went away')
    }
    await expect(writeStoreFile(path, 'export', failing())).rejects.toThrow('went away')
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    await expect(readFile(`${path}.partial`)).rejects.toThrow('ENOENT')
  })
})

describe('a file is refused', () => {
  const refused = (path: string, words: RegExp) => expect(entries(path)).rejects.toThrow(words)

  test('that was cut, wherever', async () => {
    const bytes = await readFile(file)
    for (const share of [0.3, 0.9, 0.999])
      await refused(
        await written('cut', bytes.subarray(0, Math.floor(bytes.length * share))),
        /ends too early/,
      )
    await refused(await edited('cut', (all) => all.slice(0, -1)), /ends too early/)
    await refused(await edited('cut', (all) => all.slice(0, -4)), /ends too early/)
  })

  test('in which something was changed, left out, added or put elsewhere', async () => {
    const edits: Record<string, (all: Buffer[]) => Buffer[]> = {
      changed: (all) =>
        all.map((part, at) =>
          at === 9 ? Buffer.from(part.toString('latin1').replace('xxx', 'xyx'), 'latin1') : part,
        ),
      'left out': (all) => all.toSpliced(9, 1),
      added: (all) => all.toSpliced(9, 0, all[9] ?? Buffer.alloc(0)),
      'put elsewhere': (all) => all.toSpliced(9, 2, all[10] ?? Buffer.alloc(0), all[9] ?? Buffer.alloc(0)),
      'after the end': (all) => [...all, all[9] ?? Buffer.alloc(0)],
    }
    for (const [name, edit] of Object.entries(edits))
      await refused(await edited(name, edit), /was changed|goes on after its end/)
  })

  test('of another program, of another version, of an older form, or none', async () => {
    await refused(await written('text', 'hello'), /not a file of this service/)
    await refused(await written('packed', gzipSync('hello, world')), /not a file of this service/)
    await refused(await written('old', gzipSync('{"format":"petition-desk-backup-1"}\n{}')), /an older form/)
    const newer = Buffer.concat([
      Buffer.from('H'),
      serialize({ format: 'petition-desk-store', version: 2, kind: 'export' }),
    ])
    await refused(await edited('newer', (all) => [newer, ...all.slice(1)]), /version 2/)
    await refused(join(folder, 'nowhere'), /can't be read \(ENOENT\)/)
  })
})
