/** What duty asks for in words: the hand-over note, a line of the log, the daily return, one's number. Pure. */
import { z } from 'zod'
import { numbersIn, sendAnew } from '../../roster/neutral-text.js'
import { civilDate, isCivilDate } from '../../time/civil.js'
import type { Form, Option, Question, Reading } from '../form.js'
import { readPhone } from '../intake/identity.js'

/** Each form with what it does. */
export const DUTY_TEXTS = { dutynote: 'note', dutylog: 'log', report: 'report' } as const
type TextForm = keyof typeof DUTY_TEXTS

const CONFIRM: Option = { id: 'submit', label: { key: 'button-confirm' } }

const TextAnswers = z
  .object({
    text: z.string().exactOptional(),
    // Of which day a return is.
    date: z.string().refine(isCivilDate).transform(civilDate).exactOptional(),
  })
  .catch({})
type TextAnswers = z.infer<typeof TextAnswers>

/** A number of somebody's is seen at once, also where what is added makes one of two; then nothing of it is kept. */
function kept(text: string, reading: (text: string) => Reading<TextAnswers>): Reading<TextAnswers> {
  const number = numbersIn(text)
  return number ? { kind: 'problem', problem: sendAnew(number) } : reading(text)
}

/** A text and its confirmation; what is typed after it is added. Whether it names somebody is looked at when it is kept. */
export const dutyTextForm = (id: TextForm): Form<TextAnswers> => ({
  id,
  version: 1,
  plain: true,
  count: 2,
  empty: {},
  parse: (stored) => TextAnswers.parse(stored),
  questions: [
    {
      id: 'text',
      number: 1,
      expects: { key: 'duty-text-expects' },
      digits: () => true,
      ask: () => ({ text: [{ key: `duty-text-${id}` }, { key: 'duty-text-rule' }] }),
      read: ({ input }, answers) =>
        input.kind === 'text' && input.text.trim() !== ''
          ? kept(input.text.trim(), (text) => ({ kind: 'answered', answers: { ...answers, text } }))
          : { kind: 'unexpected' },
    },
    {
      id: 'confirm',
      number: 2,
      expects: { key: 'forms-confirm-expects' },
      ask: ({ text = '' }) => ({
        text: [{ key: 'duty-text-confirm' }, { key: 'plain', args: { words: text } }],
        options: [[CONFIRM]],
      }),
      read({ option, input }, { text = '', ...rest }) {
        if (option === CONFIRM.id)
          return text === '' ? { kind: 'correct', question: 'text' } : { kind: 'complete' }
        if (input.kind !== 'text' || option !== undefined || input.text.trim() === '')
          return { kind: 'unexpected' }
        return kept(`${text}\n${input.text.trim()}`, (whole) => ({
          kind: 'deeper',
          answers: { ...rest, text: whole },
          noted: [{ key: 'forms-appended' }],
        }))
      },
    },
  ],
})

const PhoneAnswers = z.object({ phone: z.string().exactOptional() }).catch({})
type PhoneAnswers = z.infer<typeof PhoneAnswers>

const phoneQuestion: Question<PhoneAnswers> = {
  id: 'phone',
  number: 1,
  expects: { key: 'duty-phone-expects' },
  digits: () => true,
  ask: () => ({
    text: [{ key: 'duty-phone-question' }],
    share: { what: 'contact', label: { key: 'duty-phone-share' } },
  }),
  read({ input }) {
    const given =
      input.kind === 'contact' && input.own
        ? (readPhone(input.phone) ?? readPhone(`+${input.phone}`))
        : input.kind === 'text'
          ? readPhone(input.text)
          : undefined
    return given === undefined
      ? { kind: 'problem', problem: { key: 'duty-phone-wrong' } }
      : { kind: 'answered', answers: { phone: given } }
  },
}

/** The number at which somebody can be reached on duty. */
export const dutyPhoneForm: Form<PhoneAnswers> = {
  id: 'dutyphon',
  version: 1,
  plain: true,
  count: 2,
  empty: {},
  parse: (stored) => PhoneAnswers.parse(stored),
  questions: [
    phoneQuestion,
    {
      id: 'confirm',
      number: 2,
      expects: { key: 'forms-confirm-expects' },
      ask: ({ phone = '' }) => ({
        text: [{ key: 'duty-phone-confirm', args: { phone } }],
        options: [[CONFIRM]],
      }),
      read: ({ option }, { phone }) =>
        option !== CONFIRM.id
          ? { kind: 'unexpected' }
          : phone === undefined
            ? { kind: 'correct', question: 'phone' }
            : { kind: 'complete' },
    },
  ],
}
