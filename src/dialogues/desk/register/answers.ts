import { z } from 'zod'
import { CHANNELS } from '../../../petitions/events.js'
import { type CivilDate, isCivilDate } from '../../../time/civil.js'
import { type IntakeAnswers, parseIntakeAnswers } from '../../intake/answers.js'
import type { Part } from './lift.js'

/** What a registrar takes at most. */
export const REGISTER_LIMITS = {
  persons: 10_000,
  /** The sorting limit runs from receipt: what lay longer is a matter for the head of the office, not for a form. */
  daysBack: 60,
  addressCharacters: 200,
} as const

/** What a registration says besides the matter itself. */
const OwnLines = z.object({
  channel: z.enum(CHANNELS).exclude(['chat']).exactOptional(),
  receivedOn: z.custom<CivilDate>((day) => typeof day === 'string' && isCivilDate(day)).exactOptional(),
  persons: z.number().int().min(1).max(REGISTER_LIMITS.persons).exactOptional(),
  /** 初信初访 */
  firstTime: z.boolean().exactOptional(),
  /** Where the petitioner lives (2022 §19 wants name and address). */
  address: z.string().exactOptional(),
})
type OwnLines = z.infer<typeof OwnLines>

/**
 * What a registrar has taken down so far (登记): the matter as intake has it, where of a petitioner without a phone
 * `phone` is empty, and how it came in. Everything optional: a draft is incomplete by nature.
 */
export type RegisterAnswers = IntakeAnswers & OwnLines
export type Channel = NonNullable<RegisterAnswers['channel']>

/** The matter itself, for intake's questions. */
export const MATTER: Part<RegisterAnswers, IntakeAnswers> = {
  get({ channel: _1, receivedOn: _2, persons: _3, firstTime: _4, address: _5, ...matter }) {
    return matter
  },
  set: (answers, matter) => ({ ...ownLinesOf(answers), ...matter }),
}

/** Stored answers of any version: each line that still fits is kept, the others are dropped. */
export const parseRegisterAnswers = (stored: unknown): RegisterAnswers => ({
  ...ownLinesOf(stored),
  ...parseIntakeAnswers(stored),
})

function ownLinesOf(stored: unknown): OwnLines {
  const record = z.record(z.string(), z.unknown()).safeParse(stored)
  const lines = Object.entries(record.success ? record.data : {})
  return OwnLines.parse(
    Object.fromEntries(lines.filter(([line, value]) => OwnLines.safeParse({ [line]: value }).success)),
  )
}
