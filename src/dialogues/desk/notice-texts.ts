/**
 * Notices to the officials of a unit: the number, what it is, by when, and the way to the case. Never who the
 * petitioner is and never a word of theirs. Each gives nothing when it is no longer true.
 */
import type { Message } from '../../config/texts.types.js'
import { clockOf, handlingClock, nextClock, type Petition, running } from '../../petitions/model.js'
import type { UNIT_NOTICES } from '../../petitions/notice.js'
import { movedDates, movedLine } from '../change-notices.js'
import type { Choice, Say } from '../messages.js'
import { type NoticeContext, numberOf, told, unitOf } from '../notice-context.js'
import { paragraph } from './report-lines.js'

/** Reminders have words of their own, see reminder-texts.ts. */
export type UnitNotice = Exclude<(typeof UNIT_NOTICES)[number], 'desk-reminder'>

/** The way from a notice to its case. */
export const caseChoice = ({ id, revision }: Petition): Choice => ({
  label: { key: 'button-open-case' },
  verb: 'case',
  id,
  revision,
})

/** A notice to a unit, as the case stands now. */
export function unitNotice(kind: UnitNotice, context: NoticeContext): Say | undefined {
  const said = words(kind, context)
  if (!said) return undefined
  const { petition } = context
  return {
    text: [...(petition.urgent ? [{ key: 'notice-desk-urgent' }] : []), ...said],
    choices: [[caseChoice(petition)]],
  }
}

function words(kind: UnitNotice, context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const { status } = petition
  const number = numberOf(context)
  const one = (message: Message | undefined): Message[] | undefined => message && [message]
  const overdue = dueNow(petition)
  switch (kind) {
    case 'desk-arrived':
      return arrived(context)
    case 'desk-objection': {
      const { objection } = petition
      if (status !== 'objected' || !objection) return undefined
      return one(
        dated(
          'notice-desk-objection',
          { number, unit: unitOf(context, objection.by) },
          petition,
          'objectionDecision',
        ),
      )
    }
    case 'desk-objection-refused': {
      const by = context.before?.objection?.by
      const waits = status === 'forwarded' || status === 'registered'
      if (!waits || petition.owner !== by || !overdue) return undefined
      return [{ key: 'notice-desk-objection-refused', args: { number, due: { date: overdue } } }]
    }
    case 'desk-dispute':
      if (status !== 'disputed') return undefined
      return one(dated('notice-desk-dispute', { number }, petition, 'competenceDecision'))
    case 'desk-extension': {
      const { extension } = petition
      const due = handlingClock(petition)?.limit.due
      if (extension?.state !== 'requested' || !due) return undefined
      return [{ key: 'notice-desk-extension', args: { number, days: extension.days, due: { date: due } } }]
    }
    case 'desk-extension-decided':
      return extensionDecided(context)
    case 'desk-answer':
      return status === 'at-office' && overdue
        ? [{ key: 'notice-desk-answer', args: { number, due: { date: overdue } } }]
        : undefined
    case 'desk-answer-returned':
      return (status === 'accepted' || status === 'forwarded' || status === 'told') && overdue
        ? [{ key: 'notice-desk-answer-returned', args: { number, due: { date: overdue } } }]
        : undefined
    case 'desk-reply':
      return reply(context)
    case 'desk-urged':
      return petition.urge ? one(dated('notice-desk-urged', { number }, petition, 'urgeAnswer')) : undefined
    case 'desk-task':
      return task(context)
    case 'desk-co-handling':
      return coHandling(context)
    case 'desk-served':
      return served(context)
    case 'desk-urgent':
      return petition.urgent && status !== 'closed'
        ? [{ key: 'notice-desk-danger', args: { number } }]
        : undefined
    case 'desk-added':
      return status === 'closed' ? undefined : [{ key: 'notice-desk-added', args: { number } }]
    case 'desk-withdrawn': {
      const { withdrawal } = petition
      if (told(context, 'withdrawalUndone'))
        return withdrawal ? undefined : [{ key: 'notice-desk-kept', args: { number } }]
      return (
        withdrawal && [{ key: 'notice-desk-withdrawn', args: { number, until: { date: withdrawal.until } } }]
      )
    }
    case 'desk-pressed':
      return [{ key: 'notice-desk-pressed', args: { number, unit: unitOf(context, petition.owner) } }]
    case 'desk-review': {
      const renewal = told(context, 'reviewed')?.renewal
      if (renewal && status === 'accepted') {
        return one({ key: 'notice-desk-renewal', args: { number, due: { date: renewal.handling.due } } })
      }
      return status === 'review'
        ? one(dated('notice-desk-review', { number }, petition, 'review'))
        : undefined
    }
    case 'desk-urge-answered': {
      const event = told(context, 'urgeAnswered')
      return (
        event && [
          { key: 'notice-desk-urge-answered', args: { number, unit: unitOf(context, petition.owner) } },
        ]
      )
    }
    case 'desk-answered':
      return (
        petition.decision && [
          {
            key: 'notice-desk-answered',
            args: { number, unit: unitOf(context, petition.organ ?? petition.owner) },
          },
        ]
      )
    case 'desk-dates-moved': {
      const moved = movedDates(context, ({ nature }) => nature === 'duty')
      return moved.length > 0
        ? [
            paragraph(
              { key: 'notice-desk-dates-moved', args: { number } },
              moved.map((each) => movedLine(each, context)),
            ),
          ]
        : undefined
    }
  }
}

