/** 答复: the written opinion with all that 2022 §32 asks for. */

import type { Message } from '../../../config/texts.types.js'
import { PART_AT_LEAST } from '../../../petitions/decisions/answer-steps.js'
import { OUTCOMES } from '../../../petitions/events.js'
import type { FormContext } from '../../form.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, type DeskQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { cut, unitName } from '../wording.js'
import { paperQuestion } from './paper.js'

const isAccepted = ({ status }: Target): boolean => status === 'accepted'

const requestQuestion = textQuestion({
  field: 'request',
  asks: () => [{ key: 'forms-answer-request-question' }],
  ready: ({ request }) => ({ label: { key: 'button-own-words' }, text: request }),
  also: (target) => ({ stepsOpen: !isAccepted(target) }),
})

const outcomeQuestion = choiceQuestion({
  id: 'outcome',
  asks: () => [{ key: 'forms-answer-outcome-question' }],
  picks: () => OUTCOMES.map((outcome) => ({ id: outcome, label: outcomeName(outcome), sets: { outcome } })),
  lacks: ({ outcome }) => outcome === undefined,
})

/** None of the steps is left out silently (M2). */
const skipQuestion = textQuestion({
  field: 'skipReason',
  asks: () => [{ key: 'forms-answer-skip-question' }],
  when: ({ stepsOpen }) => stepsOpen === true,
  lacks: ({ skipReason }, { target }) => skipReason === undefined && !!target && !isAccepted(target),
})

/** A part of the opinion; what was written of it before, in an answer given or taken back, can be kept. */
function partQuestion(field: 'facts' | 'opinion' | 'basis'): DeskQuestion {
  return textQuestion({
    field,
    least: PART_AT_LEAST,
    asks: () => [{ key: `forms-answer-${field}-question` }],
    ready: ({ parts: before }) =>
      before && {
        label: { key: 'button-keep-words', args: { text: cut(before[field]) } },
        text: before[field],
      },
  })
}

export const answerForm = buildForm({
  verb: 'answer',
  questions: [
    requestQuestion,
    partQuestion('facts'),
    partQuestion('opinion'),
    partQuestion('basis'),
    outcomeQuestion,
    paperQuestion,
    skipQuestion,
  ],
  says: (answers, target, context) => [...goesOut(target, context), ...parts(answers, target)],
  toCommand({ request, facts, opinion, basis, outcome, paper, skipReason }, target) {
    return {
      kind: 'answer',
      parts: {
        request: required(request, 'request'),
        facts: required(facts, 'facts'),
        opinion: required(opinion, 'opinion'),
        basis: required(basis, 'basis'),
        outcome: required(outcome, 'outcome'),
        ...(paper ? { paper } : {}),
      },
      ...(isAccepted(target) ? {} : { skipReason: required(skipReason, 'skipReason') }),
    }
  },
})

const goesOut = ({ office }: Target, { pack }: FormContext): Message[] =>
  pack.profile.answerThroughPetitionOffice
    ? [{ key: 'forms-answer-through-office', args: { office: unitName(pack, office) } }]
    : [{ key: 'forms-answer-says' }, { key: 'forms-ten-minutes' }]

function parts(answers: DeskAnswers, target: Target): Message[] {
  const { request, facts, opinion, basis, outcome, paper, skipReason } = answers
  return [
    { key: 'forms-answer-request', args: { text: cut(request) } },
    { key: 'forms-answer-facts', args: { text: cut(facts) } },
    { key: 'forms-answer-opinion', args: { text: cut(opinion) } },
    { key: 'forms-answer-basis', args: { text: cut(basis) } },
    ...(outcome ? [{ key: 'forms-answer-outcome', args: { outcome: outcomeName(outcome) } }] : []),
    paper
      ? { key: 'forms-answer-paper', args: { name: paper.name ?? '' } }
      : { key: 'forms-answer-paper-none' },
    ...(isAccepted(target) ? [] : [{ key: 'forms-answer-skipped', args: { text: cut(skipReason) } }]),
  ]
}

const outcomeName = (outcome: (typeof OUTCOMES)[number]): Message => ({ key: `forms-outcome-${outcome}` })
