import type { Pack } from '../config/pack.js'
import type { Language, Message } from '../config/texts.types.js'
import type { Grant } from '../people/roles.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import type { Command, CommandWithoutId, Outcome } from './commands.js'
import type { Conversation, Conversations, Owed } from './conversation-repository.js'
import type { Input, Say, Spoken } from './messages.js'
import type { DialogueState } from './state.js'
import { type Step, type StepContext, step, stepOutcome } from './step.js'
import { offering } from './step-tools.js'

/** How saying something ended. */
export type Said =
  | { readonly kind: 'sent' }
  /** Wait so long for this chat. */
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  /** It may or may not have been said. */
  | { readonly kind: 'unclear' }
  /** It can't be said to this account, now or later. */
  | { readonly kind: 'given-up' }

export interface ConversationPorts {
  readonly conversations: Conversations
  readonly clock: Clock
  readonly pack: Pack
  /** This process, in leases. */
  readonly me: string
  newId(): string
  words(message: Message): readonly string[]
  /** What an account may do as an official; nothing for everybody else. */
  grants(account: string): Promise<readonly Grant[]>
  /** Carries a command out; the same command twice changes nothing the second time. */
  run(account: string, command: Command): Promise<Outcome>
  send(account: string, spoken: Spoken): Promise<Said>
  /** Calls `attend` once the time has come; a timer in the service, by hand in tests. */
  later(ms: number, attend: () => void): void
  /** Shows somebody that an answer is on its way; may fail. */
  typing?(account: string): Promise<void>
  onForged(): void
  /** A command failed for the last time, or something could not be said: a defect that somebody has to look at. */
  onFault(what: string, error: unknown): void
}

/** A message is committed once this resolves; `known`: the update had been taken before. */
export type Committed = 'committed' | 'known'

/** How long this process may take over what it committed before others may finish it. */
const LEASE_MS = 20_000
/** A status waits so long for a newer one: an album is one status, not five. */
const STATUS_WAIT_MS = 600
const UPDATES_KEPT_MS = 24 * 60 * 60 * 1000
/** Between the three tries of something whose arrival was left open. */
const UNCLEAR_WAITS_MS = [2_000, 5_000] as const
const CONFLICTS_AT_MOST = 50
/** One call to the messenger takes no longer. */
const CALL_MS = 12_000
/** Updates remembered at most: a script that floods its chat doesn't fill the document. */
const UPDATES_AT_MOST = 2_000
/** Tries of one command, over updates and sweeps, while the store answers. */
const FAILURES_AT_MOST = 3

const DAY_MS = 24 * 60 * 60 * 1000

export type ConversationService = ReturnType<typeof conversationService>

/**
 * The way of a message: state, update id, commands and what is owed are written first, in one write; then the
 * commands run, their outcomes go through the dialogue, and what is owed is said. Every part can be repeated by
 * anybody after a crash.
 */
