import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { botRoutes, callMethod, type Stuck } from './bot-routes.js'
import { EventStreams } from './events.js'
import { Faults } from './faults.js'
import { FileStore } from './files.js'
import { Ledger } from './ledger.js'
import type { Desk } from './methods/method.js'
import { Office } from './office.js'
import { pageRoutes } from './page-routes.js'
import { People } from './people.js'
import { Poller } from './poller.js'
import { Rates } from './rates.js'
import type { SandboxSettings } from './settings.js'
import { WebhookSender } from './webhook.js'

export type { Fault } from './faults.js'
export { SANDBOX_TOKEN, type SandboxPerson, type SandboxSettings, sandboxTokenFor } from './settings.js'

export interface Sandbox {
  /** Adds the Bot API, the page and the page's API to the product's server, before it listens. */
  register(app: FastifyInstance): Promise<void>
  /** Ends what waits (polls, event streams, hanging calls) and closes the log. The server's closing does it too. */
  close(): Promise<void>
  /** What is to go wrong; see `Fault`. */
  readonly faults: Faults
  /** Acts as the people do on the page, for tests in the same process. */
  readonly people: People
}

/** Opens the sandbox: a Bot API server and its people, with everything that happened before. */
export async function createSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const folder = join(settings.dataDir, 'sandbox')
  const ledger = new Ledger(folder)
  const office = new Office(ledger, new FileStore(join(folder, 'files')), settings)
  const faults = new Faults()
  const people = new People(office)
  const poller = new Poller(office, faults)
  const streams = new EventStreams(office)
  const stuck: Stuck = new Set()
  const webhook = new WebhookSender(
    office,
    faults,
    (method, params) =>
      callMethod(method, { params, uploads: new Map(), signal: new AbortController().signal }, desk),
    settings.log,
  )
  const rates = new Rates(() => office.wall(), settings.burst)
  const desk: Desk = { office, poller, webhook, rates }

  let open = true
  const close = async () => {
    if (!open) return
    open = false
    poller.interrupt('closed')
    webhook.close()
    streams.close()
    for (const reply of stuck) reply.raw.destroy()
    // The calls that were just ended answer in the next turn and may still look at the log.
    await new Promise((resolve) => setImmediate(resolve))
    ledger.close()
  }

  return {
    faults,
    people,
    close,
    register: async (app) => {
      await app.register(async (scope) => botRoutes(scope, { desk, faults, stuck }))
      await app.register(async (scope) => pageRoutes(scope, { people, faults, streams }))
      app.addHook('onReady', async () => webhook.wake())
      app.addHook('preClose', close)
    },
  }
}
