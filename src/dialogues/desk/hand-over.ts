import type { Message } from '../../config/texts.types.js'
import type { Members } from '../../people/members.js'
import type { Leaving } from '../../people/membership.js'
import { type ActPorts, act } from '../../petitions/act.js'
import type { Petition } from '../../petitions/model.js'
import type { Conversations } from '../conversation-repository.js'
import { withoutTask } from './desk-begin.js'

export interface HandOverPorts extends ActPorts {
  readonly members: Members
  readonly conversations: Conversations
  relay(petition: string): Promise<void>
  /** A text in each language. */
  words(message: Message): readonly string[]
  /** Owes somebody the list of what they take over from a member who left. */
  tell(from: string, account: string): Promise<void>
}

/** What went over to whom: `member` is absent where a unit has nobody to take it. */
export interface HandedOver {
  readonly petition: string
  readonly number: string
  readonly unit: string
  readonly member?: string
}

const SERVICE = { kind: 'service' } as const

/** The id of the command that hands a case over: repeating it changes nothing, and the list is made from it. */
export const handOverId = (from: string, petition: string): string => `handover-${from}-${petition}`

/**
 * Hands over what somebody who left had in hand: their cases to the successor, else to the unit's lead, and what
 * they were writing as a note on its case. Each new holder is told once, with the whole list. Safe to repeat.
 */
export async function handOver(
  { member, handOver: parts }: Extract<Leaving, { kind: 'left' }>,
  ports: HandOverPorts,
): Promise<HandedOver[]> {
  const units = parts.map(({ grant }) => grant.unit)
  const mine = (await ports.petitions.openOf(units)).filter(({ handler }) => handler === member.id)
  await saveDraft(member.account, member.id, ports)
  const done: HandedOver[] = []
  for (const petition of mine) {
    const unit = unitOf(petition)
    const named = parts.find(({ grant }) => grant.unit === unit)?.to
    const leads = await ports.members.withRole('unit-lead', unit)
    const next = [...(named === undefined ? [] : [named]), ...leads.map(({ id }) => id)]
    const to = await firstWhoTakes(petition, member.id, next, ports)
    const { id, number } = petition
    done.push({ petition: id, number, unit, ...(to === undefined ? {} : { member: to }) })
  }
  for (const to of new Set(done.flatMap((one) => one.member ?? []))) {
    const next = await ports.members.get(to)
    if (next) await ports.tell(member.id, next.account)
  }
  return done
}

/** The organ whose handler it is, also while the petition office passes its answer on. */
const unitOf = ({ organ, owner }: Petition): string => organ ?? owner

/** Whoever of those in turn can take the case: not somebody whom it is about, or who is kept out of it. */
async function firstWhoTakes(
  petition: Petition,
  from: string,
  next: readonly string[],
  ports: HandOverPorts,
): Promise<string | undefined> {
  const id = handOverId(from, petition.id)
  // Stored once and read by people of either language.
  const reason = [...new Set(ports.words({ key: 'hand-over-reason' }))].join(' / ')
  for (const member of next.filter((one) => one !== from)) {
    const acted = await act(petition.id, { kind: 'nameHandler', id, member, reason }, SERVICE, ports)
    if (acted.kind === 'refused') continue
    if (acted.told) await ports.relay(petition.id)
    return acted.petition.handler
  }
  return undefined
}

const DAY_MS = 24 * 60 * 60 * 1000

/** What somebody was writing becomes a note on its case, so that the next one doesn't begin anew. */
async function saveDraft(account: string, from: string, ports: HandOverPorts): Promise<void> {
  const seen = await ports.conversations.load(account)
  const { task } = seen.state
  const text = task ? wordsOf(task.draft.answers) : ''
  if (task?.target && text !== '') {
    const { petition } = task.target
    await act(petition, { kind: 'note', id: `draft-${from}-${task.draft.id}`, text }, SERVICE, ports)
  }
  if (task) {
    await ports.conversations.replace(
      seen,
      { ...seen, state: { ...withoutTask(seen.state), screen: 'menu' } },
      // A petition of their own that they left unfinished is theirs still.
      { leftBehindAt: ports.clock.wall(), remindAt: new Date(ports.clock.now().getTime() + DAY_MS) },
    )
  }
}

/** The words among answers of any form, a line each. */
function wordsOf(answers: unknown): string {
  if (typeof answers === 'string') return answers
  if (typeof answers !== 'object' || answers === null) return ''
  return Object.values(answers)
    .map(wordsOf)
    .filter((words) => words.length > 1)
    .join('\n')
    .slice(0, 3_000)
}
