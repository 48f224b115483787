/** `petition-desk roster dates`: when desks are covered, of the pack and of the office's own. */
import type { Environment } from '../config/env.js'
import { type Pack, unitById } from '../config/pack.js'
import { explain, PackError } from '../config/pack-mistakes.js'
import type { KeyDateRule } from '../config/roster.types.js'
import { keyDateRule } from '../config/roster-schema.js'
import { loadTexts } from '../config/texts.js'
import { keyDates } from '../roster/key-dates.js'
import { neutralText } from '../roster/neutral-text.js'
import { workingCalendar } from '../time/calendar.js'
import { addDays, type CivilDate, civilDateOf, daysBetween, isCivilDate, yearOf } from '../time/civil.js'
import { type Desk, openDesk } from './open.js'
import { dayOf } from './roster.js'
import { table } from './table.js'
import { quietLog } from './terminal.js'

export interface DatesOptions {
  readonly from?: string
  readonly to?: string
}

/**
 * The key dates of a pack and those of the office's own, from a day (today if none is given) to another (a year later).
 * @throws PackError for what is no day
 */
export function listKeyDates(
  { from, to }: DatesOptions,
  pack: Pack,
  today: CivilDate,
  own: readonly KeyDateRule[] = [],
): string[] {
  const first = from === undefined ? today : dayOf('--from', from)
  const last = to === undefined ? addDays(first, 365) : dayOf('--to', to)
  if (last < first) throw new PackError(['--to: ends before it begins'])
  if (!pack.roster) return ['The pack has no roster.yaml, so no dates on which desks are covered.']
  const calendar = workingCalendar({ overrides: pack.calendar })
  const rules = { ...pack.roster, dates: [...pack.roster.dates, ...own] }
  const source = (id: string): string =>
    own.some((rule) => rule.id === id)
      ? 'by command'
      : pack.roster?.dates.some((rule) => rule.id === id)
        ? 'pack'
        : 'holiday'
  const rows = keyDates({ from: first, to: last }, rules, calendar).map((date) => [
    date.from,
    date.to,
    String(daysBetween(date.from, date.to) + 1),
    date.level,
    source(date.id),
    date.id,
    date.name.en,
    date.name['zh-CN'],
    date.units.join(' '),
  ])
  const open = [...new Set([yearOf(first), yearOf(last)])].filter((year) => !calendar.isPublished(year))
  return [
    ...table([['from', 'to', 'days', 'level', 'set by', 'id', 'name', '', 'units'], ...rows]),
    ...open.map((year) => `The holidays of ${year} are not published yet, so they are missing.`),
  ]
}

async function withDesk<T>(environment: Environment, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(environment, { log: quietLog(), attach: true, only: 'documents' })
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

/** As `listKeyDates`, with the office's own out of its store. @throws PackError; StoreError, KeyError */
export async function showKeyDates(environment: Environment, options: DatesOptions): Promise<string[]> {
  return withDesk(environment, async ({ pack, clock, repositories }) =>
    listKeyDates(options, pack, civilDateOf(clock.now(), pack.timeZone), await repositories.keyDates.all()),
  )
}

export interface NewDate {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly level: string
  readonly units: string
  readonly from: string
  readonly to?: string
}

/**
 * Sets a key date of the office's own; without `to` it is one day. `onDay`: today, where it isn't the office's clock's.
 * @throws PackError with every mistake in what was given; StoreError, KeyError
 */
export async function addKeyDate(
  environment: Environment,
  given: NewDate,
  onDay?: CivilDate,
): Promise<string> {
  return withDesk(environment, async ({ pack, clock, repositories }) => {
    const { nameZh, nameEn, units, from, to = from, ...rest } = given
    const listed = units.split(',').map((unit) => unit.trim())
    const read = keyDateRule.safeParse({
      ...rest,
      name: { 'zh-CN': nameZh.trim(), en: nameEn.trim() },
      units: listed,
      from,
      to,
    })
    if (!read.success) throw new PackError(explain('roster dates add', read.error.issues))
    const rule = read.data
    const today = onDay ?? civilDateOf(clock.now(), pack.timeZone)
    if (isCivilDate(rule.to) && rule.to < today)
      throw new PackError([
        `${to === from ? '--from' : '--to'}: lies in the past; without its year it is every year's`,
      ])
    const unknown = rule.units.filter((unit) => !unitById(pack, unit))
    if (unknown.length > 0)
      throw new PackError(unknown.map((unit) => `--units: no unit "${unit}"; should be ids of units.yaml`))
    if (pack.roster?.dates.some(({ id }) => id === rule.id))
      throw new PackError([`--id: the pack has a date "${rule.id}"; choose another id`])
    const ports = { petitions: repositories.petitions, clock, rules: { pack } }
    for (const name of [rule.name['zh-CN'], rule.name.en]) {
      for (const unit of rule.units) {
        const refusal = await neutralText(name, unit, ports)
        if (refusal) throw new PackError([`name: ${loadTexts().render('en', refusal)}`])
      }
    }
    if (!(await repositories.keyDates.add(rule)))
      throw new PackError([`--id: there is a date "${rule.id}"; remove it first, or choose another id`])
    return `Set: ${rule.name.en}, ${rule.from}${rule.to === rule.from ? '' : ` to ${rule.to}`}, ${rule.level}.`
  })
}

/** Takes a key date of the office's own away. @throws PackError where there is none; StoreError, KeyError */
export async function removeKeyDate(environment: Environment, id: string): Promise<void> {
  return withDesk(environment, async ({ pack, repositories }) => {
    if (await repositories.keyDates.remove(id)) return
    throw new PackError([
      pack.roster?.dates.some((date) => date.id === id)
        ? `${id} is set by the pack: take it out of roster.yaml`
        : `no date ${JSON.stringify(id)}; see petition-desk roster dates`,
    ])
  })
}
