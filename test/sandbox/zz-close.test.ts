import { test, onTestFinished } from 'vitest'
import { startEchoBot } from './echo-bot.js'
import { startSandbox, CITIZEN } from './harness.js'
test('close with poller', { timeout: 20000 }, async () => {
  const t = { t: 0 }
  onTestFinished(() => console.log('end', performance.now() - t.t))
  const { call, sandbox } = await startSandbox()
  onTestFinished(() => console.log('aborted', performance.now() - t.t))
  startEchoBot(call)
  sandbox.people.text(CITIZEN, { text: 'x' })
  await new Promise((r) => setTimeout(r, 500))
  t.t = performance.now()
  onTestFinished(() => console.log('first', performance.now() - t.t))
})
