/** A shift that nobody has accepted, or to which nobody came: who is asked in its place, one after another. Pure. */
import type { Around, Due } from './due.js'
import { about } from './due.js'
import { LATE_MS, MINUTE_MS } from './duty-rungs.js'
import { mate } from './on-duty.js'
import { GRACE_MS, heardAt, inTheMorning } from './quiet-nights.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from './window.js'

const HOURS_MS = 60 * MINUTE_MS

/** By so long before a shift it has to be accepted; then the others are asked one after another. */
const ACCEPT_BEFORE_MS = 24 * HOURS_MS
const ACCEPT_STEP_MS = 6 * HOURS_MS

/** Who is on in the same slot and can be asked in a shift's place: its backup, then its leader. */
export function nearBy(
  window: Pick<DutyWindow, 'shifts'>,
  shift: DutyShift,
  there: Around['there'],
): { readonly name: 'backup' | 'leader'; readonly member: string }[] {
  // A backup may not lead: where a leader is missing, those who plan find one.
  const backup = shift.role === 'officer' ? mate(window, shift, 'backup') : undefined
  const leader = shift.role === 'leader' ? undefined : mate(window, shift, 'leader')
  return [
    { name: 'backup' as const, member: backup?.member },
    { name: 'leader' as const, member: leader?.member },
  ].flatMap(({ name, member }) =>
    member !== undefined && member !== shift.member && there(member, shift) ? [{ name, member }] : [],
  )
}

/** Those who are asked in a shift's place, one after another: who is near, then those who plan. */
function others(
  window: DutyWindow,
  shift: DutyShift,
  { managers, there }: Around,
  when: (step: number) => Date,
): { readonly name: string; readonly member: string; readonly at: Date }[] {
  const near = nearBy(window, shift, there)
  const last = when(near.length)
  return [
    ...near.map((one, step) => ({ ...one, at: when(step) })),
    ...managers(last, [shift.member]).map((member) => ({ name: 'manager', member, at: last })),
  ]
}

/** A shift that nobody has said they come to. Who left, or is away by now, hasn't either. */
export function unaccepted(window: DutyWindow, shift: DutyShift, around: Around): Due[] {
  if (shift.acceptedAt && around.there(shift.member, shift)) return []
  const { startsAt } = slotOfShift(shift, around.place)
  const { place } = around
  const given = shift.givenAt ?? heardAt(window, shift.member, window.publishedAt ?? startsAt, place)
  // Where its holder isn't there, there is nobody to wait for.
  const open = shift.openSince?.getTime() ?? given.getTime() + GRACE_MS
  const due = new Date(Math.max(startsAt.getTime() - ACCEPT_BEFORE_MS, open))
  const first = inTheMorning(due, startsAt, place).getTime()
  const since = shift.openSince ?? shift.givenAt
  const step = Math.min(ACCEPT_STEP_MS, (startsAt.getTime() - first) / 4)
  if (step <= 0) return []
  const when = (index: number): Date => inTheMorning(new Date(first + index * step), startsAt, place)
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
 * it has begun, a shift changes hands with somebody who has come, or has the time anew.
 */
export function absent(window: DutyWindow, shift: DutyShift, around: Around): Due[] {
  if (shift.role === 'backup' || shift.checkedInAt) return []
  const { startsAt, endsAt } = slotOfShift(shift, around.place)
  const { givenAt } = shift
  const since = givenAt && givenAt > startsAt ? { since: givenAt } : {}
  const from = since.since ?? startsAt
  const late = (step: number): Date => new Date(from.getTime() + (step + 1) * LATE_MS)
  const common = { until: endsAt, group: `${shiftId(shift)} absent`, ...since }
  // It takes the place of the reminder that it begins.
  const group = `${shiftId(shift)} comes`
  const own = {
    ...about(shift, 'duty-alarm', 'absent'),
    member: shift.member,
    at: late(0),
    until: endsAt,
    group,
    ...since,
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
