/** 告知向有权机关提出, 不予受理, 不再受理: with a reason, and with who is competent (2022 §23, §36). */
import type { ElsewhereSubject, Pack } from '../../../config/pack.js'
import type { Message } from '../../../config/texts.types.js'
import { DIVERSIONS } from '../../../petitions/events.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { type Choosable, choiceQuestion, textQuestion } from '../questions.js'
import { shownReason } from '../wording.js'

type Diversion = (typeof DIVERSIONS)[number]

// Short: with it, an id of the pack has to fit into a button.
const SUBJECT = 'e-'

const decisionQuestion = choiceQuestion({
  id: 'decision',
  asks: () => [{ key: 'forms-divert-question' }],
  picks: () => DIVERSIONS.map((decision) => ({ id: decision, label: nameOf(decision), sets: { decision } })),
  lacks: ({ decision }) => decision === undefined,
})

/** Who is told to turn elsewhere is told where; who isn't accepted may be told. */
const subjectQuestion = choiceQuestion({
  id: 'elsewhere',
  when: ({ decision }) => decision !== 'no-longer-accepted',
  asks: (_, { decision }, { pack }) => [
    decision === 'diverted'
      ? { key: 'forms-divert-subject-question' }
      : { key: 'forms-divert-subject-optional' },
    ...(pack.elsewhere.length === 0 ? [{ key: 'forms-divert-subject-none' }] : []),
  ],
  picks: ({ decision }, { pack }): Choosable[] => [
    ...pack.elsewhere.map(({ id, name }) => ({
      id: `${SUBJECT}${id}`,
      label: { key: 'plain', args: { words: { local: name } } },
      sets: { elsewhere: id },
    })),
    ...(decision === 'diverted'
      ? []
      : [{ id: 'none', label: { key: 'button-no-other-body' }, sets: { elsewhere: '' } }]),
  ],
  lacks: ({ decision, elsewhere }) => decision === 'diverted' && !elsewhere,
})

export const divertForm = buildForm({
  verb: 'divert',
  questions: [
    decisionQuestion,
    subjectQuestion,
    textQuestion({ field: 'reason', asks: () => [{ key: 'forms-divert-reason-question' }] }),
  ],
  says: (answers, _, { pack }) => [
    ...(answers.decision ? [{ key: 'forms-divert-says', args: { decision: nameOf(answers.decision) } }] : []),
    { key: 'forms-ten-minutes' },
    ...pointsTo(subjectOf(answers, pack)),
    shownReason(answers.reason),
  ],
  toCommand(answers) {
    const { decision, elsewhere, reason } = answers
    const named = decision === 'no-longer-accepted' ? undefined : elsewhere
    return {
      kind: 'divert',
      decision: required(decision, 'decision'),
      reason: required(reason, 'reason'),
      ...(named ? { elsewhere: named } : {}),
    }
  },
})

const nameOf = (decision: Diversion): Message => ({ key: `forms-divert-${decision}` })

const subjectOf = ({ decision, elsewhere }: DeskAnswers, pack: Pack): ElsewhereSubject | undefined =>
  decision === 'no-longer-accepted' ? undefined : pack.elsewhere.find(({ id }) => id === elsewhere)

/** The body with its address and phone, and the limits that run there meanwhile. */
function pointsTo(subject: ElsewhereSubject | undefined): Message[] {
  if (!subject) return []
  const { body, limits } = subject
  return [
    {
      key: 'forms-divert-body',
      args: { name: { local: body.name }, address: { local: body.address }, phone: body.phone },
    },
    ...limits.map(({ name, amount, unit, runsFrom }) => ({
      key: 'forms-divert-limit',
      args: {
        name: { local: name },
        amount: { key: `forms-amount-${unit}`, args: { amount } },
        from: { local: runsFrom },
      },
    })),
  ]
}
