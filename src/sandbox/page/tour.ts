/** Plays a story: the page does in the chats what people would do, at a pace at which it can be read. */
import { signal } from '@preact/signals'
import { createElement } from 'preact'
import type { Message } from '../shapes.js'
import type { Story, TourAct } from '../tour/story.js'
import { moving } from './agenda.js'
import { changePerson, loadStory, moveClock, startOver } from './api.js'
import { ask } from './dialogs.js'
import { fieldTime } from './format.js'
import { bring, pointed, showAll } from './layout.js'
import { actAs, type Chat, chats, office, officeNow, press } from './state.js'
import { language, t } from './texts.js'

export interface Touring {
  readonly story: Story
  /** The step that is done next. */
  readonly at: number
  readonly paused: boolean
  /** What is told now. */
  readonly tell: string
  /** It can't go on: somebody did something else. */
  readonly stuck: boolean
  /** The last message of each chat when the step began that moves the clock until something is told. */
  readonly since?: Readonly<Record<number, number>>
}

const KEPT = 'sandbox.tour'
/** How long one looks for what a step needs. */
const PATIENCE_MS = 20_000
const LOOK_EVERY_MS = 60
/** Reading a text takes so long, and at least that. */
const READ_MS = { least: 900, perCharacter: 9, most: 4200 }
/** `?pace=0` in the address plays without waiting: for tests. */
const slowness = Number(new URLSearchParams(location.search).get('pace') ?? 1)
/** Twice as fast, if somebody wants it. */
export const fast = signal(false)
const pace = (): number => (fast.peek() ? slowness / 2 : slowness)

export const touring = signal<Touring | undefined>(undefined)

/** Each run ends when another one begins. */
let run = 0

/** Begins with an empty office, in the page's language. */
export async function beginTour(): Promise<void> {
  const fresh = [...chats.peek().values()].every(({ messages }) => messages.peek().length === 0)
  if (!fresh) {
    const sure = await ask(t('tour'), createElement('p', {}, t('tourQuestion')), () => true, {
      confirm: t('tourBegin'),
    })
    if (!sure) return
    await beginAnew()
  }
  const story = await loadStory(language.peek())
  for (const id of story.persons) {
    if (chats.peek().get(id)?.person.peek().language !== story.language) {
      await changePerson(id, { language: story.language })
    }
  }
  set({ story, at: 0, paused: false, tell: '', stuck: false })
  void play()
}

/** Everything is being dropped. */
export const restarting = signal(false)

/** Drops everything, the tour too, and waits until the page has the new beginning. */
export async function beginAnew(): Promise<void> {
  endTour()
  const before = office.peek()?.epoch
  restarting.value = true
  try {
    await startOver()
    await until(() => office.peek()?.epoch !== before, PATIENCE_MS * 3)
  } finally {
    restarting.value = false
  }
}

export function pause(): void {
  run += 1
  const now = touring.peek()
  if (now) set({ ...now, paused: true })
}

export function goOn(): void {
  const now = touring.peek()
  if (!now) return
  set({ ...now, paused: false, stuck: false })
  void play()
}

/** Does the next step alone. */
export function oneStep(): void {
  pause()
  void play(1)
}

export function endTour(): void {
  run += 1
  pointed.value = undefined
  touring.value = undefined
  sessionStorage.removeItem(KEPT)
}

/** After a reload the story stands where it was, and waits. */
export async function resumeTour(): Promise<void> {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null')
  if (!isKept(kept) || kept.epoch !== office.peek()?.epoch) return
  const story = await loadStory(kept.language)
  const tell = story.steps.slice(0, kept.at).findLast((step) => step.tell !== undefined)?.tell ?? ''
  set({ story, at: kept.at, paused: true, tell, stuck: false, ...(kept.since ? { since: kept.since } : {}) })
}

interface Kept {
  readonly language: string
  readonly at: number
  readonly epoch: string
  readonly since?: Readonly<Record<number, number>>
}
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'language' in value && 'at' in value && 'epoch' in value

