import mongoose from 'mongoose'
import { z } from 'zod'
import { DUTY_ROLES, WINDOW_LEVELS } from '../config/roster.types.js'
import { civilDate } from '../time/civil.js'
import type { DutyWindow } from './window.js'

const text = { type: String, required: true } as const
const times = { from: text, to: text }
const schema = new mongoose.Schema(
  {
    _id: text,
    version: { type: Number, required: true },
    unit: text,
    name: text,
    level: { ...text, enum: WINDOW_LEVELS },
    ...times,
    slots: { type: [new mongoose.Schema(times, { _id: false, strict: 'throw' })], required: true },
    roles: { type: [String], required: true, enum: DUTY_ROLES },
    seed: { type: Number, required: true },
    plannedAt: { type: Date, required: true },
    shifts: {
      type: [
        new mongoose.Schema(
          { date: text, ...times, role: { ...text, enum: DUTY_ROLES }, member: text },
          { _id: false, strict: 'throw' },
        ),
      ],
      required: true,
    },
  },
  { strict: 'throw', versionKey: false, collection: 'rosters' },
)
schema.index({ unit: 1, from: 1 })

const Civil = z.string().transform((date) => civilDate(date))
const Times = { from: z.string(), to: z.string() }
const role = z.enum(DUTY_ROLES)
const Stored = z.object({
  unit: z.string(),
  name: z.string(),
  level: z.enum(WINDOW_LEVELS),
  from: Civil,
  to: Civil,
  slots: z.array(z.object(Times)),
  roles: z.array(role),
  seed: z.number(),
  plannedAt: z.date(),
  shifts: z.array(z.object({ date: Civil, ...Times, role, member: z.string() })),
})

export type DutyWindows = ReturnType<typeof windowRepository>

/** The duty windows of one database: each one document with its shifts. */
export function windowRepository(connection: mongoose.Connection) {
  const model = connection.model('DutyWindow', schema)
  const toWindow = (row: mongoose.InferSchemaType<typeof schema>): DutyWindow => ({
    id: row._id,
    ...Stored.parse(row),
  })
  return {
    model,

    /** Adds a window; the caller has looked that no other of the unit has a day of it. */
    async insert({ id, ...window }: DutyWindow): Promise<void> {
      const { slots, roles, shifts, ...rest } = window
      await model.create({
        _id: id,
        version: 1,
        ...rest,
        slots: [...slots],
        roles: [...roles],
        shifts: [...shifts],
      })
    },

    async get(id: string): Promise<DutyWindow | undefined> {
      const row = await model.findById(id).lean()
      return row ? toWindow(row) : undefined
    },

    /** Windows, of one unit or of all, in the order in which they begin. */
    async all(unit?: string): Promise<DutyWindow[]> {
      const rows = await model
        .find(unit === undefined ? {} : { unit })
        .sort({ from: 1, _id: 1 })
        .lean()
      return rows.map(toWindow)
    },

    /** Takes a window away; false where there is none. */
    async drop(id: string): Promise<boolean> {
      return (await model.deleteOne({ _id: id })).deletedCount === 1
    },
  }
}
