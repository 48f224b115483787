/** Dates in expressions, on any time zone's clock. */
import { ObjectId, Timestamp } from 'bson'
import { evalExpr } from 'mingo/core'
import { type Doc, isDoc, numberOf, typeOf } from '../bson.js'
import { refuse } from '../errors.js'
import { isNil, type Operator, overFields } from './operator.js'
import { fromWall, offsetAt, toWall, utc, type WallDate } from './zones.js'

const DAY = 86_400_000
const UNITS = {
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
  millisecond: 1,
} as const
const MONTHS = { year: 12, quarter: 3, month: 1 } as const

const isUnit = (unit: unknown): unit is keyof typeof UNITS => typeof unit === 'string' && unit in UNITS
const isMonths = (unit: unknown): unit is keyof typeof MONTHS => typeof unit === 'string' && unit in MONTHS

function dateOf(name: string, value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Timestamp) return new Date(value.t * 1000)
  return refuse(16006, `can't convert from BSON type ${typeOf(value)} to Date (${name})`)
}

const dayOfYear = (wall: WallDate): number =>
  Math.floor((wall.getTime() - utc(wall.getUTCFullYear(), 0, 1).getTime()) / DAY) + 1
/** Weeks begin on Sunday; what is before the first Sunday is week 0. */
const week = (wall: WallDate): number => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7)
/** The Thursday of a date's ISO week: its year is the week's. */
const thursday = (wall: WallDate): Date => new Date(wall.getTime() + (4 - (wall.getUTCDay() || 7)) * DAY)
const isoWeek = (wall: WallDate): number => Math.floor((dayOfYear(thursday(wall)) - 1) / 7) + 1

const PARTS: Readonly<Record<string, (wall: WallDate) => number>> = {
  $year: (wall) => wall.getUTCFullYear(),
  $month: (wall) => wall.getUTCMonth() + 1,
  $dayOfMonth: (wall) => wall.getUTCDate(),
  $dayOfYear: dayOfYear,
  $dayOfWeek: (wall) => wall.getUTCDay() + 1,
  $hour: (wall) => wall.getUTCHours(),
  $minute: (wall) => wall.getUTCMinutes(),
  $second: (wall) => wall.getUTCSeconds(),
  $millisecond: (wall) => wall.getUTCMilliseconds(),
  $week: week,
  $isoWeek: isoWeek,
  $isoWeekYear: (wall) => thursday(wall).getUTCFullYear(),
  $isoDayOfWeek: (wall) => wall.getUTCDay() || 7,
}

