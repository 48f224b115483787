/** What a window has to say by itself, and when: reminders, and what is missing. Derived from it at any moment. Pure. */
import { addDays, weekday } from '../time/civil.js'
import { instantAt } from '../time/hours.js'
import { rings } from './calls.js'
import { absent, unaccepted } from './chasing.js'
import { returnDues } from './daily-return.js'
import { type Around, about, type Due } from './due.js'
import { type DutyPlace, MINUTE_MS, rungsOf } from './duty-rungs.js'
import { handOverDues, handsOverFrom } from './handing-over.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from './window.js'

const HOURS_MS = 60 * MINUTE_MS

/** What has become due after `told` and by `now`; after an outage the newest of each group to each member. */
export function dueDuties(window: DutyWindow, told: Date, now: Date, around: Around): Due[] {
  const newest = new Map<string, Due>()
  for (const due of agenda(window, around, { told, until: now })) {
    if (due.at <= told || due.at > now || due.until <= now) continue
    const key = `${due.group} ${due.member}`
    const known = newest.get(key)
    if (!known || known.at <= due.at) newest.set(key, due)
  }
  return [...newest.values()].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** What a window would say after `told` if nothing else happened, the soonest first. */
export const dutiesAhead = (window: DutyWindow, told: Date, around: Around, count: number): Due[] =>
  agenda(window, around, { told })
    .filter(({ at }) => at > told)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, count)

/** When the window has something to do next after `told`; nothing where all is told. */
export function nextDutyAt(window: DutyWindow, told: Date, around: Around): Date | undefined {
  // Mostly it is soon: then what lies far ahead needn't be gone through.
  const soon = new Date(told.getTime() + LOOKED_AHEAD_MS)
  const near = firstAfter(told, window, agenda(window, around, { told, until: soon }), around.place)
  return near && near <= soon
    ? near
    : firstAfter(told, window, agenda(window, around, { told }), around.place)
}

function firstAfter(
  told: Date,
  window: DutyWindow,
  dues: readonly Due[],
  place: DutyPlace,
): Date | undefined {
  const lapses = window.offers.flatMap(({ end, until }) => (end ? [] : [until]))
  const times = [...dues.map(({ at }) => at), ...lapses, ...looksOn(window, place)]
    .filter((at) => at > told)
    .map((at) => at.getTime())
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))) : undefined
}

/** When to look whether the last desk officer has somebody to hand over to: that window may be published until then. */
function looksOn({ shifts, publishedAt }: DutyWindow, place: DutyPlace): Date[] {
  const last = shifts.findLast(({ role }) => role === 'officer')
  return last && publishedAt ? [handsOverFrom(last, place)] : []
}

const LOOKED_AHEAD_MS = 2 * 24 * HOURS_MS
/** So long before its begin a shift has something to say for the first time: on the Monday of its week. */
const BEFORE_MS = 8 * 24 * HOURS_MS
/** So long after its end a shift has nothing to say any more: a hand-over is chased until the next one has ended too. */
const OVER_MS = 24 * HOURS_MS

/**
 * All that the window as it is would say after `told` and by `until` if nothing else happened, and some of what lies
 * around. Nobody hears of what isn't published.
 */
function agenda(
  window: DutyWindow,
  around: Around,
  { told, until }: { readonly told: Date; readonly until?: Date },
): Due[] {
  if (!window.publishedAt) return []
  const ahead = window.shifts.filter((shift) => {
    const { startsAt, endsAt } = slotOfShift(shift, around.place)
    return (
      endsAt.getTime() + OVER_MS > told.getTime() &&
      (until === undefined || startsAt.getTime() - BEFORE_MS <= until.getTime())
    )
  })
  return [
    ...ahead.flatMap((shift) => [
      ...reminders(shift, around.place),
      ...unaccepted(window, shift, around),
      ...absent(window, shift, around),
      ...handOverDues(window, shift, around),
    ]),
    ...weeks(ahead, around.place),
    ...window.calls.flatMap((call) => rings(window, call, around)),
    ...returnDues(window, around.place),
  ]
}

function reminders(shift: DutyShift, place: DutyPlace): Due[] {
  const { endsAt: until } = slotOfShift(shift, place)
  return rungsOf(shift, place).map(({ name, at }) => ({
    ...about(shift, 'duty-reminder', name),
    member: shift.member,
    at,
    until,
    group: `${shiftId(shift)} comes`,
  }))
}

/** On Mondays: what somebody has in the week (每周小结 turned ahead). */
function weeks(shifts: readonly DutyShift[], { tellsAt, timeZone }: DutyPlace): Due[] {
  const found = new Map<string, Due>()
  for (const shift of shifts) {
    const monday = addDays(shift.date, 1 - weekday(shift.date))
    found.set(`${monday} ${shift.member}`, {
      kind: 'duty-reminder',
      clock: 'week',
      name: monday,
      due: monday,
      member: shift.member,
      at: instantAt(monday, tellsAt, timeZone),
      until: instantAt(addDays(monday, 7), '00:00', timeZone),
      group: 'week',
    })
  }
  return [...found.values()]
}
