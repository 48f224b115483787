import { SingleBar } from 'cli-progress'
import { type Logger, pino } from 'pino'

/** For commands: what a person has to know is printed, the rest is not. */
export const quietLog = (): Logger => pino({ level: 'error' }, pino.destination({ fd: 2, sync: true }))

export interface Progress {
  step(by?: number): void
  stop(): void
}

/** A bar on the terminal for long work; silent where there is no terminal. */
export function progress(title: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage}% {value}/{total} {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  })
  bar.start(total, 0)
  return { step: (by = 1) => bar.increment(by), stop: () => bar.stop() }
}
