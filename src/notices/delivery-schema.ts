import mongoose from 'mongoose'
import { LEVELS, type Level } from '../config/reminders.types.js'
import { CONTACT_CHANNELS, type ContactChannel } from '../people/contacts.js'
import { NOTICE_KINDS, StoredRung, type ToldRung } from '../petitions/notice.js'
import { DUTY_KINDS } from '../roster/window.js'

const KINDS = [
  ...NOTICE_KINDS,
  'file-refused',
  'file-failed',
  'member-waiting',
  'member-decided',
  // What somebody takes over from a member who left; the subject is that member.
  'hand-over',
  'deputy',
  // Of a duty window, which is the subject.
  ...DUTY_KINDS,
  // What the nightly check found; the subject is its day.
  'breaches',
  // All that waited for one official on a day, which is its subject.
  'digest',
  // A petition that somebody began and didn't submit; the subject is its id.
  'draft',
] as const
/**
 * held: until its recipient may be told something, by the office's clock; waiting: for its recipient's digest; the
 * others follow each other by the machine's clock.
 */
const STATES = ['held', 'waiting', 'pending', 'sending', 'sent', 'refused', 'failed', 'superseded'] as const

/** What a notice is about: a case, a file or a member. Its words are made when it is sent. */
export interface NoticeSubject {
  readonly kind: (typeof KINDS)[number]
  readonly subject: string
  /** The notice itself, where the subject has several of a kind. */
  readonly notice?: string
  /** Whether the subject has to know that it arrived; that it didn't is always told. */
  readonly report?: boolean
  /** The unit whose people it is for, where it is for officials. */
  readonly unit?: string
  /** It answers what its recipient just did. */
  readonly own?: boolean
  /** The reminder or alarm that it is, and the level at which its recipient hears it. */
  readonly rung?: ToldRung
  readonly level?: Level
  /** The second channel that it goes by; the chat where absent. */
  readonly channel?: ContactChannel
}

/** One notice to one account, from the moment it is owed until it has arrived or failed. */
export interface Delivery extends NoticeSubject {
  /** `<notice>-<account>`: one notice reaches one account once. */
  readonly id: string
  readonly account: string
  readonly state: (typeof STATES)[number]
  readonly attempts: number
  /** Answers that left open whether it arrived. */
  readonly unclear: number
  /** Parts of a long text that have arrived. */
  readonly partsSent: number
  /** It may have arrived before: the text says so. */
  readonly mayRepeat: boolean
  /** The digest that it is part of. */
  readonly digest?: string
}

/** A delivery taken for one try; `by` is the proof of the lease. */
export interface Claimed extends Delivery {
  readonly by: string
}

/** Their schema; one that is held or waits has `opensAt`, all others that have not ended `dueAt`. */
const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true, enum: KINDS },
    subject: { type: String, required: true },
    account: { type: String, required: true },
    state: { type: String, required: true, enum: STATES },
    attempts: { type: Number, required: true },
    unclear: { type: Number, required: true },
    partsSent: { type: Number, required: true },
    mayRepeat: { type: Boolean, required: true },
    notice: { type: String },
    report: { type: Boolean },
    unit: { type: String },
    own: { type: Boolean },
    rung: { type: mongoose.Schema.Types.Mixed },
    level: { type: String, enum: LEVELS },
    channel: { type: String, enum: CONTACT_CHANNELS },
    // An urgent alert has to be opened by then, or takes a second channel too; the office's clock.
    unopenedAt: { type: Date },
    digest: { type: String },
    // Of a digest: that it has taken in what waited for it.
    stamped: { type: Boolean },
    // Until then it is held or waits; the office's clock.
    opensAt: { type: Date },
    // Since when it can be said; the machine's clock.
    readyAt: { type: Date },
    // When it was said; the office's clock.
    toldAt: { type: Date },
    // Set when it ended and its subject has not been told yet.
    unreported: { type: Boolean },
    messageIds: { type: [Number], required: true },
    by: { type: String },
    // When the next try is due, or when the lease of the present one ends; the machine's clock.
    dueAt: { type: Date },
    createdAt: { type: Date, required: true },
    settledAt: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'deliveries' },
)
schema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } })
schema.index({ opensAt: 1 }, { partialFilterExpression: { opensAt: { $exists: true } } })
schema.index({ unopenedAt: 1 }, { partialFilterExpression: { unopenedAt: { $exists: true } } })
schema.index({ account: 1, state: 1 })
schema.index({ digest: 1 }, { partialFilterExpression: { digest: { $exists: true } } })
schema.index({ state: 1, readyAt: 1 })
schema.index({ unreported: 1 }, { partialFilterExpression: { unreported: { $exists: true } } })

/** What a delivery of the same notice to somebody else, or by another channel, has to know. */
export const subjectOf = ({
  kind,
  subject,
  notice,
  report,
  unit,
  own,
  rung,
  level,
}: NoticeSubject): NoticeSubject => ({
  kind,
  subject,
  ...(notice === undefined ? {} : { notice }),
  ...(report ? { report } : {}),
  ...(unit === undefined ? {} : { unit }),
  ...(own ? { own } : {}),
  ...(rung ? { rung } : {}),
  ...(level ? { level } : {}),
})

/** Ends without an arrival. */
export const LOST: Delivery['state'][] = ['refused', 'failed']

export type DeliveryRow = mongoose.InferSchemaType<typeof schema>

/** The collection of deliveries in one database. */
export const deliveryModel = (connection: mongoose.Connection) => connection.model('Delivery', schema)
export type DeliveryModel = ReturnType<typeof deliveryModel>

/** A row as a delivery. */
export const toDelivery = ({
  _id,
  kind,
  subject,
  account,
  state,
  attempts,
  unclear,
  partsSent,
  mayRepeat,
  notice,
  report,
  unit,
  own,
  rung,
  level,
  channel,
  digest,
}: DeliveryRow): Delivery => ({
  id: _id,
  kind,
  subject,
  account,
  state,
  attempts,
  unclear,
  partsSent,
  mayRepeat,
  ...(notice ? { notice } : {}),
  ...(report ? { report } : {}),
  ...(unit ? { unit } : {}),
  ...(own ? { own } : {}),
  ...(rung ? { rung: StoredRung.parse(rung) } : {}),
  ...(level ? { level } : {}),
  ...(channel ? { channel } : {}),
  ...(digest ? { digest } : {}),
})
