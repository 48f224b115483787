import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startEchoBot } from './echo-bot.js'
import { CITIZEN, png, REGISTRAR, startSandbox } from './harness.js'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const found = existsSync(CHROMIUM)
if (!found) console.warn(`The tests of the sandbox page are skipped: no chromium at ${CHROMIUM}.`)

const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser

/** A page on a fresh sandbox with the echo bot; complaints of the browser fail the test. */
async function openPage(options: BrowserContextOptions = {}, expected: readonly string[] = []) {
  const sandbox = await startSandbox()
  startEchoBot(sandbox.call)
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const known = expected.some((words) => message.text().includes(words))
    if (message.type() === 'error' && !known) complaints.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  await page.goto(sandbox.root)
  await page.locator('#start').waitFor()
  return { ...sandbox, page, api: sandbox.page }
}

const bubble = (page: Page, text: string) => page.locator('.message', { hasText: text }).last()
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

async function write(page: Page, text: string) {
  await page.getByRole('textbox', { name: /Message|消息/ }).fill(text)
  await page.keyboard.press('Enter')
}

/** What an accessibility checker finds serious or worse. */
async function seriousFindings(page: Page): Promise<string[]> {
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(axe)
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  )
  return found as string[]
}

const overflow = (page: Page) =>
  page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>

