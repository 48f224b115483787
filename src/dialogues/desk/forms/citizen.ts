/** What petitioners do with their own case besides replying and urging: short, each undone or repeated easily. */
import { evidenceIn, type Fact } from '../../../petitions/content.js'
import type { FormContext } from '../../form.js'
import { countOf } from '../../intake/facts.js'
import { names } from '../../spoken.js'
import { required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { cut, stretch, unitName } from '../wording.js'
import { oneText } from './one-text.js'
import { toldQuestion } from './told.js'

export const addForm = buildForm({
  verb: 'add',
  questions: [{ ...toldQuestion('forms-add-question'), lacks: ({ told }) => (told ?? []).length === 0 }],
  says: ({ told }, { owner }, { pack }) => [
    { key: 'forms-add-says', args: { unit: unitName(pack, owner), what: countOf(told ?? []) } },
    { key: 'forms-no-clock' },
  ],
  toCommand: ({ told }) => ({ kind: 'supplement', facts: required(told, 'told') }),
})

/** The files that were handed in for it. */
export const toldFiles = (told: readonly Fact[] | undefined): string[] => evidenceIn(told ?? [])

const whatQuestion = choiceQuestion({
  id: 'part',
  asks: () => [{ key: 'forms-correct-question' }],
  picks: () =>
    (['name', 'phone', 'address'] as const).map((part) => ({
      id: part,
      label: { key: `forms-correct-${part}` },
      sets: { part },
    })),
  lacks: ({ part }) => part === undefined,
})

/** 更正 (个人信息保护法 §46). */
export const correctForm = buildForm({
  verb: 'correct',
  questions: [
    whatQuestion,
    textQuestion({ field: 'text', asks: (_, { part }) => [{ key: `forms-correct-new-${part ?? 'name'}` }] }),
  ],
  says: ({ part, text }) => [
    {
      key: 'forms-correct-says',
      args: { what: { key: `forms-correct-${part ?? 'name'}` }, text: cut(text) },
    },
  ],
  toCommand: ({ part, text }) => ({
    kind: 'correct',
    [required(part, 'part')]: required(text, 'text').trim(),
  }),
})

/** The words of a recording, as an official typed them (2022 §19: recorded truthfully). */
export const transForm = buildForm({
  verb: 'trans',
  questions: [
    textQuestion({
      field: 'text',
      asks: () => [{ key: 'forms-trans-question' }],
      ready: ({ transcript }) =>
        transcript && { label: { key: 'button-trans-right' }, text: transcript.text },
    }),
  ],
  says: ({ text }) => [{ key: 'forms-trans-says', args: { text: cut(text) } }],
  toCommand: ({ text }, { transcript }) => ({
    kind: 'confirmTranscript',
    evidence: transcript?.evidence ?? '',
    text: required(text, 'text'),
  }),
})

export const leaveForm = buildForm({
  verb: 'leave',
  questions: [],
  says: () => [{ key: 'forms-leave-says' }],
  toCommand: () => ({ kind: 'leaveJoint' }),
})

const pressedQuestion = choiceQuestion({
  id: 'pressed',
  asks: ({ undo }, _, { today }) => [
    { key: 'forms-retract-question' },
    { key: 'forms-retract-means' },
    ...(undo ? [{ key: 'forms-retract-undo', args: { until: stretch(undo, today) } }] : []),
    { key: 'forms-retract-pressed' },
  ],
  picks: () => [
    { id: 'free', label: { key: 'button-not-pressed' }, sets: { pressed: false } },
    { id: 'pressed', label: { key: 'button-pressed' }, sets: { pressed: true } },
  ],
  lacks: ({ pressed }) => pressed === undefined,
})

/** 撤回, with what it means, and whether somebody pressed (2022 §18: nobody may retaliate). */
export const retractForm = buildForm({
  verb: 'retract',
  questions: [pressedQuestion],
  says: ({ pressed }, { higher }, { pack }) => [
    ...(pressed
      ? [
          higher === undefined
            ? { key: 'forms-retract-told-office' }
            : { key: 'forms-retract-told', args: { unit: unitName(pack, higher) } },
          { key: 'forms-retract-unsettled' },
        ]
      : [{ key: 'forms-retract-says' }]),
  ],
  hears: ({ input }, answers, context) =>
    !answers.pressed &&
    input.kind === 'text' &&
    names(input.text, 'words-pressed', context) &&
    !names(input.text, 'words-denied', context)
      ? { ...answers, pressed: true }
      : undefined,
  toCommand: ({ pressed }) => ({ kind: 'withdraw', reason: '', pressed: pressed ?? false }),
})

/** 请求复查 (2022 §35). */
export const reviewForm = oneText({
  verb: 'review',
  asks: ({ windowDue }) => [
    { key: 'forms-review-question' },
    ...(windowDue ? [{ key: 'forms-review-until', args: { due: { date: windowDue } } }] : []),
  ],
  says: (target, context) => [reviewer(target, context), { key: 'forms-review-paper' }],
  command: (reason) => ({ kind: 'requestReview', reason }),
})

const reviewer = ({ reviewer: unit }: Target, { pack }: FormContext) =>
  unit === undefined
    ? { key: 'forms-review-outside' }
    : { key: 'forms-review-says', args: { unit: unitName(pack, unit) } }
