import { join } from 'node:path'
import { pino } from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { doctor } from '../../src/operator/doctor.js'
import { indexes } from '../../src/operator/indexes.js'
import { openDesk, wantedIndexes } from '../../src/operator/open.js'
import { connect } from '../../src/store/connect.js'
import { compareIndexes, type WantedIndex } from '../../src/store/indexes.js'
import { demoPack } from '../support/demo-pack.js'
import { testFolder } from '../support/folders.js'
import { testKeysLine } from '../support/keys.js'
import { buildIndexes, testDatabase } from '../support/stores.js'

let folder: string
let wanted: WantedIndex[]

beforeAll(async () => {
  folder = await testFolder()
  wanted = wantedIndexes(demoPack)
})

const on = (uri: string) =>
  readEnvironment({
    MONGODB_URI: uri,
    REDIS_URL: 'redis://127.0.0.1:1',
    PERSONAL_DATA_KEYS: testKeysLine,
    DATA_DIR: join(folder, 'data'),
  })

/** Opens the store as a start does; gives what it logged. */
async function start(uri: string): Promise<string[]> {
  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) })
  const desk = await openDesk(on(uri), { log, only: 'documents' })
  await desk.close()
  return logged
}

async function withStore<T>(
  uri: string,
  work: (connection: Awaited<ReturnType<typeof connect>>) => Promise<T>,
): Promise<T> {
  const connection = await connect(uri)
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

describe('a start on MongoDB', () => {
  test('is refused where a unique index is missing: it names the command, and writes nothing', async () => {
    const uri = testDatabase()
    await expect(start(uri)).rejects.toThrow(/petitions\.number_1.*run petition-desk indexes$/)
    await withStore(uri, async (connection) => {
      expect(await connection.db?.listCollections().toArray()).toEqual([])
    })
    await buildIndexes(uri)
    expect(await start(uri)).toEqual([])
  })

  test('is refused where a unique index is there, but is not unique', async () => {
    const uri = testDatabase()
    await buildIndexes(uri)
    await withStore(uri, async (connection) => {
      await connection.collection('petitions').dropIndex('number_1')
      await connection.collection('petitions').createIndex({ number: 1 })
    })
    await expect(start(uri)).rejects.toThrow('petitions.number_1')
    const plain = await indexes(on(uri), {})
    expect(plain.status).toBe(1)
    expect(plain.lines.join('\n')).toMatch(/^differs +petitions +number_1 +unique$/m)
    expect((await indexes(on(uri), { dropUnwanted: true })).lines.join('\n')).toMatch(
      /^replaced +petitions +number_1/m,
    )
    expect(await start(uri)).toEqual([])
  })

  test('goes on where another index is missing, says which, and does not build it; so does the doctor', async () => {
    const uri = testDatabase()
    await buildIndexes(uri)
    await withStore(uri, (connection) => connection.collection('petitions').dropIndex('waitsAt_1'))
    const logged = await start(uri)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain('petitions.waitsAt_1')
    expect(await doctor(on(uri))).toContainEqual({
      level: 'warn',
      what: 'indexes are missing, and what needs them is slow: petitions.waitsAt_1',
      advice: 'run: petition-desk indexes',
    })
    const states = await withStore(uri, (connection) => compareIndexes(connection, wanted))
    expect(states.filter(({ state }) => state !== 'there').map(({ name }) => name)).toEqual(['waitsAt_1'])
  })
})

describe('petition-desk indexes', () => {
  test('with --dry-run says what is missing and builds nothing; without it builds that, once', async () => {
    const uri = testDatabase()
    const dry = await indexes(on(uri), { dryRun: true })
    expect(dry.status).toBe(1)
    expect(dry.lines).toHaveLength(wanted.length)
    for (const line of dry.lines) expect(line).toMatch(/^missing /)
    expect(await indexes(on(uri), { dryRun: true })).toEqual(dry)
    const built = await indexes(on(uri), {})
    expect(built.status).toBe(0)
    for (const line of built.lines) expect(line).toMatch(/^created /)
    const again = await indexes(on(uri), {})
    for (const line of again.lines) expect(line).toMatch(/^there /)
  })

  test('leaves an index that nobody wants until it is asked to drop it', async () => {
    const uri = testDatabase()
    await buildIndexes(uri)
    await withStore(uri, (connection) => connection.collection('petitions').createIndex({ 'row.region': 1 }))
    const unwanted = /^(\S.*\S) +petitions +row\.region_1$/m
    expect(unwanted.exec((await indexes(on(uri), {})).lines.join('\n'))?.[1]).toBe('not wanted')
    expect(unwanted.exec((await indexes(on(uri), { dropUnwanted: true })).lines.join('\n'))?.[1]).toBe(
      'dropped',
    )
    expect((await indexes(on(uri), { dryRun: true })).lines.join('\n')).not.toMatch(unwanted)
  })
})
