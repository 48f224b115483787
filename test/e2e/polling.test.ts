import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizen } from '../support/citizen.js'
import { type CutProxy, cutProxy } from '../support/cut-proxy.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { officePack } from '../support/office-pack.js'
import { type ServiceProcess, startService, storesEnv } from '../support/service.js'
import { testDatabase } from '../support/stores.js'

let api: FakeBotApi
let service: ServiceProcess
let proxy: CutProxy

beforeAll(async () => {
  api = await fakeBotApi()
  proxy = await cutProxy(testDatabase())
  service = await startService({
    ...(await storesEnv(proxy.uri)),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    PACK: await officePack(),
  })
}, 90_000)

afterAll(async () => {
  await service.stop()
  await proxy.close()
  await api.close()
})

const metric = async (line: RegExp): Promise<number> =>
  Number(line.exec((await service.get('/metrics')).body)?.[1] ?? 0)
const forged = () => metric(/^petition_desk_forged_presses_total (\d+)/m)
const quiet = () => api.until(() => api.pendingUpdates().length === 0, 'all updates confirmed', 30_000)

describe('a petition from /start to the receipt', () => {
  test.each([
    ['en', 101],
    ['zh-CN', 102],
  ] as const)('in %s', async (language, id) => {
    const talker = citizen(api, id, { language })
    const number = await talker.files()
    expect(number).toMatch(/^XF-341500-\d{4}-\d{6}-\d$/)
    expect(talker.numbers()).toEqual([number])
    talker.person.text('/my')
    await talker.hears(number)
    talker.person.text(`/status ${number.slice(-8)}`)
    await talker.hears(number)
    await quiet()
    for (const secret of [talker.facts, talker.request, '13800000000'])
      expect(service.logs()).not.toContain(secret)
  })

  test('a stranger’s, an unknown and a mistyped number reveal nothing', async () => {
    const [number = ''] = citizen(api, 101).numbers()
    const stranger = citizen(api, 103)
    stranger.person.text(`/status ${number}`)
    const foreign = await stranger.hears('No case was found')
    stranger.person.text('/status XF-341500-2026-999999-9')
    await stranger.hears(/No case was found|seems to be mistyped/)
    expect(foreign.text).not.toContain(number)
  })
})

describe('bad input', () => {
  test('an update without a sender and garbage do not stop what comes after', async () => {
    const talker = citizen(api, 110)
    api.pushUpdate({
      message: { message_id: 1, date: 1, chat: { id: 110, type: 'private' }, text: 'nobody' },
    })
    api.pushUpdate({ strange: { things: [1, 2, 3] } })
    api.pushUpdate({ message: 'no object' })
    talker.person.text('/start')
    await talker.hears(talker.words.menu)
    await quiet()
  })

  test('a message in a group gets one line with a link, and nothing of it is kept', async () => {
    const talker = citizen(api, 111)
    const group = api.person(-100_500)
    talker.person.inGroup('Wang Xiaoming stole my land')
    talker.person.inGroup('and my house')
    await quiet()
    await api.until(() => group.messages().length > 0, 'the line in the group', 30_000)
    expect(group.messages().map(({ text }) => text)).toEqual([
      expect.stringContaining('https://t.me/petition_desk_test_bot'),
    ])
    expect(service.logs()).not.toContain('Wang Xiaoming')
    talker.person.text('/my')
    await talker.hears('You have not filed a petition yet')
  })

  test('forged button data changes nothing and is counted', async () => {
    const talker = citizen(api, 112)
    await talker.upTo(5)
    const before = await forged()
    for (const data of ['drop table', 'd:submit:99', `d:${'x'.repeat(50)}:1`, 'why:not-mine:1'])
      talker.person.pressData(data)
    await quiet()
    await expect.poll(forged, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + 2)
    talker.person.location()
    await talker.hears(talker.words.step(6))
  })

  test('a sticker for a name gets what is expected and the same question', async () => {
    const talker = citizen(api, 113)
    await talker.upTo(7)
    talker.person.sticker()
    await talker.hears('Please send your name and phone')
    await talker.hears('7 of 8')
    talker.person.text('Wang 123')
    await talker.hears('such as 13800000000')
    talker.person.contact()
    await talker.hears(talker.facts)
  })

  test('a press three questions old has moved on, and the present question is shown again', async () => {
    const talker = citizen(api, 114)
    await talker.upTo(3)
    const old = talker.person.messages().findLast(({ markup }) => markup?.inline_keyboard)
    talker.person.text(talker.facts)
    await talker.hears(talker.words.counted)
    talker.person.press('Done')
    await talker.hears('4 of 8')
    talker.person.text(talker.request)
    await talker.hears('5 of 8')
    talker.person.press('Back', old ? { on: old.message_id } : {})
    await talker.hears('This button has moved on')
    await talker.hears('5 of 8')
  })

  test('a file of 25 MB is refused with other ways, and the draft is kept', async () => {
    const talker = citizen(api, 115)
    await talker.upTo(3)
    talker.person.text(talker.facts)
    await talker.hears(talker.words.counted)
    talker.person.document({ name: 'film.mp4', size: 25 * 1024 * 1024 })
    await talker.hears(/"film\.mp4" has 25 MB.*hand it in at/)
    talker.person.document({
      name: 'photo.jpg',
      bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100, 1)]),
    })
    await talker.hears('"photo.jpg" was not taken')
    talker.person.press('Done')
    await talker.hears('4 of 8')
  })
})

describe('with the database away', () => {
  test('a press is told that nothing is saved, nothing is confirmed, and work resumes by itself', async () => {
    const talker = citizen(api, 120)
    await talker.upTo(2)
    expect(await service.get('/readyz')).toMatchObject({ status: 200 })
    await proxy.cutWhenQuiet()
    const { number: after } = await api.waitFor('getUpdates', undefined, { limitMs: 30_000 })
    const update = talker.person.press('I agree')
    const like = ({ text, show_alert }: Readonly<Record<string, unknown>>) =>
      show_alert === true && String(text).includes('Not saved')
    await api.waitFor('answerCallbackQuery', like, { after, limitMs: 60_000 })
    expect(api.pendingUpdates()).toContain(update)
    await expect.poll(() => service.get('/readyz'), { timeout: 30_000 }).toMatchObject({ status: 503 })
    expect(await service.get('/healthz')).toMatchObject({ status: 200 })

    proxy.mend()
    await talker.hears('3 of 8')
    await quiet()
    await expect.poll(() => service.get('/readyz'), { timeout: 30_000 }).toMatchObject({ status: 200 })
  }, 150_000)
})
