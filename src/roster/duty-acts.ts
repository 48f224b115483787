/** What somebody on duty does: come, step in, take a matter, hand over, write the log, report. Pure. */
import type { Message } from '../config/texts.types.js'
import type { CivilDate } from '../time/civil.js'
import { civilDateOf } from '../time/civil.js'
import { type Around, rungBy } from './agenda.js'
import { type DutyPlace, LATE_MS, MINUTE_MS, returnAskedAt } from './duty-rungs.js'
import { isNow, mate, onDuty, rung, successor } from './on-duty.js'
import type { Place } from './slots.js'
import {
  type DutyCall,
  type DutyReturn,
  type DutyShift,
  type DutyWindow,
  shiftId,
  slotOfShift,
  type Tell,
} from './window.js'

/** Who does it, and when and where. */
export interface ActFacts {
  readonly member: string
  readonly now: Date
  readonly place: Place
  /** Whether a member still works there and isn't away during a shift; where absent, all are there. */
  there?(member: string, shift: DutyShift): boolean
  /** Id of the command: repeated after a crash it is done already. */
  readonly command?: string
}

/** The window after it, and who has to be told; or why not, and nothing has changed. */
export type Acted =
  | { readonly kind: 'acted'; readonly window: DutyWindow; readonly tell: readonly Tell[] }
  | { readonly kind: 'refused'; readonly why: Message }

export const refuse = (key: string, args?: Message['args']): Acted => ({
  kind: 'refused',
  why: args ? { key, args } : { key },
})

export const acted = (window: DutyWindow, ...tell: readonly Tell[]): Acted => ({
  kind: 'acted',
  window,
  tell,
})

/** So long before its begin somebody can say that they are there. */
const EARLY_MS = 60 * MINUTE_MS

/** The window with some shifts changed, by their place in it. */
export const withShifts = (
  window: DutyWindow,
  changes: ReadonlyMap<DutyShift, Partial<DutyShift>>,
): DutyWindow => ({
  ...window,
  shifts: window.shifts.map((shift) => {
    const change = changes.get(shift)
    return change ? { ...shift, ...change } : shift
  }),
})

/** Somebody else's shift, or none of this window. */
function notMine(shift: DutyShift | undefined, { member }: ActFacts): Acted | undefined {
  if (!shift) return refuse('duty-unknown')
  return shift.member === member ? undefined : refuse('duty-not-your-shift')
}

/** Confirms, before a shift, that one can be reached during it (M29). */
export function confirmReach(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const shift = window.shifts[index]
  const no = notMine(shift, facts)
  if (no || !shift) return no ?? refuse('duty-unknown')
  if (slotOfShift(shift, facts.place).endsAt <= facts.now) return refuse('duty-over')
  return acted(withShifts(window, new Map([[shift, { reachableAt: facts.now }]])))
}

/** Says that one has come (签到). */
export function checkIn(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { now, place } = facts
  const shift = window.shifts[index]
  const no = notMine(shift, facts)
  if (no || !shift) return no ?? refuse('duty-unknown')
  const { startsAt, endsAt } = slotOfShift(shift, place)
  if (shift.checkedInAt) return refuse('duty-checked-in-before')
  if (endsAt <= now) return refuse('duty-over')
  if (startsAt.getTime() - now.getTime() > EARLY_MS) return refuse('duty-too-early', { from: shift.from })
  return acted(withShifts(window, new Map([[shift, present(shift, now)]])))
}

const present = ({ acceptedAt, reachableAt }: DutyShift, now: Date): Partial<DutyShift> => ({
  acceptedAt: acceptedAt ?? now,
  reachableAt: reachableAt ?? now,
  checkedInAt: now,
})

/** A shift without what whoever had it said of it. */
function ungiven({ date, from, to, role, member }: DutyShift): DutyShift {
  return { date, from, to, role, member }
}

/**
 * The backup takes the place of a desk officer who hasn't accepted by the day before, or hasn't come; the two change
 * places, so that no rule of rest is touched, and the other one hears of it.
 */
export function stepIn(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { member, now, place } = facts
  const shift = window.shifts[index]
  if (!shift) return refuse('duty-unknown')
  const backup = mate(window, shift, 'backup')
  // Once more: they have it.
  if (shift.role === 'officer' && shift.member === member && shift.acceptedAt) return acted(window)
  if (shift.role !== 'officer' || backup?.member !== member) return refuse('duty-not-your-shift')
  const { startsAt, endsAt } = slotOfShift(shift, place)
  if (endsAt <= now) return refuse('duty-over')
  const begun = startsAt <= now
  const comes = shift.acceptedAt && (facts.there?.(shift.member, shift) ?? true)
  // Who said that they come is waited for a while.
  const awaited = comes && now.getTime() < startsAt.getTime() + LATE_MS
  if (begun ? shift.checkedInAt || awaited : comes) return refuse('duty-not-needed')
  const bare = ungiven(shift)
  const mine: DutyShift = {
    ...bare,
    member,
    givenAt: now,
    acceptedAt: now,
    ...(backup.reachableAt ? { reachableAt: backup.reachableAt } : {}),
    ...(begun ? { checkedInAt: now } : {}),
  }
  const theirs: DutyShift = { ...ungiven(backup), member: shift.member, givenAt: now }
  const shifts = window.shifts.map((one) => (one === shift ? mine : one === backup ? theirs : one))
  return acted(
    { ...window, shifts },
    {
      member: shift.member,
      kind: 'duty-changed',
      clock: shiftId(backup),
      due: backup.date,
      name: 'stepped-in',
    },
  )
}

/**
 * An urgent matter has come to the window's unit: it rings until somebody takes it. Nothing where nobody is on duty, or it
 * rings already. `without`: members who must not know of it.
 */
