import type { Message } from '../../../config/texts.types.js'
import type { FormContext, Question } from '../../form.js'
import { lawText } from '../../law.js'
import { REGISTER_LIMITS, type RegisterAnswers } from './answers.js'

/** How many came, or signed: a visit is counted as one batch (批次) with so many persons (人次). */
export const personsQuestion: Question<RegisterAnswers> = {
  id: 'persons',
  number: 3,
  digits: () => true,
  expects: { key: 'register-persons-expects', args: { most: REGISTER_LIMITS.persons } },
  when: ({ channel }) => channel !== 'call',
  ask: ({ channel }) => ({
    text: [
      { key: channel === 'letter' ? 'register-persons-question-letter' : 'register-persons-question-visit' },
    ],
    options: [[{ id: 'one', label: { key: 'register-persons-one' } }]],
  }),
  read({ option, input }, answers, context) {
    if (option !== 'one' && input.kind !== 'text') return { kind: 'unexpected' }
    const persons = option === 'one' ? 1 : input.kind === 'text' ? readPersons(input.text) : undefined
    if (persons === undefined) {
      const args = { most: REGISTER_LIMITS.persons }
      return { kind: 'problem', problem: { key: 'register-persons-expects', args } }
    }
    return {
      kind: 'answered',
      answers: { ...answers, persons },
      noted: representatives({ ...answers, persons }, context),
    }
  },
}

/** One whole number among the words: `3`, `３人`, `3 people`. */
function readPersons(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  const digits = /^\p{L}{0,10}\s*(\d{1,9})\s*\p{L}{0,10}$/u.exec(plain)?.[1]
  const persons = Number(digits)
  return persons >= 1 && persons <= REGISTER_LIMITS.persons ? persons : undefined
}

/** 2022 §20: people who come together choose representatives. Who comes in greater number is registered all the same. */
export function representatives({ channel, persons = 1 }: RegisterAnswers, { pack }: FormContext): Message[] {
  const { max, channels, basis } = pack.profile.representatives
  if (channel === undefined || !channels.includes(channel) || persons <= max) return []
  return [{ key: 'register-persons-representatives', args: { persons, max, law: lawText(basis) } }]
}
