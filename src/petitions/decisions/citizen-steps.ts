import { computeLimit } from '../../time/limits.js'
import type { CaseCommandOf } from '../case-commands.js'
import { evidenceIn, type Fact, wordsIn } from '../content.js'
import type { EventBody } from '../events.js'
import { excludedUnits } from '../exclusion.js'
import { clockOf, isWindowOver, type Petition } from '../model.js'
import { answeringUnit, reviewOrgan } from '../review-organs.js'
import { handlingRule } from '../routes.js'
import { higherOrgan } from '../superiors.js'
import {
  type DecideContext,
  LONGEST_TEXT,
  limitFrom,
  type NoticeDraft,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toDesk,
  toPetitioners,
  toUnit,
  whoAt,
} from './context.js'

/** Most words that are added at once, as at filing. */
const WORDS_AT_MOST = 20_000

function wordsTooLong(facts: readonly Fact[]): Ruling | undefined {
  const { length } = wordsIn(facts)
  return length > WORDS_AT_MOST ? refuse('TEXT_TOO_LONG', { length, most: WORDS_AT_MOST }) : undefined
}

/** More words and files: they go to whoever has the case and move no date. */
export function supplement({ facts }: CaseCommandOf<'supplement'>, { petition, context }: StepInput): Ruling {
  if (facts.length === 0) return refuse('TEXT_MISSING')
  const tooLong = wordsTooLong(facts)
  if (tooLong) return tooLong
  return ruled(
    [{ type: 'supplemented', facts: [...facts], on: context.today }],
    toDesk('desk-added', petition, context),
  )
}

/** What was asked after the number. Dates lie in the past; nothing of it moves a clock. */
export function giveDetails(
  { details, address, facts = [] }: CaseCommandOf<'giveDetails'>,
  { petition, context }: StepInput,
): Ruling {
  const { decisionOn, reconsiderationOn, labourSince } = details
  const late = [decisionOn, reconsiderationOn, labourSince].find(
    (on) => on && on !== 'none' && on > context.today,
  )
  if (late && late !== 'none') return refuse('DATE_AHEAD', { on: { date: late } })
  const told = Object.keys(details).length > 0 || address !== undefined
  if (!told && facts.length === 0) return refuse('NOTHING_CHANGES')
  const tooLong = wordsTooLong(facts)
  if (tooLong) return tooLong
  const on = context.today
  const given: EventBody[] = told
    ? [{ type: 'detailsGiven', details, ...(address === undefined ? {} : { address }), on }]
    : []
  const added: EventBody[] = facts.length > 0 ? [{ type: 'supplemented', facts: [...facts], on }] : []
  return ruled([...given, ...added], toDesk('desk-added', petition, context))
}

/** Name, phone or address put right (个人信息保护法 §46); who is anonymous has none of them here. */
export function correct(
  { name, phone, address }: CaseCommandOf<'correct'>,
  { petition, context }: StepInput,
): Ruling {
  const { petitioner } = petition.content
  if (petitioner.kind === 'anonymous') return refuse('ANONYMOUS')
  const next = {
    ...petitioner,
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
  }
  const same =
    next.name === petitioner.name && next.phone === petitioner.phone && next.address === petitioner.address
  if (same) return refuse('NOTHING_CHANGES')
  return ruled(
    [{ type: 'corrected', petitioner: next, on: context.today }],
    toDesk('desk-added', petition, context),
  )
}

/**
 * 撤回: only from the petitioner's own chat; the days for undoing it run first, and until then nothing stands still.
 * Somebody who was pressed says so to the next-higher organ (2022 §18: no retaliation by anyone).
 */
export function withdraw(
  { reason, pressed }: CaseCommandOf<'withdraw'>,
  { petition, context }: StepInput,
): Ruling {
  const wrong = reason.length > LONGEST_TEXT ? textProblem(reason) : undefined
  if (wrong) return wrong
  // Whoever was pressed may still withdraw of their own free will.
  if (petition.withdrawal && !(petition.withdrawal.pressed && !pressed)) {
    return refuse('WITHDRAWN_ALREADY', { until: { date: petition.withdrawal.until } })
  }
  const higher = pressed ? pressedTo(petition, context) : undefined
  return ruled(
    [
      {
        type: 'withdrawn',
        reason,
        pressed,
        ...(higher === undefined ? {} : { to: higher.unit }),
        on: context.today,
        undo: limitFrom('withdrawalUndo', context.today, context),
      },
    ],
    toPetitioners('withdrawn'),
    // Whoever pressed may sit there: what the petitioner said of it goes to those above alone.
    higher?.notice ?? toDesk('desk-withdrawn', petition, context),
  )
}

/** The next-higher organ of whoever has the case; outside the pack its own petition office's leaders. */
function pressedTo(
  petition: Petition,
  context: DecideContext,
): { readonly unit: string; readonly notice: NoticeDraft } {
  const { pack } = context
  const excluded = new Set([...excludedUnits(pack, petition.content.about), petition.owner])
  const unit = higherOrgan(pack, petition.owner, excluded)?.unit ?? petition.office
  const who = whoAt(unit, context) === 'sort' ? 'designate' : 'approve'
  return { unit, notice: toUnit('desk-pressed', unit, who) }
}

