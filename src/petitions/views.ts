/** What people see of a case, as data; sentences are made of it in `dialogues/`. Pure. */
import { type Pack, unitById } from '../config/pack.js'
import type { LocalText } from '../config/texts.types.js'
import { type CivilDate, civilDateOf } from '../time/civil.js'
import { daysLate, type Limit } from '../time/limits.js'
import { isLate, owedToPetitioner } from './decisions/rights.js'
import {
  type CaseClock,
  clockOf,
  handlingClock,
  isWindowOver,
  nextClock,
  type Petition,
  type ReviewOutcome,
} from './model.js'

export { type DeskCard, type DeskDate, deskCard, nameOfRule, verbsFor } from './desk-view.js'

/** What is next, and by which date. */
export interface NextDate {
  readonly rule: string
  /** A target is the office's own promise and never called a limit. */
  readonly kind: Limit['kind']
  readonly date: CivilDate
  /** The years whose calendar isn't published yet and may still move it. */
  readonly awaited: readonly number[]
  /** Days by which whoever has to act is late, from the rolled date; 0 for a right of one's own. */
  readonly late: number
}

/** One case in a list of one's own. */
export interface CaseLine {
  readonly petition: string
  readonly revision: number
  readonly number: string
  readonly status: Petition['status']
  readonly urgent: boolean
  /** Of their own free will; until it is closed it can be undone. */
  readonly withdrawn: boolean
  readonly receivedOn: CivilDate
  /** Absent once the case is closed. */
  readonly next?: NextDate
}

/** Buttons that a petitioner has under a case, besides the date explained. */
export type OwnVerb = 'open' | 'reply' | 'urge' | 'trans' | 'keepit' | 'review' | 'add'

/** How a matter ended. */
export type Ending = NonNullable<ReturnType<typeof endingOf>>

/** What a petitioner sees of a case: units and dates, never a person of the office. */
export interface CaseCard extends CaseLine {
  /** The petition office that registered it first. */
  readonly registeredBy: LocalText
  /** The unit that has it now. */
  readonly office: LocalText
  readonly phone: string
  /** False for a matter without a name: no written notice is owed, and there is no review. */
  readonly named: boolean
  /** Where it was last sent on to, and whether that unit has shown since that it isn't competent. */
  readonly sent?: { readonly unit: LocalText; readonly on: CivilDate; readonly cameBack: boolean }
  readonly toldOn?: CivilDate
  readonly acceptedOn?: CivilDate
  /** Only once the answer's notice has gone out; until then it may be taken back. */
  readonly answeredOn?: CivilDate
  readonly servedOn?: CivilDate
  readonly closedOn?: CivilDate
  /** Only once it was served: it is read by opening, not by looking at the card. */
  readonly ending?: Ending
  /** Who has to take the next step; absent where it is the petitioner's own right. */
  readonly nextBy?: LocalText
  /** The question that waits for a reply. */
  readonly question?: { readonly text: string; readonly on: CivilDate }
  /** An urging that is owed an answer. */
  readonly urged?: { readonly on: CivilDate; readonly due: CivilDate }
  /** Withdrawn, and until when that can be undone. */
  readonly withdrawal?: Petition['withdrawal']
  /** 复查 asked for: where, since when, and what it came to. */
  readonly review?: { readonly on: CivilDate; readonly outcome?: ReviewOutcome }
  readonly buttons: readonly OwnVerb[]
}

/** Why a date is what it is. */
export interface DateCard {
  readonly number: string
  /** Absent for a closed case. */
  readonly limit?: Limit
  /** Days of extension that are part of it, and days for which it stood still. */
  readonly extended: number
  readonly stoodStill: number
  /** Since when it stands still: the date is then the latest that is possible. */
  readonly standsSince?: CivilDate
}

/** A case in a list of one's own, on a day. */
export function caseLine(petition: Petition, today: CivilDate): CaseLine {
  const seen = asSeen(petition)
  const clock = shownClock(seen, today)
  const { id, revision, number, status, urgent, receivedOn } = seen
  const withdrawn = seen.withdrawal?.pressed === false && status !== 'closed'
  return {
    petition: id,
    revision,
    number,
    status,
    urgent,
    withdrawn,
    receivedOn,
    ...(clock ? { next: nextDate(clock, today) } : {}),
  }
}

/** A petitioner's own case, on a day. */
export function caseCard(petition: Petition, pack: Pack, today: CivilDate): CaseCard {
  const seen = asSeen(petition)
  const { status, toldOn, acceptedOn, answeredOn, servedOn, closedOn } = seen
  const unit = unitById(pack, seen.owner)
  const nextBy = unitById(pack, shownClock(seen, today)?.holder ?? '')?.name
  const question = openQuestion(seen)
  const ending = servedOn ? endingOf(seen) : undefined
  const urged = owedUrge(seen)
  const sent = sentOn(seen, pack)
  return {
    ...caseLine(petition, today),
    registeredBy: unitById(pack, seen.held[0]?.unit ?? seen.office)?.name ?? pack.office.name,
    office: unit?.name ?? pack.office.name,
    phone: unit?.phone ?? pack.office.dutyPhone,
    named: seen.content.petitioner.kind !== 'anonymous',
    ...(sent ? { sent } : {}),
    ...(toldOn ? { toldOn } : {}),
    ...(acceptedOn ? { acceptedOn } : {}),
    ...(answeredOn ? { answeredOn } : {}),
    ...(servedOn ? { servedOn } : {}),
    ...(closedOn ? { closedOn } : {}),
    ...(ending ? { ending } : {}),
    ...(nextBy ? { nextBy } : {}),
    ...(question && status !== 'closed' ? { question: { text: question.text, on: question.on } } : {}),
    ...(urged ? { urged } : {}),
    ...(seen.withdrawal && status !== 'closed' ? { withdrawal: seen.withdrawal } : {}),
    ...(seen.review ? { review: seen.review } : {}),
    buttons: ownVerbs(seen, today),
  }
}

