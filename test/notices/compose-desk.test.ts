import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/config/texts.types.js'
import type { UnitNotice } from '../../src/dialogues/desk/notice-texts.js'
import { composer } from '../../src/notices/compose.js'
import type { Delivery } from '../../src/notices/delivery-repository.js'
import { UNIT_NOTICES } from '../../src/petitions/notice.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { civilDate } from '../../src/time/civil.js'
import { Case, demoPack, type Official, OPINION, SERVICE } from '../support/case-kit.js'
import {
  accepted,
  answered,
  asked,
  coHandled,
  coHandler,
  disputed,
  extended,
  extending,
  filed,
  forwarded,
  handler,
  head,
  NAME,
  objected,
  PHONE,
  registrar,
  SCENES,
  served,
  supervisor,
  told,
  urged,
  wang,
} from '../support/case-scenes.js'
import { delivery, heard, member, OFFICIALS, spoken, stores, type World } from '../support/composing.js'
import { read } from '../support/reading.js'

/** Reminders have tests of their own. */
const TOLD_TO_UNITS = UNIT_NOTICES.filter((kind): kind is UnitNotice => kind !== 'desk-reminder')

/** Each kind of notice to a unit: a case in which it was just sent, and who gets it. */
const TO_UNITS: Readonly<Record<UnitNotice, readonly [() => Case, Official]>> = {
  'desk-arrived': [forwarded, handler],
  'desk-objection': [objected, registrar],
  'desk-objection-refused': [
    () => objected().does(registrar, { kind: 'refuseObjection', reason: 'It is yours.' }),
    handler,
  ],
  'desk-dispute': [disputed, supervisor],
  'desk-extension': [extending, head],
  'desk-extension-decided': [extended, handler],
  'desk-answer': [() => atOffice(), registrar],
  'desk-answer-returned': [
    () => atOffice().does(registrar, { kind: 'returnAnswer', reason: 'No legal basis.' }),
    handler,
  ],
  'desk-reply': [() => asked().does(wang, { kind: 'reply', text: `Since 2024, says ${NAME}.` }), handler],
  'desk-urged': [urged, handler],
  'desk-task': [() => told().does(SERVICE, { kind: 'reportUndelivered', notice: 'n' }), handler],
  'desk-co-handling': [coHandled, coHandler],
  'desk-served': [served, handler],
  'desk-urgent': [
    () => accepted().does(wang, { kind: 'setUrgent', urgent: true, reason: 'A wall leans.' }),
    handler,
  ],
  'desk-added': [
    () => accepted().does(wang, { kind: 'supplement', facts: [{ kind: 'text', text: 'And the well.' }] }),
    handler,
  ],
  'desk-withdrawn': [() => accepted().does(wang, { kind: 'withdraw', reason: '', pressed: false }), handler],
  'desk-pressed': [() => accepted().does(wang, { kind: 'withdraw', reason: '', pressed: true }), supervisor],
  'desk-review': [
    () => served().does(wang, { kind: 'requestReview', reason: 'The map is wrong.' }),
    registrar,
  ],
  'desk-urge-answered': [
    () =>
      accepted()
        .does(supervisor, { kind: 'urge', reason: 'When?' })
        .does(handler, { kind: 'answerUrge', text: 'On Monday.' }),
    supervisor,
  ],
  'desk-answered': [
    () =>
      new Case()
        .does(registrar, {
          kind: 'forward',
          to: 'luan-land',
          mode: 'assign',
          returnDays: 45,
          reason: 'Important.',
        })
        .does(handler, { kind: 'accept' })
        .does(handler, { kind: 'answer', parts: OPINION })
        .minutesLater(10)
        .does(SERVICE, { kind: 'issue' }),
    registrar,
  ],
  'desk-dates-moved': [
    () => {
      const one = accepted()
      one.calendar = workingCalendar({
        publishedThrough: 2026,
        overrides: [{ year: 2026, mode: 'extend', rest: [{ date: civilDate('2026-05-06') }], worked: [] }],
      })
      return one.does(SERVICE, { kind: 'recompute', calendar: 'new' })
    },
    handler,
  ],
}

function atOffice(): Case {
  const pack = { ...demoPack, profile: { ...demoPack.profile, answerThroughPetitionOffice: true } }
  return answered({ pack })
}

