import { pino } from 'pino'
import { EnvironmentError, readEnvironment } from './config/env.js'
import { checkPack, loadPack, PackError, packFolder } from './config/pack.js'
import { StoreError } from './embedded/open-stores.js'
import { banner } from './main/banner.js'
import { type Service, startService } from './main/service.js'
import { RestoreError } from './operator/backup.js'
import { BackupError } from './operator/backup-file.js'
import { KeyError } from './operator/keys.js'
import { WebError } from './web/server.js'

/** The process ends by itself after this, whatever hangs. */
const STOP_WITHIN_MS = 5_000

/**
 * Reads the environment, starts the service and keeps it until a signal comes. Resolves with the exit status:
 * 0 after an orderly stop, 1 where it can't run, 2 for mistakes in environment or pack.
 */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  let crashed: ((status: number) => void) | undefined
  try {
    const environment = readEnvironment(env)
    const log = pino({ level: environment.logLevel }, pino.destination({ fd: 2, sync: true }))
    const pack = await loadPack(packFolder(environment.pack))
    const mistakes = checkPack(pack, { production: !environment.sandbox })
    if (mistakes.length > 0) return complain(mistakes, 2)
    const service = await startService(environment, pack, log, (error) => {
      log.fatal({ reason: error.message }, 'a store died')
      crashed?.(1)
    })
    for (const line of banner(service)) console.log(line)
    return await untilStopped(service, (stop) => {
      crashed = stop
    })
  } catch (error) {
    return explain(error)
  }
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
  const late = setTimeout(() => process.exit(status === 0 ? 1 : status), STOP_WITHIN_MS)
  await service.stop()
  clearTimeout(late)
  return status
}

/** One line per mistake, and the exit status. Anything unknown is a defect and is shown whole. */
export function explain(error: unknown): number {
  if (error instanceof EnvironmentError || error instanceof PackError) return complain(error.mistakes, 2)
  if ([StoreError, KeyError, WebError, BackupError, RestoreError].some((known) => error instanceof known)) {
    return complain([error instanceof Error ? error.message : ''], 1)
  }
  if (error instanceof Error && error.name.startsWith('Mongo')) {
    return complain([`the document store does not answer (${error.name}): check MONGODB_URI`], 1)
  }
  console.error(error)
  return 1
}

function complain(lines: readonly string[], status: number): number {
  for (const line of lines) console.error(`petition-desk: ${line}`)
  return status
}
