/** Which chats are to be seen, and what else is open. */
import { computed, effect, signal } from '@preact/signals'
import { type Chat, chats, markRead, office } from './state.js'
import { language } from './texts.js'

const PANES = 'sandbox.panes'
const INSIDE = 'sandbox.inside'
const MOST = 3

const width = signal(window.innerWidth)
window.addEventListener('resize', () => {
  width.value = window.innerWidth
})

/** One chat at a time, chosen by tabs above it. */
export const narrow = computed(() => width.value < 760)
/** Whether the service's inside is shown. */
export const insideOpen = signal(localStorage.getItem(INSIDE) === 'yes')
const room = computed(() => (width.value < 760 ? 1 : width.value < 1180 ? 2 : MOST))
const paneCount = computed(() =>
  insideOpen.value && !narrow.value ? Math.max(1, room.value - 1) : room.value,
)

/** The persons whose chats were chosen, in their places; more of them than there is room for now. */
const places = signal<readonly number[]>(readPlaces())
/** The place into which the next chat is opened. */
export const active = signal(0)

function readPlaces(): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PANES) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id): id is number => typeof id === 'number') : []
  } catch {
    return []
  }
}

/** Whose chats stand side by side before anybody has chosen. */
const FIRST = ['citizen', 'registrar', 'handler']

/** The chats that are seen now. */
export const panes = computed<readonly Chat[]>(() => {
  const all = [...chats.value.values()]
  const chosen = places.value.flatMap((id) => chats.value.get(id) ?? [])
  const first = FIRST.flatMap((role) => {
    const these = all.filter(({ person }) => person.peek().role === role)
    return these.find(({ person }) => person.peek().language === language.peek()) ?? these[0] ?? []
  })
  const every = [...new Set([...chosen, ...first, ...all])]
  const shown = every.slice(0, paneCount.value)
  // Where the page becomes narrower, the chat in which somebody is writing stays.
  const here = every[active.value]
  return here && !shown.includes(here) ? [...shown.slice(0, -1), here] : shown
})

/** The button that the tour is about to press: the person's id and its words. */
export const pointed = signal<{ readonly who: number; readonly label: string } | undefined>(undefined)

export const isShown = (id: number): boolean => panes.value.some((chat) => chat.id === id)

/** Shows a chat: where it stands already, else in a place (the active one if none is named). */
export function show(id: number, place = active.peek()): void {
  const shown = panes.peek().map((chat) => chat.id)
  const at = shown.indexOf(id)
  if (at >= 0) {
    active.value = at
    return
  }
  const into = Math.min(place, shown.length - 1)
  keep(shown.map((old, index) => (index === into ? id : old)))
  active.value = into
}

/** Shows a chat where it stands already, else in the last place: the others stay. */
export const bring = (id: number): void => {
  if (!isShown(id)) show(id, panes.peek().length - 1)
}

/** Shows these chats side by side, the first one where there is room for one alone. */
export function showAll(ids: readonly number[]): void {
  if (ids.length > 0 && ids.every((id) => isShown(id))) return
  const rest = panes.peek().map((chat) => chat.id)
  const next = [...new Set([...ids, ...rest])].slice(0, MOST)
  keep(next)
  active.value = 0
}

function keep(ids: readonly number[]): void {
  places.value = ids
  localStorage.setItem(PANES, JSON.stringify(ids))
}

export function toggleInside(): void {
  insideOpen.value = !insideOpen.value
  localStorage.setItem(INSIDE, insideOpen.value ? 'yes' : 'no')
  active.value = Math.min(active.value, paneCount.value - 1)
}

/** Whatever is seen is read, as long as somebody looks at the page. */
const visible = signal(!document.hidden)
document.addEventListener('visibilitychange', () => {
  visible.value = !document.hidden
})
effect(() => {
  if (!visible.value || !office.value) return
  for (const chat of panes.value) if (chat.messages.value.length > 0) markRead(chat)
})
