import type { Language } from '../../../config/texts.types.js'
import { evidenceIn, type Petitioner } from '../../../petitions/content.js'
import type { Registration } from '../../commands.js'
import type { Form, FormContext, Question } from '../../form.js'
import { contentOf } from '../../intake/summary.js'
import { parseRegisterAnswers, type RegisterAnswers } from './answers.js'
import { channelQuestion, firstQuestion } from './channel.js'
import {
  registerAboutQuestion,
  registerCategoryQuestion,
  registerFactsQuestion,
  registerKindQuestion,
  registerPlaceQuestion,
  registerRequestQuestion,
} from './matter.js'
import { personsQuestion } from './persons.js'
import { receivedQuestion } from './received.js'
import { registerSummaryQuestion } from './summary.js'
import { whoQuestion } from './who.js'

const inOrder: readonly Question<RegisterAnswers>[] = [
  channelQuestion,
  receivedQuestion,
  personsQuestion,
  registerKindQuestion,
  registerFactsQuestion,
  registerRequestQuestion,
  registerPlaceQuestion,
  registerAboutQuestion,
  whoQuestion,
  firstQuestion,
  registerCategoryQuestion,
  registerSummaryQuestion,
]

/**
 * 登记: a registrar takes down what came in by visit, letter or call. Consent isn't asked for: registering is a duty
 * of whoever receives a petition (2022 §22).
 */
export const registerForm: Form<RegisterAnswers> = {
  id: 'register',
  version: 1,
  plain: true,
  count: inOrder.length,
  questions: inOrder.map((question, index) => ({ ...question, number: index + 1 })),
  empty: parseRegisterAnswers({}),
  parse: parseRegisterAnswers,
}

/** What is to be registered. @throws Error when the answers are not complete */
export function registrationOf(
  answers: RegisterAnswers,
  context: FormContext,
  language: Language,
): Registration {
  const { channel, receivedOn, persons = 1, firstTime, address } = answers
  if (channel === undefined || receivedOn === undefined || firstTime === undefined) {
    throw new Error('a registration was asked for before its form was complete')
  }
  const content = contentOf(answers, context, language)
  return {
    channel,
    receivedOn,
    // Nobody counts the people at the other end of a phone.
    persons: channel === 'call' ? 1 : persons,
    firstTime,
    content: { ...content, petitioner: reachedAt(content.petitioner, address) },
  }
}

/** With the address for written notices, where one was given. */
const reachedAt = (petitioner: Petitioner, address: string | undefined): Petitioner =>
  petitioner.kind === 'anonymous' || address === undefined ? petitioner : { ...petitioner, address }

/** The files that were handed in for a registration, to be dropped when it is given up. */
export const registeredEvidence = ({ facts }: RegisterAnswers): string[] => evidenceIn(facts)
