import { SEED } from './settings.js'
import type { Summary } from './verdict.js'

/** One line that says what a setting lived through. */
export function printed(setting: string, summaries: readonly Summary[]): void {
  const sum = (of: (summary: Summary) => number): number =>
    summaries.reduce((all, summary) => all + of(summary), 0)
  console.log(
    `${setting}, seed ${SEED}: ${sum((one) => one.kills)} kills, ${sum((one) => one.ambiguous)} ambiguous answers, ` +
      `${sum((one) => one.petitions)} petitions, ${sum((one) => one.notices)} notices, all delivered: ` +
      `${sum((one) => one.toPetitioners)} of them reminded petitioners, ${sum((one) => one.toOfficials)} officials ` +
      `(${sum((one) => one.waiting)} wait for a digest), of ${sum((one) => one.untold)} cases it is not time yet; ` +
      `${sum((one) => one.repeats)} notices and ${sum((one) => one.repeatedAnswers)} answers came once more`,
  )
}
