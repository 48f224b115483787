import { unitsWithin } from '../../people/roles.js'
import { act } from '../../petitions/act.js'
import { keptOut } from '../../petitions/decisions/rights.js'
import { filePetition } from '../../petitions/filing.js'
import { clockOf, type Petition, waitsAt } from '../../petitions/model.js'
import type { ActingMember } from '../../petitions/staff.js'
import type { CommandOf, Outcome } from '../commands.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { refusalText } from '../refusal-texts.js'
import { type DeskPorts, NOT_FOUND, NOT_YOURS, todayOf } from './desk-ports.js'
import { inboxText } from './inbox-texts.js'
import { matterText, poolDone, poolText } from './pool-texts.js'
import { proposalFor, proposalReason } from './proposal-texts.js'
import { slipText } from './register/slip.js'
import { actPorts } from './run-case.js'

/** The petition offices for which somebody sorts. */
const offices = ({ grants }: ActingMember, { rules }: DeskPorts): string[] =>
  unitsWithin(grants, 'sort', rules.pack)

export async function showPool(member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const mine = offices(member, ports)
  if (mine.length === 0) return NOT_YOURS
  const say: Say[] = []
  for (const office of mine) {
    say.push(poolText(office, await ports.petitions.pool(office, ports.clock.wall()), ports.rules.pack))
  }
  return { kind: 'said', say }
}

/** Puts the next matter on a registrar's screen; nobody else gets it for ten minutes. */
export async function nextMatter(
  { later }: CommandOf<'nextMatter'>,
  member: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { petitions, rules } = ports
  const mine = offices(member, ports)
  if (mine.length === 0) return NOT_YOURS
  let waiting = 0
  for (const office of mine) {
    waiting += await petitions.waiting(office)
    const petition = await leased(office, member, later, ports)
    if (!petition) continue
    const today = todayOf(ports)
    return { kind: 'said', say: [matterText(petition, waiting, today, rules.pack)] }
  }
  return { kind: 'said', say: [poolDone(waiting)] }
}

async function leased(
  office: string,
  member: ActingMember,
  later: readonly string[],
  { petitions, clock, rules }: DeskPorts,
): Promise<Petition | undefined> {
  const but = [...later]
  for (;;) {
    const petition = await petitions.leaseNext(office, member.member, clock.wall(), but)
    if (!petition || !keptOut(member, petition, rules)) return petition
    // Named in it, or recused: it goes back, for a colleague.
    await petitions.release(petition.id, member.member)
    but.push(petition.id)
  }
}

export async function putOff(petition: string, member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  await ports.petitions.release(petition, member.member)
  return { kind: 'done' }
}

/** Sends a matter where the service proposes; the reason is the proposal's. */
export async function sendProposed(
  { id, petition, revision, onPaper }: CommandOf<'sendProposed'>,
  member: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { petitions, rules } = ports
  const { pack } = rules
  const found = await petitions.get(petition)
  if (!found || keptOut(member, found, rules)) return NOT_FOUND
  const proposal = proposalFor(found, pack)
  const to = proposal.kind === 'unit' ? proposal.unit : undefined
  const reason = proposal.kind === 'unit' ? ports.words(proposalReason(proposal, pack)).join(' / ') : ''
  const command = {
    kind: 'forward',
    id,
    to: to?.id ?? '',
    mode: 'transfer',
    reason,
    ...(onPaper ? { onPaper } : {}),
  } as const
  const acted = await act(petition, command, member, actPorts(ports), revision)
  if (acted.kind === 'refused') {
    if (acted.refusal.code === 'UNIT_NOT_REACHABLE' && to) {
      return {
        kind: 'said',
        say: [
          {
            text: [{ key: 'pool-not-reachable', args: { unit: { local: to.name } } }],
            choices: [
              [{ label: { key: 'button-send-paper' }, verb: 'sendpp', id: petition, revision }],
              [{ label: { key: 'button-send-other' }, verb: 'send', id: petition, revision }],
              [{ label: { key: 'button-later' }, verb: 'later', id: petition, revision }],
            ],
          },
        ],
      }
    }
    // Somebody else was quicker: it is sorted, so on to the next.
    return { kind: 'acted', say: [{ text: [refusalText(acted.refusal)] }] }
  }
  if (acted.told) await ports.relay(petition)
  const number = shownNumber(acted.petition.number, pack)
  return {
    kind: 'acted',
    say: [{ text: [{ key: 'pool-sent', args: { unit: { local: to?.name ?? pack.office.name }, number } }] }],
  }
}

/** What waits for somebody: of their units, and what they are asked beside it. */
export async function showInbox(
  command: CommandOf<'showInbox'>,
  member: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { petitions, rules } = ports
  const { pack } = rules
  const may = (action: 'handle' | 'approve' | 'sort' | 'designate') =>
    unitsWithin(member.grants, action, pack)
  const working = new Set([...may('handle'), ...may('approve'), ...may('sort')])
  const deciding = new Set(may('designate'))
  if (working.size + deciding.size === 0) return NOT_YOURS
  const today = todayOf(ports)
  const found = await petitions.waitingAt([...working, ...deciding])
  const mine = found.filter(
    (petition) =>
      !keptOut(member, petition, rules) &&
      (waitsAt(petition).some((unit) => working.has(unit)) ||
        (petition.status === 'disputed' && deciding.has(petition.owner))),
  )
  return { kind: 'said', say: [inboxText(mine, command, today, pack)] }
}

/** Registers what came in on paper, by phone or in person, and gives the slip. */
export async function registerMatter(
  { id, petition, registration }: CommandOf<'registerMatter'>,
  member: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { rules } = ports
  const [office] = unitsWithin(member.grants, 'register', rules.pack)
  if (office === undefined) return NOT_YOURS
  const { content, ...rest } = registration
  const by = { kind: 'registrar', acting: member, office, code: ports.newCode(), ...rest } as const
  const filed = await filePetition({ kind: 'filePetition', id, petition, content, by }, ports)
  if (filed.kind === 'refused') return { kind: 'refused', problem: refusalText(filed.refusal) }
  const { number, code = '', receivedOn } = filed.petition
  const unit = rules.pack.units.find((one) => one.id === filed.petition.office)
  return {
    kind: 'acted',
    say: [
      slipText(
        {
          number,
          code,
          office: unit?.name ?? rules.pack.office.name,
          receivedOn,
          sortBy: clockOf(filed.petition, 'sorting')?.limit.due ?? receivedOn,
        },
        rules.pack,
      ),
    ],
  }
}
