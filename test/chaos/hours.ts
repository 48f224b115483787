import { officePack } from '../support/office-pack.js'
import type { OfficeClock } from '../support/reminder-book.js'

const HOUR_MS = 3_600_000
/** By the office's clock the run begins in this hour, so that no day of its ends meanwhile. */
const BEGINS_AT = 12
/** Reminders become due at a full minute, this much after the run has begun or up to a minute later. */
const TELLS_AFTER_MS = 30_000

/** The office of a run, and the moment at which whatever belongs to today becomes due there. */
export interface ChaosOffice {
  readonly pack: string
  readonly clock: OfficeClock
  readonly tells: number
}

/** An office that holds nothing back, in a time zone where it is noon, and where it is about to be time to remind. */
export async function chaosOffice(now = Date.now()): Promise<ChaosOffice> {
  const hoursAhead = BEGINS_AT - new Date(now).getUTCHours()
  const tells = Math.ceil((now + TELLS_AFTER_MS) / 60_000) * 60_000
  const at = new Date(tells + hoursAhead * HOUR_MS)
  const time = `"${at.toISOString().slice(11, 16)}"`
  const hours = `{ opens: "00:00", closes: "23:59", legal: ${time}, due: ${time}, digest: "23:58" }`
  return {
    // The names of these zones say by how much UTC is ahead of them.
    pack: await officePack({
      timeZone: `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`,
      profile: `\nreminders:\n  hours: ${hours}\n`,
    }),
    clock: { hoursAhead, tellsAt: at.getUTCHours() * 60 + at.getUTCMinutes() },
    tells,
  }
}

/** The office's day of a moment, `YYYY-MM-DD`. */
export const dayAt = (moment: number, { hoursAhead }: OfficeClock): string =>
  new Date(moment + hoursAhead * HOUR_MS).toISOString().slice(0, 10)

/** A minute of one of its days. */
export const minuteOf = (day: string, minute: number, { hoursAhead }: OfficeClock): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - hoursAhead * HOUR_MS + minute * 60_000)
