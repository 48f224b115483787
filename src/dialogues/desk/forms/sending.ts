/** 转送, 交办, 转下级, 指定承办: where a matter goes (2022 §22 to §24). */
import type { Message } from '../../../config/texts.types.js'
import { mayBeDesignated } from '../../../petitions/decisions/competence-steps.js'
import type { FormContext } from '../../form.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, daysQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { isOffice, isRightBelow, unitQuestion } from '../unit-question.js'
import { shownReason, stretch, unitName } from '../wording.js'

/** Return dates of an assignment, in days; the decision takes no more. */
const RETURN_DAYS_AT_MOST = 180

const reasonQuestion = textQuestion({
  field: 'reason',
  asks: () => [{ key: 'forms-send-reason-question' }],
  // Stored once and read by people of either language, so it is kept in both.
  ready: (_, context) => ({
    label: { key: 'button-by-region' },
    text: [...new Set(context.words({ key: 'forms-send-by-region' }))].join(' / '),
  }),
})

const modeQuestion = choiceQuestion({
  id: 'mode',
  asks: () => [{ key: 'forms-send-mode-question' }],
  picks: () => [
    { id: 'transfer', label: { key: 'button-transfer' }, sets: { mode: 'transfer' } },
    { id: 'assign', label: { key: 'button-assign' }, sets: { mode: 'assign' } },
  ],
  lacks: ({ mode }) => mode === undefined,
})

export const sendForm = buildForm({
  verb: 'send',
  byHand: true,
  questions: [
    unitQuestion({ asks: () => [{ key: 'forms-send-unit-question' }], from: ({ owner }) => owner }),
    modeQuestion,
    daysQuestion({
      asks: () => [{ key: 'forms-send-days-question' }],
      offers: [7, 15, 30, 60],
      most: () => RETURN_DAYS_AT_MOST,
      when: ({ mode }) => mode === 'assign',
    }),
    reasonQuestion,
  ],
  says: (answers, target, context) => [sent(answers, context), ...arrival(answers, target, context)],
  toCommand({ unit, mode, days, reason, onPaper }) {
    const way = required(mode, 'mode')
    return {
      kind: 'forward',
      to: required(unit, 'unit'),
      mode: way,
      ...(way === 'assign' ? { returnDays: required(days, 'days') } : {}),
      reason: required(reason, 'reason'),
      ...(onPaper ? { onPaper } : {}),
    }
  },
})

function sent({ unit, mode, days }: DeskAnswers, { pack, today }: FormContext): Message {
  const to = unitName(pack, unit)
  if (mode !== 'assign' || days === undefined) return { key: 'forms-send-transfer', args: { unit: to } }
  const until = stretch({ ...pack.profile.targets.assignedReport, days }, today)
  return { key: 'forms-send-assign', args: { unit: to, until } }
}

/** 逐级转下: to an organ right below, of the same system (2022 §23 para 2). */
export const passForm = buildForm({
  verb: 'pass',
  byHand: true,
  questions: [
    unitQuestion({
      asks: ({ owner }, { pack }) => [
        { key: 'forms-pass-unit-question', args: { owner: unitName(pack, owner) } },
      ],
      from: ({ owner }) => owner,
      among: (unit, { owner, notCompetent }) => isRightBelow(unit, owner) && !notCompetent.includes(unit.id),
    }),
    reasonQuestion,
  ],
  says: (answers, target, context) => [
    { key: 'forms-pass-says', args: { unit: unitName(context.pack, answers.unit) } },
    ...arrival(answers, target, context),
  ],
  toCommand: ({ unit, reason, onPaper }) => ({
    kind: 'passDown',
    to: required(unit, 'unit'),
    reason: required(reason, 'reason'),
    ...(onPaper ? { onPaper } : {}),
  }),
})

/** 指定承办: the common superior's word, to which there is no objection (2022 §24). */
export const appointForm = buildForm({
  verb: 'appoint',
  byHand: true,
  questions: [
    unitQuestion({
      asks: () => [{ key: 'forms-appoint-unit-question' }],
      from: ({ owner }) => owner,
      among: ({ id }, target, pack) => mayBeDesignated(pack, id, target),
      own: true,
    }),
    textQuestion({ field: 'reason', asks: () => [{ key: 'forms-appoint-reason-question' }] }),
  ],
  says: (answers, target, context) => [
    { key: 'forms-appoint-says', args: { unit: unitName(context.pack, answers.unit) } },
    ...arrival(answers, target, context),
  ],
  toCommand: ({ unit, reason, onPaper }) => ({
    kind: 'designate',
    to: required(unit, 'unit'),
    reason: required(reason, 'reason'),
    ...(onPaper ? { onPaper } : {}),
  }),
})

/** What the receiver then owes, what the petitioner learns, and what else was entered. */
function arrival({ unit, reason, onPaper }: DeskAnswers, _: Target, { pack, today }: FormContext): Message[] {
  const { limits, targets } = pack.profile
  return [
    isOffice(pack, unit)
      ? { key: 'forms-send-sorts', args: { until: stretch(limits.sorting, today) } }
      : { key: 'forms-send-tells', args: { until: stretch(limits.telling, today) } },
    ...(onPaper
      ? [{ key: 'forms-send-on-paper', args: { until: stretch(targets.deliveryTask, today) } }]
      : []),
    shownReason(reason),
  ]
}
