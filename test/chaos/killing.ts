import { setTimeout as pause } from 'node:timers/promises'
import type { FakeBotApi } from '../support/fake-bot-api.js'
import type { Crowd } from './crowd.js'
import { between, type Random } from './settings.js'
import type { Victim } from './victim.js'

/** A call wakes this test the moment it is answered; a few milliseconds on, anything may be under way. */
const FURTHER_MS = [0, 15] as const
/** So often a kill waits until some process is ready; else it may meet one while it starts. */
const READY_SHARE = 0.8
/** Long enough for a store that is away for a minute. */
const NOTHING_HAPPENS_MS = 150_000

/** A time in which a process was killed and its place taken, by the numbers of what happened around it. */
export interface Kill {
  readonly from: number
  to: number
}

export interface Killing {
  readonly name: string
  readonly api: FakeBotApi
  readonly crowd: Crowd
  readonly victims: readonly Victim[]
  readonly kills: number
  /** Things that happen from one kill to the next at most: calls, messages and acts of people. */
  readonly work: number
  readonly random: Random
  /** Before the kill of this number, from 0. */
  before?(kill: number): Promise<void>
}

/** Kills one of the victims after the other, each after some work; resolves when all are up again. */
export async function killAtRandom(killing: Killing): Promise<readonly Kill[]> {
  const { name, api, crowd, victims, kills, work, random } = killing
  const done: Kill[] = []
  for (let number = 0; number < kills; number += 1) {
    await killing.before?.(number)
    if (random() < READY_SHARE) await Promise.race([...victims.map((one) => one.up()), crowd.trouble])
    const victim = chosen(victims, random)
    const at = api.happened() + between(random, 1, work)
    const worked = api.until(() => api.happened() >= at, `${name}: nothing happens`, NOTHING_HAPPENS_MS)
    await Promise.race([worked, crowd.trouble, failing(victim)])
    await pause(between(random, ...FURTHER_MS))
    const kill: Kill = { from: api.happened(), to: Number.POSITIVE_INFINITY }
    await victim.kill()
    // What it had sent may still come in until then.
    void victim
      .up()
      .catch(() => undefined)
      .then(() => {
        kill.to = api.happened()
      })
    done.push(kill)
    if (done.length % 10 === 0)
      console.log(`${name}: ${done.length} of ${kills} kills, ${crowd.done()} petitions with their receipt`)
  }
  await Promise.all(victims.map((victim) => victim.up()))
  return done
}

/** One of those that are up, if any is; each as often as its weight says. */
function chosen(victims: readonly Victim[], random: Random): Victim {
  const up = victims.filter((victim) => victim.isUp())
  const all = (up.length > 0 ? up : victims).flatMap((victim) =>
    Array.from({ length: victim.weight }, () => victim),
  )
  const victim = all[between(random, 0, all.length - 1)]
  if (!victim) throw new Error('there is nobody to kill')
  return victim
}

/** Rejects when the victim can't start, and never resolves. */
const failing = (victim: Victim): Promise<never> =>
  new Promise((_, reject) => {
    victim.up().catch(reject)
  })
