/** 承办人 and 回避: who of the unit handles it, and who has nothing to do with it. */
import { normalise } from '../../../config/pack-text.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, type DeskQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { rowsOf, shownReason } from '../wording.js'

/** Buttons that still can be looked through; others are found by typing. */
const SHOWN = 24
const MEMBER = 'm-'

type Member = Target['people'][number]

const options = (people: readonly Member[]) =>
  people.map(({ id, name }) => ({
    id: `${MEMBER}${id}`,
    label: { key: 'plain', args: { words: name } },
    sets: { member: id },
  }))

/** One of the unit's people, by a press or by a part of the name. */
function memberQuestion(asks: Parameters<typeof choiceQuestion>[0]['asks']): DeskQuestion {
  const choice = choiceQuestion({
    id: 'member',
    asks: (target, answers, context) => [
      ...asks(target, answers, context),
      ...(target.people.length === 0 ? [{ key: 'forms-member-nobody' }] : []),
    ],
    picks: (_, { target }) => options(target?.people ?? []),
    lacks: ({ member }) => member === undefined,
    expects: { key: 'forms-member-expects' },
  })
  return {
    ...choice,
    ask: (answers, context) => ({
      text: choice.ask(answers, context).text,
      options: rowsOf(options(context.target?.people ?? []).slice(0, SHOWN)).map((row) =>
        row.map(({ id, label }) => ({ id, label })),
      ),
    }),
    read(given, answers, context) {
      if (given.option !== undefined || given.input.kind !== 'text')
        return choice.read(given, answers, context)
      const typed = normalise(given.input.text)
      const hits = (context.target?.people ?? []).filter(
        ({ name }) => typed !== '' && normalise(name).includes(typed),
      )
      const [first, ...others] = hits
      if (first === undefined) return { kind: 'problem', problem: { key: 'forms-member-none' } }
      if (others.length > 0) return { kind: 'problem', problem: { key: 'forms-member-several' } }
      return { kind: 'answered', answers: { ...answers, member: first.id } }
    },
  }
}

const nameOf = ({ member }: DeskAnswers, { people }: Target): string =>
  people.find(({ id }) => id === member)?.name ?? ''

export const namedForm = buildForm({
  verb: 'named',
  questions: [
    memberQuestion(() => [{ key: 'forms-named-question' }]),
    textQuestion({ field: 'reason', asks: () => [{ key: 'forms-named-reason-question' }] }),
  ],
  says: (answers, target) => [
    { key: 'forms-named-says', args: { name: nameOf(answers, target) } },
    shownReason(answers.reason),
  ],
  toCommand: ({ member, reason }) => ({
    kind: 'nameHandler',
    member: required(member, 'member'),
    reason: required(reason, 'reason'),
  }),
})

/** 回避: who has an interest in the matter (2022 §28 para 3). */
export const recuseForm = buildForm({
  verb: 'recuse',
  questions: [
    memberQuestion(() => [{ key: 'forms-recuse-question' }]),
    textQuestion({ field: 'reason', asks: () => [{ key: 'forms-recuse-reason-question' }] }),
  ],
  says: (answers, target) => [
    { key: 'forms-recuse-says', args: { name: nameOf(answers, target) } },
    shownReason(answers.reason),
  ],
  toCommand: ({ member, reason }) => ({
    kind: 'recuse',
    member: required(member, 'member'),
    reason: required(reason, 'reason'),
  }),
})
