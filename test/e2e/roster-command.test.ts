import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../src/time/civil.js'
import { broken, counted } from '../roster/checker.js'
import { testFolder } from '../support/folders.js'
import { cli } from '../support/service.js'
import { workedByTable } from '../time/holiday-table.js'

const people = Array.from({ length: 12 }, (_, index) => ({
  id: `p${index}`,
  name: `Person ${index}`,
  roles: index < 6 ? ['leader', 'officer', 'backup'] : ['officer', 'backup'],
  ...(index === 0 ? { leave: ['2026-02-17'], history: { shifts: 2, nights: 1, holidays: 1 } } : {}),
}))
const given = {
  window: { name: 'Spring Festival', from: '2026-02-15', to: '2026-02-23', level: 'heightened' },
  slots: [
    { from: '08:00', to: '20:00' },
    { from: '20:00', to: '08:00' },
  ],
  roles: ['leader', 'officer', 'backup'],
  people,
}

/** Any JSON is YAML. */
async function generate(input: unknown, ...more: string[]) {
  const file = join(await testFolder(), 'window.yaml')
  writeFileSync(file, typeof input === 'string' ? input : JSON.stringify(input))
  return cli(['roster', 'generate', '--input', file, ...more])
}

test('petition-desk roster dates lists holidays and the office’s own, and says which year is not published', async () => {
  const { status, out } = await cli([
    'roster',
    'dates',
    '--pack',
    '--from',
    '2026-02-01',
    '--to',
    '2026-12-31',
  ])
  expect(status).toBe(0)
  expect(out).toMatch(
    /2026-02-15 {2}2026-02-23 {2}9 +heightened {2}holiday +holiday-2026-02-15 +Spring Festival +春节 +luan-petition huoqiu-petition/,
  )
  expect(out).toMatch(/2026-12-04 {2}2026-12-04 {2}1 +normal +pack +constitution-day +Constitution Day/)
  expect((await cli(['roster', 'dates', '--pack', '--from', '2031-01-01'])).out).toContain(
    'The holidays of 2031 are not published yet',
  )
  const bad = await cli(['roster', 'dates', '--pack', '--from', 'tomorrow'])
  expect(bad).toMatchObject({
    status: 2,
    err: expect.stringContaining('--from: should be a day like 2026-02-15'),
  })
})

test('petition-desk roster dates add asks for what it needs, and has days of its own beside those of dates', async () => {
  const lacking = await cli(['roster', 'dates', 'add', '--id', 'x'])
  expect(lacking).toMatchObject({
    status: 2,
    err: expect.stringContaining("required option '--name-zh <name>'"),
  })
  const all = ['--name-zh', '论坛', '--name-en', 'Forum', '--level', 'high', '--units', 'luan-petition']
  const { status, err } = await cli(['roster', 'dates', 'add', '--id', 'x', ...all, '--from', '12-20'])
  // Understood: what stops it is that there is no store to keep it in.
  expect(status).not.toBe(0)
  expect(err).not.toContain('required option')
})

describe('petition-desk roster generate', () => {
  test('prints a roster that keeps every rule, the same for the same seed, without any store', async () => {
    const [first, again] = [
      await generate(given, '--seed', '3', '--json'),
      await generate(given, '--seed', '3', '--json'),
    ]
    expect(first).toMatchObject({ status: 0, err: '' })
    expect(again.out).toBe(first.out)
    const { shifts, fairness } = JSON.parse(first.out)
    expect(broken(given, shifts)).toEqual([])
    expect(fairness).toEqual(counted(given, shifts, (date) => !workedByTable(civilDate(date))))
    expect(Object.keys(shifts[0])).toEqual(['date', 'from', 'to', 'role', 'person'])
  })

  test('for people it is a table with names, and a bar for what each has', async () => {
    const { status, out } = await generate(given)
    expect(status).toBe(0)
    expect(out).toMatch(/2026-02-15 {2}20:00-08:00 {2}night rest day {2}Person \d+/)
    expect(out).toMatch(/Person 3 +leader\+officer\+backup +\d+ +\d+ +\d+ +█+/)
    expect(out).toContain('Between most and fewest among people with the same roles: shifts 1')
  })

  test('where there can be none, the status is 3 and each shortage is named', async () => {
    const few = { ...given, people: people.filter((_, index) => index === 1 || index > 5) }
    const { status, out } = await generate(few, '--json')
    expect(status).toBe(3)
    const { infeasible } = JSON.parse(out)
    expect(infeasible[0]).toEqual({ constraint: 'rest', date: '2026-02-15', role: 'leader', missing: 1 })
    expect((await generate(few)).out).toContain('2026-02-15: leader: 1 missing: too few people for 24 hours')
  })

  test('every mistake in the file is a line, and the status is 2', async () => {
    const bad = {
      ...given,
      window: { ...given.window, to: '2026-01-32' },
      roles: ['boss'],
      people: [
        { id: 'a', name: 'A', roles: ['officer'] },
        { id: 'a', name: 'B', roles: [] },
      ],
    }
    const { status, out, err } = await generate(bad)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('window.yaml: window.to: should be a day like 2026-02-15')
    expect(err).toContain('window.yaml: roles[0]: should be one of')
    expect(err).toContain('window.yaml: people[1].roles: should be')
    expect(err).not.toContain('ends before it begins')
    const backwards = { ...given, window: { ...given.window, to: '2026-02-14' } }
    expect((await generate(backwards)).err).toBe(
      'petition-desk: window.yaml: window: ends before it begins\n',
    )
    expect((await generate('window: [')).err).toContain('is not valid YAML')
    expect(await generate(given, '--seed', 'x')).toMatchObject({ status: 2 })
  })
})
