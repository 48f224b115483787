const UNITS =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR

/**
 * The instant an ISO 8601 duration after `from`, or undefined if it is none: `P1DT2H`, `PT90M`, `P2W`.
 * Years and months keep the day of the month, or take the last one (31 January and P1M: end of February).
 */
export function after(from: Date, duration: string): Date | undefined {
  const match = UNITS.exec(duration)
  if (!match || duration === 'P' || duration.endsWith('T')) return undefined
  const part = (index: number) => Number((match[index] ?? '0').replace(',', '.'))
  const moved = addMonths(from, part(1) * 12 + part(2))
  const rest = part(3) * 7 * DAY + part(4) * DAY + part(5) * HOUR + part(6) * 60 * SECOND + part(7) * SECOND
  const result = new Date(moved.getTime() + rest)
  return Number.isNaN(result.getTime()) ? undefined : result
}

function addMonths(from: Date, months: number): Date {
  if (months === 0) return from
  const moved = new Date(from)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(from.getUTCDate(), lastDay))
  return moved
}
