import { JUST_PAST_DAYS } from '../../people/away-dates.js'
import { addDays, type CivilDate, isCivilDate, yearOf } from '../../time/civil.js'

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** 2026-12-01, 2026/12/1, 2026年12月1日, 12-01, 12月1日. */
const BY_NUMBER = /^(?:(\d{4}) ?[-./年] ?)?(\d{1,2}) ?[-./月] ?(\d{1,2}) ?[日号]?$/
/** 1 December, 1st Dec 2026. */
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?(?: (\d{4}))?$/
/** December 1, Dec 1st 2026. */
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/
/** A weekday beside the date, as this service writes dates itself. */
const WEEKDAY = /^[a-z]+day |\([^)]*\)$/g

/**
 * A day that somebody typed, of something that has happened: without a year it is this year's, or last year's where
 * that day is still to come and last year's isn't before `from`. Nothing where it isn't a date or no such day exists.
 */
export function readDate(text: string, today: CivilDate, from?: CivilDate): CivilDate | undefined {
  const parts = partsOf(text)
  if (parts === undefined) return undefined
  const { year, month, day } = parts
  if (year !== undefined) return dayOf(year, month, day)
  const [current, last] = [yearOf(today), yearOf(today) - 1].map((one) => dayOf(one, month, day))
  const past = last !== undefined && (from === undefined || last >= from) ? last : undefined
  return current !== undefined && current <= today ? current : (past ?? current)
}

/**
 * A day that somebody typed, of something that is still to come: without a year it is the next such day on or after
 * `from`, unless it went by recently, which is rather a slip. Nothing where it isn't a date or no such day exists.
 */
export function readComingDate(text: string, from: CivilDate): CivilDate | undefined {
  const parts = partsOf(text)
  if (parts === undefined) return undefined
  const { year, month, day } = parts
  if (year !== undefined) return dayOf(year, month, day)
  const earliest = addDays(from, -JUST_PAST_DAYS)
  return [-1, 0, 1]
    .map((more) => dayOf(yearOf(from) + more, month, day))
    .find((one) => one !== undefined && one >= earliest)
}

function partsOf(text: string): Parts | undefined {
  const written = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .replace(WEEKDAY, '')
    .trim()
  return byNumber(written) ?? byWords(written)
}

interface Parts {
  readonly year: number | undefined
  readonly month: number
  readonly day: number
}

function byNumber(written: string): Parts | undefined {
  const found = BY_NUMBER.exec(written)
  return found ? { year: numberOf(found[1]), month: Number(found[2]), day: Number(found[3]) } : undefined
}

function byWords(written: string): Parts | undefined {
  const dayFirst = DAY_FIRST.exec(written)
  const monthFirst = MONTH_FIRST.exec(written)
  const [name = '', day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]]
  const month = name === '' ? 0 : MONTHS.findIndex((one) => one.startsWith(name)) + 1
  return month === 0 ? undefined : { year: numberOf(year), month, day: Number(day) }
}

const numberOf = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits)

function dayOf(year: number, month: number, day: number): CivilDate | undefined {
  const two = (value: number) => String(value).padStart(2, '0')
  const text = `${year}-${two(month)}-${two(day)}`
  return isCivilDate(text) ? text : undefined
}
