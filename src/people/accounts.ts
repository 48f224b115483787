import mongoose from 'mongoose'
import { z } from 'zod'
import { LANGUAGES, type Language } from '../config/texts.types.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { Clock } from '../time/clock.js'
import { CONTACT_CHANNELS, type Contacts, contactsOf } from './contacts.js'
import { hashPin, isPin } from './pin.js'
import type { Vault } from './vault.js'

/** Somebody's chat: an address to reach, never a person's identity (account is not person). */
export interface Account {
  readonly id: string
  /** The messenger's chat id. Personal data: sealed in the database. */
  readonly address: string
  readonly language: Language
  /** False after the messenger said that the bot is blocked, until it says otherwise. */
  readonly reachable: boolean
  /** Whether one's own cases are shown only after a PIN. */
  readonly locks: boolean
  /** What they chose of the hours at which they are told something. */
  readonly hours: OwnHours
  /** Where else they can be reached; confirmed. */
  readonly contacts: Contacts
}

/** Times of day, `HH:MM` by the office's clock: not before, not after, and when the digest goes out. */
const OwnHours = z.object({
  opens: z.string().exactOptional(),
  closes: z.string().exactOptional(),
  digest: z.string().exactOptional(),
})
export type OwnHours = z.output<typeof OwnHours>

export type Unlocking = 'unlocked' | 'wrong' | 'blocked'

/** So long a PIN that was given holds. */
const UNLOCKED_MS = 10 * 60 * 1000
const TRIES_AT_MOST = 5
const BLOCKED_MS = 60 * 60 * 1000

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true, enum: ['telegram'] },
    addressIndex: { type: String, required: true },
    address: { type: String, required: true },
    language: { type: String, required: true, enum: LANGUAGES },
    reachable: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    hours: { type: mongoose.Schema.Types.Mixed },
    contacts: { type: mongoose.Schema.Types.Mixed },
    contactWaiting: { type: mongoose.Schema.Types.Mixed },
    // The derived key of a PIN, wrong tries in a row, and until when it is open or blocked (the machine's clock).
    pin: { type: String },
    pinTries: { type: Number },
    openUntil: { type: Date },
    blockedUntil: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'accounts' },
)
schema.index({ addressIndex: 1 }, { unique: true })

const accountModel = (connection: mongoose.Connection) => connection.model('Account', schema)
export type AccountModel = ReturnType<typeof accountModel>

export type Accounts = ReturnType<typeof accountRepository>

/** The accounts of one database; addresses are sealed on save and opened on load. */
export function accountRepository(
  connection: mongoose.Connection,
  { vault, clock, newId }: { vault: Vault; clock: Clock; newId: () => string },
) {
  const model = accountModel(connection)
  type Row = mongoose.InferSchemaType<typeof schema>
  const contacts = contactsOf(model, vault, clock)
  const place = (id: string) => ({ collection: 'accounts', field: 'address', id })
  const pinPlace = (id: string) => ({ collection: 'accounts', field: 'pin', id })
  const toAccount = (row: Row): Account => ({
    id: row._id,
    address: vault.open(place(row._id), row.address),
    language: row.language,
    reachable: row.reachable,
    locks: typeof row.pin === 'string',
    hours: OwnHours.parse(row.hours ?? {}),
    contacts: contacts.open(row._id, row.contacts),
  })
  const indexOf = (address: string) => vault.lookup('telegram', address)
  const byAddress = async (address: string): Promise<Account | undefined> => {
    const row = await model.findOne({ addressIndex: indexOf(address) }).lean()
    return row ? toAccount(row) : undefined
  }

  return {
    model,

    async get(id: string): Promise<Account | undefined> {
      const row = await model.findById(id).lean()
      return row ? toAccount(row) : undefined
    },

    /** The account of a chat, where one exists. */
    find: byAddress,

    /** The account of a chat, made on first contact; two first messages at once make one account. */
    async ofAddress(address: string, language: Language): Promise<Account> {
      const known = await byAddress(address)
      if (known) return known
      const id = newId()
      try {
        await model.create({
          _id: id,
          channel: 'telegram',
          addressIndex: indexOf(address),
          address: vault.seal(place(id), address),
          language,
          reachable: true,
          createdAt: clock.now(),
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      const account = await byAddress(address)
      if (!account) throw new Error('account vanished right after it was made')
      return account
    },

    async setLanguage(id: string, language: Language): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { language } })
    },

    /** Other addresses of theirs: asked for, confirmed by a code, forgotten. */
    contacts,

    /** Chooses one of their hours. */
    async setHour(id: string, which: keyof OwnHours, hour: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { [`hours.${which}`]: hour } })
    },

    /** Sets a PIN, or takes it away. */
    async setPin(id: string, pin: string | undefined): Promise<void> {
      const gone = { pinTries: 1, openUntil: 1, blockedUntil: 1 } as const
      await (pin === undefined
        ? model.updateOne({ _id: id }, { $unset: { pin: 1, ...gone } })
        : model.updateOne(
            { _id: id },
            { $set: { pin: vault.seal(pinPlace(id), hashPin(pin)) }, $unset: gone },
          ))
    },

    /** Whether a PIN has to be given before one's own cases are shown. */
    async isLocked(id: string): Promise<boolean> {
      const row = await model.findById(id, { pin: 1, openUntil: 1 }).lean()
      return typeof row?.pin === 'string' && (row.openUntil ?? new Date(0)) <= clock.wall()
    },

    /** Tries a PIN; after five wrong ones none is taken for an hour. */
    async unlock(id: string, pin: string): Promise<Unlocking> {
      const wall = clock.wall()
      const row = await model.findById(id, { pin: 1, pinTries: 1, blockedUntil: 1 }).lean()
      if (typeof row?.pin !== 'string') return 'unlocked'
      if (row.blockedUntil && row.blockedUntil > wall) return 'blocked'
      if (isPin(pin, vault.open(pinPlace(id), row.pin))) {
        const openUntil = new Date(wall.getTime() + UNLOCKED_MS)
        await model.updateOne({ _id: id }, { $set: { openUntil }, $unset: { pinTries: 1, blockedUntil: 1 } })
        return 'unlocked'
      }
      const tries = (row.pinTries ?? 0) + 1
      const blocked = tries >= TRIES_AT_MOST
      await model.updateOne(
        { _id: id },
        blocked
          ? { $set: { blockedUntil: new Date(wall.getTime() + BLOCKED_MS), pinTries: 0 } }
          : { $set: { pinTries: tries } },
      )
      return blocked ? 'blocked' : 'wrong'
    },

    async setReachable(id: string, reachable: boolean): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { reachable } })
    },

    /** Those of the given accounts that something can be told to, by the messenger or another way. */
    async tellableAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
      const ways = [
        { reachable: true },
        ...CONTACT_CHANNELS.map((one) => ({ [`contacts.${one}`]: { $exists: true } })),
      ]
      const rows = await model.find({ _id: { $in: [...ids] }, $or: ways }, { _id: 1 }).lean()
      return new Set(rows.map(({ _id }) => _id))
    },

    /** Those of the given accounts that the messenger reaches, as far as is known. */
    async reachableAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await model.find({ _id: { $in: [...ids] }, reachable: true }, { _id: 1 }).lean()
      return new Set(rows.map(({ _id }) => _id))
    },

    /** The messenger gave the chat another id (a group that grew); the account stays the same. */
    async moveAddress(id: string, address: string): Promise<void> {
      await model.updateOne(
        { _id: id },
        { $set: { address: vault.seal(place(id), address), addressIndex: indexOf(address) } },
      )
    },
  }
}
