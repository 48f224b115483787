/** What the page knows. Views read the signals; whatever comes from the sandbox is taken in here. */
import { type Signal, signal } from '@preact/signals'
import type { Change } from '../changes.js'
import type { PersonState, SandboxState } from '../page-types.js'
import type { SandboxPerson } from '../settings.js'
import type { BotCommand, Message, ReplyKeyboard } from '../shapes.js'
import { act, follow, loadState, type Refused, type Sent } from './api.js'
import type { Waiting } from './files.js'

/** One person and their chat. */
export interface Chat {
  readonly id: number
  readonly person: Signal<SandboxPerson>
  readonly phone: string
  readonly messages: Signal<readonly Message[]>
  readonly keyboard: Signal<ReplyKeyboard | null>
  readonly keyboardHidden: Signal<boolean>
  readonly blocked: Signal<boolean>
  readonly commands: Signal<readonly BotCommand[]>
  /** What the bot is doing now, if anything. */
  readonly doing: Signal<string | undefined>
  readonly draft: Signal<string>
  readonly tray: Signal<readonly Waiting[]>
  /** Up to which message it was seen. */
  readonly seen: Signal<number>
  /** Nothing earlier is left to be loaded. */
  readonly complete: Signal<boolean>
}

export const chats = signal<ReadonlyMap<number, Chat>>(new Map())
/** What doesn't change as long as the page is open; absent until it was loaded. */
export const office = signal<Pick<
  SandboxState,
  'office' | 'bot' | 'place' | 'zone' | 'roles' | 'canTour' | 'canStartOver' | 'epoch'
> | null>(null)
export const connected = signal(true)
export const failure = signal<Refused | Error | undefined>(undefined)
/** Raised by whatever may change what the service plans. */
export const stirred = signal(0)

const clockStart = signal({ now: 0, at: 0 })
/** The office's time, running on from what the server said last. */
export const officeNow = (): Date => new Date(clockStart.value.now + performance.now() - clockStart.value.at)
export const setClock = (now: string): void => {
  clockStart.value = { now: Date.parse(now), at: performance.now() }
}

const TYPING_SHOWN = 5000
const READ = (id: number): string => `sandbox.read.${id}`
const EPOCH = 'sandbox.epoch'

let stopFollowing: () => void = () => undefined
const heardAnew = new Set<(message: Message) => void>()
/** Calls `listener` for every message as it arrives, until the returned function is called. */
export function onMessage(listener: (message: Message) => void): () => void {
  heardAnew.add(listener)
  return () => heardAnew.delete(listener)
}

/** Loads everything and follows the events from there. */
export async function begin(): Promise<void> {
  const state = await loadState()
  failure.value = undefined
  if (localStorage.getItem(EPOCH) !== state.epoch) forget(state)
  const { office: name, bot, place, zone, roles, canTour, canStartOver, epoch } = state
  office.value = { office: name, bot, place, zone, roles, canTour, canStartOver, epoch }
  setClock(state.now)
  const before = chats.value
  chats.value = new Map(state.persons.map((person) => [person.id, chatOf(person, before.get(person.id))]))
  connected.value = true
  stirred.value += 1
  stopFollowing()
  stopFollowing = follow(state.seq, {
    changes: (changes) => {
      for (const change of changes) apply(change as Change)
      stirred.value += 1
    },
    action({ chat, action }) {
      const doing = chats.value.get(chat)?.doing
      if (doing) showDoing(doing, action)
    },
    clock: ({ now }) => {
      setClock(now)
      stirred.value += 1
    },
    reset: () => void beginAgain(),
    connected: (is) => {
      connected.value = is
    },
  })
}

/** Everything began anew: what was seen and written before is of another world. */
function forget({ epoch, persons }: SandboxState): void {
  for (const { id } of persons) localStorage.removeItem(READ(id))
  chats.value = new Map()
  localStorage.setItem(EPOCH, epoch)
}

/** Loads everything again, as often as it takes. */
export async function beginAgain(): Promise<void> {
  for (;;) {
    try {
      return await begin()
    } catch {
      connected.value = false
      await new Promise((resolve) => setTimeout(resolve, 700))
    }
  }
}

function chatOf({ messages, keyboard, blocked, commands, phone, ...person }: PersonState, old?: Chat): Chat {
  return {
    id: person.id,
    phone,
    person: signal<SandboxPerson>(person),
    messages: signal<readonly Message[]>(messages),
    keyboard: signal(keyboard),
    keyboardHidden: signal(false),
    blocked: signal(blocked),
    commands: signal(commands),
    doing: signal<string | undefined>(undefined),
    draft: signal(old?.draft.value ?? ''),
    tray: signal(old?.tray.value ?? []),
    seen: signal(Math.min(Number(localStorage.getItem(READ(person.id)) ?? 0), lastId(messages))),
    complete: signal(false),
  }
}

