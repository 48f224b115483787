import { isDeepStrictEqual } from 'node:util'
import type { Decision } from '../../src/petitions/decisions/context.js'
import { type EventType, eventFromText, eventToText } from '../../src/petitions/events.js'
import { fold } from '../../src/petitions/evolve.js'
import { type CaseClock, nextClock, type Petition } from '../../src/petitions/model.js'
import { CaseRow, caseRow } from '../../src/petitions/row.js'
import type { WorkingCalendar } from '../../src/time/calendar.js'
import { addDays, type CivilDate, weekday } from '../../src/time/civil.js'
import type { Limit } from '../../src/time/limits.js'
import { workedByTable } from '../time/holiday-table.js'
import { before2026, type VARIANTS } from './case-driver.js'
import { type Case, demoPack } from './case-kit.js'

class Broken extends Error {}
export const demand = (holds: boolean, what: string, ...more: readonly unknown[]): void => {
  if (!holds) throw new Broken(`${what} ${more.map((one) => JSON.stringify(one)).join(' ')}`)
}

export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) frozen(part)
  return value
}

/** Days and units of the national rules and the demo's targets, as they are written down. */
const WRITTEN: Readonly<Record<string, readonly [number, 'calendar' | 'working', 'limit' | 'target']>> = {
  sorting: [15, 'calendar', 'limit'],
  telling: [15, 'calendar', 'limit'],
  objection: [5, 'working', 'limit'],
  handling: [60, 'calendar', 'limit'],
  reviewRequest: [30, 'calendar', 'limit'],
  review: [30, 'calendar', 'limit'],
  acceptance: [15, 'calendar', 'target'],
  suggestionReply: [60, 'calendar', 'target'],
  otherProcedure: [60, 'calendar', 'target'],
  objectionDecision: [3, 'working', 'target'],
  competenceDecision: [5, 'working', 'target'],
  urgeAnswer: [3, 'working', 'target'],
  service: [5, 'working', 'target'],
  closing: [5, 'working', 'target'],
  deliveryTask: [3, 'working', 'target'],
}
const HANDLING = ['handling', 'suggestionReply', 'otherProcedure']

/** Counts one day after the other, by the table of the arrangements or, before they came, by weekdays. */
function naive({ from, days, unit: by }: Limit, calendar: WorkingCalendar) {
  const works = (date: CivilDate) => (calendar === before2026 ? weekday(date) <= 5 : workedByTable(date))
  let nominal = from
  for (let counted = 0; counted < days; ) {
    nominal = addDays(nominal, 1)
    if (by === 'calendar' || works(nominal)) counted += 1
  }
  let due = nominal
  while (!works(due)) due = addDays(due, 1)
  return { nominal, due }
}

/** Whether a unit is named in the matter or lies below one that is. */
function isNamed(id: string, { content }: Petition): boolean {
  const parentOf = (of: string) => demoPack.units.find((one) => one.id === of)?.parent
  for (let at: string | undefined = id; at !== undefined; at = parentOf(at)) {
    if (content.about?.units.includes(at)) return true
  }
  return false
}
const exists = (id: string) => demoPack.units.some((one) => one.id === id)
const isOffice = (id: string) => id.endsWith('-petition')
export const runs = ({ stoppedOn }: CaseClock) => stoppedOn === undefined

/** What may put off a day that somebody has to keep, and the notice that tells the petitioner. */
const MOVERS: Partial<Record<EventType, string>> = {
  extensionTold: 'extended',
  datesMoved: 'dates-moved',
  reclassified: 'changed',
  asked: 'asked',
  hearingOpened: 'changed',
  replied: 'changed',
  hearingClosed: 'changed',
}