const distanceFromEnd = (page: Page) =>
  page.locator('#log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight)

describe.skipIf(!found)('the sandbox page', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS.split(' ') })
  })
  afterAll(() => browser?.close())

  test('a conversation begins with Start, goes on in text and is there after a reload', async () => {
    const { page } = await openPage()
    await page.getByRole('button', { name: 'Start' }).click()
    await bubble(page, 'Welcome.').waitFor()
    await write(page, '<img src=x onerror=alert(1)> & https://example.org/a')
    await bubble(page, 'Got <img src=x onerror=alert(1)>').waitFor()
    const link = bubble(page, 'Got <img').getByRole('link')
    expect(await link.getAttribute('href')).toBe('https://example.org/a')
    expect(await link.getAttribute('rel')).toContain('noopener')
    await page.reload()
    await bubble(page, 'Got <img src=x onerror=alert(1)>').waitFor()
    expect(await page.locator('.message').count()).toBe(4)
  })

  test('an inline button spins until it is answered: a toast, an alert, a changed message', async () => {
    const { page, sandbox } = await openPage()
    await page.getByRole('button', { name: 'Start' }).click()
    sandbox.faults.add({ kind: 'delay', method: 'answerCallbackQuery', ms: 300 })
    const toast = page.getByRole('button', { name: 'Toast' })
    await toast.click()
    await page.locator('[aria-busy="true"]').waitFor()
    await page.locator('.toast', { hasText: 'pressed toast' }).waitFor()
    expect(await toast.getAttribute('aria-busy')).toBeNull()
    await page.getByRole('button', { name: 'Alert' }).click()
    await page.getByRole('dialog').getByText('pressed alert').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Change' }).click()
    await bubble(page, 'Changed.').getByText('edited').waitFor()
    expect(await page.getByRole('button', { name: 'Toast' }).count()).toBe(0)
  })

  test('the bot’s keyboard sends texts, the own contact and a location', async () => {
    const { page } = await openPage()
    await write(page, 'keys')
    await page.getByRole('button', { name: 'Two' }).click()
    await bubble(page, 'Got Two').waitFor()
    await page.getByRole('button', { name: 'Share my contact' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Phone').inputValue()).toBe('13800001001')
    await dialog.getByRole('button', { name: 'Share' }).click()
    await bubble(page, 'Got contact').waitFor()
    await page.getByRole('button', { name: 'Share a location' }).click()
    await dialog.getByRole('button', { name: /Map/ }).focus()
    await page.keyboard.press('ArrowUp')
    expect(await dialog.getByLabel('Latitude').inputValue()).toBe('31.73700')
    await dialog.getByRole('button', { name: 'Share' }).click()
    await bubble(page, 'Got location').waitFor()
    await page.locator('.own .card', { hasText: '31.73700' }).waitFor()
  })

  test('pictures go as an album, other files as documents, a recording as a voice message', async () => {
    const { page } = await openPage()
    const choose = async (item: string, files: { name: string; mimeType: string; buffer: Buffer }[]) => {
      await page.getByRole('button', { name: 'Attach' }).click()
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('menuitem', { name: item }).click()
      await (await chooser).setFiles(files)
    }
    const picture = (n: number) => ({ name: `${n}.png`, mimeType: 'image/png', buffer: png(n) })
    await choose('Photos or videos', [picture(1), picture(2), picture(3)])
    await page.getByRole('button', { name: 'Remove 3.png' }).click()
    await write(page, 'the broken lamp')
    await page.locator('.own .photos.of-2').waitFor()
    await page.locator('.own .words', { hasText: 'the broken lamp' }).waitFor()
    await page.getByTitle('Show the photo large').first().click()
    await page.getByRole('button', { name: 'Close' }).click()
    await choose('Files', [
      { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') },
    ])
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('link', { name: 'Download 说明.pdf' }).waitFor()
    await page.getByRole('button', { name: 'Record a voice message' }).click()
    await page.getByText('Recording').waitFor()
    await page.getByText('0:01').waitFor()
    await page.getByRole('button', { name: 'Stop and send' }).click()
    await page.locator('audio[aria-label="Voice message"]').waitFor()
    await bubble(page, 'Got voice').waitFor()
  })

  test('somebody else’s message marks their tab until it is looked at', async () => {
    const { page, call } = await openPage()
    await call('sendMessage', { chat_id: REGISTRAR, text: 'a new petition' })
    await tab(page, 'Wei Chen').getByText('1 unread').waitFor()
    expect(await page.title()).toContain('(1)')
    await tab(page, 'Wei Chen').click()
    await bubble(page, 'a new petition').waitFor()
    await page.getByText('You are: Wei Chen').waitFor()
    expect(await tab(page, 'Wei Chen').getByText('unread').count()).toBe(0)
    await page.reload()
    await bubble(page, 'a new petition').waitFor()
  })

  test('what the bot does is seen: typing, new commands, being unable to write after a block', async () => {
    const { page, call } = await openPage()
    await page.getByRole('button', { name: 'Start' }).click()
    await bubble(page, 'Welcome.').waitFor()
    await call('sendChatAction', { chat_id: CITIZEN, action: 'typing' })
    await page.getByText('typing …').waitFor()
    await call('setMyCommands', { commands: [{ command: 'status', description: 'Follow a case' }] })
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('menuitem', { name: '/status' }).click()
    await bubble(page, 'Got /status').waitFor()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Block the bot' }).click()
    await page.getByText('You blocked the bot').waitFor()
    expect(await call('sendMessage', { chat_id: CITIZEN, text: 'x' })).toMatchObject({ error_code: 403 })
    await page.getByRole('button', { name: 'Unblock' }).click()
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
  })

  test('everything can be done by keys alone', async () => {
    const { page } = await openPage()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type('by keys')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two lines')
    await page.keyboard.press('Enter')
    await bubble(page, 'Got by keys').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Photos or videos')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await bubble(page, 'Got sticker').waitFor()
    await tab(page, '林晓').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByText('You are: Wei Chen').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe(`person-${REGISTRAR}`)
  })

  test('on a phone and on a wide screen, light and dark, nothing is cut off and the checker finds nothing serious', async () => {
    const { page, sandbox } = await openPage({ viewport: { width: 390, height: 844 } })
    await page.getByText('DEMO 演示').first().waitFor()
    await write(page, '/start')
    await write(page, 'keys')
    await bubble(page, 'Keys.').waitFor()
    await page.locator('#keyboard').waitFor()
    await expect.poll(() => distanceFromEnd(page)).toBeLessThan(2)
    sandbox.people.text(CITIZEN, { text: `https://example.org/${'long'.repeat(60)}` })
    sandbox.people.contact(CITIZEN, '13800001001', '林晓', true)
    sandbox.people.location(CITIZEN, 31.7, 116.5, { title: '很长的地点名称'.repeat(8), address: '' })
    await bubble(page, 'Got venue').waitFor()
    for (const look of [
      { width: 390, height: 844, colorScheme: 'light', language: 'English', words: 'Office time' },
      { width: 390, height: 844, colorScheme: 'dark', language: '中文', words: '机关时间' },
      { width: 1440, height: 900, colorScheme: 'light', language: '中文', words: '机关时间' },
      { width: 1440, height: 900, colorScheme: 'dark', language: 'English', words: 'Office time' },
    ] as const) {
      await page.setViewportSize(look)
      await page.emulateMedia({ colorScheme: look.colorScheme })
      await page.getByRole('button', { name: look.language }).click()
      await page.getByText(look.words).waitFor()
      await page.locator('#attach').click()
      expect([look, await overflow(page), await seriousFindings(page)]).toEqual([look, 0, []])
      await page.keyboard.press('Escape')
    }
  })

  test('the language can be switched and is remembered; the office time follows the clock', async () => {
    const { page, api } = await openPage({ locale: 'zh-CN' })
    await page.getByRole('button', { name: '开始' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Model City Petition Office').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Start' }).waitFor()
    await page.getByText('A demonstration: nothing here reaches any office.').waitFor()
    await page.getByText('Mon, Mar 2, 2026, 09:00').waitFor()
    await api('/sandbox/clock', { to: '2026-03-09T15:30:00+08:00' })
    await page.getByText('Mon, Mar 9, 2026, 15:30').waitFor()
  })

  test('the page finds back after the server was away', async () => {
    const first = await openPage({}, ['Failed to load resource', 'net::ERR'])
    const { page, dataDir, root } = first
    await write(page, 'before')
    await bubble(page, 'Got before').waitFor()
    await first.stop()
    await page.getByText('Connection lost').waitFor()
    const { call } = await startSandbox({ dataDir }, Number(new URL(root).port))
    await call('sendMessage', { chat_id: CITIZEN, text: 'I am back' })
    await bubble(page, 'I am back').waitFor()
    await page.getByText('You are: 林晓').waitFor()
    expect(await page.locator('.message').count()).toBe(3)
  })
})
