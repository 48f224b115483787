import { expect } from 'vitest'
import type { BotMessage, Person } from '../support/fake-bot-api.js'
import type { Filer } from './crowd.js'
import type { Kill } from './killing.js'
import type { CaseFound, DeliveryFound, Outcome } from './outcome.js'
import { expectReminded, type Reminded, type Reminding } from './reminded.js'
import { copiesOf } from './repeats.js'
import type { Weather } from './weather.js'
import { isMarked, messageOf } from './words.js'

export interface Evidence extends Reminding {
  readonly filers: readonly Filer[]
  readonly officials: readonly Person[]
  readonly weather: Weather
  readonly kills: readonly Kill[]
  readonly outages: readonly Kill[]
}

export interface Summary extends Reminded {
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
  const { filers, officials, outcome, planted } = evidence
  const past = new Set(planted.map(({ id }) => id))
  const cases = outcome.cases.filter(({ id }) => !past.has(id))
  const deliveries = outcome.deliveries.filter(({ subject }) => !past.has(subject))
  expect(outcome.cases).toHaveLength(cases.length + planted.length)
  expectOneCaseEach(filers, cases)
  expectEveryNoticeSent({ ...evidence, outcome: { ...outcome, cases, deliveries } })
  const reminded = expectReminded(evidence)
  expectNothingDue(outcome)
  expect(outcome.unfinished).toEqual([])
  expect(outcome.deadLetters).toBe(0)
  const petitioners = [...filers.map(({ talker }) => talker.person), ...planted.map(({ person }) => person)]
  const repeated = expectRepeatsCaused(copiesOf([...petitioners, ...officials]), evidence)
  return { ...repeated, ...reminded, petitions: cases.length }
}

function expectNothingDue({ cases, readAt }: Outcome): void {
  for (const { number, outbox, nextActionAt } of cases) {
    expect(outbox, number).toBe(0)
    expect(nextActionAt === undefined || nextActionAt > readAt, number).toBe(true)
  }
}

function expectOneCaseEach(filers: readonly Filer[], cases: readonly CaseFound[]): void {
  const told = filers.map(({ talker, inDanger }) => ({
    number: talker.numbers().join(),
    words: `${talker.facts} / ${talker.request}`,
    urgent: inDanger,
  }))
  const byNumber = (one: { number: string }, other: { number: string }): number =>
    one.number.localeCompare(other.number)
  const found = cases.map(({ number, words, urgent }) => ({ number, words, urgent }))
  expect(found.sort(byNumber)).toEqual(told.sort(byNumber))
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
): Omit<Summary, keyof Reminded | 'petitions'> {
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
