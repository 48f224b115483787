import { describe, expect, test } from 'vitest'
import { RIGHTS, ROLES, type Role } from '../../src/people/roles.js'
import type { CaseCommand, CaseCommandKind, CaseCommandOf } from '../../src/petitions/case-commands.js'
import type { Acting } from '../../src/petitions/decisions/context.js'
import { TABLE, type Who } from '../../src/petitions/decisions/table.js'
import { STATUSES, type Status } from '../../src/petitions/model.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { Case, calendar2026, citizen, demoPack, OPINION, officer, SERVICE } from '../support/case-kit.js'

/**
 * Who may do what, and when, as a clerk would write it: stages, then people. `owner` is the unit that has the case,
 * `office` its petition office, `above` the city's petition office, whose oversight covers every unit of the city.
 */
const ORGAN_HAS_IT = 'forwarded told accepted'
const NOT_YET_ANSWERED = 'registered forwarded objected disputed told accepted at-office'
const NOT_YET_SERVED = `${NOT_YET_ANSWERED} answered`
const OPEN = `${NOT_YET_SERVED} served review`
const ALL = `${OPEN} closed`
const HANDLERS = 'handler unit-lead @ owner'

const CLERKS_TABLE: Readonly<Record<CaseCommandKind, readonly (readonly [string, ...string[]])[]>> = {
  forward: [['registered', 'registrar @ owner']],
  divert: [
    ['registered', 'registrar @ owner'],
    ['forwarded told', 'unit-lead @ owner'],
  ],
  passDown: [['forwarded told', HANDLERS]],
  object: [
    ['forwarded', HANDLERS],
    ['registered', 'registrar @ owner'],
  ],
  agreeObjection: [['objected', 'registrar @ owner']],
  refuseObjection: [['objected', 'registrar @ owner']],
  refer: [['objected', 'registrar @ owner']],
  designate: [['disputed', 'unit-lead @ owner', 'supervisor leader @ owner', 'supervisor leader @ above']],
  takeOn: [['disputed', 'unit-lead @ dispute']],
  tell: [['forwarded', HANDLERS]],
  accept: [['forwarded told', HANDLERS]],
  nameHandler: [[`${ORGAN_HAS_IT} at-office answered served`, 'unit-lead @ organ', 'the service']],
  reclassify: [
    ['registered', 'registrar handler unit-lead @ owner'],
    [ORGAN_HAS_IT, 'registrar handler unit-lead @ owner', 'registrar handler unit-lead @ office'],
  ],
  setUrgent: [[NOT_YET_ANSWERED, 'the petitioner', 'registrar @ office']],
  addCoHandler: [[ORGAN_HAS_IT, HANDLERS, 'registrar @ office']],
  answerCoHandling: [[ORGAN_HAS_IT, 'handler unit-lead @ co-handler']],
  // Oneself, and those over the unit.
  recuse: [
    [
      NOT_YET_ANSWERED,
      HANDLERS,
      'registrar @ owner',
      'supervisor leader @ owner',
      'supervisor leader @ above',
    ],
  ],
  ask: [
    ['registered', 'registrar @ owner'],
    [ORGAN_HAS_IT, HANDLERS],
  ],
  reply: [[NOT_YET_ANSWERED, 'the petitioner']],
  openHearing: [['accepted', HANDLERS]],
  closeHearing: [['accepted', HANDLERS]],
  note: [[OPEN, HANDLERS, 'registrar @ owner', 'registrar @ office', 'the service']],
  requestExtension: [['accepted', HANDLERS]],
  approveExtension: [['accepted', 'unit-lead @ owner']],
  refuseExtension: [['accepted', 'unit-lead @ owner']],
  recordExtensionService: [['accepted', HANDLERS, 'registrar @ office']],
  lapseExtension: [['accepted', 'the service']],
  answer: [[ORGAN_HAS_IT, HANDLERS]],
  releaseAnswer: [['at-office', 'registrar @ owner']],
  returnAnswer: [['at-office', 'registrar @ owner']],
  takeBack: [['answered', 'handler unit-lead @ giver', 'registrar @ office']],
  issue: [['answered', 'handler unit-lead @ giver', 'registrar @ office', 'the service']],
  open: [['answered', 'the petitioner']],
  recordService: [['answered', HANDLERS, 'registrar @ owner', 'registrar @ office']],
  close: [['served', HANDLERS, 'registrar @ owner', 'registrar @ office']],
  urge: [
    [`${NOT_YET_SERVED} review`, 'the petitioner', 'supervisor leader @ owner', 'supervisor leader @ above'],
  ],
  answerUrge: [[`${NOT_YET_SERVED} review`, HANDLERS, 'registrar @ owner']],
  doTask: [[ALL, 'registrar handler unit-lead @ task']],
  join: [[ALL, 'the petitioner', 'another petitioner']],
  renewCode: [[ALL, 'registrar @ office']],
  supplement: [[OPEN, 'the petitioner']],
  giveDetails: [[OPEN, 'the petitioner']],
  correct: [[ALL, 'the petitioner']],
  openJoint: [[NOT_YET_ANSWERED, 'the petitioner']],
  cosign: [[NOT_YET_SERVED, 'the petitioner', 'another petitioner']],
  leaveJoint: [[ALL, 'the petitioner', 'another petitioner']],
  transcribe: [[OPEN, HANDLERS, 'registrar @ owner', 'registrar @ office']],
  confirmTranscript: [[OPEN, 'the petitioner']],
  withdraw: [[NOT_YET_SERVED, 'the petitioner']],
  undoWithdrawal: [[`${NOT_YET_SERVED} served`, 'the petitioner']],
  concludeWithdrawal: [[`${NOT_YET_SERVED} served`, 'the service']],
  requestReview: [['served', 'the petitioner']],
  recordReview: [['review', HANDLERS, 'registrar @ owner', 'registrar @ office']],
  acknowledge: [
    [
      ALL,
      HANDLERS,
      'registrar @ owner',
      'registrar @ office',
      'supervisor leader @ owner',
      'supervisor leader @ above',
      'registrar handler unit-lead @ task',
    ],
    [ORGAN_HAS_IT, 'handler unit-lead @ co-handler'],
  ],
  reportDelivered: [[ALL, 'the service']],
  reportUndelivered: [[ALL, 'the service']],
  recompute: [[OPEN, 'the service']],
}

