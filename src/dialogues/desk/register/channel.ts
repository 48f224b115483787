import type { Question } from '../../form.js'
import type { Channel, RegisterAnswers } from './answers.js'

const CHANNELS = ['visit', 'letter', 'call'] as const satisfies readonly Channel[]
const TIMES = ['first', 'repeat', 'unknown'] as const

/** How the matter came in (2022 §17). */
export const channelQuestion: Question<RegisterAnswers> = {
  id: 'channel',
  number: 1,
  expects: { key: 'register-channel-expects' },
  ask: () => ({
    text: [{ key: 'register-channel-question' }],
    options: [CHANNELS.map((id) => ({ id, label: { key: `register-channel-${id}` } }))],
  }),
  read({ option }, answers) {
    const channel = CHANNELS.find((candidate) => candidate === option)
    return channel === undefined
      ? { kind: 'unexpected' }
      : { kind: 'answered', answers: { ...answers, channel } }
  },
}

/** Whether the matter was handed in before (初信初访); what nobody knows of counts as new. */
export const firstQuestion: Question<RegisterAnswers> = {
  id: 'first',
  number: 10,
  expects: { key: 'register-first-expects' },
  ask: () => ({
    text: [{ key: 'register-first-question' }],
    options: TIMES.map((id) => [{ id, label: { key: `register-first-${id}` } }]),
  }),
  read({ option }, answers) {
    return TIMES.some((time) => time === option)
      ? { kind: 'answered', answers: { ...answers, firstTime: option !== 'repeat' } }
      : { kind: 'unexpected' }
  },
}
