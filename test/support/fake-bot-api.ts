import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { runMethod } from './fake-bot-api/methods.js'
import { Person, type PersonOptions } from './fake-bot-api/person.js'
import { type Call, type Fault, isObject, type Json, type Reply, refuse } from './fake-bot-api/shapes.js'
import { World } from './fake-bot-api/world.js'

export type { FileOptions, Person, PersonOptions } from './fake-bot-api/person.js'
export type { BotMessage, Call, Fault } from './fake-bot-api/shapes.js'

/** A small Bot API server for tests, written from Telegram's documentation and knowing nothing of the product. */
export interface FakeBotApi {
  readonly token: string
  /** `http://127.0.0.1:<port>/`, for `TELEGRAM_API_ROOT`. */
  readonly root: string
  /** Gives an id where the update has none; returns it. */
  pushUpdate(update: Json): number
  /** Ids of updates that the bot has not confirmed. */
  pendingUpdates(): number[]
  /** Every call that came in, the failed ones too. */
  calls(method?: string): Call[]
  /** How many things have happened: calls, messages, acts of people. Calls and messages carry such numbers. */
  happened(): number
  /** The first call like this, past or to come; only those from `after` on where that is given. */
  waitFor(
    method: string,
    like?: (payload: Json) => boolean,
    options?: { after?: number; limitMs?: number },
  ): Promise<Call>
  /** Waits until this holds; looked at after every call. */
  until(holds: () => boolean, what: string, limitMs?: number): Promise<void>
  addFile(fileId: string, bytes: Uint8Array, options?: { size?: number; path?: string }): void
  fault(fault: Fault): void
  clearFaults(): void
  person(id: number, options?: PersonOptions): Person
  close(): Promise<void>
}

export async function fakeBotApi({ token = '4242:test-token', port = 0 } = {}): Promise<FakeBotApi> {
  const world = new World()
  const server = createServer((request, response) => {
    answer(world, token, request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake has no port')
  return {
    token,
    root: `http://127.0.0.1:${address.port}/`,
    pushUpdate: (update) => world.updates.push(update),
    pendingUpdates: () => world.updates.pending(),
    calls: (method) => world.calls.filter((call) => method === undefined || call.method === method),
    happened: () => world.lastNumber(),
    waitFor: (method, like = () => true, { after = 0, limitMs } = {}) =>
      world.until(
        () => world.calls.find((call) => call.number > after && call.method === method && like(call.payload)),
        () => `no such call of ${method}; calls: ${world.calls.map((call) => call.method).join(', ')}`,
        limitMs,
      ),
    until: async (holds, what, limitMs) => {
      await world.until(
        () => holds() || undefined,
        () => `did not come about: ${what}`,
        limitMs,
      )
    },
    addFile: (id, bytes, { size = bytes.length, path = `files/${id}` } = {}) => {
      world.files.set(id, { path, bytes: Buffer.from(bytes), size })
    },
    fault: (fault) => world.addFault(fault),
    clearFaults: () => world.clearFaults(),
    person: (id, options) => new Person(id, world, options),
    close: async () => {
      world.updates.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(world: World, token: string, request: IncomingMessage, response: ServerResponse) {
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '')
  if (path.startsWith(`/file/bot${token}/`))
    return giveFile(world, path.slice(`/file/bot${token}/`.length), response)
  const method = path.startsWith(`/bot${token}/`) ? path.slice(`/bot${token}/`.length) : undefined
  const payload = await payloadOf(request)
  if (method === undefined) return reply(response, refuse(401, 'Unauthorized'))
  const call: Call = { number: world.number(), method, payload, outcome: 'open' }
  world.calls.push(call)
  world.announce()
  const fault = world.faultFor(method, payload)
  if (fault && breaks(fault, response)) {
    call.outcome = 'error'
    return world.announce()
  }
  const said =
    method === 'getUpdates'
      ? await updates(world, payload, fault, response)
      : runMethod(world, method, payload)
  call.outcome = said.ok ? 'ok' : 'error'
  if (fault?.kind === 'lost') response.destroy()
  else reply(response, said)
  world.announce()
}

function updates(
  world: World,
  payload: Json,
  fault: Fault | undefined,
  response: ServerResponse,
): Promise<Reply> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return world.updates.ask({
    offset: typeof payload.offset === 'number' ? payload.offset : undefined,
    limit: Number(payload.limit ?? 100),
    timeoutMs: Number(payload.timeout ?? 0) * 1000,
    gone: gone.signal,
    repeat: fault?.kind === 'repeat',
    reorder: fault?.kind === 'reorder',
  })
}

/** Lets a call fail before anything is done; false where the fault is of another kind. */
function breaks(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'limited': {
      const seconds = fault.retryAfter ?? 1
      reply(response, refuse(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }))
      return true
    }
    case 'error':
      reply(response, refuse(500, 'Internal Server Error: restart'))
      return true
    case 'refuse':
      reply(response, refuse(fault.status ?? 400, fault.description ?? 'Bad Request'))
      return true
    case 'html':
      response.writeHead(fault.status ?? 403, { 'content-type': 'text/html' }).end('<html>not here</html>')
      return true
    case 'reset':
      response.destroy()
      return true
    case 'hang':
      return true
    case 'lost':
    case 'repeat':
    case 'reorder':
      return false
  }
}

function giveFile(world: World, path: string, response: ServerResponse): void {
  const fault = world.faultFor('file', { path })
  if (fault && breaks(fault, response)) return
  const file = [...world.files.values()].find((each) => each.path === path)
  if (!file) {
    reply(response, refuse(404, 'Not Found'))
    return
  }
  if (fault?.kind === 'lost') {
    response.writeHead(200, { 'content-length': file.bytes.length })
    response.write(file.bytes.subarray(0, file.bytes.length >> 1), () => response.destroy())
    return
  }
  // In pieces and without a length, so that a reader has to count for itself.
  response.writeHead(200)
  for (let at = 0; at < file.bytes.length; at += 65_536) response.write(file.bytes.subarray(at, at + 65_536))
  response.end()
}

function reply(response: ServerResponse, said: Reply): void {
  response.writeHead(said.ok ? 200 : said.error_code, { 'content-type': 'application/json' })
  response.end(JSON.stringify(said))
}

async function payloadOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString('utf8')
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text))
  if (!type.startsWith('application/json') || text === '') return {}
  const body: unknown = JSON.parse(text)
  return isObject(body) ? body : {}
}
