import { unitById } from '../../config/pack.js'
import type { Question } from '../form.js'
import { says } from '../spoken.js'
import type { IntakeAnswers } from './answers.js'

/** Consent on one screen: what is kept, that messages pass through the messenger, who sees them. */
export const consentQuestion: Question<IntakeAnswers> = {
  id: 'consent',
  number: 2,
  expects: { key: 'intake-consent-expects' },
  ask: () => ({
    text: [
      { key: 'intake-consent-kept' },
      { key: 'intake-consent-messenger' },
      { key: 'intake-consent-seen' },
      { key: 'intake-consent-question' },
    ],
    options: [
      [
        { id: 'agree', label: { key: 'button-agree' } },
        { id: 'disagree', label: { key: 'button-disagree' } },
      ],
    ],
  }),
  read(given, answers, context) {
    const { pack } = context
    const option = given.option ?? (says(given, 'words-agree', context) ? 'agree' : undefined)
    if (option === 'agree') return { kind: 'answered', answers: { ...answers, consented: true } }
    if (option === 'disagree') {
      const address = officeAddress(pack)
      return answers.facts.length > 0
        ? {
            kind: 'problem',
            problem: [{ key: 'intake-consent-needed' }, address, { key: 'intake-draft-kept' }],
          }
        : { kind: 'ended', say: [{ key: 'intake-consent-refused' }, address] }
    }
    return { kind: 'unexpected' }
  },
}

/** The ways to the office besides this chat. */
function officeAddress(pack: Parameters<Question<IntakeAnswers>['ask']>[1]['pack']) {
  const operator = pack.office.operator
  const unit = unitById(pack, pack.office.unit)
  return {
    key: 'office-address',
    args: {
      name: { local: operator?.legalName ?? pack.office.name },
      address: { local: operator?.address ?? unit?.address ?? pack.office.name },
      phone: operator?.phone ?? unit?.phone ?? pack.office.dutyPhone,
    },
  }
}
