import type { Message } from '../../../config/texts.types.js'
import type { FormContext, Given, Question, Reading } from '../../form.js'
import type { IntakeAnswers } from '../../intake/answers.js'
import { identityQuestion, readPhone } from '../../intake/identity.js'
import type { Input } from '../../messages.js'
import { MATTER, REGISTER_LIMITS, type RegisterAnswers } from './answers.js'
import { lift } from './lift.js'
import { splitAddress } from './person-text.js'
import { TO_REGISTRAR } from './wording.js'

type Who = NonNullable<IntakeAnswers['who']>

const asIntake = lift(identityQuestion, MATTER, TO_REGISTRAR)

/**
 * Who the petitioner is (2022 §19: name and address). Typed, since the registrar's phone has no contact of theirs to
 * share; a name alone is enough. Names and phones are read as intake reads them.
 */
export const whoQuestion: Question<RegisterAnswers> = {
  ...asIntake,
  expects: { key: 'register-who-expects' },
  ask: ({ who }) => ({
    text: prompt(who),
    options: [
      ...(isOpen(who) && who?.mode === 'confidential'
        ? []
        : [[{ id: 'confidential', label: { key: 'register-who-as-confidential' } }]]),
      [{ id: 'anonymous', label: { key: 'register-who-as-anonymous' } }],
    ],
  }),
  read(given, answers, context) {
    if (given.option !== undefined) return withoutAddress(asIntake.read(given, answers, context))
    if (given.input.kind === 'contact' && given.input.own) {
      return { kind: 'problem', problem: { key: 'register-who-own-contact' } }
    }
    const text = typed(given.input)
    return text === undefined ? { kind: 'unexpected' } : readText(text, given, answers, context)
  },
  back({ who, ...rest }) {
    return isOpen(who) ? rest : undefined
  },
}

function prompt(who: Who | undefined): Message[] {
  if (who === undefined || isTold(who)) {
    return [{ key: 'register-who-question' }, { key: 'register-who-anonymous-means' }]
  }
  return [
    who.phone === undefined ? { key: 'register-who-confidential' } : { key: 'register-who-missing-name' },
  ]
}

function readText(
  text: string,
  given: Given,
  answers: RegisterAnswers,
  context: FormContext,
): Reading<RegisterAnswers> {
  const { person, address } = splitAddress(text, context)
  const over = (address?.length ?? 0) - REGISTER_LIMITS.addressCharacters
  if (over > 0) {
    const args = { over, limit: REGISTER_LIMITS.addressCharacters }
    return { kind: 'problem', problem: { key: 'register-who-address-too-long', args } }
  }
  const reading = asIntake.read({ ...given, input: { kind: 'text', text: person } }, answers, context)
  if (reading.kind !== 'answered' && reading.kind !== 'deeper') return reading
  const { who } = reading.answers
  if (who?.mode === 'anonymous') return withoutAddress(reading)
  const { address: before, ...rest } = reading.answers
  const lives = address ?? (isOpen(answers.who) ? before : undefined)
  const next = lives === undefined ? rest : { ...rest, address: lives }
  if (who === undefined || !isTold(who)) return { ...reading, answers: next }
  const told = { ...next, who: { ...who, phone: who.phone ?? '' } }
  return { ...reading, kind: 'answered', answers: told, noted: [whoLine(told)] }
}

/** What was typed; a contact that was passed on stands for its name and phone. */
function typed(input: Input): string | undefined {
  if (input.kind === 'text') return input.text
  if (input.kind !== 'contact') return undefined
  // The messenger often leaves the + of a foreign number out.
  const phone = readPhone(input.phone) ?? readPhone(`+${input.phone}`) ?? input.phone
  return `${input.name}, ${phone}`
}

function withoutAddress(reading: Reading<RegisterAnswers>): Reading<RegisterAnswers> {
  if (reading.kind !== 'answered' && reading.kind !== 'deeper') return reading
  const { address: _, ...answers } = reading.answers
  return { ...reading, answers }
}

/** Without a phone, somebody is still somebody: only the name has to be there. */
export const isTold = (who: Who): boolean => who.mode === 'anonymous' || who.name !== undefined

const isOpen = (who: Who | undefined): boolean => who !== undefined && !isTold(who)

/** Who the petitioner is, in one line. */
export const whoLine = ({ who, address }: RegisterAnswers): Message => ({
  key: `register-summary-who-${who?.mode ?? 'anonymous'}`,
  args: {
    name: who?.name ?? '',
    phone: who?.phone ? who.phone : { key: 'register-no-phone' },
    address: address ?? { key: 'register-no-address' },
  },
})
