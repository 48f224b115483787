/**
 * A day of the whole service, written down as the commands that its driver sends, and done again on the embedded engine
 * and on the one that MONGODB_URI names: the same answers, and the same documents at the end, every type of number
 * included. The order of fields is left out: new ones come by their names here, as in MongoDB, and as they were written
 * in DocumentDB.
 */
import type { Document } from 'bson'
import mongoose, { type mongo } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filing, transferred } from '../support/citizen-filing.js'
import { official, person } from '../support/desk.js'
import { crewOf, liveTo, plannedWindow } from '../support/duty-crew.js'
import { testFolder } from '../support/folders.js'
import { openSite } from '../support/replica.js'
import { type EngineProcess, startEngine, testDatabase } from '../support/stores.js'
import { officeTime, walkTo } from '../support/walk.js'

const { BSON, MongoClient } = mongoose.mongo
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify'])
const OFFICE = 'huoqiu-petition'

let engine: EngineProcess
beforeAll(async () => {
  engine = await startEngine(await testFolder(), 'documents')
})
afterAll(() => engine.stop())

/** As it is sent, every type of number kept. */
const copied = (command: Document): Document =>
  BSON.deserialize(BSON.serialize(command, { ignoreUndefined: true }), {
    promoteValues: false,
    bsonRegExp: true,
  })

/** Petitions, what officials do with them, a window of duty, a night of reminders. */
async function aDay(): Promise<Document[]> {
  const written: Document[] = []
  const uri = `${engine.addresses.documents}?monitorCommands=true`
  const site = await openSite({ uri, begins: officeTime('2026-03-05T10:00').getTime() })
  try {
    const replica = await site.replica()
    replica.connection
      .getClient()
      .on('commandStarted', ({ commandName, command }: mongo.CommandStartedEvent) => {
        if (!WRITES.has(commandName)) return
        const { lsid: _, $db: __, writeConcern: ___, ...rest } = command
        written.push(copied(rest))
      })
    const registrar = await official(site, replica, 'registrar', OFFICE)
    const handler = await official(site, replica, 'handler', 'huoqiu-land')
    for (let n = 0; n < 6; n += 1) {
      const number = await filing({ site, replica }, await person(site, replica))
      if (n > 3) continue
      await transferred(registrar, number)
      await handler.command('case', number)
    }
    await handler.command('inbox')
    const crew = await crewOf(site, replica, OFFICE, { leaders: 3, officers: 6 })
    const days = { from: '2026-03-06', to: '2026-03-06' }
    await plannedWindow(site, replica, { unit: OFFICE, name: 'Forum', level: 'heightened', ...days })
    await liveTo(site, replica, crew, officeTime('2026-03-06T12:00'))
    await walkTo(site, replica, officeTime('2026-03-07T10:00'))
    return written
  } finally {
    await site.close()
  }
}

/** What a write says that it did. */
const said = ({ n, nModified, upserted, value, writeErrors }: Document) => ({
  n,
  nModified,
  upserted,
  value,
  errors: writeErrors?.map(({ index, code }: Document) => [index, code]),
})

/** The same with the fields of every document in the order of their names. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]))
}

/** Does the commands one after another in a fresh database; gives the answers and all documents. */
async function doneOn(uri: string, commands: readonly Document[]) {
  // With the service's own indexes.
  const site = await openSite({ uri })
  await site.replica()
  await site.close()
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect()
  const db = client.db()
  try {
    const answers = []
    for (const command of commands) answers.push(said(await db.command(command)))
    const documents = new Map<string, string[]>()
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
    for (const name of names.sort()) {
      const rows = await db.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray()
      documents.set(
        name,
        rows.map((row) => BSON.EJSON.stringify(inOrder(row), { relaxed: false })),
      )
    }
    return { answers, documents }
  } finally {
    await db.dropDatabase()
    await client.close()
  }
}

test.runIf(process.env.MONGODB_URI)(
  'a day of petitions leaves the same documents on this engine and on another',
  async () => {
    const commands = await aDay()
    const kinds = new Set(commands.map((command) => Object.keys(command)[0]))
    expect(kinds).toEqual(new Set(['insert', 'update', 'findAndModify']))
    const own = await doneOn(engine.addresses.documents.replace(/\/[^/]*$/, '/replayed'), commands)
    const other = await doneOn(testDatabase(), commands)
    expect(own.answers).toEqual(other.answers)
    expect([...own.documents.keys()]).toEqual([...other.documents.keys()])
    for (const [name, rows] of own.documents) expect(rows, name).toEqual(other.documents.get(name))
    const count = [...own.documents.values()].reduce((sum, rows) => sum + rows.length, 0)
    expect(count).toBeGreaterThan(100)
    console.info(`${commands.length} writes, ${count} documents in ${own.documents.size} collections`)
  },
  300_000,
)
