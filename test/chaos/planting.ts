import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { readEnvironment } from '../../src/config/env.js'
import type { Pack } from '../../src/config/pack.js'
import { openDesk } from '../../src/operator/open.js'
import { randomId } from '../../src/people/ids.js'
import { dateBasis } from '../../src/petitions/date-basis.js'
import { PETITIONER, running } from '../../src/petitions/model.js'
import type { Watched } from '../../src/petitions/watched.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { addDays, type CivilDate, civilDate } from '../../src/time/civil.js'
import { Case, citizen, demoPerson, OPINION, SERVICE } from '../support/case-kit.js'
import type { FakeBotApi, Person } from '../support/fake-bot-api.js'
import type { Env } from '../support/service.js'
import { workedByTable } from '../time/holiday-table.js'
import { type ChaosOffice, dayAt, minuteOf } from './hours.js'
import { between, type Random } from './settings.js'

/** A case with a past, of which somebody has to be reminded or must not be yet. */
export interface Planted {
  readonly id: string
  readonly number: string
  readonly person: Person
  /** What runs in it. */
  readonly dates: readonly Watched[]
  /** Since when its rungs are untold. */
  readonly receivedAt: number
  /** When it was put among the others, or a little before. */
  readonly plantedAt: number
}

/** What is told of it is worked out apart; here is only what happened in it, and on which day. */
interface Plot {
  readonly day: CivilDate
  happens(built: Case, petitioner: string): Case
}

const registrar = demoPerson('registrar')
const handler = demoPerson('handler')
const reason = 'By region and subject.'
const registered: Plot['happens'] = (built) => built
const sent: Plot['happens'] = (built) =>
  built.does(registrar, { kind: 'forward', to: 'luan-land', mode: 'transfer', reason })
const assigned: Plot['happens'] = (built) =>
  built.does(registrar, { kind: 'forward', to: 'luan-land', mode: 'assign', returnDays: 20, reason })
const answered: Plot['happens'] = (built, petitioner) =>
  sent(built, petitioner)
    .does(handler, { kind: 'accept' })
    .does(handler, { kind: 'answer', parts: OPINION })
    .minutesLater(10)
    .does(SERVICE, { kind: 'issue' })
    .does(citizen(petitioner), { kind: 'open' })

/** Every way in which a day may stand to the ladder of a limit or a window. */
function plots(today: CivilDate): readonly Plot[] {
  const lastWorked = workedBefore(today)
  const plot = (day: CivilDate, days: number, happens: Plot['happens']): Plot => ({
    day: addDays(day, -days),
    happens,
  })
  return [
    // Late since the last working day: if that was yesterday, it is told today, when it is time.
    plot(lastWorked, 15, registered),
    plot(lastWorked, 15, sent),
    // Late for longer, and nothing of it was told: the newest rung only.
    plot(workedBefore(lastWorked), 15, registered),
    // Two limits are late at once.
    plot(today, 40, assigned),
    // Windows: two rungs of one were passed over, of one the first is due today, of one tomorrow.
    plot(today, 28, answered),
    plot(today, 20, answered),
    plot(today, 19, answered),
    // Nothing before tomorrow.
    plot(today, 13, registered),
  ]
}

function workedBefore(day: CivilDate): CivilDate {
  let before = addDays(day, -1)
  while (!workedByTable(before)) before = addDays(before, -1)
  return before
}

export interface Field {
  readonly api: FakeBotApi
  readonly env: Env
  readonly office: ChaosOffice
  readonly pack: Pack
  readonly random: Random
}

const FIRST_CHAT = 20_001
/** By day, so that a few minutes more are the same day. */
const MINUTES = [9 * 60, 17 * 60] as const

/** Puts cases with a past among those of the running services; `batch` from 0. */
export async function plant(batch: number, { api, env, office, pack, random }: Field): Promise<Planted[]> {
  const desk = await openDesk(readEnvironment({ ...env }), {
    log: pino({ level: 'silent' }),
    attach: true,
    pack,
    only: 'documents',
  })
  try {
    const { clock, repositories } = desk
    const calendar = workingCalendar({ overrides: pack.calendar })
    const all = plots(civilDate(dayAt(Date.now(), office.clock)))
    const planted: Planted[] = []
    for (const [index, { day, happens }] of all.entries()) {
      const person = api.person(FIRST_CHAT + batch * all.length + index)
      const { id: account } = await repositories.accounts.ofAddress(String(person.id), 'en')
      const number = await repositories.petitions.nextNumber('341500', Number(day.slice(0, 4)))
      const at = minuteOf(day, between(random, ...MINUTES), office.clock)
      const built = happens(new Case({ at, account, number, pack, calendar }), account)
      const id = randomId()
      const plantedAt = Date.now()
      // What was told of its past was told then.
      await repositories.petitions.insert(id, built.events, [], clock.wall(), dateBasis({ pack, calendar }))
      planted.push({ id, number, person, dates: datesOf(built), receivedAt: at.getTime(), plantedAt })
      await pause(between(random, 0, 20))
    }
    return planted
  } finally {
    await desk.close()
  }
}

/** The running dates of a case: the clock's id ends with the number of the event that started it. */
const datesOf = ({ petition, events }: Case): Watched[] =>
  running(petition).map(({ id, limit, holder, nature }) => ({
    id,
    nominal: limit.nominal,
    due: limit.due,
    since: events[Number(id.split('-').at(-1))]?.at ?? petition.receivedAt,
    length: limit.days,
    whose:
      holder === PETITIONER
        ? { kind: 'petitioner' }
        : { kind: 'unit', unit: holder, duty: nature === 'duty', rule: limit.rule as never },
  }))
