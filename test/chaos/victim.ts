import { setTimeout as pause } from 'node:timers/promises'
import type { ServiceProcess } from '../support/service.js'

/** A process that is killed and comes back, as under the eyes of a process manager. */
export interface Victim {
  readonly name: string
  readonly process: ServiceProcess
  /** How often it is chosen, compared with others. */
  readonly weight: number
  /** Place among all that happened, when the present process was started. */
  since(): number
  /** `kill -9`; the next one is started at once. */
  kill(): Promise<void>
  isUp(): boolean
  /** Once it is ready; rejects where it can't start. */
  up(): Promise<void>
}

const AGAIN_MS = 1_000

/** `patient`: one that can't start is started again and again; else that is a failure. */
export function victim(
  process: ServiceProcess,
  options: {
    readonly name: string
    readonly weight?: number
    readonly patient: boolean
    readonly happened: () => number
  },
): Victim {
  const { name, weight = 1, patient, happened } = options
  let life = 0
  let since = 0
  let isUp = true
  let up: Promise<void> = Promise.resolve()

  async function start(mine: number): Promise<void> {
    for (;;) {
      since = happened()
      try {
        await process.restart()
        isUp = true
        return
      } catch (error) {
        // Killed before it was ready: somebody else starts the next one.
        if (life !== mine) return
        if (!patient) throw error
        await pause(AGAIN_MS)
        if (life !== mine) return
      }
    }
  }

  return {
    name,
    weight,
    process,
    since: () => since,
    async kill() {
      life += 1
      isUp = false
      await process.kill()
      up = start(life)
      up.catch(() => undefined)
    },
    isUp: () => isUp,
    up: () => up,
  }
}
