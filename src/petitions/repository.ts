import type mongoose from 'mongoose'
import { z } from 'zod'
import { LEVELS } from '../config/reminders.types.js'
import type { Vault } from '../people/vault.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import { applicantLists } from './applicants.js'
import { caseLists } from './case-lists.js'
import { caseNumber } from './case-number.js'
import type { Rules } from './decisions/context.js'
import { unitsOfCase } from './decisions/rights.js'
import { nextActionAt } from './due.js'
import { eventFromText, eventToText } from './events.js'
import { evolve, fold } from './evolve.js'
import { type Petition, type PetitionEvent, waitsAt } from './model.js'
import { NOTICE_KINDS, type Notice, StoredRung } from './notice.js'
import { type PetitionRow, petitionModel, serialSchema } from './petition-schema.js'
import { caseRow } from './row.js'

const Head = {
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  report: z.boolean().exactOptional(),
  rung: StoredRung.exactOptional(),
}
const levels = z.array(z.enum(LEVELS))
const OutboxEntry = z.union([
  z.object({ ...Head, account: z.string(), own: z.boolean().exactOptional() }),
  z.object({ ...Head, unit: z.string(), who: z.enum(['handle', 'approve', 'sort', 'designate']) }),
  z.object({ ...Head, unit: z.string(), levels, fresh: levels }),
])

/** A case together with the version that a write has to find. */
export interface Seen {
  readonly petition: Petition
  readonly version: number
  /** The commands that are in it. */
  readonly commands: ReadonlySet<string>
  readonly events: readonly PetitionEvent[]
  /** Up to when its rungs were told. */
  readonly remindedThrough: Date
}

export type Petitions = ReturnType<typeof petitionRepository>

