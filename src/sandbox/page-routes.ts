import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { loadAssets } from './assets.js'
import { behindRoutes } from './behind-routes.js'
import { clockRoute } from './clock-route.js'
import { PageError } from './errors.js'
import type { EventStreams } from './events.js'
import { Fault, type Faults } from './faults.js'
import { type FileKind, PERSON_UPLOAD } from './files.js'
import { acceptForms, readForm } from './form.js'
import { admitByAddress, isAdmitted, isForeign, setHeaders } from './guard.js'
import type { People } from './people.js'
import { olderMessages, sandboxState } from './views.js'

const ById = z.object({ id: z.coerce.number().int() })
const Text = z.strictObject({
  text: z.string().max(200_000),
  reply_to: z.int().optional(),
  forwarded: z.boolean().optional(),
})
const Edit = z.strictObject({ message_id: z.int(), text: z.string().min(1).max(4096) })
const PressIn = z.strictObject({ message_id: z.int(), data: z.string() })
const Location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  title: z.string().max(200).optional(),
  address: z.string().max(300).optional(),
})
const Contact = z.strictObject({
  phone_number: z.string().min(1).max(40),
  first_name: z.string().min(1).max(64),
  own: z.boolean().default(true),
})
const Sticker = z.strictObject({ emoji: z.string().min(1).max(16) })
const Block = z.strictObject({ blocked: z.boolean() })
const FileFields = z.looseObject({
  caption: z.string().max(1024).optional(),
  duration: z.coerce.number().int().min(0).max(36_000).optional(),
})
const Raw = z.strictObject({ update: z.record(z.string(), z.unknown()), queue: z.string().default('raw') })

/** Paths of uploads and what they make. `album` and `documents` take several files. */
const UPLOADS: Readonly<Record<string, FileKind>> = {
  photo: 'photo',
  album: 'photo',
  document: 'document',
  voice: 'voice',
  audio: 'audio',
  video: 'video',
}