/** The date on a petitioner's card, with what it is made of. */
export function dateCard(petition: Petition, today: CivilDate): DateCard {
  const seen = asSeen(petition)
  const { number } = seen
  const clock = shownClock(seen, today)
  const none = { number, extended: 0, stoodStill: 0 }
  if (!clock) return none
  if (clock !== handlingClock(seen)) return { ...none, limit: clock.limit }
  const { hearingSince, questions, stoodStill } = seen
  const asked = questions.find(({ stopsFrom, reply }) => stopsFrom && !reply)
  const standsSince = asked?.stopsFrom ?? hearingSince?.stopsFrom
  return {
    number,
    limit: clock.limit,
    extended: seen.extendedDays,
    stoodStill: stoodStill['ask-citizen'] + stoodStill.hearing,
    ...(standsSince ? { standsSince } : {}),
  }
}

/** Until its notice goes out an answer can be taken back: to the petitioner the case is as it was before. */
function asSeen(petition: Petition): Petition {
  const { issueAt, beforeDecision, answeredOn: _, decision: __, ...rest } = petition
  return issueAt && beforeDecision ? { ...rest, ...beforeDecision } : petition
}

/** The limit that ends first; while the petitioner may ask for review, that window. */
export function shownClock(petition: Petition, today: CivilDate): CaseClock | undefined {
  const window = petition.status === 'served' ? clockOf(petition, 'reviewRequest') : undefined
  if (window && !isWindowOver(window, today)) return window
  // Dates inside the office are none of the petitioner's; the one that is owed to them is.
  const owed = owedToPetitioner(petition)
  return nextClock(owed.length > 0 ? { clocks: owed } : petition)
}

export function nextDate({ limit, nature }: CaseClock, today: CivilDate): NextDate {
  const { rule, kind, due, crossesUnpublished } = limit
  // A day that has passed doesn't move any more.
  const awaited = due < today ? [] : crossesUnpublished
  return { rule, kind, date: due, awaited, late: nature === 'duty' ? daysLate(today, limit) : 0 }
}

/** Of what waits for a reply, the newest question. */
export const openQuestion = ({ questions }: Petition): Petition['questions'][number] | undefined =>
  questions.findLast(({ reply }) => reply === undefined)

/** How a matter ended, once that is decided. */
export const endingOf = ({ decision }: Pick<Petition, 'decision'>) =>
  decision && (decision.kind === 'answer' ? decision.parts.outcome : decision.decision)

/** The urging that is owed an answer, with its date. */
export function owedUrge({ urge, clocks }: Petition): { on: CivilDate; due: CivilDate } | undefined {
  const due = clocks.find(({ id }) => id === urge?.clock)?.limit.due
  return urge && due ? { on: urge.on, due } : undefined
}

function sentOn(petition: Petition, pack: Pack): CaseCard['sent'] {
  const { organ, forwardedOn, held, owner, status, cameBack } = petition
  if (cameBack) {
    return { unit: unitById(pack, cameBack.unit)?.name ?? pack.office.name, on: cameBack.on, cameBack: true }
  }
  if (organ !== undefined && forwardedOn) {
    return { unit: unitById(pack, organ)?.name ?? pack.office.name, on: forwardedOn, cameBack: false }
  }
  const since = held.at(-1)?.from
  const other = held[0]?.unit === owner ? undefined : unitById(pack, owner)
  return other && since && status === 'registered'
    ? { unit: other.name, on: civilDateOf(since, pack.timeZone), cameBack: false }
    : undefined
}

function ownVerbs(petition: Petition, today: CivilDate): OwnVerb[] {
  const { status } = petition
  const over = status === 'served' || status === 'closed'
  const waits = owedUrge(petition)
  const verbs: OwnVerb[] = []
  if (status === 'answered') verbs.push('open')
  if (!over && status !== 'answered' && openQuestion(petition)) verbs.push('reply')
  // An unanswered urging may be repeated after its date.
  if (!over && isLate(petition, today) && !(waits && today <= waits.due)) verbs.push('urge')
  if (petition.transcripts.some(({ confirmed }) => !confirmed) && status !== 'closed') verbs.push('trans')
  if (petition.withdrawal && status !== 'closed') verbs.push('keepit')
  const window = clockOf(petition, 'reviewRequest')
  if (status === 'served' && window && !isWindowOver(window, today)) verbs.push('review')
  if (status !== 'closed') verbs.push('add')
  return verbs
}
