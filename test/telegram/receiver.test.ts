import { describe, expect, test } from 'vitest'
import type { HandledUpdate } from '../../src/telegram/input.js'
import type { Committed } from '../../src/telegram/receiver-ports.js'
import { gate, press, turns } from './kit.js'
import { desk, nothingMore, say } from './receiver-kit.js'

describe('an update', () => {
  test('is acknowledged only when its effect is committed', async () => {
    const commit = gate<Committed>()
    const { receive } = desk({ handle: () => commit.promise })
    let received: string | undefined
    const receiving = receive(say(1)).then((result) => {
      received = result
    })
    await turns()
    expect(received).toBeUndefined()
    commit.open(nothingMore)
    await receiving
    expect(received).toBe('committed')
  })

  test('is acknowledged before the rest of its work is done', async () => {
    const { receive, busyChats } = desk({ handle: async () => ({ after: () => gate().promise }) })
    expect(await receive(say(1))).toBe('committed')
    expect(busyChats()).toBe(1)
  })

  test('that is none is invalid and counted, and one of no use is ignored', async () => {
    const { receive, count, handled } = desk()
    expect(await receive({ ok: true })).toBe('invalid')
    expect(await receive({ update_id: 1, poll: {} })).toBe('ignored')
    expect(handled).toEqual([])
    expect(await count('petition_desk_invalid_updates_total')).toEqual({ 'not-an-update': 1 })
    expect(await count('petition_desk_telegram_updates_total')).toEqual({ nothing: 1 })
  })

  test('that comes twice at once is handled once, and both hear the same', async () => {
    const commit = gate<Committed>()
    const { receive, handled } = desk({ handle: () => commit.promise })
    const both = Promise.all([receive(say(1)), receive(say(1))])
    commit.open(nothingMore)
    expect(await both).toEqual(['committed', 'committed'])
    expect(handled).toEqual([1])
  })

  test('stays committed when the rest of its work fails', async () => {
    const { receive, logged, drain } = desk({
      handle: async () => ({
        after: async () => {
          throw new Error('their secret words')
        },
      }),
    })
    expect(await receive(say(1))).toBe('committed')
    expect(await drain(1_000)).toBe(true)
    expect(logged()).toContain('work after the commit')
    expect(logged()).not.toContain('secret')
  })
})

describe('a chat', () => {
  test('has its messages and presses handled one after another, in order', async () => {
    const gates = new Map([1, 2, 3].map((id) => [id, gate<Committed>()]))
    const { receive, handled } = desk({
      handle: ({ updateId }) => gates.get(updateId)?.promise ?? Promise.reject(),
    })
    const all = [receive(say(1)), receive(press(2, 7, 'd:a:1')), receive(say(3))]
    for (const id of [1, 2, 3]) {
      await turns()
      expect(handled.at(-1)).toBe(id)
      gates.get(id)?.open(nothingMore)
    }
    expect(await Promise.all(all)).toEqual(['committed', 'committed', 'committed'])
  })

  test('waits with the next update until the rest of the last one is done', async () => {
    const rest = gate()
    const { receive, handled } = desk({ handle: async () => ({ after: () => rest.promise }) })
    await receive(say(1))
    const second = receive(say(2))
    await turns()
    expect(handled).toEqual([1])
    rest.open()
    expect(await second).toBe('committed')
  })

  test('never waits for another chat', async () => {
    const stuck = ({ chatId }: HandledUpdate) =>
      chatId === 7 ? gate<Committed>().promise : Promise.resolve(nothingMore)
    const { receive } = desk({ handle: stuck })
    void receive(say(1, 7))
    expect(await receive(say(2, 8))).toBe('committed')
  })

  test('leaves nothing behind when it is quiet', async () => {
    const { receive, busyChats, drain } = desk()
    await Promise.all(Array.from({ length: 50 }, (_, i) => receive(say(i, i % 5))))
    await drain(1_000)
    expect(busyChats()).toBe(0)
  })

  test('that storms is turned away beyond its room, and others are not', async () => {
    const commit = gate<Committed>()
    const handle = ({ chatId }: HandledUpdate) =>
      chatId === 7 ? commit.promise : Promise.resolve(nothingMore)
    const { receive } = desk({ handle, limits: { maxInLane: 3 } })
    const storm = Array.from({ length: 5 }, (_, i) => receive(say(i)))
    expect(await receive(say(9, 8))).toBe('committed')
    commit.open(nothingMore)
    expect(await Promise.all(storm)).toEqual([
      'committed',
      'committed',
      'committed',
      'unavailable',
      'unavailable',
    ])
  })
})

describe('a press', () => {
  test('is answered once it is committed', async () => {
    const commit = gate<Committed>()
    const { receive, answered } = desk({ handle: () => commit.promise })
    const received = receive(press(1, 7, 'd:a:1'))
    await turns()
    expect(answered).toEqual([])
    commit.open(nothingMore)
    await received
    expect(answered).toEqual([{ callbackQueryId: 'q1', outcome: 'committed', languageCode: 'zh-hans' }])
  })

  test('whose answer fails stays committed', async () => {
    const { receive, drain } = desk({ answerPress: () => Promise.reject(new Error('query is too old')) })
    expect(await receive(press(1, 7, 'd:a:1'))).toBe('committed')
    expect(await drain(1_000)).toBe(true)
  })

  test('with forged data is counted and handed on as forged', async () => {
    const { receive, handled, count } = desk()
    await receive(press(1, 7, 'drop table'))
    expect(handled).toEqual([1])
    expect(await count('petition_desk_forged_presses_total')).toEqual({ '': 1 })
  })
})

describe('stopping', () => {
  test('takes nothing more in and finishes what is under way', async () => {
    const rest = gate()
    const { receive, drain } = desk({ handle: async () => ({ after: () => rest.promise }) })
    await receive(say(1))
    const drained = drain(1_000)
    expect(await receive(say(2))).toBe('unavailable')
    rest.open()
    expect(await drained).toBe(true)
  })

  test('says so when the time was over first', async () => {
    const { receive, drain } = desk({ handle: async () => ({ after: () => gate().promise }) })
    await receive(say(1))
    expect(await drain(5)).toBe(false)
  })
})
