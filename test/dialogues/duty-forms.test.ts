import { describe, expect, test } from 'vitest'
import { dutyTextForm } from '../../src/dialogues/desk/duty-forms.js'
import { filling } from '../support/filling.js'

describe('a text of duty', () => {
  test('with a number of somebody’s is refused as soon as it is written, and is nowhere shown', () => {
    const officer = filling(dutyTextForm('dutylog'))
    officer.text('Rang 13812345678 about 34152419900101123X')
    expect(officer.heard()).toMatch(
      /ID numbers, phone numbers.* Nothing is kept of it: please send it anew\./,
    )
    expect(JSON.stringify(officer.draft())).not.toContain('138')
    officer.text('All calm')
    expect(officer.heard()).toContain('All calm')
  })

  test('to which one is added, also in two parts, stays as it was', () => {
    const officer = filling(dutyTextForm('dutynote'))
    officer.text('Ring back: 138', '12345678')
    expect(officer.heard('zh-CN')).toContain('请不要写电话号码')
    expect(officer.draft().answers).toEqual({ text: 'Ring back: 138' })
    officer.text('at nine')
    officer.press('submit')
    expect(officer.complete()).toBe(true)
  })
})
