/** The questions about the matter itself: intake's, in words for the registrar. */

import type { Question } from '../../form.js'
import { aboutQuestion, aboutWhom, excluded } from '../../intake/about.js'
import { INTAKE_LIMITS } from '../../intake/answers.js'
import { categoryQuestion } from '../../intake/category.js'
import { factsQuestion } from '../../intake/facts.js'
import { kindQuestion } from '../../intake/kind.js'
import { placeQuestion } from '../../intake/place.js'
import { requestQuestion } from '../../intake/request.js'
import { MATTER, type RegisterAnswers } from './answers.js'
import { lift } from './lift.js'
import { TO_REGISTRAR } from './wording.js'

const asKind = lift(kindQuestion, MATTER, TO_REGISTRAR)
const asAbout = lift(aboutQuestion, MATTER, TO_REGISTRAR)

/** The class of the matter. A report of misconduct needs the sealed lane: what else was entered stays (2022 §30). */
export const registerKindQuestion: Question<RegisterAnswers> = {
  ...asKind,
  read(given, answers, context) {
    const reading = asKind.read(given, answers, context)
    return reading.kind === 'ended' ? { kind: 'problem', problem: reading.say } : reading
  },
}

/** What happened, recorded truthfully as it is told (2022 §19). */
export const registerFactsQuestion = lift(factsQuestion, MATTER, TO_REGISTRAR)
export const registerRequestQuestion = lift(requestQuestion, MATTER, TO_REGISTRAR)
export const registerPlaceQuestion = lift(placeQuestion, MATTER, TO_REGISTRAR)
export const registerCategoryQuestion = lift(categoryQuestion, MATTER, TO_REGISTRAR)

/**
 * Whom it is about. Which office receives the matter is settled here, it is the registrar's own; whether that one is
 * concerned is said when it is filed.
 */
export const registerAboutQuestion: Question<RegisterAnswers> = {
  ...asAbout,
  read({ input }, answers, { pack }) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const words = input.text.trim()
    const limit = INTAKE_LIMITS.aboutCharacters
    const over = words.length - limit
    if (over > 0) return { kind: 'problem', problem: { key: 'intake-about-too-long', args: { over, limit } } }
    const next = { ...answers, about: { words } }
    const about = aboutWhom(next, pack)
    return {
      kind: 'answered',
      answers: next,
      noted: [about && about.units.length > 0 ? excluded(pack, about) : { key: 'register-about-told' }],
    }
  },
}
