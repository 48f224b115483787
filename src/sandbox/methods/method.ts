import { z } from 'zod'
import { ApiError, badRequest } from '../errors.js'
import type { Uploaded } from '../files.js'
import type { Office } from '../office.js'
import type { Poller } from '../poller.js'
import type { Rates } from '../rates.js'
import type { SandboxPerson } from '../settings.js'
import type { WebhookSender } from '../webhook.js'

/** One call of a method, as it came. */
export interface Call {
  readonly params: Readonly<Record<string, unknown>>
  /** Files of a form, by field name. */
  readonly uploads: ReadonlyMap<string, Uploaded>
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal
}

/** What methods work with. */
export interface Desk {
  readonly office: Office
  readonly poller: Poller
  readonly webhook: WebhookSender
  readonly rates: Rates
}

export type Method = (call: Call, desk: Desk) => unknown

/** A method whose parameters are read by a schema; the first mistake is answered with 400. */
export function method<S extends z.ZodObject>(
  schema: S,
  run: (params: z.output<S>, desk: Desk, call: Call) => unknown,
): Method {
  return (call, desk) => {
    const read = schema.safeParse(call.params)
    if (read.success) return run(read.data, desk, call)
    const issue = read.error.issues[0]
    throw badRequest(`wrong parameter ${issue?.path.join('.')} in request: ${issue?.message}`)
  }
}

export const ChatId = { chat_id: z.union([z.string(), z.number()]).optional() }

/** The person whose chat is meant; 400 for a chat that the bot can't know, 403 for one who blocked it. */
export function personOf(office: Office, given: string | number | undefined, act = true): SandboxPerson {
  if (given === undefined || given === '') throw badRequest('chat_id is empty')
  const person = office.reachable(Number(given))
  if (!person) throw badRequest('chat not found')
  if (act && office.world.chat(person.id).blocked) {
    throw new ApiError(403, 'Forbidden: bot was blocked by the user')
  }
  return person
}
