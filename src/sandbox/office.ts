import { createHash, randomInt } from 'node:crypto'
import type { Change } from './changes.js'
import type { FileStore } from './files.js'
import type { Ledger } from './ledger.js'
import type { SandboxPerson, SandboxSettings } from './settings.js'
import type { Chat, Content, Message, UpdateBody, UpdateKind, User } from './shapes.js'

const DAY = 24 * 60 * 60 * 1000
/** How long an update waits for a bot: facts of the real server. */
const LIFETIME: Readonly<Record<UpdateKind, number>> = {
  message: DAY,
  edited_message: DAY,
  callback_query: 150_000,
  my_chat_member: DAY,
}
/** Update numbers start somewhere, as on Telegram: nobody may count on 1. */
const FIRST_UPDATE = [100_000_000, 900_000_000] as const

/** An update to be put in line. */
export interface NewUpdate {
  readonly kind: UpdateKind
  readonly body: UpdateBody
  readonly queue: string
}

/** What pages are shown and nothing keeps: typing, the clock. */
export interface Passing {
  readonly event: 'action' | 'clock'
  readonly data: Readonly<Record<string, unknown>>
}

/** The bot, the people and their chats: what both sides of the conversation share. */
export class Office {
  readonly bot: User
  readonly #pack: ReadonlyMap<number, SandboxPerson>
  readonly #watchers = new Set<(passing: Passing) => void>()

  constructor(
    readonly ledger: Ledger,
    readonly files: FileStore,
    readonly settings: SandboxSettings,
  ) {
    this.bot = {
      id: Number.parseInt(settings.token, 10),
      is_bot: true,
      first_name: `DEMO ${settings.office['zh-CN']}`,
      username: 'petition_desk_demo_bot',
    }
    this.#pack = new Map(settings.persons.map((person) => [person.id, person]))
  }

  get world() {
    return this.ledger.world
  }

  /** Everybody there is, those of the pack first. */
  persons(): SandboxPerson[] {
    const added = [...this.world.persons.values()].filter(({ id }) => !this.#pack.has(id))
    return [...this.#pack.values()].map((person) => this.world.persons.get(person.id) ?? person).concat(added)
  }

  person(id: number): SandboxPerson | undefined {
    return this.world.persons.get(id) ?? this.#pack.get(id)
  }

  /** The person whose private chat this is, if the bot may know it: a citizen has to write first. */
  reachable(id: number): SandboxPerson | undefined {
    const person = this.person(id)
    if (!person) return undefined
    return person.role !== 'citizen' || this.world.chat(id).lastMessage > 0 ? person : undefined
  }

  user(person: SandboxPerson): User {
    const code = person.language === 'zh-CN' ? 'zh-hans' : person.language
    return { id: person.id, is_bot: false, first_name: person.name, language_code: code }
  }

  chatOf(person: SandboxPerson): Chat {
    return { id: person.id, type: 'private', first_name: person.name }
  }

  /** Tells every open page. */
  tell(passing: Passing): void {
    for (const watcher of this.#watchers) watcher(passing)
  }

  /** Calls `watcher` for everything told until the returned function is called. */
  watch(watcher: (passing: Passing) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** The next message of this chat, `ahead` messages after the next free number. */
  message(person: SandboxPerson, from: User, content: Content & Partial<Message>, ahead = 0): Message {
    return {
      message_id: this.world.chat(person.id).lastMessage + 1 + ahead,
      from,
      chat: this.chatOf(person),
      date: this.seconds(),
      ...content,
    }
  }

  /** The office's time as messages carry it. */
  seconds(): number {
    return Math.floor(this.settings.clock.now().getTime() / 1000)
  }

  wall(): number {
    return this.settings.clock.wall().getTime()
  }

  /** Puts updates in line, as far as the bot asked for their kind. */
  enqueue(updates: readonly NewUpdate[]): Change[] {
    const wanted = updates.filter(({ kind }) => this.world.allowed?.includes(kind) ?? true)
    const first = this.world.lastUpdate > 0 ? this.world.lastUpdate + 1 : randomInt(...FIRST_UPDATE)
    return wanted.map(({ kind, body, queue }, index) => ({
      kind: 'waiting',
      entry: {
        update: { ...body, update_id: first + index },
        queue,
        until: this.wall() + LIFETIME[kind],
      },
    }))
  }

  /** The same for every press in one chat, as `chat_instance` is. */
  chatInstance(person: SandboxPerson): string {
    const digest = createHash('sha256').update(`${this.bot.id}:${person.id}`).digest()
    return digest.readBigInt64BE(0).toString()
  }
}
