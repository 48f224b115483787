import mongoose from 'mongoose'

/** A case as stored: its sealed events, and beside them what queries need of the snapshot. */
const petitionSchema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    // What queries need of the snapshot; the whole of it is folded from the events.
    number: { type: String, required: true },
    status: { type: String, required: true },
    owner: { type: String, required: true },
    petitioners: { type: [String], required: true },
    receivedAt: { type: Date, required: true },
    // Units that have or had to do with it, for lists.
    units: { type: [String], required: true },
    // Units whose people have something to do with it now.
    waitsAt: { type: [String], required: true },
    // Something has to be brought to the petitioner another way; also of a closed case.
    undelivered: { type: Boolean, required: true },
    open: { type: Boolean, required: true },
    urgent: { type: Boolean, required: true },
    // When the service itself has to act next; unset when never.
    nextActionAt: { type: Date },
    // Up to when, by the office's clock, its rungs were told.
    remindedThrough: { type: Date, required: true },
    // The calendar and plan of reminders by which running dates and `nextActionAt` were computed.
    calendar: { type: String, required: true },
    // What figures need, see row.ts.
    row: { type: mongoose.Schema.Types.Mixed, required: true },
    // A registrar has it on the screen; the machine's clock. No part of the case, so no version.
    leasedBy: { type: String },
    leasedUntil: { type: Date },
    // One sealed value per event: it holds people's words.
    events: { type: [String], required: true },
    outbox: {
      type: [
        new mongoose.Schema(
          {
            id: String,
            kind: String,
            account: String,
            own: Boolean,
            unit: String,
            who: String,
            levels: { type: [String], default: undefined },
            fresh: { type: [String], default: undefined },
            report: Boolean,
            rung: mongoose.Schema.Types.Mixed,
          },
          { _id: false, strict: 'throw' },
        ),
      ],
      required: true,
    },
    // Set while the outbox holds something, so that the relay's sweep finds it by a small index.
    outboxSince: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'petitions' },
)
petitionSchema.index({ number: 1 }, { unique: true })
petitionSchema.index({ petitioners: 1, receivedAt: -1 })
petitionSchema.index({ owner: 1, status: 1, urgent: -1, receivedAt: 1 })
petitionSchema.index({ units: 1, open: 1 })
petitionSchema.index({ waitsAt: 1 })
petitionSchema.index({ undelivered: 1, units: 1 })
petitionSchema.index({ open: 1, calendar: 1 })
// Filters on such a field say `$exists: true` besides their range: not every engine sees by the range alone that a
// partial index holds all that is asked for, and without it would walk through all cases.
petitionSchema.index({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: { $exists: true } } })
petitionSchema.index({ outboxSince: 1 }, { partialFilterExpression: { outboxSince: { $exists: true } } })

/** The last case number of a region and year. */
export const serialSchema = new mongoose.Schema(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { strict: 'throw', versionKey: false, collection: 'serials' },
)

export type PetitionRow = mongoose.InferSchemaType<typeof petitionSchema>

/** The collection of petitions in one database. */
export const petitionModel = (connection: mongoose.Connection) => connection.model('Petition', petitionSchema)
export type PetitionModel = ReturnType<typeof petitionModel>
