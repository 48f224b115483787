import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import type { Vault } from '../people/vault.js'
import { isDuplicateKey } from '../store/duplicate-key.js'

const schema = new mongoose.Schema(
  {
    // The member's.
    _id: { type: String, required: true },
    round: { type: Number, required: true },
    token: { type: String, required: true },
    tokenIndex: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'duty_calendars' },
)
schema.index({ tokenIndex: 1 }, { unique: true })

/** What leads to somebody's calendar, and the how manyth that is: each new one ends the one before. */
export interface CalendarKey {
  readonly token: string
  readonly round: number
}

const TOKEN_BYTES = 32
const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

export type DutyCalendars = ReturnType<typeof calendarRepository>

/**
 * The keys to the calendars of one database. They are sealed, and found by a look-up value: who has the database alone
 * has no address.
 */
export function calendarRepository(connection: mongoose.Connection, vault: Vault) {
  const model = connection.model('DutyCalendar', schema)
  const place = (id: string) => ({ collection: 'duty_calendars', field: 'token', id })
  const indexOf = (token: string) => vault.lookup('duty-calendar', token)
  const fresh = (member: string) => {
    const token = newToken()
    return { token: vault.seal(place(member), token), tokenIndex: indexOf(token) }
  }
  const find = async (member: string): Promise<CalendarKey | undefined> => {
    const row = await model.findById(member).lean()
    return row ? { token: vault.open(place(member), row.token), round: row.round } : undefined
  }
  const of = async (member: string): Promise<CalendarKey> => {
    const known = await find(member)
    if (known) return known
    try {
      await model.create({ _id: member, round: 1, ...fresh(member) })
    } catch (error) {
      // Somebody asked twice at once: one of the two made it.
      if (!isDuplicateKey(error)) throw error
    }
    const made = await find(member)
    if (!made) throw new Error('a calendar vanished right after it was made')
    return made
  }

  return {
    model,

    /** The key to a member's calendar, made when it is asked for the first time. */
    of,

    /** Another key in place of the one of that round; where that one is gone already, whatever holds now. */
    async renew(member: string, round: number): Promise<CalendarKey> {
      await model.updateOne({ _id: member, round }, { $set: { ...fresh(member), round: round + 1 } })
      return of(member)
    },

    /** The member whose calendar a token leads to, whatever has become of them. */
    async memberOf(token: string): Promise<string | undefined> {
      const row = await model.findOne({ tokenIndex: indexOf(token) }, { _id: 1 }).lean()
      return row?._id
    },
  }
}
