import type { Pack } from '../../config/pack.types.js'
import type { Message } from '../../config/texts.types.js'
import { ANSWERED_DAYS, type LateCase, type LateReport, SOON_DAYS } from '../../reports/late.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { cutList, oneDecimal, paragraph, unitName } from './report-lines.js'

/** Units listed of those that are late, and of the lists that aren't about lateness. */
const MOST_LATE = 10
const MOST_OTHERS = 5

/** What is late and who holds it, in one message that can be passed on: units and case numbers, nobody's name. */
export function lateText(report: LateReport, pack: Pack): Say {
  return {
    text: [
      ...(report.total === 0
        ? [{ key: 'report-late-none', args: { date: { date: report.asOf } } }]
        : late(report, pack)),
      ...beside(report, pack),
    ],
  }
}

function late(report: LateReport, pack: Pack): Message[] {
  const { asOf, total, limits, targets, byUnit, oldest } = report
  return [
    { key: 'report-late-title', args: { date: { date: asOf }, count: total, limits, targets } },
    ...steps('limit', { key: 'report-late-limits' }, report),
    ...steps('target', { key: 'report-late-targets' }, report),
    paragraph(
      { key: 'report-late-units' },
      cutList(byUnit, MOST_LATE, ({ unit, count, worstDays }) => ({
        key: 'report-late-unit',
        args: { unit: unitName(unit, pack), count, days: worstDays },
      })),
    ),
    paragraph(
      { key: 'report-late-oldest' },
      oldest.map((one) => lateCase(one, pack)),
    ),
  ]
}

function steps(of: 'limit' | 'target', head: Message, { byStage }: LateReport): Message[] {
  const lines = byStage
    .filter(({ kind }) => kind === of)
    .map(({ stage, count }) => ({
      key: 'report-count',
      args: { name: { key: `report-stage-${stage}` }, count },
    }))
  return lines.length > 0 ? [paragraph(head, lines)] : []
}

const lateCase = ({ number, stage, kind, days, unit, since }: LateCase, pack: Pack): Message => ({
  key: 'report-late-case',
  args: {
    number: shownNumber(number, pack),
    step: { key: `report-stage-${stage}` },
    kind: { key: `report-kind-${kind}` },
    days,
    unit: unitName(unit, pack),
    since: { date: since },
  },
})

/** What is shown apart and never part of the total. */
function beside({ soon, answeredLate, pool, afterClosing }: LateReport, pack: Pack): Message[] {
  return [
    ...(soon.count === 0
      ? []
      : [
          paragraph(
            { key: 'report-late-soon', args: { days: SOON_DAYS, count: soon.count } },
            cutList(soon.byUnit, MOST_OTHERS, ({ unit, count }) => ({
              key: 'report-count',
              args: { name: unitName(unit, pack), count },
            })),
          ),
        ]),
    ...(answeredLate.meanDays === undefined
      ? []
      : [
          paragraph(
            {
              key: 'report-late-answered',
              args: {
                days: ANSWERED_DAYS,
                count: answeredLate.count,
                mean: oneDecimal(answeredLate.meanDays),
              },
            },
            cutList(answeredLate.byUnit, MOST_OTHERS, ({ unit, count, meanDays }) => ({
              key: 'report-late-answered-unit',
              args: { unit: unitName(unit, pack), count, mean: oneDecimal(meanDays) },
            })),
          ),
        ]),
    ...(pool.oldest
      ? [
          {
            key: 'report-late-pool',
            args: {
              count: pool.count,
              number: shownNumber(pool.oldest.number, pack),
              since: { date: pool.oldest.since },
            },
          },
        ]
      : []),
    ...(afterClosing > 0 ? [{ key: 'report-late-after-closing', args: { count: afterClosing } }] : []),
  ]
}
