import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memberMay } from '../../src/people/members.js'
import { confirmersOf } from '../../src/people/membership.js'
import type { Grant } from '../../src/people/roles.js'
import { type Office, openOffice } from '../support/office.js'
import { rawDocuments } from '../support/raw.js'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const HANDLER: Grant = { role: 'handler', unit: 'huoqiu-land' }
const grants = [HANDLER]

/** The id of the only invitation that is open. */
async function openId(): Promise<string> {
  const [one] = await office.invitations.open()
  return one?.id ?? ''
}

describe('an invitation', () => {
  test('of the operator takes effect at once, and taking it again answers the same', async () => {
    const code = await office.invited('张三', grants)
    const joined = await office.people.join('a', code)
    expect(joined).toMatchObject({
      kind: 'joined',
      grants,
      member: { state: 'active', name: '张三', grants },
    })
    expect(await office.people.join('a', code)).toEqual(joined)
    const stored = await office.members.ofAccount('a')
    expect(stored).toEqual(joined.kind === 'joined' ? joined.member : undefined)
    expect(await office.people.pending()).toEqual([])
  })

  test('that was taken, passed on, ran out, was called back or never was lets nobody in', async () => {
    const { people, invited } = office
    const taken = await invited('张三', grants)
    await people.join('a', taken)
    expect(await people.join('b', taken)).toEqual({ kind: 'used' })

    const revoked = await invited('李四', grants)
    const id = await openId()
    expect(await people.revoke(id, 'operator')).toEqual({ kind: 'revoked' })
    expect(await people.revoke(id, 'operator')).toEqual({ kind: 'revoked' })
    expect(await people.join('b', revoked)).toEqual({ kind: 'revoked' })

    const late = await invited('王五', grants)
    office.pass(7)
    expect(await people.join('b', late)).toEqual({ kind: 'expired' })
    expect(await people.join('b', 'AAAABBBBCCCCDDDD')).toEqual({ kind: 'unknown' })
    expect(await office.members.ofAccount('b')).toBeUndefined()
    expect(await people.pending()).toMatchObject([{ name: '王五', state: 'expired' }])
    expect(await people.revoke('nothing', 'operator')).toEqual({ kind: 'unknown' })
  })

  test('taken by twenty accounts at once lets exactly one in', async () => {
    const code = await office.invited('张三', grants)
    const accounts = Array.from({ length: 20 }, (_, index) => `account-${index}`)
    const outcomes = await Promise.all(accounts.map((account) => office.people.join(account, code)))
    expect(outcomes.filter(({ kind }) => kind === 'joined')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'used')).toHaveLength(19)
    expect(await office.members.active()).toHaveLength(1)
  })

  test('taken many times at once by one account makes one member', async () => {
    const code = await office.invited('张三', grants)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => office.people.join('a', code)))
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['joined']))
    expect(await office.members.active()).toMatchObject([{ version: 1, grants }])
  })

  test('taken right before a crash is finished by the same account and by no other', async () => {
    const code = await office.invited('张三', grants)
    expect(await office.invitations.take(await openId(), 'a')).toBe(true)
    expect(await office.members.ofAccount('a')).toBeUndefined()
    expect(await office.people.join('b', code)).toEqual({ kind: 'used' })
    office.pass(8)
    expect(await office.people.join('a', code)).toMatchObject({ kind: 'joined' })
    expect(await office.members.active()).toHaveLength(1)
  })

  test('to somebody who is in already adds to what they hold; what they hold already is left open', async () => {
    const { people, invited, members } = office
    await people.join('a', await invited('张三', grants))
    const more: Grant = { role: 'registrar', unit: 'huoqiu-petition' }
    expect(await people.join('a', await invited('张三', [more]))).toMatchObject({ kind: 'joined' })
    expect(await members.active()).toMatchObject([{ grants: [HANDLER, more], version: 2 }])
    const meantForAnother = await invited('李四', grants)
    expect(await people.join('a', meantForAnother)).toMatchObject({ kind: 'already' })
    expect(await people.join('b', meantForAnother)).toMatchObject({ kind: 'joined' })
    expect(await members.inUnit('huoqiu-land')).toHaveLength(2)
    expect(await members.inUnit('luan-land')).toEqual([])
    expect(await members.withRole('registrar', 'huoqiu-petition')).toMatchObject([{ name: '张三' }])
    expect(await members.withRole('registrar', 'huoqiu-land')).toEqual([])
  })

  test('two of them taken at once by one account leave one member with both', async () => {
    const more: Grant = { role: 'analyst', unit: 'huoqiu-petition' }
    const codes = [await office.invited('张三', grants), await office.invited('张三', [more])]
    await Promise.all(codes.map((code) => office.people.join('a', code)))
    const [member, ...others] = await office.members.active()
    expect(others).toEqual([])
    expect(member?.grants).toHaveLength(2)
    expect(member?.grants).toEqual(expect.arrayContaining([HANDLER, more]))
  })

  test('leaves neither its code nor a name readable in the database', async () => {
    const code = await office.invited('张三丰', grants)
    await office.people.join('a', code)
    const raw = await rawDocuments(office.connection)
    for (const secret of [code, '张三丰']) expect(raw).not.toContain(secret)
    expect(code).toMatch(/^[A-Za-z0-9]{16,60}$/)
  })
})

