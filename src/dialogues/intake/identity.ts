import type { Message } from '../../config/texts.types.js'
import type { Asked, Given, Question, Reading } from '../form.js'
import { INTAKE_LIMITS, type IntakeAnswers } from './answers.js'

type Who = NonNullable<IntakeAnswers['who']>

/** Who asks: name and phone, shared or typed; kept from the handling office; or without a name. */
export const identityQuestion: Question<IntakeAnswers> = {
  id: 'who',
  number: 7,
  freeText: true,
  expects: { key: 'intake-who-expects' },
  ask: ({ who }) => ask(who),
  read(given, answers) {
    if (given.option === 'anonymous') return finish(answers, { mode: 'anonymous' })
    if (given.option === 'confidential') {
      return { kind: 'deeper', answers: { ...answers, who: { mode: 'confidential' } } }
    }
    return readPerson(given, answers)
  },
  back(answers) {
    if (answers.who === undefined || isComplete(answers.who)) return undefined
    const { who: _, ...rest } = answers
    return rest
  },
}

function ask(who: Who | undefined): Asked {
  const share = { what: 'contact', label: { key: 'button-share-contact' } } as const
  if (who !== undefined && !isComplete(who)) {
    const missing = who.phone !== undefined ? 'name' : who.name !== undefined ? 'phone' : 'both'
    const confidential: Message[] = who.mode === 'confidential' ? [{ key: 'intake-who-confidential' }] : []
    return { text: [...confidential, { key: `intake-who-missing-${missing}` }], share }
  }
  return {
    text: [{ key: 'intake-who-question' }, { key: 'intake-who-anonymous-means' }],
    options: [
      [{ id: 'confidential', label: { key: 'button-confidential' } }],
      [{ id: 'anonymous', label: { key: 'button-anonymous' } }],
    ],
    share,
  }
}

function readPerson({ input }: Given, answers: IntakeAnswers): Reading<IntakeAnswers> {
  const known: Who = answers.who && !isComplete(answers.who) ? answers.who : { mode: 'named' }
  if (input.kind === 'contact') {
    if (!input.own) return { kind: 'problem', problem: { key: 'intake-who-not-your-contact' } }
    const phone = readPhone(input.phone)
    if (!phone) return { kind: 'problem', problem: { key: 'intake-who-phone-wrong' } }
    const name = known.name ?? readName(input.name)
    return take(answers, { ...known, phone, ...(name === undefined ? {} : { name }) })
  }
  if (input.kind !== 'text') return { kind: 'unexpected' }
  const { phone, rest, digits } = splitPerson(input.text)
  if (digits && phone === undefined) return { kind: 'problem', problem: { key: 'intake-who-phone-wrong' } }
  const name = readName(rest)
  if (rest.length > 0 && name === undefined) {
    const args = { limit: INTAKE_LIMITS.nameCharacters }
    return { kind: 'problem', problem: { key: 'intake-who-name-wrong', args } }
  }
  if (name === undefined && phone === undefined) return { kind: 'unexpected' }
  return take(answers, {
    ...known,
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
  })
}

const take = (answers: IntakeAnswers, who: Who): Reading<IntakeAnswers> =>
  isComplete(who) ? finish(answers, who) : { kind: 'deeper', answers: { ...answers, who } }

const finish = (answers: IntakeAnswers, who: Who): Reading<IntakeAnswers> => ({
  kind: 'answered',
  answers: { ...answers, who },
})

export const isComplete = (who: Who): boolean =>
  who.mode === 'anonymous' || (who.name !== undefined && who.phone !== undefined)

/** A phone as dialled: mainland mobile, mainland fixed line with area code, or foreign with `+`. */
export function readPhone(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s().\-‐-―−]/gu, '')
  const mainland = plain.replace(/^(\+|00)?86(?=1[3-9]\d{9}$|0\d{9,11}$)/, '')
  if (/^1[3-9]\d{9}$/.test(mainland) || /^0\d{9,11}$/.test(mainland)) return mainland
  return /^\+(?!86)\d{8,15}$/.test(plain) ? plain : undefined
}

/** A name: letters of any script, spaces, middle dots and hyphens. */
function readName(text: string): string | undefined {
  const name = text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  if (name.length > INTAKE_LIMITS.nameCharacters) return undefined
  return /^\p{L}[\p{L}\p{M} ·•.'’-]*$/u.test(name) ? name : undefined
}

/** Takes one message apart into a phone and what else it says. `digits`: there was something like a phone. */
function splitPerson(text: string): { phone?: string; rest: string; digits: boolean } {
  const plain = text.normalize('NFKC')
  const match = /[+(]?\d[\d\s().\-‐-―−]{4,}\d/u.exec(plain) ?? /\+?\d+/.exec(plain)
  const phone = match ? readPhone(match[0]) : undefined
  const rest = (match ? plain.replace(match[0], ' ') : plain).replace(/[,，;；、:：\s]+/gu, ' ').trim()
  return { rest, digits: match !== null, ...(phone === undefined ? {} : { phone }) }
}
