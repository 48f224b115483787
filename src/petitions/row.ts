import { z } from 'zod'
import { MATTER_CLASSES } from './content.js'
import { CHANNELS, OUTCOMES } from './events.js'
import { Civil } from './limit-schema.js'
import { deskOf, nextClock, type Petition, STATUSES } from './model.js'

const Clock = z.object({
  id: z.string(),
  rule: z.string(),
  kind: z.enum(['limit', 'target']),
  nature: z.enum(['duty', 'right']),
  holder: z.string(),
  from: Civil,
  nominal: Civil,
  due: Civil,
  stoppedOn: Civil.exactOptional(),
})

/**
 * What lists and figures need of a case: dates, units and stages, never a word or an identity. It lies beside the
 * sealed events so that counting opens nothing.
 */
export const CaseRow = z.object({
  number: z.string(),
  status: z.enum(STATUSES),
  owner: z.string(),
  /** The unit whose people act on it in the service, where that is another. */
  desk: z.string().exactOptional(),
  ownerSince: z.coerce.date(),
  office: z.string(),
  organ: z.string().exactOptional(),
  class: z.enum(MATTER_CLASSES),
  category: z.string(),
  route: z.string(),
  region: z.string().exactOptional(),
  channel: z.enum(CHANNELS),
  persons: z.number(),
  firstTime: z.boolean(),
  urgent: z.boolean(),
  assigned: z.boolean(),
  receivedOn: Civil,
  forwardedOn: Civil.exactOptional(),
  toldOn: Civil.exactOptional(),
  acceptedOn: Civil.exactOptional(),
  answeredOn: Civil.exactOptional(),
  servedOn: Civil.exactOptional(),
  closedOn: Civil.exactOptional(),
  /** How it ended, once decided. */
  outcome: z.enum([...OUTCOMES, 'diverted', 'not-accepted', 'no-longer-accepted']).exactOptional(),
  objections: z.number(),
  daysLost: z.number(),
  extendedDays: z.number(),
  /** Days for which a clock stood still. */
  stoodStill: z.number(),
  /** Withdrawn by the petitioner, who could undo it and didn't. */
  withdrawn: z.literal(true).exactOptional(),
  urged: z.boolean(),
  tasks: z.number(),
  clocks: z.array(Clock),
  /** The limit that ends first, of those that somebody has to keep. */
  next: Clock.exactOptional(),
})
export type CaseRow = z.output<typeof CaseRow>
export type RowClock = CaseRow['clocks'][number]

const rowClock = (clock: Petition['clocks'][number]): RowClock => {
  const { id, limit, nature, holder, stoppedOn } = clock
  const { rule, kind, from, nominal, due } = limit
  return { id, rule, kind, nature, holder, from, nominal, due, ...(stoppedOn ? { stoppedOn } : {}) }
}

/** A case as a row. */
export function caseRow(petition: Petition): CaseRow {
  const { decision, held, content } = petition
  const next = nextClock(petition)
  const outcome = decision && (decision.kind === 'answer' ? decision.parts.outcome : decision.decision)
  const { number, status, owner, office, route, channel, persons, firstTime, urgent, assigned } = petition
  return {
    number,
    status,
    owner,
    ...(deskOf(petition) === owner ? {} : { desk: deskOf(petition) }),
    ownerSince: held.at(-1)?.from ?? petition.receivedAt,
    office,
    ...(petition.organ === undefined ? {} : { organ: petition.organ }),
    class: petition.class,
    category: petition.category,
    route,
    ...(content.place.region === undefined ? {} : { region: content.place.region }),
    channel,
    persons,
    firstTime,
    urgent,
    assigned,
    receivedOn: petition.receivedOn,
    ...(petition.forwardedOn ? { forwardedOn: petition.forwardedOn } : {}),
    ...(petition.toldOn ? { toldOn: petition.toldOn } : {}),
    ...(petition.acceptedOn ? { acceptedOn: petition.acceptedOn } : {}),
    ...(petition.answeredOn ? { answeredOn: petition.answeredOn } : {}),
    ...(petition.servedOn ? { servedOn: petition.servedOn } : {}),
    ...(petition.closedOn ? { closedOn: petition.closedOn } : {}),
    ...(outcome ? { outcome } : {}),
    objections: petition.notCompetent.length,
    daysLost: petition.daysLost,
    extendedDays: petition.extendedDays,
    stoodStill: petition.stoodStill['ask-citizen'] + petition.stoodStill.hearing,
    ...(petition.withdrawal && !petition.withdrawal.pressed ? { withdrawn: true } : {}),
    urged: petition.urge !== undefined,
    tasks: petition.tasks.length,
    clocks: petition.clocks.map(rowClock),
    ...(next ? { next: rowClock(next) } : {}),
  }
}