/** What is besides while nobody of the organ uses the service: its petition office writes down what it does on paper. */
const FOR_PAPER = 'registrar @ stands-in'
const ON_PAPER: Partial<Record<CaseCommandKind, readonly (readonly [string, ...string[]])[]>> = {
  divert: [['forwarded told', FOR_PAPER]],
  passDown: [['forwarded told', FOR_PAPER]],
  object: [['forwarded', FOR_PAPER]],
  tell: [['forwarded', FOR_PAPER]],
  accept: [['forwarded told', FOR_PAPER]],
  ask: [[ORGAN_HAS_IT, FOR_PAPER]],
  openHearing: [['accepted', FOR_PAPER]],
  closeHearing: [['accepted', FOR_PAPER]],
  requestExtension: [['accepted', FOR_PAPER]],
  approveExtension: [['accepted', FOR_PAPER]],
  refuseExtension: [['accepted', FOR_PAPER]],
  answer: [[ORGAN_HAS_IT, FOR_PAPER]],
  answerUrge: [[`${ORGAN_HAS_IT} answered`, FOR_PAPER]],
  // A petitioner without a chat: whoever hears the reply writes it down.
  reply: [
    [NOT_YET_ANSWERED, HANDLERS, 'registrar @ owner'],
    [ORGAN_HAS_IT, FOR_PAPER],
  ],
}

const KINDS = Object.keys(CLERKS_TABLE) as CaseCommandKind[]

