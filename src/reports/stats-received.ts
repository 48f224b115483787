import { DIVERSIONS } from '../petitions/events.js'
import { STATUSES } from '../petitions/model.js'
import type { CaseRow } from '../petitions/row.js'
import { isOpen } from './clocks.js'
import type { Counting } from './counting.js'
import { asBuckets, share, Tally } from './figures.js'
import { DIMENSIONS, type Dimension, type Stats, UNKNOWN } from './stats.types.js'

/** The figures of the cases received in a period, as they stand now. */
export type ReceivedFigures = Omit<Stats, 'period' | 'asOf' | 'steps' | 'decided' | 'daysToAnswer'>

type Figure =
  | 'received'
  | 'visits'
  | 'visitors'
  | 'firstTime'
  | 'closed'
  | 'served'
  | 'forwarded'
  | 'objected'
  | 'objections'
  | 'daysLost'
  | 'extended'
  | 'extendedDays'
  | 'stood'
  | 'stoodDays'

const BUCKET: Readonly<Record<Dimension, (row: CaseRow) => string>> = {
  channel: (row) => row.channel,
  class: (row) => row.class,
  category: (row) => row.category,
  region: (row) => row.region ?? UNKNOWN,
  status: (row) => row.status,
  organ: (row) => row.organ ?? UNKNOWN,
}

export function receivedFigures(): Counting<ReceivedFigures> {
  const by: Readonly<Record<Dimension, Tally<string>>> = {
    channel: new Tally(),
    class: new Tally(),
    category: new Tally(),
    region: new Tally(),
    status: new Tally(),
    organ: new Tally(),
  }
  const count = new Tally<Figure>()

  function add(row: CaseRow): void {
    for (const dimension of DIMENSIONS) by[dimension].add(BUCKET[dimension](row))
    for (const [figure, amount] of figuresOf(row)) count.add(figure, amount)
  }

  function report(): ReceivedFigures {
    const received = count.of('received')
    const closed = count.of('closed')
    return {
      received,
      visits: { batches: count.of('visits'), persons: count.of('visitors') },
      by: {
        channel: asBuckets(by.channel),
        class: asBuckets(by.class),
        category: asBuckets(by.category),
        region: asBuckets(by.region),
        status: asBuckets(by.status, STATUSES),
        organ: asBuckets(by.organ),
      },
      firstTime: share(count.of('firstTime'), received),
      closed: share(closed, received),
      answeredServed: share(count.of('served'), received),
      open: received - closed,
      openForwarded: count.of('forwarded'),
      objections: {
        cases: count.of('objected'),
        times: count.of('objections'),
        daysLost: count.of('daysLost'),
      },
      extended: { cases: count.of('extended'), days: count.of('extendedDays') },
      stoodStill: { cases: count.of('stood'), days: count.of('stoodDays') },
    }
  }

  return { add, report }
}

/** What one case adds to. */
function figuresOf(row: CaseRow): [Figure, number][] {
  const one = (holds: boolean): number => (holds ? 1 : 0)
  const visit = one(row.channel === 'visit')
  return [
    ['received', 1],
    ['visits', visit],
    ['visitors', visit * row.persons],
    ['firstTime', one(row.firstTime)],
    ['closed', one(!isOpen(row))],
    ['served', one(row.servedOn !== undefined && isAnswer(row.outcome))],
    ['forwarded', one(isOpen(row) && row.forwardedOn !== undefined)],
    ['objected', one(row.objections > 0)],
    ['objections', row.objections],
    ['daysLost', row.daysLost],
    ['extended', one(row.extendedDays > 0)],
    ['extendedDays', row.extendedDays],
    ['stood', one(row.stoodStill > 0)],
    ['stoodDays', row.stoodStill],
  ]
}

const isAnswer = (outcome: CaseRow['outcome']): boolean =>
  outcome !== undefined && !DIVERSIONS.some((kind) => kind === outcome)
