import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { loggable } from './errors.js'

/**
 * Headers for every answer that doesn't set its own: nothing may be framed, sniffed, cached or loaded from
 * elsewhere. A page that needs more sets its own `content-security-policy`.
 */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

export function secureAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => secure(reply))
}

function secure(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!reply.hasHeader(name)) reply.header(name, value)
}

/** Errors are answered with their status alone: no text of ours or of a library, no address, no input. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404))
}

/** As the error handler, for what Fastify finds wrong before routing (a broken address): no hook runs there. */
export function answerUnrouted(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  secure(reply)
  return answerError(error, request, reply)
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error)
  // The route's pattern, not the address: an address can hold a case number or a token.
  const route = request.routeOptions?.url ?? 'none'
  if (status >= 500)
    request.log.error({ status, method: request.method, route, error: loggable(error) }, 'request failed')
  else
    request.log.info({ status, method: request.method, route, code: loggable(error).code }, 'request refused')
  return refuse(reply, status)
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).send({ error: STATUS_CODES[status] ?? 'Error' })
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status < 600
    ? status
    : 500
}
