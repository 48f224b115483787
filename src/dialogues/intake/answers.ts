import { z } from 'zod'
import { Fact, MATTER_CLASSES, PlaceOfMatter } from '../../petitions/content.js'

/** What the intake dialogue has been told so far. Everything optional: a draft is incomplete by nature. */
export const IntakeAnswers = z.object({
  class: z.enum(MATTER_CLASSES).exactOptional(),
  consented: z.boolean().exactOptional(),
  facts: z.array(Fact).default([]),
  request: z.string().exactOptional(),
  /** `asking`: the region is known and its townships are being offered; `unplaced`: the words name no region. */
  place: PlaceOfMatter.extend({
    shape: z.enum(['asking', 'unplaced', 'done']).default('done'),
  }).exactOptional(),
  /** In the person's words; which units they name depends on the place, and is read anew each time. */
  about: z.object({ words: z.string() }).exactOptional(),
  who: z
    .object({
      mode: z.enum(['named', 'confidential', 'anonymous']),
      name: z.string().exactOptional(),
      phone: z.string().exactOptional(),
    })
    .exactOptional(),
  /** The category that the person chose; without it the service's proposal stands. */
  category: z.string().exactOptional(),
})
export type IntakeAnswers = z.infer<typeof IntakeAnswers>

/** Stored answers of any version: each line that still fits is kept, the others are dropped. */
export function parseIntakeAnswers(stored: unknown): IntakeAnswers {
  const whole = IntakeAnswers.safeParse(stored)
  if (whole.success) return whole.data
  const record = z.record(z.string(), z.unknown()).safeParse(stored)
  if (!record.success) return IntakeAnswers.parse({})
  const fitting = Object.entries(record.data).filter(
    ([line, value]) => IntakeAnswers.partial().safeParse({ [line]: value }).success,
  )
  return IntakeAnswers.parse(Object.fromEntries(fitting))
}

/** What intake takes at most. Characters are UTF-16 units, bytes as the messenger counts them. */
export const INTAKE_LIMITS = {
  factsCharacters: 20_000,
  factsItems: 100,
  requestCharacters: 2_000,
  placeCharacters: 300,
  aboutCharacters: 500,
  nameCharacters: 40,
  // Telegram lets a bot fetch no more than this.
  fileBytes: 20 * 1024 * 1024,
} as const
