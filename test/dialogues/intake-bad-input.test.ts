import { describe, expect, test } from 'vitest'
import { INTAKE_LIMITS } from '../../src/dialogues/intake/answers.js'
import { begun, toAbout, toPlace, toSummary, toWho } from '../support/intake-steps.js'
import { talk } from '../support/talk.js'

describe('bad input during intake', () => {
  test.each([
    [
      'a sticker for the kind',
      () => {
        const c = talk()
        c.command('new')
        return c
      },
    ],
    ['a sticker for what happened', begun],
    ['a sticker for the place', toPlace],
    ['a sticker for whom it is about', toAbout],
    ['a sticker for a name', toWho],
    ['a sticker for the summary', toSummary],
  ])('%s is answered with what is expected and the same question; the draft is unchanged', (_, reach) => {
    const citizen = reach()
    const before = citizen.state()
    citizen.give({ kind: 'other', what: 'sticker' })
    expect(citizen.say()).toHaveLength(2)
    expect(citizen.heard()).toMatch(/\d of 8/)
    expect(citizen.state()).toEqual(before)
  })

  test('thirty thousand characters in ten messages are taken up to the limit, and the rest is measured', () => {
    const citizen = begun()
    for (let message = 0; message < 6; message += 1) citizen.text('x'.repeat(3_000))
    citizen.text('y'.repeat(3_000))
    expect(citizen.heard()).toContain('Too long by 1000 characters')
    expect(citizen.heard()).toContain('the 18000 before are kept')
    citizen.text('z'.repeat(2_000))
    expect(citizen.heard()).toContain('7 texts')
    expect(INTAKE_LIMITS.factsCharacters).toBe(20_000)
  })

  test('a file of 25 MB is refused with the other ways to hand it in', () => {
    const citizen = begun()
    citizen.text('It happened in May.')
    citizen.file(25 * 1024 * 1024, 'video.mp4')
    expect(citizen.heard()).toMatch(/"video.mp4" has 25 MB.*at most 20 MB.*hand it in at/)
    expect(citizen.commands).toEqual([])
    citizen.press('Done')
    expect(citizen.heard()).toContain('4 of 8')
  })

  test.each(['123', '12345678901', '1380000000', '138000000000', '0564', 'Wang 99999999999'])(
    'the phone %s is refused with an example',
    (phone) => {
      const citizen = toWho()
      citizen.text(phone)
      expect(citizen.heard()).toContain('such as 13800000000')
      expect(citizen.heard()).toContain('7 of 8')
    },
  )

  test.each(['+86 138-0000-0000', '0086 13800000000', '138 0000 0000', '(0564) 1234567', '+852 9123 4567'])(
    'the phone %s is taken',
    (phone) => {
      const citizen = toWho()
      citizen.text(phone)
      expect(citizen.heard()).toContain('Your phone is noted')
    },
  )

  test("somebody else's contact is not taken", () => {
    const citizen = toWho()
    citizen.contact(false)
    expect(citizen.heard()).toContain("somebody else's contact")
  })

  test('a place that names no region of the pack is kept as words, and a region is asked for', () => {
    const citizen = toPlace()
    citizen.text('behind the old mill')
    expect(citizen.heard()).toContain("I can't see which county")
    citizen.press('Shucheng County')
    expect(citizen.heard()).toContain('Place: Shucheng County (behind the old mill)')
  })

  test('a press on a button three questions old changes nothing and shows where one is', () => {
    const citizen = begun()
    citizen.text('It happened.')
    const old = citizen.choice('Done')
    citizen.press('Done')
    citizen.text('Please act.')
    citizen.text('Yeji District, Zhenqiao')
    const before = citizen.state()
    citizen.pressAgain(old)
    expect(citizen.heard()).toContain('This button has moved on')
    expect(citizen.heard()).toContain('6 of 8')
    expect(citizen.state()).toEqual(before)
    expect(citizen.forged()).toBe(0)
  })

  test('a button that was never there is counted as forged', () => {
    const citizen = begun()
    citizen.give({ kind: 'press', verb: 'd', id: 'submit', revision: citizen.state().turn })
    citizen.give({ kind: 'press', verb: 'd', id: 'done', revision: citizen.state().turn + 9 })
    citizen.give({ kind: 'press', verb: 'zz', id: 'x', revision: 1 })
    citizen.give({ kind: 'forged' })
    expect(citizen.forged()).toBe(4)
    expect(citizen.commands).toEqual([])
  })

  test('a second press of Submit files no second petition and repeats the number', () => {
    const citizen = toSummary()
    const submit = citizen.choice('Submit')
    citizen.press('Submit')
    citizen.pressAgain(submit)
    expect(citizen.commands.filter(({ kind }) => kind === 'filePetition')).toHaveLength(1)
    expect(citizen.heard()).toContain('XF-341500-2026-000001-5')
  })

  test('giving up is confirmed first, and drops the files too', () => {
    const citizen = begun()
    citizen.file()
    citizen.command('cancel')
    citizen.press('Go on')
    expect(citizen.heard()).toContain('3 of 8')
    citizen.command('cancel')
    citizen.press('Delete the draft')
    expect(citizen.state().draft).toBeUndefined()
    expect(citizen.commands.at(-1)?.kind).toBe('dropEvidence')
  })

  test('an unknown command leaves the question as it was', () => {
    const citizen = toAbout()
    const before = citizen.state()
    citizen.command('pool')
    expect(citizen.heard()).toContain('There is no such command')
    expect(citizen.state()).toEqual(before)
  })

  test('a draft of an older form goes on with the answers that still fit', () => {
    const citizen = toSummary()
    const { draft, ...rest } = citizen.state()
    citizen.restore({
      ...rest,
      draft: {
        id: 'd',
        form: 'intake',
        version: 0,
        at: 'gone',
        correcting: false,
        answers: { ...(draft?.answers as object), class: 'strange' },
      },
    })
    citizen.command('start')
    citizen.press('Go on')
    expect(citizen.heard()).toContain('1 of 8')
    citizen.press('A suggestion')
    citizen.press('I agree')
    expect(citizen.heard()).toContain('1 text')
  })
})

describe('what people type where it has no place', () => {
  test('a command’s word alone is never filed as what happened', () => {
    const citizen = begun()
    citizen.text('It happened in May.')
    citizen.text('取消')
    expect(citizen.heard()).toContain('Give up what you are filling in?')
    citizen.press('Go on')
    expect(citizen.heard()).toContain('1 text')
  })

  test('a button that is not there is no place and no name', () => {
    const citizen = toPlace()
    citizen.text('Skip')
    expect(citizen.heard()).toContain('There is no such button here')
    expect(citizen.state().draft?.at).toBe('place')
  })

  test('the office that the words name in full counts, whatever the place of the matter is', () => {
    const citizen = toAbout()
    citizen.text('the land bureau of Shucheng County')
    expect(citizen.heard()).toContain('Shucheng County Land and Resources Bureau will not receive')
    expect(citizen.heard()).not.toContain('Huoqiu County Land')
  })

  test('words that name no office of the pack are not promised more than people can keep', () => {
    const citizen = toAbout()
    citizen.text('my neighbour')
    expect(citizen.heard()).toContain('must not pass the petition to whoever you named')
  })

  test('the regions leave the phone once one of them is pressed', () => {
    const citizen = toPlace()
    citizen.press('Huoqiu County')
    expect(citizen.say().some(({ keyboard }) => keyboard === 'remove')).toBe(true)
  })
})
