import mongoose from 'mongoose'
import { z } from 'zod'
import { LANGUAGES, type Language } from '../config/texts.types.js'
import type { Vault } from '../people/vault.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { Command } from './commands.js'
import type { Say } from './messages.js'
import { type DialogueState, newState, parseState } from './state.js'

/** One message that is owed to somebody. `by` may send it until `until`; times are the machine's. */
export interface Owed {
  readonly id: string
  readonly say: Say
  readonly language: Language
  /** A status: a newer one takes the place of one that was not sent yet. */
  readonly status?: boolean
  readonly by: string
  readonly until: number
  readonly notBefore?: number
  /** How many times the answer of the messenger left open whether it was said. */
  readonly unclear: number
}

/** A conversation: where it stands, what has to be done, what has to be said. */
export interface Conversation {
  /** The account. */
  readonly id: string
  /** 0 for one that isn't stored yet. */
  readonly version: number
  readonly state: DialogueState
  readonly pending: readonly Command[]
  readonly owed: readonly Owed[]
  /** Update ids of the last 24 hours: a set, never a high-water mark. */
  readonly updates: readonly { readonly id: number; readonly at: Date }[]
  /** The unfinished petition of which they were reminded: once is enough. */
  readonly draftReminded?: string
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    // State, pending commands and owed messages: people's words, so one sealed value.
    sealed: { type: String, required: true },
    updates: {
      type: [new mongoose.Schema({ id: Number, at: Date }, { _id: false, strict: 'throw' })],
      required: true,
    },
    // When somebody else may finish what is left behind; unset when nothing is.
    leftBehindAt: { type: Date },
    // The unfinished petition, when its owner is to be reminded of it (the office's clock), and of which they were.
    draftId: { type: String },
    draftRemindAt: { type: Date },
    draftReminded: { type: String },
  },
  { strict: 'throw', versionKey: false, collection: 'conversations' },
)
schema.index({ draftRemindAt: 1 }, { partialFilterExpression: { draftRemindAt: { $exists: true } } })
schema.index({ leftBehindAt: 1 }, { partialFilterExpression: { leftBehindAt: { $exists: true } } })

// What was sealed here was written by this service and can't have been changed, so its inner form is trusted.
const named = (value: unknown): boolean => typeof value === 'object' && value !== null && 'id' in value
const Sealed = z.object({
  state: z.unknown(),
  pending: z.array(z.custom<Command>(named)),
  owed: z.array(z.custom<Owed>(named)),
})
const Updates = z.array(z.object({ id: z.number(), at: z.date() }))

export type Conversations = ReturnType<typeof conversationRepository>

/** The conversations of one database; every write is a compare-and-set on `version`. */
export function conversationRepository(connection: mongoose.Connection, vault: Vault) {
  const model = connection.model('Conversation', schema)
  const place = (id: string) => ({ collection: 'conversations', field: 'sealed', id })

  return {
    model,

    /** The conversation of an account; a fresh one in its language where none is stored. */
    async load(id: string, language: Language = LANGUAGES[0]): Promise<Conversation> {
      const row = await model.findById(id).lean()
      if (!row) return { id, version: 0, state: newState(language), pending: [], owed: [], updates: [] }
      const { state, pending, owed } = Sealed.parse(JSON.parse(vault.open(place(id), row.sealed)))
      return {
        id,
        version: row.version,
        state: parseState(state),
        pending,
        owed,
        updates: Updates.parse(row.updates),
        ...(row.draftReminded ? { draftReminded: row.draftReminded } : {}),
      }
    },

    /**
     * Writes `next` if the stored version is still `seen`; gives the written conversation, or `undefined` when
     * somebody else wrote first. `remindAt`: when its owner is to be reminded of the petition that they are writing; what
     * the service itself does meanwhile doesn't put that off.
     */
    async replace(
      seen: Conversation,
      next: Omit<Conversation, 'id' | 'version'>,
      { leftBehindAt, remindAt }: { leftBehindAt: Date; remindAt: Date },
    ): Promise<Conversation | undefined> {
      const { id } = seen
      const version = seen.version + 1
      const { state, pending, owed } = next
      const open = pending.length > 0 || owed.length > 0
      const fields = {
        version,
        sealed: vault.seal(place(id), JSON.stringify({ state, pending, owed })),
        updates: next.updates.map(({ id: update, at }) => ({ id: update, at })),
      }
      const draftId = state.draft?.id
      const written = JSON.stringify(state.draft) !== JSON.stringify(seen.state.draft)
      const reminds = draftId !== undefined && draftId !== seen.draftReminded
      const draft = reminds && written ? { draftId, draftRemindAt: remindAt } : {}
      if (seen.version === 0) {
        try {
          await model.create({ _id: id, ...fields, ...(open ? { leftBehindAt } : {}), ...draft })
        } catch (error) {
          if (isDuplicateKey(error)) return undefined
          throw error
        }
      } else {
        const result = await model.updateOne(
          { _id: id, version: seen.version },
          {
            $set: { ...fields, ...(open ? { leftBehindAt } : {}), ...draft },
            $unset: {
              ...(open ? {} : { leftBehindAt: 1 }),
              ...(reminds ? {} : { draftId: 1, draftRemindAt: 1 }),
            },
          },
        )
        if (result.matchedCount !== 1) return undefined
      }
      return { id, version, ...next }
    },

    /** Accounts that are to be reminded, by now, of a petition that they left unfinished, with its id. */
    async draftsDue(now: Date, limit: number): Promise<{ account: string; draft: string }[]> {
      const rows = await model
        .find({ draftRemindAt: { $exists: true, $lte: now } }, { draftId: 1 })
        .sort({ draftRemindAt: 1 })
        .limit(limit)
        .lean()
      return rows.map(({ _id, draftId }) => ({ account: _id, draft: draftId ?? '' }))
    },

    /** When somebody is to be reminded of an unfinished petition next after `now`, if ever. */
    async nextDraft(now: Date): Promise<Date | undefined> {
      const row = await model
        .findOne({ draftRemindAt: { $exists: true, $gt: now } }, { draftRemindAt: 1 })
        .sort({ draftRemindAt: 1 })
        .lean()
      return row?.draftRemindAt ?? undefined
    },

    /** They were reminded of it; never again. */
    async draftReminded(account: string, draft: string): Promise<void> {
      await model.updateOne(
        { _id: account, draftId: draft },
        { $set: { draftReminded: draft }, $unset: { draftId: 1, draftRemindAt: 1 } },
      )
    },

    /** Lets a conversation that can't be finished now wait, so that a sweep comes to the others too. */
    async postpone(id: string, until: Date): Promise<void> {
      await model.updateOne({ _id: id, leftBehindAt: { $exists: true } }, { $set: { leftBehindAt: until } })
    },

    /** Accounts whose conversation holds something that nobody finished in time. */
    async leftBehind(wall: Date, limit: number): Promise<string[]> {
      const rows = await model
        .find({ leftBehindAt: { $exists: true, $lte: wall } }, { _id: 1 })
        .sort({ leftBehindAt: 1 })
        .limit(limit)
        .lean()
      return rows.map((row) => row._id)
    },
  }
}
