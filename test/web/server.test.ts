import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { Counter, Registry } from 'prom-client'
import { afterEach, describe, expect, test } from 'vitest'
import { createWeb, type Readiness, type Web, WebError, type WebOptions } from '../../src/web/server.js'

const started: Web[] = []
const logged: string[] = []

async function web(options: Partial<WebOptions> = {}): Promise<Web> {
  const made = await createWeb({
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    metrics: new Registry(),
    ready: async () => ({ ok: true, reasons: [] }),
    register: async () => undefined,
    ...options,
  })
  started.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((made) => made.close()))
  logged.length = 0
})

describe('health', () => {
  test('the process is alive while it answers, ready or not', async () => {
    const { app } = await web({ ready: async () => ({ ok: false, reasons: ['the database is away'] }) })
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })

  test('a process that cannot take work says why with 503', async () => {
    const { app } = await web({ ready: async () => ({ ok: false, reasons: ['the database is away'] }) })
    const answer = await app.inject('/readyz')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toEqual({ ok: false, reasons: ['the database is away'] })
  })

  test('a ready process says so', async () => {
    const { app } = await web()
    expect((await app.inject('/readyz')).json()).toEqual({ ok: true, reasons: [] })
  })

  test('a readiness check that fails or hangs counts as not ready, without its words', async () => {
    const failing = await web({ ready: () => Promise.reject(new Error('13800000000')) })
    const answer = await failing.app.inject('/readyz')
    expect(answer.statusCode).toBe(503)
    expect(answer.body + logged.join()).not.toContain('13800000000')
    const hanging = await web({ ready: () => new Promise<Readiness>(() => undefined), readyTimeoutMs: 20 })
    expect((await hanging.app.inject('/readyz')).statusCode).toBe(503)
  })

  test('metrics come in the form that Prometheus reads', async () => {
    const metrics = new Registry()
    new Counter({ name: 'updates_total', help: 'updates', registers: [metrics] }).inc(3)
    const answer = await (await web({ metrics })).app.inject('/metrics')
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toContain('updates_total 3')
  })
})

describe('answers', () => {
  const routes = async (app: FastifyInstance): Promise<void> => {
    app.get('/broken/:id', () => Promise.reject(new Error('Zhang San, 13800000000')))
    app.get('/away', () =>
      Promise.reject(Object.assign(new Error('mongodb://user:pw@db'), { statusCode: 503 })),
    )
    app.get('/page', async (_request, reply) =>
      reply.header('content-security-policy', "default-src 'self'").send('x'),
    )
    app.post('/take', async () => ({ taken: true }))
  }

  test('an error shows its status and nothing else, to the caller and in the log', async () => {
    const { app } = await web({ register: routes })
    const broken = await app.inject('/broken/XF-341500-2026-000001-1?phone=13800000000')
    expect(broken.statusCode).toBe(500)
    expect(broken.json()).toEqual({ error: 'Internal Server Error' })
    const away = await app.inject('/away')
    expect(away.statusCode).toBe(503)
    expect(away.json()).toEqual({ error: 'Service Unavailable' })
    const seen = broken.body + away.body + logged.join()
    expect(seen).not.toMatch(/Zhang|13800000000|XF-341500|mongodb:/)
    expect(logged.join()).toContain('/broken/:id')
  })

  test.each([
    ['an unknown address', { method: 'GET', url: '/no/such' }, 404],
    ['a broken address', { method: 'GET', url: '/%zz' }, 400],
    ['a body that is not JSON', { method: 'POST', url: '/take', payload: '{"secret', headers: json() }, 400],
    ['a body that is too large', { method: 'POST', url: '/take', payload: huge(), headers: json() }, 413],
    [
      'a body of an unknown kind',
      { method: 'POST', url: '/take', payload: 'x', headers: { 'content-type': 'a/b' } },
      415,
    ],
  ] as const)('%s is refused without repeating it', async (_title, request, status) => {
    const answer = await (await web({ register: routes })).app.inject({ ...request })
    expect(answer.statusCode).toBe(status)
    expect(Object.keys(answer.json())).toEqual(['error'])
    expect(answer.body).not.toMatch(/secret|such|zz/)
  })

  test('every answer carries the security headers, and a page may bring its own policy', async () => {
    const { app } = await web({ register: routes })
    for (const url of ['/healthz', '/no/such', '/broken/1', '/%zz']) {
      const { headers } = await app.inject(url)
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['content-security-policy'], url).toContain("default-src 'none'")
    }
    expect((await app.inject('/page')).headers['content-security-policy']).toBe("default-src 'self'")
  })

  function json(): Record<string, string> {
    return { 'content-type': 'application/json' }
  }
  function huge(): string {
    return JSON.stringify('x'.repeat(1_048_577))
  }
})

describe('listening', () => {
  test('a busy port is one clear line with the code PORT_IN_USE', async () => {
    const { port } = await (await web()).listen()
    const second = await web({ port })
    const error = await second.listen().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(WebError)
    if (!(error instanceof WebError)) return
    expect(error.code).toBe('PORT_IN_USE')
    expect(error.message).toContain(String(port))
    expect(error.message).not.toContain('\n')
  })

  test('a host that this machine does not have is one clear line too', async () => {
    const made = await web({ host: '203.0.113.7' })
    await expect(made.listen()).rejects.toMatchObject({ code: 'HOST_UNKNOWN' })
  })

  test('closing is quick while a long poll and a silent connection are open', async () => {
    let asked: () => void = () => undefined
    const entered = new Promise<void>((resolve) => {
      asked = resolve
    })
    const hangs = async (app: FastifyInstance): Promise<void> => {
      app.get('/poll', () => {
        asked()
        return new Promise(() => undefined)
      })
    }
    const made = await web({ register: hangs, graceMs: 50 })
    const { url, port } = await made.listen()
    const poll = fetch(`${url}/poll`).then(
      () => 'answered',
      () => 'cut',
    )
    await entered
    const silent = connect(port, '127.0.0.1')
    await new Promise((resolve) => silent.once('connect', resolve))
    silent.on('error', () => undefined)
    const begin = performance.now()
    await made.close()
    expect(performance.now() - begin).toBeLessThan(2_000)
    expect(await poll).toBe('cut')
  })

  test('closing lets an answer under way finish', async () => {
    let asked: () => void = () => undefined
    const entered = new Promise<void>((resolve) => {
      asked = resolve
    })
    const slow = async (app: FastifyInstance): Promise<void> => {
      app.get('/slow', async () => {
        asked()
        await new Promise((resolve) => setTimeout(resolve, 100))
        return { done: true }
      })
    }
    const made = await web({ register: slow })
    const { url } = await made.listen()
    const answer = fetch(`${url}/slow`)
    await entered
    await made.close()
    expect((await answer).status).toBe(200)
  })
})
