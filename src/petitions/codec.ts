import { z } from 'zod'
import { civilDate } from '../time/civil.js'
import { PetitionContent } from './content.js'
import type { PetitionEvent } from './model.js'

const Civil = z.string().transform((text) => civilDate(text))
const Names = z.object({ 'zh-CN': z.string(), en: z.string() })
const Day = z.object({
  date: Civil,
  kind: z.enum(['workday', 'weekend', 'holiday', 'worked-weekend']),
  holiday: Names.exactOptional(),
})

const StoredLimit = z.object({
  rule: z.string(),
  kind: z.enum(['limit', 'target']),
  basis: z.object({ instrument: Names, article: z.string(), paragraph: z.number().exactOptional() }),
  from: Civil,
  firstCounted: Civil,
  days: z.number(),
  unit: z.enum(['calendar', 'working']),
  nominal: Civil,
  due: Civil,
  rolled: z.array(Day),
  skipped: z.array(Day),
  workedWeekends: z.array(Day),
  provisional: z.boolean(),
  crossesUnpublished: z.array(z.number()),
})

const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('petitioner'), account: z.string() }),
  z.object({ kind: z.literal('service') }),
])

const StoredEvent = z.object({
  id: z.string(),
  at: z.coerce.date(),
  actor: Actor,
  type: z.literal('registered'),
  number: z.string(),
  office: z.string(),
  receivedOn: Civil,
  content: PetitionContent,
  sorting: StoredLimit,
})

/** An event as text, before it is sealed. */
export const eventToText = (event: PetitionEvent): string => JSON.stringify(event)

/** An event from its text, after it was opened. @throws ZodError when it has not the form of an event. */
export function eventFromText(text: string): PetitionEvent {
  return StoredEvent.parse(JSON.parse(text))
}
