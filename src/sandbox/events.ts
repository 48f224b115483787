import type { FastifyReply } from 'fastify'
import type { Change } from './changes.js'
import type { Entry } from './ledger.js'
import type { Office } from './office.js'

const SHOWN: ReadonlySet<Change['kind']> = new Set([
  'person',
  'message',
  'edited',
  'deleted',
  'answered',
  'blocked',
  'commands',
])
const HEARTBEAT = 15_000

/** The open pages' event streams (server-sent events). */
export class EventStreams {
  readonly #open = new Set<() => void>()

  constructor(readonly office: Office) {}

  /**
   * Sends what happened after `after`, then everything as it happens. An event `changes` carries the log's
   * number as its id; `reset` tells a page that it missed too much and has to load again.
   */
  open(reply: FastifyReply, after: number): void {
    reply.hijack()
    const out = reply.raw
    out.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const send = (event: string, data: unknown, id?: number) => {
      out.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
    const pass = ({ seq, changes }: Entry) => {
      const shown = changes.filter(({ kind }) => SHOWN.has(kind))
      if (shown.length > 0) send('changes', shown, seq)
    }
    out.write('retry: 1000\n\n')
    const { recent, seq } = this.office.ledger
    if (after > seq || after < (recent[0]?.seq ?? 1) - 1) send('reset', {})
    else for (const entry of recent) if (entry.seq > after) pass(entry)

    const stops = [
      this.office.ledger.onCommit(pass),
      this.office.watch(({ event, data }) => send(event, data)),
    ]
    const heartbeat = setInterval(() => out.write(': here\n\n'), HEARTBEAT)
    const close = () => {
      clearInterval(heartbeat)
      for (const stop of stops) stop()
      this.#open.delete(close)
      out.end()
    }
    this.#open.add(close)
    out.once('close', close)
  }

  close(): void {
    for (const close of [...this.#open]) close()
  }
}
