import { pino } from 'pino'
import { type Environment, readEnvironment } from './config/env.js'
import { openStores } from './embedded/open-stores.js'
import type { Service } from './main/service.js'
import { dropDemo } from './main/start-over.js'

/** The process ends by itself after this, whatever hangs. */
const STOP_WITHIN_MS = 5_000

/**
 * Reads the environment, starts the service and keeps it until a signal comes; a demo that is to start over is dropped
 * and started again in this process. Resolves with the exit status: 0 after an orderly stop, 2 for mistakes in the pack.
 * @throws EnvironmentError, PackError, StoreError, KeyError, WebError: what `explain` makes lines of
 */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  let environment = readEnvironment(env)
  for (;;) {
    const ended = await serve(environment)
    if (typeof ended === 'number') return ended
    await dropDemo(environment.dataDir)
    environment = { ...environment, port: ended.port }
  }
}

/** One life of the service: its exit status, or the port on which it is to begin anew. */
async function serve(environment: Environment): Promise<number | { readonly port: number }> {
  const log = pino({ level: environment.logLevel }, pino.destination({ fd: 2, sync: true }))
  let end: (how: End) => void = () => process.exit(1)
  const onCrash = (error: unknown): void => {
    log.fatal({ reason: error instanceof Error ? error.message : 'unknown' }, 'a store died')
    end(1)
  }
  // The stores take longest to open, so they begin while everything else is still being loaded.
  const { mongodbUri, redisUrl, dataDir } = environment
  const stores = openStores({
    mongodbUri,
    redisUrl,
    dataDir,
    log,
    onCrash,
  })
  stores.catch(() => undefined)
  const closeStores = () => stores.then((opened) => opened.close()).catch(() => undefined)

  const { checkPack, loadPack, packFolder } = await import('./config/pack.js')
  const pack = await loadPack(packFolder(environment.pack)).catch(async (error: unknown) => {
    await closeStores()
    throw error
  })
  const mistakes = checkPack(pack, { production: !environment.sandbox })
  if (mistakes.length > 0) {
    await closeStores()
    for (const mistake of mistakes) console.error(`petition-desk: ${mistake}`)
    return 2
  }

  const { startService } = await import('./main/service.js')
  const service = await startService(environment, pack, stores, log, {
    onCrash,
    startOver: () => end('start-over'),
  })
  const { banner } = await import('./main/banner.js')
  console.log(banner(service).join('\n'))
  const how = await untilEnded((given) => {
    end = given
  })
  const hanging = setTimeout(() => process.exit(how === 0 ? 1 : Number(how) || 1), STOP_WITHIN_MS).unref()
  await service.stop()
  if (how !== 'start-over') return how
  clearTimeout(hanging)
  console.log('Starting over …')
  return { port: portOf(service) }
}

const portOf = ({ url }: Service): number => Number(new URL(url).port)

/** An exit status, or that the demo is to begin anew. */
type End = number | 'start-over'

/** Waits for Ctrl-C, a stop from outside, or what is said to `end`; a second signal stops at once. */
async function untilEnded(given: (end: (how: End) => void) => void): Promise<End> {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const how = await new Promise<End>((resolve) => {
    given(resolve)
    for (const signal of signals) process.on(signal, () => resolve(0))
  })
  for (const signal of signals) {
    process.removeAllListeners(signal)
    if (how === 0) process.once(signal, () => process.exit(1))
  }
  if (how === 0) console.log('Stopping …')
  return how
}
