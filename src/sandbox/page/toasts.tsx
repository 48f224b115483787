import { signal } from '@preact/signals'
import { t } from './texts.js'

const shown = signal<readonly { readonly id: number; readonly text: string }[]>([])
const announced = signal('')
let count = 0

/** A word that goes by itself. */
export function toast(text: string): void {
  const id = ++count
  shown.value = [...shown.value, { id, text }]
  setTimeout(
    () => {
      shown.value = shown.value.filter((one) => one.id !== id)
    },
    Math.max(4000, text.length * 90),
  )
}

/** Says that something did not work. */
export const complain = (error: unknown): void =>
  toast(t('failed', { reason: error instanceof Error ? error.message : '' }))

/** Tells people who listen instead of looking. */
export function announce(text: string): void {
  announced.value = ''
  requestAnimationFrame(() => {
    announced.value = text
  })
}

export const Toasts = () => (
  <>
    <div class="toasts" role="status">
      {shown.value.map(({ id, text }) => (
        <p key={id} class="toast">
          {text}
        </p>
      ))}
    </div>
    <p class="unseen" aria-live="polite">
      {announced.value}
    </p>
  </>
)
