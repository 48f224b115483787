import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Spoken } from '../../src/dialogues/messages.js'
import { deliver } from '../../src/notices/deliver.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let one: Replica
let two: Replica
let chatId = 3000
let account: string
let petition: string
let id: string

beforeAll(async () => {
  site = await openSite()
  one = await site.replica()
  two = await site.replica()
})

afterAll(() => site.close())

beforeEach(async () => {
  chatId += 1
  account = (await one.repositories.accounts.ofAddress(String(chatId), 'en')).id
  petition = (await filed(site, one, account)).id
  await one.relay(petition)
  id = `${petition}-receipt-${account}`
  one.restart()
  one.outcomes.length = 0
  site.chats.answers.length = 0
})

const REPEAT = 'may be a repeat'
const delivery = () => one.repositories.deliveries.get(id)
/** The receipts; the rights card that goes with them is a notice of its own. */
const heard = () =>
  site.chats
    .in(chatId)
    .map(({ text }) => text)
    .filter((text) => !text.includes('A petition stops no other time limit'))

describe('the lease of a delivery', () => {
  test('lets one of two workers try, and nobody else until it runs out', async () => {
    await Promise.all([deliver(id, one.deliverPorts()), deliver(id, two.deliverPorts())])
    expect(heard()).toHaveLength(1)
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('when it runs out, another takes over, says that it may be a repeat, and the first writes nothing', async () => {
    const { deliveries } = one.repositories
    const claimed = await deliveries.claim(id)
    if (!claimed) throw new Error('not claimed')
    await deliver(id, two.deliverPorts())
    expect(heard()).toEqual([])
    site.pass(30_001)
    expect(await deliveries.stillOurs(claimed)).toBe(false)
    await deliver(id, two.deliverPorts())
    expect(heard()).toEqual([expect.stringContaining(REPEAT)])
    expect(two.outcomes).toContain('repeated')
    await deliveries.settle(claimed, 'failed')
    await deliveries.postpone(claimed, 0, { unclear: 1, partsSent: 0, mayRepeat: true }, [])
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 2 })
  })
})

describe('what the messenger answers', () => {
  test('a 429 waits its time, counts nothing and marks nothing', async () => {
    site.chats.answers.push({ kind: 'limited', retryAfterSeconds: 7 })
    await deliver(id, one.deliverPorts())
    expect(await delivery()).toMatchObject({ state: 'pending', unclear: 0, mayRepeat: false })
    site.pass(6_000)
    await one.work()
    expect(heard()).toEqual([])
    site.pass(1_500)
    await one.work()
    expect(heard()).toHaveLength(1)
    expect(heard()[0]).not.toContain(REPEAT)
    expect(one.outcomes).toEqual(['limited', 'sent'])
  })

  test('an ambiguous one is tried again as a possible repeat; after three it has failed', async () => {
    const lost = { kind: 'ambiguous', reason: 'ETIMEDOUT' } as const
    site.chats.answers.push(lost, lost, lost)
    await deliver(id, one.deliverPorts())
    expect(await delivery()).toMatchObject({ state: 'pending', unclear: 1, mayRepeat: true })
    for (let minute = 0; minute < 7; minute += 1) {
      site.pass(60_000)
      await one.work()
    }
    expect(await delivery()).toMatchObject({ state: 'failed', unclear: 2, attempts: 3 })
    expect(one.outcomes).toEqual(['unclear', 'repeated', 'unclear', 'repeated', 'unclear'])
    expect(await one.repositories.deliveries.count('failed')).toBe(1)
    site.pass(3_600_000)
    await one.sweep()
    await one.work()
    expect(heard()).toEqual([])
  })

  test('a block ends it and marks the account; the next message of the person reaches it again', async () => {
    site.chats.answers.push({ kind: 'refused', reason: 'blocked' })
    await deliver(id, one.deliverPorts())
    expect(await delivery()).toMatchObject({ state: 'refused' })
    const { accounts } = one.repositories
    expect((await accounts.get(account))?.reachable).toBe(false)
    await one.take(chatId, chatId, { kind: 'command', name: 'help', argument: '' })
    expect((await accounts.get(account))?.reachable).toBe(true)
  })

  test('a wrong token loses nothing: it goes out once the token is right', async () => {
    site.chats.answers.push({ kind: 'unauthorized' }, { kind: 'unauthorized' })
    await deliver(id, one.deliverPorts())
    await one.settle()
    expect(await delivery()).toMatchObject({ state: 'sent', unclear: 0, mayRepeat: false })
    expect(heard()).toHaveLength(1)
  })
})

test('a notice of a case that is not the recipient’s is never said', async () => {
  const stranger = await one.repositories.accounts.ofAddress(`9${chatId}`, 'en')
  const about = { kind: 'receipt', subject: petition } as const
  const foreign = await one.repositories.deliveries.add('foreign', stranger.id, about)
  await deliver(foreign, one.deliverPorts())
  expect(await one.repositories.deliveries.get(foreign)).toMatchObject({ state: 'superseded' })
  expect(site.chats.in(Number(`9${chatId}`))).toEqual([])
  expect(one.outcomes).toEqual(['superseded'])
})

describe('a text over the limit', () => {
  const LINES = Array.from({ length: 120 }, (_, n) => `Line ${String(n).padStart(3, '0')} ${'x'.repeat(90)}`)
  const long = async (): Promise<Spoken> => ({
    say: { text: LINES.map((words) => ({ key: 'plain', args: { words } })) },
    language: 'en',
  })
  const ports = () => ({ ...one.deliverPorts(), compose: long })
  const lines = () => heard().flatMap((text) => text.match(/Line \d+/g) ?? [])

  test('goes on at the part that failed', async () => {
    site.chats.answers.push(undefined, { kind: 'limited', retryAfterSeconds: 1 })
    await deliver(id, ports())
    expect(heard()).toHaveLength(1)
    expect(await delivery()).toMatchObject({ state: 'pending', partsSent: 1 })
    site.pass(2_000)
    await deliver(id, ports())
    expect(lines()).toEqual(LINES.map((line) => line.slice(0, 8)))
    expect(await one.repositories.deliveries.model.findById(id).lean()).toMatchObject({
      state: 'sent',
      messageIds: site.chats.in(chatId).map(({ id: message }) => message),
    })
  })

  test('loses no line and says that it may be a repeat where a part may have arrived', async () => {
    site.chats.answers.push(undefined, { kind: 'ambiguous', reason: 'ETIMEDOUT' })
    await deliver(id, ports())
    site.pass(5_000)
    await deliver(id, ports())
    expect([...new Set(lines())].sort()).toEqual(LINES.map((line) => line.slice(0, 8)))
    expect(heard().at(-1)).toContain(REPEAT)
  })
})
