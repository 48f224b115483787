/** 更改分类: class, topic, route or the first-time mark, with a reason; the petitioner is told (2022 §29 to §31). */
import { type Pack, UNKNOWN_CATEGORY } from '../../../config/pack.js'
import type { Message } from '../../../config/texts.types.js'
import type { CaseCommandOf } from '../../../petitions/case-commands.js'
import { MATTER_CLASSES } from '../../../petitions/content.js'
import { routesOf } from '../../../petitions/routes.js'
import { categoryName } from '../../intake/category.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { caseOf, shownReason } from '../wording.js'

type What = NonNullable<DeskAnswers['what']>
type Change = Omit<CaseCommandOf<'reclassify'>, 'kind' | 'reason'>

/** A value that something can be changed to. Its id begins with what it is a value of, and fits into a button. */
interface Value {
  readonly id: string
  readonly label: Message
  readonly change: Change
}

const WHAT = ['class', 'category', 'route', 'first-time'] as const satisfies readonly What[]

/** What it can be changed to: never to a report of misconduct, which needs the sealed lane (2022 §30). */
function valuesOf(what: What, target: Target, pack: Pack): Value[] {
  switch (what) {
    case 'class':
      return MATTER_CLASSES.filter((kind) => kind !== 'accusation' && kind !== target.class).map((kind) => ({
        id: `k-${kind}`,
        label: className(kind),
        change: { class: kind },
      }))
    case 'category':
      return [...pack.categories.map(({ id }) => id), UNKNOWN_CATEGORY]
        .filter((id) => id !== target.category)
        .map((id) => ({ id: `c-${id}`, label: categoryName(pack, id), change: { category: id } }))
    case 'route':
      return routesOf(target.class)
        .filter((route) => route !== 'accusation' && route !== target.route)
        .map((route) => ({ id: `r-${route}`, label: routeName(route, pack), change: { route } }))
    case 'first-time': {
      const firstTime = !target.firstTime
      return [{ id: firstTime ? 'f-yes' : 'f-no', label: firstName(firstTime), change: { firstTime } }]
    }
  }
}

const chosen = ({ what, value }: DeskAnswers, target: Target, pack: Pack): Value | undefined =>
  what && valuesOf(what, target, pack).find(({ id }) => id === value)

const whatQuestion = choiceQuestion({
  id: 'what',
  asks: () => [{ key: 'forms-reclass-question' }],
  picks: (_, context) =>
    WHAT.filter((what) => valuesOf(what, caseOf(context), context.pack).length > 0).map((what) => ({
      id: what,
      label: { key: `forms-reclass-${what}` },
      sets: { what },
    })),
  lacks: ({ what }) => what === undefined,
})

const valueQuestion = choiceQuestion({
  id: 'value',
  asks: (target, { what }, { pack }) =>
    what
      ? [
          {
            key: 'forms-reclass-value-question',
            args: { what: whatName(what), now: nowOf(what, target, pack) },
          },
        ]
      : [],
  picks: ({ what }, context) =>
    what
      ? valuesOf(what, caseOf(context), context.pack).map(({ id, label }) => ({
          id,
          label,
          sets: { value: id },
        }))
      : [],
  lacks: (answers, context) => chosen(answers, caseOf(context), context.pack) === undefined,
})

export const reclassForm = buildForm({
  verb: 'reclass',
  questions: [
    whatQuestion,
    valueQuestion,
    textQuestion({ field: 'reason', asks: () => [{ key: 'forms-reclass-reason-question' }] }),
  ],
  says(answers, target, { pack }) {
    const value = chosen(answers, target, pack)
    const { what } = answers
    return [
      ...(what && value
        ? [
            {
              key: 'forms-reclass-says',
              args: { what: whatName(what), old: nowOf(what, target, pack), next: value.label },
            },
          ]
        : []),
      { key: 'forms-reclass-told' },
      shownReason(answers.reason),
    ]
  },
  toCommand: ({ what, value, reason }) => ({
    kind: 'reclassify',
    ...changeOf(required(what, 'what'), required(value, 'value')),
    reason: required(reason, 'reason'),
  }),
})

/** The change that an option's id stands for. @throws Error for one that belongs to something else */
function changeOf(what: What, value: string): Change {
  const [, letter, id = ''] = /^([kcrf])-(.+)$/.exec(value) ?? []
  if (what === 'category' && letter === 'c') return { category: id }
  if (what === 'first-time' && letter === 'f') return { firstTime: id === 'yes' }
  const matterClass = MATTER_CLASSES.find((one) => one === id)
  if (what === 'class' && letter === 'k' && matterClass) return { class: matterClass }
  const route = MATTER_CLASSES.flatMap(routesOf).find((one) => one === id)
  if (what === 'route' && letter === 'r' && route) return { route }
  throw new Error(`the form is not complete: ${what} has no value`)
}

function nowOf(what: What, target: Target, pack: Pack): Message {
  switch (what) {
    case 'class':
      return className(target.class)
    case 'category':
      return categoryName(pack, target.category)
    case 'route':
      return routeName(target.route, pack)
    case 'first-time':
      return firstName(target.firstTime)
  }
}

const whatName = (what: What): Message => ({ key: `forms-reclass-${what}` })
const className = (kind: Target['class']): Message => ({ key: `forms-class-${kind}` })
const firstName = (first: boolean): Message =>
  first ? { key: 'forms-first-yes' } : { key: 'forms-first-no' }
const routeName = (route: Target['route'], pack: Pack): Message => ({
  key: 'plain',
  args: { words: { local: pack.profile.routes[route].name } },
})
