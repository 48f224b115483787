import { DIVERSIONS, OUTCOMES } from '../petitions/events.js'
import type { CaseRow, RowClock } from '../petitions/row.js'
import { type CivilDate, daysBetween } from '../time/civil.js'
import { daysLate } from '../time/limits.js'
import { type Stage, stageOf } from './clocks.js'
import type { Counting } from './counting.js'
import { asBuckets, share, spread, Tally } from './figures.js'
import type { Stats, StepFigures } from './stats.types.js'

/** The steps whose dates are reported (按期转送、告知、办结). */
const STEPS = ['sorting', 'telling', 'handling'] as const satisfies readonly Stage[]
const KINDS = ['limit', 'target'] as const satisfies readonly RowClock['kind'][]

type Column = 'onTime' | 'late' | 'lateOpen' | 'running'

/**
 * Counts dates that were due, by step. A step that stopped because the matter went to another unit is done on that
 * day: rows don't say why a clock stopped.
 */
export function stepFigures(today: CivilDate): { add(clock: RowClock): void; report(): StepFigures[] } {
  const count = new Tally<`${Stage} ${RowClock['kind']} ${Column}`>()

  function add(clock: RowClock): void {
    const { kind, stoppedOn } = clock
    const stage = stageOf(clock)
    if (daysLate(stoppedOn ?? today, clock) > 0) {
      count.add(`${stage} ${kind} late`)
      if (stoppedOn === undefined) count.add(`${stage} ${kind} lateOpen`)
    } else count.add(`${stage} ${kind} ${stoppedOn === undefined ? 'running' : 'onTime'}`)
  }

  function figures(stage: Stage, kind: RowClock['kind']): StepFigures {
    const of = (column: Column) => count.of(`${stage} ${kind} ${column}`)
    const [onTime, late, running] = [of('onTime'), of('late'), of('running')]
    return {
      stage,
      kind,
      due: onTime + late + running,
      onTime,
      late,
      lateOpen: of('lateOpen'),
      running,
      kept: share(onTime, onTime + late),
    }
  }

  return {
    add,
    report: () =>
      STEPS.flatMap((stage) => KINDS.map((kind) => figures(stage, kind))).filter(({ due }) => due > 0),
  }
}

/** Counts answers and diversions, and the days from acceptance to the answer. */
export function decidedFigures(): Counting<Pick<Stats, 'decided' | 'daysToAnswer'>> {
  const outcomes = new Tally<string>()
  const diversions = new Tally<string>()
  const days = new Tally<number>()
  let unknown = 0

  function add({ outcome, acceptedOn, answeredOn }: CaseRow): void {
    if (outcome === undefined) unknown += 1
    else if (DIVERSIONS.some((kind) => kind === outcome)) diversions.add(outcome)
    else {
      outcomes.add(outcome)
      if (acceptedOn && answeredOn) days.add(daysBetween(acceptedOn, answeredOn))
    }
  }

  function report(): Pick<Stats, 'decided' | 'daysToAnswer'> {
    const [answers, diverted] = [outcomes.total, diversions.total]
    const daysToAnswer = spread(days)
    return {
      decided: {
        total: answers + diverted + unknown,
        answers,
        diversions: diverted,
        unknown,
        byOutcome: asBuckets(outcomes, OUTCOMES),
        byDiversion: asBuckets(diversions, DIVERSIONS),
      },
      ...(daysToAnswer ? { daysToAnswer } : {}),
    }
  }

  return { add, report }
}
