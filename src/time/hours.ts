/** Times of day, by an office's clock. */
import { addDays, type CivilDate, shownAt, startOfDay } from './civil.js'

const DAY_MS = 86_400_000

/** A time of day as `HH:MM`, 00:00 to 23:59. Text order is time order. */
export type TimeOfDay = string

/**
 * The instant at which a clock in the zone shows that time on that day. Where summer time skips it, the same time
 * after the change; where it comes twice, one of the two.
 * @throws RangeError for an unknown zone
 */
export function instantAt(date: CivilDate, time: TimeOfDay, timeZone: string): Date {
  const [midnight, next] = [
    startOfDay(date, timeZone).getTime(),
    startOfDay(addDays(date, 1), timeZone).getTime(),
  ]
  // On all days but those on which the clocks change.
  if (next - midnight === DAY_MS) return new Date(midnight + minutesOf(time) * 60_000)
  const shown = Date.parse(`${date}T${time}:00Z`)
  const first = shown - offsetAt(shown, timeZone)
  return new Date(shown - offsetAt(first, timeZone))
}

const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** What a clock in the zone shows at an instant. */
export const timeOf = (instant: Date, timeZone: string): TimeOfDay => shownAt(instant, timeZone).time

/** An instant as a clock in the zone shows it, with what the zone is ahead of UTC: `2026-02-15T08:00:00+08:00`. */
export function shownWithZone(instant: Date, timeZone: string): string {
  const { date, time } = shownAt(instant, timeZone)
  const ahead = offsetAt(instant.getTime(), timeZone) / 60_000
  const two = (value: number): string => String(value).padStart(2, '0')
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`
  return `${date}T${time}:${two(instant.getUTCSeconds())}${zone}`
}

/** By how many milliseconds the zone is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const { date, time } = shownAt(new Date(instant), timeZone)
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instant / 60_000) * 60_000
}
