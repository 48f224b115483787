import { z } from 'zod'
import { DUTY_ROLES, type KeyDateRule, type SlotTimes, SWAP_RULES, WINDOW_LEVELS } from './roster.types.js'
import { date, id, localText, pattern } from './schema-parts.js'

const time = pattern(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day in quotes, such as "08:00"')
const slots = z
  .array(z.strictObject({ from: time, to: time }))
  .min(1)
  .max(12)
  .refine((list) => new Set(list.map(({ from }) => from)).size === list.length, {
    error: 'should not have two slots that begin at one time',
  })
const roles = z
  .array(z.enum(DUTY_ROLES))
  .min(1)
  .refine((list) => new Set(list).size === list.length, { error: 'should name each role once' })

/** Whether each slot begins where the one before it ends, and the first where the last does. */
function isRound(list: readonly SlotTimes[]): boolean {
  const inOrder = [...list].sort((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.every(({ to }, at) => to === inOrder[(at + 1) % inOrder.length]?.from)
}

/** Every year has it. */
const yearly = pattern(
  /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/,
  'a day of every year in quotes, such as "10-01", or one day, such as "2026-10-01"',
)
const day = z.union([date, yearly], {
  error: 'should be a day of every year in quotes, such as "10-01", or one day, such as "2026-10-01"',
})
const level = z.enum(WINDOW_LEVELS)
const units = z.array(id).min(1)
const swaps = z.enum(SWAP_RULES).default('free')

const isForwards = ({ from, to }: Pick<KeyDateRule, 'from' | 'to'>): boolean =>
  from.length === to.length && (from.length === 5 || from <= to)

/** A date on which desks are covered, as a pack or a command gives it. */
export const keyDateRule = z
  .strictObject({ id, name: localText, level, units, from: day, to: day })
  .refine(isForwards, {
    error: 'should have from and to of one kind, and not end before it begins',
  })

export const rosterFile = z.strictObject({
  levels: z.strictObject({
    normal: z.strictObject({ slots, roles, swaps }),
    heightened: z.strictObject({
      slots: slots.refine(isRound, {
        error: 'should cover the day around the clock: each slot begins where the one before it ends',
      }),
      roles,
      swaps,
    }),
  }),
  returns: z
    .strictObject({ by: time, units: z.record(id, time).default({}) })
    .default({ by: '17:00', units: {} }),
  phones: z
    .array(
      z.strictObject({
        name: localText,
        phone: pattern(/^\+?\d[\d -]{4,20}\d$/, 'a phone number in quotes, such as "0564-3330000"'),
        units: units.exactOptional(),
      }),
    )
    .default([]),
  holidays: z.strictObject({ level, units }).exactOptional(),
  dates: z.array(keyDateRule).default([]),
})
