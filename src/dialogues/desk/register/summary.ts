import type { Message } from '../../../config/texts.types.js'
import { wordsIn } from '../../../petitions/content.js'
import { cutText } from '../../cut-text.js'
import { demoNotice } from '../../demo.js'
import type { FormContext, Question } from '../../form.js'
import { aboutWhom, excluded } from '../../intake/about.js'
import { categoryName, categoryOf } from '../../intake/category.js'
import { countOf } from '../../intake/facts.js'
import { placeLine } from '../../intake/place.js'
import { inRows } from '../../rows.js'
import type { RegisterAnswers } from './answers.js'
import { reworded } from './lift.js'
import { representatives } from './persons.js'
import { isTold, whoLine } from './who.js'
import { TO_REGISTRAR } from './wording.js'

/** Lines that can be corrected, with what the button says, in the order in which they are shown. */
const LINES = {
  channel: 'register-correct-channel',
  received: 'register-correct-received',
  persons: 'register-correct-persons',
  kind: 'button-correct-kind',
  facts: 'button-correct-facts',
  request: 'button-correct-request',
  place: 'button-correct-place',
  about: 'button-correct-about',
  who: 'register-correct-who',
  first: 'register-correct-first',
  category: 'button-correct-category',
} as const
const CORRECT = 'correct-'
/** How much of the facts is repeated; the rest is counted. */
const FACTS_SHOWN = 1_200

/** Everything once more, to be read out to the petitioner where they are there. */
export const registerSummaryQuestion: Question<RegisterAnswers> = {
  id: 'summary',
  number: 11,
  expects: { key: 'register-summary-expects' },
  ask: (answers, context) => ({
    text: summary(answers, context),
    options: [
      [{ id: 'submit', label: { key: 'button-submit' } }],
      ...inRows(
        linesOf(answers).map(([line, key]) => ({ id: `${CORRECT}${line}`, label: { key } })),
        2,
      ),
    ],
  }),
  read({ option }, answers) {
    if (option === 'submit') {
      const missing = firstMissing(answers)
      return missing === undefined ? { kind: 'complete' } : { kind: 'correct', question: missing }
    }
    const line = linesOf(answers).find(([id]) => option === `${CORRECT}${id}`)
    return line ? { kind: 'correct', question: line[0] } : { kind: 'unexpected' }
  },
}

const linesOf = ({ channel }: RegisterAnswers): [string, string][] =>
  Object.entries(LINES).filter(([line]) => line !== 'persons' || channel !== 'call')

/** A line that is still empty, after another was changed or the draft went through a change of the form. */
function firstMissing(answers: RegisterAnswers): keyof typeof LINES | undefined {
  const { channel, receivedOn, persons, place, who, firstTime } = answers
  if (channel === undefined) return 'channel'
  if (receivedOn === undefined) return 'received'
  if (persons === undefined && channel !== 'call') return 'persons'
  if (answers.class === undefined || answers.class === 'accusation') return 'kind'
  if (answers.facts.length === 0) return 'facts'
  if (answers.request === undefined) return 'request'
  if (place?.shape !== 'done') return 'place'
  if (who === undefined || !isTold(who)) return 'who'
  return firstTime === undefined ? 'first' : undefined
}

function summary(answers: RegisterAnswers, context: FormContext): Message[] {
  const { pack } = context
  const { channel = 'visit', receivedOn, persons = 1, firstTime = true } = answers
  const about = aboutWhom(answers, pack)
  const lines: Message[] = [
    {
      key: `register-summary-came-${channel}`,
      args: { received: receivedOn === undefined ? '' : { date: receivedOn }, persons },
    },
    { key: firstTime ? 'register-summary-first' : 'register-summary-repeat' },
    { key: 'intake-summary-kind', args: { kind: { key: `register-kind-${answers.class ?? 'unknown'}` } } },
    {
      key: 'intake-summary-facts',
      args: { count: countOf(answers.facts), facts: cutText(wordsIn(answers.facts), FACTS_SHOWN) },
    },
    { key: 'intake-summary-request', args: { request: answers.request ?? '' } },
    { key: 'intake-summary-place', args: { place: placeLine(answers.place ?? {}, pack) } },
    about === undefined
      ? { key: 'intake-summary-about-nobody' }
      : { key: 'intake-summary-about', args: { about: about.words } },
    ...(about && about.units.length > 0 ? [excluded(pack, about)] : []),
    whoLine(answers),
    {
      key: answers.category === undefined ? 'intake-summary-category' : 'intake-summary-category-chosen',
      args: { category: reworded(categoryName(pack, categoryOf(answers, pack)), TO_REGISTRAR) },
    },
  ]
  return [
    { key: 'register-summary-title' },
    ...lines,
    ...representatives(answers, context),
    { key: 'register-summary-truth' },
    ...demoNotice(pack),
  ]
}
