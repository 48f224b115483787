import { pino } from 'pino'
import { deliverNotice } from '../../jobs/deliver-notice.js'
import { fetchFile } from '../../jobs/fetch-file.js'
import type { SecondChannel } from '../../src/channels/second-channel.js'
import type { Pack } from '../../src/config/pack.js'
import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { conversationService } from '../../src/dialogues/conversation.js'
import { conversationRepository } from '../../src/dialogues/conversation-repository.js'
import { deadLetterRepository } from '../../src/dialogues/dead-letters.js'
import type { Input, Say } from '../../src/dialogues/messages.js'
import { runCommand } from '../../src/dialogues/run-command.js'
import { contentIndexes, evidenceRepository } from '../../src/documents/evidence-repository.js'
import { checkCasesOnceADay, findBreaches } from '../../src/main/case-check.js'
import { telegramChannel } from '../../src/main/channel.js'
import { fetchFromTelegram } from '../../src/main/files.js'
import { openOffice } from '../../src/main/office.js'
import { secondChannels, teller, unreachable } from '../../src/main/second-channels.js'
import { leftOver, sweep } from '../../src/main/sweeps.js'
import { updateHandler } from '../../src/main/updates.js'
import { bulkLane } from '../../src/notices/bulk-lane.js'
import { composer } from '../../src/notices/compose.js'
import { deliveryRepository } from '../../src/notices/delivery-repository.js'
import type { Repositories } from '../../src/operator/open.js'
import { accountRepository } from '../../src/people/accounts.js'
import { randomId } from '../../src/people/ids.js'
import { invitationRepository } from '../../src/people/invitations.js'
import { lookRepository } from '../../src/people/looks.js'
import { memberRepository } from '../../src/people/members.js'
import { createVault } from '../../src/people/vault.js'
import { petitionRepository } from '../../src/petitions/repository.js'
import { calendarRepository } from '../../src/roster/calendar-repository.js'
import { keyDateRepository } from '../../src/roster/key-date-repository.js'
import { windowRepository } from '../../src/roster/window-repository.js'
import { connect } from '../../src/store/connect.js'
import { createIndexes, indexesOf } from '../../src/store/indexes.js'
import { leaseRepository } from '../../src/store/leases.js'
import { settingsRepository } from '../../src/store/settings.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { chats } from './chats.js'
import { demoPack } from './demo-pack.js'
import { Crash, type Faults, faultsAt, tapModels } from './faults.js'
import { testKeys } from './keys.js'
import { testDatabase } from './stores.js'

/** What the replicas of a test share: the database, the machine's clock and the messenger. */
export interface Site {
  readonly uri: string
  readonly pack: Pack
  readonly chats: ReturnType<typeof chats>
  readonly clock: { now(): Date; wall(): Date }
  /** The second channels; none but where a test sets some. */
  readonly second: SecondChannel[]
  /** Lets time pass for everybody. */
  pass(ms: number): void
  /** `pack`: another than everybody else's, such as one with a new calendar. */
  replica(me?: string, pack?: Pack): Promise<Replica>
  close(): Promise<void>
}

/** A process of the service without HTTP and queue store: all else is the real thing. */
export type Replica = Awaited<ReturnType<typeof openReplica>>

/** A working morning, so that nothing is held unless a test lets it get late. */
const BEGINS = Date.parse('2026-11-25T10:00:00+08:00')

export async function openSite({ uri = testDatabase(), begins = BEGINS } = {}): Promise<Site> {
  const pack = demoPack
  let ahead = begins - Date.now()
  const time = () => new Date(Date.now() + ahead)
  const opened: Replica[] = []
  const site: Site = {
    uri,
    pack,
    chats: chats(),
    second: [],
    clock: { now: time, wall: time },
    pass(ms) {
      ahead += ms
    },
    async replica(me = randomId(), ownPack = pack) {
      const replica = await openReplica({ ...site, pack: ownPack }, me)
      opened.push(replica)
      return replica
    },
    async close() {
      for (const { connection } of opened) await connection.close()
    },
  }
  return site
}

const texts = loadTexts()

