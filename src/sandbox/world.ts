import type { Change, Press, WaitingUpdate } from './changes.js'
import type { SandboxPerson } from './settings.js'
import type { BotCommand, Message, ReplyKeyboard, StoredFile, WebhookSettings } from './shapes.js'

/** One private chat. */
export interface ChatState {
  readonly messages: Map<number, Message>
  lastMessage: number
  keyboard: ReplyKeyboard | null
  blocked: boolean
}

/** The state of the sandbox: a fold over its changes, without I/O. */
export class World {
  readonly #chats = new Map<number, ChatState>()
  /** Added people, and what became of those of the pack. */
  readonly persons = new Map<number, SandboxPerson>()
  readonly waiting = new Map<number, WaitingUpdate>()
  readonly presses = new Map<string, Press>()
  readonly files = new Map<string, StoredFile>()
  readonly paths = new Map<string, StoredFile>()
  readonly commands = new Map<string, readonly BotCommand[]>()
  webhook: WebhookSettings | null = null
  allowed: readonly string[] | null = null
  lastUpdate = 0

  /** The chat with this id, empty if nobody wrote in it yet. */
  chat(id: number): ChatState {
    const known = this.#chats.get(id)
    if (known) return known
    const fresh: ChatState = { messages: new Map(), lastMessage: 0, keyboard: null, blocked: false }
    this.#chats.set(id, fresh)
    return fresh
  }

  apply(change: Change): void {
    switch (change.kind) {
      case 'person':
        this.persons.set(change.person.id, change.person)
        return
      case 'message': {
        const chat = this.chat(change.message.chat.id)
        chat.messages.set(change.message.message_id, change.message)
        chat.lastMessage = change.message.message_id
        if (change.keyboard !== undefined) chat.keyboard = change.keyboard
        return
      }
      case 'edited':
        this.chat(change.message.chat.id).messages.set(change.message.message_id, change.message)
        return
      case 'deleted':
        this.chat(change.chat).messages.delete(change.message)
        return
      case 'waiting':
        this.waiting.set(change.entry.update.update_id, change.entry)
        this.lastUpdate = change.entry.update.update_id
        return
      case 'settled':
        for (const id of change.updates) this.waiting.delete(id)
        return
      case 'pressed':
        this.presses.set(change.press.id, change.press)
        return
      case 'answered':
        this.presses.delete(change.press)
        return
      case 'blocked':
        this.chat(change.chat).blocked = change.blocked
        return
      case 'commands':
        if (change.commands) this.commands.set(change.scope, change.commands)
        else this.commands.delete(change.scope)
        return
      case 'webhook':
        this.webhook = change.webhook
        return
      case 'allowed':
        this.allowed = change.kinds
        return
      case 'file':
        for (const file of change.files) {
          this.files.set(file.fileId, file)
          this.paths.set(file.path, file)
        }
        return
      default:
        unreachable(change)
    }
  }
}

function unreachable(change: never): never {
  throw new Error(`unknown change in the sandbox's log: ${JSON.stringify(change).slice(0, 100)}`)
}
