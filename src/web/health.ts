import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import { loggable } from './errors.js'

/** Whether work can be taken now, and if not, why: short words for the operator, never a person's. */
export interface Readiness {
  readonly ok: boolean
  readonly reasons: readonly string[]
}

/** `GET /healthz` (the process answers), `GET /readyz` (it can take work) and `GET /metrics` (Prometheus). */
export function serveHealth(
  app: FastifyInstance,
  metrics: Registry,
  ready: () => Promise<Readiness>,
  readyTimeoutMs: number,
): void {
  app.get('/healthz', async () => ({ ok: true }))

  app.get('/readyz', async (request, reply) => {
    let readiness: Readiness
    try {
      readiness = await within(ready(), readyTimeoutMs)
    } catch (error) {
      request.log.error({ error: loggable(error) }, 'readiness check failed')
      readiness = { ok: false, reasons: ['the readiness check itself failed'] }
    }
    return reply.code(readiness.ok ? 200 : 503).send({ ok: readiness.ok, reasons: readiness.reasons })
  })

  app.get('/metrics', async (_request, reply) => {
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}

/** A check that hangs, as one on a database that is away does, is an answer too. */
async function within(check: Promise<Readiness>, limitMs: number): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(
      () => resolve({ ok: false, reasons: [`the readiness check took over ${limitMs} ms`] }),
      limitMs,
    )
  })
  try {
    return await Promise.race([check, late])
  } finally {
    clearTimeout(timer)
  }
}
