import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { agenda, move, moving } from '../agenda.js'
import type { ClockMove } from '../api.js'
import { ask, Field, openDialog } from '../dialogs.js'
import { fieldTime, fromField, fullTime, nearTime } from '../format.js'
import { Icon } from '../icons.js'
import { narrow } from '../layout.js'
import { officeNow } from '../state.js'
import { language, type TextKey, t } from '../texts.js'
import { complain } from '../toasts.js'
import { MenuButton } from './menu.js'

const MOVES: readonly { readonly key: TextKey; readonly to: ClockMove }[] = [
  { key: 'hour', to: { advance: 'PT1H' } },
  { key: 'day', to: { advance: 'P1D' } },
  { key: 'workday', to: { next: 'workday' } },
  { key: 'nextEvent', to: { next: 'event' } },
]

/** The office's time, ways to move it on, and what will happen next by itself. */
export function ClockBar() {
  return (
    <section class="clock-bar" aria-label={t('clock')}>
      <Now />
      {narrow.value ? (
        <MenuButton
          label={t('moveClock')}
          class="pill"
          side="below-right"
          items={() => [
            ...MOVES.map(({ key, to }) => ({ label: t(key), run: () => void move(to) })),
            { label: t('toDate'), run: () => void toDate().catch(complain) },
          ]}
        >
          {t('moveShort')}
        </MenuButton>
      ) : (
        <div class="moves">
          {MOVES.map(({ key, to }) => (
            <button
              key={key}
              type="button"
              class="pill"
              disabled={moving.value || (key === 'nextEvent' && agenda.value.length === 0)}
              onClick={() => void move(to)}
            >
              {t(key)}
            </button>
          ))}
          <button
            type="button"
            class="pill"
            disabled={moving.value}
            onClick={() => void toDate().catch(complain)}
          >
            {t('toDate')}
          </button>
        </div>
      )}
      <Strip />
    </section>
  )
}

function Now() {
  const shown = useSignal(officeNow())
  useEffect(() => {
    const timer = setInterval(() => {
      shown.value = officeNow()
    }, 1000)
    return () => clearInterval(timer)
  }, [])
  // The signal lets it run on; looked at is the clock itself, which can be moved, and begins anew.
  shown.value
  const now = officeNow()
  return (
    <p class={`now ${moving.value ? 'moving' : ''}`}>
      <Icon name="clock" />
      <span class="unseen">{t('officeTime')}</span>
      <time id="clock" dateTime={now.toISOString()}>
        {narrow.value ? nearTime(now) : fullTime(now)}
      </time>
    </p>
  )
}

async function toDate(): Promise<void> {
  let given = fieldTime(officeNow())
  const to = await ask(
    t('toDate'),
    <Field label={t('dateAndTime')}>
      <input
        type="datetime-local"
        required
        min={given}
        defaultValue={given}
        onInput={({ currentTarget }) => {
          given = currentTarget.value
        }}
      />
    </Field>,
    () => given,
    { confirm: t('moveClock') },
  )
  if (to) await move({ to: fromField(to).toISOString() })
}

/** How many things ahead stand side by side. */
const SIDE_BY_SIDE = 8

function Strip() {
  const items = agenda.value
  const [first] = items
  if (!first) return <p class="strip none">{t('nothingAhead')}</p>
  if (narrow.value) {
    return (
      <button type="button" class="strip one" onClick={() => void openDialog(t('ahead'), list)}>
        <time dateTime={first.at}>{nearTime(new Date(first.at))}</time> {first.text[language.value]}
        {items.length > 1 && <span class="count">+{items.length - 1}</span>}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <ol class="strip" aria-label={t('ahead')} tabIndex={0}>
      {items.slice(0, SIDE_BY_SIDE).map((item) => (
        <li key={`${item.at}${item.text.en}`}>
          <button
            type="button"
            disabled={moving.value}
            title={t('moveHere')}
            onClick={() => void move({ to: notBefore(item.at) })}
          >
            <time dateTime={item.at}>{nearTime(new Date(item.at))}</time>
            <span>{item.text[language.value]}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** What was due a moment ago is due now: the clock moves only forward. */
const notBefore = (at: string): string =>
  new Date(Math.max(Date.parse(at), officeNow().getTime() + 1000)).toISOString()

const list = (close: () => void) => (
  <div class="form">
    <h2>{t('ahead')}</h2>
    <ol class="ahead">
      {agenda.value.map((item) => (
        <li key={`${item.at}${item.text.en}`}>
          <time dateTime={item.at}>{nearTime(new Date(item.at))}</time>
          <span>{item.text[language.value]}</span>
        </li>
      ))}
    </ol>
    <p class="actions">
      <button type="button" class="strong" onClick={close}>
        {t('close')}
      </button>
    </p>
  </div>
)
