import { Icon } from '../icons.js'
import { t } from '../texts.js'
import { endTour, fast, goOn, oneStep, pause, touring } from '../tour.js'

/** What is being told, and how far the story is. */
export function TourCard() {
  const now = touring.value
  if (!now) return null
  const { story, at, paused, stuck } = now
  const over = at >= story.steps.length
  return (
    <section class="tour" aria-label={t('tour')}>
      <p class="tell" role="status" lang={story.language}>
        {stuck ? t('tourStuck') : now.tell}
      </p>
      <div class="tour-deeds">
        <progress max={story.steps.length} value={at} aria-label={t('tourProgress')} />
        {!over && (
          <>
            <button
              type="button"
              class="icon"
              aria-label={t(paused ? 'goOn' : 'pause')}
              title={t(paused ? 'goOn' : 'pause')}
              onClick={paused ? goOn : pause}
            >
              <Icon name={paused ? 'play' : 'pause'} />
            </button>
            <button
              type="button"
              class="pill"
              aria-pressed={fast.value}
              onClick={() => {
                fast.value = !fast.value
              }}
            >
              {t('twiceAsFast')}
            </button>
            <button
              type="button"
              class="icon"
              aria-label={t('oneStep')}
              title={t('oneStep')}
              disabled={!paused}
              onClick={oneStep}
            >
              <Icon name="next" />
            </button>
          </>
        )}
        <button type="button" class={over ? 'pill strong-pill' : 'pill'} onClick={endTour}>
          {t(over ? 'tourOver' : 'takeOver')}
        </button>
      </div>
    </section>
  )
}
