import { describe, expect, test } from 'vitest'
import { begun, filedContent, toAbout, toPlace, toSummary, toWho } from '../support/intake-steps.js'
import { talk } from '../support/talk.js'

describe('filing a petition', () => {
  test('takes eleven taps or messages on the shortest path, and eight prompts', () => {
    const citizen = talk()
    const progress: string[] = []
    const steps = [
      () => citizen.command('start'),
      () => citizen.press('File a petition'),
      () => citizen.press('A problem to be solved'),
      () => citizen.press('I agree'),
      () => citizen.text('The river stinks since the plant opened.'),
      () => citizen.press('Done'),
      () => citizen.text('Please test the water.'),
      () => citizen.give({ kind: 'location', latitude: 31.7, longitude: 116.5 }),
      () => citizen.press('Skip'),
      () => citizen.contact(),
      () => citizen.press('Submit'),
    ]
    for (const step of steps) {
      step()
      progress.push(...(citizen.heard().match(/^\d of 8$/gm) ?? []))
    }
    expect(steps.length).toBeLessThanOrEqual(12)
    expect([...new Set(progress)]).toEqual([
      '1 of 8',
      '2 of 8',
      '3 of 8',
      '4 of 8',
      '5 of 8',
      '6 of 8',
      '7 of 8',
      '8 of 8',
    ])
    expect(citizen.heard()).toContain('XF-341500-2026-000001-5')
    expect(citizen.commands.map(({ kind }) => kind)).toEqual(['filePetition'])
  })

  test('keeps texts, files and forwards in the order in which they came', () => {
    const citizen = begun()
    citizen.text('First.')
    citizen.file()
    citizen.give({ kind: 'text', text: 'Second.', forwarded: true })
    citizen.press('Done')
    citizen.text('Please act.')
    citizen.text('Shucheng County')
    citizen.press("I don't know the township")
    citizen.press('Skip')
    citizen.text('Wang Xiaoming, 138 0000 0000')
    citizen.press('Submit')
    expect(
      filedContent(citizen)?.facts.map((fact) => (fact.kind === 'text' ? fact.text : fact.what)),
    ).toEqual(['First.', 'photo', 'Second.'])
    expect(filedContent(citizen)?.petitioner).toEqual({
      kind: 'named',
      name: 'Wang Xiaoming',
      phone: '13800000000',
    })
    expect(citizen.commands.map(({ kind }) => kind)).toEqual(['keepEvidence', 'filePetition'])
  })

  test('proposes a topic from the pack, which the person can correct', () => {
    const citizen = toSummary()
    expect(citizen.heard()).toContain('Topic (proposed, can be changed): Expropriation')
    citizen.press('Change: topic')
    citizen.press("I don't know")
    expect(citizen.heard()).toContain('Topic: left to the office')
    citizen.press('Submit')
    expect(filedContent(citizen)?.category).toBe('unknown')
  })

  test('lets every line be corrected and comes back to the summary', () => {
    const citizen = toSummary()
    citizen.press('Change: request')
    citizen.text('Please answer in writing.')
    expect(citizen.heard()).toContain('Request: Please answer in writing.')
    citizen.press('Change: place')
    citizen.text('Jinzhai County, Meishan')
    citizen.press('Change: about whom')
    citizen.press('Skip')
    citizen.press('Change: about me')
    citizen.press('Without a name')
    citizen.press('Change: kind')
    citizen.press('A suggestion')
    citizen.press('Change: what happened')
    citizen.text('One thing more.')
    citizen.press('Done')
    expect(citizen.heard()).toContain('Kind: A suggestion')
    citizen.press('Submit')
    expect(filedContent(citizen)).toMatchObject({
      class: 'suggestion',
      request: 'Please answer in writing.',
      petitioner: { kind: 'anonymous' },
    })
    expect(filedContent(citizen)?.facts).toHaveLength(2)
  })

  test('stores nothing of a report of misconduct and names the competent organ', () => {
    const citizen = talk()
    citizen.command('new')
    citizen.press('Misconduct of an official')
    expect(citizen.heard()).toMatch(/Commission for Discipline Inspection[\s\S]*Address[\s\S]*0564-555/)
    expect(citizen.heard()).toContain('12388')
    expect(citizen.state().draft).toBeUndefined()
    expect(citizen.commands).toEqual([])
  })

  test('ends without a trace where consent is refused', () => {
    const citizen = talk()
    citizen.command('new')
    citizen.press("I don't know")
    citizen.press('I do not agree')
    expect(citizen.state().draft).toBeUndefined()
    expect(citizen.heard()).toContain('nothing was kept')
  })

  test('says what is lost without a name', () => {
    const citizen = toWho()
    expect(citizen.heard()).toContain('No written notice is owed to you')
    citizen.press('Without a name')
    expect(citizen.heard()).toContain('About me: without a name')
  })

  test('keeps a name from the handling office', () => {
    const citizen = toWho()
    citizen.press('Keep my name from the handling office')
    citizen.text('Wang Xiaoming')
    expect(citizen.heard()).toContain('Your name is noted')
    citizen.text('０５６４－１２３４５６７')
    expect(citizen.heard()).toContain('kept from the handling office')
    citizen.press('Submit')
    expect(filedContent(citizen)?.petitioner).toEqual({
      kind: 'confidential',
      name: 'Wang Xiaoming',
      phone: '05641234567',
    })
  })

  test('never lets the office that is named receive the case', () => {
    const citizen = toAbout()
    citizen.text('the Huoqiu county petition office')
    expect(citizen.heard()).toContain('will not receive this petition')
    citizen.contact()
    expect(citizen.heard()).toMatch(/Received by: Lu'an/)
  })

  test('points to the next higher office when every office that could receive it is concerned', () => {
    const citizen = toAbout()
    citizen.text("Lu'an Petition Office")
    expect(citizen.heard()).toContain('next higher office')
    expect(citizen.state().draft?.at).toBe('about')
  })
})

describe('a correction', () => {
  test('of the place takes nothing over from the old one', () => {
    const citizen = toSummary()
    citizen.press('Change: place')
    citizen.press("Jin'an District")
    citizen.press("I don't know the township")
    expect(citizen.heard()).toContain("Place: Jin'an District\n")
    citizen.press('Submit')
    expect(filedContent(citizen)?.place).toEqual({ region: '341502' })
  })

  test('of the place changes which office is meant and must not receive the case', () => {
    const citizen = toAbout()
    citizen.text('the petition office')
    citizen.contact()
    citizen.press('Change: place')
    citizen.press('Shucheng County')
    citizen.press("I don't know the township")
    expect(citizen.heard()).toContain('Shucheng County Petition Office will not receive this petition')
    expect(citizen.heard()).toMatch(/Received by: Lu'an/)
  })

  test('to a report of misconduct keeps what was told until it is given up', () => {
    const citizen = toSummary()
    citizen.press('Change: kind')
    citizen.press('Misconduct of an official')
    expect(citizen.heard()).toContain('12388')
    expect(citizen.heard()).toContain('/cancel')
    expect(citizen.state().draft).toBeDefined()
  })
})

describe('answers in other ways', () => {
  test('a name may come with labels, and the wish for none in words', () => {
    const citizen = toWho()
    citizen.text('姓名：王小明 电话：13800000000')
    expect(citizen.heard()).toContain('About me: 王小明, 13800000000')
    citizen.press('Change: about me')
    citizen.text('匿名')
    expect(citizen.heard()).toContain('About me: without a name')
  })

  test('a shared foreign number needs no plus', () => {
    const citizen = toWho()
    citizen.contact(true, '447911123456')
    expect(citizen.heard()).toContain('About me: Wang Xiaoming, +447911123456')
  })

  test('a button can be answered by its words in either language, or by its number', () => {
    const citizen = talk()
    citizen.text('file a petition')
    citizen.text('2')
    expect(citizen.heard()).toContain('2 of 8')
    citizen.text('同意')
    expect(citizen.heard()).toContain('3 of 8')
  })

  test('a lone digit is somebody looking for a button, never what happened', () => {
    const citizen = begun()
    citizen.text('9')
    expect(citizen.heard()).not.toContain('1 text')
    citizen.text('110 was called twice')
    expect(citizen.heard()).toContain('1 text')
  })

  test('the number of a button is the button, where a text is asked for, too', () => {
    const citizen = begun()
    citizen.text('The wall is damp.')
    expect(citizen.heard()).toContain('1 text')
    citizen.text('1')
    expect(citizen.heard()).toContain('4 of 8')
    citizen.text('Repair it.')
    citizen.text('Shucheng County')
    citizen.press("I don't know the township")
    const skip = citizen.buttons().indexOf('Skip') + 1
    citizen.text(String(skip))
    expect(citizen.heard()).toContain('7 of 8')
    citizen.command('start')
  })

  test('after help in danger a number means what is asked again as soon as that was said', () => {
    const citizen = begun()
    citizen.text('danger')
    citizen.text('The wall is damp.')
    citizen.text('1')
    expect(citizen.heard()).toContain('4 of 8')
  })

  test('a number on the phone’s own keyboard counts the button that only the phone can press', () => {
    const citizen = begun()
    for (const words of ['The wall is damp.', 'done', 'Repair it.']) citizen.text(words)
    expect(citizen.heard()).toContain('5 of 8')
    for (const words of ['Shucheng County', "I don't know the township", 'skip']) citizen.text(words)
    expect(citizen.heard()).toContain('7 of 8')
    citizen.text('1')
    expect(citizen.heard()).toContain('7 of 8')
    citizen.text('3')
    expect(citizen.heard()).toContain('8 of 8')
    expect(citizen.heard()).toContain('without a name')
  })

  test('a number means the buttons of what was said last, and nothing is filed by mistake', () => {
    const citizen = talk('en', (command) =>
      command.kind === 'filePetition'
        ? { kind: 'similar', number: 'XF-341500-2026-000001-0', petition: 'first', revision: 3 }
        : { kind: 'done' },
    )
    citizen.command('new')
    for (const press of ['A problem to be solved', 'I agree']) citizen.press(press)
    citizen.text('The wall is damp.')
    citizen.press('Done')
    citizen.text('Repair it.')
    citizen.text('Shucheng County')
    for (const press of ["I don't know the township", 'Skip', 'Without a name', 'Submit'])
      citizen.press(press)
    citizen.text('1')
    expect(citizen.commands.at(-1)).toMatchObject({ kind: 'addDraft', petition: 'first' })
  })

  test.each(['说完了', 'That’s all.', 'done'])('%s ends what happened', (words) => {
    const citizen = begun()
    citizen.text('The road is broken.')
    citizen.text(words.replace('’', "'"))
    expect(citizen.heard()).toContain('4 of 8')
  })

  test('the region and its township can be pressed one after the other', () => {
    const citizen = toPlace()
    citizen.press('Huoqiu County')
    expect(citizen.heard()).toContain('which township?')
    citizen.press('Chengguan Town')
    expect(citizen.heard()).toContain('Place: Chengguan Town, Huoqiu County')
  })

  test('Back leads to the question before, with the answer kept', () => {
    const citizen = toAbout()
    citizen.press('Back')
    expect(citizen.heard()).toContain('5 of 8')
    citizen.press('Back')
    expect(citizen.heard()).toContain('4 of 8')
    citizen.press('Back')
    expect(citizen.heard()).toContain('1 text')
  })

  test('the language can be changed in the middle, and the question is asked again in it', () => {
    const citizen = toAbout()
    citizen.command('language')
    citizen.press('中文')
    expect(citizen.heard()).toContain('第 6 步')
    expect(citizen.commands.at(-1)).toEqual({ kind: 'setLanguage', language: 'zh-CN' })
  })

  test('danger is one press away on every prompt, and makes the petition urgent', () => {
    const citizen = toSummary()
    const before = citizen.state()
    citizen.press('Someone is in danger')
    expect(citizen.heard()).toMatch(/110[\s\S]*119[\s\S]*120[\s\S]*0564-555-0100/)
    // Nothing but that it is urgent from now on.
    const { offered: _, ...after } = citizen.state()
    expect(after).toEqual({ ...before, urgent: true })
    expect(citizen.heard()).toContain('is filed as urgent')
    citizen.text('1')
    expect(citizen.heard()).toContain('URGENT: somebody is in danger.')
    citizen.press('Submit')
    expect(citizen.commands.at(-1)).toMatchObject({ kind: 'filePetition', urgent: true })
  })

  test('the button for danger stands under each prompt, and works there without losing anything', () => {
    const citizen = talk('en', (command) =>
      command.kind === 'listCases'
        ? { kind: 'cases', cases: [], more: false, locks: false }
        : { kind: 'done' },
    )
    const prompts: (() => void)[] = [
      () => citizen.command('start'),
      () => citizen.command('language'),
      () => citizen.press('English'),
      () => citizen.command('my'),
      () => citizen.text('human'),
      () => citizen.command('new'),
      () => citizen.press('A problem to be solved'),
      () => citizen.press('I agree'),
      () => citizen.text('The river stinks since the plant opened.'),
      () => citizen.command('cancel'),
      () => citizen.press('Go on'),
      () => citizen.press('Done'),
      () => citizen.text('Please test the water.'),
      () => citizen.text('Shucheng County'),
      () => citizen.press("I don't know the township"),
      () => citizen.press('Skip'),
      () => citizen.press('Keep my name from the handling office'),
      () => citizen.contact(),
    ]
    for (const prompt of prompts) {
      prompt()
      expect([...citizen.buttons(), ...citizen.keyboard()], citizen.heard()).toContain('Someone is in danger')
      const { urgent: _, offered: __, ...before } = citizen.state()
      citizen.press('Someone is in danger')
      expect(citizen.heard()).toMatch(/110[\s\S]*119[\s\S]*120[\s\S]*0564-555-0100/)
      expect(citizen.state()).toMatchObject(before)
      if (citizen.buttons().includes('Back to the question')) citizen.press('Back to the question')
    }
    citizen.press('Submit')
    expect(citizen.commands.at(-1)).toMatchObject({ kind: 'filePetition', urgent: true })
  })

  test('what was urgent in a petition that was given up is not in the next', () => {
    const citizen = talk('en', () => ({ kind: 'done' }))
    citizen.command('new')
    citizen.press('A problem to be solved')
    citizen.press('Someone is in danger')
    expect(citizen.state().urgent).toBe(true)
    citizen.press('Back to the question')
    citizen.press('I do not agree')
    expect(citizen.state()).not.toHaveProperty('draft')
    expect(citizen.state()).not.toHaveProperty('urgent')
  })

  test('words of danger offer help at once, whatever is asked, and are taken as the answer all the same', () => {
    const citizen = toSummary()
    citizen.press('Change: what happened')
    citizen.text('The wall is about to collapse on us.')
    expect(citizen.heard()).toContain('Is somebody in danger now?')
    expect(citizen.buttons()).toContain('Someone is in danger')
    citizen.text('I was fired although my skill is good.')
    expect(citizen.heard()).not.toContain('Is somebody in danger now?')
  })
})

describe('one’s own cases', () => {
  test('a case number typed plainly is looked up', () => {
    const citizen = talk('en', () => ({ kind: 'refused', problem: { key: 'case-not-found' } }))
    citizen.text('xf 341500 2026 000123 1')
    expect(citizen.commands[0]?.kind).toBe('showCase')
  })

  test('plain words work like commands where no free text is asked for', () => {
    const citizen = talk('zh-CN', () => ({ kind: 'cases', cases: [], more: false, locks: false }))
    citizen.text('进度')
    expect(citizen.commands[0]?.kind).toBe('listCases')
    citizen.text('帮助')
    expect(citizen.heard()).toContain('/my')
  })
})
