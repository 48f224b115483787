import { z } from 'zod'
import { ELSEWHERES, Fact } from '../../petitions/content.js'
import { DIVERSIONS, OUTCOMES, Paper, REVIEW_OUTCOMES, SERVICE_ROUTES } from '../../petitions/events.js'
import { type CivilDate, isCivilDate } from '../../time/civil.js'

const Day = z.string().refine((text): text is CivilDate => isCivilDate(text))

/**
 * What a form of the desk has been told so far. One shape for all of them, each fills what it asks for. Everything
 * optional: a draft is incomplete by nature.
 */
export const DeskAnswers = z.object({
  /** The one text that most forms ask for, and the reason where there is one besides. */
  text: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  unit: z.string().exactOptional(),
  /** The units that typed words can mean, while one is being chosen. */
  found: z.array(z.string()).exactOptional(),
  /** 转送 or 交办. */
  mode: z.enum(['transfer', 'assign']).exactOptional(),
  days: z.int().exactOptional(),
  on: Day.exactOptional(),
  /** The papers are handed over by hand, since nobody of the unit uses the service. */
  onPaper: z.boolean().exactOptional(),
  service: z.enum(SERVICE_ROUTES).exactOptional(),
  decision: z.enum(DIVERSIONS).exactOptional(),
  /** A subject of the pack's `elsewhere`; empty where it was said that none fits. */
  elsewhere: z.string().exactOptional(),
  /** What is reclassified, and the option that was chosen for it. */
  what: z.enum(['class', 'category', 'route', 'first-time']).exactOptional(),
  value: z.string().exactOptional(),
  member: z.string().exactOptional(),
  task: z.string().exactOptional(),
  /** The parts of a written opinion (2022 §32). */
  request: z.string().exactOptional(),
  facts: z.string().exactOptional(),
  opinion: z.string().exactOptional(),
  basis: z.string().exactOptional(),
  outcome: z.enum(OUTCOMES).exactOptional(),
  paper: Paper.exactOptional(),
  /** Telling or acceptance was left out when the answer was begun, so a reason is asked for. */
  stepsOpen: z.boolean().exactOptional(),
  skipReason: z.string().exactOptional(),
  /** What petitioners add, correct, or say besides. */
  told: z.array(Fact).exactOptional(),
  part: z.enum(['name', 'phone', 'address']).exactOptional(),
  pressed: z.boolean().exactOptional(),
  decided: z.union([Day, z.literal('none')]).exactOptional(),
  /** The day on which the decision on a reconsideration reached them. */
  reconsidered: z.union([Day, z.literal('none')]).exactOptional(),
  /** The day on which they learned of a dispute about work; `none`: it isn't about work. */
  labour: z.union([Day, z.literal('none')]).exactOptional(),
  address: z.string().exactOptional(),
  earlier: z.array(z.enum(ELSEWHERES)).exactOptional(),
  acting: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('alone') }),
      z.object({ kind: z.literal('for-other'), mandate: z.string() }),
      z.object({ kind: z.literal('jointly'), people: z.number() }),
    ])
    .exactOptional(),
  began: z.string().exactOptional(),
  reviewed: z.enum(REVIEW_OUTCOMES).exactOptional(),
})
export type DeskAnswers = z.infer<typeof DeskAnswers>

/** Answers that are free text. */
export type TextField = 'text' | 'reason' | 'request' | 'facts' | 'opinion' | 'basis' | 'skipReason'

/** Stored answers of any version: each that still fits is kept, the others are dropped. */
export function parseDeskAnswers(stored: unknown): DeskAnswers {
  const whole = DeskAnswers.safeParse(stored)
  if (whole.success) return whole.data
  const record = z.record(z.string(), z.unknown()).safeParse(stored)
  if (!record.success) return {}
  const fitting = Object.entries(record.data).filter(
    ([line, value]) => DeskAnswers.safeParse({ [line]: value }).success,
  )
  return DeskAnswers.parse(Object.fromEntries(fitting))
}

/** An answer that the form cannot do without. @throws Error when it isn't there */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the form is not complete: ${what} is missing`)
  return value
}
