import { describe, expect, test } from 'vitest'
import type { DutyRole } from '../../src/config/roster.types.js'
import { replace } from '../../src/roster/replace.js'
import type { DutyShift, DutyWindow } from '../../src/roster/window.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { officeTime as at } from '../support/walk.js'
import { aWindow } from './a-window.js'

const place = { timeZone: 'Asia/Shanghai', calendar: workingCalendar() }
const shift = (date: string, from: string, role: DutyRole, member: string): DutyShift => ({
  date: civilDate(date),
  from,
  to: from === '08:00' ? '20:00' : '08:00',
  role,
  member,
  acceptedAt: at('2026-02-01T10:00'),
})

const windowOf = (id: string, shifts: readonly DutyShift[]): DutyWindow => ({ ...aWindow(shifts), id })

const window = windowOf('w', [
  shift('2026-02-16', '20:00', 'officer', 'a'),
  shift('2026-02-16', '20:00', 'backup', 'b'),
  shift('2026-02-17', '20:00', 'officer', 'c'),
  shift('2026-02-18', '08:00', 'officer', 'd'),
])
const ASKED = '2026-02-16-2000-officer'

function given(
  to: string,
  {
    id = ASKED,
    now = '2026-02-10T10:00',
    leave = [] as string[],
    roles = ['officer'] as DutyRole[],
    beside = [] as DutyWindow[],
  } = {},
) {
  return replace(window, id, { id: to, roles, leave: leave.map(civilDate) }, { beside, now: at(now), place })
}
const why = (...args: Parameters<typeof given>) => {
  const found = given(...args)
  return found.kind === 'refused' ? found.why.kind : found.kind
}

describe('a shift goes to somebody else', () => {
  test('who has yet to accept it; all other shifts stay as they are', () => {
    const found = given('x')
    if (found.kind !== 'replaced') throw new Error(found.why.kind)
    const { acceptedAt: _, ...open } = shift('2026-02-16', '20:00', 'officer', 'x')
    expect(found.window.shifts).toEqual([
      { ...open, givenAt: at('2026-02-10T10:00') },
      ...window.shifts.slice(1),
    ])
    expect(found.before.member).toBe('a')
  })

  test.each([
    ['one that isn’t there', 'x', { id: '2026-02-16-0800-officer' }, 'unknown-shift'],
    ['one that has begun', 'x', { now: '2026-02-16T20:00' }, 'begun'],
    ['to the one who has it', 'a', {}, 'has-it'],
    ['to one who may not have the role', 'x', { roles: ['leader' as const] }, 'role'],
    ['to one who is away on the morning on which it ends', 'x', { leave: ['2026-02-17'] }, 'leave'],
    ['to one who has another role in the same slot', 'b', {}, 'rest'],
    ['to one who has the night after it', 'c', {}, 'nights'],
  ] as const)('but not %s', (_, to, more, expected) => {
    expect(
      why(to, {
        ...more,
        leave: 'leave' in more ? [...more.leave] : [],
        roles: 'roles' in more ? [...more.roles] : ['officer'],
      }),
    ).toBe(expected)
  })

  test('a day and a half later is far enough', () => {
    expect(why('d')).toBe('replaced')
  })

  test('the unit’s other windows count too', () => {
    const beside = [windowOf('other', [shift('2026-02-17', '08:00', 'backup', 'x')])]
    expect(given('x', { beside })).toEqual({
      kind: 'refused',
      why: { kind: 'rest', beside: beside[0]?.shifts[0] },
    })
  })
})