export function undoWithdrawal(_: CaseCommandOf<'undoWithdrawal'>, { petition, context }: StepInput): Ruling {
  if (!petition.withdrawal) return refuse('WITHDRAWAL_NONE')
  return ruled(
    [{ type: 'withdrawalUndone', on: context.today }],
    toPetitioners('withdrawn'),
    ...(petition.withdrawal.pressed ? [] : [toDesk('desk-withdrawn', petition, context)]),
  )
}

/** The days for undoing have passed: the case is closed. */
export function concludeWithdrawal(
  _: CaseCommandOf<'concludeWithdrawal'>,
  { petition, context }: StepInput,
): Ruling {
  const { withdrawal } = petition
  if (!withdrawal || withdrawal.pressed || context.today <= withdrawal.until) return ruled([])
  return ruled([{ type: 'closed', ground: 'withdrawn', on: context.today }], toPetitioners('withdrawn'))
}

/** 请求复查: within the window that began with the service (2022 §35), to the next-higher organ. */
export function requestReview(
  { reason }: CaseCommandOf<'requestReview'>,
  { petition, context }: StepInput,
): Ruling {
  const wrong = textProblem(reason)
  if (wrong) return wrong
  const window = clockOf(petition, 'reviewRequest')
  if (!window) return refuse('REVIEW_NONE')
  if (isWindowOver(window, context.today)) {
    return refuse('REVIEW_LATE', { due: { date: window.limit.due } })
  }
  const to = reviewOrgan(petition, context.pack)?.unit
  const event: EventBody = {
    type: 'reviewRequested',
    reason,
    on: context.today,
    opinion: limitFrom('review', context.today, context),
  }
  if (to !== undefined && context.reachable(to)) {
    return ruled(
      [{ ...event, to }],
      toPetitioners('review-receipt', true),
      toUnit('desk-review', to, whoAt(to, context)),
    )
  }
  // Nobody there uses the service: the petition office hands the papers over.
  const papers = limitFrom('deliveryTask', context.today, context)
  return ruled(
    [{ ...event, ...(to === undefined ? {} : { to }), papers }],
    toPetitioners('review-receipt', true),
    toUnit('desk-review', petition.office, 'sort'),
  )
}

/** 复查意见 was given on paper; its full handling in the chat is another story. */
export function recordReview(
  { outcome, on }: CaseCommandOf<'recordReview'>,
  { petition, context }: StepInput,
): Ruling {
  const from = petition.review?.on ?? petition.receivedOn
  if (on < from || on > context.today) {
    return refuse('SERVICE_DATE_WRONG', { from: { date: from }, to: { date: context.today } })
  }
  const window = limitFrom('reexaminationRequest', on, context)
  if (outcome !== 'to-be-renewed') {
    return ruled(
      [
        { type: 'reviewed', outcome, on, window },
        { type: 'closed', ground: 'reviewed', on: context.today },
      ],
      toPetitioners('reviewed'),
    )
  }
  // 责令重新作出: "every matter gets an answer" holds for the new one too, so the case stays open until it is served.
  const to = answeringUnit(petition)
  const handling = computeLimit(handlingRule(context.pack, petition.route), on, context.calendar)
  return ruled(
    [{ type: 'reviewed', outcome, on, window, renewal: { to, handling } }],
    toPetitioners('reviewed'),
    toUnit(
      'desk-review',
      petition.onPaper ? petition.office : to,
      petition.onPaper ? 'sort' : whoAt(to, context),
    ),
  )
}

/** What was said aloud is typed up truthfully (2022 §19), and the petitioner confirms the words. */
export function transcribe(
  { evidence, text }: CaseCommandOf<'transcribe'>,
  { petition, context }: StepInput,
): Ruling {
  const wrong = textProblem(text)
  if (wrong) return wrong
  if (!evidenceIn(petition.content.facts).includes(evidence)) return refuse('RECORDING_UNKNOWN')
  if (petition.transcripts.some((one) => one.evidence === evidence && one.confirmed)) {
    return refuse('NOTHING_CHANGES')
  }
  return ruled([{ type: 'transcribed', evidence, text, on: context.today }], toPetitioners('transcript'))
}

export function confirmTranscript(
  { evidence, text }: CaseCommandOf<'confirmTranscript'>,
  { petition, context }: StepInput,
): Ruling {
  const typed = petition.transcripts.find((one) => one.evidence === evidence && !one.confirmed)
  if (!typed) return refuse('RECORDING_UNKNOWN')
  const wrong = text === undefined ? undefined : textProblem(text)
  if (wrong) return wrong
  return ruled(
    [{ type: 'transcriptConfirmed', evidence, text: text ?? typed.text, on: context.today }],
    toDesk('desk-added', petition, context),
  )
}
