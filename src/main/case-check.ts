import type { Pack } from '../config/pack.js'
import type { Repositories } from '../operator/open.js'
import { memberMay } from '../people/members.js'
import type { Staff } from '../petitions/staff.js'
import { type BreachReport, breachReport, isClean } from '../reports/invariants.js'
import { windowBreaches } from '../roster/check-windows.js'
import type { Settings } from '../store/settings.js'
import { workingCalendar } from '../time/calendar.js'
import { civilDateOf, startOfDay } from '../time/civil.js'
import type { Clock } from '../time/clock.js'

/** When the cases of the day were looked through, as a civil date. */
const CHECKED = 'cases-checked'
/** By the office's clock: after midnight's dates have turned, before anybody comes to work. */
const AFTER_MIDNIGHT_MS = 3.5 * 60 * 60 * 1000

/** Looks through all cases for what must never be: an open one without owner or next date, a closed one unserved; and
 * through all duty windows for what two writes at once may have left. */
export async function findBreaches({
  repositories: { petitions, rosters },
  staff,
  pack,
  clock,
}: {
  repositories: Pick<Repositories, 'petitions' | 'rosters'>
  staff: Staff
  pack: Pack
  clock: Clock
}): Promise<BreachReport> {
  const { reachable } = await staff.staffing()
  const today = civilDateOf(clock.now(), pack.timeZone)
  const place = { timeZone: pack.timeZone, calendar: workingCalendar({ overrides: pack.calendar }) }
  const windows = windowBreaches(await rosters.all(), today, place)
  const report = breachReport(pack, today, reachable, windows)
  for await (const { id, row } of petitions.rows()) report.add(row, id)
  return report.report()
}

/**
 * The nightly check (件件有着落、事事有回音): once in each of the office's days it looks all cases through and, where
 * something is found, owes its petition office a notice. Any replica may call it at any time; twice is once.
 */
export async function checkCasesOnceADay(ports: {
  repositories: Pick<Repositories, 'petitions' | 'rosters' | 'deliveries'>
  settings: Settings
  staff: Staff
  pack: Pack
  clock: Clock
}): Promise<void> {
  const { repositories, settings, staff, pack, clock } = ports
  const now = clock.now()
  const today = civilDateOf(now, pack.timeZone)
  if (now.getTime() < startOfDay(today, pack.timeZone).getTime() + AFTER_MIDNIGHT_MS) return
  if ((await settings.get(CHECKED)) === today) return
  if (!isClean(await findBreaches(ports))) {
    const office = pack.office.unit
    const told = (await staff.active()).filter((member) => memberMay(member, 'sort', office, pack))
    for (const { account } of told) {
      await repositories.deliveries.add(`breaches-${today}`, account, { kind: 'breaches', subject: today })
    }
  }
  await settings.set(CHECKED, today)
}
