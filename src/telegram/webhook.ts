import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Answer } from './answer.js'
import type { CallOptions, TelegramClient } from './client.js'
import { faultOf } from './fault.js'
import type { InvalidReason, TelegramMetrics } from './metrics.js'
import type { Receive } from './receiver-ports.js'
import { ALLOWED_UPDATES } from './update-schema.js'

export interface WebhookOptions {
  readonly path: string
  readonly secret: string
  readonly receive: Receive
  readonly metrics: TelegramMetrics
}

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
const MAX_BODY = 1024 * 1024

/** What of a request failed before its update was read; nothing where the fault is ours. */
function misread(error: unknown): readonly [status: number, reason: InvalidReason] | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  if (error.statusCode === 413) return [413, 'too-large']
  const theirs = typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
  return theirs ? [400, 'not-json'] : undefined
}

/**
 * The webhook. 200 says committed (or nothing to do) and 503 that it has to come again; Telegram repeats anything
 * but 2xx. 410 must never be said: a day of it and Telegram takes the webhook away (facts.md 1.1).
 */
export async function webhookRoute(app: FastifyInstance, options: WebhookOptions): Promise<void> {
  const { path, receive, metrics } = options
  const secret = digest(options.secret)

  const turnAway = (reply: FastifyReply, status: number, reason: InvalidReason) => {
    metrics.invalidUpdate(reason)
    return reply.code(status).send({})
  }

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // As bytes: a character split between two chunks stays whole (T5). Whatever type is claimed, it must be JSON.
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_BODY },
      async (_request: unknown, body: Buffer) => parseJson(body),
    )

    // Before the body is read: a stranger costs us nothing.
    scope.addHook('onRequest', async (request, reply) => {
      const given = request.headers[SECRET_HEADER]
      if (typeof given === 'string' && timingSafeEqual(digest(given), secret)) return
      return turnAway(reply, 401, 'wrong-secret')
    })

    scope.setErrorHandler((error, request, reply) => {
      const failure = misread(error)
      if (failure) return turnAway(reply, ...failure)
      request.log.error({ fault: faultOf(error) }, 'the webhook failed')
      return reply.code(503).send({})
    })

    scope.post(path, async (request, reply) => {
      const received = await receive(request.body)
      switch (received) {
        case 'committed':
        case 'ignored':
          return reply.code(200).send({})
        case 'invalid':
          return reply.code(400).send({})
        case 'unavailable':
          return reply.code(503).send({})
      }
    })
  })
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw Object.assign(new Error('the body is not JSON'), { statusCode: 400 })
  }
}

/** Of equal length whatever was given, so that the comparison tells nothing, not even a length. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Tells Telegram where to send updates. What waits is kept. */
export function setWebhook(
  client: TelegramClient,
  url: string,
  secret: string,
  options: CallOptions & { readonly maxConnections?: number } = {},
): Promise<Answer<unknown>> {
  const { maxConnections, ...call } = options
  const payload = {
    url,
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    ...(maxConnections !== undefined && { max_connections: maxConnections }),
  }
  return client.call('setWebhook', payload, call)
}

/** To be called before polling: Telegram refuses `getUpdates` while a webhook is set. What waits is kept. */
export function deleteWebhook(client: TelegramClient, options: CallOptions = {}): Promise<Answer<unknown>> {
  return client.call('deleteWebhook', { drop_pending_updates: false }, options)
}
