import { expect } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import type { Watched } from '../../src/petitions/watched.js'
import { civilDate } from '../../src/time/civil.js'
import type { Person } from '../support/fake-bot-api.js'
import { bookOf, type Entry } from '../support/reminder-book.js'
import { workedByTable } from '../time/holiday-table.js'
import { type ChaosOffice, dayAt } from './hours.js'
import type { DeliveryFound, Outcome } from './outcome.js'
import type { Planted } from './planting.js'
import { copiesOf } from './repeats.js'

const SOON_MS = 60 * 86_400_000

/** What the reminders of a run are held against. */
export interface Reminding {
  readonly planted: readonly Planted[]
  readonly officials: readonly Person[]
  readonly office: ChaosOffice
  readonly pack: Pack
  readonly outcome: Outcome
}

export interface Reminded {
  /** Reminders that petitioners got. */
  readonly toPetitioners: number
  /** Reminders and alarms to officials: said by now, and waiting for a digest. */
  readonly toOfficials: number
  readonly waiting: number
  /** Cases of which petitioners must not be told anything yet. */
  readonly untold: number
}

/** Of every case the rungs that are due by now, once each, and no other; from the dates and the pack alone. */
export function expectReminded(reminding: Reminding): Reminded {
  const { planted, outcome } = reminding
  const sum: Record<keyof Reminded, number> = { toPetitioners: 0, toOfficials: 0, waiting: 0, untold: 0 }
  for (const one of planted) {
    const deliveries = outcome.deliveries.filter(({ subject }) => subject === one.id)
    expectRungs(one, deliveries, reminding)
    const own = deliveries.filter(({ kind }) => kind !== 'desk-reminder')
    const desk = deliveries.filter(({ kind }) => kind === 'desk-reminder')
    expectHeard(one, own)
    expectOwedToDesk(desk, reminding)
    expectNextRung(one, reminding)
    sum.toPetitioners += own.length
    sum.toOfficials += desk.filter(({ state }) => state === 'sent').length
    sum.waiting += desk.filter(({ state }) => state !== 'sent').length
    if (own.length === 0) sum.untold += 1
  }
  // Else it would show nothing.
  expect(Math.min(sum.toPetitioners, sum.toOfficials + sum.waiting, sum.untold)).toBeGreaterThan(0)
  return sum
}

type Book = ReadonlyMap<string, Entry>

/** No rung is left out, none is told twice, and none before its time. */
function expectRungs(one: Planted, deliveries: readonly DeliveryFound[], reminding: Reminding): void {
  const { office, outcome } = reminding
  const until = outcome.readAt.getTime()
  const atOnce = told(one, one.receivedAt, until, reminding)
  // Who was there before it was time may have been told of what was due until then.
  const before =
    one.plantedAt < office.tells ? told(one, one.receivedAt, office.tells - 1, reminding) : atOnce
  const inTwo = new Map([...before, ...told(one, office.tells - 1, until, reminding)])
  const found = [...new Set(deliveries.map(({ notice }) => notice))].sort()
  const ways = one.plantedAt < office.tells ? [atOnce, inTwo] : [atOnce]
  expect(
    ways.map((way) => [...way.keys()].sort()),
    one.number,
  ).toContainEqual(found)
  for (const { notice = '', createdAt } of deliveries) {
    const at = (atOnce.get(notice) ?? inTwo.get(notice))?.at
    expect(createdAt.getTime(), notice).toBeGreaterThanOrEqual(at ?? Number.POSITIVE_INFINITY)
  }
}

/** The notices of one look at a case: of each date the newest rung, and what one unit is told at once is one. */
function told({ id, dates }: Planted, from: number, to: number, { office, pack }: Reminding): Book {
  const today = dayAt(to, office.clock)
  const newest = dates
    .filter((date) => isDuty(date) || date.due >= today)
    .flatMap((date) => {
      const due = bookOf(date, pack, to, office.clock).filter(({ at }) => at > from)
      const own = due.findLast((entry) => entry.to === 'petitioners')
      const unit = due.findLast((entry) => entry.to !== 'petitioners')
      return [own, unit].flatMap((entry) => (entry ? [{ date, entry }] : []))
    })
  const units = new Set<string>()
  const notices = new Map<string, Entry>()
  for (const { date, entry } of newest.sort((a, b) => (endsWith(a.date) < endsWith(b.date) ? -1 : 1))) {
    if (entry.to !== 'petitioners' && date.whose.kind === 'unit') {
      if (units.has(date.whose.unit)) continue
      units.add(date.whose.unit)
    }
    notices.set(`${id}-${date.id}-${date.due}-${entry.rung}`, entry)
  }
  return notices
}

const isDuty = ({ whose }: Watched): boolean => whose.kind === 'unit' && whose.duty
const endsWith = ({ due, id }: Watched): string => `${due} ${id}`

/** The petitioner has read each, and nothing else. */
function expectHeard({ person, number }: Planted, deliveries: readonly DeliveryFound[]): void {
  const known = new Set<number>()
  for (const { id, chat, state, messageIds } of deliveries) {
    expect({ chat, state }, id).toEqual({ chat: person.id, state: 'sent' })
    expect(messageIds.length, id).toBeGreaterThanOrEqual(1)
    for (const message of messageIds) known.add(message)
  }
  const copies = [...copiesOf([person]).values()]
  expect(copies.length, number).toBe(deliveries.length)
  for (const same of copies) {
    expect(same.some(({ message_id }) => known.has(message_id))).toBe(true)
    for (const { text } of same) expect(text).toContain(number)
  }
}

/** An alarm is in an official's chat, or waits for their digest or for a working day. */
function expectOwedToDesk(
  deliveries: readonly DeliveryFound[],
  { officials, office, outcome }: Reminding,
): void {
  const works = workedByTable(civilDate(dayAt(outcome.readAt.getTime(), office.clock)))
  for (const { id, chat, state, messageIds, opensAt } of deliveries) {
    const messages = officials.find((official) => official.id === chat)?.messages()
    expect(messages, id).toBeDefined()
    if (state === 'sent') {
      expect(works, id).toBe(true)
      expect(messages?.map(({ message_id }) => message_id)).toEqual(expect.arrayContaining([...messageIds]))
    } else {
      expect(works ? ['waiting'] : ['waiting', 'held'], id).toContain(state)
      expect(opensAt?.getTime(), id).toBeGreaterThan(outcome.readAt.getTime())
    }
  }
}

/** What comes next will be found when it is time. */
function expectNextRung({ id, dates, number }: Planted, { office, pack, outcome }: Reminding): void {
  const now = outcome.readAt.getTime()
  const next = dates
    .flatMap((date) => bookOf(date, pack, now + SOON_MS, office.clock))
    .filter(({ at }) => at > now)
  const stored = outcome.cases.find((one) => one.id === id)?.nextActionAt?.getTime()
  expect(stored, number).toBe(next.length > 0 ? Math.min(...next.map(({ at }) => at)) : undefined)
}
