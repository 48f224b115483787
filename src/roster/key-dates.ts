/** Which dates desks are covered on: statutory holidays, and what the office sets. Pure. */
import type { KeyDateRule, RosterRules, WindowLevel } from '../config/roster.types.js'
import type { LocalText } from '../config/texts.types.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { addDays, type CivilDate, isCivilDate, yearOf } from '../time/civil.js'

/** A stretch of days, both ends included. */
export interface KeyDate {
  /** Known by this and its first day: a yearly one comes again. */
  readonly id: string
  readonly name: LocalText
  readonly level: WindowLevel
  readonly units: readonly string[]
  readonly from: CivilDate
  readonly to: CivilDate
}

/** A holiday or yearly range that began earlier may reach into a stretch. */
const LONGEST_DAYS = 366

/**
 * All key dates that have a day in a stretch, whole, in the order in which they begin. Holidays of a year that nobody has
 * published yet are missing.
 */
export function keyDates(
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  { dates, holidays }: Pick<RosterRules, 'holidays' | 'dates'>,
  calendar: Pick<WorkingCalendar, 'day'>,
): KeyDate[] {
  const found = [
    ...(holidays ? holidaysIn(from, to, calendar).map((holiday) => ({ ...holiday, ...holidays })) : []),
    ...dates.flatMap((rule) => times(rule, yearOf(addDays(from, -LONGEST_DAYS)), yearOf(to))),
  ]
  return found
    .filter((date) => date.from <= to && date.to >= from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
}

/** When a rule applies in a row of years. */
function times({ id, name, level, units, from, to }: KeyDateRule, first: number, last: number): KeyDate[] {
  const common = { id, name, level, units }
  if (isCivilDate(from) && isCivilDate(to)) return [{ ...common, from, to }]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year) => {
    const begins = `${year}-${from}`
    const ends = `${to >= from ? year : year + 1}-${to}`
    return isCivilDate(begins) && isCivilDate(ends) ? [{ ...common, from: begins, to: ends }] : []
  })
}

/** The holidays of a stretch: days off without a break, by the names of the holidays in them. */
function holidaysIn(
  from: CivilDate,
  to: CivilDate,
  calendar: Pick<WorkingCalendar, 'day'>,
): Pick<KeyDate, 'id' | 'name' | 'from' | 'to'>[] {
  const isOff = (date: CivilDate): boolean => calendar.day(date).kind === 'holiday'
  const found = []
  let date = from
  // One that began earlier is told whole.
  while (isOff(date) && isOff(addDays(date, -1))) date = addDays(date, -1)
  while (date <= to) {
    if (!isOff(date)) {
      date = addDays(date, 1)
      continue
    }
    const first = date
    const names = new Map<string, LocalText>()
    for (; isOff(date); date = addDays(date, 1)) {
      const { holiday } = calendar.day(date)
      if (holiday) names.set(holiday.en, holiday)
    }
    found.push({
      id: `holiday-${first}`,
      name: together([...names.values()]),
      from: first,
      to: addDays(date, -1),
    })
  }
  return found
}

const together = (names: readonly LocalText[]): LocalText => ({
  'zh-CN': names.map((name) => name['zh-CN']).join('、') || '节假日',
  en: names.map(({ en }) => en).join(', ') || 'Holiday',
})
