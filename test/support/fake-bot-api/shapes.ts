/** A call that reached the fake. */
export interface Call {
  readonly number: number
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
  /** What was made of it: `ok` took effect (the answer may still have been lost). */
  outcome: 'ok' | 'error' | 'open'
}

export interface Button {
  readonly text: string
  readonly callback_data?: string
  readonly request_contact?: boolean
  readonly request_location?: boolean
}

export interface Markup {
  readonly inline_keyboard?: readonly (readonly Button[])[]
  readonly keyboard?: readonly (readonly Button[])[]
  readonly remove_keyboard?: boolean
}

/** A message that the bot sent. */
export interface BotMessage {
  readonly message_id: number
  readonly chatId: number
  /** Place among all that happened at the fake, so that "after" can be asked. */
  readonly number: number
  text: string
  markup: Markup | undefined
}

/** How a call goes wrong. */
export interface Fault {
  /** Absent: every method (`file` is the download of one). */
  readonly method?: string
  readonly kind: /** 429; nothing is done. */
    | 'limited'
    /** 500; nothing is done. */
    | 'error'
    /** No answer until the caller leaves; nothing is done. */
    | 'hang'
    /** Done, but the connection breaks before the answer. */
    | 'lost'
    /** The connection breaks; nothing is done. */
    | 'reset'
    /** A proxy's page in place of JSON; nothing is done. */
    | 'html'
    /** Whatever `status` and `description` say; nothing is done. */
    | 'refuse'
    /** `getUpdates` gives confirmed updates once more. */
    | 'repeat'
    /** `getUpdates` gives the newest first. */
    | 'reorder'
  /** How many calls it meets; once if not said. */
  readonly times?: number
  readonly retryAfter?: number
  readonly status?: number
  readonly description?: string
  /** Only calls like this. */
  readonly where?: (payload: Readonly<Record<string, unknown>>) => boolean
}

/** What the Bot API answers: `result`, or an error. */
export type Reply =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false
      readonly error_code: number
      readonly description: string
      readonly parameters?: Readonly<Record<string, number>>
    }

export function refuse(error_code: number, description: string, parameters?: Record<string, number>): Reply {
  return { ok: false, error_code, description, ...(parameters && { parameters }) }
}

export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object, also when it came as its JSON, which the Bot API takes for the same. */
export function objectOf(value: unknown): Json | undefined {
  if (typeof value !== 'string') return isObject(value) ? value : undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
