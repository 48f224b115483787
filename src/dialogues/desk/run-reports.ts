import { unitsWithin } from '../../people/roles.js'
import { keptOut } from '../../petitions/decisions/rights.js'
import type { Petition } from '../../petitions/model.js'
import type { ActingMember } from '../../petitions/staff.js'
import { isOpen } from '../../reports/clocks.js'
import { lateReport } from '../../reports/late.js'
import { statistics, yearSoFar } from '../../reports/stats.js'
import type { Outcome } from '../commands.js'
import { shownNumber } from '../demo.js'
import { type DeskPorts, NOT_YOURS, todayOf } from './desk-ports.js'
import { lateText } from './late-texts.js'
import { statsText } from './stats-texts.js'

/** Cases with undelivered notices that one message lists. */
const UNDELIVERED_SHOWN = 20

export async function showLate(member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { petitions, rules } = ports
  const scope = new Set(unitsWithin(member.grants, 'see-late', rules.pack))
  if (scope.size === 0) return NOT_YOURS
  const today = todayOf(ports)
  const report = lateReport(today, scope, rules.pack)
  for await (const { id, row } of petitions.rows()) {
    const theirs = scope.has(row.owner) || (isOpen(row) && row.clocks.some(({ holder }) => scope.has(holder)))
    if (!theirs) continue
    // Numbers of cases are shown: none of one in which this official is named.
    const late = isOpen(row) && row.next !== undefined && row.next.due < today
    const petition = late ? await petitions.get(id) : undefined
    if (!petition || !keptOut(member, petition, rules)) report.add(row)
  }
  return { kind: 'said', say: [lateText(report.report(), rules.pack)] }
}

export async function showStats(member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { petitions, rules } = ports
  const scope = new Set(unitsWithin(member.grants, 'see-stats', rules.pack))
  if (scope.size === 0) return NOT_YOURS
  const today = todayOf(ports)
  const figures = statistics(yearSoFar(today), today)
  for await (const { row } of petitions.rows()) {
    if (scope.has(row.office) || scope.has(row.owner)) figures.add(row)
  }
  return { kind: 'said', say: [statsText(figures.report(), rules.pack)] }
}

/** The cases that this official may see with something that was not delivered; `undefined`: not theirs to see. */
async function undelivered(
  member: ActingMember,
  { petitions, rules }: DeskPorts,
): Promise<Petition[] | undefined> {
  const units = unitsWithin(member.grants, 'see-undelivered', rules.pack)
  if (units.length === 0) return undefined
  return (await petitions.undeliveredOf(units)).filter((petition) => !keptOut(member, petition, rules))
}

/** Cases of an office with notices that have to be handed over another way. */
export async function showUndelivered(member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const open = await undelivered(member, ports)
  if (!open) return NOT_YOURS
  const { rules } = ports
  if (open.length === 0) return { kind: 'said', say: [{ text: [{ key: 'undelivered-none' }] }] }
  const shown = open.slice(0, UNDELIVERED_SHOWN)
  return {
    kind: 'said',
    say: [
      {
        text: [{ key: 'undelivered-title', args: { count: open.length } }],
        choices: [
          ...shown.map(({ id, number, revision }) => [
            {
              label: { key: 'plain', args: { words: shownNumber(number, rules.pack) } },
              verb: 'case',
              id,
              revision,
            },
          ]),
          [{ label: { key: 'button-undelivered-again' }, verb: 'resend', id: 'all', revision: 0 }],
        ],
      },
    ],
  }
}

/** Tries everything of those cases once more: whoever had blocked the bot may have let it in again. */
export async function replayUndelivered(member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const open = await undelivered(member, ports)
  if (!open) return NOT_YOURS
  let count = 0
  for (const { id, tasks } of open) {
    count += await ports.replay(
      id,
      tasks.flatMap(({ notice }) => notice ?? []),
    )
  }
  return { kind: 'said', say: [{ text: [{ key: 'undelivered-again', args: { count } }] }] }
}
