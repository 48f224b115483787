import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import { deliverNotice } from '../../jobs/deliver-notice.js'
import { fetchFile } from '../../jobs/fetch-file.js'
import type { Environment } from '../config/env.js'
import type { Pack } from '../config/pack.js'
import { loadTexts } from '../config/texts.js'
import { LANGUAGES } from '../config/texts.types.js'
import { conversationService } from '../dialogues/conversation.js'
import { runCommand } from '../dialogues/run-command.js'
import type { Stores } from '../embedded/open-stores.js'
import { bulkLane } from '../notices/bulk-lane.js'
import { composer } from '../notices/compose.js'
import { type Desk, openDesk } from '../operator/open.js'
import { randomId } from '../people/ids.js'
import { invitePayload } from '../people/invite-code.js'
import { calendarOf } from '../roster/calendar-feed.js'
import { dutyPlace } from '../roster/duty-rungs.js'
import type { SandboxSettings } from '../sandbox/server.js'
import { answers } from '../store/connect.js'
import { createTelegramClient } from '../telegram/client.js'
import { faultOf } from '../telegram/fault.js'
import { telegramMetrics } from '../telegram/metrics.js'
import type { Receive } from '../telegram/receiver-ports.js'
import { webhookRoute } from '../telegram/webhook.js'
import { serveDutyCalendars } from '../web/duty-calendar.js'
import { createWeb } from '../web/server.js'
import { behindThePage } from './behind/behind.js'
import { startBot, WEBHOOK_PATH } from './bot.js'
import { checkCasesOnceADay, findBreaches } from './case-check.js'
import { telegramChannel } from './channel.js'
import { clockMover } from './clock-mover.js'
import { fetchFromTelegram } from './files.js'
import { menuOffer } from './menus.js'
import { noticeMetrics } from './notice-metrics.js'
import { openOffice } from './office.js'
import { joinDemoPeople } from './persons.js'
import { openSandbox } from './sandbox.js'
import { channelsFrom, secondChannels, teller, unreachable } from './second-channels.js'
import { isDroppable } from './start-over.js'
import { leftOver, type SweepPorts, sweep } from './sweeps.js'
import { timers } from './timers.js'
import { createWork } from './work.js'

/** A running service. */
export interface Service {
  readonly url: string
  readonly desk: Desk
  /** Takes nothing new, finishes what is under way within its deadline, closes everything. */
  stop(): Promise<void>
}

/** What a running service says of itself to its process. */
export interface ServiceEvents {
  /** A store died. */
  onCrash(error: unknown): void
  /** The demo is to be dropped and to begin anew. */
  startOver(): void
}

/** In all, so that Ctrl-C is done within five seconds. */
const WORK_DEADLINE_MS = 2_500

/**
 * Starts the roles that the environment asks for, all on the same stores.
 * @throws StoreError, KeyError, PackError, WebError: each with a line for the operator
 */
