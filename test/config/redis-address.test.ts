import { describe, expect, test } from 'vitest'
import { readRedisAddress } from '../../src/config/redis-address.js'

describe('the address of Redis', () => {
  test('names one server, with a login and the number of a database where it has them', () => {
    expect(readRedisAddress('redis://queue')).toEqual({
      kind: 'single',
      nodes: [{ host: 'queue', port: 6379 }],
      tls: false,
      database: 0,
    })
    expect(readRedisAddress('rediss://desk:p%40ss@[::1]:7000/3')).toEqual({
      kind: 'single',
      nodes: [{ host: '::1', port: 7000 }],
      tls: true,
      username: 'desk',
      password: 'p@ss',
      database: 3,
    })
  })

  test('names some nodes of a cluster, or sentinels and the server that they know', () => {
    expect(readRedisAddress('redis+cluster://:secret@a:7000,b')).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 6379 },
      ],
      tls: false,
      password: 'secret',
      database: 0,
    })
    expect(readRedisAddress('rediss+sentinel://a,b:26380/desk')).toEqual({
      kind: 'sentinel',
      nodes: [
        { host: 'a', port: 26379 },
        { host: 'b', port: 26380 },
      ],
      tls: true,
      database: 0,
      name: 'desk',
    })
  })

  test.each([
    'http://queue',
    'redis://',
    'redis://a,b',
    'redis://queue/desk',
    'redis://queue:99999',
    'redis+cluster://a,b/1',
    'redis+cluster://a,,b',
    'redis+sentinel://a,b',
    'redis://:%zz@queue',
  ])('%s is none', (text) => expect(readRedisAddress(text)).toBeUndefined())
})
