import { describe, expect, test } from 'vitest'
import { filesOf } from '../../src/dialogues/desk/forms.js'
import { readDate } from '../../src/dialogues/desk/read-date.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/case-kit.js'
import { fill, refused, TODAY } from '../support/desk-form-driver.js'
import { answered, OFFICE } from '../support/desk-form-ways.js'

describe('a text', () => {
  test('must not be empty or over two pages', () => {
    const form = fill('ask')
    refused(form, () => form.text('   '), /nothing in it yet/)
    refused(form, () => form.text('x'.repeat(3_001)), /Too long by 1 characters; at most 3000/)
    refused(form, () => form.file({}), /type it as text/)
    expect(form.text('x'.repeat(3_000)).at()).toBe('confirm')
  })

  test('of an objection must be detailed', () => {
    const form = fill('object', { status: 'forwarded' })
    refused(form, () => form.text('Not us.'), /Too short: 7 characters, at least 20/)
  })
})

describe('a number of days', () => {
  test('must be whole and within what is left', () => {
    const form = fill('extend')
    expect(form.buttons().filter((label) => label.endsWith('days'))).toEqual(['10 days', '15 days'])
    refused(form, () => form.text('21'), /21 days are too many: 20 are left/)
    refused(form, () => form.text('two weeks'), /whole number of days from 1 to 20/)
    refused(form, () => form.text('0'), /whole number/)
    refused(form, () => form.sticker(), /press a number of days, or type it/)
    expect(form.text('１５ 日').draft().answers.days).toBe(15)
  })

  test('can’t be taken where none are left', () => {
    const form = fill('extend', { extensionLeft: 0 })
    expect(form.heard()).toContain('no days left')
    refused(form, () => form.text('1'), /no days left/)
  })

  test('of an assignment goes up to 180, of a co-handler up to the whole', () => {
    const form = fill('send', OFFICE).text('shucheng land').press('Assign, with a return date')
    refused(form, () => form.text('181'), /from 1 to 180/)
    const co = fill('cohand').text("Lu'an land and resources bureau").text('Measure.')
    refused(co, () => co.text('29'), /from 1 to 28/)
  })
})

describe('a date', () => {
  test.each([
    ['2026-08-01', '2026-08-01'],
    ['2026/8/1', '2026-08-01'],
    ['2026年8月1日（星期六）', '2026-08-01'],
    ['08-01', '2026-08-01'],
    ['8月1号', '2026-08-01'],
    ['1 August', '2026-08-01'],
    ['Aug 1st, 2026', '2026-08-01'],
    ['Saturday 1 August 2026', '2026-08-01'],
    ['12-01', '2025-12-01'],
  ])('%s is read as %s', (typed, date) => {
    expect(readDate(typed, TODAY)).toBe(date)
  })

  test.each(['soon', '2026-02-30', '13-01', '1 Augustus', '1'])('%s is none', (typed) => {
    expect(readDate(typed, TODAY)).toBeUndefined()
  })

  test('of a service lies between the answer and today', () => {
    const form = fill('service').press('Left at home')
    refused(form, () => form.text('whenever'), /not a day of the calendar/)
    refused(form, () => form.text('2026-08-04'), /too late: the last possible day is Monday 3 August 2026/)
    refused(form, () => form.text('12-01'), /too late/)
    refused(form, () => form.text('31 July'), /too early: the first possible day is Saturday 1 August 2026/)
    expect(form.text('2 August').draft().answers.on).toBe('2026-08-02')
  })

  test('before the answer is not offered', () => {
    const form = fill('service', { answeredOn: TODAY }).press('By post')
    expect(form.buttons()).not.toContain('Yesterday')
  })

  test('of telling an extension is not after the old date', () => {
    const due = civilDate('2026-07-31')
    const form = fill('extserv', { handling: { due, nominal: due, kind: 'limit' } })
    expect(form.buttons()).not.toContain('Today')
    refused(form, () => form.text('2026-08-01'), /too late: the last possible day is Friday 31 July/)
  })
})