type Places = Readonly<Record<string, readonly string[]>>
interface Scene {
  readonly built: Case
  readonly places: Places
}

const CITY = 'luan-petition'
const BUREAU = 'luan-land'
const registrar = officer('registrar', CITY)
const handler = officer('handler', BUREAU)
const head = officer('unit-lead', BUREAU)
const leader = officer('leader', CITY)
officer('handler', 'jinan-land')

/** With a single window the organ's answer goes through the petition office. */
const oneWindow = { ...demoPack, profile: { ...demoPack.profile, answerThroughPetitionOffice: true } }
const before2026 = workingCalendar({ publishedThrough: 2025 })

/**
 * A case brought into a stage by commands alone. It came on paper; the petitioner has joined it since, or, `onPaper`,
 * goes on without a chat, and the organ without the service.
 */
function sceneOf(stage: Status, command: CaseCommandKind, onPaper: boolean): Scene {
  const built = new Case({
    paper: { by: registrar, office: CITY },
    pack: stage === 'at-office' ? oneWindow : demoPack,
    calendar: command === 'recompute' ? before2026 : calendar2026,
    unreachable: onPaper ? [BUREAU, 'huoqiu-land', 'yuan-land'] : [],
    content: {
      facts: [
        { kind: 'text', text: 'My land was taken for the road.' },
        { kind: 'file', evidence: 'voice-1', what: 'voice' },
      ],
    },
  })
  if (!onPaper) built.does(citizen(), { kind: 'join', code: 'SLIP' })
  if (command === 'reply') built.does(registrar, { kind: 'ask', text: 'Which village?' })
  if (command === 'cosign' || command === 'leaveJoint') {
    built.does(citizen(), { kind: 'openJoint', code: 'JOINT234' })
  }
  if (command === 'leaveJoint') {
    built.does(citizen('zhang'), { kind: 'cosign', code: 'JOINT234', representative: true })
  }
  if (command === 'confirmTranscript') {
    built.does(registrar, { kind: 'transcribe', evidence: 'voice-1', text: 'They took the field.' })
  }
  if (command === 'undoWithdrawal' || command === 'concludeWithdrawal') {
    built.does(citizen(), { kind: 'withdraw', reason, pressed: false })
  }
  const path = stage === 'registered' && command === 'object' ? passedOn : PATHS[stage]
  const places = path(built)
  if (command === 'recompute') built.calendar = calendar2026
  const standsIn = onPaper && ['forwarded', 'told', 'accepted', 'answered'].includes(stage)
  return { built, places: { above: [CITY], ...places, ...(standsIn ? { 'stands-in': [CITY] } : {}) } }
}

const reason = 'It belongs there.'
const toBureau = { kind: 'forward', to: BUREAU, mode: 'transfer', reason, onPaper: true } as const
const atBureau = { owner: [BUREAU], office: [CITY], organ: [BUREAU] }
const atCity = { owner: [CITY], office: [CITY], organ: [BUREAU] }

const passedOn = (built: Case): Places => {
  built.does(registrar, { ...toBureau, to: 'huoqiu-petition' })
  return { owner: ['huoqiu-petition'], office: ['huoqiu-petition'] }
}

