import type { Question } from '../form.js'
import { INTAKE_LIMITS, type IntakeAnswers } from './answers.js'

/** What the person wants done. */
export const requestQuestion: Question<IntakeAnswers> = {
  id: 'request',
  number: 4,
  expects: { key: 'intake-request-expects' },
  ask: () => ({ text: [{ key: 'intake-request-question' }] }),
  read({ input }, answers) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const request = input.text.trim()
    const over = request.length - INTAKE_LIMITS.requestCharacters
    if (over > 0) {
      const args = { over, limit: INTAKE_LIMITS.requestCharacters }
      return { kind: 'problem', problem: { key: 'intake-request-too-long', args } }
    }
    if (request.length < 2) return { kind: 'problem', problem: { key: 'intake-request-too-short' } }
    return { kind: 'answered', answers: { ...answers, request } }
  },
}
