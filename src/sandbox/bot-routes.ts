import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from './errors.js'
import type { CallFault, Faults } from './faults.js'
import { BOT_DOWNLOAD, BOT_UPLOAD } from './files.js'
import { acceptForms, readForm } from './form.js'
import { methods } from './methods/index.js'
import type { Call, Desk } from './methods/method.js'
import { tooMany } from './rates.js'

interface BotPath {
  readonly token: string
  readonly method: string
}

/** Requests that were left without an answer on purpose. */
export type Stuck = Set<FastifyReply>

/** Runs a method; also used for methods in the body of a webhook's answer. */
export async function callMethod(name: string, call: Call, desk: Desk): Promise<unknown> {
  const run = methods.get(name.toLowerCase())
  if (!run) throw new ApiError(404, 'Not Found: method not found')
  return await run(call, desk)
}

/** The Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export async function botRoutes(
  app: FastifyInstance,
  { desk, faults, stuck }: { desk: Desk; faults: Faults; stuck: Stuck },
): Promise<void> {
  await acceptForms(app)
  app.setErrorHandler((error, _request, reply) => answerError(error, reply))

  app.route<{ Params: BotPath }>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    exposeHeadRoute: false,
    logLevel: 'silent',
    handler: async (request, reply) => {
      checkToken(request.params.token, desk)
      const { method } = request.params
      const call = await readCall(request, reply, desk)
      const fault = faults.takeCall(method, readChat(call))
      if (fault && !(await goesOn(fault, reply, stuck))) return reply
      const result = await callMethod(method, call, desk)
      if (fault?.kind === 'loseAnswer') return hangUp(reply)
      return { ok: true, result }
    },
  })

  app.get<{ Params: { token: string; '*': string } }>(
    '/file/bot:token/*',
    { exposeHeadRoute: false, logLevel: 'silent' },
    async (request, reply) => {
      checkToken(request.params.token, desk)
      const fault = faults.takeCall('file', undefined)
      if (fault && !(await goesOn(fault, reply, stuck))) return reply
      const file = desk.office.world.paths.get(request.params['*'])
      if (!file || file.size > BOT_DOWNLOAD) throw new ApiError(404, 'Not Found')
      if (fault?.kind === 'loseAnswer') return hangUp(reply)
      return reply
        .header('content-length', file.size)
        .type('application/octet-stream')
        .send(desk.office.files.read(file))
    },
  )
}

function checkToken(given: string, desk: Desk): void {
  const [a, b] = [Buffer.from(given), Buffer.from(desk.office.settings.token)]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new ApiError(401, 'Unauthorized')
}

async function readCall(request: FastifyRequest, reply: FastifyReply, desk: Desk): Promise<Call> {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const { fields, uploads } = await readForm(request, desk.office.files, BOT_UPLOAD)
  return {
    params: fields,
    uploads: new Map(uploads.map(({ field, file }) => [field, file])),
    signal: gone.signal,
  }
}

function readChat(call: Call): number | undefined {
  const chat = Number(call.params.chat_id ?? Number.NaN)
  return Number.isInteger(chat) ? chat : undefined
}

/** Lets a fault happen; tells whether the call goes on. */
async function goesOn(fault: CallFault, reply: FastifyReply, stuck: Stuck): Promise<boolean> {
  switch (fault.kind) {
    case 'tooMany':
      throw tooMany(fault.retryAfter)
    case 'serverError':
      throw new ApiError(500, 'Internal Server Error')
    case 'hang':
      reply.hijack()
      stuck.add(reply)
      reply.raw.once('close', () => stuck.delete(reply))
      return false
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return true
    case 'loseAnswer':
      return true
  }
}

function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const known = error instanceof ApiError ? error : translate(error)
  if (known.code === 500 && known !== error) reply.log.error({ err: error }, 'sandbox method failed')
  return reply.code(known.code).send({
    ok: false,
    error_code: known.code,
    description: known.message,
    ...(known.parameters ? { parameters: known.parameters } : {}),
  })
}

/** Fastify's own refusals (bad JSON, too large …) in the shape of the Bot API. */
function translate(error: unknown): ApiError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new ApiError(413, 'Request Entity Too Large')
  if (status >= 400 && status < 500) return new ApiError(400, `Bad Request: ${(error as Error).message}`)
  return new ApiError(500, 'Internal Server Error')
}
