import { describe, expect, test } from 'vitest'
import { invitationOf, invitedText, inviteForm } from '../../src/dialogues/desk/invite-form.js'
import type { Say } from '../../src/dialogues/messages.js'
import { ROLES } from '../../src/people/roles.js'
import { filling, pack, texts, words } from '../support/filling.js'

describe('inviting somebody', () => {
  const inviting = () => filling(inviteForm)

  test('takes role, unit and name, and says what the link is worth before it is made', () => {
    const admin = inviting()
    admin.press('r-handler')
    expect(admin.options().filter((id) => id.startsWith('u-'))).toHaveLength(8)
    admin.press('u-huoqiu-land')
    admin.text(' 王芳 ')
    expect(admin.heard('zh-CN')).toMatch(/邀请王芳在.*霍邱.*担任承办人[\s\S]*7 天内有效/)
    admin.press('submit')
    expect(admin.complete()).toBe(true)
    expect(invitationOf(admin.draft().answers)).toEqual({
      name: '王芳',
      role: 'handler',
      unit: 'huoqiu-land',
    })
  })

  test('offers every role but admin, and petition offices only for whose work is there', () => {
    const admin = inviting()
    expect(admin.options().filter((id) => id.startsWith('r-'))).toEqual(
      ROLES.filter((role) => role !== 'admin').map((role) => `r-${role}`),
    )
    for (const role of ['registrar', 'supervisor', 'leader']) {
      admin.press(`r-${role}`)
      const units = admin.options().filter((id) => id.startsWith('u-'))
      expect(units).toHaveLength(8)
      expect(units.every((id) => id.endsWith('-petition'))).toBe(true)
      admin.text('舒城县国土局')
      expect(admin.heard()).toContain('petition offices only')
      admin.press('back')
    }
  })

  test('finds a unit by words, and asks which where several bear the name', () => {
    const admin = inviting()
    admin.text('承办人', '国土局')
    expect(admin.heard()).toContain('More than one office')
    expect(admin.draft().at).toBe('unit')
    admin.press('back')
    expect(admin.heard()).toContain('In which office')
    admin.text('舒城县国土局')
    expect(admin.draft()).toMatchObject({ at: 'name', answers: { unit: 'shucheng-land' } })
    admin.press('back')
    admin.text('luan-petition')
    expect(admin.draft().answers.unit).toBe('luan-petition')
  })

  test('another role forgets the unit that was chosen for the first', () => {
    const admin = inviting()
    admin.press('r-handler', 'u-huoqiu-land', 'back', 'back', 'r-registrar')
    expect(admin.draft().answers).toEqual({ role: 'registrar' })
  })

  test.each([
    ['the moon office', [], 'No such office'],
    ['', ['u-huoqiu-land'], '1 to 40'],
    ['王芳2', ['u-huoqiu-land'], 'letters only'],
    ['王'.repeat(41), ['u-huoqiu-land'], '1 to 40'],
  ])('"%s" gets a sentence and changes nothing', (typed, first, why) => {
    const admin = inviting()
    admin.press('r-handler', ...first)
    const before = admin.draft()
    admin.text(typed)
    expect(admin.heard()).toContain(why)
    expect(admin.draft()).toEqual(before)
  })

  test('a sticker is answered with what is expected at every question', () => {
    const admin = inviting()
    const steps = [
      () => admin.press('r-leader'),
      () => admin.press('u-luan-petition'),
      () => admin.text('Wang Fang'),
      () => admin.press('submit'),
    ]
    for (const step of steps) {
      const before = admin.draft()
      admin.give({ kind: 'other', what: 'sticker' })
      expect(admin.heard()).toMatch(/^Please /)
      expect(admin.draft()).toEqual(before)
      step()
    }
    expect(admin.complete()).toBe(true)
  })

  test('a stored invitation of another version keeps what fits', () => {
    expect(inviteForm.parse({ role: 'admin', unit: 'luan-land', name: 3 })).toEqual({ unit: 'luan-land' })
    expect(inviteForm.parse(null)).toEqual({})
    expect(() => invitationOf({ role: 'handler' })).toThrow('before its form was complete')
  })

  test('the link, or the line with the code, is to be passed on', () => {
    const asked = {
      name: '王芳',
      role: 'handler',
      unit: 'luan-land',
      expires: new Date('2026-12-08T06:05:00Z'),
    } as const
    const said = (say: Say) => say.text.map((line) => texts.render('en', line)).join('\n')
    const link = said(invitedText({ ...asked, link: 'https://t.me/office_bot?start=inv_abc' }, pack))
    expect(link).toContain('https://t.me/office_bot?start=inv_abc')
    expect(link).toContain('Tuesday 8 December 2026, 14:05')
    expect(said(invitedText({ ...asked, code: 'abcdefghijklmnop' }, pack))).toContain(
      '/start inv_abcdefghijklmnop',
    )
  })
})

test('every role has a name in both languages', () => {
  for (const role of [...ROLES, 'citizen']) expect(words({ key: `role-${role}` })).not.toContain('')
})
