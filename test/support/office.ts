import { accountRepository } from '../../src/people/accounts.js'
import { randomId } from '../../src/people/ids.js'
import { invitationRepository } from '../../src/people/invitations.js'
import { joining } from '../../src/people/joining.js'
import { lookRepository } from '../../src/people/looks.js'
import { type Member, memberRepository } from '../../src/people/members.js'
import type { Grant, Role } from '../../src/people/roles.js'
import { createVault } from '../../src/people/vault.js'
import { connect } from '../../src/store/connect.js'
import { demoPack } from './demo-pack.js'
import { testKeys } from './keys.js'
import { buildIndexes, testDatabase } from './stores.js'

/** The people of an office on a database of their own, with a clock that moves on request. */
export type Office = Awaited<ReturnType<typeof openOffice>>

export async function openOffice({ uri = testDatabase() } = {}) {
  const pack = demoPack
  let now = new Date('2026-11-20T02:00:00Z')
  const clock = { now: () => now, wall: () => now }
  const connection = await connect(uri)
  const vault = createVault(testKeys)
  const members = memberRepository(connection, { vault, clock })
  const invitations = invitationRepository(connection, { vault, clock })
  const looks = lookRepository(connection, { clock, newId: randomId })
  const accounts = accountRepository(connection, { vault, clock, newId: randomId })
  await buildIndexes(uri)
  const people = joining({ members, invitations, pack, clock, newId: randomId })

  /** The code of an invitation by the operator, or by a member. */
  async function invited(name: string, grants: readonly Grant[], by?: Member): Promise<string> {
    const maker = by ? { member: by.id } : ('operator' as const)
    const made = await people.invite({ by: maker, name, grants })
    if (made.kind !== 'invited') throw new Error(`not invited: ${JSON.stringify(made)}`)
    return made.code
  }

  return {
    uri,
    pack,
    clock,
    connection,
    members,
    invitations,
    looks,
    accounts,
    people,
    invited,
    /** Lets days go by. */
    pass(days: number) {
      now = new Date(now.getTime() + days * 86_400_000)
    },
    /** Somebody whom the operator let in: an active member with an account of their own. */
    async official(name: string, role: Role, unit: string, region?: string): Promise<Member> {
      const code = await invited(name, [{ role, unit, ...(region === undefined ? {} : { region }) }])
      const joined = await people.join(randomId(), code)
      if (joined.kind !== 'joined') throw new Error(`not joined: ${joined.kind}`)
      return joined.member
    },
    close: () => connection.close(),
  }
}