const lastId = (messages: readonly Message[]): number => messages.at(-1)?.message_id ?? 0

const timers = new WeakMap<Signal<string | undefined>, number>()
function showDoing(doing: Signal<string | undefined>, action: string | undefined): void {
  window.clearTimeout(timers.get(doing))
  doing.value = action
  if (action !== undefined) {
    timers.set(
      doing,
      window.setTimeout(() => showDoing(doing, undefined), TYPING_SHOWN),
    )
  }
}

/** How many messages of the bot this person has not seen. */
export const unread = ({ messages, seen }: Chat): number =>
  messages.value.filter((message) => message.from.is_bot && message.message_id > seen.value).length

export function markRead({ id, messages, seen }: Chat): void {
  const last = lastId(messages.value)
  if (document.hidden || seen.value >= last) return
  seen.value = last
  localStorage.setItem(READ(id), String(last))
}

/** Takes in messages that the answer to one's own act brought, before the stream does. */
export function takeOwn({ messages }: Sent): void {
  for (const message of messages) apply({ kind: 'message', message })
}

/** Does something as a person and shows the messages that it made. */
export const actAs = (id: number, what: string, body: object): Promise<void> =>
  act(id, what, body).then(takeOwn)

export interface PressAnswer {
  readonly text?: string | undefined
  readonly alert?: boolean | undefined
}

/** Presses whose answer is awaited, by id; and answers that came before the press got its id. */
const presses = new Map<string, (answer: PressAnswer) => void>()
const early = new Map<string, PressAnswer>()
const NOBODY_ANSWERS_AFTER = 30_000

/** Presses a button; gives the bot's answer, or an empty one when nobody answers. */
export async function press(chat: number, message: number, data: string): Promise<PressAnswer> {
  const { press: id } = await act<{ press: string }>(chat, 'press', { message_id: message, data })
  const came = early.get(id)
  if (came) return came
  return new Promise((resolve) => {
    const finish = (answer: PressAnswer): void => {
      clearTimeout(timer)
      presses.delete(id)
      resolve(answer)
    }
    const timer = setTimeout(() => finish({}), NOBODY_ANSWERS_AFTER)
    presses.set(id, finish)
  })
}

function apply(change: Change): void {
  switch (change.kind) {
    case 'message':
      takeMessage(change.message, change.keyboard)
      return
    case 'edited': {
      const chat = chats.value.get(change.message.chat.id)
      if (!chat) return
      const { message_id: id } = change.message
      chat.messages.value = chat.messages.value.map((old) => (old.message_id === id ? change.message : old))
      return
    }
    case 'deleted': {
      const chat = chats.value.get(change.chat)
      if (chat)
        chat.messages.value = chat.messages.value.filter(({ message_id: id }) => id !== change.message)
      return
    }
    case 'answered': {
      const finish = presses.get(change.press)
      if (finish) {
        finish(change)
        return
      }
      early.set(change.press, change)
      const [first] = early.keys()
      if (early.size > 50 && first !== undefined) early.delete(first)
      return
    }
    case 'blocked': {
      const chat = chats.value.get(change.chat)
      if (chat) chat.blocked.value = change.blocked
      return
    }
    case 'person':
      takePerson(change.person)
      return
    case 'commands':
      // One list may be set for many people, one after the other.
      clearTimeout(asking)
      asking = setTimeout(() => void loadCommands().catch(() => undefined), COMMANDS_AFTER_MS)
      return
  }
}

const COMMANDS_AFTER_MS = 200
let asking: ReturnType<typeof setTimeout> | undefined

async function loadCommands(): Promise<void> {
  const { persons } = await loadState()
  for (const { id, commands } of persons) {
    const chat = chats.value.get(id)
    if (chat) chat.commands.value = commands
  }
}

function takeMessage(message: Message, keyboard: ReplyKeyboard | null | undefined): void {
  const chat = chats.value.get(message.chat.id)
  if (!chat) return
  const known = chat.messages.value
  if (known.some(({ message_id: id }) => id === message.message_id)) return
  chat.messages.value = [...known, message].sort((a, b) => a.message_id - b.message_id)
  if (keyboard !== undefined) {
    chat.keyboard.value = keyboard
    chat.keyboardHidden.value = false
  }
  if (message.from.is_bot) showDoing(chat.doing, undefined)
  for (const listener of heardAnew) listener(message)
}

function takePerson(person: SandboxPerson): void {
  const known = chats.value.get(person.id)
  if (known) {
    known.person.value = person
    return
  }
  const state = {
    ...person,
    phone: person.phone ?? '',
    blocked: false,
    keyboard: null,
    commands: [],
    messages: [],
  }
  chats.value = new Map([...chats.value, [person.id, chatOf(state)]])
}
