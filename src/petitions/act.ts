import type { CivilDate } from '../time/civil.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { decide, type IdentifiedCommand } from './decide.js'
import type { Acting, DecideContext, Official, Refusal, Rules } from './decisions/context.js'
import { maySeeCase } from './decisions/rights.js'
import type { Petition, PetitionEvent } from './model.js'
import type { Notice } from './notice.js'
import type { Petitions } from './repository.js'

/** What a decision has to know about the people of the service, as of now. */
export interface Staffing {
  reachable(unit: string): boolean
  official(member: string): Official | undefined
}

export interface ActPorts {
  readonly petitions: Petitions
  readonly clock: Clock
  readonly rules: Rules
  staffing(): Promise<Staffing>
}

/** How a command on a case ended. */
export type Acted =
  | { readonly kind: 'done'; readonly petition: Petition; readonly told: boolean }
  | {
      readonly kind: 'refused'
      readonly refusal: Refusal
      /** The case as it stands, for somebody who may see it. */
      readonly petition?: Petition
      /** What happened since it was on their screen. */
      readonly since: readonly PetitionEvent[]
    }

/** So many writers in a row may come first. */
export const CONFLICTS_AT_MOST = 20

/**
 * Gives a command to a case: decided on the case as it stands, written against the version that was read. The same
 * command id twice changes nothing the second time. `seen`: how many events the giver's screen showed; if people
 * have acted since, the command is refused and they are shown what happened.
 */
export async function act(
  id: string,
  command: IdentifiedCommand,
  acting: Acting,
  ports: ActPorts,
  seen?: number,
): Promise<Acted> {
  const { petitions, clock, rules } = ports
  for (let conflict = 0; conflict < CONFLICTS_AT_MOST; conflict += 1) {
    const found = await petitions.see(id)
    if (!found) return { kind: 'refused', refusal: { code: 'NOT_FOUND' }, since: [] }
    const { petition, events } = found
    if (found.commands.has(command.id)) return { kind: 'done', petition, told: false }
    const since = seen === undefined ? [] : events.slice(seen)
    const refused = (refusal: Refusal): Acted => ({
      kind: 'refused',
      refusal,
      ...(maySeeCase(acting, petition, rules) ? { petition } : {}),
      since,
    })
    if (since.some((event) => concerns(event, acting)) && maySeeCase(acting, petition, rules)) {
      return refused({ code: 'MOVED_ON' })
    }
    const context = await contextFor(acting, ports)
    const decision = decide(petition, command, context)
    if (decision.kind === 'refused') return refused(decision.refusal)
    const recomputed = command.kind === 'recompute' ? command.calendar : undefined
    if (decision.events.length === 0 && recomputed === undefined)
      return { kind: 'done', petition, told: false }
    const notices = answering(acting, decision.notices)
    const written = await petitions.append(found, decision.events, notices, clock.wall(), recomputed)
    if (written) return { kind: 'done', petition: written, told: decision.notices.length > 0 }
  }
  throw new Error(`petition ${id} was written by others ${CONFLICTS_AT_MOST} times in a row`)
}

/** Marks what answers the act of whoever it goes to: that is told at any hour. */
const answering = (acting: Acting, notices: readonly Notice[]): Notice[] =>
  notices.map((notice) =>
    acting.kind === 'petitioner' && 'account' in notice && notice.account === acting.account
      ? { ...notice, own: true }
      : notice,
  )

/** What others do beside the procedure surprises nobody who acts on the case. */
const BESIDE: readonly PetitionEvent['type'][] = [
  'acknowledged',
  'joined',
  'codeFailed',
  'codeRenewed',
  'cosigned',
  'cosignerLeft',
]

/** Whether an event has to be shown before somebody acts: not what the service or they themselves did. */
function concerns({ type, actor }: PetitionEvent, acting: Acting): boolean {
  if (actor.kind === 'service' || BESIDE.includes(type)) return false
  const own =
    actor.kind === 'petitioner'
      ? acting.kind === 'petitioner' && acting.account === actor.account
      : acting.kind === 'member' && acting.member === actor.member
  return !own
}

/** The context of a decision, as of now. */
export async function contextFor(
  acting: Acting,
  { clock, rules, staffing }: Pick<ActPorts, 'clock' | 'rules' | 'staffing'>,
): Promise<DecideContext> {
  const now = clock.now()
  const today: CivilDate = civilDateOf(now, rules.pack.timeZone)
  return { ...rules, now, today, acting, ...(await staffing()) }
}
