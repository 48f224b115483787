/** Instants on a time zone's wall clock, and back. */
import { refuse } from '../errors.js'

/** A moment on a wall clock, kept as the UTC date that shows the same digits. */
export type WallDate = Date

const MINUTE = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
        era: 'short',
      })
    } catch {
      return refuse(40485, `unrecognized time zone identifier: "${zone}"`)
    }
    formats.set(zone, format)
  }
  return format
}

/** Minutes that a zone is ahead of UTC at an instant. Throws EngineError 40485 for an unknown zone. */
export function offsetAt(instant: Date, zone: unknown): number {
  if (zone === undefined || zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  if (typeof zone !== 'string') return refuse(40517, 'timezone must evaluate to a string')
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  const part: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const shown = utc(
    year,
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  )
  return Math.round((shown.getTime() - Math.floor(instant.getTime() / 1000) * 1000) / MINUTE)
}

/** A UTC date of years before 100 too, months and the rest running over. */
export function utc(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  milli = 0,
): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  date.setUTCHours(hour, minute, second, milli)
  return date
}

export function toWall(instant: Date, zone: unknown): WallDate {
  return new Date(instant.getTime() + offsetAt(instant, zone) * MINUTE)
}

/** The instant at which a zone's clock shows `wall`; in the hour that is left out, the one after. */
export function fromWall(wall: WallDate, zone: unknown): Date {
  const guess = new Date(wall.getTime() - offsetAt(wall, zone) * MINUTE)
  return new Date(wall.getTime() - offsetAt(guess, zone) * MINUTE)
}
