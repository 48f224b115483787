import { unitById } from '../../config/pack.js'
import type { Member } from '../../people/members.js'
import type { CaseCommandKind } from '../../petitions/case-commands.js'
import type { DecideContext } from '../../petitions/decisions/context.js'
import { unitFor } from '../../petitions/decisions/rights.js'
import { clockOf, handlingClock, type Petition } from '../../petitions/model.js'
import { recomputeLimit } from '../../time/limits.js'
import type { Target } from './target.js'

/** What a form needs of its case; `undefined`: this person may not do that at this stage. */
export function targetOf(
  kind: CaseCommandKind,
  petition: Petition,
  context: DecideContext,
  members: readonly Member[],
): Target | undefined {
  const { pack, calendar, acting, today } = context
  const unit = unitFor(kind, acting, petition, context)
  if (unit === undefined) return undefined
  const handling = handlingClock(petition)
  const right = clockOf(petition, 'objection')
  const { extension, content } = petition
  const objection = petition.objection?.proposed
  const question = petition.questions.findLast(({ reply }) => reply === undefined)
  const coTask = petition.coHandlers.find((one) => one.unit === unit && one.opinion === undefined)?.task
  // A petitioner's form shows no names of officials.
  const people =
    acting.kind === 'member'
      ? members
          .filter(({ grants }) => grants.some((grant) => grant.unit === petition.owner))
          .map(({ id, name }) => ({ id, name }))
      : []
  return {
    petition: petition.id,
    revision: petition.revision,
    number: petition.number,
    status: petition.status,
    owner: petition.owner,
    office: petition.office,
    unit,
    ...(content.about ? { about: content.about } : {}),
    ...(content.place.region === undefined ? {} : { region: content.place.region }),
    class: petition.class,
    category: petition.category,
    route: petition.route,
    firstTime: petition.firstTime,
    urgent: petition.urgent,
    request: content.request,
    ...(objection !== undefined && unitById(pack, objection) ? { proposed: objection } : {}),
    ...(right && !right.stoppedOn ? { objectionDue: right.limit.due } : {}),
    ...(handling ? { handling: { due: handling.limit.due, kind: handling.limit.kind } } : {}),
    extensionLeft: Math.max(0, pack.profile.limits.extension.days - petition.extendedDays),
    ...(extension?.state === 'requested' && handling
      ? {
          extension: {
            days: extension.days,
            reason: extension.reason,
            newDue: recomputeLimit(handling.limit, calendar, extension.days).due,
          },
        }
      : {}),
    people,
    tasks: petition.tasks.map(({ id, what }) => ({ id, what })),
    ...(coTask === undefined ? {} : { coTask }),
    ...(question ? { question: question.text } : {}),
    ...(petition.answeredOn ? { answeredOn: petition.answeredOn } : {}),
    ...(petition.acceptedOn ? { acceptedOn: petition.acceptedOn } : {}),
    today,
  }
}
