/** The socket server: commands of one connection in their order, different connections side by side. */
import { chmodSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { runCommand } from './commands/index.js'
import type { Engine } from './engine.js'
import { Framer, frameReply, type Message, parseMessage } from './wire.js'

/** Messages of one connection that may wait before no more is read from it. */
const WAITING = 64

class Connection {
  private readonly framer = new Framer()
  private readonly waiting: Message[] = []
  private busy = false

  constructor(
    private readonly engine: Engine,
    private readonly socket: Socket,
    private readonly id: number,
  ) {
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.receive(chunk))
    socket.on('error', () => socket.destroy())
  }

  private receive(chunk: Buffer): void {
    try {
      for (const bytes of this.framer.push(chunk)) this.waiting.push(parseMessage(bytes))
    } catch {
      this.socket.destroy()
      return
    }
    if (this.waiting.length > WAITING) this.socket.pause()
    if (!this.busy) void this.work().catch(() => this.socket.destroy())
  }

  private async work(): Promise<void> {
    this.busy = true
    for (let message = this.waiting.shift(); message; message = this.waiting.shift()) {
      const reply = await runCommand(this.engine, message, this.id)
      if (this.socket.destroyed) break
      if (!message.moreToCome) {
        for (const part of frameReply(message, reply, this.engine.nextReplyId())) this.socket.write(part)
        if (this.socket.writableNeedDrain) await this.drained()
      }
      if (this.waiting.length <= WAITING / 2) this.socket.resume()
    }
    this.busy = false
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        this.socket.off('drain', end)
        this.socket.off('close', end)
        resolve()
      }
      this.socket.once('drain', end)
      this.socket.once('close', end)
    })
  }
}

/** Listens on a Unix socket that only this user can open. Gives a function that stops. Throws when it cannot listen. */
export async function serve(engine: Engine, path: string): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    connections += 1
    new Connection(engine, socket, connections)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
  })
  chmodSync(path, 0o600)
  return () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
}
