import { randomBytes } from 'node:crypto'
import type { Change } from './changes.js'
import { PageError } from './errors.js'
import { describe, type FileKind, type Uploaded } from './files.js'
import type { NewUpdate, Office } from './office.js'
import type { SandboxPerson } from './settings.js'
import type { Content, Message, MessageEntity } from './shapes.js'

/** Who is added. */
export type NewPerson = Omit<SandboxPerson, 'id' | 'phone'>

/** Added people have numbers of their own, so that a pack may grow. */
const FIRST_ADDED = 5001

export interface SendText {
  readonly text: string
  readonly replyTo?: number | undefined
  /** The text of somebody else, passed on. */
  readonly forwarded?: boolean | undefined
}

/** What people do in their chats. Each act is in the log, update and all, when its function returns. */
export class People {
  constructor(readonly office: Office) {}

  add(given: NewPerson): SandboxPerson {
    const id = Math.max(FIRST_ADDED - 1, ...this.office.world.persons.keys()) + 1
    const person = { ...given, id, phone: `1390000${String(id).padStart(4, '0')}` }
    this.office.ledger.commit({ kind: 'person', person })
    return person
  }

  /** Renames somebody or sets the language of their phone. Who is called by their title is so in each language. */
  change(
    id: number,
    given: { name?: string | undefined; language?: 'zh-CN' | 'en' | undefined },
  ): SandboxPerson {
    const old = this.#known(id)
    const language = given.language ?? old.language
    const titled = old.name === old.title[old.language]
    const name = given.name ?? (titled ? old.title[language] : old.name)
    const person = { ...old, name, language }
    this.office.ledger.commit({ kind: 'person', person })
    return person
  }

  /** Telegram's own apps cut a long text into messages; so does this. */
  text(id: number, { text, replyTo, forwarded }: SendText): Message[] {
    const person = this.#writer(id)
    const trimmed = text.trim()
    if (trimmed === '') throw new PageError(400, 'there is no text')
    const extra = {
      ...this.#replied(id, replyTo),
      ...(forwarded ? { forward_origin: this.#stranger() } : {}),
    }
    const pieces = splitText(trimmed)
    return this.#say(
      person,
      pieces.map((piece) => ({ text: piece, ...entitiesOf(piece), ...extra })),
    )
  }

  /** Changes a text of one's own. */
  edit(id: number, messageId: number, text: string): Message {
    const person = this.#writer(id)
    const old = this.office.world.chat(id).messages.get(messageId)
    if (!old || old.from.id !== id || old.text === undefined)
      throw new PageError(404, 'no such text of yours')
    const { entities: _, ...rest } = old
    const message = { ...rest, text, ...entitiesOf(text), edit_date: this.office.seconds() }
    this.office.ledger.commit(
      { kind: 'edited', message },
      ...this.office.enqueue([
        { kind: 'edited_message', body: { edited_message: message }, queue: `chat:${person.id}` },
      ]),
    )
    return message
  }

  /** Presses an inline button; the id tells the answer when it comes. Any data goes, as from a forged client. */
  press(id: number, messageId: number, data: string): string {
    const person = this.#writer(id)
    const bytes = Buffer.byteLength(data)
    if (bytes < 1 || bytes > 64) throw new PageError(400, 'data of a button is 1 to 64 bytes')
    const message = this.office.world.chat(id).messages.get(messageId)
    if (!message?.from.is_bot) throw new PageError(404, 'no such message of the bot')
    const press = {
      id: randomBytes(8).readBigUInt64BE().toString(),
      chat: id,
      message: messageId,
      at: this.office.wall(),
    }
    const query = {
      id: press.id,
      from: this.office.user(person),
      message,
      chat_instance: this.office.chatInstance(person),
      data,
    }
    this.office.ledger.commit(
      { kind: 'pressed', press },
      ...this.office.enqueue([
        { kind: 'callback_query', body: { callback_query: query }, queue: `press:${id}` },
      ]),
    )
    return press.id
  }

  /** One file is a message; several are an album, which is as many messages put in line at once. */
  files(
    id: number,
    kind: FileKind,
    uploads: readonly Uploaded[],
    options: { caption?: string | undefined; duration?: number | undefined } = {},
  ): Message[] {
    const person = this.#writer(id)
    if (uploads.length === 0) throw new PageError(400, 'there is no file')
    if (uploads.length > 10) throw new PageError(400, 'an album is 2 to 10 files')
    if (uploads.length > 1 && kind === 'voice') throw new PageError(400, 'voice messages come one by one')
    if (kind === 'photo' && uploads.some((upload) => !upload.picture)) {
      throw new PageError(400, 'not a picture; it can be sent as a document')
    }
    const album = uploads.length > 1 ? { media_group_id: randomBytes(8).readBigUInt64BE().toString() } : {}
    const order = this.office.world.paths.size
    const described = uploads.map((upload, index) =>
      describe(kind, upload, order + index + 1, options.duration ?? 0),
    )
    const captions = options.caption ? { caption: options.caption, ...captionEntities(options.caption) } : {}
    return this.#say(
      person,
      described.map(({ content }, index) => ({ ...content, ...album, ...(index === 0 ? captions : {}) })),
      described.map(({ change }) => change),
    )
  }

