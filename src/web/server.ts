import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Registry } from 'prom-client'
import { answerErrors, answerUnrouted, secureAnswers } from './answers.js'
import { drainOnClose } from './drain.js'
import { listenError } from './errors.js'
import { type Readiness, serveHealth } from './health.js'

export { WebError, type WebErrorCode } from './errors.js'
export type { Readiness } from './health.js'

export interface WebOptions {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly log: FastifyBaseLogger
  readonly metrics: Registry
  readonly ready: () => Promise<Readiness>
  /** Adds the routes of other rooms: the webhook, the sandbox, pages. */
  readonly register: (app: FastifyInstance) => Promise<void>
  /** Bytes of a body that a route without a limit of its own takes; 1 MB if not given. */
  readonly bodyLimit?: number
  /** How long `close` waits for answers under way; 1 s if not given. */
  readonly graceMs?: number
  /** How long `/readyz` waits for `ready`; 2 s if not given. */
  readonly readyTimeoutMs?: number
}

/** The HTTP server of one process. */
export interface Web {
  readonly app: FastifyInstance
  /** Starts to listen; throws a `WebError` with one line for the operator where it cannot. */
  listen(): Promise<{ readonly host: string; readonly port: number; readonly url: string }>
  /** Takes no new requests, finishes those under way within the grace, cuts the rest. May be called twice. */
  close(): Promise<void>
}

const MEGABYTE = 1_048_576
/** A whole request, a file over a slow line included, must have come in by then. */
const REQUEST_TIMEOUT_MS = 120_000
const HEADERS_TIMEOUT_MS = 15_000
/** A silent connection is cut: above the 50 s of a long poll, so that none of those is. */
const CONNECTION_TIMEOUT_MS = 130_000
/** Above the 60 s that balancers keep idle connections for, so that they never reuse one just closed. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000

/** Makes the server with its health routes and whatever `register` adds; it doesn't listen yet. */
export async function createWeb(options: WebOptions): Promise<Web> {
  const { host, port, log, metrics, ready, register } = options
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    // One line per request would write addresses, and with them case numbers, into the log.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit ?? MEGABYTE,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    routerOptions: { maxParamLength: 256 },
    forceCloseConnections: true,
    return503OnClosing: true,
    frameworkErrors: answerUnrouted,
  })
  drainOnClose(app, options.graceMs ?? 1_000)
  secureAnswers(app)
  answerErrors(app)
  serveHealth(app, metrics, ready, options.readyTimeoutMs ?? 2_000)
  await register(app)
  await app.ready()

  return {
    app,
    async listen() {
      try {
        await app.listen({ host, port })
      } catch (error) {
        throw listenError(error, host, port)
      }
      const address = app.server.address()
      const bound = address !== null && typeof address === 'object' ? address.port : port
      return { host, port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` }
    },
    close: async () => {
      await app.close()
    },
  }
}
