import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, type Talker } from '../support/citizen.js'
import { type FakeBotApi, type Fault, fakeBotApi } from '../support/fake-bot-api.js'
import { officePack } from '../support/office-pack.js'
import { type ServiceProcess, startService, storesEnv } from '../support/service.js'
import { testDatabase } from '../support/stores.js'

let api: FakeBotApi
let service: ServiceProcess

beforeAll(async () => {
  api = await fakeBotApi()
  service = await startService({
    ...(await storesEnv(testDatabase())),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    PACK: await officePack(),
  })
}, 90_000)

afterAll(async () => {
  await service.stop()
  await api.close()
})

const FAULTS = ['limited', 'error', 'lost', 'reset', 'html', 'hang'] as const
/** What is surely done at most once, so that a second message would be a defect. */
const NEVER_TWICE: readonly string[] = ['limited', 'error', 'reset', 'html', 'hang']

test('whatever goes wrong with sending, everybody gets one case and the receipt, and repeats are bounded', async () => {
  const talkers = FAULTS.map((kind, index) => {
    const talker = citizen(api, 401 + index)
    const to = { method: 'sendMessage', kind, where: sentTo(talker) } satisfies Fault
    // Two of the conversation's messages, and the receipt; of what hangs ten seconds each, the receipt.
    const met = kind === 'hang' ? [] : ['3 of 8', 'Your number is']
    for (const words of [...met, 'Your code: '])
      api.fault({ ...to, where: (payload) => to.where(payload) && says(payload, words) })
    return { kind, talker }
  })
  const numbers = await Promise.all(talkers.map(({ talker }) => talker.files()))
  expect(new Set(numbers).size).toBe(FAULTS.length)
  for (const { kind, talker } of talkers) {
    expect(talker.numbers()).toHaveLength(1)
    const repeats = NEVER_TWICE.includes(kind) ? 0 : 3
    // What was lost on its way back arrives again within its time.
    if (repeats > 0) await expect.poll(() => talker.receipts().length, { timeout: 60_000 }).toBe(2)
    expect(talker.repeats(), kind).toBe(repeats)
    for (const receipt of talker.receipts().slice(1)) expect(receipt).toContain('may be a repeat')
  }
}, 180_000)

test('repeated, reordered and lost updates file one case each', async () => {
  const talkers = [421, 422, 423].map((id) => citizen(api, id))
  // One after the other, so that no long row of failures makes the bot wait longer and longer.
  const kinds = ['repeat', 'lost', 'reorder', 'error', 'repeat', 'limited', 'reorder', 'reset'] as const
  for (const kind of [...kinds, ...kinds]) api.fault({ method: 'getUpdates', kind, retryAfter: 1 })
  const numbers = await Promise.all(talkers.map((talker) => talker.files()))
  expect(new Set(numbers).size).toBe(3)
  await api.until(() => api.pendingUpdates().length === 0, 'all updates confirmed', 60_000)
  for (const talker of talkers) {
    expect(talker.numbers()).toHaveLength(1)
    expect(talker.repeats()).toBe(0)
    talker.person.text('/my')
    await talker.hears(/Your petitions.*: 1/)
  }
}, 180_000)

test('many messages at once, newest first, are all kept and in order', async () => {
  const talker = citizen(api, 430)
  await talker.upTo(3)
  api.fault({ method: 'getUpdates', kind: 'reorder', times: 5 })
  for (let n = 1; n <= 7; n += 1) talker.person.text(`Line ${n}.`)
  await talker.hears('Received: 7 texts')
  talker.person.press('Done')
  await talker.hears('4 of 8')
  talker.person.text(talker.request)
  await talker.hears('5 of 8')
  talker.person.location()
  await talker.hears('6 of 8')
  talker.person.press('Skip')
  await talker.hears('7 of 8')
  talker.person.contact()
  const summary = await talker.hears('8 of 8')
  expect(summary.text.match(/Line \d\./g)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `Line ${n}.`))
}, 120_000)

test('a person who blocked the bot is reached again after they write', async () => {
  const talker = citizen(api, 440)
  await talker.upTo(8)
  talker.person.block()
  talker.person.press('Submit')
  await api.until(() => api.pendingUpdates().length === 0, 'all updates confirmed', 60_000)
  expect(talker.receipts()).toEqual([])
  talker.person.unblock()
  talker.person.text('/my')
  await talker.hears(/Your petitions.*: 1/)
  expect(await talker.receipt()).toMatch(/^XF-/)
}, 120_000)

function sentTo({ person }: Talker): (payload: Readonly<Record<string, unknown>>) => boolean {
  return ({ chat_id }) => Number(chat_id) === person.id
}

const says = ({ text }: Readonly<Record<string, unknown>>, words: string) => String(text).includes(words)
