import mongoose from 'mongoose'
import type { Logger } from 'pino'
import type { Environment } from '../config/env.js'
import { loadPack, type Pack, packFolder } from '../config/pack.js'
import { conversationRepository } from '../dialogues/conversation-repository.js'
import { deadLetterRepository } from '../dialogues/dead-letters.js'
import { contentIndexes, evidenceRepository } from '../documents/evidence-repository.js'
import { openStores, type StoreSettings, type Stores } from '../embedded/open-stores.js'
import { deliveryRepository } from '../notices/delivery-repository.js'
import { accountRepository } from '../people/accounts.js'
import { randomId } from '../people/ids.js'
import { invitationRepository } from '../people/invitations.js'
import { lookRepository } from '../people/looks.js'
import { memberRepository } from '../people/members.js'
import { createVault, type Vault } from '../people/vault.js'
import { petitionRepository } from '../petitions/repository.js'
import { calendarRepository } from '../roster/calendar-repository.js'
import { keyDateRepository } from '../roster/key-date-repository.js'
import { windowRepository } from '../roster/window-repository.js'
import { connect } from '../store/connect.js'
import { bringIndexes, indexesOf, type WantedIndex } from '../store/indexes.js'
import { leaseRepository } from '../store/leases.js'
import { type Settings, settingsRepository } from '../store/settings.js'
import { workingCalendar } from '../time/calendar.js'
import { type Clock, systemClock } from '../time/clock.js'
import { checkIndexes } from './check-indexes.js'
import { refuseHalfFilled } from './fill.js'
import { type OpenedVault, openVault } from './keys.js'

/** Everything that the service and the operator's commands work on. */
export interface Desk {
  readonly environment: Environment
  readonly stores: Stores
  readonly connection: mongoose.Connection
  readonly settings: Settings
  readonly opened: OpenedVault
  readonly pack: Pack
  readonly clock: Clock
  /** Moves the office's clock; only the sandbox does. */
  setClock(to: Date): Promise<void>
  readonly repositories: Repositories
  /** Connections first, then the embedded stores. */
  close(): Promise<void>
}

export type Repositories = ReturnType<typeof repositoriesOf>

function repositoriesOf(connection: mongoose.Connection, vault: Vault, clock: Clock, pack: Pack) {
  return {
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
}

const CLOCK = 'sandbox-clock'

/** `attach`: work beside a running service; `only`: leave the queues alone. */
export interface OpenOptions {
  readonly log: Logger
  readonly attach?: boolean
  readonly only?: 'documents'
  /** Where they were loaded already. */
  readonly pack?: Pack
  readonly stores?: Promise<Stores>
  readonly onCrash?: (error: Error) => void
}

/**
 * Opens stores, keys and repositories.
 * @throws StoreError, FillError, IndexError, KeyError, PackError: each with a line for the operator
 */
export async function openDesk(environment: Environment, options: OpenOptions): Promise<Desk> {
  const pack = options.pack ?? (await loadPack(packFolder(environment.pack)))
  const { dataDir, personalDataKeys } = environment
  const stores = await (options.stores ?? openStores(storeSettings(environment, options)))
  let connection: mongoose.Connection | undefined
  try {
    connection = await connect(stores.documents)
    const settings = settingsRepository(connection)
    await refuseHalfFilled(settings)
    const wanted = wantedIndexes(pack)
    if (stores.embedded.documents) await bringIndexes(connection, wanted)
    else await checkIndexes(connection, wanted, options.log)
    const opened = await openVault(settings, {
      dataDir,
      embedded: stores.embedded.documents,
      make: stores.embedded.documents && options.attach !== true,
      ...(personalDataKeys === undefined ? {} : { keys: personalDataKeys }),
    })
    let ahead = environment.sandbox ? await storedAhead(settings) : 0
    const clock = systemClock(() => ahead)
    const repositories = repositoriesOf(connection, opened.vault, clock, pack)
    const open = connection
    return {
      environment,
      stores,
      connection,
      settings,
      opened,
      pack,
      clock,
      async setClock(to) {
        ahead = Math.max(ahead, to.getTime() - clock.wall().getTime())
        await settings.set(CLOCK, ahead)
      },
      repositories,
      async close() {
        await open.close()
        await stores.close()
      },
    }
  } catch (error) {
    await connection?.close().catch(() => undefined)
    await stores.close()
    throw error
  }
}

/** What the environment says of the stores. */
export const storeSettings = (
  { mongodbUri, redisUrl, dataDir }: Environment,
  options: OpenOptions,
): StoreSettings => ({ ...options, mongodbUri, redisUrl, dataDir })

/** Seals nothing: it is for asking the repositories which indexes they want. */
const nobodysVault = createVault({ current: '', keys: new Map(), lookup: Buffer.alloc(32) })

/** Every index that the product wants. */
export function wantedIndexes(pack: Pack): WantedIndex[] {
  const nowhere = mongoose.createConnection()
  const repositories = repositoriesOf(nowhere, nobodysVault, systemClock(), pack)
  const wanted = indexesOf(Object.values(repositories).map(({ model }) => model))
  void nowhere.close()
  return [...wanted, ...contentIndexes]
}

async function storedAhead(settings: Settings): Promise<number> {
  const ahead = await settings.get(CLOCK)
  return typeof ahead === 'number' && Number.isFinite(ahead) ? Math.max(0, ahead) : 0
}
