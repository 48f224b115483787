/** What a roster is made from, as a manager or a file gives it. */
import { z } from 'zod'
import { DUTY_ROLES, WINDOW_LEVELS } from '../config/roster.types.js'
import { addDays, isCivilDate } from '../time/civil.js'

/** Longer windows are planned in parts. */
export const DAYS_AT_MOST = 100

const date = z.string().refine(isCivilDate, { error: 'should be a day like 2026-02-15' })
/** What is no day is said once, of the day itself. */
const areDays = (from: string, to: string): boolean => isCivilDate(from) && isCivilDate(to)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'should be a time like 08:00' })
const id = z.string().min(1).max(64)
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length
const twice = { error: 'names something twice' }
const roles = z.array(z.enum(DUTY_ROLES)).min(1).refine(unique, twice)
const count = z.int().min(0).max(100_000)

/** What somebody has done before, so that it counts towards an even share. */
const History = z.strictObject({ shifts: count, nights: count, holidays: count })
export type Tally = z.infer<typeof History>

const Window = z
  .strictObject({ name: z.string().min(1).max(80), from: date, to: date, level: z.enum(WINDOW_LEVELS) })
  .refine(({ from, to }) => !areDays(from, to) || from <= to, { error: 'ends before it begins' })
  .refine(({ from, to }) => !areDays(from, to) || to < addDays(from, DAYS_AT_MOST), {
    error: `is longer than ${DAYS_AT_MOST} days`,
  })

/** It ends on the next day where `to` is not after `from`. */
const SlotTimes = z.strictObject({ from: time, to: time })

const Person = z.strictObject({
  id,
  name: z.string().min(1).max(80),
  roles,
  leave: z.array(date).default([]),
  history: History.default({ shifts: 0, nights: 0, holidays: 0 }),
})
export type RosterPerson = z.infer<typeof Person>

export const PlanInput = z.strictObject({
  window: Window,
  slots: z
    .array(SlotTimes)
    .min(1)
    .max(12)
    .refine((slots) => unique(slots.map(({ from }) => from)), { error: 'has two that begin at one time' }),
  roles,
  people: z
    .array(Person)
    .min(1)
    .max(500)
    .refine((people) => unique(people.map((person) => person.id)), { error: 'has an id twice' }),
})
export type PlanInput = z.infer<typeof PlanInput>
