import type { Logger } from 'pino'
import type { ConversationService } from '../dialogues/conversation.js'
import { noticeAges } from '../notices/watch.js'
import type { Repositories } from '../operator/open.js'
import type { Clock } from '../time/clock.js'

/** How many of each a sweep takes on; the next one goes on from there. */
const BATCH = 500
/** How many of them at a time. */
const AT_ONCE = 8
/** How long one that failed waits. */
const POSTPONED_MS = 5 * 60 * 1000
/** An outbox that its own process has not emptied by then was left behind. */
const OUTBOX_AFTER_MS = 5_000

export interface SweepPorts {
  readonly repositories: Repositories
  readonly conversations: ConversationService
  readonly clock: Clock
  readonly log: Logger
  relay(petition: string): Promise<void>
  /** Gives what owes those on duty in a window whatever has become due; a new one for each batch. */
  dutyReminder(): (window: string) => Promise<void>
  /** Makes the deliveries of whatever a duty window has to tell. */
  tellDuty(window: string): Promise<void>
  wakeDelivery(delivery: string): Promise<void>
  wakeFetch(evidence: string): Promise<void>
  /** Tells a case how a delivery of it ended. */
  report(delivery: string): Promise<void>
  /** Owes an account the digest that is due. */
  digest(account: string): Promise<void>
  /** Sends an alert that nobody opened by a second channel. */
  alertAgain(delivery: string): Promise<void>
  /** Gives what does for a case what the service itself has to do by now; a new one for each batch. */
  attender(): Promise<(petition: string) => Promise<void>>
  /** Brings the running dates of a case, and its reminders, to calendar and plan as they are now. */
  recompute(petition: string): Promise<void>
  /** Looks all cases through, once in each of the office's days. */
  checkCases(): Promise<void>
  /** A sweep has ended. */
  swept(): void
  /** What the dates of cases are computed by now: calendar and plan of reminders. */
  readonly calendar: string
}

/**
 * Finds what was left behind by a crash or by a queue that was away, from the documents alone: pending commands
 * and owed words of conversations, outboxes, deliveries and files that are due, ends of deliveries that their case
 * doesn't know of, cases whose dates another calendar computed or for which the service has something to do, what was
 * held until now, digests. `all`: at the start of a single process, when whatever is there was surely left behind.
 */
export async function sweep(ports: SweepPorts, { all = false } = {}): Promise<void> {
  const { clock } = ports
  const { conversations, petitions, deliveries, evidence, rosters } = ports.repositories
  const wall = clock.wall()
  const later = new Date(wall.getTime() + 24 * 60 * 60 * 1000)
  const outboxBefore = all ? later : new Date(wall.getTime() - OUTBOX_AFTER_MS)
  const every = (
    what: string,
    due: (limit: number) => Promise<readonly string[]>,
    act: (id: string) => Promise<void>,
  ): Promise<void> => batches(due, (ids) => each(ports, what, ids, act))

  await each(ports, 'conversation', await conversations.leftBehind(all ? later : wall, BATCH), (id) =>
    attendOrPostpone(id, ports),
  )
  await each(ports, 'report', await deliveries.unreported(BATCH), ports.report)
  await every('calendar', (limit) => petitions.withOtherCalendar(ports.calendar, limit), ports.recompute)
  await batches(
    (limit) => petitions.dueForAction(clock.now(), limit),
    async (ids) => each(ports, 'case', ids, await ports.attender()),
  )
  await each(ports, 'check', ['cases'], ports.checkCases)
  await each(ports, 'outbox', await petitions.withOutbox(outboxBefore, BATCH), ports.relay)
  await batches(
    (limit) => rosters.dueForAction(clock.now(), limit),
    (ids) => each(ports, 'duty', ids, ports.dutyReminder()),
  )
  await each(ports, 'duty', await rosters.withOutbox(BATCH), ports.tellDuty)
  await every('opening', deliveries.opening, deliveries.open)
  const drafts = new Map(
    (await conversations.draftsDue(clock.now(), BATCH)).map(({ account, draft }) => [account, draft]),
  )
  await each(ports, 'draft', [...drafts.keys()], (account) =>
    remindDraft(account, drafts.get(account) ?? '', ports),
  )
  await every('alert', deliveries.unopened, ports.alertAgain)
  await every('digest', deliveries.digestsDue, ports.digest)
  await each(ports, 'delivery', await deliveries.due(BATCH), ports.wakeDelivery)
  await each(ports, 'file', await evidence.due(BATCH), ports.wakeFetch)
  await alarm(ports)
  ports.swept()
}

/** The operator hears of notices that take longer than they may, at every sweep until they don't. */
async function alarm({ repositories, clock, log }: SweepPorts): Promise<void> {
  for (const { of, count, seconds, overdue } of await noticeAges(repositories.deliveries, clock)) {
    if (overdue) log.error({ of, count, oldestSeconds: seconds }, 'notices wait longer than they may')
  }
}

/** Owes somebody the one reminder of a petition that they left unfinished. */
async function remindDraft(
  account: string,
  draft: string,
  { repositories, wakeDelivery }: SweepPorts,
): Promise<void> {
  const about = { kind: 'draft', subject: draft } as const
  await wakeDelivery(await repositories.deliveries.add(`draft-${draft}`, account, about))
  await repositories.conversations.draftReminded(account, draft)
}

/** Batch after batch until nothing new is due; what failed is left for a later sweep. */
async function batches(
  due: (limit: number) => Promise<readonly string[]>,
  act: (ids: readonly string[]) => Promise<void>,
): Promise<void> {
  const tried = new Set<string>()
  for (;;) {
    const batch = await due(BATCH)
    const fresh = batch.filter((id) => !tried.has(id))
    if (fresh.length === 0) return
    for (const id of fresh) tried.add(id)
    await act(fresh)
    if (batch.length < BATCH) return
  }
}

/** One that can't be finished now must not stand in front of the others at every sweep. */
async function attendOrPostpone(
  id: string,
  { conversations, repositories, clock }: SweepPorts,
): Promise<void> {
  try {
    await conversations.attend(id)
  } catch (error) {
    await repositories.conversations.postpone(id, new Date(clock.wall().getTime() + POSTPONED_MS))
    throw error
  }
}

/** A few at once; one that fails doesn't keep the others from their turn. */
async function each(
  { log }: SweepPorts,
  what: string,
  ids: readonly string[],
  act: (id: string) => Promise<void>,
): Promise<void> {
  const one = async (id: string): Promise<void> => {
    try {
      await act(id)
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown'
      log.warn({ what, id, reason }, 'left for a later sweep')
    }
  }
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await Promise.all(ids.slice(from, from + AT_ONCE).map(one))
  }
}

/** How much is still left to be done or told; 0 when all is quiet. */
export async function leftOver(
  { conversations, petitions, deliveries, evidence, rosters }: Repositories,
  clock: Clock,
): Promise<number> {
  const later = new Date(clock.wall().getTime() + 24 * 60 * 60 * 1000)
  const lists = await Promise.all([
    conversations.leftBehind(later, BATCH),
    petitions.withOutbox(later, BATCH),
    petitions.dueForAction(clock.now(), BATCH),
    deliveries.opening(BATCH),
    deliveries.digestsDue(BATCH),
    deliveries.unopened(BATCH),
    conversations.draftsDue(clock.now(), BATCH),
    deliveries.unreported(BATCH),
    deliveries.due(BATCH),
    rosters.dueForAction(clock.now(), BATCH),
    rosters.withOutbox(BATCH),
    evidence.due(BATCH),
  ])
  return lists.reduce((sum, list) => sum + list.length, 0)
}
