/** What officials write down for a petitioner: the words of a recording, a new code, the end of a review. */
import { REVIEW_OUTCOMES } from '../../../petitions/events.js'
import { required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, dateQuestion } from '../questions.js'
import { oneText } from './one-text.js'

/** 2022 §19: what was said aloud is typed up truthfully, and the petitioner confirms it. */
export const typeupForm = oneText({
  verb: 'typeup',
  asks: () => [{ key: 'forms-typeup-question' }],
  says: () => [{ key: 'forms-typeup-says' }],
  command: (text, { recording }) => ({ kind: 'transcribe', evidence: recording ?? '', text }),
})

/** At the counter, by somebody who shows who they are. The code itself is made when it is sent. */
export const newcodeForm = oneText({
  verb: 'newcode',
  asks: () => [{ key: 'forms-newcode-question' }],
  says: () => [{ key: 'forms-newcode-says' }],
  command: (reason) => ({ kind: 'renewCode', code: '', reason }),
})

export const revdoneForm = buildForm({
  verb: 'revdone',
  questions: [
    choiceQuestion({
      id: 'reviewed',
      asks: () => [{ key: 'forms-revdone-question' }],
      picks: () =>
        REVIEW_OUTCOMES.map((reviewed) => ({
          id: reviewed,
          label: { key: `review-outcome-${reviewed}` },
          sets: { reviewed },
        })),
      lacks: ({ reviewed }) => reviewed === undefined,
    }),
    dateQuestion({
      asks: () => [{ key: 'forms-revdone-date-question' }],
      from: ({ reviewOn }) => reviewOn,
      to: (_, today) => today,
    }),
  ],
  says: ({ reviewed, on }) => [
    ...(reviewed && on
      ? [
          {
            key: 'forms-revdone-says',
            args: { outcome: { key: `review-outcome-${reviewed}` }, on: { date: on } },
          },
        ]
      : []),
  ],
  toCommand: ({ reviewed, on }) => ({
    kind: 'recordReview',
    outcome: required(reviewed, 'reviewed'),
    on: required(on, 'on'),
  }),
})
