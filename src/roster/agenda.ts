/** What a window has to say by itself, and when: reminders, and what is missing. Derived from it at any moment. Pure. */
import { addDays, type CivilDate, daysBetween, weekday } from '../time/civil.js'
import { instantAt } from '../time/hours.js'
import { type DutyPlace, LATE_MS, MINUTE_MS, returnDueAt, rungsOf } from './duty-rungs.js'
import { isNow, mate, rung, successor } from './on-duty.js'
import { type DutyCall, type DutyShift, type DutyWindow, shiftId, slotOfShift, type Tell } from './window.js'

const HOURS_MS = 60 * MINUTE_MS

/** By so long before a shift it has to be accepted; then the others are asked one after another. */
const ACCEPT_BEFORE_MS = 24 * HOURS_MS
const ACCEPT_STEP_MS = 6 * HOURS_MS
/** Who got a shift a moment ago has so long before others hear that they haven't accepted it. */
const GRACE_MS = 30 * MINUTE_MS
/** An urgent matter rings the desk officer so long after it came, then the others one after another. */
const RINGS_MS = [0, 5 * MINUTE_MS, 10 * MINUTE_MS] as const
const RING_STEP_MS = 5 * MINUTE_MS
const DAY_MS = 24 * HOURS_MS

/** Something to tell at a time. Of several of one group that are due to one member the newest is told. */
export interface Due extends Tell {
  readonly at: Date
  /** From then on it is of no use to anybody. */
  readonly until: Date
  readonly group: string
  /** Since when it is so: what was told of the same before is told again, to the same people too. */
  readonly since?: Date
}

/** Who stands around a window. */
export interface Around {
  readonly place: DutyPlace
  /** Those who plan it and can be asked on a day: members' ids. Others are chosen where `without` would be alone. */
  managers(at: Date, without?: readonly string[]): readonly string[]
  /** Whether a member still works there, and isn't away at the time of a shift. */
  there(member: string, shift?: DutyShift): boolean
}

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
  const near = firstAfter(told, window, agenda(window, around, { told, until: soon }))
  return near && near <= soon ? near : firstAfter(told, window, agenda(window, around, { told }))
}

function firstAfter(told: Date, { offers }: DutyWindow, dues: readonly Due[]): Date | undefined {
  const lapses = offers.flatMap(({ end, until }) => (end ? [] : [until]))
  const times = [...dues.map(({ at }) => at), ...lapses].filter((at) => at > told).map((at) => at.getTime())
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))) : undefined
}

const LOOKED_AHEAD_MS = 2 * 24 * HOURS_MS
/** So long before its begin a shift has something to say for the first time: on the Monday of its week. */
const BEFORE_MS = 8 * 24 * HOURS_MS
/** So long after its end a shift has nothing to say any more. */
const OVER_MS = 60 * MINUTE_MS

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
      ...handOver(window, shift, around.place),
    ]),
    ...weeks(ahead, around.place),
    ...window.calls.flatMap((call) => rings(window, call, around)),
    ...returns(window, around.place),
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

/** Those who are asked in a shift's place, one after another: its backup, its leader, those who plan. */
function others(
  window: DutyWindow,
  shift: DutyShift,
  { managers, there }: Around,
  when: (step: number) => Date,
): { readonly name: string; readonly member: string; readonly at: Date }[] {
  // A backup may not lead: where a leader is missing, those who plan find one.
  const backup = shift.role === 'officer' ? mate(window, shift, 'backup') : undefined
  const leader = shift.role === 'leader' ? undefined : mate(window, shift, 'leader')
  const near = [
    { name: 'backup', member: backup?.member },
    { name: 'leader', member: leader?.member },
  ].flatMap(({ name, member }) =>
    member !== undefined && member !== shift.member && there(member, shift) ? [{ name, member }] : [],
  )
  const last = when(near.length)
  return [
    ...near.map((one, step) => ({ ...one, at: when(step) })),
    ...managers(last, [shift.member]).map((member) => ({ name: 'manager', member, at: last })),
  ]
}

/** A shift that nobody has said they come to. Who left, or is away by now, hasn't either. */
function unaccepted(window: DutyWindow, shift: DutyShift, around: Around): Due[] {
  if (shift.acceptedAt && around.there(shift.member, shift)) return []
  const { startsAt } = slotOfShift(shift, around.place)
  const given = (shift.givenAt ?? window.publishedAt ?? startsAt).getTime() + GRACE_MS
  // Where its holder isn't there, there is nobody to wait for.
  const open = shift.openSince?.getTime() ?? given
  const first = Math.max(startsAt.getTime() - ACCEPT_BEFORE_MS, open)
  const since = shift.openSince ?? shift.givenAt
  const step = Math.min(ACCEPT_STEP_MS, (startsAt.getTime() - first) / 4)
  if (step <= 0) return []
  const when = (index: number): Date => new Date(first + index * step)
  return others(window, shift, around, when).map(({ name, member, at }) => ({
    ...about(shift, 'duty-alarm', `open-${name}`),
    member,
    at,
    until: startsAt,
    group: `${shiftId(shift)} open`,
    ...(since ? { since } : {}),
  }))
}