async function openReplica(site: Site, firstName: string) {
  const { clock, pack } = site
  const connection = await connect(site.uri)
  const vault = createVault(testKeys)
  const repositories: Repositories = {
    accounts: accountRepository(connection, { vault, clock, newId: randomId }),
    members: memberRepository(connection, { vault, clock }),
    invitations: invitationRepository(connection, { vault, clock }),
    looks: lookRepository(connection, { clock, newId: randomId }),
    conversations: conversationRepository(connection, vault),
    petitions: petitionRepository(connection, vault, {
      pack,
      calendar: workingCalendar({ overrides: pack.calendar }),
    }),
    evidence: evidenceRepository(connection, { vault, clock }),
    deliveries: deliveryRepository(connection, { clock, newId: randomId }),
    deadLetters: deadLetterRepository(connection, { vault, clock }),
    rosters: windowRepository(connection),
    calendars: calendarRepository(connection, vault),
    keyDates: keyDateRepository(connection),
    leases: leaseRepository(connection, clock),
  }
  const models = Object.values(repositories).map(({ model }) => model)
  await createIndexes(connection, [...indexesOf(models), ...contentIndexes])
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
  let faults: Faults = faultsAt()
  const client = site.chats.client(() => faults)
  tapModels([...models, repositories.petitions.counters], () => faults)
  const channel = telegramChannel({ client, accounts: repositories.accounts, texts, pack, log })
  const second = secondChannels({ channels: site.second, accounts: repositories.accounts, texts, pack })
  const outcomes: string[] = []
  let forged = 0
  let life = begin(firstName)

  /** What dies with the process: its name, its queue and its timers. */
  function begin(me: string) {
    const { petitions, evidence, accounts, deliveries } = repositories
    const jobs: { queue: string; id: string; at: number }[] = []
    const timers: { at: number; act: () => void }[] = []
    const wake = async (queue: string, id: string, ms = 0): Promise<void> => {
      try {
        await faults.effect(async () => {
          jobs.push({ queue, id, at: clock.wall().getTime() + ms })
        })
      } catch (error) {
        if (error instanceof Crash) throw error
      }
    }
    const office = openOffice({
      repositories,
      clock,
      pack,
      words: (message) => LANGUAGES.map((language) => texts.render(language, message)),
      wakeDelivery: (id) => wake(deliverNotice.queue, id),
      channels: second.names,
      offer: async () => undefined,
      inviteLink: () => undefined,
      startLink: (payload) => `https://t.me/bot?start=${payload}`,
      publicUrl: () => 'https://desk.example.org',
    })
    const { relay } = office
    const conversations = conversationService({
      conversations: repositories.conversations,
      clock,
      pack,
      me,
      newId: randomId,
      words: (message) => LANGUAGES.map((language) => texts.render(language, message)),
      run: (account, command) =>
        runCommand(account, command, {
          ...office.desk,
          accounts,
          channels: second.names,
          sendCode: second.sendCode,
          fetch: (id) => wake(fetchFile.queue, id),
        }),
      grants: async (account) => (await office.staff.acting(account))?.grants ?? [],
      send: channel.send,
      later: (ms, act) => timers.push({ at: clock.wall().getTime() + ms, act }),
      onFault: () => undefined,
      onForged: () => {
        forged += 1
      },
    })
    const handle = updateHandler({
      accounts,
      conversations,
      client,
      texts,
      pack,
      clock,
      botName: () => 'bot',
      offer: async () => undefined,
    })
    const deliverPorts = {
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
        content: 'full',
      }),
      when: office.when,
      random: () => 0,
      lane: bulkLane(clock),
      // Whoever waits for a place lets the test's time pass.
      pause: async (ms: number) => site.pass(ms),
      ended: office.report,
      tell: teller(channel, second),
      nextChannel: office.nextChannel,
      unopenedAt: office.unopenedAt,
      offered: (account: string, said: Say) => conversations.offer(account, said),
      unreachable: unreachable(accounts),
      again: (id: string, ms: number) => wake(deliverNotice.queue, id, ms),
      counted: (outcome: string) => {
        outcomes.push(outcome)
      },
    }
    const fetchPorts = {
      evidence,
      clock,
      fetch: fetchFromTelegram(client),
      tell: async (file: { id: string; account: string }, kind: 'file-refused' | 'file-failed') => {
        const delivery = await deliveries.add(`${file.id}-${kind}`, file.account, { kind, subject: file.id })
        await wake(deliverNotice.queue, delivery)
      },
      again: (id: string, ms: number) => wake(fetchFile.queue, id, ms),
    }
    const sweepPorts = {
      repositories,
      conversations,
      clock,
      log,
      relay,
      tellDuty: office.tellDuty,
      dutyReminder: office.dutyReminder,
      report: office.report,
      attender: office.attender,
      recompute: office.recompute,
      digest: office.digest,
      alertAgain: office.alertAgain,
      checkCases: () =>
        checkCasesOnceADay({
          repositories,
          settings: settingsRepository(connection),
          staff: office.staff,
          pack,
          clock,
        }),
      calendar: office.basis,
      swept: () => undefined,
      wakeDelivery: (id: string) => wake(deliverNotice.queue, id),
      wakeFetch: (id: string) => wake(fetchFile.queue, id),
    }
    return { jobs, timers, office, relay, conversations, handle, deliverPorts, fetchPorts, sweepPorts }
  }

  const replica = {
    connection,
    repositories,
    vault,
    logged,
    /** What lies in the queue. */
    queued: () => life.jobs,
    /** How tries to deliver ended, in order. */
    outcomes,
    forged: () => forged,
    channel,
    conversations: () => life.conversations,
    office: () => life.office,
    deliverPorts: () => life.deliverPorts,
    fetchPorts: () => life.fetchPorts,
    relay: (petition: string) => life.relay(petition),
    faults: () => faults,

    /** The process ends and another begins, on the same documents, with an empty queue. */
    restart({ me = randomId(), faults: next = faultsAt() } = {}): void {
      faults = next
      life = begin(me)
    },

    /** Takes one update as the receiver does; true once it may be acknowledged. `after` fails silently. */
    async take(updateId: number, chatId: number, input: Input, languageCode = 'en'): Promise<boolean> {
      const update = { kind: 'input', updateId, chatId, userId: chatId, languageCode, input } as const
      const committed = await life.handle(update).catch(() => undefined)
      await committed?.after().catch(() => undefined)
      return committed !== undefined
    },

    /** Runs what is in the queue and on the timers and due by now; a job that fails comes again a second later. */
    async work(): Promise<void> {
      for (;;) {
        const now = clock.wall().getTime()
        const timer = life.timers.find(({ at }) => at <= now)
        const job = life.jobs.find(({ at }) => at <= now)
        if (timer) {
          life.timers.splice(life.timers.indexOf(timer), 1)
          timer.act()
        } else if (job) {
          life.jobs.splice(life.jobs.indexOf(job), 1)
          try {
            if (job.queue === deliverNotice.queue) await deliverNotice.process(job, life.deliverPorts)
            else await fetchFile.process(job, life.fetchPorts)
          } catch (error) {
            if (error instanceof Crash) return
            life.jobs.push({ ...job, at: now + 1_000 })
          }
        } else return
      }
    },

    async sweep(options?: { all?: boolean }): Promise<void> {
      if (options?.all) {
        await repositories.deliveries.takeBack()
        await repositories.evidence.takeBack()
      }
      await sweep(life.sweepPorts, options)
    },

    /** Lets work, sweeps and time go on until nothing is left to be done or told. */
    async settle(options?: { all?: boolean }): Promise<void> {
      for (let minute = 0; minute < 60; minute += 1) {
        await replica.sweep(options)
        await replica.work()
        const { deliveries } = repositories
        const open = (await deliveries.count('pending')) + (await deliveries.count('sending'))
        if (open === 0 && (await leftOver(repositories, clock)) === 0) return
        site.pass(61_000)
      }
      const left = await leftOver(repositories, clock)
      throw new Error(`after an hour there is still something left (${left})`)
    },
  }
  return replica
}
