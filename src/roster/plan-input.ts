/** What a roster is made from, as a manager or a file gives it. */
import { z } from 'zod'
import { DUTY_ROLES, WINDOW_LEVELS } from '../config/roster.types.js'
import { addDays, isCivilDate } from '../time/civil.js'

/** Longer windows are planned in parts. */
export const DAYS_AT_MOST = 100
const DAY_MINUTES = 1_440

const date = z.string().refine(isCivilDate, { error: 'should be a day like 2026-02-15' })
/** What is no day is said once, of the day itself. */
const areDays = (from: string, to: string): boolean => isCivilDate(from) && isCivilDate(to)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'should be a time like 08:00' })
const id = z.string().min(1).max(64)
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length
const twice = { error: 'names something twice' }
const roles = z.array(z.enum(DUTY_ROLES)).min(1).refine(unique, twice)
const count = z.int().min(0).max(100_000)

const none = count.default(0)

/** What somebody has done before, so that it counts towards an even share; nothing of what is left out. */
const History = z.strictObject({ shifts: none, nights: none, holidays: none })
export type Tally = z.infer<typeof History>

const Window = z
  .strictObject({ name: z.string().min(1).max(80), from: date, to: date, level: z.enum(WINDOW_LEVELS) })
  .refine(({ from, to }) => !areDays(from, to) || from <= to, { error: 'ends before it begins' })
  .refine(({ from, to }) => !areDays(from, to) || to < addDays(from, DAYS_AT_MOST), {
    error: `is longer than ${DAYS_AT_MOST} days`,
  })

/** It ends on the next day where `to` is not after `from`. */
const SlotTimes = z.strictObject({ from: time, to: time })

const Slots = z
  .array(SlotTimes)
  .min(1)
  .max(12)
  .refine((slots) => unique(slots.map(({ from }) => from)), { error: 'has two that begin at one time' })

const Person = z.strictObject({
  id,
  name: z.string().min(1).max(80),
  roles,
  leave: z.array(date).default([]),
  history: History.prefault({}),
})
export type RosterPerson = z.infer<typeof Person>

export const PlanInput = z.strictObject({
  window: Window,
  slots: Slots,
  roles,
  people: z
    .array(Person)
    .min(1)
    .max(500)
    .refine((people) => unique(people.map((person) => person.id)), { error: 'has an id twice' }),
})
export type PlanInput = z.infer<typeof PlanInput>

/** As a file gives it: its slots are nobody's yet, whereas those of a pack's levels were looked at with the pack. */
export const PlanFile = PlanInput.superRefine(({ window, slots }, found) => {
  // What is wrong by itself is said once.
  if (!Slots.safeParse(slots).success) return
  for (const message of mistakesOf(slots, window.level === 'heightened'))
    found.addIssue({ code: 'custom', path: ['slots'], message })
})

/** Where one slot and the next, round the clock, share time, or leave some that they should not. */
function mistakesOf(slots: PlanInput['slots'], isRound: boolean): string[] {
  const inOrder = [...slots].sort((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.flatMap((slot, at) => {
    const next = inOrder[(at + 1) % inOrder.length] ?? slot
    const [long, until] = [minutesFrom(slot.from, slot.to), minutesFrom(slot.from, next.from)]
    if (long > until)
      return [`${next.from}-${next.to} begins before ${slot.from}-${slot.to} ends; slots may not overlap`]
    return isRound && long < until
      ? [`leave ${slot.to}-${next.from} uncovered; in a heightened window they should cover 24 hours`]
      : []
  })
}

/** From one time of day to the next time that it is another; a whole day where they are the same. */
function minutesFrom(from: string, to: string): number {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return ((minutes(to) - minutes(from) + DAY_MINUTES - 1) % DAY_MINUTES) + 1
}
