import { describe, expect, test } from 'vitest'
import { dutyAct } from '../../src/dialogues/desk/duty-verbs.js'
import { rosterChoice, rosterPress } from '../../src/dialogues/desk/roster/roster-buttons.js'
import { demoId } from '../../src/main/persons.js'
import { decodePress, encodePress } from '../../src/telegram/callback-data.js'
import { demoPack } from '../support/case-kit.js'

/** A window planned in the chat has the id of a draft, as all the service makes. */
const WINDOW = 'w123456789-_1234'
const ids = demoPack.people.map(({ key }) => demoId(key))
const pressed = (verb: string, id: string, revision: number) => {
  const data = decodePress(encodePress({ verb, id, revision }))
  if (!data) throw new Error('no button')
  return { kind: 'press' as const, ...data }
}

describe('the people of the demo', () => {
  test('are known by 16 characters, each by their own', () => {
    expect(ids.filter((id) => !/^[A-Za-z0-9_-]{16}$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('can be given a shift, and be offered one alone, by a button', () => {
    const [from = '', to = ''] = ids
    expect(dutyAct(pressed('dutyto', `${WINDOW}${from}${to}`, 7))).toEqual({
      do: 'give',
      window: WINDOW,
      shift: 7,
      to: { from, member: to },
    })
    expect(dutyAct(pressed('swapto', `${WINDOW}${to}`, 7))).toMatchObject({ do: 'offer', window: WINDOW, to })
    const give = { do: 'give', window: WINDOW, shift: 7, from, to } as const
    const { verb, id, revision } = rosterChoice(give, { key: 'plain' })
    expect(rosterPress(pressed(verb, id, revision))).toEqual(give)
  })
})
