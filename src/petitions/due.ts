import { type CivilDate, endOfDay } from '../time/civil.js'
import { handlingClock, type Petition } from './model.js'

/** When the service itself has to do something with a case next, whatever people do; unset when never. */
export function nextActionAt(petition: Petition, timeZone: string): Date | undefined {
  if (petition.status === 'answered') return petition.issueAt
  const due = lapsesAfter(petition)
  return due && endOfDay(due, timeZone)
}

/** The last day on which an extension that is on its way can still begin to hold. */
function lapsesAfter({ status, extension, ...petition }: Petition): CivilDate | undefined {
  const onItsWay = extension?.state === 'requested' || extension?.state === 'approved'
  return status === 'accepted' && onItsWay ? handlingClock(petition)?.limit.due : undefined
}
