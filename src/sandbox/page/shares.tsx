/** What can be shared besides texts and files: a contact, a place, a sticker. */
import { signal } from '@preact/signals'
import { ask, Field, openDialog } from './dialogs.js'
import { type Chat, office } from './state.js'
import { t } from './texts.js'

export interface Contact {
  readonly first_name: string
  readonly phone_number: string
  readonly own: boolean
}

export function askContact({ person, phone }: Chat): Promise<Contact | undefined> {
  const given = { first_name: person.peek().name, phone_number: phone, own: true }
  const set = (fields: Partial<Contact>): void => void Object.assign(given, fields)
  return ask(
    t('contact'),
    <>
      <Field label={t('name')}>
        <input
          value={given.first_name}
          required
          maxLength={64}
          autocomplete="off"
          onInput={({ currentTarget }) => set({ first_name: currentTarget.value })}
        />
      </Field>
      <Field label={t('phone')}>
        <input
          type="tel"
          value={given.phone_number}
          required
          maxLength={40}
          autocomplete="off"
          onInput={({ currentTarget }) => set({ phone_number: currentTarget.value })}
        />
      </Field>
      <label class="check">
        <input
          type="checkbox"
          defaultChecked
          onChange={({ currentTarget }) => set({ own: currentTarget.checked })}
        />
        {t('ownContact')}
      </label>
    </>,
    () => given,
    { confirm: t('share') },
  )
}

const STEP = 0.002
const SPAN = 0.08
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

export interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly title?: string
}

export function askLocation(): Promise<Place | undefined> {
  const start = office.peek()?.place ?? { latitude: 0, longitude: 0 }
  const at = signal({ y: String(start.latitude), x: String(start.longitude) })
  const title = signal('')
  const set = (y: number, x: number): void => {
    at.value = { y: y.toFixed(5), x: x.toFixed(5) }
  }
  const moves = new Map([
    ['ArrowUp', [1, 0]],
    ['ArrowDown', [-1, 0]],
    ['ArrowLeft', [0, -1]],
    ['ArrowRight', [0, 1]],
  ] as const)
  const Picker = () => {
    const [y, x] = [Number(at.value.y), Number(at.value.x)]
    const input = (which: 'x' | 'y', most: number) => (
      <input
        type="number"
        value={at.value[which]}
        min={-most}
        max={most}
        step="any"
        required
        onInput={({ currentTarget }) => {
          at.value = { ...at.value, [which]: currentTarget.value }
        }}
      />
    )
    return (
      <>
        <button
          type="button"
          class="map"
          aria-label={t('map', { latitude: y, longitude: x })}
          onClick={(event) => {
            if (event.detail === 0) return
            const box = event.currentTarget.getBoundingClientRect()
            set(
              start.latitude + (0.5 - (event.clientY - box.top) / box.height) * SPAN,
              start.longitude + ((event.clientX - box.left) / box.width - 0.5) * SPAN,
            )
          }}
          onKeyDown={(event) => {
            const move = moves.get(event.key as 'ArrowUp')
            if (!move) return
            event.preventDefault()
            set(y + move[0] * STEP, x + move[1] * STEP)
          }}
        >
          {/* A drawing that stands for a map: this page asks no map service. */}
          <svg viewBox="0 0 320 200" aria-hidden="true">
            <path class="water" d="M-10 150 C60 120 90 190 160 165 S270 120 330 150 V210 H-10z" />
            <path
              class="road"
              d="M-10 60 H330 M70 -10 V130 M160 -10 V160 M250 -10 V125 M-10 105 C80 95 200 120 330 90"
            />
            <circle
              class="pin"
              r={7}
              cx={clamp(((x - start.longitude) / SPAN + 0.5) * 320, 6, 314)}
              cy={clamp((0.5 - (y - start.latitude) / SPAN) * 200, 6, 194)}
            />
          </svg>
        </button>
        <p class="hint">{t('pickHint')}</p>
        <div class="pair">
          <Field label={t('latitude')}>{input('y', 90)}</Field>
          <Field label={t('longitude')}>{input('x', 180)}</Field>
        </div>
        <Field label={t('placeName')}>
          <input
            maxLength={200}
            onInput={({ currentTarget }) => {
              title.value = currentTarget.value.trim()
            }}
          />
        </Field>
      </>
    )
  }
  return ask(
    t('location'),
    <Picker />,
    () => ({
      latitude: Number(at.peek().y),
      longitude: Number(at.peek().x),
      ...(title.peek() === '' ? {} : { title: title.peek() }),
    }),
    { confirm: t('share') },
  )
}

const STICKERS = ['👍', '😀', '🙏', '❤️', '😢', '🎉']

export async function askSticker(): Promise<string | undefined> {
  let chosen: string | undefined
  await openDialog(t('attachSticker'), (close) => (
    <div class="form">
      <h2>{t('attachSticker')}</h2>
      <div class="emojis">
        {STICKERS.map((emoji) => (
          <button
            key={emoji}
            type="button"
            class="emoji"
            onClick={() => {
              chosen = emoji
              close()
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </div>
  ))
  return chosen
}
