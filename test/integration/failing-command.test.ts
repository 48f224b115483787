import type mongoose from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { conversationService } from '../../src/dialogues/conversation.js'
import { conversationRepository } from '../../src/dialogues/conversation-repository.js'
import type { Spoken } from '../../src/dialogues/messages.js'
import { randomId } from '../../src/people/ids.js'
import { createVault } from '../../src/people/vault.js'
import { connect } from '../../src/store/connect.js'
import { systemClock } from '../../src/time/clock.js'
import { demoPack } from '../support/demo-pack.js'
import { testKeys } from '../support/keys.js'
import { testDatabase } from '../support/stores.js'

let connection: mongoose.Connection

beforeAll(async () => {
  connection = await connect(testDatabase())
})

afterAll(() => connection.close())

test('a command that fails again and again is refused in the end and does not block its chat for ever', async () => {
  const texts = loadTexts()
  const heard: string[] = []
  const given: string[] = []
  const service = conversationService({
    conversations: conversationRepository(connection, createVault(testKeys)),
    clock: systemClock(),
    pack: demoPack,
    me: 'test',
    newId: randomId,
    words: (message) => [texts.render('en', message)],
    grants: async () => [],
    run: async () => {
      throw new Error('a defect')
    },
    send: async (_account, { say, language }: Spoken) => {
      heard.push(say.text.map((line) => texts.render(language, line)).join('\n'))
      return { kind: 'sent' }
    },
    later: () => undefined,
    onForged: () => undefined,
    onFault: (what) => given.push(what),
  })
  await service.commit('somebody', 'en', 1, { kind: 'command', name: 'my', argument: '' })
  for (let failure = 1; failure < 3; failure += 1) {
    await expect(service.attend('somebody')).rejects.toThrow('a defect')
  }
  await service.attend('somebody')
  expect(given).toEqual(['listCases'])
  expect(heard.join()).toContain('That did not work')
  await service.commit('somebody', 'en', 2, { kind: 'command', name: 'help', argument: '' })
  await service.attend('somebody')
  expect(heard.at(-1)).toContain('/my')
})
