import type { Pack } from '../config/pack.types.js'
import type { CaseRow, RowClock } from '../petitions/row.js'
import { addDays, type CivilDate, civilDateOf } from '../time/civil.js'
import { daysLate, daysLeft } from '../time/limits.js'
import { handlingOf, isOpen, openDuties, STAGES, type Stage, stageOf } from './clocks.js'
import type { Counting } from './counting.js'
import { ratio, Tally } from './figures.js'

/** What is late and who holds it, on one day. Cases and units, never a person. */
export interface LateReport {
  readonly asOf: CivilDate
  /** Open cases with a missed duty, each once. */
  readonly total: number
  /** Of these, past a limit of the law … */
  readonly limits: number
  /** … and past nothing but a target of the office's own. */
  readonly targets: number
  readonly byStage: readonly StageCount[]
  /** By the unit that had to act, most first. */
  readonly byUnit: readonly LateUnit[]
  /** The five that are late longest. */
  readonly oldest: readonly LateCase[]
  /** Due within {@link SOON_DAYS} days and not late. */
  readonly soon: { readonly count: number; readonly byUnit: readonly UnitCount[] }
  /** Answered, but after the date, in the last {@link ANSWERED_DAYS} days. Never part of the total. */
  readonly answeredLate: AnsweredLate
  /** Waiting to be sorted, late or not. */
  readonly pool: { readonly count: number; readonly oldest?: PoolCase }
  /** Closed cases with a task past its date, such as a notice that did not arrive. Never part of the total. */
  readonly afterClosing: number
}

export interface StageCount {
  readonly stage: Stage
  readonly kind: RowClock['kind']
  readonly count: number
}

export interface UnitCount {
  readonly unit: string
  readonly count: number
}

export interface LateUnit extends UnitCount {
  readonly worstDays: number
}

export interface LateCase {
  readonly number: string
  readonly days: number
  readonly stage: Stage
  readonly rule: string
  readonly kind: RowClock['kind']
  /** The unit that had to act. */
  readonly unit: string
  /** Since when it has had to: it holds the case since, or was asked on that day. */
  readonly since: CivilDate
}

export interface AnsweredLate {
  readonly count: number
  readonly meanDays?: number
  readonly byUnit: readonly (UnitCount & { readonly meanDays: number })[]
}

export interface PoolCase {
  readonly number: string
  /** In this pool since. */
  readonly since: CivilDate
}

/** How far the report looks ahead, today not counted. */
export const SOON_DAYS = 7
/** How far it looks back at late answers, today included. */
export const ANSWERED_DAYS = 30
const OLDEST = 5

/**
 * Counts what is late on a day. A case belongs to the scope by its owner, or by a clock that a unit of the scope
 * holds; of another unit's case only that clock is looked at.
 */
export function lateReport(
  today: CivilDate,
  scope: ReadonlySet<string>,
  { timeZone }: Pick<Pack, 'timeZone'>,
): Counting<LateReport> {
  const steps = new Map<string, StageCount>()
  const units = new Map<string, LateUnit>()
  const oldest: LateCase[] = []
  const soon = new Tally<string>()
  const answered = new Tally<string>()
  const answeredDays = new Tally<string>()
  let pool = 0
  let poolOldest: { readonly number: string; readonly since: CivilDate } | undefined
  let afterClosing = 0

  const concerns = ({ owner }: CaseRow, { holder }: RowClock) => scope.has(owner) || scope.has(holder)

  function add(row: CaseRow): void {
    const duties = openDuties(row).filter((clock) => concerns(row, clock))
    const missed = worst(duties, today)
    if (!isOpen(row)) afterClosing += missed ? 1 : 0
    else if (missed) addLate(row, missed)
    else addSoon(duties)
    addAnswered(row)
    if (row.status === 'registered' && scope.has(row.owner)) {
      pool += 1
      // Since the day from which its limit is counted, which for a letter may lie before it was taken down.
      const sorting = row.clocks.findLast(({ rule }) => rule === 'sorting')
      const since = sorting?.from ?? row.receivedOn
      if (!poolOldest || since < poolOldest.since) poolOldest = { number: row.number, since }
    }
  }

  function addLate(row: CaseRow, clock: RowClock): void {
    const { holder: unit, kind, rule } = clock
    const stage = stageOf(clock)
    const days = daysLate(today, clock)
    const step = `${stage} ${kind}`
    steps.set(step, { stage, kind, count: (steps.get(step)?.count ?? 0) + 1 })
    const known = units.get(unit)
    units.set(unit, {
      unit,
      count: (known?.count ?? 0) + 1,
      worstDays: Math.max(known?.worstDays ?? 0, days),
    })
    const since = unit === row.owner ? civilDateOf(row.ownerSince, timeZone) : clock.from
    oldest.push({ number: row.number, days, stage, rule, kind, unit, since })
    oldest.sort((a, b) => b.days - a.days || (a.number < b.number ? -1 : 1)).splice(OLDEST)
  }

  /** By the nominal date, as people are reminded; a case whose date rolls over rest days is due until it is late. */
  function addSoon(duties: readonly RowClock[]): void {
    const [next] = duties
      .filter((clock) => daysLeft(today, clock) <= SOON_DAYS)
      .sort((a, b) => (a.nominal < b.nominal ? -1 : 1))
    if (next) soon.add(next.holder)
  }

  function addAnswered(row: CaseRow): void {
    const handling = handlingOf(row)
    const { answeredOn } = row
    if (handling?.stoppedOn === undefined || answeredOn === undefined || !concerns(row, handling)) return
    const recent = answeredOn > addDays(today, -ANSWERED_DAYS) && answeredOn <= today
    const days = daysLate(handling.stoppedOn, handling)
    if (!recent || days === 0) return
    answered.add(handling.holder)
    answeredDays.add(handling.holder, days)
  }

  function report(): LateReport {
    const all = [...steps.values()]
    const countOf = (kind: RowClock['kind']) =>
      all.filter((step) => step.kind === kind).reduce((sum, { count }) => sum + count, 0)
    const [limits, targets] = [countOf('limit'), countOf('target')]
    return {
      asOf: today,
      total: limits + targets,
      limits,
      targets,
      byStage: STAGES.flatMap((stage) =>
        all.filter((step) => step.stage === stage).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
      ),
      byUnit: [...units.values()].sort(mostFirst),
      oldest: [...oldest],
      soon: { count: soon.total, byUnit: soon.mostFirst().map(([unit, count]) => ({ unit, count })) },
      answeredLate: {
        count: answered.total,
        ...(answered.total > 0 ? { meanDays: ratio(answeredDays.total, answered.total) } : {}),
        byUnit: answered
          .mostFirst()
          .map(([unit, count]) => ({ unit, count, meanDays: ratio(answeredDays.of(unit), count) })),
      },
      pool: {
        count: pool,
        ...(poolOldest ? { oldest: poolOldest } : {}),
      },
      afterClosing,
    }
  }

  return { add, report }
}

const mostFirst = (a: LateUnit, b: LateUnit): number =>
  b.count - a.count || b.worstDays - a.worstDays || (a.unit < b.unit ? -1 : 1)

/** The missed duty that a case counts by: what the law sets before what the office promised, then the oldest. */
function worst(duties: readonly RowClock[], today: CivilDate): RowClock | undefined {
  const missed = duties.filter((clock) => daysLate(today, clock) > 0)
  const limits = missed.filter(({ kind }) => kind === 'limit')
  return (limits.length > 0 ? limits : missed).reduce<RowClock | undefined>(
    (oldest, clock) => (oldest && oldest.due <= clock.due ? oldest : clock),
    undefined,
  )
}