describe('the paper of an answer', () => {
  test('is kept, replaced and given up again', () => {
    const form = answered(fill('answer')).file({ name: 'Opinion.PDF' })
    const keep = (evidence: string) => ({ kind: 'keepEvidence', evidence, petition: 'p1' })
    expect(form.commands).toMatchObject([keep('new-1')])
    expect(form.at()).toBe('confirm')
    expect(filesOf(form.draft().answers)).toEqual(['new-1'])
    form.press('Back').file({ mime: 'application/pdf' })
    expect(form.commands.slice(1)).toMatchObject([
      { kind: 'dropEvidence', evidence: ['new-1'] },
      keep('new-2'),
    ])
    form.press('Back').press('Keep this paper').press('Confirm')
    expect(form.command()).toMatchObject({ parts: { paper: { evidence: 'new-2' } } })
    form.press('Back').press('Without a paper')
    expect(form.commands.at(-1)).toEqual({ kind: 'dropEvidence', evidence: ['new-2'] })
    expect(filesOf(form.draft().answers)).toEqual([])
  })

  test('is a DOCX or PDF of at most 20 MB', () => {
    const form = answered(fill('answer'))
    const sentence = /has to be a DOCX or PDF file\. Everything else is kept/
    refused(form, () => form.file({ name: 'opinion.doc' }), sentence)
    refused(form, () => form.file({ kind: 'photo', mime: 'image/jpeg' }), sentence)
    refused(form, () => form.file({ name: 'a.pdf', size: 21 * 1024 * 1024 }), /at most 20 MB/)
    refused(form, () => form.text('It is attached.'), /DOCX or PDF file, or press a button/)
    expect(form.commands).toEqual([])
  })
})

describe('a draft', () => {
  test('that lacks an answer goes back to it before anything is sent', () => {
    const draft = { id: 'd', form: 'send', version: 0, at: 'confirm', correcting: false }
    const form = fill('send', OFFICE, demoPack, {
      ...draft,
      answers: { unit: 7, mode: 'transfer', reason: 'Theirs.' },
    })
    form.press('Confirm')
    expect(form.done()).toBe(false)
    expect(form.at()).toBe('unit')
    form.text('shucheng land').press('Confirm')
    expect(form.command()).toMatchObject({ kind: 'forward', to: 'shucheng-land' })
  })

  test('of an answer asks for the reason of left-out steps where the case moved back meanwhile', () => {
    const before = answered(fill('answer')).press('Skip')
    const form = fill('answer', { status: 'told' }, demoPack, before.draft()).press('Confirm')
    expect(form.at()).toBe('skipReason')
    expect(form.text('On the spot.').press('Confirm').command()).toMatchObject({ skipReason: 'On the spot.' })
  })

  test('whose answers are no answers begins empty', () => {
    const draft = { id: 'd', form: 'send', version: 0, at: 'nowhere', correcting: false, answers: 'none' }
    const form = fill('send', OFFICE, demoPack, draft)
    expect(form.at()).toBe('unit')
    expect(form.draft().answers).toEqual({})
  })
})

describe('a choice', () => {
  test('of many stands in two columns', () => {
    const [subject] = demoPack.elsewhere
    if (!subject) throw new Error('the pack names nobody else')
    const elsewhere = Array.from({ length: 9 }, (_, at) => ({ ...subject, id: `subject_${at}` }))
    const form = fill('divert', OFFICE, { ...demoPack, elsewhere }).press('Another body is competent')
    expect(form.rows().map(({ length }) => length)).toEqual([2, 2, 2, 2, 1, 1, 1])
  })

  test('takes only what it offers', () => {
    const form = fill('reclass')
    refused(form, () => form.text('the colour'), /press one of the buttons/)
    form.press('Class')
    expect(form.buttons()).not.toContain('Accusation')
    refused(form, () => form.text('9'), /press one of the buttons/)
  })

  test('of a route is left out where the class has only one', () => {
    const form = fill('reclass', { class: 'suggestion', route: 'suggestion' })
    expect(form.buttons()).not.toContain('Route')
  })

  test('of a topic never offers what holds already', () => {
    const form = fill('reclass').press('Topic')
    expect(form.ids()).toContain('c-unknown')
    expect(form.ids()).not.toContain('c-expropriation_resettlement_compensation')
  })

  test('of a person is not guessed where the name is no one’s or several people’s', () => {
    const form = fill('named', {
      people: [
        { id: 'a', name: 'Li Ming' },
        { id: 'b', name: 'Li Fang' },
      ],
    })
    refused(form, () => form.text('Zhao'), /Nobody of the unit has that name/)
    refused(form, () => form.text('li'), /More than one person/)
    expect(fill('named', { people: [] }).heard()).toContain('Nobody of the unit can be chosen')
  })

  test('of a task can be made by its number', () => {
    const tasks = [
      { id: 'task-1', what: 'hand-over-papers' },
      { id: 'task-2', what: 'undelivered' },
    ] as const
    const form = fill('task', { tasks })
    refused(form, () => form.text('3'), /press one of the buttons/)
    form.text('2')
    expect(form.heard()).toContain('Reach the petitioner another way: how was it done')
    expect(form.press('Back').heard()).toContain('Which task')
  })
})
