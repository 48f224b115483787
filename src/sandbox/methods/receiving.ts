import { z } from 'zod'
import type { Change } from '../changes.js'
import { badRequest } from '../errors.js'
import { flag, integer, json, within } from '../params.js'
import { type Desk, method } from './method.js'

const Allowed = json(z.array(z.string())).optional()

/** `getUpdates` */
export const getUpdates = method(
  z.object({
    offset: integer.default(0),
    limit: integer.default(100),
    timeout: integer.default(0),
    allowed_updates: Allowed,
  }),
  async ({ offset, limit, timeout, allowed_updates }, desk, call) => {
    if (!within(limit, 1, 100)) limit = 100
    const changes = allow(desk, allowed_updates)
    if (changes.length > 0) desk.office.ledger.commit(...changes)
    return await desk.poller.poll({ offset, limit, timeout }, call.signal)
  },
)

/** `setWebhook`: plain HTTP on any port goes, as with a local Bot API server; an empty address removes it. */
export const setWebhook = method(
  z.object({
    url: z.string().default(''),
    secret_token: z.string().optional(),
    max_connections: integer.optional(),
    drop_pending_updates: flag.optional(),
    allowed_updates: Allowed,
  }),
  (params, desk) => {
    if (params.url === '') return removeWebhook(desk, params.drop_pending_updates ?? false)
    if (!/^https?:$/.test(URL.canParse(params.url) ? new URL(params.url).protocol : '')) {
      throw badRequest('bad webhook: invalid URL specified')
    }
    if (params.secret_token && !/^[A-Za-z0-9_-]{1,256}$/.test(params.secret_token)) {
      throw badRequest('secret token contains unallowed characters')
    }
    desk.office.ledger.commit(
      ...drop(desk, params.drop_pending_updates ?? false),
      ...allow(desk, params.allowed_updates),
      {
        kind: 'webhook',
        webhook: {
          url: params.url,
          ...(params.secret_token ? { secret: params.secret_token } : {}),
          maxConnections: Math.min(Math.max(params.max_connections ?? 40, 1), 100),
        },
      },
    )
    desk.poller.interrupt('webhook')
    desk.webhook.reset()
    return true
  },
)

/** `deleteWebhook` */
export const deleteWebhook = method(z.object({ drop_pending_updates: flag.optional() }), (params, desk) =>
  removeWebhook(desk, params.drop_pending_updates ?? false),
)

/** `getWebhookInfo` */
export const getWebhookInfo = method(z.object({}), (_, desk) => {
  const { webhook, waiting, allowed } = desk.office.world
  const error = desk.webhook.lastError
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: waiting.size,
    ...(webhook ? { max_connections: webhook.maxConnections } : {}),
    ...(webhook && error ? { last_error_date: error.date, last_error_message: error.message } : {}),
    ...(allowed ? { allowed_updates: allowed } : {}),
  }
})

function removeWebhook(desk: Desk, dropPending: boolean): true {
  desk.office.ledger.commit(...drop(desk, dropPending), { kind: 'webhook', webhook: null })
  desk.webhook.reset()
  return true
}

function drop(desk: Desk, pending: boolean): Change[] {
  if (!pending) return []
  desk.poller.drop()
  return [{ kind: 'settled', updates: [...desk.office.world.waiting.keys()] }]
}

/** Not given: the former setting stays. Empty: back to the default. */
function allow(desk: Desk, kinds: readonly string[] | undefined): Change[] {
  if (!kinds) return []
  const wanted = kinds.length === 0 ? null : kinds
  return JSON.stringify(wanted) === JSON.stringify(desk.office.world.allowed)
    ? []
    : [{ kind: 'allowed', kinds: wanted }]
}
