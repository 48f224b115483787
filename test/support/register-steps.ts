import { expect } from 'vitest'
import { registerForm, registrationOf } from '../../src/dialogues/desk/register/form.js'
import { filling } from './filling.js'

export const registering = (today?: string) => filling(registerForm, today)
export const registered = (clerk: ReturnType<typeof registering>) =>
  registrationOf(clerk.draft().answers, clerk.context, 'zh-CN')

/** Steps up to a question, for a visit. */
export const STEPS: readonly [string, (clerk: ReturnType<typeof registering>) => void][] = [
  ['channel', (clerk) => clerk.press('visit')],
  ['received', (clerk) => clerk.press('today')],
  ['persons', (clerk) => clerk.press('one')],
  ['kind', (clerk) => clerk.press('appeal')],
  [
    'facts',
    (clerk) => {
      clerk.text('征地补偿款一直没有发。')
      clerk.press('done')
    },
  ],
  ['request', (clerk) => clerk.text('请发放补偿款。')],
  ['place', (clerk) => clerk.text('霍邱县城关镇')],
  ['about', (clerk) => clerk.press('skip')],
  ['who', (clerk) => clerk.text('王小明，13800000000')],
  ['first', (clerk) => clerk.press('first')],
]

export function upTo(question: string, today?: string) {
  const clerk = registering(today)
  for (const [id, step] of STEPS) {
    if (id === question) break
    step(clerk)
  }
  expect(clerk.draft().at).toBe(question)
  return clerk
}
