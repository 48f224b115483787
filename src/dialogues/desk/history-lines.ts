import type { Pack } from '../../config/pack.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { wordsIn } from '../../petitions/content.js'
import type { PetitionEvent } from '../../petitions/events.js'
import { categoryName } from '../intake/category.js'
import { countOf } from '../intake/facts.js'
import { unitName } from './report-lines.js'

/** One event in a few words, and what was written with it. */
export interface Happened {
  readonly what: Message
  /** What was decided; to a petitioner it is never shown before they open it. */
  readonly outcome?: Message
  /** Reasons and texts as typed; whoever shows them cuts them and takes the petitioner's name out. */
  readonly texts: readonly string[]
}

/** What an event was. Its actor and time stand beside it. */
export function whatHappened(
  event: PetitionEvent,
  pack: Pack,
  names: (member: string) => string | undefined,
): Happened {
  const unit = (id: string): Argument => unitName(id, pack)
  const plain = (
    key: string,
    args?: Message['args'],
    ...texts: readonly (string | undefined)[]
  ): Happened => ({
    what: args ? { key, args } : { key },
    texts: texts.flatMap((text) => text ?? []),
  })
  const member = (id: string): Argument => names(id) ?? { key: 'history-somebody' }
  switch (event.type) {
    case 'registered':
      return plain('history-registered', {
        office: unit(event.office),
        channel: { key: `card-channel-${event.channel}` },
      })
    case 'joined':
      return plain('history-joined')
    case 'forwarded':
      return plain(`history-forwarded-${event.mode}`, { unit: unit(event.to) }, event.reason)
    case 'diverted':
      return {
        ...plain('history-diverted', undefined, event.reason),
        outcome: { key: `outcome-${event.decision}` },
      }
    case 'objected':
      return event.proposed === undefined
        ? plain('history-objected', undefined, event.reason)
        : plain('history-objected-proposed', { unit: unit(event.proposed) }, event.reason)
    case 'objectionAgreed':
      return plain('history-objectionAgreed', { days: event.daysLost }, event.reason)
    case 'objectionRefused':
      return plain('history-objectionRefused', undefined, event.reason)
    case 'referred':
      return plain('history-referred', { unit: unit(event.to) }, event.reason)
    case 'told':
      return plain('history-told', { route: { local: pack.profile.routes[event.route].name } })
    case 'accepted':
      return plain(`history-accepted-${event.handling.kind}`, { due: { date: event.handling.due } })
    case 'handlerNamed':
      return plain('history-handlerNamed', { name: member(event.member) }, event.reason)
    case 'reclassified':
      return plain(
        'history-reclassified',
        {
          class: { key: `class-${event.class}` },
          category: categoryName(pack, event.category),
          route: { local: pack.profile.routes[event.route].name },
        },
        event.reason,
      )
    case 'urgencySet':
      return plain(event.urgent ? 'history-urgent' : 'history-not-urgent', undefined, event.reason)
    case 'coHandlerAdded':
      return plain(
        'history-coHandlerAdded',
        { unit: unit(event.unit), due: { date: event.due.due } },
        event.task,
      )
    case 'coHandlerAnswered':
      return plain('history-coHandlerAnswered', { unit: unit(event.unit) }, event.opinion)
    case 'recused':
      return plain('history-recused', { name: member(event.member) }, event.reason)
    case 'asked':
      return plain('history-asked', undefined, event.text)
    case 'replied':
      return plain('history-replied', undefined, event.text)
    case 'hearingOpened':
      return plain('history-hearingOpened', undefined, event.reason)
    case 'hearingClosed':
      return plain('history-hearingClosed', undefined, event.conclusion)
    case 'noted':
      return plain('history-noted', undefined, event.text)
    default:
      return towardsTheEnd(event, plain)
  }
}

type Plain = (key: string, args?: Message['args'], ...texts: readonly (string | undefined)[]) => Happened

/** The events from an extension to the end, and those beside the procedure. */
function towardsTheEnd(event: Exclude<PetitionEvent, { type: Handled }>, plain: Plain): Happened {
  switch (event.type) {
    case 'codeFailed':
    case 'jointOpened':
    case 'cosigned':
    case 'cosignerLeft':
    case 'withdrawalUndone':
    case 'corrected':
      return plain(`history-${event.type}`)
    case 'codeRenewed':
      return plain('history-codeRenewed', undefined, event.reason)
    case 'supplemented':
      return plain('history-supplemented', { what: countOf(event.facts) }, wordsIn(event.facts))
    case 'detailsGiven':
      return plain('history-detailsGiven')
    case 'acknowledged':
      return plain('history-acknowledged')
    case 'transcribed':
      return plain('history-transcribed', undefined, event.text)
    case 'transcriptConfirmed':
      return plain('history-transcriptConfirmed', undefined, event.text)
    case 'withdrawn':
      // That somebody pressed is told to those above, not to whoever reads the case.
      return plain(
        event.pressed ? 'history-withdrawn-unsettled' : 'history-withdrawn',
        { until: { date: event.undo.due } },
        event.reason,
      )
    case 'reviewRequested':
      return plain('history-reviewRequested', { due: { date: event.opinion.due } }, event.reason)
    case 'reviewed':
      return plain(`history-reviewed-${event.outcome}`, { on: { date: event.on } })
    case 'extensionRequested':
      return plain('history-extensionRequested', { days: event.days }, event.reason)
    case 'extensionRefused':
      return plain('history-extensionRefused', undefined, event.reason)
    case 'extensionApproved':
      return plain('history-extensionApproved', {
        days: event.days,
        due: { date: event.handling.due },
      })
    case 'extensionTold':
      return plain('history-extensionTold', { due: { date: event.handling.due } })
    case 'extensionLapsed':
      return plain('history-extensionLapsed')
    case 'answerSubmitted':
    case 'answered':
      return {
        ...plain(
          event.type === 'answered' ? 'history-answered' : 'history-answerSubmitted',
          undefined,
          event.parts.opinion,
          event.skipped,
        ),
        outcome: { key: `outcome-${event.parts.outcome}` },
      }
    case 'answerReturned':
      return plain('history-answerReturned', undefined, event.reason)
    case 'takenBack':
      return plain('history-takenBack', undefined, event.reason)
    case 'issued':
      return plain('history-issued')
    case 'served': {
      const args = { route: { key: `history-route-${event.route}` }, on: { date: event.on } }
      return event.window
        ? plain('history-served-window', { ...args, last: { date: event.window.due } })
        : plain('history-served', args)
    }
    case 'closed':
      return plain(`history-closed-${event.ground}`)
    case 'urged':
      return plain('history-urged', { due: { date: event.answer.due } }, event.reason)
    case 'urgeAnswered':
      return plain('history-urgeAnswered', undefined, event.text)
    case 'delivered':
      return plain('history-delivered')
    case 'undelivered':
      return plain('history-undelivered', { due: { date: event.due.due } })
    case 'taskDone':
      return plain('history-taskDone', undefined, event.how)
    case 'datesMoved':
      return plain('history-datesMoved', { count: event.moved.length })
  }
}

type Handled =
  | 'registered'
  | 'joined'
  | 'forwarded'
  | 'diverted'
  | 'objected'
  | 'objectionAgreed'
  | 'objectionRefused'
  | 'referred'
  | 'told'
  | 'accepted'
  | 'handlerNamed'
  | 'reclassified'
  | 'urgencySet'
  | 'coHandlerAdded'
  | 'coHandlerAnswered'
  | 'recused'
  | 'asked'
  | 'replied'
  | 'hearingOpened'
  | 'hearingClosed'
  | 'noted'
