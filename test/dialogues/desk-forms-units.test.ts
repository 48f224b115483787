import { describe, expect, test } from 'vitest'
import { unitById } from '../../src/config/pack.js'
import type { Target } from '../../src/dialogues/desk/target.js'
import type { Verb } from '../../src/dialogues/desk/verbs.js'
import { demoPack } from '../support/case-kit.js'
import { fill, refused } from '../support/desk-form-driver.js'
import { OFFICE } from '../support/desk-form-ways.js'

describe('a unit', () => {
  test('that nothing is known of is asked for again; where several fit, one is chosen', () => {
    const form = fill('send', OFFICE)
    refused(form, () => form.text('moon bureau'), /No unit that it may go to was found/)
    form.text('county land')
    expect(form.at()).toBe('unit')
    expect(form.heard()).toContain('More than one unit fits')
    form.press('Back')
    expect(form.heard()).toContain('Which unit gets it?')
    form.text('county land').press('Jinzhai County Land and Resources Bureau')
    expect(form.at()).toBe('mode')
    expect(form.draft().answers).toEqual({ unit: 'jinzhai-land' })
  })

  test('is found by the number of its button', () => {
    const form = fill('send', { ...OFFICE, region: '341522' })
    expect(form.text('1').draft().answers.unit).toBe('huoqiu-land')
  })

  test('below is the only one to pass it down to, and an organ the only one to help', () => {
    const below = fill('pass', { owner: 'luan-land' })
    const parents = below
      .ids()
      .filter((id) => id.startsWith('u-'))
      .map((id) => unitById(demoPack, id.slice(2))?.parent)
    expect(new Set(parents)).toEqual(new Set(['luan-land']))
    refused(below, () => below.text('shucheng petition'), /No unit/)
    expect(fill('pass', { owner: 'huoqiu-land' }).heard()).toContain('There is no unit')
    const organs = fill('cohand')
    refused(organs, () => organs.text('shucheng petition'), /No unit/)
    refused(organs, () => organs.text('huoqiu land'), /No unit/)
  })

  test.each<[Verb, Partial<Target>]>([
    ['send', OFFICE],
    ['pass', { owner: 'luan-land' }],
    ['appoint', { status: 'disputed', owner: 'luan-land' }],
    ['cohand', { owner: 'luan-land' }],
  ])('that the matter names is never offered by %s', (verb, target) => {
    const about = { words: 'the Huoqiu land bureau', units: ['huoqiu-land'] }
    expect(fill(verb, target).ids()).toContain('u-huoqiu-land')
    const form = fill(verb, { ...target, about })
    expect(form.ids()).not.toContain('u-huoqiu-land')
    refused(form, () => form.text('霍邱县国土资源局'), /the matter is about that unit/)
    form.text('huoqiu')
    expect(form.ids()).not.toContain('u-huoqiu-land')
    expect(form.draft().answers.unit).not.toBe('huoqiu-land')
  })

  test('that the matter names is not proposed in an objection', () => {
    const about = { words: 'the Huoqiu land bureau', units: ['huoqiu-land'] }
    const form = fill('object', { owner: 'huoqiu-petition', status: 'registered', about })
    form.text('The plot lies in Shucheng and not here.')
    expect(form.ids()).not.toContain('u-huoqiu-land')
    refused(form, () => form.text('霍邱县国土资源局'), /the matter is about that unit/)
  })

  test('fits into a button, however long its id', () => {
    const id = `a${'b'.repeat(39)}`
    const [first] = demoPack.units
    if (!first) throw new Error('the pack has no units')
    const units = [...demoPack.units, { ...first, id, name: { 'zh-CN': '远郊局', en: 'Far Bureau' } }]
    const form = fill('send', OFFICE, { ...demoPack, units }).text('far bureau')
    expect(form.draft().answers.unit).toBe(id)
  })
})
