import { pino } from 'pino'
import { readEnvironment } from './config/env.js'
import { openStores } from './embedded/open-stores.js'
import type { Service } from './main/service.js'

/** The process ends by itself after this, whatever hangs. */
const STOP_WITHIN_MS = 5_000

/**
 * Reads the environment, starts the service and keeps it until a signal comes. Resolves with the exit status:
 * 0 after an orderly stop, 2 for mistakes in the pack.
 * @throws EnvironmentError, PackError, StoreError, KeyError, WebError: what `explain` makes lines of
 */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const environment = readEnvironment(env)
  const log = pino({ level: environment.logLevel }, pino.destination({ fd: 2, sync: true }))
  let crashed: (status: number) => void = () => process.exit(1)
  const onCrash = (error: unknown): void => {
    log.fatal({ reason: error instanceof Error ? error.message : 'unknown' }, 'a store died')
    crashed(1)
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
  const service = await startService(environment, pack, stores, log, onCrash)
  const { banner } = await import('./main/banner.js')
  console.log(banner(service).join('\n'))
  return untilStopped(service, (stop) => {
    crashed = stop
  })
}

/** Waits for Ctrl-C or a stop from outside, then stops in order; a second signal stops at once. */
async function untilStopped(
  service: Service,
  onCrash: (stop: (status: number) => void) => void,
): Promise<number> {
  const status = await new Promise<number>((resolve) => {
    onCrash(resolve)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        console.log('Stopping …')
        process.once(signal, () => process.exit(1))
        resolve(0)
      })
    }
  })
  setTimeout(() => process.exit(status === 0 ? 1 : status), STOP_WITHIN_MS).unref()
  await service.stop()
  return status
}
