import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { after } from './duration.js'
import { PageError } from './errors.js'
import type { Office } from './office.js'

const Body = z.strictObject({ to: z.string().optional(), advance: z.string().optional() })
const Instant = z.iso.datetime({ offset: true })
/** Nothing in the office is planned beyond this. */
const FURTHEST_YEARS = 50

/** `POST /sandbox/clock` moves the office's time forward; `GET` tells it. */
export function clockRoute(app: FastifyInstance, office: Office): void {
  const { clock, moveClock } = office.settings

  app.get('/sandbox/clock', { logLevel: 'silent' }, () => ({ now: clock.now().toISOString() }))

  app.post('/sandbox/clock', async (request) => {
    const body = Body.safeParse(request.body)
    if (!body.success) throw new PageError(400, 'send {"to": instant} or {"advance": duration}')
    const target = readTarget(body.data, clock.now())
    if (target.getTime() < clock.now().getTime()) {
      throw new PageError(400, 'the clock moves only forward')
    }
    if (target.getUTCFullYear() > clock.now().getUTCFullYear() + FURTHEST_YEARS) {
      throw new PageError(400, `the clock moves at most ${FURTHEST_YEARS} years`)
    }
    const now = await moveClock(target).catch((error: unknown) => {
      throw new PageError(409, error instanceof Error ? error.message : 'the clock could not be moved')
    })
    const answer = { now: now.toISOString() }
    office.tell({ event: 'clock', data: answer })
    return answer
  })
}

function readTarget({ to, advance }: z.output<typeof Body>, now: Date): Date {
  if ((to === undefined) === (advance === undefined)) {
    throw new PageError(400, 'send either "to" or "advance"')
  }
  if (to !== undefined) {
    if (!Instant.safeParse(to).success) {
      throw new PageError(400, '"to" is an instant with its offset, such as 2026-03-02T09:00:00+08:00')
    }
    return new Date(to)
  }
  const target = after(now, advance ?? '')
  if (!target) throw new PageError(400, '"advance" is an ISO 8601 duration, such as P1DT2H or PT90M')
  return target
}
