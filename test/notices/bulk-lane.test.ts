import { expect, test } from 'vitest'
import { bulkLane } from '../../src/notices/bulk-lane.js'
import { delivery } from '../support/composing.js'

let now = Date.parse('2026-03-02T01:00:00Z')
const clock = { now: () => new Date(now), wall: () => new Date(now) }
let made = 0
const digest = () => ({ ...delivery('digest', 'a'), id: `d${++made}` })

test('bulk goes twenty a second; answers, alarms and second channels are never paced', () => {
  const lane = bulkLane(clock)
  const waits = Array.from({ length: 20 }, () => lane.wait(digest()))
  expect(waits).toEqual(Array.from({ length: 20 }, (_, index) => index * 50))
  expect(lane.wait(delivery('receipt', 'a'))).toBe(0)
  expect(lane.wait(delivery('desk-urgent', 'a'))).toBe(0)
  expect(lane.wait({ ...digest(), channel: 'email' })).toBe(0)
  now += 1_000
  expect(lane.wait(digest())).toBe(0)
})

test('three chats that have to wait within ten seconds pause it, one chat’s storm doesn’t', () => {
  const lane = bulkLane(clock)
  for (let storm = 0; storm < 10; storm += 1) lane.limited('a', 30)
  lane.limited('b', 30)
  expect(lane.wait(digest())).toBe(0)
  now += 5_000
  lane.limited('c', 30)
  expect(lane.wait(digest())).toBe(30_000)
  expect(lane.wait(delivery('answer', 'a'))).toBe(0)
  now += 60_000
  lane.limited('d', 30)
  expect(lane.wait(digest())).toBe(0)
})

test('what is given back keeps its place', () => {
  const lane = bulkLane(clock)
  const crowd = Array.from({ length: 100 }, digest)
  const waits = crowd.map((one) => lane.wait(one))
  expect(waits.at(-1)).toBe(99 * 50)
  now += 99 * 50
  // The first one went at once.
  expect(
    crowd
      .slice(1)
      .map((one) => lane.wait(one))
      .every((ms) => ms === 0),
  ).toBe(true)
})
