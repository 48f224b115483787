import { categoryById, type Pack, proposeCategory, UNKNOWN_CATEGORY } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { wordsIn } from '../../petitions/content.js'
import type { Question } from '../form.js'
import type { IntakeAnswers } from './answers.js'

// Short: with it, an id of the pack has to fit into a button.
const CATEGORY = 'c-'

/** What the matter is about, asked only when somebody corrects the service's proposal. */
export const categoryQuestion: Question<IntakeAnswers> = {
  id: 'category',
  number: 8,
  expects: { key: 'intake-category-expects' },
  when: () => false,
  ask: (_, { pack }) => ({
    text: [{ key: 'intake-category-question' }],
    options: [...pack.categories.map((category) => category.id), UNKNOWN_CATEGORY].map((id) => [
      { id: `${CATEGORY}${id}`, label: categoryName(pack, id) },
    ]),
  }),
  read({ option }, answers) {
    if (!option?.startsWith(CATEGORY)) return { kind: 'unexpected' }
    return { kind: 'answered', answers: { ...answers, category: option.slice(CATEGORY.length) } }
  },
}

/** The person's choice, else what the pack's words propose, else unknown. */
export function categoryOf(answers: IntakeAnswers, pack: Pack): string {
  if (answers.category !== undefined) return answers.category
  return (
    proposeCategory(pack, `${wordsIn(answers.facts)}\n${answers.request ?? ''}`)?.category.id ??
    UNKNOWN_CATEGORY
  )
}

/** A category's name in the pack's words. */
export function categoryName(pack: Pack, id: string): Message {
  const category = categoryById(pack, id)
  return category
    ? { key: 'plain', args: { words: { local: category.name } } }
    : { key: 'intake-category-unknown' }
}
