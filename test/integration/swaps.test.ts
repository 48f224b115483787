import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import { official, type Person } from '../support/desk.js'
import { type Crewman, crewOf, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime, walkTo } from '../support/walk.js'

const UNIT = 'luan-petition'
let site: Site
let replica: Replica
let crew: Crewman[]
let manager: Person

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 2, officers: 6 })
  manager = await official(site, replica, 'roster-manager', UNIT)
}, 60_000)

afterAll(() => site.close())

const planned = (from: string, to: string, change?: (window: DutyWindow) => DutyWindow) =>
  plannedWindow(site, replica, { unit: UNIT, name: 'Annual forum', level: 'normal', from, to }, change)
const shiftIn = async (window: DutyWindow, id: string): Promise<DutyShift> => {
  const found = (await replica.repositories.rosters.get(window.id))?.shifts.find((one) => shiftId(one) === id)
  if (!found) throw new Error(`no shift ${id}`)
  return found
}
const crewman = (member: string): Crewman => {
  const found = crew.find((one) => one.member === member)
  if (!found) throw new Error('nobody')
  return found
}
const last = (who: Person): string => who.messages().at(-1)?.text ?? ''

/** Opens `/swap` and offers the first shift to all, or to whom is named. */
async function offers(who: Crewman, to?: string): Promise<void> {
  await who.command('swap')
  await who.press(who.buttons()[0] ?? '')
  await who.press(to ?? (who.chinese ? '问所有能接的人' : 'Ask all who can take it'))
}

describe('a swap', () => {
  test('offered to all is taken by the first who consents; both are told, the others too late hear so', async () => {
    const window = await planned('2026-03-16', '2026-03-16')
    await replica.settle()
    const id = '2026-03-16-0830-officer'
    const owner = crewman((await shiftIn(window, id)).member)
    const before = new Map(crew.map((one) => [one, one.messages().length]))
    await offers(owner)
    expect(owner.heard()).toMatch(/They are asked|已经去问了/)
    await replica.settle()
    const asked = crew.filter(
      (one) =>
        one !== owner &&
        one.messages().length > (before.get(one) ?? 0) &&
        /take this shift|接这个班/.test(last(one)),
    )
    // Six officers: the owner, the backup of that slot, and four who are free.
    expect(asked).toHaveLength(4)
    const [first, second] = asked
    if (!first || !second) throw new Error('nobody is asked')
    await first.press(first.chinese ? '我来接' : 'I take it')
    expect(first.heard()).toMatch(/the shift is yours|这个班归您了/)
    await second.press(second.chinese ? '我来接' : 'I take it')
    expect(second.heard()).toMatch(/This swap has ended|这次换班已经结束/)
    await replica.settle()
    expect(last(owner)).toMatch(/has taken your shift, you are free|已接您的班/)
    expect(last(owner)).toContain(first.name)
    expect(last(first)).toMatch(/You have a new shift|您新增一个值班/)
    expect(await shiftIn(window, id)).toMatchObject({ member: first.member, acceptedAt: expect.any(Date) })
  })

  test('of two who consent at once is one’s', async () => {
    const window = await planned('2026-03-23', '2026-03-23')
    const id = '2026-03-23-0830-officer'
    const owner = crewman((await shiftIn(window, id)).member)
    await replica.settle()
    await owner.command('swap')
    await owner.press(owner.buttons().find((label) => /23/.test(label)) ?? '')
    await owner.press(owner.chinese ? '问所有能接的人' : 'Ask all who can take it')
    await replica.settle()
    const asked = crew.filter((one) => one !== owner && /take this shift|接这个班/.test(last(one)))
    await Promise.all(asked.map((one) => one.press(one.chinese ? '我来接' : 'I take it')))
    await replica.settle()
    const taken = asked.filter((one) =>
      /the shift is yours|这个班归您了/.test(
        one
          .messages()
          .map(({ text }) => text)
          .slice(-2)
          .join(),
      ),
    )
    expect(taken).toHaveLength(1)
    expect((await shiftIn(window, id)).member).toBe(taken[0]?.member)
  })

  test('with oneself, twice, or of somebody else’s shift is refused in a sentence', async () => {
    const window = await planned('2026-03-30', '2026-03-30')
    const id = '2026-03-30-0830-officer'
    const owner = crewman((await shiftIn(window, id)).member)
    const index = window.shifts.findIndex((one) => shiftId(one) === id)
    const press = (who: Crewman, verb: string, on: string) =>
      who.give({ kind: 'press', verb, id: on, revision: index })
    await press(owner, 'swapto', `${window.id}${owner.member}`)
    expect(last(owner)).toMatch(/can't swap with yourself|不能换给自己/)
    const backup = crewman((await shiftIn(window, '2026-03-30-0830-backup')).member)
    await press(owner, 'swapto', `${window.id}${backup.member}`)
    expect(last(owner)).toMatch(/less than 24 hours apart|不到24小时/)
    await press(backup, 'swapall', window.id)
    expect(last(backup)).toMatch(/This shift isn't yours|这不是您的班次/)
    await press(owner, 'swapall', 'AAAAAAAAAAAAAAAA')
    expect(last(owner)).toMatch(/This duty has changed|这个值班安排已变化/)
    expect((await shiftIn(window, id)).member).toBe(owner.member)
  })
})

describe('where the window demands it', () => {
  test('a manager approves; until then nothing changes; an offer that nobody takes lapses and says so', async () => {
    const window = await planned('2026-04-13', '2026-04-13', (draft) => ({ ...draft, swaps: 'approved' }))
    const id = '2026-04-13-0830-officer'
    const owner = crewman((await shiftIn(window, id)).member)
    await replica.settle()
    const offer = async (): Promise<Crewman> => {
      await owner.command('swap')
      await owner.press(owner.buttons().find((label) => /13/.test(label)) ?? '')
      const names = owner.buttons().filter((label) => label.startsWith('No '))
      await owner.press(names[0] ?? '')
      await replica.settle()
      const found = crew.find(({ name }) => name === names[0])
      if (!found) throw new Error('nobody is offered')
      return found
    }
    const other = await offer()
    await walkTo(site, replica, new Date(site.clock.now().getTime() + 25 * 3_600_000))
    expect(last(owner)).toMatch(/The swap did not come about|换班没有成/)
    expect((await shiftIn(window, id)).member).toBe(owner.member)

    const again = await offer()
    expect(again.member).toBe(other.member)
    await again.press(again.chinese ? '我来接' : 'I take it')
    await replica.settle()
    expect((await shiftIn(window, id)).member).toBe(owner.member)
    expect(last(owner)).toMatch(/waits to be approved|正等批准/)
    await manager.press('Approve swap')
    expect(manager.heard()).toContain('Approved. Both are told.')
    await replica.settle()
    expect(await shiftIn(window, id)).toMatchObject({ member: again.member })
    expect(last(owner)).toMatch(/The swap is approved: |换班已批准，/)
    expect(last(owner)).toContain(again.name)
    await manager.press('Approve swap')
    expect(manager.heard()).toContain('This swap has ended')
  })
})
