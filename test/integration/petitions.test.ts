import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openVault } from '../../src/operator/keys.js'
import { VaultError } from '../../src/people/vault.js'
import { settingsRepository } from '../../src/store/settings.js'
import { readyToSubmit, readyToTell, sentFile, WORDS } from '../support/drafts.js'
import { filed } from '../support/filing.js'
import { testKeys } from '../support/keys.js'
import { rawDocuments } from '../support/raw.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let one: Replica
let two: Replica

beforeAll(async () => {
  site = await openSite()
  one = await site.replica()
  two = await site.replica()
})

afterAll(() => site.close())

describe('case numbers', () => {
  test('fifty filings at once get fifty different numbers with right check digits', async () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      filed(site, index % 2 === 0 ? one : two, `account-${index}`),
    )
    const numbers = (await Promise.all(many)).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(50)
    for (const number of numbers) expect(number).toMatch(/^XF-\d{6}-\d{4}-\d{6}-\d$/)
  })

  test('a filing that comes twice, one after the other or at once, is the same petition', async () => {
    const [first, second] = await Promise.all(
      [one, two].map((replica) => filed(site, replica, 'twice', 'petition-twice')),
    )
    expect(second).toEqual(first)
    expect(await filed(site, one, 'twice', 'petition-twice')).toEqual(first)
    expect(await one.repositories.petitions.ofPetitioner('twice', 10)).toEqual([first])
  })
})

describe('personal data', () => {
  test('no word of a person lies readable in a document, the queue or the log', async () => {
    const chatId = 5_550_001_234_567
    const name = 'my-complaint-letter.txt'
    const photo = Buffer.from('a letter with words of mine')
    const citizen = await readyToTell(one, chatId)
    site.chats.files.set('secret-file-handle', photo)
    await one.take(1, chatId, { kind: 'text', text: WORDS.facts })
    await one.take(2, chatId, sentFile('secret-file-handle', { name, caption: WORDS.request }))
    const queued = JSON.stringify(one.queued())
    await one.work()
    const other = await readyToSubmit(one, chatId + 1)
    await one.take(3, other.chatId, other.press('submit'))
    const queue = queued + JSON.stringify(one.queued())
    await one.settle()
    await one.repositories.deadLetters.putAside(4, { text: WORDS.facts, chat: chatId })

    const raw = await rawDocuments(one.connection)
    expect(raw).toContain(citizen.account)
    const secrets = [...Object.values(WORDS), String(chatId), name, 'secret-file-handle', photo.toString()]
    for (const secret of secrets) {
      expect(raw).not.toContain(secret)
      expect(raw).not.toContain(Buffer.from(secret).toString('base64').slice(0, -3))
      expect(queue).not.toContain(secret)
      expect(one.logged.join('')).not.toContain(secret)
    }
    expect(queue).toContain('deliver-notice')
  })

  test('a value moved to another document or place cannot be opened there', async () => {
    const mine = await filed(site, one, 'account-mine')
    const other = await filed(site, one, 'account-other')
    const { petitions, accounts } = one.repositories
    const row = await petitions.model.findById(mine.id).lean()
    await petitions.model.updateOne({ _id: other.id }, { $set: { events: row?.events ?? [] } })
    await expect(petitions.get(other.id)).rejects.toThrow(VaultError)
    await expect(petitions.get(mine.id)).resolves.toEqual(mine)

    const [a, b] = [await accounts.ofAddress('81', 'en'), await accounts.ofAddress('82', 'en')]
    const sealed = await accounts.model.findById(a.id).lean()
    await accounts.model.updateOne({ _id: b.id }, { $set: { address: sealed?.address ?? '' } })
    await expect(accounts.get(b.id)).rejects.toThrow(VaultError)
  })

  test('other keys than those of the data are refused before anything is written', async () => {
    const settings = settingsRepository(one.connection)
    const options = { dataDir: '/nowhere', embedded: false }
    await expect(openVault(settings, options)).rejects.toMatchObject({ code: 'KEYS_MISSING' })
    await openVault(settings, { ...options, keys: testKeys })
    const before = await rawDocuments(one.connection)
    const wrong = { ...testKeys, keys: new Map([['k1', Buffer.alloc(32, 'another')]]) }
    await expect(openVault(settings, { ...options, keys: wrong })).rejects.toMatchObject({
      code: 'KEYS_WRONG',
    })
    await expect(openVault(settings, options)).rejects.toMatchObject({ code: 'KEYS_MISSING' })
    expect(await rawDocuments(one.connection)).toBe(before)
    const more = new Map([
      ['k2', Buffer.alloc(32, 'newer')],
      ['k1', testKeys.keys.get('k1') ?? Buffer.alloc(0)],
    ])
    await openVault(settings, { ...options, keys: { ...testKeys, current: 'k2', keys: more } })
  })
})
