/** The daily return of a heightened window (每日报告): who files it, and who is asked for it when. Pure. */
import { addDays, type CivilDate, civilDateOf, daysBetween } from '../time/civil.js'
import { type Acted, type ActFacts, acted, refuse, wroteBefore } from './acted.js'
import type { Due } from './due.js'
import { type DutyPlace, MINUTE_MS, returnAskedAt, returnDueAt } from './duty-rungs.js'
import { isNow } from './on-duty.js'
import type { DutyReturn, DutyShift, DutyWindow } from './window.js'

const DAY_MS = 24 * 60 * MINUTE_MS

/** Whether a window's unit reports of a day. */
export const reports = ({ level, publishedAt, from, to }: DutyWindow, day: CivilDate): boolean =>
  level === 'heightened' && publishedAt !== undefined && from <= day && day <= to

/**
 * The day of which somebody in the window may report now: yesterday's, where it is missing and today's isn't asked for
 * yet; else today's, as long as nobody has; else yesterday's all the same.
 */
export function dayToReport(
  window: DutyWindow,
  { now, place }: { readonly now: Date; readonly place: DutyPlace },
  yesterday: CivilDate,
): CivilDate | undefined {
  const today = civilDateOf(now, place.timeZone)
  const asked = place.returns && returnAskedAt(window.unit, today, place.returns, place.timeZone)
  const early = asked !== undefined && now < asked
  const days = (early ? [yesterday, today] : [today, yesterday]).filter((day) => reports(window, day))
  return days.find((day) => !window.returns.some(({ date }) => date === day))
}

/** Files the return of a day; one who has, or had, a shift on that day does. */
export function fileReturn(
  window: DutyWindow,
  report: Pick<DutyReturn, 'date' | 'open' | 'late' | 'urgent' | 'text'>,
  facts: ActFacts,
): Acted {
  const { member, now, place, command } = facts
  if (wroteBefore(window, command)) return acted(window)
  if (window.level !== 'heightened' || report.date < window.from || report.date > window.to)
    return refuse('duty-no-return')
  const there = window.returns.find(({ date }) => date === report.date)
  if (there) return refuse('duty-return-before', { date: { date: report.date } })
  if (report.date > civilDateOf(now, place.timeZone)) return refuse('duty-no-return')
  const has = window.shifts.some(
    (shift) => shift.member === member && (shift.date === report.date || isNow(shift, now, place)),
  )
  if (!has) return refuse('duty-not-on')
  const filed = { ...report, at: now, by: member, ...(command ? { id: command } : {}) }
  return acted({ ...window, returns: [...window.returns, filed] })
}

/** The daily return of a heightened window: asked for an hour before, at its hour, and then of the leader on duty. */
export function returnDues(window: DutyWindow, place: DutyPlace): Due[] {
  if (window.level !== 'heightened' || !place.returns) return []
  const rules = place.returns
  const days = daysBetween(window.from, window.to) + 1
  return Array.from({ length: days }, (_, day) => addDays(window.from, day)).flatMap((date) => {
    if (window.returns.some((one) => one.date === date)) return []
    const before = addDays(date, -1)
    const near = window.shifts.filter((shift) => shift.date === date || shift.date === before)
    const hour = returnDueAt(window.unit, date, rules, place.timeZone).getTime()
    const common = {
      kind: 'duty-alarm',
      clock: `return-${date}`,
      due: date,
      until: new Date(hour + DAY_MS),
      group: `return ${date}`,
    } as const
    const ask = (name: string, role: DutyShift['role'], minutes: number): Due[] => {
      const at = new Date(hour + minutes * MINUTE_MS)
      const on = near.find((shift) => shift.role === role && isNow(shift, at, place))
      return on ? [{ ...common, name, member: on.member, at }] : []
    }
    return [
      ...ask('return', 'officer', -60),
      ...ask('return-due', 'officer', 0),
      ...ask('return-missing', 'leader', 30),
    ]
  })
}
