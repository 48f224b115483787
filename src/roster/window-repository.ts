import mongoose from 'mongoose'
import { z } from 'zod'
import { DUTY_ROLES, WINDOW_LEVELS } from '../config/roster.types.js'
import { addDays, type CivilDate, civilDate } from '../time/civil.js'
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
    publishedAt: { type: Date },
    // Members who have to be told of it and haven't been yet.
    outbox: { type: [String], required: true },
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
            acceptedAt: { type: Date },
          },
          { _id: false, strict: 'throw' },
        ),
      ],
      required: true,
    },
  },
  { strict: 'throw', versionKey: false, collection: 'rosters' },
)
schema.index({ unit: 1, from: 1 })
schema.index({ 'shifts.member': 1, to: 1 })
schema.index({ untold: 1 }, { partialFilterExpression: { untold: { $exists: true } } })

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
  publishedAt: z.date().exactOptional(),
  shifts: z.array(
    z.object({ date: Civil, ...Times, role, member: z.string(), acceptedAt: z.date().exactOptional() }),
  ),
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
        outbox: [],
      })
    },

    /** A window and the version that a write has to find. */
    async see(id: string): Promise<{ window: DutyWindow; version: number } | undefined> {
      const row = await model.findById(id).lean()
      return row ? { window: toWindow(row), version: row.version } : undefined
    },

    /** Writes a window and whom to tell of it in one; false: somebody else wrote since it was seen. */
    async write(
      { id, ...window }: DutyWindow,
      version: number,
      tell: readonly string[] = [],
    ): Promise<boolean> {
      const { shifts, publishedAt } = window
      const told = await model.updateOne(
        { _id: id, version },
        {
          $set: {
            shifts: [...shifts],
            ...(publishedAt ? { publishedAt } : {}),
            ...(tell.length > 0 ? { untold: true } : {}),
          },
          $inc: { version: 1 },
          $addToSet: { outbox: { $each: [...tell] } },
        },
      )
      return told.modifiedCount === 1
    },

    /** Whom a window still has to tell. */
    outboxOf: async (id: string): Promise<string[]> =>
      (await model.findById(id, { outbox: 1 }).lean())?.outbox ?? [],

    /** They are told, or their notices are on the way. */
    async told(id: string, members: readonly string[]): Promise<void> {
      await model.updateOne({ _id: id }, { $pullAll: { outbox: [...members] } })
      await model.updateOne({ _id: id, outbox: { $size: 0 } }, { $unset: { untold: 1 } })
    },

    /** Windows that still have somebody to tell. */
    async withOutbox(limit: number): Promise<string[]> {
      const rows = await model
        .find({ untold: { $exists: true } }, { _id: 1 })
        .limit(limit)
        .lean()
      return rows.map(({ _id }) => _id)
    },

    /** The windows that a member has shifts in, as far as they are published and not over. */
    async ofMember(member: string, today: CivilDate): Promise<DutyWindow[]> {
      const rows = await model
        .find({ 'shifts.member': member, to: { $gte: addDays(today, -1) }, publishedAt: { $exists: true } })
        .sort({ from: 1, _id: 1 })
        .lean()
      return rows.map(toWindow)
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

    /** Takes a window away that nobody has heard of; false where there is none. */
    async drop(id: string): Promise<boolean> {
      return (await model.deleteOne({ _id: id, publishedAt: { $exists: false } })).deletedCount === 1
    },
  }
}
