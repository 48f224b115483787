/** What a piece of work says about those waiting behind it in its lane. */
export type Onward = 'go-on' | 'drop-waiting'

export interface LanesOptions<J> {
  /** Does one job. Must not reject. */
  readonly work: (job: J) => Promise<Onward>
  /** A job that was waiting when the lane was dropped. */
  readonly dropped: (job: J) => void
  readonly maxInLane: number
  readonly maxInAll: number
}

/** Jobs of one key one after another, in order; of different keys side by side. */
export interface Lanes<J> {
  /** False, and nothing done, where the lane or all of them are full. */
  push(key: number, job: J): boolean
  /** Resolves when no lane has anything left. */
  idle(): Promise<void>
  /** How many lanes there are: one for each key with something to do. */
  count(): number
}

export function createLanes<J>({ work, dropped, maxInLane, maxInAll }: LanesOptions<J>): Lanes<J> {
  const lanes = new Map<number, J[]>()
  let jobs = 0
  let waiters: (() => void)[] = []

  /** Works through a lane and takes it away when it is empty. The job under work stays its head until done. */
  async function run(key: number, lane: J[]): Promise<void> {
    for (let job = lane[0]; job !== undefined; job = lane[0]) {
      const onward = await work(job)
      lane.shift()
      jobs -= 1
      if (onward === 'drop-waiting') for (const waiting of lane.splice(0)) drop(waiting)
    }
    lanes.delete(key)
    if (lanes.size > 0) return
    for (const wake of waiters) wake()
    waiters = []
  }

  function drop(job: J): void {
    jobs -= 1
    dropped(job)
  }

  return {
    push(key, job) {
      const lane = lanes.get(key)
      if (jobs >= maxInAll || (lane?.length ?? 0) >= maxInLane) return false
      jobs += 1
      if (lane) lane.push(job)
      else {
        const fresh = [job]
        lanes.set(key, fresh)
        void run(key, fresh)
      }
      return true
    },
    idle: () => (lanes.size === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    count: () => lanes.size,
  }
}
