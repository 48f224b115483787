/** How a duty window is stored. */
import mongoose from 'mongoose'
import { z } from 'zod'
import { DUTY_ROLES, SWAP_RULES, WINDOW_LEVELS } from '../config/roster.types.js'
import { StoredRung } from '../petitions/notice.js'
import { civilDate } from '../time/civil.js'
import { DUTY_KINDS, OFFER_ENDS } from './window.js'

const text = { type: String, required: true } as const
const times = { from: text, to: text }
/** A window as it stands in the database. */
export const schema = new mongoose.Schema(
  {
    _id: text,
    version: { type: Number, required: true },
    unit: text,
    // In each language, or as it was typed.
    name: { type: mongoose.Schema.Types.Mixed, required: true },
    level: { ...text, enum: WINDOW_LEVELS },
    ...times,
    roles: { type: [String], required: true, enum: DUTY_ROLES },
    swaps: { ...text, enum: SWAP_RULES },
    seed: { type: Number, required: true },
    plannedAt: { type: Date, required: true },
    publishedAt: { type: Date },
    remindedThrough: { type: Date },
    // When somebody has to be reminded next.
    nextActionAt: { type: Date },
    // What has to be told and hasn't been yet.
    outbox: {
      type: [
        new mongoose.Schema(
          { id: text, member: text, kind: { ...text, enum: DUTY_KINDS }, rung: mongoose.Schema.Types.Mixed },
          { _id: false, strict: 'throw' },
        ),
      ],
      required: true,
    },
    // Set as long as the outbox isn't empty.
    untold: { type: Boolean },
    shifts: {
      type: [
        new mongoose.Schema(
          {
            date: text,
            ...times,
            role: { ...text, enum: DUTY_ROLES },
            member: text,
            givenAt: { type: Date },
            acceptedAt: { type: Date },
            openSince: { type: Date },
            reachableAt: { type: Date },
            checkedInAt: { type: Date },
            note: { type: mongoose.Schema.Types.Mixed },
            relievedAt: { type: Date },
          },
          { _id: false, strict: 'throw' },
        ),
      ],
      required: true,
    },
    // What happened in it; read by zod, written as a whole.
    offers: { type: [mongoose.Schema.Types.Mixed], required: true },
    calls: { type: [mongoose.Schema.Types.Mixed], required: true },
    log: { type: [mongoose.Schema.Types.Mixed], required: true },
    returns: { type: [mongoose.Schema.Types.Mixed], required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'rosters' },
)
schema.index({ unit: 1, from: 1 })
schema.index({ 'shifts.member': 1, to: 1 })
schema.index({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: { $exists: true } } })
schema.index({ untold: 1 }, { partialFilterExpression: { untold: { $exists: true } } })

const Civil = z.string().transform((date) => civilDate(date))
const Times = { from: z.string(), to: z.string() }
const role = z.enum(DUTY_ROLES)
const when = z.date().exactOptional()
/** The same, read. */
export const Stored = z.object({
  unit: z.string(),
  name: z.union([z.string(), z.object({ 'zh-CN': z.string(), en: z.string() })]),
  level: z.enum(WINDOW_LEVELS),
  from: Civil,
  to: Civil,
  roles: z.array(role),
  swaps: z.enum(SWAP_RULES),
  seed: z.number(),
  plannedAt: z.date(),
  publishedAt: z.date().exactOptional(),
  remindedThrough: z.date().exactOptional(),
  shifts: z.array(
    z.object({
      date: Civil,
      ...Times,
      role,
      member: z.string(),
      givenAt: when,
      acceptedAt: when,
      openSince: when,
      reachableAt: when,
      checkedInAt: when,
      note: z.object({ text: z.string(), at: z.date(), id: z.string().exactOptional() }).exactOptional(),
      relievedAt: when,
    }),
  ),
  offers: z.array(
    z.object({
      shift: z.string(),
      from: z.string(),
      to: z.string().exactOptional(),
      at: z.date(),
      until: z.date(),
      takenBy: z.string().exactOptional(),
      end: z.enum(OFFER_ENDS).exactOptional(),
    }),
  ),
  calls: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      unit: z.string().exactOptional(),
      at: z.date(),
      without: z.array(z.string()),
      takenBy: z.string().exactOptional(),
      takenAt: when,
    }),
  ),
  log: z.array(z.object({ id: z.string().exactOptional(), at: z.date(), by: z.string(), text: z.string() })),
  returns: z.array(
    z.object({
      id: z.string().exactOptional(),
      date: Civil,
      at: z.date(),
      by: z.string(),
      open: z.number(),
      late: z.number(),
      urgent: z.number(),
      text: z.string().exactOptional(),
    }),
  ),
})

/** What a window still has to tell. */
export const Outbox = z.array(
  z.object({
    id: z.string(),
    member: z.string(),
    kind: z.enum(DUTY_KINDS),
    rung: StoredRung.exactOptional(),
  }),
)

/** Something that a window has to tell one of its people; what it is known by, and of which reminder of which shift. */
export type DutyNotice = z.output<typeof Outbox>[number]
