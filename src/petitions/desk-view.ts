/** What officials see of a case, as data. Pure. */
import { nameOfUnit, type Pack, ruleById } from '../config/pack.js'
import type { LocalText } from '../config/texts.types.js'
import { VERBS, type Verb } from '../dialogues/desk/verbs.js'
import { type CivilDate, civilDateOf, daysBetween } from '../time/civil.js'
import { daysLate } from '../time/limits.js'
import { type Details, evidenceIn, type MatterClass, type PlaceOfMatter, wordsIn } from './content.js'
import type { Acting, Rules } from './decisions/context.js'
import { keptOut, maySeeCase, maySeePerson, unitFor } from './decisions/rights.js'
import type { AnswerParts } from './events.js'
import { masker } from './masked.js'
import { type CaseClock, clockOf, type Extension, handlingClock, nextClock, type Petition } from './model.js'
import { obstacle } from './sense.js'

/** A date by which a unit has to act. */
export interface DeskDate {
  /** What it is for, in the pack's words. */
  readonly name: LocalText
  readonly kind: 'limit' | 'target'
  readonly unit: LocalText
  /** Reminders follow the nominal day, lateness the last lawful one (民法典 §203). */
  readonly nominal: CivilDate
  readonly due: CivilDate
  readonly left: number
  readonly late: number
  /** The years whose calendar isn't published yet and may still move it. */
  readonly awaited: readonly number[]
}

/** What an official sees of a case: all but who the petitioner is, whose name and phone are taken out of every text. */
export interface DeskCard
  extends Pick<
    Petition,
    'number' | 'status' | 'urgent' | 'firstTime' | 'assigned' | 'channel' | 'persons' | 'revision'
  > {
  readonly petition: string
  readonly class: MatterClass
  readonly category: string
  readonly route: LocalText
  readonly dates: Pick<
    Petition,
    'receivedOn' | 'forwardedOn' | 'toldOn' | 'acceptedOn' | 'answeredOn' | 'servedOn' | 'closedOn'
  >
  readonly owner: LocalText
  readonly ownerSince: CivilDate
  readonly next?: DeskDate
  /** Days so far: the organs' and the petitioner's apart, and of the organs' those lost to objections. */
  readonly days: { readonly organs: number; readonly petitioner: number; readonly lost: number }
  readonly extension?: Pick<Extension, 'state' | 'days' | 'reason'>
  readonly extendedDays: number
  readonly coHandlers: readonly {
    readonly unit: LocalText
    readonly task: string
    readonly due?: CivilDate
    readonly opinion?: string
  }[]
  readonly objection?: {
    readonly by: LocalText
    readonly on: CivilDate
    readonly reason: string
    readonly proposed?: LocalText
  }
  readonly dispute: readonly LocalText[]
  readonly tasks: readonly {
    readonly what: 'hand-over-papers' | 'undelivered'
    readonly unit: LocalText
    readonly due?: CivilDate
  }[]
  readonly urged?: { readonly on: CivilDate; readonly due?: CivilDate; readonly reason: string }
  /** From where it came back, and whom that unit thinks competent. */
  readonly cameBack?: { readonly unit: LocalText; readonly proposed?: LocalText }
  /** The legal or target date of the answer, where another date comes before it. */
  readonly handling?: DeskDate
  /** Whether an answer or decision was given, which can be read. */
  readonly decided: boolean
  readonly question?: { readonly on: CivilDate; readonly text: string; readonly reply?: string }
  readonly hearingSince?: CivilDate
  readonly request: string
  readonly facts: string
  readonly files: number
  /** What was said aloud, as typed; `confirmed` by the petitioner. */
  readonly transcripts: readonly { readonly text: string; readonly confirmed: boolean }[]
  /** Withdrawn, and until when that can be undone. */
  readonly withdrawnUntil?: CivilDate
  readonly details: Details
  readonly place: PlaceOfMatter
  readonly about?: string
  /** An answer that waits to be passed on, or whose notice hasn't gone out yet. */
  readonly draft?: AnswerParts
  readonly who: 'named' | 'confidential' | 'anonymous'
  /** Whether this official may look at who the petitioner is; every look is recorded. */
  readonly mayLook: boolean
  readonly verbs: readonly Verb[]
}

