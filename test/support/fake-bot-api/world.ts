import { EventEmitter } from 'node:events'
import type { BotMessage, Call, Fault, Json } from './shapes.js'
import { Updates } from './updates.js'

export interface StoredFile {
  readonly path: string
  readonly bytes: Buffer
  /** As Telegram says it; may be larger than what is really there. */
  readonly size: number
}

const WAIT_LIMIT_MS = 5_000
const LOOK_EVERY_MS = 10

/** All that the fake knows: chats, messages, files, calls, faults. */
export class World {
  readonly updates = new Updates()
  readonly messages: BotMessage[] = []
  readonly calls: Call[] = []
  readonly chats = new Set<number>()
  readonly blocked = new Set<number>()
  readonly files = new Map<string, StoredFile>()
  readonly openPresses = new Set<string>()
  readonly #faults: (Fault & { left: number })[] = []
  readonly #happened = new EventEmitter().setMaxListeners(0)
  readonly #ofChat = new Map<number, BotMessage[]>()
  #numbers = 0

  /** A number for the next thing that happens. */
  number(): number {
    this.#numbers += 1
    return this.#numbers
  }

  /** The number of what happened last. */
  lastNumber(): number {
    return this.#numbers
  }

  date(): number {
    return Math.floor(Date.now() / 1000)
  }

  keep(chatId: number, text: string, markup: Json | undefined): BotMessage {
    const message = { message_id: this.number(), chatId, number: this.number(), text, markup }
    this.messages.push(message)
    const others = this.#ofChat.get(chatId)
    if (others) others.push(message)
    else this.#ofChat.set(chatId, [message])
    return message
  }

  /** What was said in a chat, oldest first. */
  messagesOf(chatId: number): readonly BotMessage[] {
    return this.#ofChat.get(chatId) ?? []
  }

  addFault(fault: Fault): void {
    this.#faults.push({ ...fault, left: fault.times ?? 1 })
  }

  clearFaults(): void {
    this.#faults.length = 0
  }

  /** The fault that meets this call, used up by one. */
  faultFor(method: string, payload: Json): Fault | undefined {
    const fault = this.#faults.find(
      (each) => each.left > 0 && (each.method ?? method) === method && (each.where?.(payload) ?? true),
    )
    if (fault) fault.left -= 1
    return fault
  }

  /** To be called after whatever somebody may wait for. */
  announce(): void {
    this.#happened.emit('something')
  }

  /** Looks now, after everything that happens and every few milliseconds, until there is something to see. */
  async until<T>(look: () => T | undefined, missing: () => string, limitMs = WAIT_LIMIT_MS): Promise<T> {
    const seen = look()
    if (seen !== undefined) return seen
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        clearInterval(looks)
        this.#happened.off('something', again)
      }
      const again = () => {
        const found = look()
        if (found === undefined) return
        end()
        resolve(found)
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(missing()))
      }, limitMs)
      // What is waited for may come about outside the fake, where nothing announces it.
      const looks = setInterval(again, LOOK_EVERY_MS)
      this.#happened.on('something', again)
    })
  }
}
