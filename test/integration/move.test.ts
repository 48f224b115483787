import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'bson'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { formatPersonalDataKeys } from '../../src/config/personal-data-keys.js'
import { COLLECTIONS, FILLING } from '../../src/operator/collections.js'
import { fillStore, surveyFile } from '../../src/operator/fill.js'
import { openVault } from '../../src/operator/keys.js'
import { wantedIndexes } from '../../src/operator/open.js'
import { type FileEnd, readStoreFile } from '../../src/operator/store-file.js'
import { connect } from '../../src/store/connect.js'
import { settingsRepository } from '../../src/store/settings.js'
import { demoPack } from '../support/demo-pack.js'
import { readyToSubmit, readyToTell, sentFile } from '../support/drafts.js'
import { testFolder } from '../support/folders.js'
import { testKeys, testKeysLine } from '../support/keys.js'
import { openSite } from '../support/replica.js'
import { begin, cli, dataFolder, type Ended } from '../support/service.js'
import { startEngine, testDatabase } from '../support/stores.js'

/** The documents that lie in a store may be of any kind: these look like one of ours, and hold every type. */
const EVERY_TYPE = {
  _id: 'of-every-type',
  petition: 'none',
  at: new Date('2026-11-25T02:00:00.123Z'),
  whole: new Int32(1),
  same: new Double(1),
  minusZero: new Double(-0),
  noNumber: new Double(Number.NaN),
  long: Long.fromString('9007199254740993'),
  decimal: Decimal128.fromString('1.10'),
  id: new ObjectId('656565656565656565656565'),
  bytes: new Binary(Buffer.from([0, 1, 255]), 0),
  uuid: new UUID('2f1cbb27-9c3f-4d5b-9c3a-7b1d6b3ab0aa'),
  pattern: new BSONRegExp('^信访', 'i'),
  stamp: new Timestamp({ t: 7, i: 9 }),
  bounds: [new MinKey(), new MaxKey(), null, true, ''],
  empty: { object: {}, list: [] },
  zero: 'a\u0000b',
}

let folder: string
/** Of an embedded store with cases, a file and a document of every type. */
let first: string
let file: string

const environment = (uri: string, keys = testKeysLine) => ({
  MONGODB_URI: uri,
  REDIS_URL: 'redis://127.0.0.1:1',
  PERSONAL_DATA_KEYS: keys,
  DATA_DIR: folder,
})

/** A data folder of its own, with the key in place. */
async function keyedFolder(): Promise<string> {
  const path = await dataFolder()
  await writeFile(join(path, 'personal-data.keys'), `${testKeysLine}\n`, { mode: 0o600 })
  return path
}

async function endOf(path: string): Promise<FileEnd> {
  for await (const entry of readStoreFile(path)) if (entry.at === 'end') return entry
  throw new Error('no end')
}

const oneLine = ({ status, err }: Ended): string => {
  expect(status).toBe(1)
  const lines = err.trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

/** What lies in a database, by collection. */
async function held(uri: string): Promise<Record<string, number>> {
  const connection = await connect(uri)
  try {
    const counts: Record<string, number> = {}
    for (const name of COLLECTIONS) {
      const count = await connection.collection(name).countDocuments()
      if (count > 0) counts[name] = count
    }
    return counts
  } finally {
    await connection.close()
  }
}

beforeAll(async () => {
  folder = await testFolder()
  first = await keyedFolder()
  file = join(folder, 'first.store')
  const engine = await startEngine(first, 'documents')
  const site = await openSite({ uri: engine.addresses.documents })
  const desk = await site.replica()
  await openVault(settingsRepository(desk.connection), { keys: testKeys, dataDir: first, embedded: true })
  const told = await readyToTell(desk, 8000)
  site.chats.files.set('letter', Buffer.alloc(600_000, 'what I wrote to the bureau'))
  await desk.take(100, told.chatId, sentFile('letter', { name: 'letter.txt' }))
  for (const chatId of [8001, 8002]) {
    const citizen = await readyToSubmit(desk, chatId)
    await desk.take(chatId, chatId, citizen.press('submit'))
  }
  await desk.settle()
  await desk.connection.collection<{ _id: string }>('looks').insertOne(EVERY_TYPE)
  // Beside a running store, and once more after it has stopped.
  const beside = await cli(['export', `${file}.beside`], { DATA_DIR: first })
  expect(beside).toMatchObject({ status: 0, err: '' })
  await site.close()
  await engine.stop()
  const made = await cli(['export', file], { DATA_DIR: first })
  expect(made).toMatchObject({ status: 0, err: '' })
  expect(made.out).toContain('2 petitions')
  expect(made.out).toContain('Keys that it needs: k1, lookup')
}, 120_000)

describe('a store that is moved', () => {
  test('from the embedded engine to another one and back is the same to the last byte, its numbers too', async () => {
    const { collections } = await endOf(file)
    expect(collections).toMatchObject({ petitions: { count: 2 }, 'evidence.files': { count: 1 } })
    expect(collections['evidence.chunks']?.count).toBeGreaterThan(2)
    expect((await endOf(`${file}.beside`)).collections).toEqual(collections)

    const uri = testDatabase()
    const there = await cli(['import', file], environment(uri))
    expect(there).toMatchObject({ status: 0, err: '' })
    for (const name of Object.keys(collections))
      expect(there.out).toMatch(new RegExp(`^${name} +(\\d+) +\\1 +([0-9a-f]{16}) +\\2 +same$`, 'm'))
    const back = join(folder, 'back.store')
    expect(await cli(['export', back], environment(uri))).toMatchObject({ status: 0 })
    expect((await endOf(back)).collections).toEqual(collections)

    const last = await keyedFolder()
    expect(await cli(['import', back], { DATA_DIR: last })).toMatchObject({ status: 0, err: '' })
    const again = join(folder, 'again.store')
    expect(await cli(['export', again], { DATA_DIR: last })).toMatchObject({ status: 0 })
    expect((await endOf(again)).collections).toEqual(collections)
  }, 180_000)

  test('can be worked on: its indexes are built, and the next case gets the next number', async () => {
    const uri = testDatabase()
    expect(await cli(['import', file], environment(uri))).toMatchObject({ status: 0 })
    const missing = await cli(['indexes', '--dry-run'], environment(uri))
    expect(missing.status).toBe(0)
    const site = await openSite({ uri })
    const desk = await site.replica()
    const citizen = await readyToSubmit(desk, 8100)
    await desk.take(9_000, 8100, citizen.press('submit'))
    const numbers = (await desk.repositories.petitions.model.find().lean()).map(({ number }) => number)
    expect(numbers.map((number) => Number(number.slice(15, 21))).sort()).toEqual([1, 2, 3])
    await site.close()
  }, 120_000)

  test('lies in a file that only its owner can read', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })
})