  location(
    id: number,
    latitude: number,
    longitude: number,
    venue?: { title: string; address: string },
  ): Message {
    const location = { latitude, longitude }
    const content = venue ? { location, venue: { location, ...venue } } : { location }
    return this.#one(this.#writer(id), content)
  }

  /** `own` contacts carry the sender's id. */
  contact(id: number, phone: string, name: string, own: boolean): Message {
    const contact = { phone_number: phone, first_name: name, ...(own ? { user_id: id } : {}) }
    return this.#one(this.#writer(id), { contact })
  }

  sticker(id: number, emoji: string): Message {
    const unique = Buffer.from(emoji).toString('base64url')
    const sticker = {
      file_id: `CAAC${unique}`,
      file_unique_id: `AgAD${unique}`,
      file_size: 1024,
      type: 'regular' as const,
      emoji,
      width: 512,
      height: 512,
      is_animated: false,
      is_video: false,
    }
    return this.#one(this.#writer(id), { sticker })
  }

  /** Blocks or unblocks the bot; it is told by `my_chat_member`, as on Telegram. */
  block(id: number, blocked: boolean): void {
    const person = this.#known(id)
    if (this.office.world.chat(id).blocked === blocked) return
    const member = (left: boolean) => ({
      user: this.office.bot,
      ...(left ? { status: 'kicked', until_date: 0 } : { status: 'member' }),
    })
    const body = {
      my_chat_member: {
        chat: this.office.chatOf(person),
        from: this.office.user(person),
        date: this.office.seconds(),
        old_chat_member: member(!blocked),
        new_chat_member: member(blocked),
      },
    }
    this.office.ledger.commit(
      { kind: 'blocked', chat: id, blocked },
      ...this.office.enqueue([{ kind: 'my_chat_member', body, queue: `member:${id}` }]),
    )
  }

  #known(id: number): SandboxPerson {
    const person = this.office.person(id)
    if (!person) throw new PageError(404, 'no such person')
    return person
  }

  #writer(id: number): SandboxPerson {
    const person = this.#known(id)
    if (this.office.world.chat(id).blocked) throw new PageError(409, 'the bot is blocked; unblock it first')
    return person
  }

  #replied(id: number, replyTo: number | undefined): Partial<Message> {
    const message = replyTo === undefined ? undefined : this.office.world.chat(id).messages.get(replyTo)
    if (!message) return {}
    const { reply_to_message: _, ...flat } = message
    return { reply_to_message: flat }
  }

  #stranger() {
    return { type: 'hidden_user' as const, sender_user_name: 'DEMO', date: this.office.seconds() }
  }

  #one(person: SandboxPerson, content: Content): Message {
    return this.#say(person, [content])[0] as Message
  }

  #say(
    person: SandboxPerson,
    contents: readonly (Content & Partial<Message>)[],
    before: readonly Change[] = [],
  ): Message[] {
    const from = this.office.user(person)
    const messages = contents.map((content, index) => this.office.message(person, from, content, index))
    const updates = messages.map(
      (message): NewUpdate => ({ kind: 'message', body: { message }, queue: `chat:${person.id}` }),
    )
    this.office.ledger.commit(
      ...before,
      ...messages.map((message): Change => ({ kind: 'message', message })),
      ...this.office.enqueue(updates),
    )
    return messages
  }
}

const TEXT_LIMIT = 4096

function splitText(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > TEXT_LIMIT) {
    const split = isHighSurrogate(rest, TEXT_LIMIT - 1) ? TEXT_LIMIT - 1 : TEXT_LIMIT
    pieces.push(rest.slice(0, split))
    rest = rest.slice(split)
  }
  return [...pieces, rest]
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}

const MARKS = [
  { type: 'bot_command', pattern: /(?<![\w/])\/[A-Za-z0-9_]{1,32}/g },
  { type: 'url', pattern: /https?:\/\/[^\s<>"']+/g },
] as const

function marks(text: string): MessageEntity[] {
  return MARKS.flatMap(({ type, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length })),
  )
}

function entitiesOf(text: string): { entities?: MessageEntity[] } {
  const entities = marks(text)
  return entities.length > 0 ? { entities } : {}
}

function captionEntities(text: string): { caption_entities?: MessageEntity[] } {
  const entities = marks(text)
  return entities.length > 0 ? { caption_entities: entities } : {}
}
