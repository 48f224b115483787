import { describe, expect, test } from 'vitest'
import { type DigestItem, digestText } from '../../src/dialogues/desk/digest-texts.js'
import type { Petition } from '../../src/petitions/model.js'
import { addDays, type CivilDate, civilDate } from '../../src/time/civil.js'
import { demoPack } from '../support/case-kit.js'
import { accepted, filed } from '../support/case-scenes.js'
import { read } from '../support/reading.js'

const TODAY = civilDate('2026-05-12')
const one = accepted()

/** A case whose handling ends so many days from now, by its nominal day and its last lawful one. */
function item(
  index: number,
  days: number,
  more: Partial<Petition> = {},
  level: DigestItem['level'] = 'handler',
) {
  const number = `XF-341500-2026-${String(index).padStart(6, '0')}-0`
  const clock = one.petition.clocks.find(({ id }) => id.startsWith('handling-'))
  if (!clock) throw new Error('no handling clock')
  const due: CivilDate = addDays(TODAY, days)
  const limit = { ...clock.limit, due, nominal: due }
  return {
    petition: { ...one.petition, id: `case${index}`, number, ...more },
    clock: { ...clock, limit },
    level,
  }
}
const said = (
  items: readonly DigestItem[],
  language: 'en' | 'zh-CN' = 'en',
  singly: readonly DigestItem[] = [],
) => {
  const say = digestText({ waited: items, singly }, TODAY, demoPack)
  return (
    say && {
      text: read(say, language),
      buttons: (say.choices ?? []).map((row) => row.map(({ verb, id }) => `${verb}:${id}`)),
    }
  )
}

describe('a digest', () => {
  test('says at once how much is late, and lists the longest late first, then today, then soon', () => {
    const text = said([item(1, 3), item(2, 0), item(3, -2), item(4, -9)])?.text ?? ''
    expect(text).toContain('Tuesday 12 May 2026: 2 late, 1 ends today, 1 ends soon.')
    const order = [...text.matchAll(/\b00000(\d)-0/g)].map(([, index]) => index)
    expect(order).toEqual(['4', '3', '2', '1'])
    expect(text).toMatch(
      /LATE[\s\S]*9 days late[\s\S]*2 days late[\s\S]*ENDS TODAY[\s\S]*ENDS SOON[\s\S]*3 days left/,
    )
  })

  test('lists fifteen with a button each, and one for the rest', () => {
    const many = said(Array.from({ length: 100 }, (_, index) => item(index + 1, -1 - index)))
    expect(many?.text).toContain('100 late')
    expect(many?.text).toContain('And 85 more.')
    const buttons = many?.buttons.flat() ?? []
    expect(buttons.filter((button) => button.startsWith('case:'))).toHaveLength(15)
    expect(buttons.slice(15)).toEqual(['inbox:all-0', `ackall:${TODAY}`])
    expect(many?.text.length).toBeLessThan(2_000)
  })

  test('leads those above to the report of what is late, and says who holds each', () => {
    const many = said(Array.from({ length: 20 }, (_, index) => item(index + 1, -4, {}, 'supervisor')))
    expect(many?.buttons.flat()).toContain('late:all')
    expect(many?.text).toContain("With Lu'an Land and Resources Bureau")
  })

  test('names a case once, by the worst of its dates', () => {
    const text = said([item(1, 3), item(1, -2)])?.text ?? ''
    expect(text).toContain('1 late.')
    expect(text.match(/000001-0/g)).toHaveLength(1)
  })

  test('sends its reader first to what they were told alone that day, as long as it is open', () => {
    const known = { acknowledged: { on: TODAY, levels: ['handler'] as const } }
    const singly = [item(2, -1), item(3, 0), item(4, 0, known), item(1, -2)]
    expect(said([item(1, 3)], 'en', singly)?.text).toContain('First of all: 2 more of which')
    expect(said([item(1, 3)], 'zh-CN', singly)?.text).toContain('另有2件今天已逐件提醒您')
    expect(said([item(1, 3)])?.text).not.toContain('First of all')
    expect(said([], 'en', singly)).toBeUndefined()
  })

  test('says of what ends soon that rest days moved its last day', () => {
    const moving = item(1, 3)
    const limit = { ...moving.clock.limit, due: addDays(TODAY, 5) }
    const text = (language: 'en' | 'zh-CN') =>
      said([{ ...moving, clock: { ...moving.clock, limit } }, item(2, 3)], language)?.text
    expect(text('en')).toMatch(
      /000001-0: Handling, 3 days left, until \S+ 15 May 2026. Rest days move the last day to \S+ 17 May/,
    )
    expect(text('en')?.match(/Rest days/g)).toHaveLength(1)
    expect(text('zh-CN')).toContain('，因休息日顺延至')
  })

  test('puts what is urgent first, leaves out what was acknowledged today, and says nothing where nothing is left', () => {
    const text = said([item(1, -9), item(2, 2, { urgent: true })])?.text ?? ''
    expect(text.indexOf('000001')).toBeLessThan(text.indexOf('000002'))
    const known = { acknowledged: { on: TODAY, levels: ['handler'] as const } }
    expect(said([item(1, -9, known)])).toBeUndefined()
    expect(
      said([item(1, -9, { acknowledged: { on: addDays(TODAY, -1), levels: ['handler'] } })]),
    ).toBeDefined()
    expect(said([item(1, -9, known, 'supervisor')])).toBeDefined()
    expect(said([])).toBeUndefined()
  })

  test('counts a petition office’s own steps instead of listing them', () => {
    const pool = Array.from({ length: 12 }, (_, index): DigestItem => {
      const { petition } = filed()
      const [clock] = petition.clocks
      if (!clock) throw new Error('no clock')
      const due = addDays(TODAY, index < 3 ? -1 - index : index < 5 ? 0 : 4)
      const limit = { ...clock.limit, due, nominal: due }
      return { petition: { ...petition, id: `pool${index}` }, clock: { ...clock, limit }, level: 'handler' }
    })
    const digest = said(pool)
    expect(digest?.text).toContain('Sorting: 12, 3 late, up to 3 days, 2 end today')
    expect(digest?.text).not.toMatch(/000001/)
    expect(digest?.buttons.flat()).toEqual(['next:pool', `ackall:${TODAY}`])
    // Those above can't sort, and read what is late instead.
    const above = pool.map((one) => ({ ...one, level: 'supervisor' as const }))
    expect(said(above)?.buttons.flat()).toEqual(['late:all', `ackall:${TODAY}`])
    expect(said(above)?.text).toContain("Lu'an Petition Office. Sorting: 12, 3 late")
    // Nothing late: what ends first.
    expect(said(pool.slice(5))?.text).toContain('Sorting: 7. The first ends on Saturday 16 May 2026')
    expect(said(pool, 'zh-CN')?.text).toContain('12件，逾期3件，最长3天，今天到期2件')
  })
})
