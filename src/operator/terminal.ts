import { SingleBar } from 'cli-progress'
import { type Logger, pino } from 'pino'

/** For commands: what a person has to know is printed, the rest is not. */
export const quietLog = (): Logger => pino({ level: 'error' }, pino.destination({ fd: 2, sync: true }))

export interface Progress {
  step(by?: number): void
  stop(): void
}

/** Between two lines about the same long work, where there is no terminal. */
const LINE_EVERY_MS = 10_000

/** A bar on the terminal for long work; where there is no terminal, a plain line every ten seconds. */
export function progress(title: string, total: number, unit = ''): Progress {
  if (process.stderr.isTTY !== true) return plainProgress(title, total, unit)
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage}% {value}/{total} ${unit} {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  })
  bar.start(total, 0)
  return { step: (by = 1) => bar.increment(by), stop: () => bar.stop() }
}

function plainProgress(title: string, total: number, unit: string): Progress {
  let value = 0
  const say = (): void => {
    const percent = total === 0 ? 100 : Math.min(100, Math.floor((value / total) * 100))
    process.stderr.write(`${title}: ${percent}%, ${value} of ${total} ${unit}`.trimEnd().concat('\n'))
  }
  const timer = setInterval(say, LINE_EVERY_MS).unref()
  return {
    step(by = 1) {
      value += by
    },
    stop: () => clearInterval(timer),
  }
}

/**
 * Work that Ctrl-C, or a stop from outside, ends in an orderly way: the signal is aborted, and the work says what it
 * left. A second Ctrl-C ends the process at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(1)
    controller.abort()
  }
  for (const signal of signals) process.on(signal, stop)
  try {
    return await work(controller.signal)
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}
