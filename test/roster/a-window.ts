import type { DutyRole } from '../../src/config/roster.types.js'
import type { DutyPlace } from '../../src/roster/duty-rungs.js'
import { type DutyShift, type DutyWindow, shiftId } from '../../src/roster/window.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { addDays, civilDate, daysBetween } from '../../src/time/civil.js'
import { officeTime as at } from '../support/walk.js'

export const place: DutyPlace = {
  timeZone: 'Asia/Shanghai',
  calendar: workingCalendar(),
  tellsAt: '08:00',
  hours: { opens: '07:00', closes: '22:00' },
  returns: { by: '17:00', units: {} },
}

/** A published, heightened window with these shifts. */
export const aWindow = (shifts: readonly DutyShift[], more: Partial<DutyWindow> = {}): DutyWindow => ({
  id: 'w',
  unit: 'luan-petition',
  name: 'Some days',
  level: 'heightened',
  from: shifts[0]?.date ?? civilDate('2026-02-15'),
  to: shifts.at(-1)?.date ?? civilDate('2026-02-18'),
  roles: ['leader', 'officer', 'backup'],
  swaps: 'free',
  seed: 1,
  plannedAt: at('2026-02-01T08:00'),
  publishedAt: at('2026-02-01T09:00'),
  remindedThrough: at('2026-02-01T09:00'),
  shifts,
  offers: [],
  calls: [],
  log: [],
  returns: [],
  ...more,
})

const ROLES: readonly DutyRole[] = ['leader', 'officer', 'backup']

/** Day and night shifts of some days, all accepted; a slot's people are called after it: `leader-0` … */
export function roundTheClock(from: string, to: string): DutyShift[] {
  const first = civilDate(from)
  return Array.from({ length: daysBetween(first, civilDate(to)) + 1 }, (_, day) => day).flatMap((day) =>
    (['08:00', '20:00'] as const).flatMap((begins, half) =>
      ROLES.map((role) => ({
        date: addDays(first, day),
        from: begins,
        to: begins === '08:00' ? '20:00' : '08:00',
        role,
        member: `${role}-${2 * day + half}`,
        acceptedAt: at('2026-02-01T10:00'),
      })),
    ),
  )
}

/** The window with one shift, by its id, changed; `undefined` takes a field away. */
export function changed(
  window: DutyWindow,
  id: string,
  change: { readonly [K in keyof DutyShift]?: DutyShift[K] | undefined },
): DutyWindow {
  if (!window.shifts.some((shift) => shiftId(shift) === id)) throw new Error(`no shift ${id}`)
  const kept = (shift: DutyShift): DutyShift => {
    const all = Object.entries({ ...shift, ...change }).filter(([, value]) => value !== undefined)
    return Object.fromEntries(all) as unknown as DutyShift
  }
  return { ...window, shifts: window.shifts.map((shift) => (shiftId(shift) === id ? kept(shift) : shift)) }
}