/** The petitions of one database. Events are sealed on save and opened on load. */
export function petitionRepository(connection: mongoose.Connection, vault: Vault, rules: Rules) {
  const model = petitionModel(connection)
  const counters = connection.model('Serial', serialSchema)
  type Row = PetitionRow

  // The event's place in the history is part of what is sealed: events can't be reordered unnoticed.
  const place = (id: string, index: number) => ({ collection: 'petitions', field: `events.${index}`, id })
  const sealEvent = (id: string, event: PetitionEvent, index: number) =>
    vault.seal(place(id, index), eventToText(event))
  const openEvent = (id: string, sealed: string, index: number): PetitionEvent =>
    eventFromText(vault.open(place(id, index), sealed))
  const openEvents = (row: Pick<Row, '_id' | 'events'>): PetitionEvent[] =>
    row.events.map((sealed, index) => openEvent(row._id, sealed, index))
  const toPetition = (row: Pick<Row, '_id' | 'events'>): Petition => folded(row._id, openEvents(row))
  const folded = (id: string, events: readonly PetitionEvent[]): Petition => {
    const petition = fold(id, events)
    if (!petition) throw new Error(`petition ${id} has no events`)
    return petition
  }
  const snapshot = (petition: Petition) => ({
    number: petition.number,
    status: petition.status,
    owner: petition.owner,
    petitioners: [...petition.petitioners],
    receivedAt: petition.receivedAt,
    units: unitsOfCase(petition),
    waitsAt: waitsAt(petition),
    undelivered: petition.tasks.some(({ what }) => what === 'undelivered'),
    open: petition.status !== 'closed',
    urgent: petition.urgent,
    row: caseRow(petition),
  })

  return {
    model,
    counters,
    ...caseLists(model, toPetition),
    ...applicantLists(model, openEvents),

    /** The next case number of a receiving office's region and year. Gaps are allowed, reuse never. */
    async nextNumber(region: string, year: number): Promise<string> {
      const row = await counters
        .findOneAndUpdate(
          { _id: `${region}-${year}` },
          { $inc: { last: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return caseNumber(region, year, row.last)
    },

    async get(id: string): Promise<Petition | undefined> {
      const row = await model.findById(id).lean()
      return row ? toPetition(row) : undefined
    },

    /** A case with its history and the version to write against. */
    async see(id: string): Promise<Seen | undefined> {
      const row = await model.findById(id).lean()
      if (!row) return undefined
      const events = openEvents(row)
      return {
        petition: folded(row._id, events),
        version: row.version,
        commands: new Set(events.map((event) => event.id)),
        events,
        // A case of before there were reminders hears of the newest rung of each date.
        remindedThrough: row.remindedThrough ?? row.receivedAt,
      }
    },

    /**
     * Appends events to a case and gives it as it is then; `undefined`: somebody else wrote since it was seen.
     * `calendar` is given when the running dates were brought up to it.
     */
    async append(
      { petition, version, events: before, remindedThrough }: Seen,
      events: readonly PetitionEvent[],
      notices: readonly Notice[],
      wall: Date,
      calendar?: string,
    ): Promise<Petition | undefined> {
      const { id, revision } = petition
      const next = events.reduce((now, event) => evolve(now, id, event), petition)
      const actAt = nextActionAt({ petition: next, events: [...before, ...events], remindedThrough }, rules)
      const written = await model.updateOne(
        { _id: id, version },
        {
          $set: {
            ...snapshot(next),
            version: version + 1,
            ...(actAt ? { nextActionAt: actAt } : {}),
            ...(calendar === undefined ? {} : { calendar }),
            ...(notices.length > 0 ? { outboxSince: wall } : {}),
          },
          $push: {
            events: { $each: events.map((event, index) => sealEvent(id, event, revision + index)) },
            outbox: { $each: [...notices] },
          },
          $unset: { leasedBy: 1, leasedUntil: 1, ...(actAt ? {} : { nextActionAt: 1 }) },
        },
      )
      return written.modifiedCount === 1 ? next : undefined
    },

    /**
     * Owes the reminders that are due by `now` and sets the time of the next. `undefined`: somebody else wrote since the
     * case was seen, such as another sweep.
     */
    async remind({ petition, version, events }: Seen, notices: readonly Notice[], now: Date, wall: Date) {
      const actAt = nextActionAt({ petition, events, remindedThrough: now }, rules)
      const written = await model.updateOne(
        { _id: petition.id, version },
        {
          $set: {
            version: version + 1,
            remindedThrough: now,
            ...(actAt ? { nextActionAt: actAt } : {}),
            ...(notices.length > 0 ? { outboxSince: wall } : {}),
          },
          $push: { outbox: { $each: [...notices] } },
          ...(actAt ? {} : { $unset: { nextActionAt: 1 } }),
        },
      )
      return written.modifiedCount === 1
    },

    /** Stores a new petition with what has to be told. `false`: a petition with this id exists already. */
    async insert(
      id: string,
      events: readonly PetitionEvent[],
      notices: readonly Notice[],
      wall: Date,
      calendar: string,
    ): Promise<boolean> {
      const petition = fold(id, events)
      if (!petition) throw new Error('a new petition needs an event')
      const remindedThrough = petition.receivedAt
      const actAt = nextActionAt({ petition, events, remindedThrough }, rules)
      try {
        await model.create({
          _id: id,
          version: 1,
          ...snapshot(petition),
          calendar,
          remindedThrough,
          ...(actAt ? { nextActionAt: actAt } : {}),
          events: events.map((event, index) => sealEvent(id, event, index)),
          outbox: [...notices],
          ...(notices.length > 0 ? { outboxSince: wall } : {}),
        })
        return true
      } catch (error) {
        if (isDuplicateKey(error) && (await model.exists({ _id: id })) !== null) return false
        throw error
      }
    },

    /** The cases of one petitioner, newest first. */
    async ofPetitioner(account: string, limit: number): Promise<Petition[]> {
      const rows = await model.find({ petitioners: account }).sort({ receivedAt: -1 }).limit(limit).lean()
      return rows.map(toPetition)
    },

    /** A petitioner's own case by its number, or by the number's last seven characters. */
    async ownByNumber(
      account: string,
      asked: { number: string } | { tail: string },
    ): Promise<Petition | undefined> {
      if ('number' in asked) {
        const row = await model.findOne({ number: asked.number, petitioners: account }).lean()
        return row ? toPetition(row) : undefined
      }
      const own = await model.find({ petitioners: account }, { number: 1 }).lean()
      const found = own.filter((row) => row.number.endsWith(asked.tail))
      const [only, another] = found
      if (!only || another) return undefined
      const row = await model.findById(only._id).lean()
      return row ? toPetition(row) : undefined
    },

    /** What waits in a case's outbox. */
    async outboxOf(id: string): Promise<Notice[]> {
      const row = await model.findById(id, { outbox: 1 }).lean()
      return (row?.outbox ?? []).map((entry) => OutboxEntry.parse(entry))
    },

    /** Takes out all that waits in an outbox, after its deliveries exist; false: something else waits there by now. */
    async emptyOutbox(id: string, notices: readonly string[]): Promise<boolean> {
      const emptied = await model.updateOne(
        { _id: id, outbox: { $size: notices.length }, 'outbox.id': { $all: [...notices] } },
        { $set: { outbox: [] }, $unset: { outboxSince: 1 } },
      )
      return emptied.modifiedCount === 1
    },

    /** The relay's write where more waits: takes one entry out, after its delivery exists. Needs no version. */
    async takeFromOutbox(id: string, notice: string): Promise<void> {
      await model.updateOne({ _id: id }, { $pull: { outbox: { id: notice } } })
    },

    /** Lets the sweep forget a case whose outbox is empty; after a crash it may have been emptied without this. */
    async closeOutbox(id: string): Promise<void> {
      await model.updateOne({ _id: id, outbox: { $size: 0 } }, { $unset: { outboxSince: 1 } })
    },

    /** Cases whose outbox was filled before `before` (wall clock) and still holds something. */
    async withOutbox(before: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ outboxSince: { $exists: true, $lte: before } }, { _id: 1 })
        .sort({ outboxSince: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => row._id)
    },
  }
}