const PATHS: Readonly<Record<Status, (built: Case) => Places>> = {
  registered: () => ({ owner: [CITY], office: [CITY] }),
  forwarded: (built) => {
    built.does(registrar, toBureau)
    return atBureau
  },
  objected: (built) => {
    built.does(registrar, toBureau).does(handler, { kind: 'object', reason })
    return atCity
  },
  disputed: (built) => {
    built.does(registrar, { ...toBureau, to: 'huoqiu-land' })
    built.does(officer('handler', 'huoqiu-land'), { kind: 'object', reason })
    built.does(registrar, { kind: 'agreeObjection', reason })
    built.does(registrar, { ...toBureau, to: 'yuan-land' })
    built.does(officer('handler', 'yuan-land'), { kind: 'object', reason })
    built.does(registrar, { kind: 'refer', reason })
    return { owner: [BUREAU], office: [CITY], organ: ['yuan-land'], dispute: ['huoqiu-land', 'yuan-land'] }
  },
  told: (built) => {
    built.does(registrar, toBureau).does(handler, { kind: 'tell' })
    return atBureau
  },
  accepted: (built) => {
    built.does(registrar, toBureau).does(handler, { kind: 'tell' }).does(handler, { kind: 'accept' })
    return atBureau
  },
  'at-office': (built) => {
    PATHS.accepted(built)
    built.does(handler, { kind: 'answer', parts: OPINION })
    return atCity
  },
  answered: (built) => {
    PATHS.accepted(built)
    built.does(handler, { kind: 'answer', parts: OPINION })
    return { ...atBureau, giver: [BUREAU] }
  },
  served: (built) => {
    PATHS.answered(built)
    built.minutesLater(11).does(SERVICE, { kind: 'issue' })
    built.does(handler, { kind: 'recordService', route: 'in-person', on: built.today })
    return atBureau
  },
  review: (built) => {
    PATHS.served(built)
    if (built.petition.petitioners.length === 0) built.does(citizen(), { kind: 'join', code: 'SLIP' })
    built.does(citizen(), { kind: 'requestReview', reason })
    return { ...atCity, giver: [BUREAU] }
  },
  closed: (built) => {
    PATHS.served(built)
    // Under a calendar to come the window may still move by some days.
    built.later(50).does(handler, { kind: 'close' })
    return atBureau
  },
}

