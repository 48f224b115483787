/** What the service will do by itself, and moving the clock towards it. */
import { effect, signal } from '@preact/signals'
import type { AgendaItem } from '../behind.js'
import { type ClockMove, loadAgenda, moveClock } from './api.js'
import { office, stirred } from './state.js'
import { complain } from './toasts.js'

export const agenda = signal<readonly AgendaItem[]>([])
/** The clock is under way. */
export const moving = signal(false)

/** Moves the clock; what falls due on the way is told meanwhile. */
export async function move(to: ClockMove): Promise<void> {
  if (moving.value) return
  moving.value = true
  try {
    await moveClock(to)
  } catch (error) {
    complain(error)
  } finally {
    moving.value = false
  }
}

/** Looked up again a moment after the last of what may have changed it. */
const AFTER_MS = 250
let timer: ReturnType<typeof setTimeout> | undefined
effect(() => {
  stirred.value
  if (!office.value) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    loadAgenda()
      .then(({ items }) => {
        agenda.value = items
      })
      .catch(() => undefined)
  }, AFTER_MS)
})
