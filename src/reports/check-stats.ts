import { type Bucket, type Share, share } from './figures.js'
import { DIMENSIONS, type Stats } from './stats.types.js'

/**
 * Every sum of a report that doesn't hold, for whoever looks after the service; none when all do. A report is checked
 * each time before it is shown: printed tables have had rows that were more or less than their parts.
 */
export function checkStats(stats: Stats): string[] {
  const { received, visits, by, open, openForwarded, closed, decided, steps, daysToAnswer } = stats
  const inStatus = (key: string) => by.status.find((bucket) => bucket.key === key)?.count ?? 0
  const byVisit = by.channel.find(({ key }) => key === 'visit')?.count ?? 0
  return [
    ...DIMENSIONS.flatMap((dimension) => equal(`by ${dimension}`, sum(by[dimension]), received)),
    ...DIMENSIONS.flatMap((dimension) => once(`by ${dimension}`, by[dimension])),
    ...equal('visits', visits.batches, byVisit),
    // Nobody comes in fewer than one.
    ...atMost('visits', visits.batches, 'persons', visits.persons),
    ...equal('open and closed', open + closed.part, received),
    ...equal('closed', closed.part, inStatus('closed')),
    ...atMost('open and forwarded', openForwarded, 'open', open),
    ...shared('first time', stats.firstTime, received),
    ...shared('closed', closed, received),
    ...shared('answered and served', stats.answeredServed, received),
    ...atMost('cases with an objection', stats.objections.cases, 'objections', stats.objections.times),
    ...steps.flatMap(({ stage, kind, due, onTime, late, lateOpen, running, kept }) => [
      ...equal(`${stage} (${kind})`, onTime + late + running, due),
      ...atMost(`${stage} (${kind}) late and not done`, lateOpen, 'late', late),
      ...equal(`${stage} (${kind}) on time`, kept.part, onTime),
      ...shared(`${stage} (${kind}) on time`, kept, onTime + late),
    ]),
    ...equal('decided', decided.answers + decided.diversions + decided.unknown, decided.total),
    ...equal('answers by outcome', sum(decided.byOutcome), decided.answers),
    ...equal('diversions by kind', sum(decided.byDiversion), decided.diversions),
    ...atMost('days to answer', daysToAnswer?.count ?? 0, 'answers', decided.answers),
  ]
}

const sum = (buckets: readonly Bucket[]): number => buckets.reduce((total, { count }) => total + count, 0)

const equal = (what: string, is: number, should: number): string[] =>
  is === should ? [] : [`${what}: ${is}, not ${should}`]

const atMost = (what: string, part: number, of: string, whole: number): string[] =>
  part <= whole ? [] : [`${what}: ${part}, more than ${of}: ${whole}`]

function once(what: string, buckets: readonly Bucket[]): string[] {
  const keys = new Set(buckets.map(({ key }) => key))
  return keys.size === buckets.length ? [] : [`${what}: a bucket stands there twice`]
}

function shared(what: string, { part, whole, percent }: Share, should: number): string[] {
  return [
    ...equal(`${what}, of`, whole, should),
    ...atMost(what, part, 'of', whole),
    ...(percent === share(part, whole).percent ? [] : [`${what}: ${percent} % is not ${part}/${whole}`]),
  ]
}