/** The page at `/` and its API under `/sandbox/`. */
export async function pageRoutes(
  app: FastifyInstance,
  { people, faults, streams }: { people: People; faults: Faults; streams: EventStreams },
): Promise<void> {
  const { office } = people
  const { adminToken } = office.settings
  await acceptForms(app)

  app.addHook('onRequest', async (request, reply) => {
    setHeaders(reply)
    if (isForeign(request) && request.method !== 'GET') throw new PageError(403, 'not from another site')
    if (!adminToken || isAdmitted(request, adminToken)) return
    if (admitByAddress(request, reply, adminToken)) return reply.redirect('/')
    // The page itself shows nothing of anybody; it asks for the token.
    const { url } = request.routeOptions
    if (request.method === 'GET' && (url === '/' || url === '/sandbox/assets/*')) return
    throw new PageError(401, 'the admin token is needed: /?token=… once, or as a bearer')
  })
  app.setErrorHandler((error, _request, reply) => {
    const { status, message } = explain(error)
    if (status === 500) reply.log.error({ err: error }, 'sandbox page request failed')
    return reply.code(status).send({ error: message })
  })

  const assets = loadAssets()
  const send = (name: string, request: FastifyRequest, reply: FastifyReply) => {
    const found = assets.get(name)
    if (!found) throw new PageError(404, 'no such file')
    reply.type(found.type).header('vary', 'accept-encoding')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(found.body)
    return reply.header('content-encoding', 'gzip').send(found.gzip)
  }
  app.get('/', { logLevel: 'warn' }, (request, reply) => send('index.html', request, reply))
  app.get<{ Params: { '*': string } }>('/sandbox/assets/*', { logLevel: 'silent' }, (request, reply) => {
    return send(request.params['*'], request, reply)
  })

  app.get('/sandbox/state', { logLevel: 'silent' }, () => sandboxState(office))
  app.get('/sandbox/events', { logLevel: 'silent' }, (request, reply) => {
    const { after } = z.object({ after: z.coerce.number().int().default(0) }).parse(request.query)
    const last = Number(request.headers['last-event-id'] ?? Number.NaN)
    streams.open(reply, Number.isInteger(last) ? last : after)
    return reply
  })
  app.get('/sandbox/chats/:id/messages', { logLevel: 'silent' }, (request) => {
    const { id } = ById.parse(request.params)
    const query = z.object({
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    })
    const { before, limit } = query.parse(request.query)
    return { messages: olderMessages(office, id, before, limit) }
  })
  app.get('/sandbox/files/:file', { logLevel: 'silent' }, (request, reply) => {
    const { file: id } = z.object({ file: z.string() }).parse(request.params)
    const file = office.world.files.get(id)
    if (!file) throw new PageError(404, 'no such file')
    const inline = /^(image\/(png|jpeg|gif|webp)|(audio|video)\/[\w.+-]+)/.exec(file.mime ?? '')?.[0]
    const name = encodeURIComponent(file.name ?? file.path.split('/').at(-1) ?? 'file')
    reply.headers({
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
      'content-length': file.size,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    })
    return reply.type(inline ?? 'application/octet-stream').send(office.files.read(file))
  })

  const chat = <S extends z.ZodType>(
    path: string,
    schema: S,
    act: (id: number, body: z.output<S>) => unknown,
  ) =>
    app.post(`/sandbox/chats/:id/${path}`, { logLevel: 'silent' }, (request) => {
      const { id } = ById.parse(request.params)
      return act(id, schema.parse(request.body))
    })
  chat('text', Text, (id, { text, reply_to, forwarded }) => ({
    messages: people.text(id, { text, replyTo: reply_to, forwarded }),
  }))
  chat('edit', Edit, (id, { message_id, text }) => ({ messages: [people.edit(id, message_id, text)] }))
  chat('press', PressIn, (id, { message_id, data }) => ({ press: people.press(id, message_id, data) }))
  chat('location', Location, (id, { latitude, longitude, title, address }) => ({
    messages: [
      people.location(
        id,
        latitude,
        longitude,
        title === undefined ? undefined : { title, address: address ?? '' },
      ),
    ],
  }))
  chat('contact', Contact, (id, { phone_number, first_name, own }) => ({
    messages: [people.contact(id, phone_number, first_name, own)],
  }))
  chat('sticker', Sticker, (id, { emoji }) => ({ messages: [people.sticker(id, emoji)] }))
  chat('block', Block, (id, { blocked }) => {
    people.block(id, blocked)
    return { blocked }
  })
  for (const [path, kind] of Object.entries(UPLOADS)) {
    app.post(`/sandbox/chats/:id/${path}`, { logLevel: 'silent' }, async (request) => {
      const { id } = ById.parse(request.params)
      const { fields, uploads } = await readForm(request, office.files, PERSON_UPLOAD)
      const options = FileFields.parse(fields)
      const files = uploads.map(({ file }) => file)
      return { messages: people.files(id, kind, files, options) }
    })
  }

  /** For tests: an update as it stands, however strange; its number is ours. */
  app.post('/sandbox/updates', { logLevel: 'silent' }, (request) => {
    const { update, queue } = Raw.parse(request.body)
    const changes = office.enqueue([{ kind: 'message', body: update, queue }])
    office.ledger.commit(...changes)
    return { update_id: office.world.lastUpdate }
  })
  app.get('/sandbox/faults', () => ({ faults: faults.list() }))
  app.post('/sandbox/faults', (request) => {
    faults.add(Fault.parse(request.body))
    return { faults: faults.list() }
  })
  app.delete('/sandbox/faults', () => {
    faults.clear()
    return { faults: [] }
  })
  clockRoute(app, office)
  behindRoutes(app, people)
}

/** One line that says what was wrong. */
function explain(error: unknown): { status: number; message: string } {
  if (error instanceof PageError) return { status: error.status, message: error.message }
  if (error instanceof z.ZodError) {
    const issue = error.issues[0]
    const path = issue?.path.join('.') ?? ''
    return { status: 400, message: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'wrong input'}` }
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return { status, message: (error as Error).message }
  return { status: 500, message: 'something went wrong here; the log says more' }
}
