import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { loadPack } from '../../src/config/pack.js'
import type { FakeBotApi } from '../support/fake-bot-api.js'
import type { Env } from '../support/service.js'
import { crowd, officials } from './crowd.js'
import type { ChaosOffice } from './hours.js'
import { killAtRandom } from './killing.js'
import { openBooks } from './outcome.js'
import { type Planted, plant } from './planting.js'
import { expectRepeatsCounted } from './repeats.js'
import { type Random, seeded } from './settings.js'
import { expectNothingSkipped, type Summary } from './verdict.js'
import type { Victim } from './victim.js'
import { badWeather } from './weather.js'

/** What the last kill left behind waits for a lease and for the next sweep. */
const QUIET_WITHIN_MS = 150_000
/** So often cases with a past come up among the others, where there are as many kills. */
const PLANTINGS = 6

/** One installation that has to live through it. */
export interface Installation {
  readonly name: string
  readonly api: FakeBotApi
  readonly env: Env
  readonly office: ChaosOffice
  readonly victims: readonly Victim[]
  readonly seed: number
  readonly kills: number
  /** See `Killing`. */
  readonly work: number
  /** Citizens in the middle of a petition at any time. */
  readonly citizens: number
  /** Other misfortunes, by the number of the kill that they come before. */
  readonly misfortune?: (kill: number) => Promise<void>
  /** When whatever is no kill and no answer broke what was under way, by the numbers of what happened around it. */
  readonly outages?: readonly { readonly from: number; readonly to: number }[]
}

/** Files, kills and breaks; then lets everything come to rest, and holds what everybody got against the documents. */
export async function survives(installation: Installation): Promise<Summary> {
  const { name, api, env, office, victims, seed, kills, work, outages = [] } = installation
  const people = await officials(api, env)
  const stream = (number: number): Random => seeded(seed + number)
  const weather = badWeather(api, stream(1))
  const citizens = crowd(api, { atOnce: installation.citizens, random: stream(2) })
  // From the first kill on, some are at their first answer and others wait for their notices.
  const under = api.until(
    () => citizens.done() * 2 >= installation.citizens,
    `${name}: petitions before the first kill`,
    QUIET_WITHIN_MS,
  )
  await Promise.race([under, citizens.trouble])
  const field = { api, env, office, pack: await loadPack(env.PACK ?? '') }
  const moments = spread(Math.min(PLANTINGS, kills), kills, stream(4))
  const plantings: Promise<readonly Planted[]>[] = []

  async function planting(kill: number): Promise<void> {
    const batch = plantings.length
    // Whoever opens embedded documents while nobody has them open keeps the next service out.
    const embedded = env.MONGODB_URI === undefined
    if (embedded) await Promise.all(victims.map((one) => one.up()))
    const planted = plant(batch, { ...field, random: stream(100 + kill) })
    planted.catch(() => undefined)
    plantings.push(planted)
    if (embedded) await planted
  }

  const killed = await killAtRandom({
    name,
    api,
    crowd: citizens,
    victims,
    kills,
    work,
    random: stream(3),
    async before(kill) {
      if (moments.includes(kill)) await planting(kill)
      await installation.misfortune?.(kill)
    },
  })
  weather.clear()
  await citizens.close()
  await Promise.all(plantings)
  await pause(Math.max(0, office.tells - Date.now()))
  const books = await openBooks(env)
  try {
    await expect.poll(() => books.open(), { timeout: QUIET_WITHIN_MS, interval: 500 }).toBe(0)
    const { filer, filed } = citizens.one()
    const { person, words } = filer.talker
    weather.lose((chat, text) => chat === person.id && text.includes(words.receipt))
    await filed
    await expect.poll(() => filer.talker.receipts().length, { timeout: QUIET_WITHIN_MS }).toBe(2)
    await expect.poll(() => books.open(), { timeout: QUIET_WITHIN_MS, interval: 500 }).toBe(0)
    await expectRepeatsCounted(api, victims)
    return expectNothingSkipped({
      filers: citizens.filers,
      officials: people,
      planted: (await Promise.all(plantings)).flat(),
      office,
      pack: field.pack,
      outcome: await books.read(),
      weather,
      kills: killed,
      outages,
    })
  } finally {
    await books.close()
  }
}

/** So many of the first `of` numbers, each from its own part of them; the first is 0. */
const spread = (count: number, of: number, random: Random): number[] =>
  Array.from({ length: count }, (_, part) => Math.floor(((part === 0 ? 0 : part + random()) * of) / count))
