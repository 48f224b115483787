import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from '../icons.js'

export interface MenuItem {
  readonly label: string
  readonly hint?: string
  readonly icon?: IconName
  readonly count?: number
  readonly run: () => void
}

/**
 * A button that opens a menu; arrows, Home, End and Escape work as the pattern for menu buttons asks. `class` is the
 * button's; `side` says where the menu opens.
 */
export function MenuButton({
  label,
  children,
  items,
  class: name = 'icon',
  side = 'above',
  title = label,
}: {
  label: string
  children: ComponentChildren
  items: () => readonly MenuItem[]
  class?: string
  side?: 'above' | 'below' | 'below-right'
  title?: string
}) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const close = (back = true): void => {
    open.value = false
    if (back) button.current?.focus()
  }
  // Before anybody can press a key: what is seen has the focus.
  useLayoutEffect(() => {
    if (!open.value) return
    menu.current?.querySelector('button')?.focus()
    const outside = ({ target }: Event): void => {
      const inside = [menu.current, button.current].some(
        (one) => target instanceof Node && one?.contains(target),
      )
      if (!inside) close(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [open.value])

  const onKey = (event: KeyboardEvent): void => {
    const entries = [...(menu.current?.querySelectorAll('button') ?? [])]
    const now = entries.indexOf(document.activeElement as HTMLButtonElement)
    const to = new Map([
      ['ArrowDown', now + 1],
      ['ArrowUp', now - 1],
      ['Home', 0],
      ['End', entries.length - 1],
    ]).get(event.key)
    if (event.key === 'Tab') {
      close(false)
      return
    }
    if (event.key === 'Escape') close()
    else if (to === undefined) return
    else entries[(to + entries.length) % entries.length]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="menu-place">
      <button
        ref={button}
        type="button"
        class={name}
        aria-label={label}
        title={title}
        aria-haspopup="menu"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          open.value = true
        }}
      >
        {children}
      </button>
      {open.value && (
        <div ref={menu} class={`menu ${side}`} role="menu" aria-label={label} onKeyDown={onKey}>
          {items().map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                item.run()
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span class="what">{item.label}</span>
              {item.hint && <span class="hint">{item.hint}</span>}
              {item.count ? <span class="count">{item.count}</span> : null}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
