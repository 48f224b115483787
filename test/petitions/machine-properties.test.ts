import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import { ROUTE_IDS } from '../../src/config/pack.types.js'
import { type Action, mayDo } from '../../src/people/roles.js'
import type { CaseCommand, CaseCommandKind } from '../../src/petitions/case-commands.js'
import { MATTER_CLASSES } from '../../src/petitions/content.js'
import type { Acting, Decision } from '../../src/petitions/decisions/context.js'
import { TABLE } from '../../src/petitions/decisions/table.js'
import { nextActionAt } from '../../src/petitions/due.js'
import {
  DIVERSIONS,
  type EventType,
  eventFromText,
  eventToText,
  SERVICE_ROUTES,
} from '../../src/petitions/events.js'
import { fold } from '../../src/petitions/evolve.js'
import { type CaseClock, nextClock, type Petition, STATUSES } from '../../src/petitions/model.js'
import { CaseRow, caseRow } from '../../src/petitions/row.js'
import { type WorkingCalendar, workingCalendar } from '../../src/time/calendar.js'
import { addDays, type CivilDate, weekday } from '../../src/time/civil.js'
import type { Limit } from '../../src/time/limits.js'
import {
  Case,
  calendar2026,
  citizen,
  demoPack,
  demoPerson,
  type Official,
  OPINION,
  officer,
  SERVICE,
} from '../support/case-kit.js'
import { workedByTable } from '../time/holiday-table.js'

/** A failure names the seed of its case: `CASE_SEED=<seed> npx vitest run test/petitions/machine-properties` runs it alone. */
const ONE_SEED = process.env.CASE_SEED === undefined ? undefined : Number(process.env.CASE_SEED)
const CASES_EACH = 500
const STEPS = 34

const { basis } = demoPack.profile.limits.handling
const CAPS = { 'ask-citizen': 10, hearing: 20 } as const
const VARIANTS: readonly {
  name: string
  pack: Pack
  caps: Record<keyof typeof CAPS, number>
  seed: number
}[] = [
  { name: 'the demo pack', pack: demoPack, caps: { 'ask-citizen': 0, hearing: 0 }, seed: 10_000 },
  {
    name: 'a pack with one window and clock stops',
    pack: {
      ...demoPack,
      profile: {
        ...demoPack.profile,
        answerThroughPetitionOffice: true,
        clockStops: [
          { cause: 'ask-citizen', limits: ['handling'], maxDays: CAPS['ask-citizen'], basis },
          { cause: 'hearing', limits: ['handling'], maxDays: CAPS.hearing, basis },
        ],
      },
    },
    caps: CAPS,
    seed: 20_000,
  },
]

const OFFICES = ['luan-petition', 'huoqiu-petition', 'yuan-petition']
const ORGANS = ['luan-land', 'huoqiu-land', 'yuan-land', 'jinan-land']
const UNITS = [...OFFICES, ...ORGANS]
const PEOPLE: readonly Official[] = [
  ...['registrar', 'registrar-2', 'handler', 'unit-lead', 'supervisor', 'leader'].map(demoPerson),
  ...OFFICES.map((unit) => officer('registrar', unit)),
  ...ORGANS.flatMap((unit) => [officer('handler', unit), officer('unit-lead', unit)]),
  officer('handler', 'huoqiu-land', { role: 'handler', unit: 'yuan-land' }),
  officer('supervisor', 'huoqiu-petition'),
  officer('admin', 'luan-petition'),
]

/** A small generator of numbers: the same seed gives the same case. */
function dice(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (most: number): number => Math.floor(next() * (most + 1))
  const one = <T>(of: readonly T[]): T => of[upTo(of.length - 1)] as T
  return { chance: (of: number) => next() < of, upTo, one }
}
type Dice = ReturnType<typeof dice>