function set(next: Touring): void {
  touring.value = next
  const kept: Kept = {
    language: next.story.language,
    at: next.at,
    epoch: office.peek()?.epoch ?? '',
    ...(next.since ? { since: next.since } : {}),
  }
  sessionStorage.setItem(KEPT, JSON.stringify(kept))
}

async function play(count = Number.POSITIVE_INFINITY): Promise<void> {
  run += 1
  const mine = run
  const live = (): boolean => run === mine
  for (let done = 0; done < count && live(); done += 1) {
    const now = touring.peek()
    const step = now?.story.steps[now.at]
    if (!now || !step) return
    if (step.show) showAll(step.show)
    const tell = step.tell ?? now.tell
    set({ ...now, tell })
    if (step.tell !== undefined) await rest(step.tell)
    if (!live()) return
    try {
      const then = await perform(step.act, live)
      if (!then) return
      // What is done is done, whoever pauses while its answer is read.
      advance(now.at + 1)
      if (live()) await then()
    } catch {
      // What a step needs doesn't come, or the service refuses: somebody did something else meanwhile.
      pointed.value = undefined
      if (live()) set({ ...now, tell, paused: true, stuck: true })
      return
    }
  }
}

/** Goes to a step, where the story hasn't been ended meanwhile. */
function advance(at: number): void {
  const now = touring.peek()
  if (!now) return
  const { since: _, ...rest } = now
  set({ ...rest, at, paused: now.paused || at >= now.story.steps.length })
}

/** What a step needs doesn't come. */
class Stuck extends Error {}

/** The last message of each chat when somebody last did something in it: answers are newer. */
const marks = new Map<number, number>()

/** Does something; gives what is to be waited for then, or nothing where it was stopped before. */
async function perform(step: TourAct, live: () => boolean): Promise<(() => Promise<void>) | undefined> {
  switch (step.do) {
    case 'read':
      return async () => undefined
    case 'type': {
      const chat = chatOf(step.who)
      bring(chat.id)
      const text = 'text' in step ? step.text : dayAhead(step.daysAhead)
      const own = chat.draft.peek()
      await type(chat, text, live)
      chat.draft.value = own
      if (!live()) return undefined
      mark(chat)
      await actAs(chat.id, 'text', { text })
      return () => answered(chat)
    }
    case 'press': {
      const { chat, ...found } = await button(step.who.map(chatOf), step.label, live)
      bring(chat.id)
      pointed.value = { who: chat.id, label: found.label }
      await rest('', 700)
      pointed.value = undefined
      if (!live()) return undefined
      mark(chat)
      if (found.data === undefined) await actAs(chat.id, 'text', { text: found.label })
      else await press(chat.id, found.message, found.data)
      return () => answered(chat)
    }
    case 'contact': {
      const chat = chatOf(step.who)
      bring(chat.id)
      mark(chat)
      await actAs(chat.id, 'contact', {
        first_name: chat.person.peek().name,
        phone_number: chat.phone,
        own: true,
      })
      return () => answered(chat)
    }
    case 'clock':
      return clock(step, live)
  }
}

async function clock(
  { move, until: goal }: TourAct & { do: 'clock' },
  live: () => boolean,
): Promise<(() => Promise<void>) | undefined> {
  const since = begun(goal?.who ?? [])
  const watched = (goal?.who ?? []).map((who) => ({ chat: chatOf(who), from: since[who] ?? 0 }))
  const heard = (): Message | undefined =>
    watched
      .flatMap(({ chat, from }) => chat.messages.peek().filter((message) => message.message_id > from))
      .find((message) => reached(message, goal))
  moving.value = true
  try {
    for (let tries = 0; tries < CLOCK_AT_MOST && live(); tries += 1) {
      const found = heard()
      if (found) {
        bring(found.chat.id)
        return () => rest(found.text ?? '')
      }
      await moveClock(move)
      if (!goal) return () => rest('')
      // What the stream brings is a moment behind the answer.
      await until(() => heard() !== undefined, 150)
      if (!heard()) await rest('', 400)
    }
    if (!live()) return undefined
  } finally {
    moving.value = false
  }
  throw new Stuck()
}

