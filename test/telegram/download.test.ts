import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TelegramClient } from '../../src/telegram/client.js'
import { type FakeBotApi, fakeBotApi } from '../support/fake-bot-api.js'
import { clientFor } from './kit.js'

let api: FakeBotApi
let client: TelegramClient

beforeEach(async () => {
  api = await fakeBotApi()
  client = clientFor(api)
})

afterEach(async () => {
  client.close()
  await api.close()
})

describe('a download', () => {
  const bytes = Buffer.alloc(300_000, 'x')

  test('brings the bytes', async () => {
    api.addFile('a', bytes)
    const file = await client.download('a', { maxBytes: 300_000 })
    expect(file.kind === 'ok' && file.body.equals(bytes)).toBe(true)
  })

  test('stops at the limit even where Telegram said that the file is small', async () => {
    api.addFile('a', bytes, { size: 10 })
    expect(await client.download('a', { maxBytes: 100_000 })).toEqual({ kind: 'too-big' })
  })

  test('is not begun where the file is said to be too big', async () => {
    api.addFile('a', bytes)
    api.addFile('b', bytes, { size: 25 * 1024 * 1024 })
    api.fault({ method: 'file', kind: 'error', times: Number.POSITIVE_INFINITY })
    expect(await client.download('a', { maxBytes: 100_000 })).toEqual({ kind: 'too-big' })
    expect(await client.download('b', { maxBytes: 100_000_000 })).toEqual({ kind: 'too-big' })
  })

  test('that breaks off, hangs or fails is ambiguous and may be tried again', async () => {
    api.addFile('a', bytes)
    for (const kind of ['lost', 'reset', 'error', 'hang'] as const) {
      api.fault({ method: 'file', kind })
      const timeoutMs = kind === 'hang' ? 30 : 5_000
      expect((await client.download('a', { maxBytes: 300_000, timeoutMs })).kind).toBe('ambiguous')
    }
    expect((await client.download('a', { maxBytes: 300_000 })).kind).toBe('ok')
  })

  test('of a file that is gone is rejected and does not put the token in doubt', async () => {
    api.addFile('a', bytes)
    api.fault({ method: 'file', kind: 'refuse', status: 404, description: 'Not Found' })
    expect(await client.download('a', { maxBytes: 300_000 })).toMatchObject({ kind: 'rejected', code: 404 })
    expect(await client.download('nobody', { maxBytes: 9 })).toMatchObject({ kind: 'rejected', code: 400 })
  })

  test('never leaves the folder of this bot', async () => {
    api.addFile('a', bytes, { path: '../../other' })
    expect(await client.download('a', { maxBytes: 300_000 })).toMatchObject({ kind: 'rejected', code: 400 })
  })

  test('ends when the caller gives up', async () => {
    api.addFile('a', bytes)
    api.fault({ method: 'getFile', kind: 'hang' })
    const controller = new AbortController()
    const file = client.download('a', { maxBytes: 300_000, signal: controller.signal })
    await api.waitFor('getFile')
    controller.abort()
    expect(await file).toEqual({ kind: 'ambiguous', reason: 'aborted' })
  })
})
