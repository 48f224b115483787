import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recipients } from '../../src/people/away.js'
import { type Member, memberMay } from '../../src/people/members.js'
import type { Grant } from '../../src/people/roles.js'
import { unstaffedUnits } from '../../src/people/staffing.js'
import { civilDate, civilDateOf } from '../../src/time/civil.js'
import { type Office, openOffice } from '../support/office.js'
import { rawDocuments } from '../support/raw.js'

let office: Office
let member: Member
const HANDLER: Grant = { role: 'handler', unit: 'huoqiu-land' }

beforeEach(async () => {
  office = await openOffice()
  member = await office.official('张三', 'handler', 'huoqiu-land')
})
afterEach(() => office.close())

describe('who leaves', () => {
  test('may do nothing from that moment on, also where their row was loaded before', async () => {
    const { people, members, pack } = office
    const lead = await office.official('钱', 'unit-lead', 'huoqiu-land')
    const admin = await office.official('管', 'admin', 'huoqiu-petition')
    const waiting = await people.join('new', await office.invited('李四', [HANDLER], admin))
    expect(memberMay(member, 'handle', 'huoqiu-land', pack)).toBe(true)
    for (const one of [member, lead, admin]) await people.leave(one.id, { by: 'operator' })

    for (const one of [member, lead, admin]) {
      const now = await members.get(one.id)
      expect(now).toMatchObject({ state: 'left', leftAt: office.clock.now() })
      expect(now && memberMay(now, 'handle', 'huoqiu-land', pack)).toBe(false)
      expect(await members.ofAccount(one.account)).toBeUndefined()
      // What was decided on the old row can't be written any more.
      expect(await members.replace(one, { ...one, taken: [] })).toBeUndefined()
    }
    expect(await members.active()).toEqual([])
    expect(await members.inUnit('huoqiu-land')).toEqual([])
    const id = waiting.kind === 'waiting' ? waiting.member.id : ''
    expect(await people.confirm(id, { member: lead.id })).toEqual({ kind: 'not-allowed' })
    const answer = await people.invite({ by: { member: admin.id }, name: '王五', grants: [HANDLER] })
    expect(answer.kind).toBe('refused')
  })

  test('takes their open invitations along, even if the service stops in between', async () => {
    const admin = await office.official('管', 'admin', 'huoqiu-petition')
    const [first, second] = [
      await office.invited('李四', [HANDLER], admin),
      await office.invited('王五', [HANDLER], admin),
    ]
    // The first write alone: as if the service had stopped right after it.
    await office.members.replace(admin, { ...admin, state: 'left', leftAt: office.clock.now() })
    expect(await office.people.join('a', first)).toEqual({ kind: 'revoked' })
    expect(await office.invitations.open()).toHaveLength(2)
    expect(await office.people.leave(admin.id, { by: 'operator' })).toMatchObject({ kind: 'left' })
    expect(await office.invitations.open()).toEqual([])
    expect(await office.people.join('a', second)).toEqual({ kind: 'revoked' })
  })

  test('hands over to an active colleague with a fitting role; what they do not carry on falls to the lead', async () => {
    const { people } = office
    const more: Grant = { role: 'analyst', unit: 'luan-petition' }
    await people.join(member.account, await office.invited('张三', [more]))
    const colleague = await office.official('李四', 'unit-lead', 'huoqiu-land')
    const elsewhere = await office.official('赵六', 'handler', 'yuan-land')
    const gone = await office.official('吴', 'handler', 'huoqiu-land')
    await people.leave(gone.id, { by: 'operator' })
    for (const successor of [elsewhere.id, gone.id, member.id, 'nobody']) {
      const answer = await people.leave(member.id, { by: 'operator', successor })
      expect(answer).toEqual({ kind: 'wrong-successor' })
    }
    expect(await office.members.get(member.id)).toMatchObject({ state: 'active' })

    const left = await people.leave(member.id, { by: 'operator', successor: colleague.id })
    expect(left).toMatchObject({
      kind: 'left',
      member: { successor: colleague.id },
      handOver: [{ grant: HANDLER, to: colleague.id }, { grant: more }],
      deputyOf: [],
    })
    office.pass(1)
    expect(await people.leave(member.id, { by: 'operator', successor: elsewhere.id })).toEqual(left)
  })

  test('without a successor may still be given one later', async () => {
    const colleague = await office.official('李四', 'handler', 'huoqiu-land')
    const first = await office.people.leave(member.id, { by: 'operator' })
    expect(first).toMatchObject({ handOver: [{ grant: HANDLER }] })
    office.pass(1)
    const again = await office.people.leave(member.id, { by: 'operator', successor: colleague.id })
    const { leftAt } = first.kind === 'left' ? first.member : member
    expect(again).toMatchObject({
      member: { successor: colleague.id, leftAt },
      handOver: [{ to: colleague.id }],
    })
  })

  test('is let go by a lead of all their units or an admin of them, never by themselves or a colleague', async () => {
    const { people } = office
    const colleague = await office.official('李四', 'handler', 'huoqiu-land')
    const lead = await office.official('钱', 'unit-lead', 'huoqiu-land')
    const admin = await office.official('管', 'admin', 'luan-petition')
    await people.join(member.account, await office.invited('张三', [{ role: 'handler', unit: 'yuan-land' }]))
    for (const by of [member.id, colleague.id, lead.id]) {
      expect(await people.leave(member.id, { by: { member: by } })).toEqual({ kind: 'not-allowed' })
    }
    const other = await office.official('另', 'admin', 'huoqiu-petition')
    expect(await people.leave(other.id, { by: { member: admin.id } })).toEqual({ kind: 'not-allowed' })
    expect(await people.leave(member.id, { by: { member: admin.id } })).toMatchObject({ kind: 'left' })
    expect(await people.leave(colleague.id, { by: { member: lead.id } })).toMatchObject({ kind: 'left' })
    expect(await people.leave('nobody', { by: 'operator' })).toEqual({ kind: 'unknown' })
  })

  test('does not come back by the old link, but by a new invitation, as a new member', async () => {
    const first = await office.invited('李四', [HANDLER])
    await office.people.join('a', first)
    const [colleague] = (await office.members.active()).filter(({ account }) => account === 'a')
    await office.people.leave(colleague?.id ?? '', { by: 'operator' })
    expect(await office.people.join('a', first)).toEqual({ kind: 'used' })

    await office.people.leave(member.id, { by: 'operator' })
    const joined = await office.people.join(member.account, await office.invited('张三', [HANDLER]))
    expect(joined.kind).toBe('joined')
    expect(joined.kind === 'joined' && joined.member.id).not.toBe(member.id)
    expect(await office.members.active()).toHaveLength(1)
  })
})

