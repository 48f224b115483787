import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  bubble,
  chatOf,
  hasChromium,
  launch,
  newPage,
  overflow,
  seriousFindings,
} from '../support/browser.js'
import { dataFolder, type ServiceProcess, startService } from '../support/service.js'
import { thorough } from '../support/thorough.js'

/** The words of one language that this test looks for. */
const LANGUAGES = {
  en: {
    locale: 'en-US',
    tour: 'Guided tour',
    begin: 'Begin',
    end: 'End of the tour',
    pause: 'Pause',
    goOn: 'Go on',
    citizen: 'Citizen',
    late: 'the date was missed',
    answer: 'Outcome: your request is supported.',
    rights: 'Press "Ask for review" in your case.',
    leader: 'Leader, city petition office',
    isLate: 'LATE.',
    checkedIn: 'You are checked in.',
    officers: 'Duty officer|Second duty officer',
    steppedIn: 'Noted: you are on duty',
    inside: 'Inside',
    document: 'Document',
    notices: 'Notices',
  },
  'zh-CN': {
    locale: 'zh-CN',
    tour: '导览',
    begin: '开始',
    end: '导览结束',
    pause: '暂停',
    goOn: '继续',
    citizen: '群众',
    late: '期限已过',
    answer: '结果：支持您的诉求',
    rights: '申请复查',
    leader: '市信访局领导',
    isLate: '【逾期】',
    checkedIn: '已签到',
    officers: '值班员|值班员（二）',
    steppedIn: '由您当班',
    inside: '内部',
    document: '文档',
    notices: '通知',
  },
} as const

/** On a busy machine a tour without pauses takes its time. */
const TOUR_MS = 180_000

describe.skipIf(!hasChromium)('the demo', () => {
  let browser: Browser
  let service: ServiceProcess
  beforeAll(async () => {
    const [opened, started] = await Promise.all([
      launch(),
      dataFolder().then((DATA_DIR) => startService({ DATA_DIR, LOG_LEVEL: 'warn' })),
    ])
    browser = opened
    service = started
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })

  const open = async (locale: string, expected: readonly string[] = []): Promise<Page> => {
    const page = await newPage(browser, { locale }, expected)
    await page.goto(`${service.url}/?pace=0`)
    await page.locator('.pane').first().waitFor()
    return page
  }

  test.each(thorough ? (['en', 'zh-CN'] as const) : (['en'] as const))(
    'the tour in %s tells the whole story by talking to the bot, over a reload in its middle',
    async (language) => {
      const words = LANGUAGES[language]
      const page = await open(words.locale, ['net::ERR', 'Failed to load resource'])
      await page.getByRole('button', { name: words.tour }).click()
      const sure = page.getByRole('dialog').getByRole('button', { name: words.begin })
      const card = page.locator('.tour')
      // An office in which something has happened is asked whether it may be emptied.
      await sure.or(card).first().waitFor()
      if (await sure.isVisible()) await sure.click()
      await card.waitFor({ timeout: 30_000 })
      await bubble(chatOf(page, words.citizen), words.late).waitFor({ timeout: TOUR_MS })
      await card.getByRole('button', { name: words.pause }).click()
      await page.reload()
      await card.getByRole('button', { name: words.goOn }).click()
      await card.getByRole('button', { name: words.end }).waitFor({ timeout: TOUR_MS })
      await card.getByRole('button', { name: words.end }).click()

      const said = async (name: string): Promise<string> => {
        const { persons } = JSON.parse((await service.get('/sandbox/state')).body) as {
          persons: { name: string; messages: { text?: string }[] }[]
        }
        const who = new RegExp(`^(?:${name})$`)
        return persons
          .filter((person) => who.test(person.name))
          .flatMap(({ messages }) => messages.map(({ text = '' }) => text))
          .join('\n')
      }
      const citizen = await said(words.citizen)
      for (const told of [words.answer, words.rights]) expect(citizen).toContain(told)
      const leader = await said(words.leader)
      for (const told of [words.isLate, words.checkedIn]) expect(leader).toContain(told)
      expect(await said(words.officers)).toContain(words.steppedIn)
      expect([await overflow(page), await seriousFindings(page)]).toEqual([0, []])
    },
    TOUR_MS * 2,
  )

  test('what happens inside is shown as it happens, sealed as it is stored', async () => {
    const page = await open('en-US')
    await page.getByRole('button', { name: 'Inside' }).click()
    const inside = page.getByRole('complementary', { name: 'Inside' })
    await inside.getByText('registered', { exact: true }).waitFor()
    await inside.getByText('served', { exact: true }).waitFor()
    await inside.getByRole('tab', { name: 'Notices' }).click()
    await inside.getByRole('button', { name: 'Citizen' }).first().waitFor()
    await inside.getByRole('tab', { name: 'Document' }).click()
    await inside.locator('.sealed').first().waitFor()
    const stored = await inside.locator('.stored').textContent()
    expect(stored).toContain('nextActionAt')
    expect(stored).not.toMatch(/Our land was taken|我们家的地/)
    await inside.getByRole('tab', { name: 'Queue' }).click()
    await inside.getByRole('row', { name: 'deliver-notice' }).waitFor()
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      expect([await overflow(page), await seriousFindings(page)]).toEqual([0, []])
    }
    // On a phone it lies over everything, and goes when it is closed.
    await inside.getByRole('button', { name: 'Close' }).click()
    await inside.waitFor({ state: 'detached' })
  })

  test('an added official joins through the bot and has an official’s commands', async () => {
    const page = await open('en-US')
    await page.getByRole('button', { name: 'Add somebody' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Zhou Min')
    await dialog.getByRole('combobox').nth(0).selectOption({ label: 'handler' })
    await dialog
      .getByRole('combobox')
      .nth(1)
      .selectOption({ label: 'Huoqiu County Land and Resources Bureau' })
    await dialog.getByRole('button', { name: 'Add' }).click()
    const chat = chatOf(page, 'Zhou Min')
    await bubble(chat, '/start inv_').waitFor()
    await chat.getByRole('button', { name: 'Commands' }).click()
    await chat.getByRole('menuitem', { name: '/inbox' }).click()
    await bubble(chat, 'Nothing waits for you.').waitFor()
  })

  test('starting over leaves nothing of before, and the page begins anew by itself', async () => {
    const page = await open('en-US', ['net::ERR', 'Failed to load resource'])
    await page.getByRole('button', { name: 'Start over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click()
    await expect.poll(() => page.locator('.message').count(), { timeout: 60_000 }).toBe(0)
    await page.locator('.restarting').waitFor({ state: 'detached' })
    const { body } = await service.get('/sandbox/inside')
    expect(JSON.parse(body)).toMatchObject({ cases: [] })
    const { body: clock } = await service.get('/sandbox/clock')
    const { now } = JSON.parse(clock) as { now: string }
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(120_000)
  })
})