/** The card of a case for an official who may see it. */
export function deskCard(
  petition: Petition,
  acting: Acting,
  rules: Rules,
  today: CivilDate,
  now: Date,
): DeskCard {
  const { pack } = rules
  const { content, held, objection, extension, urge, hearingSince, cameBack } = petition
  const mask = masker(content.petitioner)
  const nameOf = (unit: string): LocalText => nameOfUnit(pack, unit)
  const dueOf = (clock: string) => {
    const due = petition.clocks.find(({ id }) => id === clock)?.limit.due
    return due ? { due } : {}
  }
  const next = nextOf(nextClock(petition), pack, nameOf, today)
  const handlingRuns = handlingClock(petition)
  const handling = nextOf(handlingRuns?.stoppedOn ? undefined : handlingRuns, pack, nameOf, today)
  // Of a case that is over nothing waits any more.
  const waits = petition.status === 'closed' ? undefined : petition.questions.at(-1)
  const question = waits
  const draft = draftOf(petition, mask)
  const { number, status, urgent, firstTime, assigned, channel, persons, revision } = petition
  return {
    ...{ number, status, urgent, firstTime, assigned, channel, persons, revision },
    petition: petition.id,
    class: petition.class,
    category: petition.category,
    route: pack.profile.routes[petition.route].name,
    dates: datesOf(petition),
    owner: nameOf(petition.owner),
    ownerSince: civilDateOf(held.at(-1)?.from ?? petition.receivedAt, pack.timeZone),
    ...(next ? { next } : {}),
    days: { ...daysOf(petition, today), lost: petition.daysLost },
    ...(extension
      ? { extension: { state: extension.state, days: extension.days, reason: mask(extension.reason) } }
      : {}),
    extendedDays: petition.extendedDays,
    coHandlers: petition.coHandlers.map(({ unit, task, clock, opinion }) => ({
      unit: nameOf(unit),
      task: mask(task),
      ...dueOf(clock),
      ...(opinion === undefined ? {} : { opinion: mask(opinion) }),
    })),
    ...(objection
      ? {
          objection: {
            by: nameOf(objection.by),
            on: objection.on,
            reason: mask(objection.reason),
            ...(objection.proposed === undefined ? {} : { proposed: nameOf(objection.proposed) }),
          },
        }
      : {}),
    dispute: (petition.dispute ?? []).map(nameOf),
    tasks: petition.tasks.map(({ what, unit, clock }) => ({ what, unit: nameOf(unit), ...dueOf(clock) })),
    ...(urge ? { urged: { on: urge.on, reason: mask(urge.reason), ...dueOf(urge.clock) } } : {}),
    ...(cameBack
      ? {
          cameBack: {
            unit: nameOf(cameBack.unit),
            ...(cameBack.proposed === undefined ? {} : { proposed: nameOf(cameBack.proposed) }),
          },
        }
      : {}),
    ...(handling && handling.name !== next?.name ? { handling } : {}),
    decided: petition.decision !== undefined,
    ...(question
      ? {
          question: {
            on: question.on,
            text: mask(question.text),
            ...(question.reply ? { reply: mask(question.reply.text) } : {}),
          },
        }
      : {}),
    ...(hearingSince ? { hearingSince: hearingSince.on } : {}),
    request: mask(content.request),
    facts: mask(wordsIn(content.facts)),
    files: evidenceIn(content.facts).length,
    transcripts: petition.transcripts.map(({ text, confirmed }) => ({ text: mask(text), confirmed })),
    ...(petition.withdrawal && !petition.withdrawal.pressed
      ? { withdrawnUntil: petition.withdrawal.until }
      : {}),
    details: petition.details,
    place:
      content.place.words === undefined
        ? content.place
        : { ...content.place, words: mask(content.place.words) },
    ...(content.about ? { about: mask(content.about.words) } : {}),
    ...(draft ? { draft } : {}),
    who: content.petitioner.kind,
    mayLook: content.petitioner.kind !== 'anonymous' && maySeePerson(acting, petition, rules),
    verbs: verbsFor(petition, acting, rules, today, now),
  }
}

