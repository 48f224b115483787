import type { Say, Spoken } from '../dialogues/messages.js'
import type { BulkLane } from './bulk-lane.js'
import type { Claimed, Deliveries, Delivery } from './delivery-repository.js'
import type { When } from './timing.js'

/** How one try to say a notice ended. `parts` of a long text arrived this time. */
export type Told = { readonly messageIds: readonly number[] } & (
  | { readonly kind: 'sent' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'failed' }
  /** Nothing was tried, or surely nothing arrived. */
  | { readonly kind: 'later' }
)

export interface DeliverPorts {
  readonly deliveries: Deliveries
  /** Whether it may be said now, by the quiet hours of its recipient. */
  when(delivery: Delivery): Promise<When>
  /** The words of a notice as things stand now; `undefined` when it is no longer true. */
  compose(delivery: Delivery): Promise<Spoken | undefined>
  tell(delivery: Delivery, spoken: Spoken, fromPart: number): Promise<Told>
  /** It was said: its buttons can be answered by number or in words from now on. */
  offered(account: string, said: Say): Promise<void>
  /** The recipient can't be reached by this channel any more. */
  unreachable(delivery: Delivery): Promise<void>
  /** Sends a notice on by the next channel of the same person, if there is one. */
  nextChannel(delivery: Delivery): Promise<boolean>
  /** By when an alert that was sent now has to be opened, where it has to. */
  unopenedAt(delivery: Delivery): Date | undefined
  /** The delivery has come to an end that its subject has to know; may fail, the sweep finds it. */
  ended(delivery: string): Promise<void>
  /** Looks at the delivery again after `ms`. */
  again(id: string, ms: number): Promise<void>
  /** The pace of what comes in crowds. */
  readonly lane: BulkLane
  /** Lets so many milliseconds pass. */
  pause(ms: number): Promise<void>
  /** From 0 up to 1; spreads tries that failed together. */
  random(): number
  counted(outcome: Told['kind'] | 'superseded' | 'repeated'): void
}

/** Between the three tries whose answers leave it open whether it arrived; then another channel has to be taken. */
const UNCLEAR_WAITS_MS = [2_000, 5_000] as const
/** A place in the lane is waited for so long at most: a worker has other things to do. */
const LONGEST_WAIT_MS = 1_000
/** Tries in all; more of them means that something is broken here. */
const ATTEMPTS_AT_MOST = 1_000
/** By a second channel fewer: while its server stays away, somebody has to bring it. */
const SECOND_AT_MOST = 12

/** One try at one delivery. The lease in the document decides who may try, never the queue. */
export async function deliver(id: string, ports: DeliverPorts): Promise<void> {
  const { deliveries } = ports
  const claimed = await deliveries.claim(id)
  if (!claimed) return
  if (claimed.attempts > (claimed.channel ? SECOND_AT_MOST : ATTEMPTS_AT_MOST)) {
    await settle(claimed, 'failed', ports)
    return ports.ended(claimed.id)
  }
  const when = await ports.when(claimed)
  if (when.kind === 'held') return deliveries.hold(claimed, 'held', when.until)
  if (when.kind === 'digest') return deliveries.hold(claimed, 'waiting', when.at)
  if (claimed.kind === 'digest') await deliveries.stamp(claimed)
  const spoken = await ports.compose(claimed)
  if (!spoken) {
    await settle(claimed, 'superseded', ports)
    ports.counted('superseded')
    return
  }
  if (!(await itsTurn(claimed, ports)) || !(await deliveries.stillOurs(claimed))) return
  if (claimed.mayRepeat) ports.counted('repeated')
  const told = await ports.tell(claimed, marked(spoken, claimed), claimed.partsSent)
  ports.counted(told.kind)
  if (told.kind === 'sent' && !claimed.channel) await ports.offered(claimed.account, spoken.say)
  await writeDown(claimed, told, ports)
  if (claimed.notice !== undefined && told.kind !== 'later' && told.kind !== 'limited')
    await ports.ended(claimed.id)
}

/** Waits for a place in the lane; false where that takes long: then it is given back, and looked at again. */
async function itsTurn(claimed: Claimed, { lane, deliveries, pause, again }: DeliverPorts): Promise<boolean> {
  const ms = lane.wait(claimed)
  if (ms <= LONGEST_WAIT_MS) {
    if (ms > 0) await pause(ms)
    return true
  }
  await deliveries.postpone(claimed, ms, claimed, [])
  await again(claimed.id, ms)
  return false
}

async function writeDown(claimed: Claimed, told: Told, ports: DeliverPorts): Promise<void> {
  const { deliveries } = ports
  const { messageIds } = told
  const partsSent = claimed.partsSent + messageIds.length
  const wait = async (ms: number, unclear: number, mayRepeat: boolean): Promise<void> => {
    await deliveries.postpone(claimed, ms, { unclear, partsSent, mayRepeat }, messageIds)
    await ports.again(claimed.id, ms)
  }
  switch (told.kind) {
    case 'sent':
      return settle(claimed, 'sent', ports, messageIds)
    case 'refused':
      await ports.unreachable(claimed)
      return settle(claimed, 'refused', ports, messageIds)
    case 'failed':
      return settle(claimed, 'failed', ports, messageIds)
    case 'limited':
      ports.lane.limited(claimed.account, told.retryAfterSeconds)
      return wait(told.retryAfterSeconds * 1000, claimed.unclear, claimed.mayRepeat)
    case 'later':
      return wait(backoff(claimed.attempts, ports.random()), claimed.unclear, claimed.mayRepeat)
    case 'unclear': {
      const unclear = claimed.unclear + 1
      const ms = UNCLEAR_WAITS_MS[unclear - 1]
      return ms === undefined ? settle(claimed, 'failed', ports, messageIds) : wait(ms, unclear, true)
    }
  }
}

/** The end of a delivery; of a digest, first of what it consists of: a crash between the two only says it again. */
async function settle(
  claimed: Claimed,
  state: 'sent' | 'refused' | 'failed' | 'superseded',
  { deliveries, nextChannel, unopenedAt }: DeliverPorts,
  messageIds: readonly number[] = [],
): Promise<void> {
  if (claimed.kind === 'digest') {
    const lost = state === 'refused' || state === 'failed'
    if (!lost || !(await nextChannel(claimed))) await deliveries.settleOfDigest(claimed, state)
  }
  await deliveries.settle(claimed, state, messageIds, state === 'sent' ? unopenedAt(claimed) : undefined)
}

/** 2, 4, 8 … seconds, five minutes at most, and up to half as long again, so that not all come back at once. */
const backoff = (attempt: number, spread: number): number =>
  Math.round(Math.min(300_000, 1000 * 2 ** Math.min(attempt, 12)) * (1 + spread / 2))

/** "May be a repeat", behind everything else: there it moves no cut of a long text, whose first parts may be out. */
function marked(spoken: Spoken, { mayRepeat }: Delivery): Spoken {
  if (!mayRepeat) return spoken
  return { ...spoken, say: { ...spoken.say, text: [...spoken.say.text, { key: 'notice-may-repeat' }] } }
}
