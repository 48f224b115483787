import { bench, describe } from 'vitest'
import { DUTY_ROLES } from '../src/config/roster.types.js'
import { cover } from '../src/roster/cover.js'
import { generate } from '../src/roster/generate.js'
import { PlanInput } from '../src/roster/plan-input.js'
import { problemOf } from '../src/roster/problem.js'
import { seeded } from '../src/roster/random.js'
import { workingCalendar } from '../src/time/calendar.js'

/** A large office's month. The floor is a roster that keeps the rules and nothing more: what evenness costs on top. */
const input = PlanInput.parse({
  window: { name: 'A month', from: '2026-02-01', to: '2026-03-03', level: 'heightened' },
  slots: [
    { from: '08:00', to: '20:00' },
    { from: '20:00', to: '08:00' },
  ],
  roles: [...DUTY_ROLES],
  people: Array.from({ length: 30 }, (_, index) => ({
    id: `p${index}`,
    name: `Person ${index}`,
    roles: index % 3 === 0 ? [...DUTY_ROLES] : ['officer', 'backup'],
    leave: [`2026-02-${String(((index * 5) % 28) + 1).padStart(2, '0')}`],
    history: { shifts: index % 4, nights: index % 3, holidays: index % 2 },
  })),
})
const place = { timeZone: 'Asia/Shanghai', calendar: workingCalendar() }

describe('30 people, 31 days, 2 slots, 3 roles', () => {
  let seed = 0
  bench('covered', () => {
    cover(problemOf(input, place), seeded(++seed))
  })
  bench('covered and evened out', () => {
    generate(input, place, ++seed)
  })
})

/** Where people only just suffice, single exchanges lead nowhere: chains of them, and the search of small groups, do the work. */
const tight = PlanInput.parse({
  ...input,
  window: { name: 'A meeting', from: '2026-12-04', to: '2026-12-18', level: 'heightened' },
  people: Array.from({ length: 9 }, (_, index) => ({
    id: `p${index}`,
    name: `Person ${index}`,
    roles: index < 3 ? ['leader'] : ['officer', 'backup'],
  })),
})

describe('9 people who only just suffice, 15 days, 2 slots, 3 roles', () => {
  let seed = 0
  bench('covered and evened out', () => {
    generate(tight, place, ++seed)
  })
})
