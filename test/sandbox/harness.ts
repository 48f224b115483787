import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import Fastify from 'fastify'
import pino from 'pino'
import { Telegram } from 'telegraf'
import type { Update } from 'telegraf/types'
import { onTestFinished } from 'vitest'
import type { Behind } from '../../src/sandbox/behind.js'
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

/** The service behind a bot that is alone: it plans nothing and holds nothing. */
const nothingBehind: Behind = {
  citizen: { 'zh-CN': '市民', en: 'Citizen' },
  roles: [
    {
      role: 'handler',
      title: { 'zh-CN': '承办人', en: 'Handler' },
      units: [{ id: 'roads', name: { 'zh-CN': '道路局', en: 'Roads Bureau' } }],
    },
  ],
  agenda: async () => ({ items: [], workday: '2026-03-03T00:00:00.000Z' }),
  inside: async () => ({ cases: [], queues: [], jobs: [] }),
  caseInside: async () => undefined,
  invite: async () => ({ payload: 'inv_code' }),
  follow: async () => undefined,
  words: (_language, key) => key,
  unitName: (_language, unit) => unit,
}

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
export async function startSandbox(given: Partial<SandboxSettings> = {}, port = 0) {
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
    behind: nothingBehind,
    log: pino({ level: 'silent' }),
    ...given,
  })
  // A browser's spare connections, opened ahead and never used, would hold up the closing.
  const app = Fastify({ forceCloseConnections: true })
  await sandbox.register(app)
  const root = await app.listen({ port, host: '127.0.0.1' })
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

/** A PNG of 300 by 200 grey points, told apart by `salt`. */
export function png(salt = 0): Buffer {
  const rows = Buffer.alloc(200 * 301, 200)
  for (let row = 0; row < 200; row += 1) rows[row * 301] = 0
  rows[1] = salt
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 1, 44, 0, 0, 0, 200, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc(body))
  return Buffer.concat([frame, body, check])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
