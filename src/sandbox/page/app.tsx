import { useEffect } from 'preact/hooks'
import { Dialogs } from './dialogs.js'
import { insideOpen, narrow, panes, show } from './layout.js'
import { shownName } from './parts/avatar.js'
import { ClockBar } from './parts/clock-bar.js'
import { Inside } from './parts/inside.js'
import { Pane } from './parts/pane.js'
import { Rail } from './parts/rail.js'
import { TopBar } from './parts/top-bar.js'
import { TourCard } from './parts/tour-card.js'
import { chats, failure, office, unread } from './state.js'
import { language, t } from './texts.js'
import { Toasts } from './toasts.js'
import { restarting, touring } from './tour.js'

export function App() {
  const name = office.value?.office[language.value] ?? ''
  const count = [...chats.value.values()].reduce((sum, chat) => sum + unread(chat), 0)
  useEffect(() => {
    document.title = count > 0 ? t('titleUnread', { count, office: name }) : t('title', { office: name })
    document.documentElement.lang = language.value
  }, [count, name, language.value])

  if (failure.value) {
    const { message } = failure.value
    if ('status' in failure.value && failure.value.status === 401) return <Gate />
    return (
      <main class="empty">
        <p>{t('failed', { reason: message })}</p>
      </main>
    )
  }
  return (
    <>
      <a class="skip" href={`#entry-${panes.value[0]?.id ?? ''}`} onClick={skip}>
        {t('skip')}
      </a>
      <TopBar />
      <ClockBar />
      <TourCard />
      <div class="room">
        <Rail />
        <Elsewhere />
        <main class="panes" style={{ '--panes': panes.value.length }}>
          {panes.value.map((chat, place) => (
            <Pane key={place} chat={chat} place={place} />
          ))}
        </main>
        {insideOpen.value && <Inside />}
      </div>
      {restarting.value && (
        <p class="restarting" role="status">
          {t('startingOver')}
        </p>
      )}
      <Toasts />
      <Dialogs />
    </>
  )
}

/** Asks for the admin token, once. */
const Gate = () => (
  <main class="empty">
    <form class="gate" method="get" action="/">
      <label>
        <span>{t('notAdmitted')}</span>
        <input name="token" type="password" required autocomplete="current-password" />
      </label>
      <button type="submit" class="strong">
        {t('ok')}
      </button>
    </form>
  </main>
)

/** To the first field for a message. */
function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLTextAreaElement>('.pane .entry')?.focus()
}

/** On a narrow page: what arrived in chats that aren't seen, with a way there. */
function Elsewhere() {
  // The tour shows by itself where something happens.
  if (!narrow.value || touring.value) return null
  const shown = new Set(panes.value.map(({ id }) => id))
  const fresh = [...chats.value.values()].filter((chat) => !shown.has(chat.id) && unread(chat) > 0)
  if (fresh.length === 0) return null
  return (
    <p class="elsewhere">
      <span>{t('elsewhere')}</span>
      {fresh.map((chat) => (
        <button key={chat.id} type="button" class="link" onClick={() => show(chat.id)}>
          {shownName(chat.person.value)} ({unread(chat)})
        </button>
      ))}
    </p>
  )
}
