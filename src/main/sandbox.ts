import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Desk } from '../operator/open.js'
import type { Behind } from '../sandbox/behind.js'
import { createSandbox, SANDBOX_TOKEN, type SandboxSettings, sandboxTokenFor } from '../sandbox/server.js'
import { sandboxPersons } from './persons.js'

/** The sandbox in place of Telegram: its bot's token, and its routes. */
export async function openSandbox(
  { environment, clock, pack }: Desk,
  log: Logger,
  { moveClock, behind }: Pick<SandboxSettings, 'moveClock'> & { readonly behind: Behind },
): Promise<{ token: string; register(app: FastifyInstance): Promise<void> }> {
  const { adminToken, dataDir } = environment
  const token = adminToken === undefined ? SANDBOX_TOKEN : sandboxTokenFor(adminToken)
  const sandbox = await createSandbox({
    dataDir,
    token,
    clock,
    persons: sandboxPersons(pack),
    office: pack.office.name,
    place: pack.office.location,
    moveClock,
    behind,
    ...(adminToken === undefined ? {} : { adminToken }),
    log,
  })
  return { token, register: (app) => sandbox.register(app) }
}
