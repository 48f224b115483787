/** What acts on a window are made of: who acts, what comes of it, and a refusal with its reason. Pure. */
import type { Message } from '../config/texts.types.js'
import { civilDateOf } from '../time/civil.js'
import { MINUTE_MS } from './duty-rungs.js'
import type { Place } from './slots.js'
import type { DutyShift, DutyWindow, Tell } from './window.js'

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
export const EARLY_MS = 60 * MINUTE_MS

/** It can be done from an hour before the begin of a shift; of another day than today the day is said. */
export const tooEarly = ({ date, from }: DutyShift, { now, place }: ActFacts): Acted =>
  civilDateOf(now, place.timeZone) === date
    ? refuse('duty-too-early', { from })
    : refuse('duty-too-early-day', { date: { date }, from })

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

/** A shift whose holder has come: by that they have accepted it and can be reached. */
export const present = ({ acceptedAt, reachableAt }: DutyShift, now: Date): Partial<DutyShift> => ({
  acceptedAt: acceptedAt ?? now,
  reachableAt: reachableAt ?? now,
  checkedInAt: now,
})

/** Whether a note, a line of the log or a return was written by this very command. */
export const wroteBefore = (
  { shifts, log, returns }: Pick<DutyWindow, 'shifts' | 'log' | 'returns'>,
  command: string | undefined,
): boolean =>
  command !== undefined &&
  [...log, ...returns, ...shifts.flatMap(({ note }) => note ?? [])].some(({ id }) => id === command)
