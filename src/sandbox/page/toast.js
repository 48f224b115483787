import { $, el } from './dom.js'
import { t } from './texts.js'

/** A word that goes by itself. */
export function toast(text) {
  const node = el('p', { class: 'toast' }, text)
  $('toasts').append(node)
  setTimeout(() => node.remove(), Math.max(4000, text.length * 90))
}

/** Says that something did not work. */
export const complain = (error) => toast(t('failed', { reason: error.message }))

/** Tells people who listen instead of looking. */
export function announce(text) {
  $('announce').textContent = ''
  requestAnimationFrame(() => {
    $('announce').textContent = text
  })
}