export function conversationService(ports: ConversationPorts) {
  const { conversations, clock } = ports
  const contextOf = async (account: string): Promise<StepContext> => ({
    pack: ports.pack,
    today: civilDateOf(clock.now(), ports.pack.timeZone),
    grants: await ports.grants(account),
    newId: ports.newId,
    words: ports.words,
  })
  const wallMs = () => clock.wall().getTime()
  /** When others may take over: after our lease, and not before anything is due. */
  const leftBehindAt = ({ pending, owed: entries }: Pick<Conversation, 'pending' | 'owed'>): Date => {
    if (pending.length > 0) return new Date(wallMs() + LEASE_MS)
    return new Date(Math.min(...entries.map(({ until, notBefore = 0 }) => Math.max(until, notBefore))))
  }
  /** When a conversation is looked at again: by others, and to remind its owner of what they leave unfinished. */
  const times = (next: Pick<Conversation, 'pending' | 'owed'>) => ({
    leftBehindAt: leftBehindAt(next),
    remindAt: new Date(clock.now().getTime() + ports.pack.profile.reminders.draftAfterDays * DAY_MS),
  })

  const owed = (say: Say, language: Language, extra: Partial<Owed> = {}): Owed => ({
    id: ports.newId(),
    say,
    language,
    by: ports.me,
    until: wallMs() + LEASE_MS,
    unclear: 0,
    ...extra,
  })

  const withId = (command: CommandWithoutId): Command => ({ ...command, id: ports.newId() })

  /** What a step adds to a conversation. */
  function after(seen: Conversation, result: Step): Pick<Conversation, 'state' | 'pending' | 'owed'> {
    const { language } = result.state
    const status = result.status
      ? [owed(result.status, language, { status: true, notBefore: wallMs() + STATUS_WAIT_MS })]
      : []
    // Anything newer makes an unsent status out of date.
    const fresh = status.length > 0 || result.say.length > 0
    const kept = seen.owed.filter((entry) => !(fresh && entry.status))
    return {
      state: result.state,
      pending: result.commands.map(withId),
      owed: [...kept, ...result.say.map((say) => owed(say, language)), ...status],
    }
  }

  /** Takes one update. Resolves when its effect is in the database; rejects when it could not be written. */
  async function commit(
    account: string,
    language: Language,
    update: number,
    input: Input,
  ): Promise<Committed> {
    for (let conflict = 0; conflict < CONFLICTS_AT_MOST; conflict += 1) {
      const seen = await finishPending(await conversations.load(account, language))
      if (!seen) continue
      if (seen.updates.some(({ id }) => id === update)) return 'known'
      const result = step(seen.state, input, await contextOf(account))
      const now = clock.wall()
      const recent = seen.updates.filter(({ at }) => at.getTime() > now.getTime() - UPDATES_KEPT_MS)
      const next = {
        ...after(seen, result),
        updates: [...recent.slice(1 - UPDATES_AT_MOST), { id: update, at: now }],
      }
      if (await conversations.replace(seen, next, times(next))) {
        // Data of a strange form was counted where it came in.
        if (result.forged && input.kind !== 'forged') ports.onForged()
        return 'committed'
      }
    }
    throw new Error(`conversation ${account} was written by others ${CONFLICTS_AT_MOST} times in a row`)
  }

  /**
   * Runs the commands of a conversation and writes their outcomes. Gives the conversation without them, or
   * `undefined` when somebody else wrote meanwhile (load again).
   */
  async function finishPending(seen: Conversation): Promise<Conversation | undefined> {
    if (seen.pending.length === 0) return seen
    let next: Pick<Conversation, 'state' | 'pending' | 'owed'> = { ...seen, pending: [] }
    const further: Command[] = []
    for (const command of seen.pending) {
      // After the command: joining makes somebody an official.
      const outcome = await runOrGiveUp(seen, command)
      const context = await contextOf(seen.id)
      next = after({ ...seen, ...next }, stepOutcome(next.state, { command, outcome }, context))
      further.push(...next.pending)
    }
    const written = { ...next, pending: further, updates: seen.updates }
    return conversations.replace(seen, written, times(written))
  }

  /**
   * Runs a command. One that fails is noted on the conversation, which shows that the store answers, and tried
   * again later; after its last try it is refused, so that it can't block its chat for ever.
   */
  async function runOrGiveUp(seen: Conversation, command: Command): Promise<Outcome> {
    try {
      return await ports.run(seen.id, command)
    } catch (error) {
      const failures = (command.failures ?? 0) + 1
      if (failures >= FAILURES_AT_MOST) {
        ports.onFault(command.kind, error)
        return { kind: 'refused', problem: failed(command) }
      }
      const pending = seen.pending.map((one) => (one.id === command.id ? { ...one, failures } : one))
      await conversations.replace(seen, { ...seen, pending }, times({ ...seen, pending }))
      throw error
    }
  }

  const attending = new Map<string, Promise<void>>()

  /** Finishes what a conversation has pending and says what it owes. One at a time per account in a process. */
  function attend(account: string): Promise<void> {
    const before = attending.get(account) ?? Promise.resolve()
    const mine = before.catch(() => undefined).then(() => attendNow(account))
    attending.set(account, mine)
    return mine.finally(() => {
      if (attending.get(account) === mine) attending.delete(account)
    })
  }

  async function attendNow(account: string): Promise<void> {
    let seen = await conversations.load(account)
    for (;;) {
      if (seen.pending.length > 0) {
        seen = (await finishPending(seen)) ?? (await conversations.load(account))
        continue
      }
      const mine = seen.owed.filter((entry) => entry.by === ports.me || entry.until < wallMs())
      // In order: nothing overtakes what has to wait.
      const [due] = mine
      if (!due) return
      const wait = (due.notBefore ?? 0) - wallMs()
      if (wait > 0) {
        ports.later(wait, () => void attend(account).catch(() => undefined))
        void ports.typing?.(account).catch(() => undefined)
        return
      }
      if (due.by !== ports.me || due.until < wallMs() + CALL_MS) {
        seen = (await change(seen, due.id, lease)) ?? (await conversations.load(account))
        continue
      }
      const said = await sayOrWait(account, due)
      seen = await settle(seen, due, said)
    }
  }

  /** What can't be said for a reason of ours may be said later; it must not keep the rest back for ever. */
  async function sayOrWait(account: string, { say, language }: Owed): Promise<Said> {
    try {
      return await ports.send(account, { say, language })
    } catch (error) {
      ports.onFault('say', error)
      return { kind: 'unclear' }
    }
  }

  const lease = (entry: Owed): Owed => ({ ...entry, by: ports.me, until: wallMs() + LEASE_MS })

  /** Writes down how saying something ended; gives the conversation as it stands then. */
  async function settle(from: Conversation, entry: Owed, said: Said): Promise<Conversation> {
    const outcome = (current: Owed): Owed | undefined => {
      switch (said.kind) {
        case 'sent':
        case 'given-up':
          return undefined
        case 'limited':
          return { ...lease(current), notBefore: wallMs() + said.retryAfterSeconds * 1000 }
        case 'unclear': {
          const unclear = current.unclear + 1
          const wait = UNCLEAR_WAITS_MS[unclear - 1]
          return wait === undefined ? undefined : { ...lease(current), unclear, notBefore: wallMs() + wait }
        }
      }
    }
    let seen = from
    while (seen.owed.some(({ id }) => id === entry.id)) {
      const written = await change(seen, entry.id, outcome)
      if (written) return written
      seen = await conversations.load(seen.id)
    }
    return seen
  }

  async function change(
    seen: Conversation,
    id: string,
    to: (entry: Owed) => Owed | undefined,
  ): Promise<Conversation | undefined> {
    const entries = seen.owed.flatMap((entry) => (entry.id === id ? (to(entry) ?? []) : [entry]))
    const next = { ...seen, owed: entries }
    return conversations.replace(seen, next, times(next))
  }

  /** Keeps the buttons of a notice, so that it can be answered by number or in words like all that is said. */
  async function offer(account: string, said: Say): Promise<void> {
    if ((said.choices ?? []).length === 0) return
    await restate(account, (state) => ({ ...offering(state, said), noticed: true }))
  }

  /** Goes on in another language from now on. */
  const speak = (account: string, language: Language): Promise<void> =>
    restate(account, (state) => ({ ...state, language }))

  /** Changes the state of a conversation that has begun, and nothing else of it. */
  async function restate(account: string, to: (state: DialogueState) => DialogueState): Promise<void> {
    for (let conflict = 0; conflict < CONFLICTS_AT_MOST; conflict += 1) {
      const seen = await conversations.load(account)
      if (seen.version === 0) return
      const next = { ...seen, state: to(seen.state) }
      // Whoever is about to finish what is pending or owed finds another version, and reads again.
      if (await conversations.replace(seen, next, times(next))) return
    }
  }

  return { commit, attend, offer, speak }
}

/** What somebody is told when a command of theirs failed for the last time. */
function failed(command: Command): Message {
  if (command.kind !== 'keepEvidence') return { key: 'command-failed' }
  const { name, kind } = command.file
  return { key: 'file-failed', args: { name: name ?? { key: `file-${kind}` } } }
}
