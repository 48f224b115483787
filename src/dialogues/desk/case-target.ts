import { unitById } from '../../config/pack.js'
import type { Member } from '../../people/members.js'
import { mayDo } from '../../people/roles.js'
import type { CaseCommandKind } from '../../petitions/case-commands.js'
import { opensReview } from '../../petitions/decisions/answer-steps.js'
import type { DecideContext } from '../../petitions/decisions/context.js'
import { mayBeNamed, mayRecuse } from '../../petitions/decisions/people-steps.js'
import { unitFor, unitsOfCase } from '../../petitions/decisions/rights.js'
import { excludedUnits } from '../../petitions/exclusion.js'
import { clockOf, handlingClock, type Petition } from '../../petitions/model.js'
import { reviewOrgan } from '../../petitions/review-organs.js'
import { recordings } from '../../petitions/sense.js'
import { higherOrgan } from '../../petitions/superiors.js'
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
  return {
    petition: petition.id,
    revision: petition.revision,
    number: petition.number,
    status: petition.status,
    owner: petition.owner,
    office: petition.office,
    unit,
    ...(petition.sender === undefined ? {} : { sender: petition.sender }),
    notCompetent: petition.notCompetent,
    dispute: petition.dispute ?? [],
    ...(content.petitioner.kind === 'anonymous' ? { anonymous: true } : {}),
    paper: petition.petitioners.length === 0,
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
    ...(handling
      ? {
          handling: {
            due: handling.limit.due,
            nominal: handling.limit.nominal,
            kind: handling.limit.kind,
          },
        }
      : {}),
    extensionLeft: Math.max(0, pack.profile.limits.extension.days - petition.extendedDays),
    ...(extension && extension.state !== 'told' && handling
      ? {
          extension: {
            days: extension.days,
            reason: extension.reason,
            newDue: recomputeLimit(handling.limit, calendar, extension.days).due,
            ...(extension.approval ? { approvedOn: extension.approval.on } : {}),
          },
        }
      : {}),
    opensReview: opensReview(petition),
    people: peopleFor(kind, petition, context, members),
    tasks: petition.tasks.map(({ id, what }) => ({ id, what })),
    ...(coTask === undefined ? {} : { coTask }),
    ...(question ? { question: question.text } : {}),
    ...citizenSide(petition, context),
    ...(petition.lastDraft ? { parts: petition.lastDraft } : {}),
    ...(petition.answeredOn ? { answeredOn: petition.answeredOn } : {}),
    today,
  }
}

/** Whom this form may be about; a form of any other kind, and a petitioner's, shows no names of officials. */
function peopleFor(
  kind: CaseCommandKind,
  petition: Petition,
  context: DecideContext,
  members: readonly Member[],
): Target['people'] {
  const fits = (id: string): boolean => {
    if (kind === 'nameHandler') return id !== petition.handler && mayBeNamed(id, petition, context)
    if (kind !== 'recuse' || petition.recused.includes(id)) return false
    // Those who have to do with the case, and of them those whom this person may keep out.
    const grants = context.official(id)?.grants ?? []
    const concerned = unitsOfCase(petition).some((unit) => mayDo(grants, 'see-case', unit, context.pack))
    return concerned && mayRecuse(id, petition, context)
  }
  return members.filter(({ id }) => fits(id)).map(({ id, name }) => ({ id, name }))
}

/** What the petitioner's own forms, and those that are filled in for them, need to know. */
function citizenSide(petition: Petition, { pack }: DecideContext): Partial<Target> {
  const [recording] = recordings(petition)
  const transcript = petition.transcripts.find(({ confirmed }) => !confirmed)
  const excluded = excludedUnits(pack, petition.content.about)
  const above = (unit: string) => higherOrgan(pack, unit, new Set([...excluded, petition.owner]))?.unit
  const higher = above(petition.owner)
  const reviewer = reviewOrgan(petition, pack)?.unit
  const window = clockOf(petition, 'reviewRequest')?.limit.due
  return {
    ...(recording === undefined ? {} : { recording }),
    ...(transcript ? { transcript: { evidence: transcript.evidence, text: transcript.text } } : {}),
    undo: pack.profile.targets.withdrawalUndo,
    ...(higher === undefined ? {} : { higher }),
    ...(window === undefined ? {} : { windowDue: window }),
    ...(reviewer === undefined ? {} : { reviewer }),
    ...(petition.review ? { reviewOn: petition.review.on } : {}),
  }
}
