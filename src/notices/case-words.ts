/** The words of every kind of notice about a case. */
import {
  acceptedText,
  answerNotice,
  askedText,
  cameBackText,
  closedText,
  decisionNotice,
  extendedText,
  sentOnText,
  toldText,
  urgeAnsweredText,
} from '../dialogues/case-notices.js'
import { receiptText } from '../dialogues/case-texts.js'
import { changedText, datesMovedText } from '../dialogues/change-notices.js'
import { unitNotice } from '../dialogues/desk/notice-texts.js'
import { deskReminder } from '../dialogues/desk/reminder-texts.js'
import type { Say } from '../dialogues/messages.js'
import type { NoticeContext } from '../dialogues/notice-context.js'
import {
  codeFailedText,
  cosignedText,
  joinedElsewhereText,
  openedText,
  ownStepText,
  reviewedText,
  reviewReceiptText,
  transcriptText,
  withdrawnText,
} from '../dialogues/own-notices.js'
import { missedText, windowEndsText } from '../dialogues/reminder-texts.js'
import { rightsOf } from '../dialogues/rights-text.js'
import { isUnitNotice, type NoticeKind } from '../petitions/notice.js'
import { caseCard } from '../petitions/views.js'
import type { Delivery } from './delivery-repository.js'

type ReminderKind = 'window-ends' | 'missed' | 'desk-reminder'

const isReminder = (kind: NoticeKind): kind is ReminderKind =>
  kind === 'window-ends' || kind === 'missed' || kind === 'desk-reminder'

function reminding(kind: ReminderKind, context: NoticeContext, { rung, level }: Delivery): Say | undefined {
  if (!rung) return undefined
  if (kind === 'desk-reminder') return deskReminder(context, rung, level)
  return kind === 'missed' ? missedText(context, rung) : windowEndsText(context, rung)
}

/** Each notice of a case, made from it as it stands now; nothing when it is no longer true. */
function saying(kind: Exclude<NoticeKind, ReminderKind>, context: NoticeContext): Say | undefined {
  if (isUnitNotice(kind)) return unitNotice(kind, context)
  const { petition, pack, today } = context
  switch (kind) {
    case 'receipt':
      return receiptText(caseCard(petition, pack, today), pack, petition.code)
    case 'rights':
      return { text: rightsOf(petition, { pack, calendar: context.calendar }, today) }
    case 'sent-on':
      return sentOnText(context)
    case 'told':
      return toldText(context)
    case 'accepted':
      return acceptedText(context)
    case 'asked':
      return askedText(context)
    case 'extended':
      return extendedText(context)
    case 'answer':
      return answerNotice(context)
    case 'decision':
      return decisionNotice(context)
    case 'changed':
      return changedText(context)
    case 'dates-moved':
      return datesMovedText(context)
    case 'urge-answered':
      return urgeAnsweredText(context)
    case 'joined-elsewhere':
      return joinedElsewhereText(context)
    case 'code-failed':
      return codeFailedText(context)
    case 'opened':
      return openedText(context)
    case 'cosigned':
      return cosignedText(context)
    case 'transcript':
      return transcriptText(context)
    case 'withdrawn':
      return withdrawnText(context)
    case 'review-receipt':
      return reviewReceiptText(context)
    case 'reviewed':
      return reviewedText(context)
    case 'own-step':
      return ownStepText(context)
    case 'came-back':
      return cameBackText(context)
    case 'closed':
      return closedText(context)
  }
}

/** A notice of a case in words, from the case as it stands now; nothing when it is no longer true. */
export const caseWords = (kind: NoticeKind, context: NoticeContext, delivery: Delivery): Say | undefined =>
  isReminder(kind) ? reminding(kind, context, delivery) : saying(kind, context)