const part =
  (name: string, of: (wall: WallDate) => number): Operator =>
  (document, operand, options) => {
    const argument: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
    const named = isDoc(argument) && 'date' in argument
    const value = evalExpr(document, named ? argument.date : argument, options)
    const zone = named && 'timezone' in argument ? evalExpr(document, argument.timezone, options) : undefined
    return isNil(value) || zone === null ? null : of(toWall(dateOf(name, value), zone))
  }

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const FORMATS: Readonly<Record<string, (wall: WallDate, offset: number) => string>> = {
  Y: (wall) => padded(wall.getUTCFullYear(), 4),
  m: (wall) => padded(wall.getUTCMonth() + 1, 2),
  d: (wall) => padded(wall.getUTCDate(), 2),
  H: (wall) => padded(wall.getUTCHours(), 2),
  M: (wall) => padded(wall.getUTCMinutes(), 2),
  S: (wall) => padded(wall.getUTCSeconds(), 2),
  L: (wall) => padded(wall.getUTCMilliseconds(), 3),
  j: (wall) => padded(dayOfYear(wall), 3),
  w: (wall) => String(wall.getUTCDay() + 1),
  u: (wall) => String(wall.getUTCDay() || 7),
  U: (wall) => padded(week(wall), 2),
  V: (wall) => padded(isoWeek(wall), 2),
  G: (wall) => padded(thursday(wall).getUTCFullYear(), 4),
  b: (wall) => SHORT[wall.getUTCMonth()] ?? '',
  B: (wall) => LONG[wall.getUTCMonth()] ?? '',
  z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${padded(Math.floor(Math.abs(offset) / 60), 2)}${padded(Math.abs(offset) % 60, 2)}`,
  Z: (_, offset) => String(offset),
  '%': () => '%',
}

function dateToString({ date, format, timezone, onNull }: Doc): unknown {
  if (isNil(date)) return onNull ?? null
  if (timezone === null || format === null) return null
  const instant = dateOf('$dateToString', date)
  const pattern =
    format ??
    (timezone === undefined || timezone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  if (typeof pattern !== 'string') return refuse(18533, '$dateToString requires that format be a string')
  const wall = toWall(instant, timezone)
  return pattern.replace(/%(.?)/g, (_, name: string) => {
    const show = FORMATS[name] ?? refuse(18536, `Invalid format character '%${name}' in format string`)
    return show(wall, offsetAt(instant, timezone))
  })
}

const PARTS_OF_DATE = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const

function dateFromParts(parts: Doc): unknown {
  if (Object.values(parts).some((value) => value === null)) return null
  if ('isoWeekYear' in parts)
    return refuse(115, '$dateFromParts with ISO weeks is not offered by the embedded engine')
  if (parts.year === undefined)
    refuse(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, milli = 0] = PARTS_OF_DATE.map(
    (name) => {
      if (parts[name] === undefined) return undefined
      const value = Number(numberOf(parts[name]) ?? Number.NaN)
      return Number.isInteger(value)
        ? value
        : refuse(40515, `'${name}' must evaluate to an integer, found ${typeOf(parts[name])}`)
    },
  )
  return fromWall(utc(year, month - 1, day, hour, minute, second, milli), parts.timezone)
}

function dateToParts({ date, timezone, iso8601 }: Doc): unknown {
  if (isNil(date) || timezone === null) return null
  if (iso8601 === true)
    return refuse(115, '$dateToParts with ISO weeks is not offered by the embedded engine')
  const wall = toWall(dateOf('$dateToParts', date), timezone)
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  }
}

function shifted(name: string, sign: 1 | -1, { startDate, unit, amount, timezone }: Doc): unknown {
  if (isNil(startDate) || isNil(unit) || isNil(amount) || timezone === null) return null
  const by = sign * Number(numberOf(amount) ?? Number.NaN)
  if (!Number.isInteger(by)) refuse(5166405, `${name} expects integer amount of time units`)
  const start = dateOf(name, startDate)
  if (isMonths(unit)) {
    const wall = toWall(start, timezone)
    const month = wall.getUTCMonth() + by * MONTHS[unit]
    const length = utc(wall.getUTCFullYear(), month + 1, 0).getUTCDate()
    // A day that the month does not have is its last.
    wall.setUTCFullYear(wall.getUTCFullYear(), month, Math.min(wall.getUTCDate(), length))
    return fromWall(wall, timezone)
  }
  if (!isUnit(unit)) return refuse(9, `unknown time unit value: ${String(unit)}`)
  const span = by * UNITS[unit]
  // Days are the zone's, however long; hours and less are time that passes.
  return unit === 'day' || unit === 'week'
    ? fromWall(new Date(toWall(start, timezone).getTime() + span), timezone)
    : new Date(start.getTime() + span)
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** From where MongoDB counts bins: the first of January 2000, a Saturday. */
const ORIGIN = utc(2000, 0, 1).getTime()

function dateTrunc({ date, unit, binSize, timezone, startOfWeek }: Doc): unknown {
  if (isNil(date) || isNil(unit) || binSize === null || timezone === null) return null
  const size = binSize === undefined ? 1 : Number(numberOf(binSize) ?? Number.NaN)
  if (!(Number.isInteger(size) && size > 0))
    refuse(5439017, "$dateTrunc requires 'binSize' to be greater than 0")
  const wall = toWall(dateOf('$dateTrunc', date), timezone)
  if (isMonths(unit)) {
    const bin = MONTHS[unit] * size
    const month = (wall.getUTCFullYear() - 2000) * 12 + wall.getUTCMonth()
    return fromWall(utc(2000, Math.floor(month / bin) * bin, 1), timezone)
  }
  if (!isUnit(unit)) return refuse(9, `unknown time unit value: ${String(unit)}`)
  const bin = UNITS[unit] * size
  const first = String(startOfWeek ?? 'sun')
    .toLowerCase()
    .slice(0, 3)
  const weekday = WEEKDAYS.indexOf(first)
  if (weekday < 0) refuse(9, `unknown day of week value: ${String(startOfWeek)}`)
  const origin = unit === 'week' ? ORIGIN + ((weekday - 6 + 7) % 7) * DAY : ORIGIN
  return fromWall(new Date(origin + Math.floor((wall.getTime() - origin) / bin) * bin), timezone)
}

export const DATES: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, of]) => [name, part(name, of)])),
  $dateToString: overFields('$dateToString', dateToString),
  $dateFromParts: overFields('$dateFromParts', dateFromParts),
  $dateToParts: overFields('$dateToParts', dateToParts),
  $dateAdd: overFields('$dateAdd', (args) => shifted('$dateAdd', 1, args)),
  $dateSubtract: overFields('$dateSubtract', (args) => shifted('$dateSubtract', -1, args)),
  $dateTrunc: overFields('$dateTrunc', dateTrunc),
}