const KINDS = Object.keys(TABLE) as CaseCommandKind[]
/** How often a kind is tried where it fits, so that cases get somewhere; 4 where not given. */
const WEIGHTS: Partial<Record<CaseCommandKind, number>> = {
  forward: 12,
  accept: 12,
  tell: 8,
  open: 12,
  close: 16,
  releaseAnswer: 8,
  agreeObjection: 8,
  divert: 1,
  note: 1,
  join: 1,
  recuse: 1,
  setUrgent: 1,
  recompute: 1,
  reportDelivered: 1,
  reportUndelivered: 1,
  returnAnswer: 2,
  recordService: 3,
}
const FITTING = new Map(
  STATUSES.map((status) => [
    status,
    KINDS.filter((kind) => TABLE[kind].some(({ in: stages }) => stages.includes(status))).flatMap((kind) =>
      Array.from({ length: WEIGHTS[kind] ?? 4 }, () => kind),
    ),
  ]),
)

const text = (die: Dice) => (die.chance(0.03) ? ' ' : 'Because it is so.')
const member = (die: Dice) => (die.chance(0.05) ? 'stranger' : die.one(PEOPLE).member)
const unit = (die: Dice) => (die.chance(0.03) ? 'nowhere' : die.one(UNITS))
const pastDay = (die: Dice, { today }: Case) => addDays(today, 1 - die.upTo(6))
const maybe = <T extends object>(die: Dice, more: T): T | object => (die.chance(0.4) ? more : {})

/** A command with arguments that may fit the case, or not. */
const MADE: Readonly<Record<CaseCommandKind, (die: Dice, built: Case) => CaseCommand>> = {
  forward: (die) => ({
    kind: 'forward',
    to: die.chance(0.1) ? 'huoshan-land' : unit(die),
    reason: text(die),
    onPaper: die.chance(0.1),
    ...(die.chance(0.3) ? { mode: 'assign', returnDays: die.upTo(185) } : { mode: 'transfer' }),
  }),
  divert: (die) => ({
    kind: 'divert',
    decision: die.one(DIVERSIONS),
    reason: text(die),
    ...maybe(die, { elsewhere: die.one(['court_matter', 'labour_dispute', 'moon']) }),
  }),
  passDown: (die) => ({ kind: 'passDown', to: unit(die), reason: text(die) }),
  object: (die) => ({ kind: 'object', reason: text(die), ...maybe(die, { proposed: unit(die) }) }),
  agreeObjection: (die) => ({ kind: 'agreeObjection', reason: text(die) }),
  refuseObjection: (die) => ({ kind: 'refuseObjection', reason: text(die) }),
  refer: (die) => ({ kind: 'refer', reason: text(die) }),
  designate: (die) => ({ kind: 'designate', to: unit(die), reason: text(die) }),
  takeOn: (die) => ({ kind: 'takeOn', reason: text(die) }),
  tell: () => ({ kind: 'tell' }),
  accept: () => ({ kind: 'accept' }),
  nameHandler: (die) => ({ kind: 'nameHandler', member: member(die), reason: text(die) }),
  reclassify: (die) => ({
    kind: 'reclassify',
    reason: text(die),
    ...maybe(die, { class: die.one(MATTER_CLASSES) }),
    ...maybe(die, { route: die.one(ROUTE_IDS) }),
    ...maybe(die, { category: die.one(['idle_land', 'mining_dispute', 'unknown', 'weather']) }),
    ...maybe(die, { firstTime: die.chance(0.5) }),
  }),
  setUrgent: (die) => ({ kind: 'setUrgent', urgent: die.chance(0.6), reason: text(die) }),
  addCoHandler: (die) => ({ kind: 'addCoHandler', unit: unit(die), task: text(die), days: die.upTo(70) }),
  answerCoHandling: (die) => ({ kind: 'answerCoHandling', unit: unit(die), opinion: text(die) }),
  recuse: (die) => ({ kind: 'recuse', member: member(die), reason: text(die) }),
  ask: (die) => ({ kind: 'ask', text: text(die) }),
  reply: (die) => ({ kind: 'reply', text: text(die) }),
  openHearing: (die) => ({ kind: 'openHearing', reason: text(die) }),
  closeHearing: (die) => ({ kind: 'closeHearing', conclusion: text(die) }),
  note: (die) => ({ kind: 'note', text: text(die) }),
  requestExtension: (die) => ({ kind: 'requestExtension', days: die.upTo(32), reason: text(die) }),
  approveExtension: () => ({ kind: 'approveExtension' }),
  refuseExtension: (die) => ({ kind: 'refuseExtension', reason: text(die) }),
  recordExtensionService: (die, built) => ({ kind: 'recordExtensionService', on: pastDay(die, built) }),
  lapseExtension: () => ({ kind: 'lapseExtension' }),
  answer: (die) => ({
    kind: 'answer',
    parts: die.chance(0.1) ? { ...OPINION, basis: '' } : OPINION,
    ...maybe(die, { skipReason: text(die) }),
  }),
  releaseAnswer: () => ({ kind: 'releaseAnswer' }),
  returnAnswer: (die) => ({ kind: 'returnAnswer', reason: text(die) }),
  takeBack: (die) => ({ kind: 'takeBack', reason: text(die) }),
  issue: () => ({ kind: 'issue' }),
  open: () => ({ kind: 'open' }),
  recordService: (die, built) => ({
    kind: 'recordService',
    route: die.one(SERVICE_ROUTES),
    on: pastDay(die, built),
  }),
  close: () => ({ kind: 'close' }),
  urge: (die) => ({ kind: 'urge', reason: text(die) }),
  answerUrge: (die) => ({ kind: 'answerUrge', text: text(die) }),
  doTask: (die, { petition }) => ({
    kind: 'doTask',
    task: die.one(petition.tasks)?.id ?? 'task-0',
    how: text(die),
  }),
  join: (die) => ({ kind: 'join', account: die.one(['wang', 'li']), code: die.one(['SLIP', 'WRONG']) }),
  reportDelivered: () => ({ kind: 'reportDelivered', notice: 'some', notices: 'other' }),
  reportUndelivered: () => ({ kind: 'reportUndelivered', notice: 'some' }),
  recompute: () => ({ kind: 'recompute', calendar: 'again' }),
}

