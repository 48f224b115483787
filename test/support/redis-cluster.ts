import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether Redis is installed here, with what makes a cluster. */
export const hasRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'])
    execFileSync('redis-cli', ['--version'])
    return true
  } catch {
    return false
  }
})()

/** Three servers, each with a third of the slots. */
export interface RedisCluster {
  readonly url: string
  readonly ports: readonly number[]
  /** Stops one of them without a word, and starts it again with what it knew of the cluster. */
  stop(port: number): Promise<void>
  start(port: number): Promise<void>
  close(): Promise<void>
}

/** Starts a cluster of three on this machine, its files in `folder`. */
export async function redisCluster(folder: string): Promise<RedisCluster> {
  const ports = await freePorts(3)
  const servers = new Map<number, ChildProcess>()
  process.once('exit', () => {
    for (const server of servers.values()) server.kill('SIGKILL')
  })

  async function start(port: number): Promise<void> {
    const own = join(folder, String(port))
    mkdirSync(own, { recursive: true })
    const args = ['--port', port, '--bind', '127.0.0.1', '--dir', own, '--save', '', '--appendonly', 'no']
    // As managed ones do.
    const managed = ['--rename-command', 'CONFIG', '']
    const cluster = [
      '--cluster-enabled',
      'yes',
      '--cluster-node-timeout',
      1_000,
      '--cluster-port',
      port + BUS,
    ]
    const server = spawn('redis-server', [...args, ...managed, ...cluster].map(String), { stdio: 'ignore' })
    servers.set(port, server)
    await untilTrue(async () => (await say(port, 'PING')) === 'PONG')
  }

  async function stop(port: number): Promise<void> {
    const server = servers.get(port)
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }

  const isWhole = async (): Promise<boolean> =>
    (await Promise.all(ports.map((port) => say(port, 'CLUSTER', 'INFO')))).every((info) =>
      info.includes('cluster_state:ok'),
    )

  await Promise.all(ports.map(start))
  const nodes = ports.map((port) => `127.0.0.1:${port}`)
  await run('redis-cli', ['--cluster', 'create', ...nodes, '--cluster-yes'])
  await untilTrue(isWhole)
  return {
    url: `redis+cluster://${nodes.join(',')}`,
    ports,
    stop,
    async start(port) {
      await start(port)
      await untilTrue(isWhole)
    },
    async close() {
      await Promise.all(ports.map(stop))
    },
  }
}

/** Between a server's port and that of its talk with the others. */
const BUS = 1

async function say(port: number, ...command: readonly string[]): Promise<string> {
  try {
    return (await run('redis-cli', ['-p', String(port), ...command])).stdout.trim()
  } catch {
    return ''
  }
}

async function untilTrue(look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await look()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the cluster did not come up')
}

/** Ports that are free, each with the one after it. */
async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = await listening(0)
    const apart = ports.every((one) => Math.abs(one - port) > BUS)
    if (apart && (await listening(port + BUS)) > 0) ports.push(port)
  }
  return ports
}

/** The port, once it could be listened on; 0 where it is taken. */
function listening(port: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(0))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
