import type { Pack } from '../../config/pack.types.js'
import { categoryById, regionByCode } from '../../config/pack-lookup.js'
import type { Argument, Message } from '../../config/texts.types.js'
import type { Bucket } from '../../reports/figures.js'
import { checkStats, type Dimension, type Stats, UNKNOWN } from '../../reports/stats.js'
import type { Say } from '../messages.js'
import { cutList, nameOf, oneDecimal, paragraph, shareText, unitName } from './report-lines.js'

/** Lines of a list that has no end of its own: topics, regions, organs. */
const MOST = 6

/** The figures of a period, to be read on a phone. If a sum in them doesn't hold, they say so themselves. */
export function statsText(stats: Stats, pack: Pack): Say {
  const { period, asOf } = stats
  const wrong = checkStats(stats).length
  return {
    text: [
      {
        key: 'report-stats-title',
        args: { from: { date: period.from }, to: { date: period.to }, asOf: { date: asOf } },
      },
      ...(wrong > 0 ? [{ key: 'report-stats-wrong', args: { count: wrong } }] : []),
      ...(stats.received === 0 ? [{ key: 'report-stats-nothing' }] : received(stats, pack)),
      ...due(stats),
      ...given(stats),
      { key: 'report-stats-rounding' },
    ],
  }
}

function received(stats: Stats, pack: Pack): Message[] {
  const { visits, by, firstTime, closed, answeredServed, open, openForwarded } = stats
  const { objections, extended, stoodStill } = stats
  const list = (dimension: Dimension, head: Message): Message =>
    paragraph(
      head,
      cutList(by[dimension], dimension === 'status' ? by.status.length : MOST, ({ key, count }) => ({
        key: 'report-count',
        args: { name: bucketName(dimension, key, pack), count },
      })),
    )
  return [
    paragraph({ key: 'report-stats-received', args: { count: stats.received } }, [
      ...(visits.batches > 0 ? [{ key: 'report-stats-visits', args: { ...visits } }] : []),
      { key: 'report-stats-first', args: { share: shareText(firstTime) } },
      { key: 'report-stats-closed', args: { share: shareText(closed) } },
      { key: 'report-stats-served', args: { share: shareText(answeredServed) } },
      { key: 'report-stats-open', args: { open, forwarded: openForwarded } },
    ]),
    list('status', { key: 'report-stats-by-status' }),
    list('channel', { key: 'report-stats-by-channel' }),
    list('class', { key: 'report-stats-by-class' }),
    list('category', { key: 'report-stats-by-category' }),
    list('region', { key: 'report-stats-by-region' }),
    list('organ', { key: 'report-stats-by-organ' }),
    paragraph({ key: 'report-stats-objections', args: { ...objections } }, [
      { key: 'report-stats-extended', args: { ...extended } },
      { key: 'report-stats-stood', args: { ...stoodStill } },
    ]),
  ]
}

function bucketName(dimension: Dimension, key: string, pack: Pack): Argument {
  switch (dimension) {
    case 'channel':
      return { key: `report-channel-${key}` }
    case 'class':
      return { key: `report-class-${key}` }
    case 'status':
      return { key: `report-status-${key}` }
    case 'category':
      return key === UNKNOWN ? { key: 'report-category-unknown' } : nameOf(key, categoryById(pack, key))
    case 'region':
      return key === UNKNOWN ? { key: 'report-region-unknown' } : nameOf(key, regionByCode(pack, key))
    case 'organ':
      return key === UNKNOWN ? { key: 'report-organ-none' } : unitName(key, pack)
    default:
      return dimension satisfies never
  }
}

/** Due in the period, by step: on time, late, not due yet. */
function due({ steps }: Stats): Message[] {
  const lines = steps.map(({ stage, kind, kept, ...counts }) => ({
    key: 'report-stats-step',
    args: {
      step: { key: `report-stage-${stage}` },
      kind: { key: `report-kind-${kind}` },
      due: counts.due,
      onTime: counts.onTime,
      late: counts.late,
      lateOpen: counts.lateOpen,
      running: counts.running,
      share: shareText(kept),
    },
  }))
  return lines.length > 0 ? [paragraph({ key: 'report-stats-due' }, lines)] : []
}

/** Answers and other decisions of the period. */
function given({ decided, daysToAnswer }: Stats): Message[] {
  if (decided.total === 0) return []
  const lines = ({ key, count }: Bucket): Message => ({
    key: 'report-count',
    args: { name: { key: `report-outcome-${key}` }, count },
  })
  const unknown = {
    key: 'report-count',
    args: { name: { key: 'report-outcome-unknown' }, count: decided.unknown },
  }
  return [
    paragraph({ key: 'report-stats-answers', args: { count: decided.answers } }, [
      ...decided.byOutcome.map(lines),
      ...(daysToAnswer
        ? [
            {
              key: 'report-stats-days',
              args: {
                count: daysToAnswer.count,
                mean: oneDecimal(daysToAnswer.mean),
                median: oneDecimal(daysToAnswer.median),
                p90: daysToAnswer.p90,
              },
            },
          ]
        : []),
    ]),
    ...(decided.diversions > 0
      ? [
          paragraph(
            { key: 'report-stats-diversions', args: { count: decided.diversions } },
            decided.byDiversion.map(lines),
          ),
        ]
      : []),
    ...(decided.unknown > 0 ? [unknown] : []),
  ]
}
