/** The embedded stores as processes: killed, started twice, shut, and what of them others may touch. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Document } from 'bson'
import { open } from 'lmdb'
import { mongo } from 'mongoose'
import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { openStores } from '../../src/embedded/open-stores.js'
import { type EngineProcess, startEngine } from '../support/stores.js'

const running: EngineProcess[] = []
const folders: string[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pd-'))
  folders.push(folder)
  return join(folder, 'data')
}

async function start(folder: string): Promise<EngineProcess> {
  const engine = await startEngine(folder, 'documents')
  running.push(engine)
  return engine
}

async function withClient<T>({ addresses }: EngineProcess, use: (db: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(addresses.documents, { serverSelectionTimeoutMS: 3_000 })
  try {
    return await use(client.db())
  } finally {
    await client.close()
  }
}

function socketOf({ addresses }: EngineProcess): string {
  return decodeURIComponent(/\/\/([^/]+)/.exec(addresses.documents)?.[1] ?? '')
}

async function kill({ child }: EngineProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.signalCode === null) await once(child, 'exit')
}

test('after a kill every acknowledged write is there and every index agrees', async () => {
  const folder = dataDir()
  const engine = await start(folder)
  const acknowledged = new Set<number>()
  await withClient(engine, async (db) => {
    const c = db.collection<Document>('c')
    await c.createIndexes([{ key: { n: 1 }, unique: true }, { key: { tags: 1 } }])
    let next = 0
    const writer = async (): Promise<void> => {
      for (;;) {
        const n = next++
        await c.insertOne({ _id: n, n, tags: [`t${n % 7}`, 'all'] } as Document)
        if (n % 3 === 0) await c.updateOne({ _id: n } as Document, { $set: { tags: ['changed'] } })
        acknowledged.add(n)
      }
    }
    const writers = Array.from({ length: 10 }, () => writer().catch(() => undefined))
    await expect.poll(() => acknowledged.size, { timeout: 10_000 }).toBeGreaterThan(300)
    await kill(engine)
    await Promise.all(writers)
  })
  // Several processes take the data over at once: one of them gets it.
  const successors = await Promise.allSettled([start(folder), start(folder)])
  expect(successors.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [successor] = successors.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  if (!successor) return
  await withClient(successor, async (db) => {
    const c = db.collection<Document>('c')
    const all = await c.find().toArray()
    const there = new Set(all.map(({ n }) => n))
    expect([...acknowledged].filter((n) => !there.has(n))).toEqual([])
    for (const n of acknowledged)
      if (n % 3 === 0) expect(all.find((d) => d.n === n)?.tags).toEqual(['changed'])
    expect(await c.countDocuments()).toBe(all.length)
    expect(await c.countDocuments({ n: { $gte: 0 } })).toBe(all.length)
    const changed = all.filter(({ tags }) => tags[0] === 'changed').length
    expect(await c.find({ tags: 'changed' }).hint('tags_1').toArray()).toHaveLength(changed)
    expect(await c.find({ tags: 'all' }).hint('tags_1').toArray()).toHaveLength(all.length - changed)
  })
})

test('only this user can reach the sockets and read the addresses; a second process is refused, the first goes on', async () => {
  const folder = dataDir()
  const engine = await start(folder)
  await expect(start(folder)).rejects.toThrow(/^DATA_IN_USE Another process is using the data/)
  await withClient(engine, (db) => db.collection('c').insertOne({ a: 1 }))
  const socket = socketOf(engine)
  expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700)
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'embedded.json')).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(join(folder, 'embedded.json'), 'utf8'))).toEqual({
    documents: engine.addresses.documents,
  })
  await engine.stop()
  expect(readdirSync(folder)).not.toContain('embedded.json')
})

test('data of a newer version and a folder that cannot be written are refused in one line', async () => {
  const folder = dataDir()
  const settings = { log: pino({ level: 'silent' }), only: 'documents' as const }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'format.json'), '{"format": 99}')
  await expect(openStores({ ...settings, dataDir: folder })).rejects.toMatchObject({
    code: 'DATA_VERSION',
    message: expect.stringMatching(/^[^\n]*newer version[^\n]*$/),
  })
  const file = join(dirname(folder), 'file')
  writeFileSync(file, '')
  await expect(openStores({ ...settings, dataDir: join(file, 'data') })).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: expect.stringMatching(/^The data folder [^\n]*$/),
  })
})

const casesIn = (db: mongo.Db) => db.collection<{ _id: number; text: string }>('cases')

test('data from before the journal is taken over, and programs from then refuse it from now on', async () => {
  const folder = dataDir()
  const before = await start(folder)
  await withClient(before, (db) => casesIn(db).insertOne({ _id: 1, text: 'kept' }))
  await before.stop()
  // As version 1 left it: no journal, nor its mark.
  rmSync(join(folder, 'documents', 'journal'))
  const root = open({ path: join(folder, 'documents'), maxDbs: 8 })
  await root.openDB('numbers', { encoding: 'msgpack', keyEncoding: 'ordered-binary' }).remove('journal')
  await root.close()
  writeFileSync(join(folder, 'format.json'), '{"format":1}\n')
  const after = await start(folder)
  await withClient(after, async (db) => {
    expect(await casesIn(db).find().toArray()).toEqual([{ _id: 1, text: 'kept' }])
    await casesIn(db).insertOne({ _id: 2, text: 'more' })
  })
  expect(JSON.parse(readFileSync(join(folder, 'format.json'), 'utf8'))).toEqual({ format: 2 })
  await kill(after)
  await withClient(await start(folder), async (db) => {
    expect(await db.collection('cases').countDocuments()).toBe(2)
  })
})

test('where the path would be too long the sockets go to the temporary folder', async () => {
  const folder = join(dataDir(), 'x'.repeat(100))
  const engine = await start(folder)
  expect(socketOf(engine).length).toBeLessThanOrEqual(100)
  folders.push(dirname(socketOf(engine)))
  expect(await withClient(engine, (db) => db.command({ ping: 1 }))).toMatchObject({ ok: 1 })
})

test('garbage on the socket ends that connection and no other', async () => {
  const engine = await start(dataDir())
  const path = socketOf(engine)
  const send = async (bytes: Buffer): Promise<void> => {
    const socket = connect(path)
    socket.on('error', () => undefined)
    socket.end(bytes)
    socket.resume()
    await once(socket, 'close')
  }
  const header = (length: number, code: number): Buffer => {
    const head = Buffer.alloc(16)
    head.writeInt32LE(length, 0)
    head.writeInt32LE(code, 12)
    return head
  }
  await withClient(engine, async (db) => {
    await send(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    await send(Buffer.alloc(3))
    await send(header(-5, 2013))
    await send(header(0x7fffffff, 2013))
    await send(Buffer.concat([header(26, 2013), Buffer.alloc(10)]))
    await send(
      Buffer.concat([header(30, 2013), Buffer.from([0, 0, 0, 0, 0, 255, 255, 255, 127, 0, 0, 0, 0, 0])]),
    )
    await send(Buffer.concat([header(30, 2004), Buffer.alloc(14, 65)]))
    await send(Buffer.concat([header(40, 2012), Buffer.alloc(24)]))
    const broken = Buffer.from([14, 0, 0, 0, 2, 112, 0, 255, 255, 255, 127, 65, 0, 0])
    await send(Buffer.concat([header(35, 2013), Buffer.from([0, 0, 0, 0, 0]), broken]))
    for (const command of [
      { find: 1 },
      { insert: 'c' },
      { insert: 'c', documents: 1 },
      { update: 'c', updates: 1 },
      { aggregate: 'c', pipeline: [1], cursor: {} },
      { find: 'c', filter: 3 },
      { getMore: 'x' },
      { createIndexes: 'c', indexes: [{}] },
      { find: 'c', sort: { a: 'x' } },
      { find: '$bad', limit: 'x' },
    ]) {
      await expect(db.command(command)).rejects.toMatchObject({ code: expect.any(Number) })
    }
    let deep: Document = {}
    for (let i = 0; i < 5_000; i++) deep = { a: deep }
    await expect(db.command({ find: 'c', filter: deep }))
      .resolves.toBeDefined()
      .catch(() => undefined)
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  })
})

test('an operator beside a running service gets its stores, and alone starts them', async () => {
  const folder = dataDir()
  const engine = await start(folder)
  const script = `
    const { openStores } = await import(process.argv[1])
    const stores = await openStores({ dataDir: process.argv[2], log: undefined, only: 'documents', attach: true })
    console.log(stores.documents); await stores.close()`
  const compiled = join(import.meta.dirname, '../../dist/src/embedded/open-stores.js')
  const attach = (): string =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        script.replaceAll('log: undefined', 'log: { debug() {}, fatal() {} }'),
        '--',
        compiled,
        folder,
      ],
      { encoding: 'utf8' },
    ).trim()
  expect(attach()).toBe(engine.addresses.documents)
  expect(await withClient(engine, (db) => db.command({ ping: 1 }))).toMatchObject({ ok: 1 })
  await engine.stop()
  expect(attach()).toBe(engine.addresses.documents)
  expect(existsSync(join(folder, 'embedded.json'))).toBe(false)
})
