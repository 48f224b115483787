import mongoose from 'mongoose'
import { z } from 'zod'
import { isDuplicateKey } from '../store/duplicate-key.js'
import type { Clock } from '../time/clock.js'
import { grantSchema, StoredGrant } from './grant-schema.js'
import type { Grant } from './roles.js'
import type { Vault } from './vault.js'

/** Who does something to members: whoever runs the service, or a member by id. */
export type Maker = 'operator' | { readonly member: string }

/** An offer to one person to become a member; taken once, with a code that only its link holds. */
export interface Invitation {
  readonly id: string
  /** Of the person who is meant. Personal data: sealed in the database. */
  readonly name: string
  readonly grants: readonly Grant[]
  readonly madeBy: Maker
  readonly madeAt: Date
  readonly expiresAt: Date
  /** Id of the account that took it. */
  readonly usedBy?: string
  readonly usedAt?: Date
  readonly revokedAt?: Date
}

const VALID_DAYS = 7
const DAY_MS = 86_400_000

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    codeHash: { type: String, required: true },
    name: { type: String, required: true },
    grants: { type: [grantSchema], required: true },
    // Unset where the operator made it.
    maker: { type: String },
    madeAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    usedBy: { type: String },
    usedAt: { type: Date },
    revokedAt: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'invitations' },
)
schema.index({ codeHash: 1 }, { unique: true })
schema.index({ expiresAt: 1 })
schema.index({ maker: 1 }, { partialFilterExpression: { maker: { $exists: true } } })

const Stored = z.object({
  grants: z.array(StoredGrant),
  madeAt: z.date(),
  expiresAt: z.date(),
  usedBy: z.string().exactOptional(),
  usedAt: z.date().exactOptional(),
  revokedAt: z.date().exactOptional(),
})

/** Nobody has taken it and nobody has called it back. */
const OPEN = { usedBy: { $exists: false }, revokedAt: { $exists: false } }

export type Invitations = ReturnType<typeof invitationRepository>

/** The invitations of one database. Their codes are never stored. */
export function invitationRepository(
  connection: mongoose.Connection,
  { vault, clock }: { vault: Vault; clock: Clock },
) {
  const model = connection.model('Invitation', schema)
  type Row = mongoose.InferSchemaType<typeof schema>
  const place = (id: string) => ({ collection: 'invitations', field: 'name', id })
  const hashOf = (code: string) => vault.lookup('invitation', code)
  const makerOf = (maker: string | null | undefined): Maker => (maker ? { member: maker } : 'operator')
  const toInvitation = (row: Row): Invitation => ({
    id: row._id,
    name: vault.open(place(row._id), row.name),
    madeBy: makerOf(row.maker),
    ...Stored.parse(row),
  })

  return {
    model,

    /**
     * Stores a new invitation, valid for seven days from now. One with this id that the same maker made and nobody
     * has taken yet only gets the new code, since the old one was never shown: a repeated call gives one
     * invitation. `undefined`: there is another with this id, or it was taken or revoked.
     */
    async make(
      { id, name, grants, madeBy }: Pick<Invitation, 'id' | 'name' | 'grants' | 'madeBy'>,
      code: string,
    ): Promise<Invitation | undefined> {
      const madeAt = clock.now()
      const expiresAt = new Date(madeAt.getTime() + VALID_DAYS * DAY_MS)
      const maker = madeBy === 'operator' ? {} : { maker: madeBy.member }
      try {
        const row = { _id: id, codeHash: hashOf(code), name: vault.seal(place(id), name), ...maker }
        await model.create({ ...row, grants: [...grants], madeAt, expiresAt })
        return { id, name, grants, madeBy, madeAt, expiresAt }
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      const own = { _id: id, ...(madeBy === 'operator' ? { maker: { $exists: false } } : maker) }
      const row = await model
        .findOneAndUpdate(
          { ...own, ...OPEN },
          { $set: { codeHash: hashOf(code) } },
          { returnDocument: 'after' },
        )
        .lean()
      return row ? toInvitation(row) : undefined
    },

    async get(id: string): Promise<Invitation | undefined> {
      const row = await model.findById(id).lean()
      return row ? toInvitation(row) : undefined
    },

    /** The invitation whose code this is, in whatever state. */
    async ofCode(code: string): Promise<Invitation | undefined> {
      const row = await model.findOne({ codeHash: hashOf(code) }).lean()
      return row ? toInvitation(row) : undefined
    },

    /** Takes a valid invitation for an account. `false`: it is taken, revoked or expired; of two at once one gets it. */
    async take(id: string, account: string): Promise<boolean> {
      const now = clock.now()
      const { modifiedCount } = await model.updateOne(
        { _id: id, ...OPEN, expiresAt: { $gt: now } },
        { $set: { usedBy: account, usedAt: now } },
      )
      return modifiedCount === 1
    },

    /** Calls an invitation back. `false`: it was taken or called back before. */
    async revoke(id: string): Promise<boolean> {
      const set = { $set: { revokedAt: clock.now() } }
      return (await model.updateOne({ _id: id, ...OPEN }, set)).modifiedCount === 1
    },

    /** Calls back everything that a member offered and nobody took. */
    async revokeOf(member: string): Promise<void> {
      await model.updateMany({ maker: member, ...OPEN }, { $set: { revokedAt: clock.now() } })
    },

    /** What nobody has taken or called back, if it ran out no longer ago than `days`; the soonest to run out first. */
    async open(days = 0): Promise<Invitation[]> {
      const since = new Date(clock.now().getTime() - days * DAY_MS)
      const rows = await model
        .find({ expiresAt: { $gt: since }, ...OPEN })
        .sort({ expiresAt: 1, _id: 1 })
        .lean()
      return rows.map(toInvitation)
    },
  }
}
