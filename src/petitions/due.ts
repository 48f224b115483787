import { type CivilDate, endOfDay } from '../time/civil.js'
import { handlingClock, type Petition } from './model.js'

/** When the service itself has to do something with a case next, whatever people do; unset when never. */
export function nextActionAt(petition: Petition, timeZone: string): Date | undefined {
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
