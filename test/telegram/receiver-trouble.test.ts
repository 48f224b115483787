import { describe, expect, test } from 'vitest'
import type { HandledUpdate } from '../../src/telegram/input.js'
import type { Committed } from '../../src/telegram/receiver-ports.js'
import { gate, press, turns } from './kit.js'
import { desk, nothingMore, say } from './receiver-kit.js'

describe('an update that fails', () => {
  const broken = async (): Promise<Committed> => {
    throw Object.assign(new Error('cannot read 王小明 13800000000'), { code: 'BROKEN' })
  }

  test('twice and then succeeds is committed', async () => {
    let tries = 0
    const { receive, aside } = desk({
      handle: async () => {
        tries += 1
        return tries < 3 ? broken() : nothingMore
      },
    })
    expect(await receive(say(1))).toBe('committed')
    expect(aside).toEqual([])
  })

  test('three times while the store answers is put aside and its sender told once', async () => {
    const { receive, aside, told, handled, count, logged, drain } = desk({ handle: broken })
    expect(await receive(say(1))).toBe('committed')
    await drain(1_000)
    expect(await receive(say(1))).toBe('committed')
    expect({ aside, told, handled }).toEqual({ aside: [1], told: [7], handled: [1, 1, 1] })
    expect(await count('petition_desk_dead_letters_total')).toEqual({ '': 1 })
    expect(logged()).toContain('BROKEN')
    expect(logged()).not.toMatch(/王小明|13800000000|"update 1"/)
  })

  test('does not stop its chat', async () => {
    const { receive, handled } = desk({
      handle: (update) => (update.updateId === 1 ? broken() : Promise.resolve(nothingMore)),
    })
    await Promise.all([receive(say(1)), receive(say(2))])
    expect(handled).toEqual([1, 1, 1, 2])
  })

  test('in a group is put aside without a word to the group', async () => {
    const { receive, aside, told } = desk({ handle: broken })
    await receive({ update_id: 1, message: { chat: { id: -5, type: 'group' }, text: 'x' } })
    await turns()
    expect({ aside, told }).toEqual({ aside: [1], told: [] })
  })

  test('by never ending counts as failed', async () => {
    const { receive, aside } = desk({ handle: () => gate<Committed>().promise, limits: { handleMs: 5 } })
    expect(await receive(say(1))).toBe('committed')
    expect(aside).toEqual([1])
  })

  test('and cannot be put aside is not acknowledged', async () => {
    const { receive, told } = desk({ handle: broken, putAside: broken as () => Promise<never> })
    expect(await receive(say(1))).toBe('unavailable')
    expect(told).toEqual([])
  })
})

describe('while the store is away', () => {
  const away = async (): Promise<Committed> => {
    throw new Error('no connection')
  }

  test('nothing is acknowledged and nothing put aside, however often it comes', async () => {
    const { receive, aside } = desk({ handle: away, storeAnswers: async () => false })
    for (let i = 0; i < 5; i += 1) expect(await receive(say(1))).toBe('unavailable')
    expect(aside).toEqual([])
  })

  test('a store that does not answer the question is away too', async () => {
    const silent = desk({ handle: away, storeAnswers: () => gate<boolean>().promise, limits: { portMs: 5 } })
    expect(await silent.receive(say(1))).toBe('unavailable')
    const failing = desk({ handle: away, storeAnswers: () => Promise.reject(new Error('down')) })
    expect(await failing.receive(say(1))).toBe('unavailable')
  })

  test('those behind in the chat come again too, so that none overtakes', async () => {
    const first = gate<Committed>()
    let there = false
    const handle = ({ updateId }: HandledUpdate) =>
      updateId === 1 ? first.promise : Promise.resolve(nothingMore)
    const { receive, handled } = desk({ handle, storeAnswers: async () => there })
    const both = Promise.all([receive(say(1)), receive(say(2))])
    await turns()
    first.fail(new Error('no connection'))
    expect(await both).toEqual(['unavailable', 'unavailable'])
    expect(handled).toEqual([1])
    there = true
    expect(await receive(say(2))).toBe('committed')
  })

  test('a press is told once that it was not saved', async () => {
    const { receive, answered } = desk({ handle: away, storeAnswers: async () => false })
    await receive(press(1, 7, 'd:a:1'))
    await receive(press(1, 7, 'd:a:1'))
    expect(answered).toEqual([{ callbackQueryId: 'q1', outcome: 'not-saved', languageCode: 'zh-hans' }])
  })
})