export function raiseCall(
  window: DutyWindow,
  { id, number, without }: Pick<DutyCall, 'id' | 'number' | 'without'>,
  now: Date,
  place: Place,
): DutyWindow | undefined {
  const on = rung(window, now, place)
    .flat()
    .filter(({ member }) => !without.includes(member))
  const rings = window.calls.some((call) => call.id === id || (call.number === number && !call.takenBy))
  if (on.length === 0 || rings) return undefined
  // It rings at once: what has been told through this moment hadn't known of it.
  const before = Math.min((window.remindedThrough ?? now).getTime(), now.getTime() - 1)
  return {
    ...window,
    remindedThrough: new Date(before),
    calls: [...window.calls, { id, number, at: now, without }],
  }
}

/** Takes an urgent matter on: it rings no more, and those who were rung by now hear who has it. */
export function takeCall(
  window: DutyWindow,
  index: number,
  facts: ActFacts & { readonly plans: boolean; readonly around: Around },
): Acted {
  const { member, now, place } = facts
  const call = window.calls[index]
  if (!call) return refuse('duty-unknown')
  if (call.takenBy) return refuse(call.takenBy === member ? 'duty-taken-by-you' : 'duty-taken-before')
  const on = [...rung(window, call.at, place), ...rung(window, now, place)].flat()
  const may = facts.plans || on.some((shift) => shift.member === member)
  if (!may || call.without.includes(member)) return refuse('duty-not-your-shift')
  const calls = window.calls.map((one) => (one === call ? { ...call, takenBy: member, takenAt: now } : one))
  const others = rungBy(window, call, now, facts.around).filter((one) => one !== member)
  return acted(
    { ...window, calls },
    ...others.map(
      (one): Tell => ({
        member: one,
        kind: 'duty-call',
        clock: call.id,
        due: civilDateOf(now, place.timeZone),
        name: 'taken',
      }),
    ),
  )
}

/** The desk officer's shift that somebody has to hand over: the newest that has begun and isn't relieved. */
const toHandOver = ({ shifts }: DutyWindow, { member, now, place }: ActFacts): DutyShift | undefined =>
  shifts.findLast(
    (shift) =>
      shift.member === member &&
      shift.role === 'officer' &&
      shift.checkedInAt !== undefined &&
      !shift.relievedAt &&
      slotOfShift(shift, place).startsAt <= now,
  )

/** Whether a note, a line of the log or a return was written by this very command. */
export const wroteBefore = (
  { shifts, log, returns }: Pick<DutyWindow, 'shifts' | 'log' | 'returns'>,
  command: string | undefined,
): boolean =>
  command !== undefined &&
  [...log, ...returns, ...shifts.flatMap(({ note }) => note ?? [])].some(({ id }) => id === command)

/** Writes what the next desk officer has to know; they are asked to confirm it. Nobody follows: it is done with. */
export function handNote(window: DutyWindow, text: string, facts: ActFacts): Acted {
  const { now, place, command } = facts
  if (wroteBefore(window, command)) return acted(window)
  const shift = toHandOver(window, facts)
  if (!shift) return refuse('duty-nothing-to-hand-over')
  const next = successor(window, shift, place)
  const note = {
    note: { text, at: now, ...(command ? { id: command } : {}) },
    ...(next ? {} : { relievedAt: now }),
  }
  return acted(
    withShifts(window, new Map([[shift, note]])),
    ...(next
      ? [
          {
            member: next.shift.member,
            kind: 'duty-reminder',
            clock: shiftId(shift),
            due: shift.date,
            name: 'note',
          } as const,
        ]
      : []),
  )
}

/** The next desk officer has read the note: now they are on duty, and the one before is free. */
export function confirmNote(window: DutyWindow, index: number, facts: ActFacts): Acted {
  const { member, now, place } = facts
  const shift = window.shifts[index]
  if (!shift?.note) return refuse('duty-unknown')
  const next = successor(window, shift, place)
  if (next?.shift.member !== member) return refuse('duty-not-your-shift')
  if (shift.relievedAt) return refuse('duty-confirmed-before')
  const { startsAt } = slotOfShift(next.shift, place)
  const early = startsAt.getTime() - now.getTime() > EARLY_MS
  // Who takes over before the other's time is over hasn't come yet.
  if (early && next.adjoins) return refuse('duty-too-early', { from: next.shift.from })
  const changes = new Map<DutyShift, Partial<DutyShift>>([[shift, { relievedAt: now }]])
  if (!early && !next.shift.checkedInAt) changes.set(next.shift, present(next.shift, now))
  return acted(withShifts(window, changes), {
    member: shift.member,
    kind: 'duty-reminder',
    clock: shiftId(shift),
    due: shift.date,
    name: 'relieved',
  })
}

/** Whether somebody is on duty in the window now. */
export const isOnDuty = (window: DutyWindow, { member, now, place }: ActFacts): boolean =>
  onDuty(window, now, place).some((shift) => shift.member === member)

/** How many lines the log of one window holds. */
export const LOG_AT_MOST = 500

/** Writes a line of the duty log; only those who are on duty do. */
export function writeLog(window: DutyWindow, text: string, facts: ActFacts): Acted {
  const { command } = facts
  if (wroteBefore(window, command)) return acted(window)
  if (!isOnDuty(window, facts)) return refuse('duty-not-on')
  if (window.log.length >= LOG_AT_MOST) return refuse('duty-log-full', { limit: LOG_AT_MOST })
  const entry = { at: facts.now, by: facts.member, text, ...(command ? { id: command } : {}) }
  return acted({ ...window, log: [...window.log, entry] })
}

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
