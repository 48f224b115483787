import type { Language, Message } from '../config/texts.types.js'

/** A file that somebody sent: the messenger's handle on it and what the messenger says it is. */
export interface SentFile {
  readonly kind: 'photo' | 'document' | 'voice' | 'audio' | 'video'
  readonly fileId: string
  /** Stable for the same content, so that a file sent twice can be told. */
  readonly uniqueId: string
  readonly name?: string
  readonly mime?: string
  /** Bytes, as the messenger says. */
  readonly size?: number
}

/** What came in, with nothing of the messenger in it. */
export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly forwarded?: boolean }
  /** `/status XF-…`: name without the slash, lower case; argument trimmed, may be empty. */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** A button: `verb:id:revision`. Dialogue buttons have verb `d`, the choice as id and the turn as revision. */
  | { readonly kind: 'press'; readonly verb: string; readonly id: string; readonly revision: number }
  /** Button data that this product never made. */
  | { readonly kind: 'forged' }
  | { readonly kind: 'file'; readonly file: SentFile; readonly caption?: string; readonly album?: string }
  | {
      readonly kind: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly title?: string
    }
  /** `own` tells whether the contact is the sender's. */
  | { readonly kind: 'contact'; readonly phone: string; readonly name: string; readonly own: boolean }
  /** The sender changed an earlier message; never taken for the original. */
  | { readonly kind: 'edit' }
  /** Something that has no use here: a sticker, a poll, a dice … */
  | { readonly kind: 'other'; readonly what: string }

/** One button: what it is called and what a press of it means. */
export interface Choice {
  readonly label: Message
  readonly verb: string
  /** 1 to 48 of `A-Za-z0-9_-`. */
  readonly id: string
  readonly revision: number
}

/** A keyboard in place of the phone's own, for what only it can do: share a contact or a location. */
export interface ReplyKeyboard {
  readonly share: 'contact' | 'location'
  readonly shareLabel: Message
  /** Rows of plain buttons; a press sends the label as text. */
  readonly rows: readonly (readonly Message[])[]
}

/** A file that the service makes itself. */
export interface Upload {
  readonly kind: 'photo' | 'document'
  /** With its extension, by which a phone knows what to do with it. */
  readonly name: string
  /** Base64, so that what is owed to be said can be stored as JSON. */
  readonly content: string
}

/** What an upload holds at most; with a conversation it is stored, sealed, until it was said. */
export const UPLOAD_BYTES_AT_MOST = 150_000

/** @throws RangeError when there is nothing in it or too much to be kept with a conversation */
export function uploadOf(kind: Upload['kind'], name: string, bytes: Buffer): Upload {
  if (bytes.length === 0 || bytes.length > UPLOAD_BYTES_AT_MOST) {
    throw new RangeError(`an upload holds 1 to ${UPLOAD_BYTES_AT_MOST} bytes, not ${bytes.length}`)
  }
  return { kind, name, content: bytes.toString('base64') }
}

/** What is to be said: one message, its paragraphs in order. */
export interface Say {
  readonly text: readonly Message[]
  /** Rows of buttons under the message. */
  readonly choices?: readonly (readonly Choice[])[]
  readonly keyboard?: ReplyKeyboard | 'remove'
  /** A file that was handed in before, by the messenger's handle on it; the text comes after it. */
  readonly file?: Pick<SentFile, 'kind' | 'fileId'>
  /** A file of the service's own; the text comes after it. Made by `uploadOf`, which sees to its size. */
  readonly upload?: Upload
}

/** A message together with the language it is to be said in. */
export interface Spoken {
  readonly say: Say
  readonly language: Language
}
