/** Notices to petitioners about their own side: other chats, co-signers, recordings, withdrawal, review. */
import type { Message } from '../config/texts.types.js'
import { clockOf } from '../petitions/model.js'
import { OWN_STEPS } from '../petitions/notice.js'
import { reexaminationOrgan, reviewOrgan } from '../petitions/review-organs.js'
import type { HigherOrgan } from '../petitions/superiors.js'
import { caseButton } from './case-texts.js'
import type { Choice, Say } from './messages.js'
import { type NoticeContext, numberOf, told, unitOf } from './notice-context.js'

const ownCase = ({ petition: { id, revision } }: NoticeContext): Choice => ({
  label: { key: 'button-open-case' },
  verb: 'case',
  id,
  revision,
})

/** Somebody with the code follows the case from another chat now. */
export function joinedElsewhereText(context: NoticeContext): Say {
  return {
    text: [
      { key: 'notice-joined-elsewhere', args: { number: numberOf(context) } },
      { key: 'notice-code-what-to-do', args: { phone: phoneOf(context) } },
    ],
    choices: [[ownCase(context)]],
  }
}

/** Wrong codes were tried, or the office gave a new one to whoever showed who they are. */
export function codeFailedText(context: NoticeContext): Say {
  const renewed = told(context, 'codeRenewed')
  return {
    text: [
      {
        key: renewed ? 'notice-code-renewed' : 'notice-code-failed',
        args: { number: numberOf(context) },
      },
      { key: 'notice-code-what-to-do', args: { phone: phoneOf(context) } },
    ],
    choices: [[ownCase(context)]],
  }
}

const phoneOf = ({ pack }: NoticeContext): string => pack.office.dutyPhone

/** Somebody signed, or left: how many there are now. */
export function cosignedText(context: NoticeContext): Say {
  const left = told(context, 'cosignerLeft') !== undefined
  const { petitioners, representatives } = context.petition
  return {
    text: [
      {
        key: left ? 'notice-cosigner-left' : 'notice-cosigned',
        args: { number: numberOf(context), count: petitioners.length, speaking: representatives.length },
      },
    ],
    choices: [[ownCase(context)]],
  }
}

/** What one of those who filed or signed has done for all of them. */
export function ownStepText(context: NoticeContext): Say | undefined {
  const step = OWN_STEPS.find((type) => told(context, type))
  if (!step) return undefined
  return {
    text: [
      { key: 'notice-own-step', args: { number: numberOf(context), step: { key: `own-step-${step}` } } },
    ],
    choices: [[ownCase(context)]],
  }
}

/** Somebody opened the answer to a joint petition: since then time runs for all of them. */
export function openedText(context: NoticeContext): Say | undefined {
  const { petition } = context
  const window = clockOf(petition, 'reviewRequest')?.limit
  if (petition.servedOn === undefined) return undefined
  return {
    text: [
      { key: 'notice-opened', args: { number: numberOf(context), on: { date: petition.servedOn } } },
      ...(window ? [{ key: 'forms-review-until', args: { due: { date: window.due } } }] : []),
    ],
    choices: [[ownCase(context)]],
  }
}

/** What was said aloud, as typed: only while it waits to be confirmed. */
export function transcriptText(context: NoticeContext): Say | undefined {
  const event = told(context, 'transcribed')
  const { petition } = context
  const waits = petition.transcripts.some(
    ({ evidence, confirmed }) => evidence === event?.evidence && !confirmed,
  )
  if (!event || !waits) return undefined
  return {
    text: [
      { key: 'notice-transcript', args: { number: numberOf(context), text: event.text } },
      { key: 'notice-transcript-how' },
    ],
    choices: [[caseButton('trans', { petition: petition.id, revision: petition.revision })]],
  }
}

/** Withdrawn, undone, or over: as it stands now. */
export function withdrawnText(context: NoticeContext): Say | undefined {
  const { petition } = context
  const { withdrawal, status, id, revision } = petition
  const number = numberOf(context)
  if (told(context, 'withdrawalUndone')) {
    return withdrawal ? undefined : { text: [{ key: 'notice-withdrawal-undone', args: { number } }] }
  }
  if (!withdrawal) return undefined
  if (status === 'closed') return { text: [{ key: 'notice-withdrawal-over', args: { number } }] }
  const event = told(context, 'withdrawn')
  return {
    text: [
      ...(withdrawal.pressed
        ? [
            { key: 'notice-withdrawn-unsettled', args: { number } },
            ...(event?.to === undefined
              ? []
              : [{ key: 'notice-withdrawn-pressed', args: { unit: unitOf(context, event.to) } }]),
          ]
        : [
            { key: 'notice-withdrawn', args: { number, until: { date: withdrawal.until } } },
            { key: 'notice-withdrawn-means' },
          ]),
    ],
    choices: [[caseButton('keepit', { petition: id, revision })]],
  }
}

/** 复查申请收据: when, where, until when an opinion is owed, and the way on paper. */
export function reviewReceiptText(context: NoticeContext): Say | undefined {
  const event = told(context, 'reviewRequested')
  const { petition, pack } = context
  if (!event || petition.status !== 'review') return undefined
  const due = clockOf(petition, 'review')?.limit.due ?? event.opinion.due
  const organ = reviewOrgan(petition, pack)
  const where = organ ? [addressOf(organ)] : []
  return {
    text: [
      {
        key: 'notice-review-receipt',
        args: { number: numberOf(context), on: { date: event.on }, due: { date: due } },
      },
      ...where,
      ...(event.papers ? [{ key: 'notice-review-papers' }] : []),
      { key: 'forms-review-paper' },
    ],
    choices: [[ownCase(context)]],
  }
}

export function reviewedText(context: NoticeContext): Say | undefined {
  const event = told(context, 'reviewed')
  if (!event) return undefined
  return {
    text: [
      {
        key: 'notice-reviewed',
        args: {
          number: numberOf(context),
          outcome: { key: `review-outcome-${event.outcome}` },
          on: { date: event.on },
        },
      },
      ...(event.renewal
        ? [
            {
              key: 'notice-review-renewal',
              args: { unit: unitOf(context, event.renewal.to), due: { date: event.renewal.handling.due } },
            },
          ]
        : []),
      ...(event.window
        ? [
            { key: 'notice-reviewed-next', args: { last: { date: event.window.due } } },
            ...reexaminer(context),
          ]
        : []),
    ],
    choices: [[ownCase(context)]],
  }
}

/** Where a re-examination 复核 is asked for: the organ above the one that reviewed (2022 §36). */
function reexaminer({ petition, pack }: NoticeContext): Message[] {
  const organ = reexaminationOrgan(petition, pack)
  return [organ ? addressOf(organ) : { key: 'rights-review-ask', args: { phone: pack.office.dutyPhone } }]
}

const addressOf = ({ name, address, phone }: HigherOrgan): Message => ({
  key: 'office-address',
  args: { name: { local: name }, address: { local: address }, phone },
})
