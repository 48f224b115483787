import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CITIZEN, png, REGISTRAR, startSandbox, tempFolder } from './harness.js'

test('a process that is killed loses nothing that was answered', async () => {
  const killed = await startSandbox()
  killed.sandbox.people.text(CITIZEN, { text: 'one' })
  killed.sandbox.people.text(CITIZEN, { text: 'two' })
  const [one] = await killed.updates()
  await killed.updates((one?.update_id ?? 0) + 1)
  await killed.telegram.sendMessage(REGISTRAR, 'notice', {
    reply_markup: { keyboard: [['Done']], resize_keyboard: true },
  })
  await killed.telegram.setMyCommands([{ command: 'help', description: 'Help' }])
  killed.sandbox.people.block(3001, true)
  const { photo } = await killed.telegram.sendPhoto(REGISTRAR, { source: png() })

  // The first one is not closed: what counts is what stands in the file now.
  const next = await startSandbox({ dataDir: killed.dataDir })
  const numbers = async () => (await next.updates()).map((update) => update.update_id - (one?.update_id ?? 0))
  expect(await numbers()).toEqual([1, 2])
  const { body } = await next.page('/sandbox/state')
  expect(body.persons).toMatchObject([
    { messages: [{ text: 'one' }, { text: 'two' }] },
    { messages: [{ text: 'notice' }, { message_id: 2 }], keyboard: { keyboard: [[{ text: 'Done' }]] } },
    { blocked: true, commands: [{ command: 'help' }] },
  ])
  expect(await next.telegram.getFile(photo[0]?.file_id ?? '')).toMatchObject({ file_size: png().length })
  next.sandbox.people.text(CITIZEN, { text: 'three' })
  expect(await numbers()).toEqual([1, 2, 3])
})

test('a press from before a restart can still be answered', async () => {
  const first = await startSandbox()
  const { message_id } = await first.telegram.sendMessage(REGISTRAR, 'ask')
  const press = first.sandbox.people.press(REGISTRAR, message_id, 'yes')
  await first.stop()
  const next = await startSandbox({ dataDir: first.dataDir })
  expect(await next.telegram.answerCbQuery(press)).toBe(true)
})

test('a last line that was torn off by the kill is forgotten, and the log goes on', async () => {
  const first = await startSandbox()
  first.sandbox.people.text(CITIZEN, { text: 'whole' })
  await first.stop()
  const log = join(first.dataDir, 'sandbox', 'log.jsonl')
  await appendFile(log, '{"seq":2,"changes":[{"kind":"mess')
  const second = await startSandbox({ dataDir: first.dataDir })
  expect(await second.updates()).toHaveLength(1)
  second.sandbox.people.text(CITIZEN, { text: 'next' })
  await second.stop()
  expect((await readFile(log, 'utf8')).trim().split('\n')).toHaveLength(2)
  const third = await startSandbox({ dataDir: first.dataDir })
  expect(await third.updates()).toHaveLength(2)
})

test('a log that is damaged inside stops the start', async () => {
  const dataDir = await tempFolder()
  const first = await startSandbox({ dataDir })
  await first.stop()
  await appendFile(join(dataDir, 'sandbox', 'log.jsonl'), 'garbage\n')
  await expect(startSandbox({ dataDir })).rejects.toThrow()
})

test('after closing, nothing is written any more', async () => {
  const { sandbox, stop } = await startSandbox()
  await stop()
  expect(() => sandbox.people.text(CITIZEN, { text: 'late' })).toThrow('the sandbox is closed')
})
