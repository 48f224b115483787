import type { Form } from '../form.js'
import { aboutQuestion } from './about.js'
import { type IntakeAnswers, parseIntakeAnswers } from './answers.js'
import { categoryQuestion } from './category.js'
import { consentQuestion } from './consent.js'
import { factsQuestion } from './facts.js'
import { identityQuestion } from './identity.js'
import { kindQuestion } from './kind.js'
import { placeQuestion } from './place.js'
import { requestQuestion } from './request.js'
import { summaryQuestion } from './summary.js'

/** The intake dialogue: eight prompts from the kind of matter to the summary. */
export const intakeForm: Form<IntakeAnswers> = {
  id: 'intake',
  version: 1,
  count: 8,
  questions: [
    kindQuestion,
    consentQuestion,
    factsQuestion,
    requestQuestion,
    placeQuestion,
    aboutQuestion,
    identityQuestion,
    categoryQuestion,
    summaryQuestion,
  ],
  empty: parseIntakeAnswers({}),
  parse: parseIntakeAnswers,
}
