import { z } from 'zod'
import { WINDOW_LEVELS } from '../../../config/roster.types.js'
import { type CivilDate, isCivilDate } from '../../../time/civil.js'

const Day = z.string().refine((text): text is CivilDate => isCivilDate(text))
const Names = z.object({ 'zh-CN': z.string(), en: z.string() })

/** A key date of one unit that has no window yet. */
const OfferedDate = z.object({
  name: Names,
  unit: z.string(),
  from: Day,
  to: Day,
  level: z.enum(WINDOW_LEVELS),
})
export type OfferedDate = z.infer<typeof OfferedDate>

/** What there was to choose from when the form was opened. */
const Offers = z.object({ dates: z.array(OfferedDate), units: z.array(z.string()) })
export type Offers = z.infer<typeof Offers>

/** A window as far as it has been said. */
export const PlanAnswers = z.object({
  offers: Offers.exactOptional(),
  /** A key date fills in the rest; otherwise each is asked. */
  chosen: z.enum(['key-date', 'other']).exactOptional(),
  unit: z.string().exactOptional(),
  /** The units that typed words can mean, while one is being chosen. */
  found: z.array(z.string()).exactOptional(),
  /** Of a key date in each language. */
  name: z.union([z.string(), Names]).exactOptional(),
  /** The first day while the last one is asked. */
  first: Day.exactOptional(),
  from: Day.exactOptional(),
  to: Day.exactOptional(),
  level: z.enum(WINDOW_LEVELS).exactOptional(),
})
export type PlanAnswers = z.infer<typeof PlanAnswers>

/** Stored answers of any version: each that still fits is kept, the others are dropped. */
export function parsePlanAnswers(stored: unknown): PlanAnswers {
  const record = z.record(z.string(), z.unknown()).safeParse(stored)
  const lines = Object.entries(record.success ? record.data : {})
  return PlanAnswers.parse(
    Object.fromEntries(lines.filter(([line, value]) => PlanAnswers.safeParse({ [line]: value }).success)),
  )
}

/** Units that may be planned for. */
export const unitsOffered = ({ offers }: PlanAnswers): readonly string[] => offers?.units ?? []

/** The unit of the window: where there is one only, nobody has to say which. */
export function unitOf({ unit, offers }: PlanAnswers): string | undefined {
  return unit ?? (offers?.units.length === 1 ? offers.units[0] : undefined)
}
