import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { CaseInside, Inside as InsideData } from '../../behind.js'
import { loadCase, loadInside } from '../api.js'
import { secondsOf } from '../format.js'
import { Icon } from '../icons.js'
import { show, toggleInside } from '../layout.js'
import { chats, stirred } from '../state.js'
import { language, type TextKey, t } from '../texts.js'
import { shownName } from './avatar.js'

const VIEWS = ['timeline', 'notices', 'queue', 'document'] as const
type View = (typeof VIEWS)[number]

const AFTER_MS = 250
/** Jobs end without anything in a chat. */
const EVERY_MS = 2000

/** A look into the service, for the curious; nothing here changes anything. */
export function Inside() {
  const view = useSignal<View>('timeline')
  const all = useSignal<InsideData | undefined>(undefined)
  const chosen = useSignal<string | undefined>(undefined)
  const one = useSignal<CaseInside | undefined>(undefined)
  const id = chosen.value ?? all.value?.cases[0]?.id

  useEffect(() => {
    let stopped = false
    const load = async (): Promise<void> => {
      const found = await loadInside().catch(() => undefined)
      if (stopped || !found) return
      all.value = found
      if (!found.cases.some((known) => known.id === chosen.value)) chosen.value = undefined
      const shown = chosen.value ?? found.cases[0]?.id
      const inside = shown === undefined ? undefined : await loadCase(shown).catch(() => undefined)
      if (!stopped) one.value = inside
    }
    const soon = setTimeout(() => void load(), AFTER_MS)
    const timer = setInterval(() => void load(), EVERY_MS)
    return () => {
      stopped = true
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [stirred.value, id])

  return (
    <aside class="inside" aria-label={t('inside')}>
      <div class="head">
        <div class="who">
          <h2>{t('inside')}</h2>
          <p>{t('readOnly')}</p>
        </div>
        <button type="button" class="icon" aria-label={t('close')} title={t('close')} onClick={toggleInside}>
          <Icon name="close" />
        </button>
      </div>
      <div class="inside-choice">
        <select
          aria-label={t('case')}
          value={id ?? ''}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value
          }}
        >
          {all.value?.cases.map((line) => (
            <option key={line.id} value={line.id}>
              {line.number[language.value]} · {line.status[language.value]} · {line.holder[language.value]}
            </option>
          ))}
          {(all.value?.cases.length ?? 0) === 0 && <option value="">{t('noCases')}</option>}
        </select>
        <div class="views" role="tablist" aria-label={t('inside')}>
          {VIEWS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`view-${name}`}
              aria-selected={view.value === name}
              aria-controls="view"
              tabIndex={view.value === name ? 0 : -1}
              onClick={() => {
                view.value = name
              }}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
                if (step === 0) return
                const next = VIEWS[(VIEWS.indexOf(name) + step + VIEWS.length) % VIEWS.length]
                if (next) {
                  view.value = next
                  document.getElementById(`view-${next}`)?.focus()
                }
              }}
            >
              {t(TITLES[name])}
            </button>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <div class="view" id="view" role="tabpanel" aria-labelledby={`view-${view.value}`} tabIndex={0}>
        {view.value === 'queue' ? (
          <Queue inside={all.value} />
        ) : one.value ? (
          <OfCase view={view.value} inside={one.value} />
        ) : (
          <p class="hint">{t('noCases')}</p>
        )}
      </div>
    </aside>
  )
}

const TITLES: Readonly<Record<View, TextKey>> = {
  timeline: 'timeline',
  notices: 'notices',
  queue: 'queue',
  document: 'document',
}

function OfCase({ view, inside }: { view: View; inside: CaseInside }) {
  switch (view) {
    case 'notices':
      return <Notices inside={inside} />
    case 'document':
      return (
        <>
          <p class="hint">{t('documentHint')}</p>
          <pre class="stored">
            <Stored value={inside.document} depth={0} />
          </pre>
        </>
      )
    default:
      return (
        <ol class="timeline">
          {inside.events.map((event, index) => (
            <li key={index}>
              <code>{event.type}</code>
              <span>{event.text[language.value]}</span>
            </li>
          ))}
        </ol>
      )
  }
}

function Notices({ inside: { document, deliveries } }: { inside: CaseInside }) {
  const outbox = Array.isArray(document.outbox) ? document.outbox : []
  return (
    <>
      <h3>
        {t('outbox')} <span class="number">{outbox.length}</span>
      </h3>
      <p class="hint">{t('outboxHint')}</p>
      <h3>
        {t('deliveries')} <span class="number">{deliveries.length}</span>
      </h3>
      <ul class="deliveries">
        {[...deliveries].reverse().map((delivery) => {
          const chat = delivery.person === undefined ? undefined : chats.value.get(delivery.person)
          return (
            <li key={delivery.id}>
              <span class={`state ${delivery.state}`}>{delivery.state}</span>
              <code>{delivery.kind}</code>
              {chat ? (
                <button type="button" class="link" onClick={() => show(chat.id)}>
                  {shownName(chat.person.value)}
                </button>
              ) : (
                <span>{delivery.channel}</span>
              )}
              {delivery.at && <time dateTime={delivery.at}>{secondsOf(new Date(delivery.at))}</time>}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Queue({ inside }: { inside: InsideData | undefined }) {
  if (!inside) return null
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('queue')}</th>
            <th scope="col">{t('waiting')}</th>
            <th scope="col">{t('running')}</th>
            <th scope="col">{t('later')}</th>
          </tr>
        </thead>
        <tbody>
          {inside.queues.map(({ name, waiting, active, delayed }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{waiting}</td>
              <td>{active}</td>
              <td>{delayed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('lastJobs')}</h3>
      <p class="hint">{t('queueHint')}</p>
      <ul class="deliveries">
        {inside.jobs.map((job) => (
          <li key={`${job.subject}${job.at}`}>
            <span class={`state ${job.failed ? 'failed' : 'sent'}`}>
              {t(job.failed ? 'jobFailed' : 'jobDone')}
            </span>
            <code>{job.queue}</code>
            <span class="subject">{job.subject}</span>
            <span class="ms">{job.ms} ms</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A stored value as JSON; ciphertext is marked as such. */
function Stored({ value, depth }: { value: unknown; depth: number }) {
  const pad = '  '.repeat(depth + 1)
  if (typeof value === 'string') {
    const sealed = /^v\d+\.[\w-]+\./.test(value)
    return sealed ? (
      <span class="sealed" title={t('sealed')}>
        "{value.slice(0, 26)}…" <em>{t('sealedBytes', { count: value.length })}</em>
      </span>
    ) : (
      <span class="text">{JSON.stringify(value)}</span>
    )
  }
  if (typeof value !== 'object' || value === null) return <>{JSON.stringify(value)}</>
  const entries = Object.entries(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return <>{`${open}${close}`}</>
  return (
    <>
      {`${open}\n`}
      {entries.map(([name, inner], index) => (
        <span key={name}>
          {pad}
          {Array.isArray(value) ? '' : <b>{name}</b>}
          {Array.isArray(value) ? '' : ': '}
          <Stored value={inner} depth={depth + 1} />
          {index < entries.length - 1 ? ',\n' : '\n'}
        </span>
      ))}
      {`${'  '.repeat(depth)}${close}`}
    </>
  )
}
