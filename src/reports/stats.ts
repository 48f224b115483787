import { type CivilDate, civilDate } from '../time/civil.js'
import type { Counting } from './counting.js'
import type { Period, Stats } from './stats.types.js'
import { decidedFigures, stepFigures } from './stats-given.js'
import { receivedFigures } from './stats-received.js'

export { checkStats } from './check-stats.js'
export * from './stats.types.js'

/** This calendar year until today. */
export const yearSoFar = (today: CivilDate): Period => ({
  from: civilDate(`${today.slice(0, 4)}-01-01`),
  to: today,
})

/** Counts the figures of a period as they stand today. */
export function statistics(period: Period, today: CivilDate): Counting<Stats> {
  const received = receivedFigures()
  const steps = stepFigures(today)
  const given = decidedFigures()
  const within = (date: CivilDate | undefined) =>
    date !== undefined && period.from <= date && date <= period.to
  return {
    add(row) {
      if (within(row.receivedOn)) received.add(row)
      for (const clock of row.clocks) if (within(clock.due)) steps.add(clock)
      if (within(row.answeredOn)) given.add(row)
    },
    report: () => ({
      period,
      asOf: today,
      ...received.report(),
      steps: steps.report(),
      ...given.report(),
    }),
  }
}