/** What has to be so before a command can succeed, and the command. `further` tells of more places. */
const WELL_FORMED: {
  readonly [Kind in CaseCommandKind]: (built: Case, further: Record<string, string[]>) => CaseCommandOf<Kind>
} = {
  forward: () => toBureau,
  acknowledge: (built, further) => {
    built.run(handler, { kind: 'addCoHandler', unit: 'yuan-land', task: 'The map', days: 10 })
    built.run(SERVICE, { kind: 'reportUndelivered', notice: 'n' })
    further['co-handler'] = built.petition.coHandlers.map(({ unit }) => unit)
    further.task = built.petition.tasks.map(({ unit }) => unit)
    return { kind: 'acknowledge' }
  },
  divert: () => ({ kind: 'divert', decision: 'diverted', elsewhere: 'court_matter', reason }),
  passDown: () => ({ kind: 'passDown', to: 'jinan-land', reason }),
  object: () => ({ kind: 'object', reason }),
  agreeObjection: () => ({ kind: 'agreeObjection', reason }),
  refuseObjection: () => ({ kind: 'refuseObjection', reason }),
  refer: () => ({ kind: 'refer', reason }),
  designate: () => ({ kind: 'designate', to: 'huoqiu-land', reason }),
  takeOn: () => ({ kind: 'takeOn', reason }),
  tell: () => ({ kind: 'tell' }),
  accept: () => ({ kind: 'accept' }),
  nameHandler: () => ({ kind: 'nameHandler', member: head.member, reason }),
  reclassify: () => ({ kind: 'reclassify', category: 'idle_land', reason }),
  setUrgent: () => ({ kind: 'setUrgent', urgent: true, reason }),
  addCoHandler: () => ({ kind: 'addCoHandler', unit: 'yuan-land', task: 'The map of 2019', days: 10 }),
  answerCoHandling: (built, further) => {
    built.run(handler, { kind: 'addCoHandler', unit: 'yuan-land', task: 'The map', days: 10 })
    further['co-handler'] = built.petition.coHandlers.map(({ unit }) => unit)
    return { kind: 'answerCoHandling', unit: 'yuan-land', opinion: 'The map is right.' }
  },
  recuse: () => ({ kind: 'recuse', member: 'handler@jinan-land', reason }),
  ask: () => ({ kind: 'ask', text: 'Which plot is it?' }),
  reply: () => ({ kind: 'reply', text: 'Plot 7.' }),
  openHearing: () => ({ kind: 'openHearing', reason }),
  closeHearing: (built) => {
    built.run(handler, { kind: 'openHearing', reason })
    return { kind: 'closeHearing', conclusion: 'Heard.' }
  },
  note: () => ({ kind: 'note', text: 'Called the village.' }),
  requestExtension: () => ({ kind: 'requestExtension', days: 10, reason }),
  approveExtension: (built) => {
    built.run(handler, { kind: 'requestExtension', days: 10, reason })
    return { kind: 'approveExtension' }
  },
  refuseExtension: (built) => {
    built.run(handler, { kind: 'requestExtension', days: 10, reason })
    return { kind: 'refuseExtension', reason }
  },
  recordExtensionService: (built) => {
    built.run(handler, { kind: 'requestExtension', days: 10, reason })
    built.run(head, { kind: 'approveExtension' })
    return { kind: 'recordExtensionService', on: built.today }
  },
  lapseExtension: (built) => {
    built.run(handler, { kind: 'requestExtension', days: 10, reason })
    built.later(90)
    return { kind: 'lapseExtension' }
  },
  answer: () => ({ kind: 'answer', parts: OPINION, skipReason: 'It was settled on the spot.' }),
  releaseAnswer: () => ({ kind: 'releaseAnswer' }),
  returnAnswer: () => ({ kind: 'returnAnswer', reason }),
  takeBack: () => ({ kind: 'takeBack', reason }),
  issue: (built) => {
    built.minutesLater(11)
    return { kind: 'issue' }
  },
  open: (built) => {
    built.minutesLater(11).run(SERVICE, { kind: 'issue' })
    return { kind: 'open' }
  },
  recordService: (built) => ({ kind: 'recordService', route: 'post', on: built.today }),
  close: (built) => {
    built.later(40)
    return { kind: 'close' }
  },
  urge: (built) => {
    // Late by every limit, else a petitioner may not urge.
    built.later(90)
    return { kind: 'urge', reason }
  },
  answerUrge: (built) => {
    built.run(leader, { kind: 'urge', reason })
    return { kind: 'answerUrge', text: 'Next week.' }
  },
  doTask: (built, further) => {
    built.run(SERVICE, { kind: 'reportUndelivered', notice: 'n1' })
    further.task = built.petition.tasks.map(({ unit }) => unit)
    return { kind: 'doTask', task: built.petition.tasks[0]?.id ?? 'none', how: 'By post.' }
  },
  join: () => ({ kind: 'join', code: 'SLIP' }),
  renewCode: () => ({ kind: 'renewCode', code: 'OTHER234', reason: 'She showed her card.' }),
  supplement: () => ({ kind: 'supplement', facts: [{ kind: 'text', text: 'And the well.' }] }),
  giveDetails: () => ({ kind: 'giveDetails', details: { decisionOn: 'none' } }),
  correct: () => ({ kind: 'correct', phone: '13911112222' }),
  openJoint: () => ({ kind: 'openJoint', code: 'JOINT234' }),
  cosign: () => ({ kind: 'cosign', code: 'JOINT234', representative: false }),
  leaveJoint: (_, further) => {
    further.cosigners = ['wang', 'zhang']
    return { kind: 'leaveJoint' }
  },
  transcribe: () => ({ kind: 'transcribe', evidence: 'voice-1', text: 'They took the field.' }),
  confirmTranscript: () => ({ kind: 'confirmTranscript', evidence: 'voice-1' }),
  withdraw: () => ({ kind: 'withdraw', reason: 'It is settled.', pressed: false }),
  undoWithdrawal: () => ({ kind: 'undoWithdrawal' }),
  concludeWithdrawal: (built) => {
    built.later(60)
    return { kind: 'concludeWithdrawal' }
  },
  requestReview: () => ({ kind: 'requestReview', reason: 'The map is wrong.' }),
  recordReview: (built) => ({ kind: 'recordReview', outcome: 'upheld', on: built.today }),
  reportDelivered: () => ({ kind: 'reportDelivered', notice: 'n1' }),
  reportUndelivered: () => ({ kind: 'reportUndelivered', notice: 'n1' }),
  recompute: () => ({ kind: 'recompute', calendar: '2026' }),
}

