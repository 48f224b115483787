/** Somebody's shifts as a calendar file (RFC 5545). Pure. */
import { ICalCalendar, ICalCalendarMethod, ICalEventClass } from 'ical-generator'
import type { LocalText, Message } from '../config/texts.types.js'
import type { Place } from './slots.js'
import { type DutyWindow, shiftId, slotOfShift } from './window.js'

const DAY_MS = 86_400_000
/** What is over stays for so long, so that somebody who looks back still finds it. */
export const CALENDAR_DAYS_BACK = 31
/** How often a calendar is asked to look again; a shift may change hands on the day before. */
const LOOK_AGAIN_SECONDS = 3_600

export interface CalendarFacts {
  readonly now: Date
  readonly place: Place
  /** What the calendar is called. */
  readonly title: Message
  /** What a unit is called. */
  unitName(unit: string): LocalText
  /** A sentence in the language of whose calendar it is. */
  words(message: Message): string
}

/**
 * A member's shifts of published windows, one event each: as what, what is on and where, and nothing of anybody else.
 * An event's times and its name in the roster are one, so that it never changes: it is there or it isn't, and its
 * sequence stays at zero. Times are in UTC, which every calendar shows in its own zone.
 */
export function calendarFile(
  member: string,
  windows: readonly DutyWindow[],
  { now, place, title, unitName, words }: CalendarFacts,
): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'petition-desk', product: 'duty' },
    method: ICalCalendarMethod.PUBLISH,
    name: words(title),
    ttl: LOOK_AGAIN_SECONDS,
  })
  const since = now.getTime() - CALENDAR_DAYS_BACK * DAY_MS
  for (const window of windows) {
    if (!window.publishedAt) continue
    const { id, unit, shifts } = window
    const name = typeof window.name === 'string' ? window.name : { local: window.name }
    for (const shift of shifts) {
      const { startsAt, endsAt } = slotOfShift(shift, place)
      if (shift.member !== member || endsAt.getTime() < since) continue
      calendar.createEvent({
        id: `${id}-${shiftId(shift)}@petition-desk`,
        sequence: 0,
        stamp: now,
        start: startsAt,
        end: endsAt,
        summary: words({ key: `duty-event-${shift.role}`, args: { name } }),
        location: words({ key: 'plain', args: { words: { local: unitName(unit) } } }),
        // Where a calendar is shared, others see that somebody is busy and no more.
        class: ICalEventClass.PRIVATE,
      })
    }
  }
  // The last line has an end too, which the library leaves out.
  return `${calendar.toString()}\r\n`
}
