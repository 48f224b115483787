import { bench, describe } from 'vitest'
import { demoPackFolder, loadPack } from '../src/config/pack.js'
import { loadTexts } from '../src/config/texts.js'
import { conversationService } from '../src/dialogues/conversation.js'
import { conversationRepository } from '../src/dialogues/conversation-repository.js'
import { randomId } from '../src/people/ids.js'
import { createVault } from '../src/people/vault.js'
import { connect } from '../src/store/connect.js'
import { systemClock } from '../src/time/clock.js'
import { testKeys } from '../test/support/keys.js'
import { testDatabase } from '../test/support/stores.js'

/**
 * What one message costs, from its commit to the answer, against the floor under it: the same number of bare
 * writes to the same store. The ratio of the two is what matters; the machine decides the rest.
 */
const connection = await connect(testDatabase())
const texts = loadTexts()
const repository = conversationRepository(connection, createVault(testKeys))
const service = conversationService({
  conversations: repository,
  clock: systemClock(),
  pack: await loadPack(demoPackFolder()),
  me: 'bench',
  newId: randomId,
  words: (message) => [texts.render('zh-CN', message), texts.render('en', message)],
  grants: async () => [],
  run: async () => ({ kind: 'done' }),
  send: async () => ({ kind: 'sent' }),
  later: () => undefined,
  onForged: () => undefined,
  onFault: () => undefined,
})
const floor = connection.collection<{ _id: string; value: string }>('floor')
const value = 'x'.repeat(1_500)
await floor.insertOne({ _id: 'one', value })

let update = 0
let person = 0

describe('one message at a time', () => {
  bench('two bare writes', async () => {
    await floor.updateOne({ _id: 'one' }, { $set: { value: `${value}${++update}` } })
    await floor.updateOne({ _id: 'one' }, { $set: { value: `${value}${++update}` } })
  })

  bench('a message committed and answered', async () => {
    // A new person now and then, so that the set of update ids stays as long as it is in life.
    if (++update % 20 === 0) person += 1
    const account = `person-${person}`
    await service.commit(account, 'en', update, { kind: 'command', name: 'help', argument: '' })
    await service.attend(account)
  })
})

describe('fifty people at once', () => {
  bench('a hundred bare writes', async () => {
    const write = () => floor.updateOne({ _id: 'one' }, { $set: { value: `${value}${++update}` } })
    await Promise.all(Array.from({ length: 100 }, write))
  })

  bench('fifty messages committed and answered', async () => {
    update += 1
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const account = `crowd-${Math.floor(update / 20)}-${index}`
        await service.commit(account, 'en', update, { kind: 'command', name: 'help', argument: '' })
        await service.attend(account)
      }),
    )
  })
})