interface Somebody {
  readonly label: string
  readonly acting: Acting
  readonly role?: Role
  readonly unit?: string
}

const UNITS = [
  CITY,
  BUREAU,
  'huoqiu-petition',
  'huoqiu-land',
  'yuan-land',
  'huoshan-petition',
  'huoshan-land',
]
const EVERYBODY: readonly Somebody[] = [
  { label: 'the petitioner', acting: citizen('wang') },
  { label: 'another petitioner', acting: citizen('zhang') },
  { label: 'the service', acting: SERVICE },
  {
    label: 'an official without a role',
    acting: { kind: 'member', member: 'm', name: 'Nobody', grants: [] },
  },
  ...UNITS.flatMap((unit) =>
    ROLES.map((role) => ({ label: `${role} of ${unit}`, acting: officer(role, unit), role, unit })),
  ),
]

/** Whether a line of the clerk's table means somebody. */
function means(line: string, { label, role, unit }: Somebody, places: Places): boolean {
  if (line === label) return true
  const [roles = '', place = ''] = line.split(' @ ')
  const there = unit !== undefined && (places[place] ?? []).includes(unit)
  return there && role !== undefined && roles.split(' ').includes(role)
}

/** Whether an entry of the program's table means somebody. */
function entryMeans(who: Who, { acting, role, unit }: Somebody, places: Places): boolean {
  if (who === 'account') return acting.kind === 'petitioner'
  if (who === 'service') return acting.kind === 'service'
  if (who === 'cosigner') {
    return acting.kind === 'petitioner' && (places.cosigners ?? ['wang']).includes(acting.account)
  }
  if (who === 'petitioner' || who === 'filer')
    return acting.kind === 'petitioner' && acting.account === 'wang'
  const [action, place] = who
  const scope = role && RIGHTS[role][action]
  if (unit === undefined || scope === undefined) return false
  const units = places[place] ?? []
  return (
    units.includes(unit) || (scope === 'region' && units.length > 0 && places.above?.includes(unit) === true)
  )
}

const stagesOf = (kind: CaseCommandKind): readonly string[] =>
  CLERKS_TABLE[kind].flatMap(([stages]) => stages.split(' '))

/** Everybody who can give a command in a stage, by trying, with what was said to all others. */
function tried(kind: CaseCommandKind, stage: Status, onPaper = false) {
  const { built, places: known } = sceneOf(stage, kind, onPaper)
  const further: Record<string, string[]> = {}
  const command: CaseCommand = WELL_FORMED[kind](built, further)
  const places: Places = { ...known, ...further }
  const accepted: Somebody[] = []
  const empty: string[] = []
  const otherwise = new Set<string>()
  for (const somebody of EVERYBODY) {
    const own = command.kind === 'recuse' && somebody.acting.kind === 'member'
    const given = own ? { ...command, member: somebody.acting.member } : command
    const decision = built.ask(somebody.acting, given)
    if (decision.kind === 'refused') otherwise.add(decision.refusal.code)
    else {
      accepted.push(somebody)
      if (decision.events.length === 0) empty.push(somebody.label)
    }
  }
  return { built, places, accepted, empty, otherwise }
}

const labels = (people: readonly Somebody[]) => people.map(({ label }) => label)

