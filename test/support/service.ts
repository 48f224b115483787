import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { testFolder } from './folders.js'
import { testKeysLine } from './keys.js'
import { buildIndexes } from './stores.js'

const ROOT = join(import.meta.dirname, '..', '..')
const CLI = join(ROOT, 'dist/src/cli.js')
/** On a busy machine the embedded queue store alone can take many seconds. */
const READY_WITHIN_MS = 60_000

export type Env = Readonly<Record<string, string>>

/** How a command ended. */
export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function start(args: readonly string[], env: Env): ChildProcess {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** No test leaves a process behind, however it ends. */
const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Runs a command of the compiled program to its end; only `env` is in its environment. */
export const cli = (args: readonly string[], env: Env = {}): Promise<Ended> => begin(args, env).ended

/** The same, for tests that stop it on its way. */
export function begin(
  args: readonly string[],
  env: Env = {},
): { readonly ended: Promise<Ended>; kill(signal: NodeJS.Signals): void } {
  const child = start(args, env)
  return { ended: endOf(child), kill: (signal) => void child.kill(signal) }
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const text = { out: '', err: '' }
  child.stdout?.on('data', (data) => {
    text.out += String(data)
  })
  child.stderr?.on('data', (data) => {
    text.err += String(data)
  })
  const [status] = await once(child, 'close')
  return { status: typeof status === 'number' ? status : null, ...text }
}

/** The compiled service in a process of its own. */
export interface ServiceProcess {
  readonly env: Env
  readonly url: string
  /** Everything that it printed since it was first started. */
  logs(): string
  /** As Ctrl-C does; gives the exit status. */
  stop(): Promise<number | null>
  /** As a power cut does. */
  kill(): Promise<void>
  /** The same service again, on the same port and data. */
  restart(): Promise<void>
  get(path: string): Promise<{ status: number; body: string }>
}

/** Starts the service, on MongoDB with its indexes built, and waits until it says that it is ready. */
export async function startService(env: Env): Promise<ServiceProcess> {
  if (env.MONGODB_URI !== undefined) await buildIndexes(env.MONGODB_URI)
  const fixed = { HOST: '127.0.0.1', PORT: String(await freePort()), ...env }
  let logs = ''
  let child: ChildProcess

  async function run(): Promise<void> {
    child = start(['start'], fixed)
    const from = logs.length
    await new Promise<void>((resolve, reject) => {
      const failed = (why: string) => reject(new Error(`${why}:\n${logs.slice(-3_000)}`))
      const late = setTimeout(() => failed('not ready in time'), READY_WITHIN_MS)
      const ended = () => failed('ended before it was ready')
      child.once('exit', ended)
      const read = (data: unknown) => {
        logs += String(data)
        if (!logs.slice(from).includes('is ready')) return
        clearTimeout(late)
        child.off('exit', ended)
        resolve()
      }
      child.stdout?.on('data', read)
      child.stderr?.on('data', read)
    })
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }

  await run()
  const url = `http://127.0.0.1:${fixed.PORT}`
  return {
    env: fixed,
    url,
    logs: () => logs,
    stop: () => end('SIGINT'),
    kill: async () => {
      await end('SIGKILL')
    },
    restart: run,
    async get(path) {
      const answer = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(15_000) })
      return { status: answer.status, body: await answer.text() }
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A data folder whose queue store is made already where an earlier run left one: making it takes seconds. */
export async function dataFolder(): Promise<string> {
  const folder = join(await testFolder(), 'data')
  const template = join(ROOT, 'node_modules/.cache/petition-desk/queue')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(template)) cpSync(template, join(folder, 'queue'), { recursive: true })
  return folder
}

/** Where the stores are: `documents` if given, else embedded; queues on the run's Redis if it has one. */
export async function storesEnv(documents?: string): Promise<Env> {
  const { REDIS_URL } = process.env
  return {
    DATA_DIR: await dataFolder(),
    ...(REDIS_URL === undefined ? {} : { REDIS_URL }),
    ...(documents === undefined ? {} : { MONGODB_URI: documents, PERSONAL_DATA_KEYS: testKeysLine }),
  }
}
