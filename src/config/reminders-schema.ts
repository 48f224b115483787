import { z } from 'zod'
import { LIMIT_IDS, TARGET_IDS } from './pack.types.js'
import { LEVELS, type OfficeHours } from './reminders.types.js'

const limitOrTarget = z.enum([...LIMIT_IDS, ...TARGET_IDS])
const day = z.int().min(1).max(365)
const days = z.array(day).refine((list) => list.every((each, at) => at === 0 || each < (list[at - 1] ?? 0)), {
  error: 'should be days in falling order, each once, such as [15, 7, 3, 1]',
})
const time = z
  .string({ error: 'should be a time of day in quotes, such as "09:00"' })
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'should be a time of day in quotes, such as "09:00"' })

const ORDER = ['opens', 'due', 'digest'] as const
const inOrder = (hours: OfficeHours): boolean =>
  ORDER.every((name, at) => at === 0 || (hours[ORDER[at - 1] ?? 'opens'] ?? '') <= hours[name]) &&
  hours.digest < hours.closes &&
  hours.legal >= hours.opens &&
  hours.legal < hours.closes

/** Who is reminded of what and when. */
export const reminders = z.strictObject({
  before: z
    .array(z.strictObject({ from: z.int().min(1), days }))
    .refine((rows) => rows.every((row, at) => at === 0 || row.from < (rows[at - 1]?.from ?? 0)), {
      error: 'should be rows with falling "from", the longest limits first',
    })
    .refine((rows) => rows.at(-1)?.from === 1, {
      error: 'should end with a row from: 1, for the shortest limits',
    }),
  limits: z.partialRecord(limitOrTarget, days).default({}),
  levels: z
    .strictObject({
      handler: z.int().min(0).max(60),
      'unit-lead': z.int().min(0).max(60),
      supervisor: z.int().min(0).max(60),
      leader: z.int().min(0).max(60),
    })
    .refine(
      (levels) => LEVELS.every((name, at) => at === 0 || levels[LEVELS[at - 1] ?? name] <= levels[name]),
      {
        error: 'should not let a higher level hear before a lower one',
      },
    ),
  petitioner: days,
  missed: z.array(limitOrTarget),
  draftAfterDays: day,
  unopenedMinutes: z.int().min(1).max(1440),
  hours: z.strictObject({ opens: time, closes: time, legal: time, due: time, digest: time }).refine(inOrder, {
    error: 'should be in order: opens, due, digest, closes, with legal between opens and closes',
  }),
})

/** A layer of it: what an office changes. */
export const remindersLayer = z.strictObject({ ...reminders.shape, limits: reminders.shape.limits }).partial()