describe('every stage is reached by commands alone', () => {
  test.each(STATUSES)('%s', (stage) => {
    const { built, places } = sceneOf(stage, 'note', false)
    const { status, owner, office, organ } = built.petition
    expect({ status, owner: [owner], office: [office] }).toEqual({
      status: stage,
      owner: places.owner,
      office: places.office,
    })
    expect(organ === undefined ? undefined : [organ]).toEqual(places.organ)
    expect(built.today >= civilDate('2026-03-02')).toBe(true)
  })
})

const TOO_LATE: Readonly<Partial<Record<CaseCommandKind, readonly string[]>>> = {
  undoWithdrawal: ['WITHDRAWAL_CLOSED'],
  requestReview: ['REVIEW_LATE'],
}

describe('who may do what in which stage', () => {
  test('the two tables know the same commands', () => {
    expect(KINDS.toSorted()).toEqual(Object.keys(TABLE).toSorted())
  })

  test.each(KINDS)('%s: in the stages and by the people of the clerk’s table, and by nobody else', (kind) => {
    for (const stage of STATUSES) {
      const { places, accepted, empty, otherwise } = tried(kind, stage)
      const lines = CLERKS_TABLE[kind]
        .filter(([stages]) => stages.split(' ').includes(stage))
        .flatMap(([, ...people]) => people)
      const expected = EVERYBODY.filter((somebody) => lines.some((line) => means(line, somebody, places)))
      expect({ stage, accepted: labels(accepted) }).toEqual({ stage, accepted: labels(expected) })
      // Every line has at least one example, and an example really does something.
      const unmet = lines.filter((line) => !accepted.some((somebody) => means(line, somebody, places)))
      // Who has joined joins nothing more.
      const again = lines.length > 0 && (kind === 'join' || kind === 'cosign') ? ['the petitioner'] : []
      expect({ stage, unmet, empty }).toEqual({ stage, unmet: [], empty: again })
      // Whoever is turned away learns no more than that: not there, not theirs, or not at this stage. Only who acted too
      // late on their own case is told the day.
      expect({
        stage,
        other: [...otherwise].filter((code) => !['NOT_FOUND', 'NOT_YOURS', 'WRONG_STAGE'].includes(code)),
      }).toEqual({ stage, other: stage === 'closed' ? (TOO_LATE[kind] ?? []) : [] })
    }
  })

  test.each(Object.keys(ON_PAPER) as (keyof typeof ON_PAPER)[])(
    '%s on paper: also by who writes it down',
    (kind) => {
      for (const stage of STATUSES) {
        const { places, accepted } = tried(kind, stage, true)
        const lines = [...CLERKS_TABLE[kind], ...(ON_PAPER[kind] ?? [])]
          .filter(([stages]) => stages.split(' ').includes(stage))
          .flatMap(([, ...people]) => people)
          .filter((line) => line !== 'the petitioner')
        const expected = EVERYBODY.filter((somebody) => lines.some((line) => means(line, somebody, places)))
        expect({ stage, accepted: labels(accepted) }).toEqual({ stage, accepted: labels(expected) })
      }
    },
  )

  test.each(KINDS)('%s: the program’s table and what is accepted agree both ways', (kind) => {
    const inTable = TABLE[kind].flatMap(({ in: stages }) => stages)
    expect([...new Set(inTable)].toSorted()).toEqual([...new Set(stagesOf(kind))].toSorted())
    for (const stage of STATUSES) {
      const joined = tried(kind, stage)
      const paper = ON_PAPER[kind] ? tried(kind, stage, true) : joined
      const places = { ...joined.places, ...paper.places }
      const accepted = [...joined.accepted, ...paper.accepted]
      const entries = TABLE[kind].filter((one) => one.in.includes(stage)).flatMap(({ by }) => by)
      const unlisted = accepted.filter((one) => !entries.some((who) => entryMeans(who, one, places)))
      const unreached = entries.filter((who) => !accepted.some((one) => entryMeans(who, one, places)))
      expect({ stage, unlisted: labels(unlisted), unreached }).toEqual({ stage, unlisted: [], unreached: [] })
    }
  })
})