/**
 * A leader or desk officer who hasn't come: they hear of it, and the others one after another. A backup waits at home. Once
 * it has begun, a shift changes hands only with somebody who has come, so this is told of one holder.
 */
function absent(window: DutyWindow, shift: DutyShift, around: Around): Due[] {
  if (shift.role === 'backup' || shift.checkedInAt) return []
  const { startsAt, endsAt } = slotOfShift(shift, around.place)
  const late = (step: number): Date => new Date(startsAt.getTime() + (step + 1) * LATE_MS)
  const common = { until: endsAt, group: `${shiftId(shift)} absent` }
  // It takes the place of the reminder that it begins.
  const group = `${shiftId(shift)} comes`
  const own = {
    ...about(shift, 'duty-alarm', 'absent'),
    member: shift.member,
    at: late(0),
    until: endsAt,
    group,
  }
  return [
    own,
    ...others(window, shift, around, late).map(({ name, member, at }) => ({
      ...about(shift, 'duty-alarm', `absent-${name}`),
      member,
      at,
      ...common,
    })),
  ]
}

/** The hand-over of a desk officer to the next one: asked for before the end, chased after it. */
function handOver(window: DutyWindow, shift: DutyShift, place: DutyPlace): Due[] {
  if (shift.role !== 'officer' || shift.relievedAt || !shift.checkedInAt) return []
  const next = successor(window, shift, place)
  if (!next) return []
  const { endsAt } = slotOfShift(shift, place)
  const { endsAt: until } = slotOfShift(next.shift, place)
  const at = (minutes: number): Date => new Date(endsAt.getTime() + minutes * MINUTE_MS)
  const common = { until, group: `${shiftId(shift)} hand-over` }
  const asked = shift.note
    ? []
    : [{ ...about(shift, 'duty-reminder', 'ends'), member: shift.member, at: at(-15), ...common }]
  if (!next.adjoins) return asked
  const slow = shift.note ? next.shift.member : shift.member
  const leader = mate(window, next.shift, 'leader')?.member
  return [
    ...asked,
    {
      ...about(shift, 'duty-alarm', shift.note ? 'unconfirmed' : 'no-note'),
      member: slow,
      at: at(15),
      ...common,
    },
    ...(leader
      ? [{ ...about(shift, 'duty-alarm', 'no-hand-over'), member: leader, at: at(30), ...common }]
      : []),
  ]
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

/** An urgent matter that nobody has taken: the first who may know of it three times, then the next, then the list. */
function rings(window: DutyWindow, call: DutyCall, { place, managers, there }: Around): Due[] {
  if (call.takenBy) return []
  // Who is away on the day of their shift has nobody's ear.
  const may = (shift: DutyShift): boolean =>
    !call.without.includes(shift.member) && there(shift.member, shift)
  const [first = [], ...next] = rung(window, call.at, place)
    .map((shifts) => shifts.filter(may).map(({ member }) => member))
    .filter((members) => members.length > 0)
  const due = (member: string, name: string, after: number): Due => ({
    kind: 'duty-call',
    clock: call.id,
    name,
    due: dayOf(window, call.at, place),
    member,
    at: new Date(call.at.getTime() + after),
    until: new Date(call.at.getTime() + DAY_MS),
    group: `${call.id} rings`,
  })
  const last = RINGS_MS[2]
  // Where nobody is there at all it is the list at once.
  const list = first.length > 0 ? last + (next.length + 1) * RING_STEP_MS : 0
  const listAt = new Date(call.at.getTime() + list)
  return [
    ...RINGS_MS.flatMap((after, index) => first.map((member) => due(member, `ring-${index + 1}`, after))),
    ...next.flatMap((members, index) =>
      members.map((member) => due(member, 'ring-1', last + (index + 1) * RING_STEP_MS)),
    ),
    ...[...new Set([first, ...next, managers(listAt, call.without)].flat())].map((member) =>
      due(member, 'list', list),
    ),
  ]
}

/** Whom an urgent matter has reached by now, one way or another. */
export const rungBy = (window: DutyWindow, call: DutyCall, now: Date, around: Around): string[] => {
  const reached = rings(window, call, around).filter(({ at }) => at <= now)
  return [...new Set(reached.map(({ member }) => member))]
}

/** The day of a window on which something happens; its first or last one for what lies outside. */
const dayOf = (window: DutyWindow, at: Date, place: DutyPlace): CivilDate =>
  window.shifts.find((shift) => isNow(shift, at, place))?.date ?? window.to

/** The daily return of a heightened window: asked for an hour before, at its hour, and then of the leader on duty. */
function returns(window: DutyWindow, place: DutyPlace): Due[] {
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

const about = <K extends Tell['kind']>(shift: DutyShift, kind: K, name: string) => ({
  kind,
  clock: shiftId(shift),
  due: shift.date,
  name,
})
