import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { checkPack } from '../config/check-pack.js'
import type { Environment } from '../config/env.js'
import type { Pack } from '../config/pack.js'
import { findBreaches } from '../main/case-check.js'
import { behindSince, noticeAges } from '../notices/watch.js'
import { unstaffedUnits } from '../people/staffing.js'
import { staff } from '../petitions/staff.js'
import type { WindowBreachCode } from '../roster/check-windows.js'
import { englishName } from '../roster/window-name.js'
import { compareIndexes } from '../store/indexes.js'
import { evictionPolicies, openRedis } from '../store/redis.js'
import { LAST_BACKUP } from './backup.js'
import { COMMAND, isLacking, nameOf } from './check-indexes.js'
import { type Desk, openDesk, wantedIndexes } from './open.js'
import { progress, quietLog } from './terminal.js'

/** One thing that was looked at. `fail` needs somebody now, `warn` soon. */
export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail'
  readonly what: string
  /** What to do about it. */
  readonly advice?: string
}

/** A backup older than this is worth a warning. */
const BACKUP_DAYS = 7
/** A conversation that somebody should have finished by then. */
const STUCK_MS = 5 * 60 * 1000
/** Sweeps tick every minute; so many missed ones are worth a word. */
const SWEEP_MINUTES = 5
const OLDEST_SHOWN = 5
const LEFT_AT_MOST = 500

/** Tries every notice again that could not be delivered; a running service sends them within a minute. */
export async function replayUndelivered(environment: Environment): Promise<number> {
  const desk = await openDesk(environment, { log: quietLog(), attach: true, only: 'documents' })
  try {
    return await desk.repositories.deliveries.replayAll()
  } finally {
    await desk.close()
  }
}

/** Looks the whole installation over, beside a running service or without one. Changes nothing. */
export async function doctor(environment: Environment): Promise<Finding[]> {
  const desk = await openDesk(environment, { log: quietLog(), attach: true, only: 'documents' })
  try {
    return [
      { level: 'ok', what: 'the document store answers and the keys open it' },
      ...packFindings(desk),
      ...(await storeFindings(desk)),
      await keyFileFinding(desk),
      await backupFinding(desk),
      ...(await noticeFindings(desk)),
      await staffFinding(desk),
      ...(await caseFindings(desk)),
      ...(await queueFindings(environment)),
    ]
  } finally {
    await desk.close()
  }
}

function packFindings({ pack, environment }: Desk): Finding[] {
  const mistakes = checkPack(pack, { production: !environment.sandbox })
  if (mistakes.length === 0) return [{ level: 'ok', what: `pack ${pack.id} version ${pack.version}` }]
  return mistakes.map((what) => ({
    level: 'fail',
    what,
    advice: 'mend the pack; config/README.md explains its form',
  }))
}

/** Of the embedded store each collection is gone through with its indexes; MongoDB looks after its own. */
async function storeFindings({ stores, connection, pack }: Desk): Promise<Finding[]> {
  const { db } = connection
  if (!stores.embedded.documents) return [await indexFinding(connection, pack)]
  if (!db) return []
  const collections = await db.listCollections({}, { nameOnly: true }).toArray()
  const bar = progress('Indexes', collections.length)
  try {
    const wrong: Finding[] = []
    let records = 0
    for (const { name } of collections) {
      const { nrecords, errors } = Validated.parse(await db.command({ validate: name }))
      records += nrecords
      for (const error of errors)
        wrong.push({ level: 'fail', what: `collection ${name}: ${error}`, advice: REBUILD })
      bar.step()
    }
    const what = `${records} documents in ${collections.length} collections agree with their indexes`
    return wrong.length > 0 ? wrong : [{ level: 'ok', what }]
  } finally {
    bar.stop()
  }
}

