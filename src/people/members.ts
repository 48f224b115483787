import mongoose from 'mongoose'
import { z } from 'zod'
import type { Pack } from '../config/pack.types.js'
import { isDuplicateKey } from '../store/duplicate-key.js'
import { type CivilDate, civilDate } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { grantSchema, StoredGrant } from './grant-schema.js'
import { type Action, type Grant, mayDo, type Role } from './roles.js'
import type { Vault } from './vault.js'

export const MEMBER_STATES = ['waiting', 'active', 'left'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

/** Days on which somebody is away, first and last included, and who stands in (a member's id). */
export interface Away {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly deputy: string
}

/** An official: an account with a name and what it may do in which unit. */
export interface Member {
  readonly id: string
  readonly version: number
  /** Id of the account; one account is at most one member that hasn't left. */
  readonly account: string
  /** Personal data: sealed in the database. */
  readonly name: string
  /** What is in force: at least one while active, none while waiting; after leaving, what was in force. */
  readonly grants: readonly Grant[]
  /** What still waits to be confirmed. */
  readonly asked: readonly Grant[]
  readonly state: MemberState
  readonly since: Date
  /** Ids of the invitations that made it what it is: taking one twice changes nothing. */
  readonly taken: readonly string[]
  readonly away?: Away
  /** The number at which they can be reached on duty; personal data, sealed in the database. */
  readonly phone?: string
  readonly leftAt?: Date
  /** Id of the member who took over. */
  readonly successor?: string
}

/** Whether a member as last read may do something towards a unit: who waits or has left may do nothing. */
export const memberMay = (member: Member, action: Action, unit: string, pack: Pack): boolean =>
  member.state === 'active' && mayDo(member.grants, action, unit, pack)

const text = { type: String, required: true } as const
const awaySchema = new mongoose.Schema(
  { from: text, to: text, deputy: text },
  { _id: false, strict: 'throw' },
)

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    account: { type: String, required: true },
    // The account again until the member leaves: what keeps it unique.
    current: { type: String },
    name: { type: String, required: true },
    grants: { type: [grantSchema], required: true },
    asked: { type: [grantSchema], required: true },
    state: { type: String, required: true, enum: MEMBER_STATES },
    since: { type: Date, required: true },
    taken: { type: [String], required: true },
    away: { type: awaySchema },
    phone: { type: String },
    leftAt: { type: Date },
    successor: { type: String },
  },
  { strict: 'throw', versionKey: false, collection: 'members' },
)
schema.index({ current: 1 }, { unique: true, partialFilterExpression: { current: { $exists: true } } })
schema.index({ account: 1 })
schema.index({ state: 1 })
schema.index({ 'grants.unit': 1, state: 1 })
schema.index({ 'away.deputy': 1 }, { partialFilterExpression: { 'away.deputy': { $exists: true } } })

const Civil = z.string().transform((date) => civilDate(date))
const Stored = z.object({
  version: z.number(),
  account: z.string(),
  grants: z.array(StoredGrant),
  asked: z.array(StoredGrant),
  state: z.enum(MEMBER_STATES),
  since: z.date(),
  taken: z.array(z.string()),
  away: z.object({ from: Civil, to: Civil, deputy: z.string() }).exactOptional(),
  leftAt: z.date().exactOptional(),
  successor: z.string().exactOptional(),
})

export type Members = ReturnType<typeof memberRepository>

