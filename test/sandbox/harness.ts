import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pino from 'pino'
import { Telegram } from 'telegraf'
import type { Update } from 'telegraf/types'
import { onTestFinished } from 'vitest'
import {
  createSandbox,
  SANDBOX_TOKEN,
  type SandboxPerson,
  type SandboxSettings,
} from '../../src/sandbox/server.js'

export const CITIZEN = 1001
export const REGISTRAR = 2001

export const persons: readonly SandboxPerson[] = [
  {
    id: CITIZEN,
    name: '林晓',
    role: 'citizen',
    title: { 'zh-CN': '市民', en: 'Citizen' },
    language: 'zh-CN',
  },
  {
    id: REGISTRAR,
    name: 'Wei Chen',
    role: 'registrar',
    title: { 'zh-CN': '登记员', en: 'Registrar' },
    language: 'en',
  },
  { id: 3001, name: '周宁', role: 'handler', title: { 'zh-CN': '承办人', en: 'Handler' }, language: 'zh-CN' },
]

/** Two clocks that a test moves by hand. */
export function handClock(start = Date.parse('2026-03-02T01:00:00Z')) {
  const time = { now: start, wall: Date.now() }
  return {
    time,
    now: () => new Date(time.now),
    wall: () => new Date(time.wall),
  }
}

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A sandbox that listens on a free port, until the test is over or `stop` is called. */
export async function startSandbox(given: Partial<SandboxSettings> = {}) {
  const dataDir = given.dataDir ?? (await tempFolder())
  const clock = handClock()
  const sandbox = await createSandbox({
    dataDir,
    token: SANDBOX_TOKEN,
    clock,
    persons,
    office: { 'zh-CN': '示范市信访局', en: 'Model City Petition Office' },
    moveClock: async (to) => {
      clock.time.now = to.getTime()
      return to
    },
    log: pino({ level: 'silent' }),
    ...given,
  })
  const app = Fastify()
  await sandbox.register(app)
  const root = await app.listen({ port: 0, host: '127.0.0.1' })
  const token = given.token ?? SANDBOX_TOKEN
  let running = true
  const stop = async () => {
    if (!running) return
    running = false
    await app.close()
  }
  onTestFinished(stop)
  return {
    sandbox,
    root,
    dataDir,
    clock,
    stop,
    telegram: new Telegram(token, { apiRoot: root }),
    ...caller(root, token),
  }
}

/** Plain calls, for what telegraf hides. */
function caller(root: string, token: string) {
  const call = async (method: string, params: object = {}, signal?: AbortSignal) => {
    const response = await fetch(`${root}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      ...(signal ? { signal } : {}),
    })
    return (await response.json()) as Answer
  }
  const updates = async (offset = 0) =>
    (await call('getUpdates', { offset })).result as (Update.MessageUpdate & Update.CallbackQueryUpdate)[]
  const page = async (path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const form = body instanceof FormData
    const response = await fetch(`${root}${path}`, {
      method,
      ...(form || !body ? {} : { headers: { 'content-type': 'application/json' } }),
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    return { status: response.status, body: JSON.parse(text) as Record<string, unknown> }
  }
  return { call, updates, page }
}

export interface Answer {
  readonly ok: boolean
  readonly result?: unknown
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { readonly retry_after: number }
}

/** Waits for a condition, looking every few milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 5000,
): Promise<void> {
  const end = performance.now() + within
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** The smallest PNG, told apart by `salt`. */
export function png(salt = 0): Buffer {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  return Buffer.concat([pixel, Buffer.from([salt])])
}
