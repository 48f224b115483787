import { UNKNOWN_CATEGORY } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { type Fact, type PetitionContent, type Petitioner, wordsIn } from '../../petitions/content.js'
import { receivingOffice } from '../../petitions/routing.js'
import { cutText } from '../cut-text.js'
import { demoNotice } from '../demo.js'
import type { FormContext, Option, Question } from '../form.js'
import { inRows } from '../rows.js'
import { aboutWhom, excluded } from './about.js'
import type { IntakeAnswers } from './answers.js'
import { categoryName, categoryOf } from './category.js'
import { countOf } from './facts.js'
import { isComplete } from './identity.js'
import { placeLine } from './place.js'

/** Lines that can be corrected, in the order in which the summary shows them. */
const LINES = ['kind', 'facts', 'request', 'place', 'about', 'who', 'category'] as const
const CORRECT = 'correct-'
/** Takes back what was said of danger on the way; the step does it, for it stands outside the form. */
export const NOT_URGENT: Option = { id: 'not-urgent', label: { key: 'button-not-urgent' } }
/** How much of the facts the summary repeats; the rest is counted. */
const FACTS_SHOWN = 1_200

/** The summary with the declaration of truth (2022 §19 para 2). */
export const summaryQuestion: Question<IntakeAnswers> = {
  id: 'summary',
  number: 8,
  expects: { key: 'intake-summary-expects' },
  ask: (answers, context) => ({
    text: summary(answers, context),
    options: [
      [{ id: 'submit', label: { key: 'button-submit' } }],
      ...(context.urgent ? [[NOT_URGENT]] : []),
      ...inRows(
        LINES.map((line) => ({ id: `${CORRECT}${line}`, label: { key: `button-correct-${line}` } })),
        2,
      ),
    ],
  }),
  read({ option }, answers) {
    if (option === 'submit') {
      const missing = firstMissing(answers)
      return missing === undefined ? { kind: 'complete' } : { kind: 'correct', question: missing }
    }
    const line = LINES.find((candidate) => option === `${CORRECT}${candidate}`)
    return line === undefined ? { kind: 'unexpected' } : { kind: 'correct', question: line }
  },
}

/** A line that is still empty, after a draft went through a change of the form. */
function firstMissing(answers: IntakeAnswers): (typeof LINES)[number] | 'consent' | undefined {
  if (answers.class === undefined) return 'kind'
  if (!answers.consented) return 'consent'
  if (answers.facts.length === 0) return 'facts'
  if (answers.request === undefined) return 'request'
  if (answers.place?.shape !== 'done') return 'place'
  if (answers.who === undefined || !isComplete(answers.who)) return 'who'
  return undefined
}

function summary(answers: IntakeAnswers, context: FormContext): Message[] {
  const { pack } = context
  const { place, who } = answers
  const about = aboutWhom(answers, pack)
  const receiving = receivingOffice(pack, place?.region, about?.units ?? [])
  const lines: Message[] = [
    { key: 'intake-summary-kind', args: { kind: { key: `intake-kind-${answers.class ?? 'unknown'}` } } },
    { key: 'intake-summary-facts', args: { count: countOf(answers.facts), facts: told(answers.facts) } },
    { key: 'intake-summary-request', args: { request: answers.request ?? '' } },
    { key: 'intake-summary-place', args: { place: placeLine(place ?? {}, pack) } },
    about === undefined
      ? { key: 'intake-summary-about-nobody' }
      : { key: 'intake-summary-about', args: { about: about.words } },
    ...(about && about.units.length > 0 ? [excluded(pack, about)] : []),
    {
      key: `intake-summary-who-${who?.mode ?? 'anonymous'}`,
      args: { name: who?.name ?? '', phone: who?.phone ?? '' },
    },
    {
      key: categoryKey(answers, pack),
      args: { category: categoryName(pack, categoryOf(answers, pack)) },
    },
    ...(receiving.kind === 'office'
      ? [{ key: 'intake-summary-receiver', args: { office: { local: receiving.unit.name } } }]
      : []),
  ]
  const urgent: Message[] = context.urgent ? [{ key: 'intake-summary-urgent' }] : []
  return [
    { key: 'intake-summary-title' },
    ...urgent,
    ...lines,
    { key: 'intake-summary-truth' },
    ...demoNotice(pack),
  ]
}

/** Chosen, proposed, or left to those who sort. */
function categoryKey(answers: IntakeAnswers, pack: FormContext['pack']): string {
  if (categoryOf(answers, pack) === UNKNOWN_CATEGORY) return 'intake-summary-category-open'
  return answers.category === undefined ? 'intake-summary-category' : 'intake-summary-category-chosen'
}

/** The facts as told, cut where they would fill the screen. */
function told(facts: readonly Fact[]): string {
  return cutText(wordsIn(facts), FACTS_SHOWN)
}

/** The finished petition. Call it only for complete answers. */
export function contentOf(
  answers: IntakeAnswers,
  context: FormContext,
  language: PetitionContent['language'],
): PetitionContent {
  const about = aboutWhom(answers, context.pack)
  const { shape: _, ...place } = answers.place ?? { shape: 'done' as const }
  return {
    class: answers.class ?? 'unknown',
    category: categoryOf(answers, context.pack),
    facts: answers.facts,
    request: answers.request ?? '',
    place,
    ...(about === undefined ? {} : { about }),
    petitioner: petitionerOf(answers),
    language,
  }
}

function petitionerOf({ who }: IntakeAnswers): Petitioner {
  if (who === undefined || who.mode === 'anonymous') return { kind: 'anonymous' }
  return { kind: who.mode, name: who.name ?? '', phone: who.phone ?? '' }
}
