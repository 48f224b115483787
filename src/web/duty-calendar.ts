import type { FastifyInstance } from 'fastify'

/** Only what could be a token is looked up. */
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/

/**
 * `GET /duty/<token>.ics`: the duties of whoever was given the address. One that is wrong, has ended or belongs to
 * somebody who left is answered as any address that isn't there, so that none of these can be told from another.
 */
export function serveDutyCalendars(
  app: FastifyInstance,
  calendarOf: (token: string) => Promise<string | undefined>,
): void {
  app.get<{ Params: { file: string } }>('/duty/:file', async (request, reply) => {
    const token = FILE.exec(request.params.file)?.[1]
    const calendar = token === undefined ? undefined : await calendarOf(token)
    if (calendar === undefined) return reply.callNotFound()
    return reply
      .header('cache-control', 'private, no-store')
      .type('text/calendar; charset=utf-8')
      .send(calendar)
  })
}
