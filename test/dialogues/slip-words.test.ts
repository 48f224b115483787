import { describe, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { slipText } from '../../src/dialogues/desk/register/slip.js'
import { slipIn } from '../../src/dialogues/slip-words.js'
import { newSlipCode } from '../../src/people/slip-code.js'
import { caseNumber } from '../../src/petitions/case-number.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/case-kit.js'

const texts = loadTexts()
const NUMBER = caseNumber('341522', 2026, 7)
const meant = { asked: { kind: 'number', number: NUMBER }, code: 'K7MPQ2RS' }

describe('number and code of a slip', () => {
  test.each([
    `${NUMBER} K7MPQ2RS`,
    `  ${NUMBER.toLowerCase()}   k7mpq2rs  `,
    `${NUMBER}\nK7MPQ2RS`,
    `${NUMBER}，K7MPQ2RS`,
    `K7MPQ2RS ${NUMBER}`,
    `编号：${NUMBER}（演示 DEMO） 查询码：k7mpq2rs。`,
    `Ｋ７ＭＰＱ２ＲＳ ${NUMBER.replaceAll('-', ' － ')}`,
    NUMBER.replaceAll(/[-XF]/g, '').concat(' K7MPQ2RS'),
  ])('are found in %j', (typed) => {
    expect(slipIn(typed)).toEqual(meant)
  })

  test.each(LANGUAGES)(
    'are found in the whole slip, copied or forwarded (%s), whatever the code',
    (language) => {
      for (let each = 0; each < 200; each += 1) {
        const code = newSlipCode()
        const slip = slipText(
          {
            number: NUMBER,
            code,
            office: demoPack.office.name,
            receivedOn: civilDate('2026-03-02'),
            sortBy: civilDate('2026-03-17'),
          },
          demoPack,
        )
        const whole = slip.text.map((line) => texts.render(language, line)).join('\n')
        expect(slipIn(whole)).toEqual({ asked: { kind: 'number', number: NUMBER }, code })
      }
    },
  )

  test('aren’t both there in a number alone, a code alone or a story', () => {
    for (const typed of [NUMBER, 'K7MPQ2RS', 'My land was taken in 2024', '', `${NUMBER} K7MPQ2R`]) {
      expect(slipIn(typed)).toBeUndefined()
    }
  })

  test('a mistyped number is told as one', () => {
    const wrong = `${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}`
    expect(slipIn(`${wrong} K7MPQ2RS`)).toMatchObject({ asked: { kind: 'mistyped' } })
  })
})