const dueNow = (petition: Petition) => nextClock(petition)?.limit.due

/** A sentence with the date of the running clock of a rule; nothing where it doesn't run any more. */
function dated(key: string, args: Message['args'], petition: Petition, rule: string): Message | undefined {
  const clock = clockOf({ clocks: running(petition) }, rule)
  return clock && { key, args: { ...args, due: { date: clock.limit.due } } }
}

/** Only as long as that unit still has it and hasn't spoken. */
function arrived(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const event = told(context, 'forwarded')
  if (!event || petition.owner !== event.to) return undefined
  const number = numberOf(context)
  const reportDue = event.report?.due
  const report: Message[] = reportDue
    ? [{ key: 'notice-desk-arrived-report', args: { due: { date: reportDue } } }]
    : []
  if (petition.status === 'registered') {
    const sort = dated('notice-desk-arrived-office', { number }, petition, 'sorting')
    return sort && [sort]
  }
  if (petition.status !== 'forwarded') return undefined
  const tell = dated('notice-desk-arrived', { number }, petition, 'telling')
  const object = dated('notice-desk-arrived-object', {}, petition, 'objection')
  return tell && [tell, ...(object ? [object] : []), ...report]
}

function extensionDecided(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const due = handlingClock(petition)?.limit.due
  if (petition.status !== 'accepted' || !due) return undefined
  const number = numberOf(context)
  if (told(context, 'extensionTold')) {
    return [{ key: 'notice-desk-extension-holds', args: { number, due: { date: due } } }]
  }
  const approved = told(context, 'extensionApproved')
  if (approved) {
    // It holds once the petitioner was told; where it has lapsed, another notice says so.
    const { extension } = petition
    if (extension?.state !== 'approved' && extension?.state !== 'told') return undefined
    return extension.state === 'told'
      ? [{ key: 'notice-desk-extension-holds', args: { number, due: { date: due } } }]
      : [{ key: 'notice-desk-extension-approved', args: { number, days: approved.days, due: { date: due } } }]
  }
  if (petition.extension && petition.extension.state !== 'lapsed') return undefined
  const lapsed = told(context, 'extensionLapsed') !== undefined
  return [
    {
      key: lapsed ? 'notice-desk-extension-lapsed' : 'notice-desk-extension-refused',
      args: { number, due: { date: due } },
    },
  ]
}

const BEFORE_ANSWER: readonly Petition['status'][] = [
  'registered',
  'forwarded',
  'told',
  'accepted',
  'at-office',
]

function reply(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const due = dueNow(petition)
  if (!BEFORE_ANSWER.includes(petition.status) || !due) return undefined
  const args = { number: numberOf(context), due: { date: due } }
  const opinion = told(context, 'coHandlerAnswered')
  if (opinion)
    return [{ key: 'notice-desk-reply-unit', args: { ...args, unit: unitOf(context, opinion.unit) } }]
  return told(context, 'replied') ? [{ key: 'notice-desk-reply', args }] : undefined
}

/** Until somebody has done it. */
function task(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const event = told(context, 'undelivered')
  const open = petition.tasks.find(({ what, notice }) => what === 'undelivered' && notice === event?.notice)
  const due = petition.clocks.find(({ id }) => id === open?.clock)?.limit.due
  return due && [{ key: 'notice-desk-task', args: { number: numberOf(context), due: { date: due } } }]
}

/** Until that unit has given its opinion. */
function coHandling(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const event = told(context, 'coHandlerAdded')
  const open = petition.coHandlers.find(({ unit, opinion }) => unit === event?.unit && opinion === undefined)
  const clock = running(petition).find(({ id }) => id === open?.clock)
  if (!clock) return undefined
  const args = {
    number: numberOf(context),
    unit: unitOf(context, petition.owner),
    due: { date: clock.limit.due },
  }
  return [{ key: 'notice-desk-co-handling', args }]
}

function served(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const { servedOn, status } = petition
  if (!servedOn) return undefined
  const args = { number: numberOf(context), on: { date: servedOn } }
  const window = clockOf(petition, 'reviewRequest')?.limit.due
  if (status === 'served' && window)
    return [{ key: 'notice-desk-served-window', args: { ...args, last: { date: window } } }]
  return [{ key: 'notice-desk-served-closed', args }]
}
