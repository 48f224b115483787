import { expect } from 'vitest'
import type { BotMessage, FakeBotApi, Person } from '../support/fake-bot-api.js'
import type { Victim } from './victim.js'
import { isMarked, messageOf } from './words.js'

/** Every message that reached somebody, each with its copies, oldest first. */
export function copiesOf(people: readonly Person[]): Map<string, readonly BotMessage[]> {
  const copies = new Map<string, BotMessage[]>()
  for (const message of people.flatMap((person) => person.messages())) {
    const key = messageOf(message.chatId, message.text)
    copies.set(key, [...(copies.get(key) ?? []), message])
  }
  return copies
}

/**
 * What lives counts its repeats: `/metrics` says as many as there were tries with the mark. Of several processes it
 * can't be told who tried, so the count lies between the tries since the youngest began and since the oldest did.
 */
export async function expectRepeatsCounted(api: FakeBotApi, victims: readonly Victim[]): Promise<void> {
  const counts = await Promise.all(victims.map(repeatsCounted))
  const counted = counts.reduce((sum, count) => sum + count, 0)
  const marked = api.calls('sendMessage').filter(({ payload }) => isMarked(String(payload.text)))
  const tries = (since: number): number => marked.filter(({ number }) => number > since).length
  const starts = victims.map((victim) => victim.since())
  expect(counted).toBeGreaterThanOrEqual(Math.max(1, tries(Math.max(...starts))))
  expect(counted).toBeLessThanOrEqual(tries(Math.min(...starts)))
}

async function repeatsCounted({ process }: Victim): Promise<number> {
  const { body } = await process.get('/metrics')
  const [, count = '0'] = /^petition_desk_notices_total\{outcome="repeated"\} (\d+)$/m.exec(body) ?? []
  return Number(count)
}