/** What this official may do with the case now, in the order of the buttons. */
export function verbsFor(
  petition: Petition,
  acting: Acting,
  rules: Rules,
  today: CivilDate,
  now: Date,
): Verb[] {
  if (acting.kind !== 'member') return []
  if (keptOut(acting, petition, rules) || !maySeeCase(acting, petition, rules)) return []
  const allowed = (verb: Verb) => unitFor(VERBS[verb].kind, acting, petition, rules) !== undefined
  return VERB_LIST.filter((verb) => allowed(verb) && !obstacle(verb, petition, rules.pack, today, now))
}

const isKey = (key: string): key is Verb => Object.hasOwn(VERBS, key)
const VERB_LIST: readonly Verb[] = Object.keys(VERBS).filter(isKey)

function nextOf(
  clock: CaseClock | undefined,
  pack: Pack,
  nameOf: (unit: string) => LocalText,
  today: CivilDate,
): DeskDate | undefined {
  if (!clock) return undefined
  const { rule, kind, nominal, due, crossesUnpublished } = clock.limit
  return {
    name: nameOfRule(pack, rule),
    kind,
    unit: nameOf(clock.holder),
    nominal,
    due,
    left: Math.max(0, daysBetween(today, due)),
    late: clock.nature === 'duty' ? daysLate(today, clock.limit) : 0,
    awaited: due < today ? [] : crossesUnpublished,
  }
}

/** What a limit or target is for, in the pack's words. */
export function nameOfRule(pack: Pack, rule: string): LocalText {
  return ruleById(pack, rule)?.name ?? { 'zh-CN': rule, en: rule }
}

function datesOf(petition: Petition): DeskCard['dates'] {
  const { receivedOn, forwardedOn, toldOn, acceptedOn, answeredOn, servedOn, closedOn } = petition
  return {
    receivedOn,
    ...(forwardedOn ? { forwardedOn } : {}),
    ...(toldOn ? { toldOn } : {}),
    ...(acceptedOn ? { acceptedOn } : {}),
    ...(answeredOn ? { answeredOn } : {}),
    ...(servedOn ? { servedOn } : {}),
    ...(closedOn ? { closedOn } : {}),
  }
}

/**
 * The days so far, the organs' and the petitioner's apart: the petitioner's are those of the window for review and
 * those for which the clock stood still for a reply; all others, a hearing's too, are the organs'.
 */
function daysOf(petition: Petition, today: CivilDate): { organs: number; petitioner: number } {
  const { receivedOn, servedOn, closedOn, questions, stoodStill } = petition
  const end = closedOn ?? today
  const window = clockOf(petition, 'reviewRequest')?.limit.due
  const windowEnd = window !== undefined && window < end ? window : end
  const since = questions.find(({ stopsFrom, reply }) => stopsFrom && !reply)?.stopsFrom
  const stands = since && handlingClock(petition)?.stoppedOn === undefined ? daysBetween(since, end) : 0
  const petitioner =
    stoodStill['ask-citizen'] +
    stands +
    (window && servedOn ? Math.max(0, daysBetween(servedOn, windowEnd)) : 0)
  return { organs: Math.max(0, daysBetween(receivedOn, end) - petitioner), petitioner }
}

/** What the petition office reads before it passes an answer on, and the organ before it goes out. */
function draftOf({ status, draftAnswer, decision, issueAt }: Petition, mask: (text: string) => string) {
  const parts =
    status === 'at-office'
      ? draftAnswer?.parts
      : issueAt && decision?.kind === 'answer'
        ? decision.parts
        : undefined
  if (!parts) return undefined
  const { request, facts, opinion, basis } = parts
  return { ...parts, request: mask(request), facts: mask(facts), opinion: mask(opinion), basis: mask(basis) }
}
