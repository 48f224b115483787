import { z } from 'zod'
import { civilDate } from '../time/civil.js'
import type { Limit } from '../time/limits.js'

/** A civil date as stored. */
export const Civil = z.string().transform((text) => civilDate(text))

const Names = z.object({ 'zh-CN': z.string(), en: z.string() })
const Day = z.object({
  date: Civil,
  kind: z.enum(['workday', 'weekend', 'holiday', 'worked-weekend']),
  holiday: Names.exactOptional(),
})

/** A limit with its derivation, as stored in an event. */
export const StoredLimit = z
  .object({
    rule: z.string(),
    kind: z.enum(['limit', 'target']),
    basis: z.object({ instrument: Names, article: z.string(), paragraph: z.number().exactOptional() }),
    from: Civil,
    firstCounted: Civil,
    days: z.number(),
    unit: z.enum(['calendar', 'working']),
    // Limits of the first months were stored without it; all of them rolled forward.
    rollForward: z.boolean().default(true),
    nominal: Civil,
    due: Civil,
    rolled: z.array(Day),
    skipped: z.array(Day),
    workedWeekends: z.array(Day),
    provisional: z.boolean(),
    crossesUnpublished: z.array(z.number()),
  })
  .transform((limit): Limit => limit)
