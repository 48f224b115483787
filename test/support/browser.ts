import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
export const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) console.warn(`The tests of the sandbox page are skipped: no chromium at ${CHROMIUM}.`)

const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS.split(' ') })

/** A page of its own; complaints of the browser fail the test, but for those that hold an expected word. */
export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  expected: readonly string[] = [],
): Promise<Page> {
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
  return page
}

/** Somebody's chat on the page, in whichever language it is. */
export const chatOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`Chat of ${name}|${name}的聊天`) })

/** The newest message that holds a text. */
export const bubble = (within: Page | Locator, text: string): Locator =>
  within.locator('.message', { hasText: text }).last()

/** What an accessibility checker finds serious or worse. */
export async function seriousFindings(page: Page): Promise<string[]> {
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(axe)
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  )
  return found as string[]
}

/** By how much the page is wider than its window, once it is laid out for the window's present size. */
export async function overflow(page: Page): Promise<number> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