/** The members of one database; every write but the first is a compare-and-set on `version`. */
export function memberRepository(
  connection: mongoose.Connection,
  { vault, clock }: { vault: Vault; clock: Clock },
) {
  const model = connection.model('Member', schema)
  type Row = mongoose.InferSchemaType<typeof schema>
  const place = (id: string, field: 'name' | 'phone' = 'name') => ({ collection: 'members', field, id })
  const toMember = (row: Row): Member => ({
    id: row._id,
    name: vault.open(place(row._id), row.name),
    ...(row.phone ? { phone: vault.open(place(row._id, 'phone'), row.phone) } : {}),
    ...Stored.parse(row),
  })
  const toMembers = (rows: Row[]): Member[] => rows.map(toMember)
  const inUnit = async (unit: string): Promise<Member[]> =>
    toMembers(await model.find({ 'grants.unit': unit, state: 'active' }).sort({ _id: 1 }).lean())

  return {
    model,

    /** Stores a new member. `undefined`: the account, or the id, is a member already. */
    async insert(
      member: Pick<Member, 'id' | 'account' | 'name' | 'grants' | 'asked' | 'taken'>,
    ): Promise<Member | undefined> {
      const { id, account, name, grants, asked, taken } = member
      const state: MemberState = grants.length > 0 ? 'active' : 'waiting'
      const fields = { account, grants: [...grants], asked: [...asked], state, taken: [...taken] }
      const since = clock.now()
      try {
        const sealed = vault.seal(place(id), name)
        await model.create({ _id: id, version: 1, current: account, name: sealed, since, ...fields })
      } catch (error) {
        if (isDuplicateKey(error)) return undefined
        throw error
      }
      return { id, version: 1, name, since, ...fields }
    },

    /**
     * Writes `next` if the stored version is still that of `seen`; gives what was written, or `undefined` when
     * somebody else wrote first. Account, name, phone and the day of joining stay.
     */
    async replace(
      seen: Member,
      next: Omit<Member, 'id' | 'version' | 'account' | 'name' | 'phone' | 'since'>,
    ): Promise<Member | undefined> {
      const { grants, asked, state, taken, away, leftAt, successor } = next
      const version = seen.version + 1
      const { modifiedCount } = await model.updateOne(
        { _id: seen.id, version: seen.version },
        {
          $set: {
            version,
            grants: [...grants],
            asked: [...asked],
            state,
            taken: [...taken],
            ...(away && { away }),
            ...(leftAt && { leftAt }),
            ...(successor !== undefined && { successor }),
          },
          $unset: { ...(!away && { away: 1 }), ...(state === 'left' && { current: 1 }) },
        },
      )
      if (modifiedCount !== 1) return undefined
      const { id, account, name, since, phone } = seen
      return { ...next, id, account, name, since, version, ...(phone === undefined ? {} : { phone }) }
    },

    /** Calls a member by another name from now on. */
    async setName(id: string, name: string): Promise<void> {
      await model.updateOne(
        { _id: id },
        { $set: { name: vault.seal(place(id), name) }, $inc: { version: 1 } },
      )
    },

    /** Keeps the number at which a member can be reached on duty. */
    async setPhone(id: string, phone: string): Promise<void> {
      await model.updateOne(
        { _id: id },
        { $set: { phone: vault.seal(place(id, 'phone'), phone) }, $inc: { version: 1 } },
      )
    },

    async get(id: string): Promise<Member | undefined> {
      const row = await model.findById(id).lean()
      return row ? toMember(row) : undefined
    },

    /** The member that an account is now, active or waiting. */
    async ofAccount(account: string): Promise<Member | undefined> {
      const row = await model.findOne({ current: account }).lean()
      return row ? toMember(row) : undefined
    },

    /** The members who are, were lately or will be away with this one as their deputy. */
    async withDeputy(deputy: string): Promise<Member[]> {
      return toMembers(await model.find({ 'away.deputy': deputy, state: 'active' }).lean())
    },

    /** Whether an account is or ever was a member. */
    ever: async (account: string): Promise<boolean> => (await model.exists({ account })) !== null,

    /** What an account ever became by an invitation, also when it has left since. */
    async byInvitation(account: string, invitation: string): Promise<Member | undefined> {
      const row = await model.findOne({ account, taken: invitation }).lean()
      return row ? toMember(row) : undefined
    },

    /** All active members. */
    active: async (): Promise<Member[]> =>
      toMembers(await model.find({ state: 'active' }).sort({ _id: 1 }).lean()),

    /** Members with something that waits to be confirmed, the longest waiting first. */
    asking: async (): Promise<Member[]> =>
      toMembers(
        await model
          .find({ state: { $in: ['waiting', 'active'] }, 'asked.0': { $exists: true } })
          .sort({ since: 1 })
          .lean(),
      ),

    /** Active members with a grant in exactly that unit. */
    inUnit,

    /** Active members with that role in exactly that unit. */
    withRole: async (role: Role, unit: string): Promise<Member[]> =>
      (await inUnit(unit)).filter(({ grants }) =>
        grants.some((grant) => grant.role === role && grant.unit === unit),
      ),
  }
}
