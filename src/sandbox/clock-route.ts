import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Agenda, Behind } from './behind.js'
import { after } from './duration.js'
import { PageError } from './errors.js'
import type { Office } from './office.js'

const Body = z.strictObject({
  to: z.string().optional(),
  advance: z.string().optional(),
  next: z.enum(['event', 'workday']).optional(),
})
const Instant = z.iso.datetime({ offset: true })
/** So many things in a row may be due of which nobody hears at once. */
const SILENT_AT_MOST = 10
/** Nothing in the office is planned beyond this. */
const FURTHEST_YEARS = 50

/**
 * `POST /sandbox/clock` moves the office's time forward: to an instant, by a duration, to the next thing that the service
 * will do by itself and somebody hears of, or to when the office opens next. `GET` tells it.
 */
export function clockRoute(app: FastifyInstance, office: Office): void {
  const { clock, moveClock, behind } = office.settings
  const tell = (at: Date) => office.tell({ event: 'clock', data: { now: at.toISOString() } })

  app.get('/sandbox/clock', { logLevel: 'silent' }, () => ({ now: clock.now().toISOString() }))

  app.post('/sandbox/clock', async (request) => {
    const body = Body.safeParse(request.body)
    if (!body.success)
      throw new PageError(
        400,
        'send {"to": instant}, {"advance": duration} or {"next": "event" or "workday"}',
      )
    if (Object.keys(body.data).length !== 1) {
      throw new PageError(400, 'send one of "to", "advance" and "next"')
    }
    if (body.data.next === 'event') return { now: (await toHeardEvent()).toISOString() }
    const target = await readTarget(body.data, clock.now(), behind)
    if (target.getTime() < clock.now().getTime()) {
      throw new PageError(400, 'the clock moves only forward')
    }
    if (target.getUTCFullYear() > clock.now().getUTCFullYear() + FURTHEST_YEARS) {
      throw new PageError(400, `the clock moves at most ${FURTHEST_YEARS} years`)
    }
    return { now: (await move(target)).toISOString() }
  })

  async function move(target: Date): Promise<Date> {
    const now = await moveClock(target, tell).catch((error: unknown) => {
      throw new PageError(409, error instanceof Error ? error.message : 'the clock could not be moved')
    })
    tell(now)
    return now
  }

  /** What waits for a digest is due and not yet heard: goes on until a message arrives in some chat. */
  async function toHeardEvent(): Promise<Date> {
    let heard = false
    const stop = office.ledger.onCommit(({ changes }) => {
      heard ||= changes.some((change) => change.kind === 'message' && change.message.from.is_bot)
    })
    try {
      for (let silent = 0; ; silent += 1) {
        const now = await move(readNext('event', await behind.agenda()))
        if (heard || silent === SILENT_AT_MOST || (await behind.agenda()).items.length === 0) return now
      }
    } finally {
      stop()
    }
  }
}

async function readTarget(
  { to, advance, next }: z.output<typeof Body>,
  now: Date,
  behind: Behind,
): Promise<Date> {
  if (next !== undefined) return readNext(next, await behind.agenda())
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

function readNext(next: 'event' | 'workday', agenda: Agenda): Date {
  const at = next === 'event' ? agenda.items[0]?.at : agenda.workday
  if (at === undefined) throw new PageError(409, 'nothing is due')
  return new Date(at)
}