/** Of MongoDB only whether they are there: without a unique one nothing opens, this command neither. */
async function indexFinding(connection: Desk['connection'], pack: Pack): Promise<Finding> {
  const lacking = (await compareIndexes(connection, wantedIndexes(pack))).filter(isLacking)
  if (lacking.length === 0) return { level: 'ok', what: 'every index is there' }
  return {
    level: 'warn',
    what: `indexes are missing, and what needs them is slow: ${lacking.map(nameOf).join(', ')}`,
    advice: `run: ${COMMAND}`,
  }
}

const Validated = z.object({ nrecords: z.number(), errors: z.array(z.string()) })
/** Indexes are built anew where documents are put in. */
const REBUILD =
  'stop the service, then run: petition-desk export, and petition-desk import into an empty DATA_DIR with a copy of the key file'

async function keyFileFinding({ opened: { file } }: Desk): Promise<Finding> {
  if (file === undefined) return { level: 'ok', what: 'keys come from PERSONAL_DATA_KEYS' }
  const { mode } = await stat(file)
  return (mode & 0o077) === 0
    ? { level: 'ok', what: `key file ${file}` }
    : { level: 'fail', what: `other users can read the key file ${file}`, advice: `run: chmod 600 ${file}` }
}

async function backupFinding({ settings, clock }: Desk): Promise<Finding> {
  const last = await settings.get(LAST_BACKUP)
  const advice = 'run: petition-desk backup, and keep the key apart from it'
  if (typeof last !== 'string') return { level: 'warn', what: 'no backup was ever made', advice }
  const days = Math.floor((clock.wall().getTime() - Date.parse(last)) / 86_400_000)
  return days > BACKUP_DAYS
    ? { level: 'warn', what: `the last backup is ${days} days old`, advice }
    : { level: 'ok', what: `last backup ${last}` }
}

const finding = (count: number, what: string, level: 'warn' | 'fail', advice: string): Finding =>
  count === 0 ? { level: 'ok', what: `no ${what}` } : { level, what: `${count} ${what}`, advice }

async function noticeFindings(desk: Desk): Promise<Finding[]> {
  const { deliveries, deadLetters, evidence } = desk.repositories
  const undelivered = (await deliveries.count('refused')) + (await deliveries.count('failed'))
  return [
    ...(await stuckFindings(desk)),
    finding(
      undelivered,
      'notices that could not be delivered',
      'warn',
      'each is a task of an office, see /undelivered; to try all again, run: petition-desk doctor --replay',
    ),
    finding(
      await evidence.count('failed'),
      'files that could not be fetched',
      'warn',
      'their senders were told',
    ),
    finding(
      await deadLetters.count(),
      'updates put aside',
      'warn',
      'each failed three times; the log of that time says why',
    ),
  ]
}

/** What waits longer than it may, how far each has come, and what the sweeps have left. */
async function stuckFindings({ repositories, clock }: Desk): Promise<Finding[]> {
  const { deliveries, conversations } = repositories
  const wall = clock.wall()
  const ages = (await noticeAges(deliveries, clock)).filter(({ overdue }) => overdue)
  const oldest = ages.length > 0 ? await deliveries.oldestUnderWay(OLDEST_SHOWN) : []
  const behind = await behindSince(repositories, clock.now())
  const late = behind ? Math.round((clock.now().getTime() - behind.getTime()) / 60_000) : 0
  const left = (await conversations.leftBehind(new Date(wall.getTime() - STUCK_MS), LEFT_AT_MOST)).length
  return [
    ...(ages.length === 0 ? [{ level: 'ok', what: 'no notice waits longer than it may' } as const] : []),
    ...ages.map(
      ({ of, count, seconds }): Finding => ({
        level: 'fail',
        what: `${count} notices (${of}) are on their way, the oldest for ${minutes(seconds)}`,
        advice: 'is the worker role running, and is Telegram reached? The oldest follow',
      }),
    ),
    ...oldest.map(
      ({ kind, state, attempts, unclear, channel = 'chat', since }): Finding => ({
        level: 'warn',
        what: `  ${kind} by ${channel}: ${state}, ${attempts} tries, ${unclear} of them unclear, for ${minutes((wall.getTime() - since.getTime()) / 1000)}`,
      }),
    ),
    late > SWEEP_MINUTES
      ? {
          level: 'fail',
          what: `reminders, digests and steps of the service's own are ${late} minutes behind`,
          advice: 'are the scheduler and worker roles running, and does the queue store answer?',
        }
      : { level: 'ok', what: 'reminders and steps of the service’s own are up to date' },
    finding(left, 'conversations with something unfinished', 'fail', 'is the worker role running?'),
  ]
}

