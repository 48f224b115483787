import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets answers that are under way finish before the server closes, for `graceMs` at most: an update that was
 * just committed is then acknowledged instead of sent again. What is still open after that is cut: a long poll,
 * a stream of events, a connection that never asked anything (Node's own `closeAllConnections` forgets those).
 */
export function drainOnClose(app: FastifyInstance, graceMs: number): void {
  const sockets = new Set<Socket>()
  let cut = false
  app.server.on('connection', (socket: Socket) => {
    if (cut) socket.destroy()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  let open = 0
  let idle: () => void = () => undefined
  app.addHook('onRequest', async (_request, reply) => {
    open += 1
    reply.raw.once('close', () => {
      open -= 1
      if (open === 0) idle()
    })
  })

  app.addHook('preClose', async () => {
    if (open > 0)
      await atMost(graceMs, (done) => {
        idle = done
      })
    cut = true
    for (const socket of sockets) socket.destroy()
  })
}

/** Waits until `begin`'s callback is called, `ms` at most. */
async function atMost(ms: number, begin: (done: () => void) => void): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    begin(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
