import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SecondMessage } from '../../src/channels/second-channel.js'
import { type WebhookOptions, webhookChannel } from '../../src/channels/webhook.js'

const SECRET = 'sixteen-or-more!'
const TO = '+8613800138000'
const AT = new Date('2026-12-01T09:00:00.900+08:00')
/** `date -d '2026-12-01 09:00 +0800' +%s` */
const AT_SECONDS = '1796086800'

const message: SecondMessage = {
  id: 'notice-1:account-1',
  subject: '您的信访事项已受理',
  text: '编号 LA-2026-000012-3。\n“Accepted”, says the office.',
  urgent: true,
  language: 'zh-CN',
}

interface Request {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let server: Server
let requests: Request[]
/** What the gateway does once it has read a request. */
let answers: (response: ServerResponse, socket: Socket) => void

beforeEach(async () => {
  requests = []
  answers = (response) => response.writeHead(204).end()
  server = createServer(async (request, response) => {
    const { method, url, headers, socket } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
    answers(response, socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

afterEach(() => stopped())

function stopped(): Promise<unknown> {
  server.closeAllConnections()
  return new Promise((done) => server.close(done))
}

function urlOf(path: string): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}${path}`
}

const channel = (options: Partial<WebhookOptions> = {}) =>
  webhookChannel({ url: urlOf('/notices?office=luan'), secret: SECRET, wall: () => AT, ...options })

/** As docs/channels.md asks the other side to do it. */
function isSigned({ headers, body }: Request, secret: string): boolean {
  const given = Buffer.from(String(headers['x-petition-desk-signature']))
  const hmac = createHmac('sha256', secret).update(`${String(headers['x-petition-desk-timestamp'])}.${body}`)
  const right = Buffer.from(`v1=${hmac.digest('hex')}`)
  return given.length === right.length && timingSafeEqual(given, right)
}

describe('a request', () => {
  test('is the message as JSON', async () => {
    expect(await channel().tell(TO, message)).toBe('sent')
    expect(requests).toHaveLength(1)
    const [request] = requests
    expect(request).toMatchObject({ method: 'POST', url: '/notices?office=luan' })
    expect(request?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(request?.body ?? '')).toEqual({ ...message, to: TO })
  })

  test('is signed together with its time, in seconds, and with the secret only', async () => {
    await channel().tell(TO, message)
    const [request] = requests
    if (!request) throw new Error('no request')
    expect(request.headers['x-petition-desk-timestamp']).toBe(AT_SECONDS)
    expect(isSigned(request, SECRET)).toBe(true)
    expect(isSigned(request, 'another-secret!!')).toBe(false)
    expect(isSigned({ ...request, body: request.body.replace('true', 'false') }, SECRET)).toBe(false)
    const later = { ...request.headers, 'x-petition-desk-timestamp': '1796086801' }
    expect(isSigned({ ...request, headers: later }, SECRET)).toBe(false)
  })

  test('has a signature that does not change by itself', async () => {
    const plain = { id: '1', subject: 'a', text: 'b', urgent: false, language: 'en' } as const
    await channel().tell('12345', plain)
    expect(requests[0]?.body).toBe(
      '{"id":"1","to":"12345","subject":"a","text":"b","urgent":false,"language":"en"}',
    )
    expect(requests[0]?.headers['x-petition-desk-signature']).toBe(
      'v1=78cd366663fbdf87e7bc0c9331aa9cd6b8518843693e6ff12fd135963ee6c434',
    )
  })

  test('has a connection of its own', async () => {
    await channel().tell(TO, message)
    expect(requests[0]?.headers.connection).toBe('close')
  })

  test.each([
    ['+86 138-0013-8000', '+8613800138000'],
    ['0564-555-0101', '05645550101'],
    ['12345', '12345'],
  ])('for %s names %s', async (address, to) => {
    expect(await channel().tell(address, message)).toBe('sent')
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ to })
  })

  test.each(['', '12', 'wang@example.org', '+', '138001380001380013', '1380013800x', '+86+13800138000'])(
    'for %j is never made',
    async (address) => {
      expect(await channel().tell(address, message)).toBe('refused')
      expect(requests).toEqual([])
    },
  )
})

describe('an answer', () => {
  test.each([
    [200, 'sent'],
    [202, 'sent'],
    [204, 'sent'],
    [410, 'refused'],
    [400, 'failed'],
    [403, 'failed'],
    [404, 'failed'],
    [413, 'failed'],
    [422, 'failed'],
    [401, 'later'],
    [408, 'later'],
    [425, 'later'],
    [429, 'later'],
    [503, 'later'],
    [500, 'unclear'],
    [501, 'unclear'],
    [502, 'unclear'],
    [504, 'unclear'],
  ] as const)('%i is %s', async (status, told) => {
    answers = (response) => response.writeHead(status).end()
    expect(await channel().tell(TO, message)).toBe(told)
  })

  test.each([301, 302, 307, 308])('%i is not followed, and has failed', async (status) => {
    answers = (response) => response.writeHead(status, { location: urlOf('/elsewhere') }).end()
    expect(await channel().tell(TO, message)).toBe('failed')
    expect(requests.map(({ url }) => url)).toEqual(['/notices?office=luan'])
  })

  test('counts as soon as its status is there, whatever comes after', async () => {
    answers = (response) => response.writeHead(200).write('and so on')
    expect(await channel().tell(TO, message)).toBe('sent')
  })

  test('that does not come in time is unclear', async () => {
    answers = () => {}
    expect(await channel({ timeoutMs: 200 }).tell(TO, message)).toBe('unclear')
  })

  test('that is cut off is unclear', async () => {
    answers = (_response, socket) => socket.resetAndDestroy()
    expect(await channel().tell(TO, message)).toBe('unclear')
    answers = (_response, socket) => socket.end('HTTP/1.1 2')
    expect(await channel().tell(TO, message)).toBe('unclear')
  })

  test('of nobody, because nobody listens, is later', async () => {
    const gone = channel()
    await stopped()
    expect(await gone.tell(TO, message)).toBe('later')
  })

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'of nobody, because of %s, is later',
    async (code) => {
      const cause = Object.assign(new Error('no connection'), { code })
      const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }))
      expect(await channel({ fetch }).tell(TO, message)).toBe('later')
    },
  )
})

test('the log says what went wrong with which message, and neither to whom nor what nor where', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  answers = (response) => response.writeHead(400).end(`${TO} is wrong`)
  await channel({ log: pino({ level: 'trace' }, sink) }).tell(TO, message)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: message.id, told: 'failed', why: 400 })
  expect(lines[0]).not.toMatch(/138001|信访|Accepted|notices\?/)
})
