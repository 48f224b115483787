import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockMover } from '../../src/main/clock-mover.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let desk: Replica

beforeAll(async () => {
  site = await openSite()
  desk = await site.replica()
})

afterAll(() => site.close())

describe('a lease', () => {
  const pair = (name: string) =>
    ['a', 'b'].map((holder) => desk.repositories.leases.lease(name, holder, 30_000))

  test('is held by one of two that ask at once, also the first time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const got = await Promise.all(pair(`round-${round}`).map((lease) => lease.acquire()))
      expect(got.filter(Boolean)).toHaveLength(1)
    }
  })

  test('runs out by the machine’s clock and then belongs to the next; the first can’t renew it', async () => {
    const [a, b] = pair('runs-out')
    expect(await a?.acquire()).toBe(true)
    expect(await a?.acquire()).toBe(true)
    site.pass(29_000)
    expect(await b?.acquire()).toBe(false)
    expect(await a?.renew()).toBe(true)
    site.pass(29_000)
    expect(await b?.acquire()).toBe(false)
    site.pass(1_001)
    expect(await b?.acquire()).toBe(true)
    expect(await a?.renew()).toBe(false)
    expect(await a?.acquire()).toBe(false)
    await a?.release()
    expect(await b?.renew()).toBe(true)
  })

  test('given back is free at once', async () => {
    const [a, b] = pair('given-back')
    await a?.acquire()
    await a?.release()
    expect(await b?.acquire()).toBe(true)
  })
})

describe('moving the office’s clock', () => {
  test('goes forward only, and answers when nothing is left under way', async () => {
    let now = new Date('2026-03-02T09:00:00Z')
    let left = 3
    const moves: string[] = []
    const move = clockMover({
      clock: { now: () => now, wall: () => new Date() },
      async setClock(to) {
        now = to
        moves.push('set')
      },
      async sweep() {
        moves.push('swept')
      },
      nextInstant: async () => undefined,
      underWay: async () => left--,
    })
    await expect(move(new Date('2026-03-02T08:59:59Z'))).rejects.toThrow('only forward')
    expect(moves).toEqual([])
    expect(await move(new Date('2026-03-20T00:00:00Z'))).toEqual(new Date('2026-03-20T00:00:00Z'))
    expect(moves).toEqual(['set', 'swept'])
    expect(left).toBeLessThan(0)
  })
})