describe('who may invite', () => {
  test('an unknown unit or region, a role that does not fit the unit, and no name are refused', async () => {
    const refused = async (grant: Grant, name = '张三') => {
      const answer = await office.people.invite({ by: 'operator', name, grants: [grant] })
      return answer.kind === 'refused' ? answer.problem.key : answer.kind
    }
    expect(await refused({ role: 'handler', unit: 'nowhere' })).toBe('people-unit-unknown')
    expect(await refused({ role: 'registrar', unit: 'luan-land' })).toBe('people-role-needs-office')
    expect(await refused({ role: 'admin', unit: 'luan-land' })).toBe('people-role-needs-office')
    expect(await refused({ ...HANDLER, region: '999999' })).toBe('people-region-unknown')
    expect(await refused({ ...HANDLER, region: '341503' })).toBe('people-region-outside')
    expect(await refused(HANDLER, ' \n ')).toBe('people-name-missing')
    expect(await refused(HANDLER, '长'.repeat(61))).toBe('people-name-too-long')
    expect(await office.people.invite({ by: 'operator', name: '张三', grants: [] })).toMatchObject({
      problem: { key: 'people-role-missing' },
    })
    expect(await office.invitations.open()).toEqual([])
  })

  test('an admin does for the region of the office, but makes no admin; others do not at all', async () => {
    const admin = await office.official('管', 'admin', 'huoqiu-petition')
    const lead = await office.official('钱', 'unit-lead', 'huoqiu-land')
    const ask = async (by: string, grant: Grant) => {
      const answer = await office.people.invite({ by: { member: by }, name: '张三', grants: [grant] })
      return answer.kind === 'refused' ? answer.problem.key : answer.kind
    }
    expect(await ask(admin.id, HANDLER)).toBe('invited')
    expect(await ask(admin.id, { role: 'handler', unit: 'yuan-land' })).toBe('people-may-not-invite')
    expect(await ask(admin.id, { role: 'admin', unit: 'huoqiu-petition' })).toBe('people-admin-by-operator')
    expect(await ask(lead.id, HANDLER)).toBe('people-may-not-invite')
    expect(await ask('nobody', HANDLER)).toBe('people-may-not-invite')
    expect(await office.people.revoke(await openId(), { member: lead.id })).toEqual({ kind: 'not-allowed' })
    expect(await office.people.revoke(await openId(), { member: admin.id })).toEqual({ kind: 'revoked' })
  })

  test('the same request again makes no second invitation, and only the last code works', async () => {
    const request = { by: 'operator', name: '张三', grants, id: 'command-1' } as const
    const first = await office.people.invite(request)
    const second = await office.people.invite(request)
    if (first.kind !== 'invited' || second.kind !== 'invited') throw new Error('not invited')
    expect(await office.invitations.open()).toHaveLength(1)
    expect(await office.people.join('a', first.code)).toEqual({ kind: 'unknown' })
    expect(await office.people.join('a', second.code)).toMatchObject({ kind: 'joined' })
    expect(await office.people.invite(request)).toEqual({ kind: 'made-before' })
  })
})

