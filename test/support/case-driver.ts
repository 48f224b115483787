import type { Pack } from '../../src/config/pack.js'
import { ROUTE_IDS } from '../../src/config/pack.types.js'
import { type Action, mayDo } from '../../src/people/roles.js'
import type { CaseCommand, CaseCommandKind } from '../../src/petitions/case-commands.js'
import { MATTER_CLASSES } from '../../src/petitions/content.js'
import type { Acting } from '../../src/petitions/decisions/context.js'
import { TABLE } from '../../src/petitions/decisions/table.js'
import { DIVERSIONS, SERVICE_ROUTES } from '../../src/petitions/events.js'
import { STATUSES } from '../../src/petitions/model.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { addDays, type CivilDate } from '../../src/time/civil.js'
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
} from './case-kit.js'

export const { basis } = demoPack.profile.limits.handling
const CAPS = { 'ask-citizen': 10, hearing: 20 } as const
export const VARIANTS: readonly {
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
export function dice(seed: number) {
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

export const KINDS = Object.keys(TABLE) as CaseCommandKind[]
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
  withdraw: 1,
  undoWithdrawal: 2,
  requestReview: 3,
}
export const FITTING = new Map(
  STATUSES.map((status) => [
    status,
    KINDS.filter((kind) => TABLE[kind].some(({ in: stages }) => stages.includes(status))).flatMap((kind) =>
      Array.from({ length: WEIGHTS[kind] ?? 4 }, () => kind),
    ),
  ]),
)

export const text = (die: Dice) => (die.chance(0.03) ? ' ' : 'Because it is so.')
export const member = (die: Dice) => (die.chance(0.05) ? 'stranger' : die.one(PEOPLE).member)
export const unit = (die: Dice) => (die.chance(0.03) ? 'nowhere' : die.one(UNITS))
const pastDay = (die: Dice, { today }: Case) => addDays(today, 1 - die.upTo(6))
const maybe = <T extends object>(die: Dice, more: T): T | object => (die.chance(0.4) ? more : {})

/** A command with arguments that may fit the case, or not. */
export const MADE: Readonly<Record<CaseCommandKind, (die: Dice, built: Case) => CaseCommand>> = {
  acknowledge: () => ({ kind: 'acknowledge' }),
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
  join: (die) => ({ kind: 'join', code: die.one(['SLIP', 'WRONG']) }),
  renewCode: (die) => ({ kind: 'renewCode', code: 'SLIP', reason: text(die) }),
  supplement: (die) => ({
    kind: 'supplement',
    facts: die.chance(0.1) ? [] : [{ kind: 'text', text: text(die) }],
  }),
  giveDetails: (die, { today }) => ({
    kind: 'giveDetails',
    details: {
      decisionOn: addDays(today, 2 - die.upTo(9)),
      acting: { kind: 'jointly', people: die.upTo(20) },
    },
    ...maybe(die, { address: '5 Guangming Street' }),
  }),
  correct: (die) => ({ kind: 'correct', phone: die.one(['13866660000', '13911112222']) }),
  openJoint: () => ({ kind: 'openJoint', code: 'JOINT234' }),
  cosign: (die) => ({
    kind: 'cosign',
    code: die.one(['JOINT234', 'WRONG']),
    representative: die.chance(0.5),
  }),
  leaveJoint: () => ({ kind: 'leaveJoint' }),
  transcribe: (die) => ({ kind: 'transcribe', evidence: die.one(['voice-1', 'none']), text: text(die) }),
  confirmTranscript: (die) => ({
    kind: 'confirmTranscript',
    evidence: 'voice-1',
    ...maybe(die, { text: text(die) }),
  }),
  withdraw: (die) => ({ kind: 'withdraw', reason: text(die), pressed: die.chance(0.3) }),
  undoWithdrawal: () => ({ kind: 'undoWithdrawal' }),
  concludeWithdrawal: () => ({ kind: 'concludeWithdrawal' }),
  requestReview: (die) => ({ kind: 'requestReview', reason: text(die) }),
  recordReview: (die, built) => ({
    kind: 'recordReview',
    outcome: die.one(['upheld', 'changed', 'revoked', 'to-be-renewed']),
    on: pastDay(die, built),
  }),
  reportDelivered: () => ({ kind: 'reportDelivered', notice: 'some' }),
  reportUndelivered: () => ({ kind: 'reportUndelivered', notice: 'some' }),
  recompute: () => ({ kind: 'recompute', calendar: 'again' }),
}

export const everybody: readonly Acting[] = [...PEOPLE, SERVICE, ...['wang', 'li', 'zhang'].map(citizen)]
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
export function fitting(die: Dice, kind: CaseCommandKind, { petition }: Case): Acting {
  const who = die.one(
    TABLE[kind].flatMap(({ in: stages, by }) => (stages.includes(petition.status) ? by : [])),
  )
  if (who === 'account') return citizen(die.one(['wang', 'li', 'zhang']))
  if (who === 'cosigner') return citizen(die.one(petition.petitioners) ?? 'wang')
  if (who === undefined) return die.one(everybody)
  if (who === 'service') return SERVICE
  if (who === 'petitioner' || who === 'filer') return citizen(die.one(petition.representatives) ?? 'wang')
  const [action, place] = who
  const { owner, office, organ = owner, dispute = [owner], decidedBy = owner, coHandlers, tasks } = petition
  const units = {
    owner: [owner],
    office: [office],
    organ: [organ],
    'stands-in': [office],
    giver: [decidedBy],
    dispute,
    'co-handler': coHandlers.flatMap((one) => (one.opinion === undefined ? [one.unit] : [])),
    task: tasks.map((one) => one.unit),
  }[place]
  return die.one(ableTo(action, die.one(units) ?? owner)) ?? die.one(everybody)
}

export const before2026 = workingCalendar({ publishedThrough: 2025 })

export function newCase(die: Dice, pack: Pack): Case {
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
