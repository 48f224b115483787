import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PackError } from '../../src/config/pack-mistakes.js'
import { generateRoster } from '../../src/operator/roster.js'
import { PlanFile } from '../../src/roster/plan-input.js'
import { demoPack } from '../support/demo-pack.js'
import { testFolder } from '../support/folders.js'
import { many, plan, TWO_SLOTS } from './a-plan.js'

const MORNING = { from: '08:00', to: '20:00' }

function mistakes(slots: { from: string; to: string }[], level: 'normal' | 'heightened'): string[] {
  const given = plan('2026-03-02', '2026-03-03', many(9), { slots })
  const read = PlanFile.safeParse({ ...given, window: { ...given.window, level } })
  return read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

test('a history given in part is nothing for the rest', () => {
  const given = plan('2026-03-02', '2026-03-03', many(2))
  const [some, none] = PlanFile.parse({
    ...given,
    people: [
      { id: 'a', name: 'A', roles: ['leader'], history: { shifts: 2 } },
      { id: 'b', name: 'B', roles: ['leader'] },
    ],
  }).people
  expect(some?.history).toEqual({ shifts: 2, nights: 0, holidays: 0 })
  expect(none?.history).toEqual({ shifts: 0, nights: 0, holidays: 0 })
})

test('slots that overlap are refused, over midnight too', () => {
  expect(mistakes([MORNING, { from: '19:00', to: '08:00' }], 'normal')).toEqual([
    'slots: 19:00-08:00 begins before 08:00-20:00 ends; slots may not overlap',
  ])
  expect(mistakes([MORNING, { from: '20:00', to: '09:00' }], 'normal')).toEqual([
    'slots: 08:00-20:00 begins before 20:00-09:00 ends; slots may not overlap',
  ])
})

test('a heightened window whose slots leave hours uncovered is refused; a normal one may leave them', () => {
  expect(mistakes([MORNING], 'heightened')).toEqual([
    'slots: leave 20:00-08:00 uncovered; in a heightened window they should cover 24 hours',
  ])
  expect(mistakes([MORNING], 'normal')).toEqual([])
  expect(mistakes([{ from: '08:00', to: '08:00' }], 'heightened')).toEqual([])
  expect(mistakes([...TWO_SLOTS].reverse(), 'heightened')).toEqual([])
})

test('what is wrong with a slot by itself is said once', () => {
  expect(mistakes([MORNING, { from: '20:00', to: '25:00' }], 'heightened')).toEqual([
    'slots.1.to: should be a time like 08:00',
  ])
  expect(mistakes([MORNING, MORNING], 'heightened')).toEqual(['slots: has two that begin at one time'])
})

test('a small file whose aliases stand for millions of values is one line', async () => {
  const input = join(await testFolder(), 'window.yaml')
  const rows = ['a: &a [x, x, x, x, x, x, x, x]']
  for (const [one, before] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((names) => [...names]))
    rows.push(`${one}: &${one} [${Array(8).fill(`*${before}`).join(', ')}]`)
  writeFileSync(input, rows.join('\n'))
  const refused = await generateRoster({ input }, demoPack).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(PackError)
  expect((refused as PackError).mistakes).toEqual([
    expect.stringMatching(/^window\.yaml: cannot be read: .+$/),
  ])
})