export async function startService(
  environment: Environment,
  pack: Pack,
  stores: Promise<Stores>,
  log: Logger,
  events: ServiceEvents,
): Promise<Service> {
  const desk = await openDesk(environment, { pack, stores, log })
  const closers: (() => Promise<void>)[] = [() => desk.close()]
  const stop = async () => {
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) =>
        log.warn({ reason: error instanceof Error ? error.message : '' }, 'while stopping'),
      )
    }
    closers.length = 0
  }
  try {
    return { ...(await startRoles(desk, log, closers, events)), desk, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Opens one thing after the other; whatever is opened first is closed last. */
async function startRoles(
  desk: Desk,
  log: Logger,
  closers: (() => Promise<void>)[],
  { onCrash, startOver }: ServiceEvents,
): Promise<{ url: string }> {
  const { environment, repositories, clock, pack, stores } = desk
  const { accounts, petitions, evidence, deliveries } = repositories
  const texts = loadTexts()
  const metrics = new Registry()
  const telegramCounters = telegramMetrics(metrics)
  const roles = new Set(environment.roles)

  const work = createWork({ stores, roles: environment.roles, clock, log, onCrash })
  const counters = noticeMetrics(metrics, repositories, { clock, queued: () => work.busy() })
  const wakeDelivery = (id: string) => work.wake(deliverNotice.queue, id)
  const wakeFetch = (id: string) => work.wake(fetchFile.queue, id)
  let botName: string | undefined
  let publicUrl = environment.publicUrl
  let offer: (account: string) => Promise<void> = async () => undefined
  const second = secondChannels({
    channels: channelsFrom(environment, { clock, log }),
    accounts,
    texts,
    pack,
  })
  closers.push(() => second.close())
  const office = openOffice({
    repositories,
    clock,
    pack,
    words: (message) => LANGUAGES.map((language) => texts.render(language, message)),
    wakeDelivery,
    channels: second.names,
    offer: (account) => offer(account),
    inviteLink: (code) =>
      botName === undefined || environment.sandbox
        ? undefined
        : `https://t.me/${botName}?start=${invitePayload(code)}`,
    startLink: (payload) =>
      botName === undefined || environment.sandbox ? undefined : `https://t.me/${botName}?start=${payload}`,
    publicUrl: () => publicUrl,
  })
  const droppable = await isDroppable(desk)
  if (environment.sandbox) await joinDemoPeople(desk, office)

  const feed = {
    ...repositories,
    clock,
    pack,
    place: dutyPlace(pack, office.rules.calendar),
    render: texts.render,
  }
  // The routes exist before the bot does; until then an update has to come again.
  let receive: Receive = async () => 'unavailable'
  let moveClock: SandboxSettings['moveClock'] = async () => clock.now()
  const behind = environment.sandbox
    ? behindThePage({
        desk,
        texts,
        office,
        work,
        conversations: { speak: (account, language) => conversations.speak(account, language) },
        offer: (account) => offer(account),
        ...(droppable ? { startOver } : {}),
      })
    : undefined
  const sandbox = behind && (await openSandbox(desk, log, { moveClock: (...to) => moveClock(...to), behind }))
  const web = await createWeb({
    host: environment.host,
    port: environment.port,
    // The banner says where it listens.
    log: log.child({}, { level: log.level === 'info' ? 'warn' : log.level }),
    metrics,
    ready: async () => {
      const up = await answers(desk.connection)
      return { ok: up, reasons: up ? [] : ['the document store does not answer'] }
    },
    register: async (app) => {
      serveDutyCalendars(app, (token) => calendarOf(token, feed))
      await sandbox?.register(app)
      const secret = environment.telegramWebhookSecret
      if (secret !== undefined) {
        await webhookRoute(app, {
          path: WEBHOOK_PATH,
          secret,
          receive: (body) => receive(body),
          metrics: telegramCounters,
        })
      }
    },
  })
  closers.push(() => web.close())
  const address = await web.listen()
  const local = `http://${loopback(address.host)}:${address.port}`
  // A demo is tried on this machine, so its own address will do.
  if (sandbox) publicUrl ??= local

  const client = createTelegramClient({
    token: sandbox?.token ?? environment.telegramBotToken ?? '',
    apiRoot: sandbox ? local : environment.telegramApiRoot,
    ...(environment.httpsProxy === undefined ? {} : { httpsProxy: environment.httpsProxy }),
    log,
    metrics: telegramCounters,
  })
  closers.push(async () => client.close())
  const channel = telegramChannel({ client, accounts, texts, pack, log })
  const later = timers()
  closers.push(async () => later.stop())

  offer = menuOffer({
    accounts,
    members: repositories.members,
    staff: office.staff,
    client,
    texts,
    pack,
    log,
  })
  const conversations = conversationService({
    conversations: repositories.conversations,
    clock,
    pack,
    // A single process is always the same one: after a restart it goes on with what it was doing.
    me: stores.embedded.documents ? 'one-box' : randomId(),
    newId: randomId,
    words: (message) => LANGUAGES.map((language) => texts.render(language, message)),
    run: (account, command) =>
      runCommand(account, command, {
        ...office.desk,
        accounts,
        channels: second.names,
        sendCode: second.sendCode,
        fetch: wakeFetch,
      }),
    grants: async (account) => (await office.staff.acting(account))?.grants ?? [],
    send: channel.send,
    typing: channel.typing,
    later: later.after,
    onForged: telegramCounters.forgedPress,
    onFault: (what, error) =>
      log.error({ what, fault: faultOf(error) }, 'a conversation can not go on as it should'),
  })

  const sweepPorts: SweepPorts = {
    repositories,
    conversations,
    clock,
    log,
    relay: office.relay,
    tellDuty: office.tellDuty,
    dutyReminder: office.dutyReminder,
    report: office.report,
    attender: office.attender,
    recompute: office.recompute,
    digest: office.digest,
    alertAgain: office.alertAgain,
    checkCases: () =>
      checkCasesOnceADay({ repositories, settings: desk.settings, staff: office.staff, pack, clock }),
    calendar: office.basis,
    swept: counters.swept,
    wakeDelivery,
    wakeFetch,
  }
  moveClock = clockMover({
    clock,
    setClock: desk.setClock,
    sweep: () => sweep(sweepPorts),
    nextInstant: async (after) =>
      earliest(
        await petitions.nextActionAfter(after),
        await deliveries.nextOpening(after),
        await repositories.rosters.nextActionAfter(after),
        await repositories.conversations.nextDraft(after),
      ),
    underWay: async () => (await work.busy()) + (await leftOver(repositories, clock)),
  })

  if (stores.embedded.documents) {
    // A single process at its start: nobody else can be sending or fetching.
    await deliveries.takeBack()
    await evidence.takeBack()
  }
  if (roles.has('worker')) {
    // What an earlier process left behind needn't wait for the queues or for the first tick, nor anybody for it.
    void sweep(sweepPorts, { all: stores.embedded.documents }).catch((error: unknown) =>
      log.warn({ fault: faultOf(error) }, 'first sweep'),
    )
  }
  closers.push(() => work.stop())
  work.begin({
    deliver: {
      deliveries,
      compose: composer({
        petitions,
        deliveries,
        conversations: repositories.conversations,
        evidence,
        accounts,
        members: repositories.members,
        rosters: repositories.rosters,
        pack,
        calendar: office.rules.calendar,
        clock,
        breaches: () => findBreaches({ repositories, staff: office.staff, pack, clock }),
        content: environment.chatContent,
      }),
      when: office.when,
      random: Math.random,
      lane: bulkLane(clock),
      pause: (ms) => pause(ms),
      ended: office.report,
      tell: teller(channel, second),
      nextChannel: office.nextChannel,
      unopenedAt: office.unopenedAt,
      offered: conversations.offer,
      unreachable: unreachable(accounts),
      again: (id, ms) => work.wake(deliverNotice.queue, id, ms),
      counted: counters.counted,
    },
    fetch: {
      evidence,
      clock,
      fetch: fetchFromTelegram(client),
      tell: async (file, what) => {
        const about = { kind: what, subject: file.id }
        await wakeDelivery(await deliveries.add(`${file.id}-${what}`, file.account, about))
      },
      again: (id, ms) => work.wake(fetchFile.queue, id, ms),
    },
    sweep: () => sweep(sweepPorts),
  })
  if (roles.has('bot')) {
    const bot = await startBot({
      environment,
      desk,
      client,
      texts,
      conversations,
      metrics: telegramCounters,
      log,
      offer,
      onName: (name) => {
        botName = name
      },
    })
    receive = bot.receive
    closers.push(() => bot.stop(WORK_DEADLINE_MS))
  }
  return { url: address.url }
}

/** The earliest of moments that may be. */
const earliest = (...moments: readonly (Date | undefined)[]): Date | undefined =>
  moments.flatMap((at) => at ?? []).sort((a, b) => a.getTime() - b.getTime())[0]

/** Where this process reaches its own server. */
const loopback = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)
