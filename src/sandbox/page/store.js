import { act, follow, loadState } from './api.js'

const READ = (id) => `sandbox.read.${id}`
const ACTIVE = 'sandbox.active'

/** What the page knows. Views read it and are told what changed. */
export const store = {
  persons: new Map(),
  active: 0,
  office: {},
  bot: {},
  place: {},
  zone: 'UTC',
  connected: true,
}

const listeners = new Set()
let clockStart = { now: 0, at: 0 }
/** Presses whose answer is awaited, by id; and answers that came before the press got its id. */
const presses = new Map()
const early = new Map()

/** Calls `listener(event)` with `{kind, person, …}` for everything that changes. */
export const onChange = (listener) => listeners.add(listener)
const emit = (event) => {
  for (const listener of listeners) listener(event)
}

export const activePerson = () => store.persons.get(store.active)
/** The office's time, running on from what the server said last. */
export const officeNow = () => new Date(clockStart.now + performance.now() - clockStart.at)

/** Loads everything and follows the events from there. */
export async function begin() {
  const state = await loadState()
  Object.assign(store, { office: state.office, bot: state.bot, place: state.place, zone: state.zone })
  clockStart = { now: Date.parse(state.now), at: performance.now() }
  const before = store.persons
  store.persons = new Map(
    state.persons.map(({ messages, ...person }) => [
      person.id,
      {
        ...person,
        messages: new Map(messages.map((message) => [message.message_id, message])),
        keyboardHidden: false,
        draft: before.get(person.id)?.draft ?? '',
      },
    ]),
  )
  for (const person of store.persons.values()) {
    if (readMark(person) > lastId(person)) localStorage.setItem(READ(person.id), '0')
  }
  const kept = Number(localStorage.getItem(ACTIVE))
  store.active = store.persons.has(kept) ? kept : (state.persons[0]?.id ?? 0)
  markRead()
  emit({ kind: 'all' })
  follow(state.seq, {
    changes: (changes) => changes.forEach(apply),
    action: ({ chat, action }) => emit({ kind: 'action', person: chat, action }),
    clock: ({ now }) => {
      clockStart = { now: Date.parse(now), at: performance.now() }
      emit({ kind: 'clock' })
    },
    reset: () => begin().catch(() => setTimeout(() => begin(), 3000)),
    connected: (connected) => {
      store.connected = connected
      emit({ kind: 'connection' })
    },
  })
}

/** Takes in messages that the answer to one's own act brought, before the stream does. */
export function takeOwn({ messages }) {
  for (const message of messages) apply({ kind: 'message', message })
}

/** Presses a button; `done` is called when the bot has answered or nobody will. */
export async function press(person, messageId, data, done) {
  const { press: id } = await act(person, 'press', { message_id: messageId, data })
  const finish = (answer) => {
    clearTimeout(timer)
    presses.delete(id)
    done(answer)
  }
  const timer = setTimeout(() => finish({}), 30_000)
  if (early.has(id)) finish(early.get(id))
  else presses.set(id, finish)
}

export function switchTo(id) {
  if (!store.persons.has(id) || id === store.active) return
  store.active = id
  localStorage.setItem(ACTIVE, String(id))
  markRead()
  emit({ kind: 'switched' })
}

/** How many messages of the bot this person has not seen. */
export function unread(person) {
  const seen = readMark(person)
  return [...person.messages.values()].filter((message) => message.from.is_bot && message.message_id > seen)
    .length
}

export function markRead() {
  const person = activePerson()
  if (!person || document.hidden) return
  localStorage.setItem(READ(person.id), String(lastId(person)))
}

const readMark = (person) => Number(localStorage.getItem(READ(person.id)) ?? 0)
const lastId = (person) => Math.max(0, ...person.messages.keys())

function apply(change) {
  const message = change.message
  switch (change.kind) {
    case 'message': {
      const person = store.persons.get(message.chat.id)
      if (!person || person.messages.has(message.message_id)) return
      person.messages.set(message.message_id, message)
      if (change.keyboard !== undefined) {
        person.keyboard = change.keyboard
        person.keyboardHidden = false
      }
      if (person.id === store.active) markRead()
      return emit({ kind: 'message', person: person.id, message })
    }
    case 'edited': {
      const person = store.persons.get(message.chat.id)
      if (!person?.messages.has(message.message_id)) return
      person.messages.set(message.message_id, message)
      return emit({ kind: 'edited', person: person.id, message })
    }
    case 'deleted':
      store.persons.get(change.chat)?.messages.delete(message)
      return emit({ kind: 'deleted', person: change.chat, id: message })
    case 'answered': {
      const finish = presses.get(change.press)
      if (finish) finish(change)
      else early.set(change.press, change)
      if (early.size > 50) early.delete(early.keys().next().value)
      return
    }
    case 'blocked': {
      const person = store.persons.get(change.chat)
      if (person) person.blocked = change.blocked
      return emit({ kind: 'blocked', person: change.chat })
    }
    case 'commands':
      return void loadState().then(({ persons }) => {
        for (const { id, commands } of persons) {
          const person = store.persons.get(id)
          if (person) person.commands = commands
        }
        emit({ kind: 'commands' })
      })
  }
}
