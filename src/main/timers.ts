/** Timers that end with the service: what they were for is in the documents, and the sweep finds it. */
export function timers(): { after(ms: number, act: () => void): void; stop(): void } {
  const running = new Set<NodeJS.Timeout>()
  let stopped = false
  return {
    after(ms, act) {
      if (stopped) return
      const timer = setTimeout(
        () => {
          running.delete(timer)
          act()
        },
        Math.max(0, ms),
      )
      running.add(timer)
    },
    stop() {
      stopped = true
      for (const timer of running) clearTimeout(timer)
      running.clear()
    },
  }
}