const everybody: readonly Acting[] = [...PEOPLE, SERVICE, ...['wang', 'li', 'zhang'].map(citizen)]
const able = new Map<string, Official[]>()

/** Those who may do something towards a unit. */
function ableTo(action: Action, towards: string): Official[] {
  const key = `${action} ${towards}`
  const known = able.get(key)
  if (known) return known
  const found = PEOPLE.filter(({ grants }) => mayDo(grants, action, towards, demoPack))
  able.set(key, found)
  return found
}

/** Somebody whom the table lets do that now; only a way to get on, what is right is not taken from it. */
function fitting(die: Dice, kind: CaseCommandKind, { petition }: Case): Acting {
  const who = die.one(
    TABLE[kind].flatMap(({ in: stages, by }) => (stages.includes(petition.status) ? by : [])),
  )
  if (who === undefined || who === 'anybody') return die.one(everybody)
  if (who === 'service') return SERVICE
  if (who === 'petitioner') return citizen(petition.petitioners[0] ?? 'wang')
  const [action, place] = who
  const { owner, office, organ = owner, dispute = [owner], coHandlers, tasks } = petition
  const units = {
    owner: [owner],
    office: [office],
    organ: [organ],
    dispute,
    'co-handler': coHandlers.flatMap((one) => (one.opinion === undefined ? [one.unit] : [])),
    task: tasks.map((one) => one.unit),
  }[place]
  return die.one(ableTo(action, die.one(units) ?? owner)) ?? die.one(everybody)
}

const before2026 = workingCalendar({ publishedThrough: 2025 })

