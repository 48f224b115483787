import { buttonsOf } from './methods.js'
import type { BotMessage, Button, Json } from './shapes.js'
import type { World } from './world.js'

export interface PersonOptions {
  /** The language of the person's app; `en` if not said. */
  readonly language?: string
  readonly firstName?: string
}

export interface FileOptions {
  readonly caption?: string
  /** The album's id; send its items with the same one. */
  readonly album?: string
  readonly bytes?: Uint8Array
  readonly name?: string
  readonly mime?: string
  /** Bytes, where Telegram is to claim another size than the true one. */
  readonly size?: number
}

type Matcher = string | RegExp

/** Somebody at a phone, in a private chat with the bot. Every act pushes one update and gives its id. */
export class Person {
  readonly #from: Json
  /** What came before the person's last act was not an answer to it. */
  #lastAct = 0

  constructor(
    readonly id: number,
    private readonly world: World,
    { language = 'en', firstName = 'Test' }: PersonOptions = {},
  ) {
    world.chats.add(id)
    this.#from = { id, is_bot: false, first_name: firstName, language_code: language }
  }

  text(text: string): number {
    return this.message({ text })
  }

  forward(text: string): number {
    const origin = { type: 'hidden_user', sender_user_name: 'Somebody', date: this.world.date() }
    return this.message({ text, forward_origin: origin, forward_date: origin.date })
  }

  /** Presses a button of the last message that has some (or the one given), by its label, label's start or data. */
  press(labelOrData: string, { on }: { on?: number } = {}): number {
    const message = this.#withButtons(on)
    const inline = buttonsOf(message?.markup?.inline_keyboard)
    const button = find(inline, labelOrData)
    if (message && button?.callback_data !== undefined)
      return this.pressData(button.callback_data, message.message_id)
    const plain = find(this.keyboard(), labelOrData)
    if (plain && !plain.request_contact && !plain.request_location) return this.text(plain.text)
    const there = [...inline, ...this.keyboard()].map(({ text }) => text).join(' | ')
    throw new Error(`no button "${labelOrData}" for ${this.id}; there is: ${there || 'none'}`)
  }

  /** Presses with whatever data, as a modified app could. */
  pressData(data: string, messageId?: number): number {
    const id = `press-${this.world.number()}`
    this.world.openPresses.add(id)
    const message = {
      message_id: messageId ?? this.world.number(),
      date: this.world.date(),
      chat: this.#chat(),
    }
    return this.#act({ callback_query: { id, from: this.#from, message, data, chat_instance: '1' } })
  }

  photo(options: FileOptions = {}): number {
    const small = { ...this.#file({ bytes: Buffer.from('small') }), width: 90, height: 60 }
    const large = { ...this.#file(options), width: 900, height: 600 }
    return this.message({ photo: [small, large], ...captions(options) })
  }

  document(options: FileOptions = {}): number {
    return this.message({ document: this.#file(options), ...captions(options) })
  }

  voice(options: FileOptions = {}): number {
    return this.message({ voice: { ...this.#file({ mime: 'audio/ogg', ...options }), duration: 3 } })
  }

  video(options: FileOptions = {}): number {
    return this.message({
      video: { ...this.#file({ mime: 'video/mp4', ...options }), duration: 3 },
      ...captions(options),
    })
  }

  /** Shares a contact; the own one unless `of` says whose. */
  contact({
    phone = '13800000000',
    name = 'Test',
    of = this.id,
  }: {
    phone?: string
    name?: string
    of?: number
  } = {}) {
    return this.message({ contact: { phone_number: phone, first_name: name, user_id: of } })
  }

  location(latitude = 31.75, longitude = 116.5): number {
    return this.message({ location: { latitude, longitude } })
  }

  sticker(): number {
    return this.message({ sticker: { file_id: 'sticker', file_unique_id: 'sticker', type: 'regular' } })
  }

  /** Changes an earlier message. */
  edit(text: string): number {
    return this.#act({ edited_message: { ...this.#envelope(), edit_date: this.world.date(), text } })
  }

  /** Writes in a group that the bot is in. */
  inGroup(text: string, groupId = -100_500): number {
    this.world.chats.add(groupId)
    return this.#act({ message: { ...this.#envelope(), chat: { id: groupId, type: 'supergroup' }, text } })
  }

  block(): number {
    this.world.blocked.add(this.id)
    return this.#reach('kicked')
  }

  unblock(): number {
    this.world.blocked.delete(this.id)
    return this.#reach('member')
  }

  /** Any message with the sender and chat filled in. */
  message(content: Json): number {
    return this.#act({ message: { ...this.#envelope(), ...content } })
  }

  /** All that the bot said to this person, oldest first. */
  messages(): BotMessage[] {
    return [...this.world.messagesOf(this.id)]
  }

  lastMessage(): string {
    return this.messages().at(-1)?.text ?? ''
  }

  /** Labels under the last message, or those of the keyboard where it has none. */
  buttons(): string[] {
    const inline = buttonsOf(this.messages().at(-1)?.markup?.inline_keyboard)
    return (inline.length > 0 ? inline : this.keyboard()).map(({ text }) => text)
  }

  /** The keyboard that shows in place of the phone's own. */
  keyboard(): Button[] {
    const last = this.messages().findLast(({ markup }) => markup?.keyboard || markup?.remove_keyboard)
    return buttonsOf(last?.markup?.keyboard)
  }

  /** Waits for a message like this that came after the person's last act. */
  async hears(like: Matcher, limitMs?: number): Promise<BotMessage> {
    const since = () => this.messages().filter(({ number }) => number > this.#lastAct)
    return this.world.until(
      () => since().find(({ text }) => (typeof like === 'string' ? text.includes(like) : like.test(text))),
      () => `${this.id} did not hear ${like}; heard: ${JSON.stringify(since().map(({ text }) => text))}`,
      limitMs,
    )
  }

  #act(update: Json): number {
    this.#lastAct = this.world.number()
    return this.world.updates.push(update)
  }

  #envelope(): Json {
    return { message_id: this.world.number(), date: this.world.date(), from: this.#from, chat: this.#chat() }
  }

  #chat(): Json {
    return { id: this.id, type: 'private', first_name: this.#from.first_name }
  }

  #reach(status: string): number {
    const new_chat_member = { status, user: { id: 4242, is_bot: true, first_name: 'Petition Desk' } }
    return this.#act({
      my_chat_member: { chat: this.#chat(), from: this.#from, date: this.world.date(), new_chat_member },
    })
  }

  #file({ bytes = Buffer.from('file'), name, mime, size }: FileOptions): Json {
    const id = `file-${this.world.number()}`
    const stored = Buffer.from(bytes)
    this.world.files.set(id, { path: `files/${id}`, bytes: stored, size: size ?? stored.length })
    return {
      file_id: id,
      file_unique_id: `u${id}`,
      file_name: name,
      mime_type: mime,
      file_size: size ?? stored.length,
    }
  }

  #withButtons(on: number | undefined): BotMessage | undefined {
    const messages = this.messages()
    if (on !== undefined) return messages.find(({ message_id }) => message_id === on)
    return messages.findLast(({ markup }) => markup?.inline_keyboard)
  }
}

function find(buttons: readonly Button[], wanted: string): Button | undefined {
  return (
    buttons.find(({ text, callback_data }) => text === wanted || callback_data === wanted) ??
    buttons.find(({ text }) => text.startsWith(wanted))
  )
}

function captions({ caption, album }: FileOptions): Json {
  return { caption, media_group_id: album }
}
