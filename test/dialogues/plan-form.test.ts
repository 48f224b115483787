import { describe, expect, test } from 'vitest'
import { parsePlanAnswers } from '../../src/dialogues/desk/roster/plan-answers.js'
import { planCommand, planForm } from '../../src/dialogues/desk/roster/plan-form.js'
import type { RosterAct } from '../../src/dialogues/desk/roster/roster-acts.js'
import { rosterChoice, rosterPress } from '../../src/dialogues/desk/roster/roster-buttons.js'
import { randomId } from '../../src/people/ids.js'
import { decodePress, encodePress } from '../../src/telegram/callback-data.js'
import { civilDate } from '../../src/time/civil.js'
import { filling } from '../support/filling.js'

const keyDate = {
  name: { 'zh-CN': '国家宪法日', en: 'Constitution Day' },
  unit: 'luan-petition',
  from: civilDate('2026-12-04'),
  to: civilDate('2026-12-04'),
  level: 'normal' as const,
}

/** The form as it opens: with what there is to choose from. */
function planning(units: readonly string[], dates = [keyDate]) {
  const manager = filling(planForm)
  manager.restore({ ...manager.draft(), answers: { offers: { units, dates } } })
  return manager
}
const command = (manager: ReturnType<typeof planning>) =>
  planCommand(manager.draft().answers, manager.context)

describe('planning a window', () => {
  test('takes a key date in one press, with its names in both languages', () => {
    const manager = planning(['luan-petition'])
    expect(manager.options()).toEqual(['k-0', 'other', 'stop'])
    manager.press('k-0')
    expect(manager.heard('zh-CN')).toContain('请核对：国家宪法日，六安市信访局。')
    manager.press('submit')
    expect(manager.complete()).toBe(true)
    expect(command(manager)).toEqual({ kind: 'planWindow', window: 'draft1', ...keyDate })
  })

  test('asks the rest for other dates; where one unit alone is planned for, nobody has to say which', () => {
    const manager = planning(['luan-petition'])
    manager.press('other')
    manager.text('  Open   day ', '12-28', '1月3日')
    expect(manager.heard()).toContain('At which level')
    manager.text('normal: 08:30–17:30')
    expect(manager.heard()).toContain('Monday 28 December 2026 to Sunday 3 January 2027, 7 days')
    expect(manager.options()).not.toContain('c-unit')
    manager.press('submit')
    expect(command(manager)).toMatchObject({ unit: 'luan-petition', name: 'Open day', to: '2027-01-03' })
  })

  test('refuses a name with a phone number at once, before anything else is asked', () => {
    const manager = planning(['luan-petition'])
    manager.press('other')
    manager.text('Forum, ring 13812345678')
    expect(manager.heard()).toContain('Please leave phone numbers out; a case number is enough.')
    expect(manager.draft().at).toBe('name')
  })

  test('knows units by words, and says where nobody is on duty', () => {
    const manager = planning(['luan-petition', 'huoqiu-petition', 'huoqiu-land', 'shucheng-land'])
    manager.press('other')
    manager.text('舒城县信访局')
    expect(manager.heard()).toContain('or it is not yours to plan for')
    manager.text('nowhere at all')
    expect(manager.heard()).toContain('No such unit was found')
    manager.text('国土局')
    expect(manager.heard()).toContain('More than one office')
    expect(manager.options().filter((id) => id.startsWith('u-'))).toEqual([
      'u-huoqiu-land',
      'u-shucheng-land',
    ])
    manager.press('back')
    manager.text('huoqiu-petition')
    expect(manager.draft()).toMatchObject({ at: 'name', answers: { unit: 'huoqiu-petition' } })
  })

  test('goes back inside the days, and never keeps the first without the last', () => {
    const manager = planning(['luan-petition'])
    manager.press('k-0', 'c-days')
    manager.text('2026-12-10')
    expect(manager.heard()).toContain('Which is the last day?')
    manager.press('back')
    expect(manager.heard()).toContain('Which is the first day?')
    manager.press('back')
    expect(manager.draft()).toMatchObject({
      at: 'confirm',
      answers: { from: '2026-12-04', to: '2026-12-04' },
    })
    manager.press('c-days')
    manager.text('32 December')
    expect(manager.heard()).toContain('not a day of the calendar')
    manager.text('2026-11-30')
    expect(manager.heard()).toContain('too early')
    manager.text('2026-12-10', '2027-03-20')
    expect(manager.heard()).toContain('100 days at most')
    manager.text('2026-12-11')
    expect(manager.draft()).toMatchObject({
      at: 'confirm',
      answers: { from: '2026-12-10', to: '2026-12-11' },
    })
  })

  test('forgets what a key date filled in where other dates are meant', () => {
    const manager = planning(['luan-petition'])
    manager.press('k-0', 'back', 'other')
    expect(manager.draft()).toMatchObject({ at: 'name' })
    expect(manager.draft().answers).not.toHaveProperty('name')
    manager.text('')
    expect(manager.heard()).toContain('1 to 80 characters')
  })

  test('reads stored answers of another form: what still fits is kept', () => {
    expect(parsePlanAnswers({ unit: 'a', level: 'high', from: '2026-13-01', more: 1 })).toEqual({ unit: 'a' })
    expect(parsePlanAnswers('nothing')).toEqual({})
  })
})

describe('buttons of rosters', () => {
  const window = randomId()
  test.each<RosterAct>([
    { do: 'list' },
    { do: 'show', window, page: 3 },
    { do: 'again', window, version: 12 },
    { do: 'publish', window, version: 1, sure: false },
    { do: 'publish', window, version: 1, sure: true },
    { do: 'drop', window, version: 1, sure: false },
    { do: 'drop', window, version: 1, sure: true },
    { do: 'days', window, page: 0 },
    { do: 'shifts', window, day: 99 },
    { do: 'takers', window, shift: 3599 },
    { do: 'give', window, shift: 3599, from: randomId(), to: randomId() },
  ])('fit into the messenger and mean the same when pressed: $do', (act) => {
    const pressed = decodePress(encodePress(rosterChoice(act, { key: 'button-confirm' })))
    expect(pressed && rosterPress(pressed)).toEqual(act)
  })

  test('of others are none', () => {
    expect(rosterPress({ verb: 'dutyok', id: window, revision: 0 })).toBeUndefined()
  })
})