function newCase(die: Dice, pack: Pack): Case {
  const named = die.one([undefined, undefined, undefined, 'huoqiu-land', 'yuan-petition', 'jinan-land'])
  const region = die.one(['341500', '341500', '341522'])
  return new Case({
    pack,
    on: addDays('2026-01-01' as CivilDate, die.upTo(200)),
    calendar: die.chance(0.3) ? before2026 : calendar2026,
    unreachable: ['huoshan-land'],
    content: {
      class: die.one(['appeal', 'appeal', 'appeal', 'suggestion', 'unknown']),
      place: { region },
      ...(named === undefined ? {} : { about: { words: 'those of the land bureau', units: [named] } }),
      petitioner: die.one([
        { kind: 'named', name: 'Wang', phone: '1' },
        { kind: 'named', name: 'Wang', phone: '1' },
        { kind: 'confidential', name: 'Wang', phone: '1' },
        { kind: 'anonymous' },
      ] as const),
    },
    ...(die.chance(0.2) ? { paper: { by: demoPerson('registrar'), office: 'luan-petition' } } : {}),
  })
}

/** Says what is wrong; the test adds seed and steps. */
class Broken extends Error {}
const demand = (holds: boolean, what: string, ...more: readonly unknown[]): void => {
  if (!holds) throw new Broken(`${what} ${more.map((one) => JSON.stringify(one)).join(' ')}`)
}

