import type mongoose from 'mongoose'
import { addDays, type CivilDate } from '../time/civil.js'
import { COUNTS_DAYS, type DutyWindow } from './window.js'
import { type DutyNotice, Outbox, Stored, schema } from './window-schema.js'

/** Shifts that are further apart leave each other alone. */
const NEAR_DAYS = 2

export type DutyWindows = ReturnType<typeof windowRepository>

/** The duty windows of one database: each one document with its shifts. */
export function windowRepository(connection: mongoose.Connection) {
  const model = connection.model('DutyWindow', schema)
  const toWindow = (row: mongoose.InferSchemaType<typeof schema>): DutyWindow => ({
    id: row._id,
    ...Stored.parse(row),
  })
  /**
   * Windows with what follows them. Those of one unit share no day, so what adjoins one begins on the day after it: a
   * night of its last day ends there.
   */
  async function followed(windows: readonly DutyWindow[]): Promise<DutyWindow[]> {
    const or = windows.map(({ unit, to }) => ({ unit, from: addDays(to, 1) }))
    const rows = or.length > 0 ? await model.find({ $or: or, publishedAt: { $exists: true } }).lean() : []
    const after = rows.map(toWindow)
    return windows.map((window) => {
      const next = after.find(({ unit, from }) => unit === window.unit && from === addDays(window.to, 1))
      const index = next?.shifts.findIndex(({ role }) => role === 'officer') ?? -1
      const shift = next?.shifts[index]
      return next && shift ? { ...window, follows: { window: next.id, index, shift } } : window
    })
  }
  return {
    model,

    /** Adds a window; the caller has looked that no other of the unit has a day of it. */
    async insert({ id, ...window }: DutyWindow): Promise<void> {
      const { roles, shifts, offers, calls, log, returns, ...rest } = window
      await model.create({
        _id: id,
        version: 1,
        ...rest,
        roles: [...roles],
        shifts: [...shifts],
        offers: [...offers],
        calls: [...calls],
        log: [...log],
        returns: [...returns],
        outbox: [],
      })
    },

    /** A window and the version that a write has to find. */
    async see(id: string): Promise<{ window: DutyWindow; version: number } | undefined> {
      const row = await model.findById(id).lean()
      const [window] = row ? await followed([toWindow(row)]) : []
      return row && window ? { window, version: row.version } : undefined
    },

    /**
     * Writes a window, what it has to tell, and when it has something to do next (`undefined`: never), in one; false:
     * somebody else wrote since it was seen.
     */
    async write(
      { id, shifts, offers, calls, log, returns, publishedAt, remindedThrough }: DutyWindow,
      version: number,
      { tell, nextActionAt }: { tell: readonly DutyNotice[]; nextActionAt: Date | undefined },
    ): Promise<boolean> {
      const written = await model.updateOne(
        { _id: id, version },
        {
          $set: {
            shifts: [...shifts],
            offers: [...offers],
            calls: [...calls],
            log: [...log],
            returns: [...returns],
            ...(publishedAt ? { publishedAt } : {}),
            ...(remindedThrough ? { remindedThrough } : {}),
            ...(nextActionAt ? { nextActionAt } : {}),
            ...(tell.length > 0 ? { untold: true } : {}),
          },
          ...(nextActionAt ? {} : { $unset: { nextActionAt: 1 } }),
          $inc: { version: 1 },
          $push: { outbox: { $each: [...tell] } },
        },
      )
      return written.modifiedCount === 1
    },

    /** What a window still has to tell. */
    outboxOf: async (id: string): Promise<DutyNotice[]> =>
      Outbox.parse((await model.findById(id, { outbox: 1 }).lean())?.outbox ?? []),

    /** These are told, or on the way. */
    async told(id: string, notices: readonly string[]): Promise<void> {
      await model.updateOne({ _id: id }, { $pull: { outbox: { id: { $in: [...notices] } } } })
      await model.updateOne({ _id: id, outbox: { $size: 0 } }, { $unset: { untold: 1 } })
    },

    /** Windows that have somebody to remind by now. */
    async dueForAction(now: Date, limit: number): Promise<string[]> {
      const due = { nextActionAt: { $exists: true, $lte: now } }
      const rows = await model.find(due, { _id: 1 }).sort({ nextActionAt: 1 }).limit(limit).lean()
      return rows.map(({ _id }) => _id)
    },

    /** Since when, by the office's clock, a window has had something to do that wasn't done; nothing: all is up to date. */
    async behindSince(now: Date): Promise<Date | undefined> {
      const due = { nextActionAt: { $exists: true, $lte: now } }
      const row = await model.findOne(due, { nextActionAt: 1 }).sort({ nextActionAt: 1 }).lean()
      return row?.nextActionAt ?? undefined
    },

    /** When a window has somebody to remind next after all that is due by `now`, if ever. */
    async nextActionAfter(now: Date): Promise<Date | undefined> {
      const later = { nextActionAt: { $exists: true, $gt: now } }
      const row = await model.findOne(later, { nextActionAt: 1 }).sort({ nextActionAt: 1 }).lean()
      return row?.nextActionAt ?? undefined
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
      return followed(rows.map(toWindow))
    },

    /** The published windows of some units that are not over. */
    async ofUnits(units: readonly string[], today: CivilDate): Promise<DutyWindow[]> {
      const rows = await model
        .find({
          unit: { $in: [...units] },
          to: { $gte: addDays(today, -1) },
          publishedAt: { $exists: true },
        })
        .sort({ from: 1, _id: 1 })
        .lean()
      return followed(rows.map(toWindow))
    },

    async get(id: string): Promise<DutyWindow | undefined> {
      const row = await model.findById(id).lean()
      return row ? (await followed([toWindow(row)]))[0] : undefined
    },

    /** The published window of the unit that ends on the day before a window begins. */
    async before({ unit, from }: Pick<DutyWindow, 'unit' | 'from'>): Promise<DutyWindow | undefined> {
      const row = await model.findOne({ unit, to: addDays(from, -1), publishedAt: { $exists: true } }).lean()
      return row ? (await followed([toWindow(row)]))[0] : undefined
    },

    /** Windows, of one unit or of all, in the order in which they begin. */
    async all(unit?: string): Promise<DutyWindow[]> {
      const rows = await model
        .find(unit === undefined ? {} : { unit })
        .sort({ from: 1, _id: 1 })
        .lean()
      return rows.map(toWindow)
    },

    /** Windows of these units that are not over, in the order in which they begin. */
    async coming(units: readonly string[], today: CivilDate): Promise<DutyWindow[]> {
      const rows = await model
        .find({ unit: { $in: [...units] }, to: { $gte: addDays(today, -1) } })
        .sort({ from: 1, _id: 1 })
        .lean()
      return rows.map(toWindow)
    },

    /**
     * What counts beside a window: the unit's own of the year before it and ahead, for an even share and for rest, and
     * those of other units in which some of its people have shifts near it. Drafts that were never published are nothing
     * once they are over.
     */
    async beside(
      { id, unit, from, to }: Pick<DutyWindow, 'id' | 'unit' | 'from' | 'to'>,
      members: readonly string[],
      today: CivilDate,
    ): Promise<DutyWindow[]> {
      const own = { unit, to: { $gte: addDays(from, -COUNTS_DAYS) } }
      const near = { to: { $gte: addDays(from, -NEAR_DAYS) }, from: { $lte: addDays(to, NEAR_DAYS) } }
      const elsewhere = { 'shifts.member': { $in: [...members] }, ...near }
      const rows = await Promise.all([
        model.find(own).sort({ from: 1, _id: 1 }).lean(),
        members.length > 0 ? model.find(elsewhere).sort({ from: 1, _id: 1 }).lean() : [],
      ])
      return rows
        .flatMap((some, other) => some.filter((row) => other === 0 || row.unit !== unit))
        .filter((row) => row._id !== id && (row.publishedAt || row.to >= today))
        .map(toWindow)
    },

    /** Puts another roster in the place of a draft's; false: somebody else wrote since it was seen, or it is published. */
    async replaceDraft(
      { id, roles, shifts, seed, plannedAt }: DutyWindow,
      version: number,
    ): Promise<boolean> {
      const written = await model.updateOne(
        { _id: id, version, publishedAt: { $exists: false } },
        { $set: { roles: [...roles], shifts: [...shifts], seed, plannedAt }, $inc: { version: 1 } },
      )
      return written.modifiedCount === 1
    },

    /** Takes a window away that nobody has heard of; false where there is none (as it was seen at `version`). */
    async drop(id: string, version?: number): Promise<boolean> {
      const seen = version === undefined ? {} : { version }
      const draft = { _id: id, ...seen, publishedAt: { $exists: false } }
      return (await model.deleteOne(draft)).deletedCount === 1
    },
  }
}
