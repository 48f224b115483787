import { TextError } from './text-error.js'

/** What the sentence for a date is filled with: numbers, and the weekday from 1 (Monday) to 7 (Sunday). */
export interface DateParts extends Readonly<Record<string, number>> {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

/** Takes a civil date (`YYYY-MM-DD`) apart. It is counted in UTC throughout, so no time zone can move it. */
export function dateParts(date: string): DateParts {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number)
  if (year !== undefined && month !== undefined && day !== undefined) {
    const instant = new Date(`${date}T00:00:00Z`)
    if (
      !Number.isNaN(instant.getTime()) &&
      instant.getUTCMonth() === month - 1 &&
      instant.getUTCDate() === day
    )
      return { year, month, day, weekday: instant.getUTCDay() || 7 }
  }
  throw new TextError('a date to be shown is not of the form YYYY-MM-DD')
}