function frozen<T>(value: T): T {
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
const runs = ({ stoppedOn }: CaseClock) => stoppedOn === undefined

/** Everything that has to hold of a case at any time. */
function watch(variant: (typeof VARIANTS)[number], built: Case) {
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

  const lengths = ({ petition }: Case) => {
    const { stoodStill, extendedDays, hearingSince, questions } = petition
    const stopping = {
      'ask-citizen': questions.some(({ stops, reply }) => stops && !reply),
      hearing: hearingSince?.stops === true,
    }
    const waiting = (['ask-citizen', 'hearing'] as const)
      .filter((cause) => stopping[cause])
      .reduce((sum, cause) => sum + variant.caps[cause] - stoodStill[cause], 0)
    const more = extendedDays + stoodStill['ask-citizen'] + stoodStill.hearing + waiting
    const starts: Readonly<Record<string, CivilDate | undefined>> = {
      telling: petition.forwardedOn,
      acceptance: petition.forwardedOn,
      handling: petition.acceptedOn,
      suggestionReply: petition.acceptedOn,
      otherProcedure: petition.acceptedOn,
      service: petition.answeredOn,
      reviewRequest: petition.servedOn,
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
      demand(petition.servedOn !== undefined && petition.closedOn !== undefined, 'closed but not served')
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
      if (!('unit' in one)) continue
      demand(exists(one.unit) && !isNamed(one.unit, petition), 'a notice to whom it must not reach', one)
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

/** What may put off a day that somebody has to keep, and the notice that tells the petitioner. */
const MOVERS: Partial<Record<EventType, string>> = {
  extensionTold: 'extended',
  datesMoved: 'dates-moved',
  reclassified: 'changed',
  asked: 'asked',
  hearingOpened: 'changed',
}

/** What a run of cases has come by, so that the properties are not true of nothing. */
interface Reached {
  readonly events: Set<EventType>
  readonly statuses: Set<string>
  refused: number
  accepted: number
}

/** One case from its filing over at most a year, by legal and illegal commands in turn. */
function drive(variant: (typeof VARIANTS)[number], seed: number, reached: Reached): void {
  const die = dice(seed)
  const built = newCase(die, variant.pack)
  const log: string[] = []
  frozen(built.petition)
  const check = watch(variant, built)
  const waiting: { id: string; extended: boolean }[] = []

  const give = (acting: Acting, command: CaseCommand): boolean => {
    const before = built.petition
    // The petition is frozen: a decision that changed it would throw.
    const decision = built.run(acting, command)
    if (decision.kind === 'refused') {
      reached.refused += 1
      demand(built.petition === before, 'refused and yet changed')
      return false
    }
    reached.accepted += 1
    log.push(
      `${built.today} ${acting.kind === 'member' ? acting.member : acting.kind} ${JSON.stringify(command)}`,
    )
    for (const { type } of decision.events) reached.events.add(type)
    for (const one of decision.notices) {
      if (one.report) waiting.push({ id: one.id, extended: one.kind === 'extended' })
    }
    check(before, decision)
    reached.statuses.add(built.petition.status)
    return true
  }

  /** What the service does by itself: what is due, and what it hears of deliveries. */
  const serve = () => {
    const due = nextActionAt(built.petition, variant.pack.timeZone)
    if (due && due <= built.now && die.chance(0.9)) {
      give(SERVICE, { kind: built.petition.status === 'answered' ? 'issue' : 'lapseExtension' })
    }
    const notice = waiting.shift()
    if (notice && die.chance(0.7)) {
      const { id, extended } = notice
      if (die.chance(0.75)) {
        give(SERVICE, { kind: 'reportDelivered', notice: id, notices: extended ? 'extended' : 'other' })
      } else give(SERVICE, { kind: 'reportUndelivered', notice: id })
    }
    if (built.calendar === before2026 && die.chance(0.05)) {
      built.calendar = calendar2026
      give(SERVICE, { kind: 'recompute', calendar: '2026' })
    }
  }

  try {
    check(built.petition, { kind: 'accepted', events: [], notices: [] })
    for (let step = 0; step < STEPS && built.today < '2026-12-31'; step += 1) {
      if (die.chance(0.5)) built.later(die.upTo(20))
      else built.minutesLater(die.upTo(15))
      serve()
      // One command that is mostly out of place or not theirs, then fitting ones until one is accepted.
      give(die.one(everybody), MADE[die.one(KINDS)](die, built))
      for (let tries = 0; tries < 5; tries += 1) {
        const kind = die.one(FITTING.get(built.petition.status) ?? KINDS)
        if (give(fitting(die, kind, built), MADE[kind](die, built))) break
      }
      if (built.petition.status === 'closed' && die.chance(0.2)) break
    }
    const again = fold('case', built.events.map(eventToText).map(eventFromText))
    demand(
      isDeepStrictEqual(again, built.petition),
      'folded from the beginning, the history tells another case',
    )
  } catch (cause) {
    const steps = log.slice(-25).join('\n  ')
    throw new Error(`CASE_SEED=${seed} with ${variant.name}: ${cause}\n  ${steps}`, { cause })
  }
}

describe('a thousand cases over a year', () => {
  test.each(VARIANTS)(
    'with $name: owner, next date, dates, days, notices and history are right after every step',
    (variant) => {
      const reached: Reached = {
        events: new Set(),
        statuses: new Set(['registered']),
        refused: 0,
        accepted: 0,
      }
      if (ONE_SEED !== undefined) return drive(variant, ONE_SEED, reached)
      for (let index = 0; index < CASES_EACH; index += 1) drive(variant, variant.seed + index, reached)
      const oneWindow = variant.pack.profile.answerThroughPetitionOffice
      expect([...reached.statuses].toSorted()).toEqual(
        STATUSES.filter((status) => oneWindow || status !== 'at-office').toSorted(),
      )
      const never = EVENTS.filter((type) => !reached.events.has(type))
      expect(never).toEqual(oneWindow ? [] : ['answerSubmitted', 'answerReturned'])
      expect(reached.accepted).toBeGreaterThan(CASES_EACH * 20)
      expect(reached.refused).toBeGreaterThan(reached.accepted)
    },
  )
})

/** Every kind of event but the first one. */
const EVENTS: readonly EventType[] = [
  'joined',
  'forwarded',
  'diverted',
  'objected',
  'objectionAgreed',
  'objectionRefused',
  'referred',
  'told',
  'accepted',
  'handlerNamed',
  'reclassified',
  'urgencySet',
  'coHandlerAdded',
  'coHandlerAnswered',
  'recused',
  'asked',
  'replied',
  'hearingOpened',
  'hearingClosed',
  'noted',
  'extensionRequested',
  'extensionRefused',
  'extensionApproved',
  'extensionTold',
  'extensionLapsed',
  'answerSubmitted',
  'answerReturned',
  'answered',
  'takenBack',
  'issued',
  'served',
  'closed',
  'urged',
  'urgeAnswered',
  'delivered',
  'undelivered',
  'taskDone',
  'datesMoved',
]