const minutes = (seconds: number): string => `${Math.round(seconds / 60)} minutes`

/** Units where nobody whom the bot reaches would work on what comes to them. */
async function staffFinding({ repositories: { members, accounts }, pack }: Desk): Promise<Finding> {
  const active = await members.active()
  const reached = await accounts.reachableAmong(active.map(({ account }) => account))
  const empty = unstaffedUnits(
    pack,
    active.filter(({ account }) => reached.has(account)),
  )
  if (empty.length === 0) return { level: 'ok', what: 'every unit has somebody who works on its cases' }
  const ids = empty.map(({ id }) => id).join(', ')
  return {
    level: 'warn',
    what: `${empty.length} of ${pack.units.length} units have nobody who is reached: ${ids}`,
    advice:
      'run: petition-desk invite, with a registrar for a petition office, a handler or unit-lead for an organ',
  }
}

/** What must never be: an open case without owner or next date, a closed one without a served answer. */
async function caseFindings({ repositories, pack, clock }: Desk): Promise<Finding[]> {
  const { members, accounts } = repositories
  const { found, windows } = await findBreaches({
    repositories,
    staff: staff({ members, accounts, clock, pack }),
    pack,
    clock,
  })
  const between = windows.map(
    ({ code, unit, windows: names, shifts }): Finding => ({
      level: 'fail',
      what: `duty windows of ${unit}: ${WINDOW_BREACHES[code]}: ${(shifts ?? names.map((name) => englishName({ name }))).join(' and ')}`,
      advice: 'change one of them: petition-desk roster change',
    }),
  )
  if (found.length === 0)
    return [
      { level: 'ok', what: 'every open case has an owner and a next date, every closed one was served' },
      ...between,
    ]
  const ofCases = found.map(
    ({ code, count, numbers }): Finding => ({
      level: code === 'OWNER_UNREACHABLE' ? 'warn' : 'fail',
      what: `${count} cases with ${code}: ${numbers.join(', ')}`,
      advice: 'the petition office was told; open each with /case and give it to whoever has to act',
    }),
  )
  return [...ofCases, ...between]
}

const WINDOW_BREACHES: Readonly<Record<WindowBreachCode, string>> = {
  OVERLAP: 'two share a day',
  REST: 'somebody has two shifts that start less than 24 hours apart',
  NIGHTS: 'somebody has two nights in a row',
}

/** BullMQ loses jobs on a Redis that evicts; the sweep would make up for it, minutes late. */
async function queueFindings({ redisUrl }: Environment): Promise<Finding[]> {
  if (redisUrl === undefined) return [{ level: 'ok', what: 'the queue store is embedded' }]
  const redis = openRedis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 3_000 })
  try {
    await redis.ping()
    const policies = await evictionPolicies(redis)
    const policy = policies.find((one) => one !== 'noeviction')
    return policy === undefined
      ? [{ level: 'ok', what: 'Redis answers and evicts nothing' }]
      : [
          {
            level: 'fail',
            what: `Redis may evict jobs (maxmemory-policy ${policy})`,
            advice: 'set it to noeviction',
          },
        ]
  } catch {
    return [{ level: 'fail', what: 'Redis does not answer', advice: 'check REDIS_URL' }]
  } finally {
    redis.disconnect()
  }
}
