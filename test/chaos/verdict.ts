import { expect } from 'vitest'
import type { BotMessage, Person } from '../support/fake-bot-api.js'
import type { Filer } from './crowd.js'
import type { Kill } from './killing.js'
import type { DeliveryFound, Outcome } from './outcome.js'
import { copiesOf } from './repeats.js'
import type { Weather } from './weather.js'
import { isMarked, messageOf } from './words.js'

export interface Evidence {
  readonly filers: readonly Filer[]
  readonly officials: readonly Person[]
  readonly outcome: Outcome
  readonly weather: Weather
  readonly kills: readonly Kill[]
  readonly outages: readonly Kill[]
}

export interface Summary {
  readonly kills: number
  readonly ambiguous: number
  readonly petitions: number
  readonly notices: number
  /** Notices that came once more. */
  readonly repeats: number
  /** Answers in the dialogue that came once more. */
  readonly repeatedAnswers: number
}

/** Everybody has all that they are owed, in the chat and in the documents, and nothing came twice without a cause. */
export function expectNothingSkipped(evidence: Evidence): Summary {
  const { filers, officials, outcome } = evidence
  expectOneCaseEach(filers, outcome)
  expectEveryNoticeSent(evidence)
  expect(outcome.unfinished).toEqual([])
  expect(outcome.deadLetters).toBe(0)
  const copies = copiesOf([...filers.map(({ talker }) => talker.person), ...officials])
  return expectRepeatsCaused(copies, evidence)
}

function expectOneCaseEach(filers: readonly Filer[], { cases }: Outcome): void {
  const told = filers.map(({ talker, inDanger }) => ({
    number: talker.numbers().join(),
    words: `${talker.facts} / ${talker.request}`,
    urgent: inDanger,
  }))
  const byNumber = (one: { number: string }, other: { number: string }): number =>
    one.number.localeCompare(other.number)
  expect([...cases].sort(byNumber)).toEqual(told.sort(byNumber))
  for (const { talker } of filers) expect(talker.receipts().length).toBeGreaterThanOrEqual(1)
}

function expectEveryNoticeSent({ filers, officials, outcome }: Evidence): void {
  const { deliveries, cases } = outcome
  const urgent = cases.filter((one) => one.urgent)
  const count = (kind: string): number => deliveries.filter((one) => one.kind === kind).length
  expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([])
  expect({ receipt: count('receipt'), rights: count('rights'), urgent: count('desk-urgent') }).toEqual({
    receipt: cases.length,
    rights: cases.length,
    urgent: urgent.length * officials.length,
  })
  expect(deliveries).toHaveLength(2 * cases.length + urgent.length * officials.length)
  // What is called sent was received, by the one whom it was for.
  const people = new Map(
    [...filers.map(({ talker }) => talker.person), ...officials].map((one) => [one.id, one]),
  )
  for (const { id, chat, messageIds } of deliveries) {
    const ids = people
      .get(chat)
      ?.messages()
      .map(({ message_id }) => message_id)
    expect(messageIds.length, id).toBeGreaterThanOrEqual(1)
    expect(ids, id).toEqual(expect.arrayContaining([...messageIds]))
  }
  for (const official of officials) {
    const texts = official.messages().map(({ text }) => text)
    for (const { number } of urgent)
      expect(
        texts.some((text) => text.includes(number)),
        number,
      ).toBe(true)
  }
}

/** Between two copies of a message somebody was killed, a store went away, or an answer left it open. */
function expectRepeatsCaused(
  copies: ReadonlyMap<string, readonly BotMessage[]>,
  { outcome, weather, kills, outages }: Evidence,
): Summary {
  const notices = noticesOf(copies, outcome.deliveries)
  let repeats = 0
  let repeatedAnswers = 0
  for (const [message, [first, ...again]] of copies) {
    const last = again.at(-1)
    if (!first || !last) continue
    const broken = [...kills, ...outages].filter(({ from, to }) => from < last.number && to > first.number)
    expect(again.length, message).toBeLessThanOrEqual(broken.length + weather.ambiguousOf(message))
    if (notices.has(message)) {
      expect(again.filter(({ text }) => !isMarked(text))).toEqual([])
      repeats += again.length
    } else repeatedAnswers += again.length
  }
  const ambiguous = weather.ambiguous()
  expect(repeats).toBeLessThanOrEqual(kills.length + ambiguous)
  return {
    kills: kills.length,
    ambiguous,
    petitions: outcome.cases.length,
    notices: outcome.deliveries.length,
    repeats,
    repeatedAnswers,
  }
}

/** Which of the messages are notices: those that a delivery became. */
function noticesOf(
  copies: ReadonlyMap<string, readonly BotMessage[]>,
  deliveries: readonly DeliveryFound[],
): Set<string> {
  const ids = new Set(deliveries.flatMap(({ chat, messageIds }) => messageIds.map((id) => `${chat} ${id}`)))
  const found = [...copies.values()]
    .flat()
    .filter(({ chatId, message_id }) => ids.has(`${chatId} ${message_id}`))
  return new Set(found.map(({ chatId, text }) => messageOf(chatId, text)))
}
