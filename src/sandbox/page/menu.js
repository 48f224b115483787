import { el } from './dom.js'
import { icon } from './icons.js'

let closeOpen

/**
 * Makes a button open a menu. `items()` gives `{label, hint, icon, run}`; arrows, Home, End and Escape work as
 * the pattern for menu buttons asks.
 */
export function menuButton(button, items) {
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-expanded') === 'true') return closeOpen?.()
    open(button, items())
  })
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    open(button, items())
  })
}

function open(button, items) {
  closeOpen?.()
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': button.getAttribute('aria-label') })
  const close = (back = true) => {
    menu.remove()
    button.setAttribute('aria-expanded', 'false')
    document.removeEventListener('pointerdown', outside, true)
    closeOpen = undefined
    if (back) button.focus()
  }
  const outside = (event) => {
    if (!menu.contains(event.target) && !button.contains(event.target)) close(false)
  }
  for (const item of items) {
    const entry = el(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        tabIndex: -1,
        onclick: () => {
          close()
          item.run()
        },
      },
      item.icon ? icon(item.icon) : undefined,
      el('span', { class: 'what' }, item.label),
      item.hint ? el('span', { class: 'hint' }, item.hint) : undefined,
    )
    menu.append(entry)
  }
  menu.addEventListener('keydown', (event) => {
    const entries = [...menu.children]
    const at = entries.indexOf(document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') close(false)
    else if (to !== undefined) entries[(to + entries.length) % entries.length]?.focus()
    else return
    if (event.key !== 'Tab') event.preventDefault()
  })
  button.after(menu)
  button.setAttribute('aria-expanded', 'true')
  closeOpen = close
  document.addEventListener('pointerdown', outside, true)
  menu.firstElementChild?.focus()
}
