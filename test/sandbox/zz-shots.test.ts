import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { test } from 'vitest'
import { startEchoBot } from './echo-bot.js'
import { CITIZEN, REGISTRAR, startSandbox } from './harness.js'

test('shots', { timeout: 90000 }, async () => {
  const { call, root, page: api } = await startSandbox()
  startEchoBot(call)
  await call('setMyCommands', {
    commands: [
      { command: 'new', description: '反映问题' },
      { command: 'my', description: '我的信访事项' },
      { command: 'help', description: '帮助' },
    ],
  })
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  })
  const say = (t: string, extra = {}) => call('sendMessage', { chat_id: CITIZEN, text: t, ...extra })
  for (const [name, opts] of Object.entries({
    wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light', locale: 'zh-CN' },
    phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', locale: 'en-US', hasTouch: true },
    'wide-dark': { viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'en-US' },
    'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' },
  } as const)) {
    const context = await browser.newContext(opts)
    const page = await context.newPage()
    page.on('console', (m) => console.log(name, m.type(), m.text()))
    page.on('pageerror', (e) => console.log(name, 'ERR', e.message))
    await page.goto(root)
    if (name === 'wide') {
      await page.waitForSelector('#start')
      await page.screenshot({ path: `/tmp/shot-empty.png` })
      await page.click('#start')
      await page.waitForSelector('.inline')
      await api(`/sandbox/chats/${CITIZEN}/text`, {
        text: '小区门口的路灯坏了三个月，晚上老人经过很危险，多次向物业反映没有结果。请看照片 https://example.org/lamp',
      })
      await page.waitForTimeout(300)
      const shot = readFileSync('/tmp/shot-empty.png')
      const form = new FormData()
      for (let i = 0; i < 3; i++)
        form.append(
          'file',
          new Blob([Buffer.concat([shot, Buffer.from([i])])], { type: 'image/png' }),
          `lamp${i}.png`,
        )
      form.append('caption', '现场照片')
      console.log(await api(`/sandbox/chats/${CITIZEN}/album`, form).then((r) => r.status))
      const doc = new FormData()
      doc.append(
        'file',
        new Blob([Buffer.alloc(345678)], { type: 'application/pdf' }),
        '关于路灯维修的情况说明.pdf',
      )
      await api(`/sandbox/chats/${CITIZEN}/document`, doc)
      const voice = new FormData()
      voice.append('file', new Blob([Buffer.alloc(4567)], { type: 'audio/ogg' }), 'v.ogg')
      await api(`/sandbox/chats/${CITIZEN}/voice`, voice)
      await api(`/sandbox/chats/${CITIZEN}/location`, {
        latitude: 31.735,
        longitude: 116.516,
        title: '解放路与梅山路口',
        address: '六安市',
      })
      await api(`/sandbox/chats/${CITIZEN}/contact`, { phone_number: '13800001001', first_name: '林晓' })
      await page.waitForTimeout(500)
      await say(
        '<b>已登记，尚未受理</b>\n编号 XF-341500-2026-000123-7\n\n最迟 <b>2026年3月17日</b> 告知您是否受理。',
        {
          parse_mode: 'HTML',
          reply_markup: {
            inline_keyboard: [
              [{ text: '为什么是这一天？', callback_data: 'toast' }],
              [
                { text: '反映问题', callback_data: 'a' },
                { text: '我的信访', callback_data: 'b' },
              ],
            ],
          },
        },
      )
      await call('sendMessage', { chat_id: REGISTRAR, text: 'A new petition waits in the pool.' })
      await page.waitForTimeout(300)
    }
    await page.waitForSelector('.message')
    await page.waitForTimeout(400)
    await page.screenshot({ path: `/tmp/shot-${name}.png` })
    await page.evaluate('log.scrollTop=0')
    await page.waitForTimeout(200)
    await page.screenshot({ path: `/tmp/shot-${name}-top.png` })
    await page.evaluate('log.scrollTop=1e6')
    if (name === 'phone' || name === 'wide-dark') {
      await page.fill('#entry', 'keys')
      await page.keyboard.press('Enter')
      await page.waitForSelector('#keyboard .choice')
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/shot-${name}-keys.png` })
      await page.click('#attach')
      await page.screenshot({ path: `/tmp/shot-${name}-attach.png` })
      await page.keyboard.press('Escape')
      await page.click('text=Share a location')
      await page.waitForTimeout(200)
      await page.screenshot({ path: `/tmp/shot-${name}-location.png` })
      await page.keyboard.press('Escape')
    }
    console.log(
      name,
      await page.evaluate(
        `[document.documentElement.scrollWidth, innerWidth, [...document.querySelectorAll('*')].filter(e => !e.closest('#people') && e.getBoundingClientRect().right > 391).map(e => e.tagName + '#' + e.id + '.' + e.className + ' ' + e.getBoundingClientRect().right)]`,
      ),
    )
    await context.close()
  }
  await browser.close()
})
