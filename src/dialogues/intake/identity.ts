import type { Message } from '../../config/texts.types.js'
import type { Asked, FormContext, Given, Option, Question, Reading } from '../form.js'
import { listed, says } from '../spoken.js'
import { INTAKE_LIMITS, type IntakeAnswers } from './answers.js'

type Who = NonNullable<IntakeAnswers['who']>

/** Who asks: name and phone, shared or typed; kept from the handling office; or without a name. */
export const identityQuestion: Question<IntakeAnswers> = {
  id: 'who',
  number: 7,
  expects: { key: 'intake-who-expects' },
  ask: ({ who }) => ask(who),
  read(given, answers, context) {
    if (given.option === 'anonymous' || says(given, 'words-anonymous', context))
      return finish(answers, { mode: 'anonymous' })
    if (given.option === 'confidential') {
      const known = answers.who && !isComplete(answers.who) ? answers.who : {}
      return { kind: 'deeper', answers: { ...answers, who: { ...known, mode: 'confidential' } } }
    }
    return readPerson(given, answers, context)
  },
  back(answers) {
    if (answers.who === undefined || isComplete(answers.who)) return undefined
    const { who: _, ...rest } = answers
    return rest
  },
}

const CONFIDENTIAL: Option[] = [{ id: 'confidential', label: { key: 'button-confidential' } }]
const ANONYMOUS: Option[] = [{ id: 'anonymous', label: { key: 'button-anonymous' } }]

function ask(who: Who | undefined): Asked {
  const share = { what: 'contact', label: { key: 'button-share-contact' } } as const
  if (who !== undefined && !isComplete(who)) {
    const missing = who.phone !== undefined ? 'name' : who.name !== undefined ? 'phone' : 'both'
    const confidential: Message[] = who.mode === 'confidential' ? [{ key: 'intake-who-confidential' }] : []
    return {
      text: [...confidential, { key: `intake-who-missing-${missing}` }],
      options: [...(who.mode === 'confidential' ? [] : [CONFIDENTIAL]), ANONYMOUS],
      share,
    }
  }
  return {
    text: [{ key: 'intake-who-question' }, { key: 'intake-who-anonymous-means' }],
    options: [CONFIDENTIAL, ANONYMOUS],
    share,
  }
}

function readPerson({ input }: Given, answers: IntakeAnswers, context: FormContext): Reading<IntakeAnswers> {
  const known: Who = answers.who && !isComplete(answers.who) ? answers.who : { mode: 'named' }
  if (input.kind === 'contact') {
    if (!input.own) return { kind: 'problem', problem: { key: 'intake-who-not-your-contact' } }
    // The messenger often leaves the + of a foreign number out.
    const phone = readPhone(input.phone) ?? readPhone(`+${input.phone}`)
    if (!phone) return { kind: 'problem', problem: { key: 'intake-who-phone-wrong' } }
    const name = known.name ?? readName(input.name)
    return take(answers, { ...known, phone, ...(name === undefined ? {} : { name }) })
  }
  if (input.kind !== 'text') return { kind: 'unexpected' }
  const { phone, rest, digits } = splitPerson(withoutLabels(input.text, context))
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

/** "Name: Wang Xiaoming, phone: 138…" without its labels. */
function withoutLabels(text: string, context: FormContext): string {
  const labels = listed('words-person-labels', context).join('|')
  return text
    .normalize('NFKC')
    .replace(new RegExp(`(?<!\\p{L})(${labels})(\\s*[:：是]\\s*|(?=\\P{Script=Latin}))`, 'giu'), ' ')
}

/** Takes one message apart into a phone and what else it says. `digits`: there was something like a phone. */
function splitPerson(text: string): { phone?: string; rest: string; digits: boolean } {
  const plain = text.normalize('NFKC')
  const match = /[+(]?\d[\d\s().\-‐-―−]{4,}\d/u.exec(plain) ?? /\+?\d+/.exec(plain)
  const phone = match ? readPhone(match[0]) : undefined
  const rest = (match ? plain.replace(match[0], ' ') : plain).replace(/[,，;；、:：\s]+/gu, ' ').trim()
  return { rest, digits: match !== null, ...(phone === undefined ? {} : { phone }) }
}
