import { describe, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import type { Language } from '../../src/config/texts.types.js'
import { giveText, offerText, swapsText } from '../../src/dialogues/desk/duty-swaps.js'
import type { Say } from '../../src/dialogues/messages.js'
import type { OfferFacts } from '../../src/roster/offers.js'
import { shiftId } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import { aWindow, place, roundTheClock } from '../roster/a-window.js'
import { demoPack } from '../support/case-kit.js'
import { officeTime as at } from '../support/walk.js'

const texts = loadTexts()
const words = (say: Say, language: Language = 'en'): string =>
  say.text.map((message) => texts.render(language, message)).join('\n\n')

const window = aWindow(roundTheClock('2026-02-17', '2026-02-18'))
const index = window.shifts.findIndex((shift) => shiftId(shift) === '2026-02-17-2000-officer')
const none = { shifts: 0, nights: 0, holidays: 0 }
const person = (id: string, more: Partial<OfferFacts['people'][number]> = {}) => ({
  id,
  name: `Name ${id}`,
  roles: ['officer' as const, 'backup' as const],
  leave: [],
  history: none,
  ...more,
})
const facts = (people: OfferFacts['people']): OfferFacts => ({
  member: 'manager',
  now: at('2026-02-16T10:00'),
  place,
  people,
  beside: [],
  around: { place, managers: () => [], there: () => true },
  managers: [],
  plans: true,
  planners: [],
})
const busy = [
  person('officer-1'),
  person('leads', { roles: ['leader'] }),
  person('officer-2'),
  person('y', { leave: [civilDate('2026-02-18')] }),
]

describe('a shift that nobody may take by the rules', () => {
  test('names each person and the reason, to who gives it and to who offers it', () => {
    for (const say of [giveText(window, index, facts(busy)), offerText(window, index, facts(busy))]) {
      const lines = words(say).split('\n')
      expect(lines).toContain(
        'Name officer-2: has a shift on Wednesday 18 February 2026 at 08:00, less than 24 hours from it',
      )
      expect(lines).toContain('Name y: is away then')
      // Who may not have the role anyway comes last; who has the shift isn’t among them.
      expect(lines.filter((line) => line.startsWith('Name ')).at(-1)).toMatch(/^Name leads: /)
      expect(words(say)).not.toContain('Name officer-1')
      expect(words(say, 'zh-CN')).toContain('Name y：当时请假')
      expect(say.choices).toBeUndefined()
    }
  })

  test('because there is nobody else says so', () => {
    expect(words(giveText(window, index, facts([person('officer-1')])))).toContain(
      'Nobody else is on duty in this unit',
    )
  })
})

test('of several shifts that are offered it is said which is open until when', () => {
  const two = [index, index + 3].map((at) => window.shifts[at]).filter((shift) => shift !== undefined)
  const offers = two.map((shift, day) => ({
    shift: shiftId(shift),
    from: 'me',
    at: at('2026-02-16T10:00'),
    until: at(`2026-02-17T1${day}:00`),
  }))
  const shifts = window.shifts.map((shift) => (two.includes(shift) ? { ...shift, member: 'me' } : shift))
  const say = swapsText({ ...window, shifts, offers }, 'me', {
    now: at('2026-02-16T11:00'),
    place,
    pack: demoPack,
    who: (id) => ({ name: id }),
  })
  expect(say && words(say)).toContain(
    '20:00 to 08:00 on the next day: desk officer. Open until Tuesday 17 February 2026, 10:00',
  )
  expect(say && words(say)).toContain(
    '08:00 to 20:00: desk officer. Open until Tuesday 17 February 2026, 11:00',
  )
})