/** Where the chats stood when this step began, be it before a reload. */
function begun(chatIds: readonly number[]): Readonly<Record<number, number>> {
  const now = touring.peek()
  if (now?.since) return now.since
  const since = Object.fromEntries(chatIds.map((who) => [who, last(chatOf(who))]))
  if (now) set({ ...now, since })
  return since
}

/** So many steps lie between any two things of the story at most. */
const CLOCK_AT_MOST = 60

const reached = (
  { text, reply_markup: markup }: Message,
  goal: { readonly text?: string; readonly button?: string } | undefined,
): boolean =>
  (goal?.text === undefined || (text ?? '').includes(goal.text)) &&
  (goal?.button === undefined ||
    (markup?.inline_keyboard.flat() ?? []).some((button) => button.text.startsWith(goal.button ?? '')))

/** A day as the bot reads it. */
const dayAhead = (days: number): string =>
  fieldTime(new Date(officeNow().getTime() + days * 24 * 60 * 60 * 1000)).slice(0, 10)

function chatOf(who: number): Chat {
  const chat = chats.peek().get(who)
  if (!chat) throw new Stuck()
  return chat
}

const last = (chat: Chat): number => chat.messages.peek().at(-1)?.message_id ?? 0
const mark = (chat: Chat): void => void marks.set(chat.id, last(chat))

/** Writes as a person does, a few letters at a time. */
async function type(chat: Chat, text: string, live: () => boolean): Promise<void> {
  if (pace() === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const letters = [...text]
  const size = Math.max(1, Math.ceil(letters.length / 24))
  for (let to = size; to < letters.length + size && live(); to += size) {
    chat.draft.value = letters.slice(0, to).join('')
    await wait(45 * pace())
  }
}

/** The answer to what somebody did: waited for, and read. */
async function answered(chat: Chat): Promise<void> {
  const from = marks.get(chat.id) ?? 0
  const fresh = (): Message[] =>
    chat.messages.peek().filter((message) => message.message_id > from && message.from.is_bot)
  await until(() => fresh().length > 0, 3000)
  await rest(fresh().at(-1)?.text ?? '')
}

interface Found {
  readonly chat: Chat
  readonly message: number
  readonly label: string
  /** Absent for a key of the bot's keyboard. */
  readonly data?: string
}

/** The newest button whose words begin so; of several chats in the first that has one. */
async function button(among: readonly Chat[], label: string, live: () => boolean): Promise<Found> {
  const findIn = (chat: Chat): Found | undefined => {
    for (const { message_id: message, reply_markup: markup } of [...chat.messages.peek()].reverse()) {
      const found = markup?.inline_keyboard.flat().find(({ text }) => text.startsWith(label))
      if (found?.callback_data !== undefined) {
        return { chat, message, label: found.text, data: found.callback_data }
      }
    }
    const key = chat.keyboard
      .peek()
      ?.keyboard.flat()
      .find(({ text }) => text.startsWith(label))
    return key && { chat, message: 0, label: key.text }
  }
  // An older message may have a button of the same words: what came since goes first.
  const isFresh = ({ chat, message }: Found): boolean => message > (marks.get(chat.id) ?? 0) || message === 0
  const all = (): Found[] => among.flatMap((chat) => findIn(chat) ?? [])
  const fresh = (): Found | undefined => all().find(isFresh)
  await until(() => !live() || fresh() !== undefined, 4000)
  const found = fresh() ?? all()[0]
  if (!found) throw new Stuck()
  return found
}

async function until(holds: () => boolean, within = PATIENCE_MS): Promise<void> {
  const end = performance.now() + within
  while (!holds() && performance.now() < end) await wait(LOOK_EVERY_MS)
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** As long as it takes to read a text. */
function rest(text: string, ms?: number): Promise<void> {
  const reading = Math.min(
    READ_MS.most,
    READ_MS.least + [...text].length * READ_MS.perCharacter * dense(text),
  )
  return wait((ms ?? reading) * pace())
}

/** A Chinese character holds more than a letter. */
const dense = (text: string): number => (/\p{Script=Han}/u.test(text) ? 2 : 1)