describe('an import changes nothing', () => {
  test('with other keys, from a backup, or from a file that was cut', async () => {
    const uri = testDatabase()
    const others = { ...testKeys, keys: new Map([['k1', Buffer.alloc(32, 'others')]]) }
    const wrong = await cli(['import', file], environment(uri, formatPersonalDataKeys(others)))
    expect(oneLine(wrong)).toContain('not the keys')

    const backups = await cli(['backup', '--to', join(folder, 'backups')], { DATA_DIR: first })
    const [, backup = ''] = /^Written: (\S+)/m.exec(backups.out) ?? []
    expect(oneLine(await cli(['import', backup], environment(uri)))).toContain('use restore')

    const cut = join(folder, 'cut.store')
    await writeFile(cut, (await readFile(file)).subarray(0, -40))
    expect(oneLine(await cli(['import', cut], environment(uri)))).toContain('ends too early')
    expect(await held(uri)).toEqual({})
  }, 120_000)

  test('of a store that holds anything of the service, be it only that one was started there', async () => {
    const uri = testDatabase()
    const connection = await connect(uri)
    await settingsRepository(connection).set('began-as', 'office')
    await connection.close()
    expect(oneLine(await cli(['import', file], environment(uri)))).toContain('already holds settings')
    expect(await held(uri)).toEqual({ settings: 1 })
  }, 60_000)

  test('when the store gives back something else than was written: that is taken out again', async () => {
    const uri = testDatabase()
    const connection = await connect(uri)
    const survey = await surveyFile(file, readEnvironment(environment(uri)))
    const cases = connection.collection('petitions')
    const insertMany = cases.insertMany.bind(cases)
    const losing = vi
      .spyOn(cases, 'insertMany')
      .mockImplementation((documents) => insertMany(documents.slice(1)))
    const wanted = wantedIndexes(demoPack)
    await expect(fillStore(connection, survey, { wanted })).rejects.toThrow(
      /gave back of petitions is not what was written; what was written was taken out again/,
    )
    expect(losing).toHaveBeenCalled()
    expect(await held(uri)).toEqual({})
    losing.mockRestore()
    expect((await fillStore(connection, survey, { wanted })).every(({ same }) => same)).toBe(true)
    await connection.close()
  }, 60_000)
})

describe('an import that is ended on its way', () => {
  let large: string

  beforeAll(async () => {
    const path = await keyedFolder()
    const engine = await startEngine(path, 'documents')
    const connection = await connect(engine.addresses.documents)
    await openVault(settingsRepository(connection), { keys: testKeys, dataDir: path, embedded: true })
    const words = 'x'.repeat(1_000)
    for (let n = 0; n < 8; n += 1)
      await connection
        .collection<{ _id: string }>('looks')
        .insertMany(Array.from({ length: 1_000 }, (_, at) => ({ _id: `look-${n}-${at}`, words })))
    await connection.close()
    await engine.stop()
    large = join(folder, 'large.store')
    expect(await cli(['export', large], { DATA_DIR: path })).toMatchObject({ status: 0 })
  }, 120_000)

  /** An import that has begun to write. */
  async function writing(uri: string) {
    const running = begin(['import', large], environment(uri))
    const connection = await connect(uri)
    await expect
      .poll(() => connection.collection('looks').estimatedDocumentCount(), { timeout: 50_000, interval: 5 })
      .toBeGreaterThan(0)
    await connection.close()
    return running
  }

  test('by Ctrl-C takes out what it wrote and says so in one line', async () => {
    const uri = testDatabase()
    const running = await writing(uri)
    running.kill('SIGINT')
    expect(oneLine(await running.ended)).toContain('interrupted; what was written was taken out again')
    expect(await held(uri)).toEqual({})
  }, 90_000)

  test('by a power cut leaves a store on which nothing starts, until the import has been run again', async () => {
    const uri = testDatabase()
    const running = await writing(uri)
    running.kill('SIGKILL')
    await running.ended
    expect((await held(uri)).settings ?? 0).toBe(1)
    expect(oneLine(await cli(['doctor'], environment(uri)))).toContain('run that command again')
    expect(await cli(['import', large], environment(uri))).toMatchObject({ status: 0 })
    expect(await held(uri)).toMatchObject({ looks: 8_000 })
    const connection = await connect(uri)
    expect(await settingsRepository(connection).get(FILLING)).toBeUndefined()
    await connection.close()
  }, 120_000)
})