describe('notices to officials', () => {
  test.each(TOLD_TO_UNITS)(
    'are short, dated and lead to the case, with nothing of the petitioner: %s',
    async (kind) => {
      const [scene, { member: account }] = TO_UNITS[kind]
      for (const language of LANGUAGES) {
        const said = await spoken(scene(), kind, account, { language })
        if (!said) throw new Error(`${kind} says nothing`)
        const text = read(said.say, said.language)
        expect(text).toContain('2026')
        expect(text.length).toBeLessThan(400)
        expect(text).not.toMatch(new RegExp(`${NAME}|${PHONE}|compensation|Since 2024`))
        expect(said.say.choices?.flat().map(({ verb }) => verb)).toEqual(['case'])
      }
    },
  )

  test.each(TOLD_TO_UNITS)('go to nobody who has left or was recused since: %s', async (kind) => {
    const [scene, { member: account }] = TO_UNITS[kind]
    const left = OFFICIALS.map((each) => (each.id === account ? { ...each, state: 'left' as const } : each))
    expect(await spoken(scene(), kind, account, { members: left })).toBeUndefined()
    const one = scene()
    one.petition = { ...one.petition, recused: [account] }
    expect(await spoken(one, kind, account)).toBeUndefined()
  })

  test('are not sent once what they ask for is done', async () => {
    const toHandler = handler.member
    expect(await heard(forwarded().does(handler, { kind: 'accept' }), 'desk-arrived', toHandler)).toBe('')
    expect(await heard(extended(), 'desk-extension', head.member)).toBe('')
    const told = urged().does(handler, { kind: 'answerUrge', text: 'On Friday.' })
    expect(await heard(told, 'desk-urged', toHandler)).toBe('')
    const opinion = coHandled().does(coHandler, {
      kind: 'answerCoHandling',
      unit: 'yuan-land',
      opinion: 'It is ours.',
    })
    expect(await heard(opinion, 'desk-co-handling', coHandler.member)).toBe('')
    expect(await heard(opinion, 'desk-reply', toHandler)).toContain("Yu'an Branch")
  })

  test('of an extension that was not told in time say that the old date stands', async () => {
    const one = extended().on('2026-05-07').does(SERVICE, { kind: 'lapseExtension' })
    expect(await heard(one, 'desk-extension-decided', handler.member)).toContain(
      'Wednesday 6 May 2026 stands',
    )
  })
})

describe('a messenger that may carry nothing of a case', () => {
  test.each(Object.entries(SCENES))('carries the number and where to read on: %s', async (_, scene) => {
    const one = scene()
    for (const { kind, ...to } of one.notices) {
      const account = 'account' in to ? to.account : READER_OF[to.unit]
      if (account === undefined) continue
      const said = await spoken(one, kind, account, { content: 'neutral' })
      if (!said) continue
      const where = 'account' in to ? '/status' : '/case'
      expect(read(said.say, said.language)).toBe(
        `There is news on ${one.petition.number} (DEMO 演示). To read it, send: ${where} ${one.petition.number}`,
      )
    }
  })
})

const READER_OF: Readonly<Record<string, string>> = {
  'luan-petition': registrar.member,
  'luan-land': handler.member,
  'yuan-land': coHandler.member,
}

describe('notices about members', () => {
  const asks = member(
    { ...handler, member: 'newcomer', name: 'Li Newcomer' },
    {
      grants: [],
      asked: [
        { role: 'handler', unit: 'luan-land' },
        { role: 'registrar', unit: 'jinan-petition' },
      ],
      state: 'waiting',
    },
  )
  const say = (world: World, kind: Delivery['kind'], to: string) =>
    composer(stores(filed(), world))(delivery(kind, to, undefined, asks.id))

  test('ask those who may confirm, for what they may confirm, with a button each way', async () => {
    const said = await say({ members: [...OFFICIALS, asks] }, 'member-waiting', head.member)
    if (!said) throw new Error('nothing was said')
    expect(read(said.say, said.language)).toContain('Li Newcomer')
    expect(read(said.say, said.language)).toContain("handler, Lu'an Land and Resources Bureau")
    expect(read(said.say, said.language)).not.toContain('Jin')
    expect(said.say.choices?.flat().map(({ verb, id, revision }) => [verb, id, revision])).toEqual([
      ['memok', 'newcomer', 0],
      ['memno', 'newcomer', 0],
    ])
  })

  test('ask nobody once it is decided, and nobody who may not', async () => {
    const members = [...OFFICIALS, { ...asks, asked: [] }]
    expect(await say({ members }, 'member-waiting', head.member)).toBeUndefined()
    expect(await say({ members: [...OFFICIALS, asks] }, 'member-waiting', handler.member)).toBeUndefined()
  })

  test('name nobody where the messenger may carry nothing', async () => {
    const said = await say(
      { members: [...OFFICIALS, asks], content: 'neutral' },
      'member-waiting',
      head.member,
    )
    expect(said && read(said.say)).not.toContain('Newcomer')
  })

  test('tell the person that they are in, or that they are not', async () => {
    const active = { ...asks, grants: asks.asked, asked: [], state: 'active' as const }
    const yes = await say({ members: [active] }, 'member-decided', asks.account)
    expect(yes && read(yes.say)).toContain('/start')
    const no = await say({ members: [{ ...asks, asked: [], state: 'left' }] }, 'member-decided', asks.account)
    expect(no && read(no.say)).toContain('not confirmed')
  })
})
