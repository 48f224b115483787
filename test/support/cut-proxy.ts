import { connect, createServer, type Socket } from 'node:net'

/** A way to a store that can be cut, as a network or a server going away cuts it. */
export interface CutProxy {
  /** The store's connection string through here. */
  readonly uri: string
  /** Breaks every connection and takes no new ones. */
  cut(): void
  /**
   * Cuts as soon as no command is under way. A cut in the middle of one can leave the driver (7.8) waiting for
   * ever: its next check of the server writes to a connection that is broken but not yet closed, waits for
   * 'drain', and with servers that give no topologyVersion nothing ends that wait.
   */
  cutWhenQuiet(): Promise<void>
  /** Cuts as soon as so many bytes more went to the store. */
  cutAfter(bytes: number): void
  mend(): void
  close(): Promise<void>
}

/** So long nothing passes when no command is under way. */
const QUIET_MS = 250

/** Stands before a document store, which is given by its MongoDB connection string. */
export async function cutProxy(uri: string): Promise<CutProxy> {
  const [, host = '', rest = ''] = /^mongodb:\/\/([^/,@]+)(\/.*)?$/.exec(uri) ?? []
  if (host === '') throw new Error('the proxy needs a plain mongodb:// address with one host')
  const socketPath = decodeURIComponent(host)
  const [name = '127.0.0.1', port = '27017'] = host.split(':')
  const open = new Set<Socket>()
  let isCut = false
  let allowance = Number.POSITIVE_INFINITY
  let lastPassed = 0

  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = socketPath.startsWith('/') ? connect(socketPath) : connect(Number(port), name)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    far.on('data', () => {
      lastPassed = Date.now()
    })
    near.on('data', (data) => {
      lastPassed = Date.now()
      allowance -= data.length
      if (allowance < 0) cut()
      else far.write(data)
    })
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    uri: `mongodb://127.0.0.1:${address.port}${rest}`,
    cut,
    cutWhenQuiet: () =>
      new Promise((resolve) => {
        const looks = setInterval(() => {
          if (Date.now() - lastPassed < QUIET_MS) return
          clearInterval(looks)
          cut()
          resolve()
        }, 20)
      }),
    cutAfter(bytes) {
      allowance = bytes
    },
    mend() {
      isCut = false
      allowance = Number.POSITIVE_INFINITY
    },
    async close() {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
