import { type CivilDate, endOfDay } from '../time/civil.js'
import type { Rules } from './decisions/context.js'
import { handlingClock, type Petition } from './model.js'
import { nextReminderAt, type Reminded } from './reminding.js'

/**
 * When the service itself has to do something with a case next, whatever people do: act on it, or remind somebody; unset
 * when never.
 */
export function nextActionAt(reminded: Reminded, rules: Rules): Date | undefined {
  const act = nextStepAt(reminded.petition, rules.pack.timeZone)
  const remind = nextReminderAt(reminded, rules)
  return act && remind ? new Date(Math.min(act.getTime(), remind.getTime())) : (act ?? remind)
}

/** When the service has to take a step of the procedure itself; unset when never. */
export function nextStepAt(petition: Petition, timeZone: string): Date | undefined {
  const { issueAt, withdrawal, status } = petition
  const days = [
    lapsesAfter(petition),
    status === 'closed' || withdrawal?.pressed ? undefined : withdrawal?.until,
  ]
  const ends = days.flatMap((day) => (day ? [endOfDay(day, timeZone)] : []))
  const next = [...(issueAt ? [issueAt] : []), ...ends]
  return next.length > 0 ? new Date(Math.min(...next.map((at) => at.getTime()))) : undefined
}

/** The last day on which an extension that is on its way can still begin to hold. */
function lapsesAfter({ status, extension, ...petition }: Petition): CivilDate | undefined {
  const onItsWay = extension?.state === 'requested' || extension?.state === 'approved'
  return status === 'accepted' && onItsWay ? handlingClock(petition)?.limit.due : undefined
}
