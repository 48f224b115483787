import type { Petition } from './model.js'
import type { PetitionModel, PetitionRow } from './petition-schema.js'
import { CaseRow } from './row.js'

/** What a walk over many cases gives of each. */
export interface ListedRow {
  readonly id: string
  readonly row: CaseRow
}

/** How many cases a walk loads at a time. */
const BATCH = 500
/** A matter stays on a registrar's screen for so long before it is offered to another. */
export const POOL_LEASE_MS = 10 * 60 * 1000

/** The lists over one database's petitions; part of the repository. */
export function caseLists(
  model: PetitionModel,
  toPetition: (row: Pick<PetitionRow, '_id' | 'events'>) => Petition,
) {
  const idsOf = (rows: readonly { _id: string }[]): string[] => rows.map((row) => row._id)
  const waiting = (office: string) => ({ status: 'registered', owner: office })

  return {
    /** How many matters wait to be sorted by an office. */
    waiting: (office: string): Promise<number> => model.countDocuments(waiting(office)),

    /** As `waiting`, with the oldest of them and how many are on somebody's screen now (the machine's clock). */
    async pool(office: string, wall: Date): Promise<{ count: number; oldest?: CaseRow; leased: number }> {
      const count = await model.countDocuments(waiting(office))
      const first = await model.findOne(waiting(office), { row: 1 }).sort({ receivedAt: 1 }).lean()
      const leased = await model.countDocuments({ ...waiting(office), leasedUntil: { $gt: wall } })
      return { count, leased, ...(first ? { oldest: CaseRow.parse(first.row) } : {}) }
    },

    /**
     * The next matter of an office's pool for a registrar, leased for ten minutes: urgent ones first, then the
     * oldest. What somebody else has on the screen is left out, and so is what is in `but`.
     */
    async leaseNext(
      office: string,
      member: string,
      wall: Date,
      but: readonly string[] = [],
    ): Promise<Petition | undefined> {
      const free = [
        { leasedUntil: { $exists: false } },
        { leasedUntil: { $lte: wall } },
        { leasedBy: member },
      ]
      const row = await model
        .findOneAndUpdate(
          { ...waiting(office), _id: { $nin: [...but] }, $or: free },
          { $set: { leasedBy: member, leasedUntil: new Date(wall.getTime() + POOL_LEASE_MS) } },
          { sort: { urgent: -1, receivedAt: 1 }, returnDocument: 'after' },
        )
        .lean()
      return row ? toPetition(row) : undefined
    },

    /** Gives a matter of the pool back unsorted. */
    async release(id: string, member: string): Promise<void> {
      await model.updateOne({ _id: id, leasedBy: member }, { $unset: { leasedBy: 1, leasedUntil: 1 } })
    },

    /** The open cases that any of the units has or had to do with. */
    async openOf(units: readonly string[]): Promise<Petition[]> {
      const rows = await model.find({ open: true, units: { $in: [...units] } }).lean()
      return rows.map(toPetition)
    },

    /** The cases of these ids. */
    async ofIds(ids: readonly string[]): Promise<Petition[]> {
      return (await model.find({ _id: { $in: [...ids] } }).lean()).map(toPetition)
    },

    /** The cases that wait for people of any of the units. */
    async waitingAt(units: readonly string[]): Promise<Petition[]> {
      return (await model.find({ waitsAt: { $in: [...units] } }).lean()).map(toPetition)
    },

    /** The cases of the units with something that has to be brought to the petitioner another way. */
    async undeliveredOf(units: readonly string[]): Promise<Petition[]> {
      const rows = await model.find({ undelivered: true, units: { $in: [...units] } }).lean()
      return rows.map(toPetition)
    },

    /** A case by its number, whoever asks: the caller checks what they may see. */
    async byNumber(number: string): Promise<Petition | undefined> {
      const row = await model.findOne({ number }).lean()
      return row ? toPetition(row) : undefined
    },

    /** Cases of some units whose number ends so; the caller leaves out what somebody may not see. */
    async byTail(tail: string, units: readonly string[]): Promise<Petition[]> {
      const rows = await model.find({ units: { $in: [...units] } }, { number: 1 }).lean()
      const found = rows.filter(({ number }) => number.endsWith(tail)).map(({ _id }) => _id)
      return (await model.find({ _id: { $in: found } }).lean()).map(toPetition)
    },

    /** Walks over all cases without opening their events. */
    async *rows(): AsyncGenerator<ListedRow> {
      for (let after = ''; ; ) {
        const rows = await model
          .find({ _id: { $gt: after } }, { row: 1 })
          .sort({ _id: 1 })
          .limit(BATCH)
          .lean()
        for (const { _id, row } of rows) yield { id: _id, row: CaseRow.parse(row) }
        const last = rows.at(-1)
        if (!last || rows.length < BATCH) return
        after = last._id
      }
    },

    /** Cases for which the service itself has something to do by now. */
    async dueForAction(now: Date, limit: number): Promise<string[]> {
      const due = { nextActionAt: { $exists: true, $lte: now } }
      return idsOf(await model.find(due, { _id: 1 }).sort({ nextActionAt: 1 }).limit(limit).lean())
    },

    /** Since when, by the office's clock, the service has had something to do that it hasn't done; nothing: it is up to date. */
    async behindSince(now: Date): Promise<Date | undefined> {
      const due = { nextActionAt: { $exists: true, $lte: now } }
      const row = await model.findOne(due, { nextActionAt: 1 }).sort({ nextActionAt: 1 }).lean()
      return row?.nextActionAt ?? undefined
    },

    /** The cases for which the service has something to do soonest. */
    async actingSoonest(limit: number): Promise<string[]> {
      const due = { nextActionAt: { $exists: true } }
      return idsOf(await model.find(due, { _id: 1 }).sort({ nextActionAt: 1 }).limit(limit).lean())
    },

    /** When the service has something to do next after all that is due by `now`, if anything. */
    async nextActionAfter(now: Date): Promise<Date | undefined> {
      const later = { nextActionAt: { $exists: true, $gt: now } }
      const row = await model.findOne(later, { nextActionAt: 1 }).sort({ nextActionAt: 1 }).lean()
      return row?.nextActionAt ?? undefined
    },

    /** Open cases whose dates were computed by another calendar than this. */
    async withOtherCalendar(calendar: string, limit: number): Promise<string[]> {
      // Before it and after it in the index: an inequality would walk through all that are up to date.
      const under = async (range: { $lt: string } | { $gt: string }) =>
        idsOf(await model.find({ open: true, calendar: range }, { _id: 1 }).limit(limit).lean())
      return [...(await under({ $lt: calendar })), ...(await under({ $gt: calendar }))].slice(0, limit)
    },
  }
}
