/** Dialogs: each is opened by a function that gives what was entered, or nothing. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from './icons.js'
import { office } from './state.js'
import { t } from './texts.js'

interface Open {
  readonly id: number
  readonly draw: (close: () => void) => ComponentChildren
  readonly class?: string
  readonly label: string
  readonly closed: () => void
}

const open = signal<readonly Open[]>([])
let count = 0

/** Opens a dialog; resolves when it is closed, by whatever. */
export function openDialog(
  label: string,
  draw: (close: () => void) => ComponentChildren,
  kind?: string,
): Promise<void> {
  return new Promise((resolve) => {
    const one = { id: ++count, draw, label, closed: resolve, ...(kind === undefined ? {} : { class: kind }) }
    open.value = [...open.value, one]
  })
}

export const Dialogs = () => (
  <>
    {open.value.map((one) => (
      <Shown key={one.id} one={one} />
    ))}
  </>
)

function Shown({ one }: { one: Open }) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before anybody can press a key: what is seen has the focus.
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const close = (): void => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      ref={dialog}
      class={one.class}
      aria-label={one.label}
      onClose={() => {
        open.value = open.value.filter((other) => other !== one)
        one.closed()
      }}
      onClick={({ target }) => {
        if (target === dialog.current && one.class === 'photo') close()
      }}
    >
      {one.draw(close)}
    </dialog>
  )
}

/** A form in a dialog: what `read` gives when it is confirmed. */
export async function ask<T>(
  title: string,
  content: ComponentChildren,
  read: () => T,
  { confirm = t('ok'), cancel = true }: { confirm?: string; cancel?: boolean } = {},
): Promise<T | undefined> {
  let result: T | undefined
  await openDialog(title, (close) => (
    <form
      method="dialog"
      onSubmit={() => {
        result = read()
      }}
    >
      <h2>{title}</h2>
      {content}
      <p class="actions">
        {cancel && (
          <button type="button" class="plain" onClick={close}>
            {t('cancel')}
          </button>
        )}
        <button type="submit" class="strong">
          {confirm}
        </button>
      </p>
    </form>
  ))
  return result
}

/** What the bot wants to be read. */
export const alertBox = (text: string): Promise<unknown> =>
  ask(office.peek()?.bot.name ?? '', <p class="said">{text}</p>, () => undefined, { cancel: false })

/** A photo at its full size. */
export const showPhoto = (src: string, text: string): Promise<void> =>
  openDialog(
    text,
    (close) => (
      <>
        <img src={src} alt={text} />
        <button type="button" class="icon" aria-label={t('close')} onClick={close}>
          <Icon name="close" />
        </button>
      </>
    ),
    'photo',
  )

/** A field with its label above. */
export const Field = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is what stands in it
  <label>
    <span>{label}</span>
    {children}
  </label>
)
