import { describe, expect, test } from 'vitest'
import type { HandledUpdate } from '../../src/telegram/input.js'
import { createReceiver, type ReceiverOptions } from '../../src/telegram/receiver.js'
import type { Committed, PressAnswer } from '../../src/telegram/receiver-ports.js'
import { counters, gate, message, press, readableLog, turns } from './kit.js'

const nothingMore: Committed = { after: async () => {} }

/** A receiver over ports that note what was asked of them. */
function desk(ports: Partial<ReceiverOptions> = {}) {
  const { log, text } = readableLog()
  const { metrics, count } = counters()
  const handled: number[] = []
  const aside: number[] = []
  const told: number[] = []
  const answered: PressAnswer[] = []
  const handle = ports.handle ?? (async () => nothingMore)
  const receiver = createReceiver({
    log,
    metrics,
    waiting: async () => {},
    storeAnswers: async () => true,
    putAside: async (updateId) => {
      aside.push(updateId)
    },
    tellPutAside: async (update) => {
      told.push(update.chatId)
    },
    answerPress: async (answer) => {
      answered.push(answer)
    },
    ...ports,
    handle: (update) => {
      handled.push(update.updateId)
      return handle(update)
    },
  })
  return { ...receiver, handled, aside, told, answered, logged: text, count }
}

const say = (id: number, chat = 7) => message(id, chat, { text: `update ${id}` })

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