/** Everything that has to hold of a case at any time. */
export function watch(variant: (typeof VARIANTS)[number], built: Case) {
  /** Under which calendar each limit was computed, from the moment on which it was first seen. */
  const seen = new WeakMap<Limit, WorkingCalendar>()

  const dates = ({ petition, calendar }: Case) => {
    for (const { id, limit, nature, holder } of petition.clocks) {
      if (seen.has(limit)) continue
      seen.set(limit, calendar)
      const { nominal, due } = limit
      demand(isDeepStrictEqual({ nominal, due }, naive(limit, calendar)), `${id} has wrong dates`, limit)
      const [, by, kind] = WRITTEN[limit.rule] ?? [0, 'calendar', 'target']
      demand(limit.unit === by && limit.kind === kind, `${id} is of the wrong kind`, limit)
      const right = limit.rule === 'objection' || limit.rule === 'reviewRequest'
      demand((nature === 'right') === right, `${id} has the wrong nature`)
      demand(holder === 'petitioner' || exists(holder), `${id} is held by nobody`)
    }
  }

  const lengths = ({ petition, events }: Case) => {
    // A review that orders a new answer begins the handling anew; what was given before counts no more for its length.
    const renewed = events.findLastIndex((event) => event.type === 'reviewed' && event.renewal)
    const before = renewed < 0 ? undefined : fold('case', events.slice(0, renewed))
    const used = before
      ? before.extendedDays + before.stoodStill['ask-citizen'] + before.stoodStill.hearing
      : 0
    const accepted = before ? petition.review?.receivedOn : petition.acceptedOn
    const { stoodStill, extendedDays, hearingSince, questions } = petition
    const stopping = {
      'ask-citizen': questions.some(({ stopsFrom, reply }) => stopsFrom && !reply),
      hearing: hearingSince?.stopsFrom !== undefined,
    }
    const waiting = (['ask-citizen', 'hearing'] as const)
      .filter((cause) => stopping[cause])
      .reduce((sum, cause) => sum + variant.caps[cause] - stoodStill[cause], 0)
    const more = extendedDays + stoodStill['ask-citizen'] + stoodStill.hearing + waiting - used
    const starts: Readonly<Record<string, CivilDate | undefined>> = {
      telling: petition.forwardedOn,
      acceptance: petition.forwardedOn,
      handling: accepted,
      suggestionReply: accepted,
      otherProcedure: accepted,
      service: petition.answeredOn,
      reviewRequest: petition.servedOn,
      review: petition.review?.on,
      closing: petition.clocks.findLast(({ limit }) => limit.rule === 'reviewRequest')?.limit.due,
    }
    for (const { id, limit } of petition.clocks.filter(runs)) {
      const [days] = WRITTEN[limit.rule] ?? [limit.days]
      const expected = days + (HANDLING.includes(limit.rule) ? more : 0)
      demand(limit.days === expected, `${id} has ${limit.days} days and not ${expected}`)
      const from = starts[limit.rule] ?? limit.from
      // A window that a new calendar moves takes nothing from the days for closing.
      demand(limit.from === from || limit.rule === 'closing', `${id} runs from ${limit.from}, not ${from}`)
    }
    demand(extendedDays <= 30, 'extended too long', extendedDays)
    demand(stoodStill['ask-citizen'] <= variant.caps['ask-citizen'], 'stood still too long for a reply')
    demand(stoodStill.hearing <= variant.caps.hearing, 'stood still too long for a hearing')
  }

  const standing = ({ petition, today }: Case) => {
    const { status, owner, held } = petition
    demand(exists(owner) && !isNamed(owner, petition), 'the owner must not have it', owner)
    demand(exists(petition.office) && isOffice(petition.office), 'no petition office', petition.office)
    if (status === 'closed') {
      const ended = petition.servedOn !== undefined || petition.withdrawal !== undefined
      demand(ended && petition.closedOn !== undefined, 'closed but neither served nor withdrawn')
    } else {
      demand(nextClock(petition) !== undefined, 'open without a next date')
      demand(isDeepStrictEqual(held.at(-1)?.to, undefined), 'nobody holds it')
    }
    demand(held.at(-1)?.unit === owner, 'the last holder is not the owner', held)
    held.forEach((holding, index) => {
      demand(exists(holding.unit), 'held by nobody', holding)
      const next = held[index + 1]
      demand(!next || holding.to?.getTime() === next.from.getTime(), 'a gap between holders', held)
    })
    const { receivedOn, forwardedOn, toldOn, acceptedOn, answeredOn, servedOn, closedOn } = petition
    const order = [receivedOn, forwardedOn, toldOn, acceptedOn, answeredOn, servedOn, closedOn, today].filter(
      (date) => date !== undefined,
    )
    demand(isDeepStrictEqual(order, order.toSorted()), 'dates out of order', order)
  }

  const loose = ({ petition }: Case) => {
    const { tasks, urge, clocks, coHandlers, status } = petition
    const running = new Set(clocks.filter(runs).map(({ id }) => id))
    for (const { id, clock } of tasks) demand(running.has(clock), `task ${id} has no date`)
    const taskClocks = clocks.filter((one) => runs(one) && one.id.startsWith('task-'))
    demand(taskClocks.length === tasks.length, 'a date without a task', taskClocks)
    const urged = clocks.filter((one) => runs(one) && one.id.startsWith('urgeAnswer-'))
    demand((urge !== undefined) === urged.length > 0, 'urging without a date, or a date without urging', urge)
    demand(!urge || running.has(urge.clock), 'the urging’s own date does not run')
    demand(
      urged.every(({ holder }) => holder === petition.owner),
      'somebody else is urged',
      urged,
    )
    if (['answered', 'served', 'closed'].includes(status)) return
    const open = coHandlers.filter(({ opinion }) => opinion === undefined)
    for (const one of open) demand(running.has(one.clock), 'a co-handler without a date', one)
  }

  const told = (before: Petition, { petition }: Case, { events, notices }: Accepted) => {
    const keys = notices.map((one) => `${one.id} ${'unit' in one ? one.unit : one.account}`)
    demand(new Set(keys).size === keys.length, 'two notices with one id', keys)
    for (const one of notices) {
      if (!('who' in one)) continue
      demand(exists(one.unit) && !isNamed(one.unit, petition), 'a notice to whom it must not reach', one)
      // Those who urged stand over the unit.
      if (one.kind === 'desk-urge-answered') continue
      const fits = isOffice(one.unit) ? ['sort', 'designate'] : ['handle', 'approve']
      demand(fits.includes(one.who), 'a notice that nobody there can act on', one)
    }
    const earlier = new Map(before.clocks.filter(runs).map((clock) => [clock.id, clock]))
    for (const clock of petition.clocks.filter(runs)) {
      const old = earlier.get(clock.id)
      if (old?.nature !== 'duty' || clock.limit.due <= old.limit.due) continue
      const cause = events.find(({ type }) => type in MOVERS)
      demand(cause !== undefined, `${clock.id} moved to a later day without a cause`, old.limit, clock.limit)
      const all: string[] = built.notices.map((one) => one.kind)
      const onPaper =
        before.petitioners.length === 0 || (cause?.type === 'extensionTold' && cause.actor.kind === 'member')
      const known = onPaper || (cause !== undefined && all.includes(MOVERS[cause.type] ?? ''))
      demand(known, `${clock.id} moved and the petitioner was not told`, cause)
    }
  }

  /** After an accepted command. */
  return (before: Petition, decision: Accepted) => {
    frozen(built.petition)
    // Read back from its text an event is the same, so what is folded from the store is the same at every step.
    for (const event of decision.events) {
      demand(
        isDeepStrictEqual(eventFromText(eventToText(event)), event),
        'not the event that was stored',
        event,
      )
    }
    demand(built.petition.revision === built.events.length, 'the revision is not the number of events')
    dates(built)
    lengths(built)
    standing(built)
    loose(built)
    told(before, built, decision)
    const row = caseRow(built.petition)
    demand(isDeepStrictEqual(CaseRow.parse(JSON.parse(JSON.stringify(row))), row), 'the row is not readable')
  }
}
type Accepted = Extract<Decision, { kind: 'accepted' }>