describe('an invitation made in the chat', () => {
  test('waits until a lead of the unit confirms it, and gives no right before', async () => {
    const { people, pack, members } = office
    const admin = await office.official('管', 'admin', 'huoqiu-petition')
    const lead = await office.official('钱', 'unit-lead', 'huoqiu-land')
    const other = await office.official('孙', 'unit-lead', 'yuan-land')
    const code = await office.invited('张三', grants, admin)
    expect(await people.join(admin.account, code)).toEqual({ kind: 'own' })
    const waiting = await people.join('a', code)
    expect(waiting).toMatchObject({ kind: 'waiting', grants, confirmers: [{ id: lead.id }] })
    expect(await people.join('a', code)).toEqual(waiting)
    expect(await people.pending()).toMatchObject([{ name: '张三', state: 'waiting', grants }])
    const member = await members.ofAccount('a')
    if (!member) throw new Error('nobody waits')
    expect([member.state, memberMay(member, 'see-case', 'huoqiu-land', pack)]).toEqual(['waiting', false])

    const { id } = member
    for (const by of [admin.id, other.id, id]) {
      expect(await people.confirm(id, { member: by })).toEqual({ kind: 'not-allowed' })
    }
    const confirmed = await people.confirm(id, { member: lead.id })
    expect(confirmed).toMatchObject({ kind: 'done', grants, member: { state: 'active', grants, asked: [] } })
    expect(await people.confirm(id, { member: lead.id })).toMatchObject({ kind: 'nothing-waits' })
    expect(await people.join('a', code)).toMatchObject({ kind: 'joined' })
    expect(await people.confirm('nobody', 'operator')).toEqual({ kind: 'unknown' })
  })

  test('for a unit without a lead is confirmed by the nearest one above, and where there is none by the operator', async () => {
    const { people, members, pack } = office
    const admin = await office.official('管', 'admin', 'luan-petition')
    const code = await office.invited('张三', grants, admin)
    const joined = await people.join('a', code)
    expect(joined).toMatchObject({ kind: 'waiting', confirmers: [] })
    const above = await office.official('周', 'unit-lead', 'luan-land')
    expect(await confirmersOf(members, pack, 'huoqiu-land', 'x')).toEqual([above])
    const near = await office.official('钱', 'unit-lead', 'huoqiu-land')
    expect(await confirmersOf(members, pack, 'huoqiu-land', 'x')).toEqual([near])
    const id = joined.kind === 'waiting' ? joined.member.id : ''
    expect(await people.confirm(id, { member: above.id })).toMatchObject({ kind: 'done' })
  })

  test('that is refused lets nobody in, and its link can not be used again', async () => {
    const { people, members } = office
    const admin = await office.official('管', 'admin', 'luan-petition')
    const lead = await office.official('钱', 'unit-lead', 'huoqiu-land')
    const code = await office.invited('张三', grants, admin)
    const joined = await people.join('a', code)
    const id = joined.kind === 'waiting' ? joined.member.id : ''
    expect(await people.refuse(id, { member: lead.id })).toMatchObject({
      kind: 'done',
      member: { state: 'left' },
    })
    expect(await people.refuse(id, { member: lead.id })).toMatchObject({ kind: 'nothing-waits' })
    expect(await people.join('a', code)).toEqual({ kind: 'used' })
    expect(await members.ofAccount('a')).toBeUndefined()
    expect(await people.join('a', await office.invited('张三', grants))).toMatchObject({ kind: 'joined' })
  })

  test('to somebody who is in keeps what they hold while the rest waits, unit by unit', async () => {
    const { people } = office
    const admin = await office.official('管', 'admin', 'luan-petition')
    const lead = await office.official('钱', 'unit-lead', 'yuan-land')
    const member = await office.official('张三', 'handler', 'huoqiu-land')
    const more: Grant[] = [
      { role: 'handler', unit: 'yuan-land' },
      { role: 'analyst', unit: 'luan-petition' },
    ]
    await people.join(member.account, await office.invited('张三', more, admin))
    const confirmed = await people.confirm(member.id, { member: lead.id })
    expect(confirmed).toMatchObject({
      member: { state: 'active', grants: [HANDLER, more[0]], asked: [more[1]] },
    })
    const refused = await people.refuse(member.id, 'operator')
    expect(refused).toMatchObject({ member: { state: 'active', grants: [HANDLER, more[0]], asked: [] } })
  })
})
