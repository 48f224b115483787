/** Times of day, by an office's clock. */
import { type CivilDate, civilDateOf } from './civil.js'

/** A time of day as `HH:MM`, 00:00 to 23:59. Text order is time order. */
export type TimeOfDay = string

/**
 * The instant at which a clock in the zone shows that time on that day. Where summer time skips it, the same time
 * after the change; where it comes twice, one of the two.
 * @throws RangeError for an unknown zone
 */
export function instantAt(date: CivilDate, time: TimeOfDay, timeZone: string): Date {
  const shown = Date.parse(`${date}T${time}:00Z`)
  const first = shown - offsetAt(shown, timeZone)
  return new Date(shown - offsetAt(first, timeZone))
}

/** What a clock in the zone shows at an instant. */
export const timeOf = (instant: Date, timeZone: string): TimeOfDay => {
  const local = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone))
  return local.toISOString().slice(11, 16)
}

/** By how many milliseconds the zone is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const at = new Date(instant)
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const local = `${civilDateOf(at, timeZone)}T${parts.get('hour')}:${parts.get('minute')}:00Z`
  return Date.parse(local) - Math.floor(instant / 60_000) * 60_000
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    numberingSystem: 'latn',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