describe('a deputy', () => {
  test('who leaves is named to those who counted on them, and the lead stands in', async () => {
    const { members, people, clock, pack } = office
    const deputy = await office.official('李四', 'handler', 'huoqiu-land')
    const lead = await office.official('钱', 'unit-lead', 'huoqiu-land')
    const today = civilDateOf(clock.now(), pack.timeZone)
    const away = { from: today, to: civilDate('2026-12-05'), deputy: deputy.id }
    const absent = await members.replace(member, { ...member, away })
    if (!absent) throw new Error('not written')
    expect(await members.get(member.id)).toEqual(absent)
    const reached = async () => recipients([absent], await members.active(), today).map(({ id }) => id)
    expect(await reached()).toEqual([member.id, deputy.id])
    expect(await people.leave(deputy.id, { by: 'operator' })).toMatchObject({ deputyOf: [{ id: member.id }] })
    expect(await reached()).toEqual([member.id, lead.id])

    const { away: _over, ...back } = absent
    expect(await members.replace(absent, back)).toEqual({ ...back, version: 3 })
    expect(await members.get(member.id)).toEqual({ ...back, version: 3 })
  })

  test('set by two writers at once is what one of them wrote', async () => {
    const away = (deputy: string) => ({ from: civilDate('2026-12-01'), to: civilDate('2026-12-05'), deputy })
    const written = await Promise.all(
      ['x', 'y', 'z'].map((deputy) => office.members.replace(member, { ...member, away: away(deputy) })),
    )
    const won = written.filter((one) => one !== undefined)
    expect(won).toHaveLength(1)
    expect(await office.members.get(member.id)).toEqual(won[0])
  })
})

describe('units', () => {
  test('count as staffed by who does their daily work and is reached', async () => {
    const { accounts, members, pack } = office
    const empty = (all: readonly Member[]) => unstaffedUnits(pack, all).map(({ id }) => id)
    const account = await accounts.ofAddress('4711', 'zh-CN')
    const blocked = await accounts.ofAddress('4712', 'zh-CN')
    await accounts.setReachable(blocked.id, false)
    const known = await accounts.reachableAmong([account.id, blocked.id, 'nobody'])
    expect([...known]).toEqual([account.id])

    await office.official('周', 'unit-lead', 'luan-land')
    await office.official('孙', 'supervisor', 'huoqiu-petition')
    const active = await members.active()
    expect(empty(active)).not.toContain('huoqiu-land')
    expect(empty(active)).not.toContain('luan-land')
    expect(empty(active)).toContain('huoqiu-petition')
    expect(empty([{ ...member, state: 'left' }])).toContain('huoqiu-land')
  })
})

describe('looks at personal data', () => {
  test('are listed by case, newest first, and hold no names', async () => {
    const { looks } = office
    const look = { member: member.id, unit: 'huoqiu-land', account: 'citizen', petition: 'case-1' }
    await looks.add({ ...look, what: 'person' })
    office.pass(1)
    await looks.add({ ...look, what: 'file', id: 'command-7' })
    await looks.add({ ...look, what: 'file', id: 'command-7' })
    office.pass(1)
    const { account: _unknown, ...without } = look
    await looks.add({ ...without, what: 'export' })
    await looks.add({ ...look, petition: 'case-2', what: 'person' })
    const seen = await looks.ofPetition('case-1')
    expect(seen.map(({ what }) => what)).toEqual(['export', 'file', 'person'])
    expect(seen[0]).toEqual({ ...without, id: seen[0]?.id, at: office.clock.now(), what: 'export' })
    expect(await looks.ofPetition('case-3')).toEqual([])
    expect(await rawDocuments(office.connection)).not.toContain(member.name)
  })
})
