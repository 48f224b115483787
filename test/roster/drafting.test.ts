import { describe, expect, test } from 'vitest'
import type { RosterRules } from '../../src/config/roster.types.js'
import type { Member } from '../../src/people/members.js'
import { planDraft, redraw } from '../../src/roster/drafting.js'
import type { DutyWindow } from '../../src/roster/window.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'

const slots = [{ from: '08:00', to: '20:00' }]
const rules: RosterRules = {
  levels: {
    normal: { slots, roles: ['leader'], swaps: 'free' },
    heightened: { slots, roles: ['leader'], swaps: 'free' },
  },
  dates: [],
  returns: { by: '17:00', units: {} },
  phones: [],
}
const leader = (id: string): Member => ({
  id,
  version: 1,
  account: id,
  name: id,
  grants: [{ role: 'leader', unit: 'u' }],
  asked: [],
  state: 'active',
  since: new Date(0),
  taken: [],
})

/** One window in a store, planned from so many leaders. */
async function desk(leaders: readonly string[]) {
  let stored: { window: DutyWindow; version: number } | undefined
  const ports = {
    members: { active: async () => leaders.map(leader) },
    clock: { now: () => new Date('2026-03-05T02:00:00Z'), wall: () => new Date() },
    rules,
    place: { timeZone: 'Asia/Shanghai', calendar: workingCalendar() },
    rosters: {
      beside: async () => [],
      see: async () => stored,
      replaceDraft: async (window: DutyWindow, version: number) => {
        if (stored?.version !== version || stored.window.publishedAt) return false
        stored = { window, version: version + 1 }
        return true
      },
    },
  }
  const days = { from: civilDate('2026-03-10'), to: civilDate('2026-03-19') }
  const planned = await planDraft({ id: 'w', unit: 'u', name: 'N', level: 'normal', ...days, seed: 1 }, ports)
  if (planned.kind !== 'planned') throw new Error(planned.kind)
  stored = { window: planned.window, version: 1 }
  return {
    ports,
    now: () => stored?.window,
    publish() {
      if (stored) stored = { ...stored, window: { ...stored.window, publishedAt: new Date() } }
    },
    leave: (...ids: string[]) => {
      leaders = leaders.filter((id) => !ids.includes(id))
    },
  }
}

describe('another roster of a draft', () => {
  test('stands in its place, with the next seed that gives one', async () => {
    const { ports, now } = await desk(['a', 'b', 'c'])
    const before = now()
    expect(await redraw('w', 1, ports)).toMatchObject({ kind: 'redrawn', version: 2 })
    expect(now()?.shifts).not.toEqual(before?.shifts)
    expect(now()?.seed).toBeGreaterThan(1)
  })

  test('is not made of one that somebody wrote to since, nor of one that is published', async () => {
    const one = await desk(['a', 'b', 'c'])
    expect(await redraw('w', 2, one.ports)).toEqual({ kind: 'moved' })
    one.publish()
    expect(await redraw('w', 1, one.ports)).toEqual({ kind: 'moved' })
  })

  test('is told to be none where the rules leave one only, or people have left', async () => {
    const one = await desk(['a'])
    expect(await redraw('w', 1, one.ports)).toEqual({ kind: 'same' })
    one.leave('a')
    expect(await redraw('w', 1, one.ports)).toEqual({ kind: 'nobody' })
  })
})
