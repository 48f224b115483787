import { mayDo } from '../../people/roles.js'
import type { CaseCommandKind } from '../case-commands.js'
import { maySee } from '../exclusion.js'
import { type CaseClock, type Petition, running, STATUSES, type Status } from '../model.js'
import type { Acting, Rules } from './context.js'
import { type Place, TABLE, type Who } from './table.js'

/** The units of a case at a place. */
function unitsAt(place: Place, petition: Petition): readonly string[] {
  switch (place) {
    case 'owner':
      return [petition.owner]
    case 'office':
      return [petition.office]
    case 'organ':
      return petition.organ === undefined ? [] : [petition.organ]
    case 'stands-in':
      return petition.onPaper && petition.owner === petition.organ ? [petition.office] : []
    case 'giver':
      return petition.decidedBy === undefined ? [] : [petition.decidedBy]
    case 'dispute':
      return petition.dispute ?? []
    case 'co-handler':
      return petition.coHandlers.filter(({ opinion }) => opinion === undefined).map(({ unit }) => unit)
    case 'task':
      return petition.tasks.map(({ unit }) => unit)
  }
}

/** Every unit that has or had to do with a case. */
export const unitsOfCase = (petition: Petition): string[] => [
  ...new Set([
    petition.office,
    petition.owner,
    ...(petition.sender === undefined ? [] : [petition.sender]),
    ...(petition.organ === undefined ? [] : [petition.organ]),
    ...(petition.dispute ?? []),
    ...petition.coHandlers.map(({ unit }) => unit),
    ...petition.tasks.map(({ unit }) => unit),
  ]),
]

/** Whether an official is kept out of a case: named in it, of a unit named in it, or recused (2022 §28, §30). */
export function keptOut(
  acting: Extract<Acting, { kind: 'member' }>,
  petition: Petition,
  { pack }: Rules,
): boolean {
  const units = acting.grants.map(({ unit }) => unit)
  return (
    petition.recused.includes(acting.member) ||
    !maySee(pack, petition.content.about, { units, name: acting.name })
  )
}

/** Whether somebody may see the case at all: petitioners their own, officials those of their scope. */
export function maySeeCase(acting: Acting, petition: Petition, rules: Rules): boolean {
  switch (acting.kind) {
    case 'service':
      return true
    case 'petitioner':
      return petition.petitioners.includes(acting.account)
    case 'member':
      return (
        !keptOut(acting, petition, rules) &&
        unitsOfCase(petition).some((unit) => mayDo(acting.grants, 'see-case', unit, rules.pack))
      )
  }
}

/**
 * Whether an official may look at who the petitioner is: those who handle it now and its petition office; where
 * the name is kept from the handling office, only the latter.
 */
export function maySeePerson(acting: Acting, petition: Petition, rules: Rules): boolean {
  if (acting.kind !== 'member' || keptOut(acting, petition, rules)) return false
  const confidential = petition.content.petitioner.kind === 'confidential'
  const places = confidential ? [petition.office] : [petition.office, petition.owner]
  return places.some((unit) => mayDo(acting.grants, 'see-person', unit, rules.pack))
}

/** The unit for which somebody may give a command at a stage, `meant` where that is said; `undefined`: they may not. */
export function unitFor(
  kind: CaseCommandKind,
  acting: Acting,
  petition: Petition,
  rules: Rules,
  status: Status = petition.status,
  meant?: string,
): string | undefined {
  if (acting.kind === 'member' && keptOut(acting, petition, rules)) return undefined
  return unitAt(kind, acting, petition, rules, status, meant)
}

/** The same of somebody who isn't kept out of the case. */
function unitAt(
  kind: CaseCommandKind,
  acting: Acting,
  petition: Petition,
  rules: Rules,
  status: Status,
  meant?: string,
): string | undefined {
  for (const { in: stages, by } of TABLE[kind]) {
    if (!stages.includes(status)) continue
    for (const who of by) {
      const unit = actsFor(who, acting, petition, rules, meant)
      if (unit !== undefined) return unit
    }
  }
  return undefined
}

function actsFor(
  who: Who,
  acting: Acting,
  petition: Petition,
  { pack }: Rules,
  meant?: string,
): string | undefined {
  if (who === 'account') return acting.kind === 'petitioner' ? petition.owner : undefined
  if (who === 'service') return acting.kind === 'service' ? petition.owner : undefined
  if (who === 'filer' || who === 'petitioner' || who === 'cosigner') {
    const { petitioners, representatives, signers } = petition
    const those =
      who === 'cosigner'
        ? petitioners
        : who === 'petitioner'
          ? representatives
          : petitioners.filter((account) => !signers.includes(account))
    const own = acting.kind === 'petitioner' && those.includes(acting.account)
    return own ? petition.owner : undefined
  }
  if (acting.kind !== 'member') return undefined
  const [action, place] = who
  return unitsAt(place, petition).find(
    (unit) => (meant === undefined || unit === meant) && mayDo(acting.grants, action, unit, pack),
  )
}

/** Whether somebody could give the command at another stage: then it is the stage that is wrong, not they. */
export const mayAtAnyStage = (
  kind: CaseCommandKind,
  acting: Acting,
  petition: Petition,
  rules: Rules,
): boolean =>
  !(acting.kind === 'member' && keptOut(acting, petition, rules)) &&
  STATUSES.some((status) => unitAt(kind, acting, petition, rules, status) !== undefined)

/** Dates inside the office: between a lead and its co-handlers, of tasks, of urgings, of closing the file. */
const INTERNAL = ['coHandling-', 'task-', 'urgeAnswer-', 'closing-', 'report-']

/** The limits and targets that are owed to the petitioner and still run. */
export const owedToPetitioner = (petition: Petition): CaseClock[] =>
  running(petition).filter(
    ({ id, nature }) => nature === 'duty' && !INTERNAL.some((internal) => id.startsWith(internal)),
  )

/** Whether a limit that is owed to the petitioner is missed on a day. */
export const isLate = (petition: Petition, today: string): boolean =>
  owedToPetitioner(petition).some(({ limit }) => limit.due < today)
