import fc from 'fast-check'
import type { Pack } from '../../src/config/pack.js'
import { loadTexts } from '../../src/config/texts.js'
import type { Language } from '../../src/config/texts.types.js'
import type { Say } from '../../src/dialogues/messages.js'
import { MATTER_CLASSES } from '../../src/petitions/content.js'
import { CHANNELS, DIVERSIONS, OUTCOMES } from '../../src/petitions/events.js'
import { PETITIONER, STATUSES } from '../../src/petitions/model.js'
import type { CaseRow, RowClock } from '../../src/petitions/row.js'
import type { Counting } from '../../src/reports/counting.js'
import { addDays, civilDate, startOfDay } from '../../src/time/civil.js'
import { demoPack } from '../support/demo-pack.js'

export const pack = demoPack
const texts = loadTexts()
export const OFFICE = 'luan-petition'
export const ORGAN = 'luan-land'

export const day = civilDate
export const morning = (date: string): Date => startOfDay(civilDate(date), pack.timeZone)

/** A clock of a step, such as `telling`, by the dates that matter; the nominal date is the rolled one if not given. */
export function clock(
  step: string,
  holder: string,
  dates: Omit<Partial<RowClock>, 'due'> & { due: string },
): RowClock {
  const { due, nominal = due, from = addDays(civilDate(due), -15), ...rest } = dates
  return {
    id: `${step}-1`,
    rule: step,
    kind: 'limit',
    nature: 'duty',
    holder,
    from,
    nominal: civilDate(nominal),
    due: civilDate(due),
    ...rest,
  }
}

let serial = 0

/** A case in the pool of the city's petition office, with what is different about it. */
export function row(different: Partial<CaseRow> = {}): CaseRow {
  serial += 1
  return {
    number: `XF-341500-2026-${String(serial).padStart(6, '0')}-0`,
    status: 'registered',
    owner: OFFICE,
    ownerSince: morning('2026-03-01'),
    office: OFFICE,
    class: 'appeal',
    category: 'idle_land',
    route: 'appealOpinion',
    channel: 'chat',
    persons: 1,
    firstTime: true,
    urgent: false,
    assigned: false,
    receivedOn: civilDate('2026-03-01'),
    objections: 0,
    daysLost: 0,
    extendedDays: 0,
    stoodStill: 0,
    urged: false,
    tasks: 0,
    clocks: [],
    ...different,
  }
}

/** What rows come to. */
export function counted<Report>(counting: Counting<Report>, rows: readonly CaseRow[]): Report {
  for (const one of rows) counting.add(one)
  return counting.report()
}

/** The words of one message, as they are joined for the messenger. */
export const words = (say: Say, language: Language): string =>
  say.text.map((message) => texts.render(language, message)).join('\n\n')

/** The demo pack with so many more organs, whose names are as long as names get. */
export function packWithUnits(count: number): Pack {
  const pattern = pack.units.find(({ id }) => id === ORGAN)
  if (!pattern) throw new Error(`the demo pack has no ${ORGAN}`)
  const more = Array.from({ length: count }, (_, index) => ({
    ...pattern,
    id: `unit-${index}`,
    name: {
      'zh-CN': `六安市第${index}号自然资源和规划以及不动产登记与土地整理综合行政执法服务保障联合工作委员会办公室`,
      en: `Lu'an Joint Commission Number ${index} for Natural Resources, Planning, Title Registration and Land`,
    },
  }))
  return { ...pack, units: [...pack.units, ...more] }
}

const dates = fc.integer({ min: -300, max: 200 }).map((days) => addDays(civilDate('2026-03-17'), days))
const units = fc.oneof(
  fc.constantFrom(OFFICE, ORGAN, 'gone-unit'),
  fc.nat(70).map((index) => `unit-${index}`),
)

const clocks = fc.record(
  {
    id: fc
      .tuple(
        fc.constantFrom(
          'sorting',
          'telling',
          'handling',
          'coHandling',
          'service',
          'task',
          'urgeAnswer',
          'later',
        ),
        fc.nat(9),
      )
      .map(([step, revision]) => `${step}-${revision}`),
    rule: fc.constant('some'),
    kind: fc.constantFrom('limit', 'target'),
    nature: fc.constantFrom('duty', 'right'),
    holder: fc.oneof(units, fc.constant(PETITIONER)),
    from: dates,
    nominal: dates,
    due: dates,
    stoppedOn: dates,
  },
  { requiredKeys: ['id', 'rule', 'kind', 'nature', 'holder', 'from', 'nominal', 'due'] },
) satisfies fc.Arbitrary<RowClock>

/** Any row at all, also those that no history leads to. */
export const anyRow = fc.record(
  {
    number: fc.nat(999_999).map((number) => `XF-341500-2026-${String(number).padStart(6, '0')}-0`),
    status: fc.constantFrom(...STATUSES),
    owner: units,
    ownerSince: fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    office: units,
    organ: units,
    class: fc.constantFrom(...MATTER_CLASSES),
    category: fc.constantFrom('unknown', 'idle_land', 'mining_dispute', ...'abcdefghij'),
    route: fc.constant('appealOpinion'),
    region: fc.constantFrom('341502', '341503', '341522', ...'abcdefghij'),
    channel: fc.constantFrom(...CHANNELS),
    persons: fc.integer({ min: 1, max: 60 }),
    firstTime: fc.boolean(),
    urgent: fc.boolean(),
    assigned: fc.boolean(),
    receivedOn: dates,
    forwardedOn: dates,
    toldOn: dates,
    acceptedOn: dates,
    answeredOn: dates,
    servedOn: dates,
    closedOn: dates,
    outcome: fc.constantFrom(...OUTCOMES, ...DIVERSIONS),
    objections: fc.nat(3),
    daysLost: fc.nat(60),
    extendedDays: fc.nat(30),
    stoodStill: fc.nat(90),
    urged: fc.boolean(),
    tasks: fc.nat(2),
    clocks: fc.array(clocks, { maxLength: 6 }),
    next: clocks,
  },
  {
    requiredKeys: [
      'number',
      'status',
      'owner',
      'ownerSince',
      'office',
      'class',
      'category',
      'route',
      'channel',
      'persons',
      'firstTime',
      'urgent',
      'assigned',
      'receivedOn',
      'objections',
      'daysLost',
      'extendedDays',
      'stoodStill',
      'urged',
      'tasks',
      'clocks',
    ],
  },
) satisfies fc.Arbitrary<CaseRow>
