import type { Logger } from 'pino'
import { type Wait, wait, within } from './deadline.js'
import { faultOf } from './fault.js'
import { type HandledUpdate, parseUpdate } from './input.js'
import { createLanes, type Onward } from './lanes.js'
import type { TelegramMetrics } from './metrics.js'
import type { Committed, Receive, Received, ReceiverPorts } from './receiver-ports.js'
import { recent } from './recent.js'

export interface ReceiverOptions extends ReceiverPorts {
  readonly log: Logger
  readonly metrics: TelegramMetrics
  readonly waiting?: Wait
  readonly limits?: Partial<Limits>
}

interface Limits {
  /** Failures while the store answers, after which an update is put aside. */
  readonly tries: number
  /** Between two tries. */
  readonly pauseMs: number
  /** For one try; Telegram gives a webhook about 60 s for all (facts.md 1.1). */
  readonly handleMs: number
  /** For the commands and what is owed, after the acknowledgement. */
  readonly afterMs: number
  /** For any other port. */
  readonly portMs: number
  readonly maxInLane: number
  readonly maxInAll: number
}

const LIMITS: Limits = {
  tries: 3,
  pauseMs: 200,
  handleMs: 15_000,
  afterMs: 60_000,
  portMs: 5_000,
  maxInLane: 100,
  maxInAll: 2_000,
}

export interface Receiver {
  readonly receive: Receive
  /** Takes nothing more in and waits for what is under way; false where the time was over first. */
  drain(deadlineMs: number): Promise<boolean>
  /** Chats with something under way. */
  busyChats(): number
}

/** One update under way: waiting in its chat's lane or being handled. */
interface Job {
  readonly update: HandledUpdate
  readonly body: unknown
  readonly settle: (received: Received) => void
}

/**
 * Takes updates in, those of one chat in order (messages and presses together), and answers only when the
 * effect is in the database. An update that fails three times while the store answers is put aside, so that it
 * cannot block its chat; while the store is away nothing is put aside and nothing acknowledged.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { log, metrics, waiting = wait } = options
  const limits = { ...LIMITS, ...options.limits }
  const lanes = createLanes<Job>({ ...limits, work, dropped: (job) => notSaved(job) })
  const inFlight = new Map<number, Promise<Received>>()
  const putAside = recent<number>(1_000)
  const alerted = recent<string>(1_000)
  const background = new Set<Promise<void>>()
  let draining = false

  const receive: Receive = async (body) => {
    const update = parseUpdate(body)
    if (update.kind === 'invalid') {
      metrics.invalidUpdate('not-an-update')
      return 'invalid'
    }
    const known = inFlight.get(update.updateId)
    if (known) return known
    if (putAside.has(update.updateId)) return 'committed'
    metrics.update(update.kind === 'input' ? update.input.kind : update.kind)
    if (update.kind === 'nothing') return 'ignored'
    const received = enter(update, body)
    inFlight.set(update.updateId, received)
    try {
      return await received
    } finally {
      inFlight.delete(update.updateId)
    }
  }

  function enter(update: HandledUpdate, body: unknown): Promise<Received> {
    return new Promise((settle) => {
      const job = { update, body, settle }
      if (draining || !lanes.push(update.chatId, job)) notSaved(job)
    })
  }

  async function work(job: Job): Promise<Onward> {
    const { update } = job
    const committed = await commit(job)
    if (committed === 'unavailable') {
      notSaved(job)
      // Those behind are not tried: if the store came back now, they would overtake this one.
      return 'drop-waiting'
    }
    job.settle('committed')
    if (update.kind === 'input' && update.input.kind === 'forged') metrics.forgedPress()
    if (committed === 'put-aside') {
      if (update.kind === 'input')
        await attempt('telling of an update put aside', () => options.tellPutAside(update))
      answerPress(update, 'committed')
      return 'go-on'
    }
    answerPress(update, 'committed')
    await attempt('work after the commit', () => committed.after(), limits.afterMs)
    return 'go-on'
  }

  async function commit({ update, body }: Job): Promise<Committed | 'put-aside' | 'unavailable'> {
    const { updateId, chatId } = update
    for (let tries = 1; ; tries += 1) {
      try {
        return await within(options.handle(update), limits.handleMs)
      } catch (error) {
        const storeAnswers = await storeIsThere()
        log.warn({ update: updateId, tries, storeAnswers, fault: faultOf(error) }, 'update failed')
        if (!storeAnswers) return 'unavailable'
      }
      if (tries >= limits.tries) break
      await waiting(limits.pauseMs)
    }
    if (!(await attempt('putting an update aside', () => options.putAside(updateId, chatId, body)))) {
      return 'unavailable'
    }
    log.error({ update: updateId }, 'update put aside as a dead letter')
    metrics.deadLetter()
    putAside.add(updateId)
    return 'put-aside'
  }

  async function storeIsThere(): Promise<boolean> {
    try {
      return await within(options.storeAnswers(), limits.portMs)
    } catch {
      return false
    }
  }

  function notSaved({ update, settle }: Job): void {
    settle('unavailable')
    answerPress(update, 'not-saved')
  }

  /** Not waited for: the lane must not stand still for a spinner. An alert is given once, however often it comes. */
  function answerPress(update: HandledUpdate, outcome: 'committed' | 'not-saved'): void {
    if (update.kind === 'reach' || update.callbackQueryId === undefined) return
    const { callbackQueryId } = update
    if (outcome === 'not-saved') {
      if (alerted.has(callbackQueryId)) return
      alerted.add(callbackQueryId)
    }
    const languageCode = update.kind === 'input' ? update.languageCode : undefined
    const press = { callbackQueryId, outcome, ...(languageCode !== undefined && { languageCode }) }
    const answering = attempt('answering a press', () => options.answerPress(press)).then(() => {
      background.delete(answering)
    })
    background.add(answering)
  }

  /** Whether it went well in time; an error is logged and ends here. */
  async function attempt(
    what: string,
    action: () => Promise<void>,
    limitMs = limits.portMs,
  ): Promise<boolean> {
    try {
      await within(action(), limitMs)
      return true
    } catch (error) {
      log.error({ what, fault: faultOf(error) }, 'a step of taking an update in failed')
      return false
    }
  }

  return {
    receive,
    busyChats: lanes.count,
    async drain(deadlineMs) {
      draining = true
      const finished = lanes.idle().then(() => Promise.all(background))
      return within(finished, deadlineMs).then(
        () => true,
        () => false,
      )
    },
  }
}
