import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
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
import { startEchoBot } from './echo-bot.js'
import { CITIZEN, png, REGISTRAR, startSandbox } from './harness.js'

let browser: Browser

/** A page on a fresh sandbox with the echo bot; complaints of the browser fail the test. */
async function openPage(options: BrowserContextOptions = {}, expected: readonly string[] = []) {
  const sandbox = await startSandbox()
  startEchoBot(sandbox.call)
  const page = await newPage(browser, options, expected)
  await page.goto(sandbox.root)
  const pane = chatOf(page, '林晓')
  await pane.locator('.start').waitFor()
  return { ...sandbox, page, pane, api: sandbox.page }
}

const inRail = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name })

async function write(pane: Locator, text: string) {
  const field = pane.getByRole('textbox', { name: /Message|消息/ })
  await field.fill(text)
  await field.press('Enter')
}

const distanceFromEnd = (pane: Locator) =>
  pane.locator('.log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight)

describe.skipIf(!hasChromium)('the sandbox page', () => {
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  test('a conversation begins with Start, goes on in text and is there after a reload', async () => {
    const { page, pane } = await openPage()
    await pane.getByRole('button', { name: 'Start' }).click()
    await bubble(pane, 'Welcome.').waitFor()
    await write(pane, '<img src=x onerror=alert(1)> & https://example.org/a')
    await bubble(pane, 'Got <img src=x onerror=alert(1)>').waitFor()
    const link = bubble(pane, 'Got <img').getByRole('link')
    expect(await link.getAttribute('href')).toBe('https://example.org/a')
    expect(await link.getAttribute('rel')).toContain('noopener')
    await page.reload()
    await bubble(pane, 'Got <img src=x onerror=alert(1)>').waitFor()
    expect(await pane.locator('.message').count()).toBe(4)
  })

  test('an inline button spins until it is answered: a toast, an alert, a changed message', async () => {
    const { page, pane, sandbox } = await openPage()
    await pane.getByRole('button', { name: 'Start' }).click()
    sandbox.faults.add({ kind: 'delay', method: 'answerCallbackQuery', ms: 300 })
    const toast = pane.getByRole('button', { name: 'Toast' })
    await toast.click()
    await pane.locator('[aria-busy="true"]').waitFor()
    await page.locator('.toast', { hasText: 'pressed toast' }).waitFor()
    await pane.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
    await pane.getByRole('button', { name: 'Alert' }).click()
    await page.getByRole('dialog').getByText('pressed alert').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await pane.getByRole('button', { name: 'Change' }).click()
    await bubble(pane, 'Changed.').getByText('edited').waitFor()
    expect(await pane.getByRole('button', { name: 'Toast' }).count()).toBe(0)
  })

  test('the bot’s keyboard sends texts, the own contact and a location', async () => {
    const { page, pane } = await openPage()
    await write(pane, 'keys')
    await pane.getByRole('button', { name: 'Two' }).click()
    await bubble(pane, 'Got Two').waitFor()
    await pane.getByRole('button', { name: 'Share my contact' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Phone').inputValue()).toBe('13800001001')
    await dialog.getByRole('button', { name: 'Share' }).click()
    await bubble(pane, 'Got contact').waitFor()
    await pane.getByRole('button', { name: 'Share a location' }).click()
    await dialog.getByRole('button', { name: /Map/ }).focus()
    await page.keyboard.press('ArrowUp')
    expect(await dialog.getByLabel('Latitude').inputValue()).toBe('31.73700')
    await dialog.getByRole('button', { name: 'Share' }).click()
    await bubble(pane, 'Got location').waitFor()
    await pane.locator('.own .card', { hasText: '31.73700' }).waitFor()
  })

  test('pictures go as an album, other files as documents, a recording as a voice message', async () => {
    const { page, pane } = await openPage()
    const choose = async (item: string, files: { name: string; mimeType: string; buffer: Buffer }[]) => {
      await pane.getByRole('button', { name: 'Attach' }).click()
      const chooser = page.waitForEvent('filechooser')
      await pane.getByRole('menuitem', { name: item }).click()
      await (await chooser).setFiles(files)
    }
    const picture = (n: number) => ({ name: `${n}.png`, mimeType: 'image/png', buffer: png(n) })
    await choose('Photos or videos', [picture(1), picture(2), picture(3)])
    await pane.getByRole('button', { name: 'Remove 3.png' }).click()
    await write(pane, 'the broken lamp')
    await pane.locator('.own .photos.of-2').waitFor()
    await pane.locator('.own .words', { hasText: 'the broken lamp' }).waitFor()
    await pane.getByTitle('Show the photo large').first().click()
    await page.getByRole('button', { name: 'Close' }).click()
    await choose('Files', [
      { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') },
    ])
    await pane.getByRole('button', { name: 'Send', exact: true }).click()
    await pane.getByRole('link', { name: 'Download 说明.pdf' }).waitFor()
    await pane.getByRole('button', { name: 'Record a voice message' }).click()
    await pane.getByText('Recording').waitFor()
    await pane.getByText('0:01').waitFor()
    await pane.getByRole('button', { name: 'Stop and send' }).click()
    await pane.locator('audio[aria-label="Voice message"]').waitFor()
    await bubble(pane, 'Got voice').waitFor()
  })

  test('files that are dropped or pasted wait to be sent', async () => {
    const { page, pane } = await openPage()
    const files = await page.evaluateHandle(`(() => {
      const data = new DataTransfer()
      data.items.add(new File(['%PDF-1.4'], 'a.pdf', { type: 'application/pdf' }))
      return data
    })()`)
    await pane.dispatchEvent('dragover', { dataTransfer: files })
    await pane.getByText('Drop files here').waitFor()
    await pane.dispatchEvent('drop', { dataTransfer: files })
    await pane.getByText('a.pdf').waitFor()
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['%PDF-1.4'], 'b.pdf', { type: 'application/pdf' }))
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.querySelector('[data-person="${CITIZEN}"] textarea').dispatchEvent(paste)
    })()`)
    await pane.getByText('b.pdf').waitFor()
    await pane.getByRole('button', { name: 'Send', exact: true }).click()
    await pane.getByRole('link', { name: 'Download b.pdf' }).waitFor()
  })

  test('three chats stand side by side; what arrives in another marks its person until it is opened', async () => {
    const { page, pane, call, api } = await openPage()
    expect(await page.locator('.pane').count()).toBe(3)
    await api('/sandbox/chats/3001/text', { text: 'x' })
    await bubble(chatOf(page, '周宁'), 'Got x').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => page.locator('.pane').count()).toBe(1)
    await call('sendMessage', { chat_id: REGISTRAR, text: 'a new petition' })
    await inRail(page, 'Wei Chen').getByText('1 unread').waitFor()
    expect(await page.title()).toContain('(1)')
    // The way there is a press where one is, without looking for the tab.
    await page.locator('.elsewhere').getByRole('button', { name: 'Wei Chen' }).click()
    await bubble(chatOf(page, 'Wei Chen'), 'a new petition').waitFor()
    expect(await pane.count()).toBe(0)
    expect(await inRail(page, 'Wei Chen').getByText('unread').count()).toBe(0)
    await page.reload()
    await bubble(chatOf(page, 'Wei Chen'), 'a new petition').waitFor()
  })

  test('what the bot does is seen: typing, new commands, being unable to write after a block', async () => {
    const { pane, call } = await openPage()
    await pane.getByRole('button', { name: 'Start' }).click()
    await bubble(pane, 'Welcome.').waitFor()
    await call('sendChatAction', { chat_id: CITIZEN, action: 'typing' })
    await pane.getByText('typing …').waitFor()
    await call('setMyCommands', { commands: [{ command: 'status', description: 'Follow a case' }] })
    await pane.getByRole('button', { name: 'Commands' }).click()
    await pane.getByRole('menuitem', { name: '/status' }).click()
    await bubble(pane, 'Got /status').waitFor()
    await pane.getByRole('button', { name: 'More' }).click()
    await pane.getByRole('menuitem', { name: 'Block the bot' }).click()
    await pane.getByText('You blocked the bot').waitFor()
    expect(await call('sendMessage', { chat_id: CITIZEN, text: 'x' })).toMatchObject({ error_code: 403 })
    await pane.getByRole('button', { name: 'Unblock' }).click()
    await pane.getByRole('textbox', { name: 'Message' }).waitFor()
  })

  test('everything can be done by keys alone', async () => {
    const { page, pane } = await openPage()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type('by keys')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two lines')
    await page.keyboard.press('Enter')
    await bubble(pane, 'Got by keys').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Photos or videos')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await bubble(pane, 'Got sticker').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await inRail(page, 'Wei Chen').focus()
    await page.keyboard.press('Enter')
    await chatOf(page, 'Wei Chen').waitFor()
    // From the clock on, everything of the page comes one after the other.
    await page.getByRole('button', { name: 'Move the clock' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '+1 day' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('Tue, Mar 3, 09:00').waitFor()
  })

  test('on a phone and on a wide screen, light and dark, nothing is cut off and the checker finds nothing serious', async () => {
    const { page, pane, sandbox } = await openPage({ viewport: { width: 390, height: 844 } })
    await page.getByText('DEMO 演示').first().waitFor()
    await write(pane, '/start')
    await write(pane, 'keys')
    await bubble(pane, 'Keys.').waitFor()
    await pane.locator('.keyboard').waitFor()
    await expect.poll(() => distanceFromEnd(pane)).toBeLessThan(2)
    sandbox.people.text(CITIZEN, { text: `https://example.org/${'long'.repeat(60)}` })
    sandbox.people.contact(CITIZEN, '13800001001', '林晓', true)
    sandbox.people.location(CITIZEN, 31.7, 116.5, { title: '很长的地点名称'.repeat(8), address: '' })
    await bubble(pane, 'Got venue').waitFor()
    for (const look of [
      { width: 390, height: 844, colorScheme: 'light', language: 'English', words: 'A demonstration' },
      { width: 390, height: 844, colorScheme: 'dark', language: '中文', words: '演示系统' },
      { width: 1440, height: 900, colorScheme: 'light', language: '中文', words: '演示系统' },
      { width: 1440, height: 900, colorScheme: 'dark', language: 'English', words: 'A demonstration' },
    ] as const) {
      await page.setViewportSize(look)
      await page.emulateMedia({ colorScheme: look.colorScheme })
      await page.getByRole('button', { name: look.language, exact: true }).click()
      await page.getByText(look.words).waitFor()
      await pane.getByRole('button', { name: /Attach|添加/ }).click()
      expect([look, await overflow(page), await seriousFindings(page)]).toEqual([look, 0, []])
      await page.keyboard.press('Escape')
    }
  })

  test('the language can be switched and is remembered; the office time follows the clock', async () => {
    const { page, pane, api } = await openPage({ locale: 'zh-CN' })
    await pane.getByRole('button', { name: '开始' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Model City Petition Office').waitFor()
    await page.reload()
    await pane.getByRole('button', { name: 'Start' }).waitFor()
    await page.getByText('A demonstration: nothing here reaches any office.').waitFor()
    await page.getByText('Mon, Mar 2, 2026, 09:00').waitFor()
    await api('/sandbox/clock', { to: '2026-03-09T15:30:00+08:00' })
    await page.getByText('Mon, Mar 9, 2026, 15:30').waitFor()
    await page.getByRole('button', { name: 'To a date …' }).click()
    await page.getByRole('dialog').getByLabel('Day and time').fill('2026-03-10T08:00')
    await page.getByRole('dialog').getByRole('button', { name: 'Move the clock' }).click()
    await page.getByText('Tue, Mar 10, 2026, 08:00').waitFor()
  })

  test('people are added, renamed and given another language, on every page that is open', async () => {
    const { page, root } = await openPage()
    const other = await page.context().newPage()
    await other.goto(root)
    await page.getByRole('button', { name: 'Add somebody' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Old Li')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await chatOf(page, 'Old Li').waitFor()
    await inRail(other, 'Old Li').waitFor()
    await chatOf(page, 'Wei Chen').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Name and language' }).click()
    await dialog.getByLabel('Name').fill('Chen Wei')
    await dialog.getByLabel('中文').check()
    await dialog.getByRole('button', { name: 'OK' }).click()
    const renamed = chatOf(other, 'Chen Wei')
    await renamed.getByText('中', { exact: true }).waitFor()
    await write(renamed, 'from the other page')
    await bubble(chatOf(page, 'Chen Wei'), 'Got from the other page').waitFor()
  })

  test('a text of one’s own can be changed, and words typed while one is sent stay', async () => {
    const { page, pane, sandbox } = await openPage()
    await write(pane, 'helo')
    await bubble(pane, 'Got helo').waitFor()
    await pane.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('dialog').getByLabel('Message').fill('hello')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await pane.locator('.own .words', { hasText: 'hello' }).waitFor()
    await pane.locator('.own').getByText('edited').waitFor()
    await page.route('**/text', async (route) => {
      await pane.getByRole('textbox').pressSequentially('typed on')
      await route.continue()
    })
    await write(pane, 'slow')
    await bubble(pane, 'Got slow').waitFor()
    expect(await pane.getByRole('textbox').inputValue()).toBe('typed on')
    expect(sandbox.people.office.world.chat(CITIZEN).messages.get(1)?.text).toBe('hello')
  })

  test('a sandbox that isn’t open to everybody asks for the token', async () => {
    const { root } = await startSandbox({ adminToken: 'open sesame' })
    const page = await newPage(browser, {}, ['401'])
    await page.goto(root)
    await page.getByLabel('Please enter the admin token').fill('open sesame')
    await page.getByRole('button', { name: 'OK' }).click()
    await chatOf(page, '林晓').waitFor()
    expect(page.url()).toBe(`${root}/`)
  })

  test('the page finds back after the server was away', async () => {
    const first = await openPage({}, ['Failed to load resource', 'net::ERR'])
    const { page, pane, dataDir, root } = first
    await write(pane, 'before')
    await bubble(pane, 'Got before').waitFor()
    await first.stop()
    await pane.getByText('Connection lost').waitFor()
    const { call } = await startSandbox({ dataDir }, Number(new URL(root).port))
    await call('sendMessage', { chat_id: CITIZEN, text: 'I am back' })
    await bubble(pane, 'I am back').waitFor()
    await page.getByText('Connection lost').first().waitFor({ state: 'detached' })
    expect(await pane.locator('.message').count()).toBe(3)
  })
})
