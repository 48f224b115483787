import { ask } from '../dialogs.js'
import { Icon } from '../icons.js'
import { insideOpen, narrow, toggleInside } from '../layout.js'
import { office } from '../state.js'
import { LANGUAGES, language, setLanguage, t, textIn } from '../texts.js'
import { complain } from '../toasts.js'
import { beginAnew, beginTour, touring } from '../tour.js'

/** What this is, in which language, and what can be done with all of it. */
export function TopBar() {
  const about = office.value
  return (
    <header class="top">
      <span class="demo">{t('demo')}</span>
      <h1 id="office">{about?.office[language.value] ?? ''}</h1>
      <p class="promise">{t('nothingReaches')}</p>
      <div class="deeds">
        {about?.canTour && !touring.value && (
          <button type="button" class="pill strong-pill" onClick={() => void beginTour().catch(complain)}>
            <Icon name="play" />
            {t(narrow.value ? 'tourShort' : 'tour')}
          </button>
        )}
        <button
          type="button"
          class={narrow.value ? 'icon' : 'pill'}
          aria-label={t('inside')}
          title={t('inside')}
          aria-pressed={insideOpen.value}
          onClick={toggleInside}
        >
          <Icon name="inside" />
          {!narrow.value && t('inside')}
        </button>
        {about?.canStartOver && (
          <button
            type="button"
            class={narrow.value ? 'icon' : 'pill'}
            aria-label={t('startOver')}
            title={t('startOver')}
            onClick={() => void confirmStartOver().catch(complain)}
          >
            <Icon name="again" />
            {!narrow.value && t('startOver')}
          </button>
        )}
      </div>
      <fieldset class="languages" aria-label={t('pageLanguage')}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language.value}
            onClick={() => setLanguage(one)}
          >
            {textIn(one, 'languageName')}
          </button>
        ))}
      </fieldset>
    </header>
  )
}

async function confirmStartOver(): Promise<void> {
  const sure = await ask(t('startOver'), <p>{t('startOverQuestion')}</p>, () => true, {
    confirm: t('startOver'),
  })
  if (sure) await beginAnew()
}
