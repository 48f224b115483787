/**
 * One process per data folder, by a socket that listens: it dies with its process, whatever kills it, so there is
 * no stale lock to judge by age or process number.
 */
import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { systemCode } from './store-error.js'

/** Whether a process holds the lock. */
export function isHeld(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const answer = (held: boolean): void => {
      socket.destroy()
      resolve(held)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}

/** Takes the lock and gives a function that lets it go, or undefined when another process has it. Throws on EACCES etc. */
export async function takeLock(path: string): Promise<(() => Promise<void>) | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(path)
    if (server) {
      server.unref()
      return () => new Promise((resolve) => server.close(() => resolve()))
    }
    if (await isHeld(path)) return undefined
    // Left by a process that is gone. Another may be doing the same: what is moved aside is looked at again, and
    // put back when it turns out to be a newcomer's.
    const aside = `${path}.${randomUUID().slice(0, 8)}`
    try {
      renameSync(path, aside)
    } catch (error) {
      if (systemCode(error) === 'ENOENT') continue
      throw error
    }
    if (await isHeld(aside)) {
      renameSync(aside, path)
      return undefined
    }
    rmSync(aside, { force: true })
  }
  return undefined
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end())
    server.once('error', (error) => (systemCode(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => resolve(server))
  })
}
