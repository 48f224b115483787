import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { formatPersonalDataKeys } from '../../src/config/personal-data-keys.js'
import { backup, restore } from '../../src/operator/backup.js'
import { COLLECTIONS } from '../../src/operator/collections.js'
import { openVault } from '../../src/operator/keys.js'
import type { FileEnd } from '../../src/operator/store-file.js'
import { settingsRepository } from '../../src/store/settings.js'
import { readyToSubmit, readyToTell, sentFile } from '../support/drafts.js'
import { testFolder } from '../support/folders.js'
import { testKeys, testKeysLine } from '../support/keys.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { testDatabase } from '../support/stores.js'

let site: Site
let desk: Replica
let folder: string
let file: string
let counts: Readonly<Record<string, number>>
let calendar: string
let update = 1

const LETTER = Buffer.from('what I wrote to the bureau')

beforeAll(async () => {
  folder = await testFolder()
  site = await openSite()
  desk = await site.replica()
  await openVault(settingsRepository(desk.connection), { keys: testKeys, dataDir: folder, embedded: false })
  const told = await readyToTell(desk, 6000)
  site.chats.files.set('letter', LETTER)
  await desk.take(++update, told.chatId, sentFile('letter', { name: 'letter.txt' }))
  for (let chatId = 6001; chatId < 6006; chatId += 1) {
    const citizen = await readyToSubmit(desk, chatId)
    await desk.take(++update, chatId, citizen.press('submit'))
  }
  const { token } = await desk.repositories.calendars.of('an-official')
  calendar = token
  await desk.settle()
  const made = await backup(environmentFor(site.uri), await fresh('first'), site.clock)
  file = made.file
  counts = countsOf(made.end)
})

afterAll(() => site.close())

const countsOf = ({ collections }: FileEnd): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(collections).map(([name, { count }]) => [name, count]))

async function fresh(name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(path, { recursive: true })
  return path
}

function environmentFor(uri: string, keys = testKeysLine) {
  return readEnvironment({
    MONGODB_URI: uri,
    // Not used by these commands; with both stores given, none is embedded.
    REDIS_URL: 'redis://127.0.0.1:1',
    PERSONAL_DATA_KEYS: keys,
    DATA_DIR: folder,
  })
}

/** How much lies in a store, over all collections of a backup. */
async function stored(uri: string): Promise<Record<string, number>> {
  const looked = await openSite({ uri })
  try {
    const { db } = (await looked.replica()).connection
    const counted = await Promise.all(
      COLLECTIONS.map(async (name) => [name, (await db?.collection(name).countDocuments()) ?? 0] as const),
    )
    return Object.fromEntries(counted.filter(([, count]) => count > 0))
  } finally {
    await looked.close()
  }
}

describe('a backup', () => {
  test('fills an empty store with the same documents, and cases and files can be read again', async () => {
    const uri = testDatabase()
    const { survey } = await restore(environmentFor(uri), file, site.clock)
    expect(countsOf(survey.end)).toEqual(counts)
    expect(counts).toMatchObject({
      petitions: 5,
      conversations: 6,
      evidence: 1,
      'evidence.files': 1,
      duty_calendars: 1,
    })
    // Every counter goes on well above what was given out, those of other offices and of next year too.
    const { serials, ...documents } = await stored(uri)
    const { serials: before = 0, ...others } = counts
    expect(documents).toEqual(others)
    expect(serials).toBeGreaterThan(before)
    const again = await openSite({ uri })
    const restored = await again.replica()
    for (const { _id: id } of await desk.repositories.petitions.model.find().lean()) {
      expect(await restored.repositories.petitions.get(id)).toEqual(await desk.repositories.petitions.get(id))
    }
    const [letter] = await restored.repositories.evidence.model.find().lean()
    expect(await restored.repositories.evidence.content(letter?._id ?? '')).toEqual(LETTER)
    expect(await restored.repositories.calendars.memberOf(calendar)).toBe('an-official')
    // Numbers go on where they were.
    const citizen = await readyToSubmit(restored, 6100)
    await restored.take(900, 6100, citizen.press('submit'))
    const numbers = (await restored.repositories.petitions.model.find().lean()).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(6)
    expect(Math.max(...numbers.map((number) => Number(number.slice(15, 21))))).toBeGreaterThan(1_000)
    await again.close()
  })

  test('holds no keys, and only its owner can read it', async () => {
    const { stat } = await import('node:fs/promises')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const text = gunzipSync(await readFile(file)).toString('utf8')
    for (const key of [...testKeys.keys.values(), testKeys.lookup])
      expect(text).not.toContain(key.toString('base64').slice(0, 40))
  })

  test('made while people submit holds every case that a conversation in it speaks of, once it was finished', async () => {
    const citizens = await Promise.all(
      Array.from({ length: 12 }, (_, index) => readyToSubmit(desk, 6200 + index)),
    )
    const busy = (async () => {
      for (const citizen of citizens) await desk.take(++update, citizen.chatId, citizen.press('submit'))
    })()
    const made = []
    for (let round = 0; round < 3; round += 1)
      made.push(await backup(environmentFor(site.uri), await fresh(`busy-${round}`), site.clock))
    await busy
    await desk.settle()
    for (const { file: copy } of made) {
      const uri = testDatabase()
      await restore(environmentFor(uri), copy, site.clock)
      const again = await openSite({ uri })
      again.pass(3_600_000)
      const restored = await again.replica()
      await restored.settle()
      for (const { _id: account } of await restored.repositories.conversations.model.find().lean()) {
        const { state } = await restored.repositories.conversations.load(account)
        const cases = await restored.repositories.petitions.ofPetitioner(account, 10)
        // A conversation that was read just before its Submit still holds the draft; its case has the draft's id.
        const { filed, draft } = state
        expect(cases.length).toBeLessThanOrEqual(1)
        if (filed !== undefined) expect(cases.map(({ number }) => number)).toEqual([filed])
        else for (const { id } of cases) expect(id).toBe(draft?.id)
      }
      const numbers = (await restored.repositories.petitions.model.find().lean()).map(({ number }) => number)
      expect(new Set(numbers).size).toBe(numbers.length)
      await again.close()
    }
  }, 60_000)
})

describe('a restore changes nothing', () => {
  async function refused(path: string, message: RegExp, keys?: string): Promise<void> {
    const uri = testDatabase()
    await expect(restore(environmentFor(uri, keys), path, site.clock)).rejects.toThrow(message)
    expect(await stored(uri)).toEqual({})
  }

  test('where the keys are others than the data was made with', async () => {
    const others = { ...testKeys, keys: new Map([['k1', Buffer.alloc(32, 'others')]]) }
    await refused(file, /not the keys/, formatPersonalDataKeys(others))
  })

  test('of a store that holds something already', async () => {
    const before = await stored(site.uri)
    await expect(restore(environmentFor(site.uri), file, site.clock)).rejects.toThrow(/already holds/)
    expect(await stored(site.uri)).toEqual(before)
  })
})
