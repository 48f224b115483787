/** `petition-desk roster plan`, `show`, `publish`, `change` and `drop`: the windows of units, beside a running service or without one. */
import type { Environment } from '../config/env.js'
import { type Pack, unitById } from '../config/pack.js'
import { PackError } from '../config/pack-mistakes.js'
import { WINDOW_LEVELS, type WindowLevel } from '../config/roster.types.js'
import { loadTexts } from '../config/texts.js'
import { randomId } from '../people/ids.js'
import type { Member } from '../people/members.js'
import { changeShift, publishWindow } from '../roster/acting.js'
import { keepDraft, planDraft } from '../roster/drafting.js'
import { dutyPlace } from '../roster/duty-rungs.js'
import { neutralText } from '../roster/neutral-text.js'
import type { Planned, WantedWindow } from '../roster/plan-window.js'
import { toldLater } from '../roster/quiet-nights.js'
import type { WhyNot } from '../roster/replace.js'
import { standingOf } from '../roster/standing.js'
import { tellDuty } from '../roster/telling.js'
import { type DutyWindow, shiftId } from '../roster/window.js'
import { englishName, NAME_LETTERS, readWindowName } from '../roster/window-name.js'
import { workingCalendar } from '../time/calendar.js'
import { shownWithZone } from '../time/hours.js'
import { type Desk, openDesk } from './open.js'
import { dayOf, INFEASIBLE, inWords, type Printed, seedOf, shortage } from './roster.js'
import { table } from './table.js'
import { quietLog } from './terminal.js'

export interface PlanOptions {
  readonly unit: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly level: string
  readonly seed?: string
  readonly dryRun?: true
}

/** Opens the documents, beside a running service too, for as long as something works on them. */
async function withDesk<T>(environment: Environment, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(environment, { log: quietLog(), attach: true, only: 'documents' })
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

const placeOf = (pack: Pack) => ({
  timeZone: pack.timeZone,
  calendar: workingCalendar({ overrides: pack.calendar }),
})

/**
 * Plans a window of a unit from those who are in it, and keeps it; `dryRun`: shows it only.
 * @throws PackError with every mistake in what was given; StoreError, KeyError
 */
export async function planRoster(environment: Environment, options: PlanOptions): Promise<Printed> {
  return withDesk(environment, async (desk) => {
    const { pack, clock, repositories } = desk
    const wanted = wantedOf(options, pack)
    if (!pack.roster)
      throw new PackError(['the pack has no roster.yaml: it says how the days of a level are covered'])
    const { rosters, members, petitions } = repositories
    const refusal = await neutralText(wanted.name, wanted.unit, { petitions, clock, rules: { pack } })
    if (refusal) throw new PackError([`--name: ${loadTexts().render('en', refusal)}`])
    const ports = { rosters, members, clock, rules: pack.roster, place: placeOf(pack) }
    const planned = await planDraft(wanted, ports)
    if (planned.kind !== 'planned') return refused(planned, wanted)
    const other = options.dryRun ? undefined : await keepDraft(planned.window, rosters)
    if (other) return refused({ kind: 'overlaps', window: other }, wanted)
    const { window, input, roster } = planned
    const shown = inWords(roster, input)
    return { status: 0, lines: [...shown, options.dryRun ? 'Not kept.' : `Kept as ${window.id}.`] }
  })
}

function wantedOf(
  { unit, name, from, to, level, seed }: PlanOptions,
  pack: Pack,
): WantedWindow & { readonly name: string } {
  const [first, last] = [dayOf('--from', from), dayOf('--to', to)]
  if (last < first) throw new PackError(['--to: ends before it begins'])
  if (!unitById(pack, unit)) throw new PackError([`--unit: no unit "${unit}"; should be an id of units.yaml`])
  const known = WINDOW_LEVELS.find((one): one is WindowLevel => one === level)
  if (!known) throw new PackError([`--level: should be one of ${WINDOW_LEVELS.join(', ')}`])
  const read = readWindowName(name)
  if (read.kind === 'wrong') throw new PackError([`--name: should have 1 to ${NAME_LETTERS} characters`])
  return { id: randomId(), unit, name: read.name, level: known, from: first, to: last, seed: seedOf(seed) }
}

function refused(planned: Exclude<Planned, { kind: 'planned' }>, { unit }: WantedWindow): Printed {
  switch (planned.kind) {
    case 'infeasible':
      return { status: INFEASIBLE, lines: planned.shortages.map(shortage) }
    case 'overlaps': {
      const { from, to, id } = planned.window
      throw new PackError([
        `${unit} has a window on these days: ${englishName(planned.window)}, ${from} to ${to} (${id})`,
      ])
    }
    case 'past':
      throw new PackError(['--from: lies in the past'])
    case 'too-long':
      throw new PackError([`--to: a window has ${planned.days} days at most; plan it in parts`])
    case 'nobody':
      throw new PackError([
        `nobody in ${unit} is on duty: invite a duty-officer, and a leader or unit-lead, into it`,
      ])
  }
}

/**
 * All windows, or one with its shifts.
 * @throws PackError for one that is unknown; StoreError, KeyError
 */
export async function showRoster(environment: Environment, id?: string): Promise<readonly string[]> {
  return withDesk(environment, async (desk) => {
    const { rosters, members } = desk.repositories
    if (id === undefined) {
      const rows = (await rosters.all()).map((window) => [
        window.id,
        window.unit,
        window.from,
        window.to,
        window.level,
        window.publishedAt ? 'published' : 'draft',
        englishName(window),
      ])
      return rows.length === 0
        ? ['No windows are planned.']
        : table([['id', 'unit', 'from', 'to', 'level', '', 'name'], ...rows])
    }
    const window = await rosters.get(id)
    if (!window) throw unknown(id)
    const ids = [...new Set(window.shifts.map(({ member }) => member))]
    const found = (await Promise.all(ids.map((one) => members.get(one)))).filter((one) => one !== undefined)
    return rowsOf(window, found)
  })
}

function rowsOf(window: DutyWindow, members: readonly Member[]): string[] {
  const nameOf = (id: string): string => members.find((member) => member.id === id)?.name ?? id
  const rows = new Map<string, string[]>()
  for (const { date, from, to, role, member, acceptedAt } of window.shifts) {
    const row = rows.get(`${date} ${from}`) ?? [date, `${from}-${to}`]
    row[2 + window.roles.indexOf(role)] = `${nameOf(member)}${acceptedAt ? ' (accepted)' : ''}`
    rows.set(`${date} ${from}`, row)
  }
  return [
    `${englishName(window)}, ${window.from} to ${window.to}, ${window.level}, ${window.unit}`,
    '',
    ...table([['date', 'time', ...window.roles], ...rows.values()]),
  ]
}

/** Takes a window away. @throws PackError for one that is unknown or published; StoreError, KeyError */
export async function dropRoster(environment: Environment, id: string): Promise<void> {
  return withDesk(environment, async (desk) => {
    const { rosters } = desk.repositories
    if (await rosters.drop(id)) return
    throw (await rosters.get(id)) ? new PackError([`${id} is published: its people know of it`]) : unknown(id)
  })
}

/**
 * Shows a window to its people: a running service tells them, or the next one that starts.
 * @throws PackError for one that is unknown or published; StoreError, KeyError
 */
export async function publishRoster(environment: Environment, id: string): Promise<readonly string[]> {
  return withDesk(environment, async (desk) => {
    const { clock, pack, repositories } = desk
    const { rosters, members, accounts, deliveries } = repositories
    const place = dutyPlace(pack, placeOf(pack).calendar)
    const draft = await rosters.get(id)
    if (draft && standingOf(draft, clock.now(), place).over)
      throw new PackError([`${id} is over: all its shifts have ended`])
    const window = await publishWindow(id, { rosters, members, accounts, clock, pack, place })
    if (window === 'unknown') throw unknown(id)
    if (window === 'again') throw new PackError([`${id} is published already`])
    await tellDuty(id, { rosters, members, deliveries, wake: async () => undefined })
    const people = new Set(window.shifts.map(({ member }) => member)).size
    const later = toldLater(window, window.publishedAt ?? clock.now(), place)
    return [
      `Published: ${englishName(window)}, ${window.from} to ${window.to}. ${people} people are told in ${unitById(pack, window.unit)?.name.en ?? window.unit}.`,
      ...(later
        ? [`For ${later.count} of them the notice goes out at ${shownWithZone(later.at, pack.timeZone)}.`]
        : []),
    ]
  })
}

/**
 * Gives a shift to somebody else of the unit.
 * @throws PackError for what is unknown, or against a rule; StoreError, KeyError
 */
export async function changeRoster(
  environment: Environment,
  id: string,
  { shift, to }: { readonly shift: string; readonly to: string },
): Promise<readonly string[]> {
  return withDesk(environment, async (desk) => {
    const { clock, pack, repositories } = desk
    const { rosters, members, accounts, deliveries } = repositories
    const place = dutyPlace(pack, placeOf(pack).calendar)
    const changed = await changeShift(id, shift, to, { rosters, members, accounts, clock, pack, place })
    switch (changed.kind) {
      case 'unknown-window':
        throw unknown(id)
      case 'unknown-person':
        throw new PackError([
          ...(changed.shift ? [] : [against({ kind: 'unknown-shift' }, shift)]),
          `--to: nobody, or more than one, on duty in the unit is called ${JSON.stringify(to)}`,
        ])
      case 'refused':
        throw new PackError([against(changed.why, shift)])
      case 'changed': {
        await tellDuty(id, { rosters, members, deliveries, wake: async () => undefined })
        const [from, now] = await Promise.all([members.get(changed.shift.member), members.get(changed.to)])
        const told = changed.window.publishedAt ? ' Both are told.' : ''
        return [`${shift}: ${from?.name ?? changed.shift.member} -> ${now?.name ?? changed.to}.${told}`]
      }
    }
  })
}

function against(why: WhyNot, shift: string): string {
  switch (why.kind) {
    case 'unknown-shift':
      return `--shift: no shift ${JSON.stringify(shift)}; they are called like 2026-02-15-0800-officer`
    case 'begun':
      return `--shift: ${shift} has begun`
    case 'has-it':
      return `--to: has ${shift} already`
    case 'role':
      return '--to: may not have that role'
    case 'leave':
      return '--to: is away then'
    case 'rest':
      return `--to: has ${shiftId(why.beside)}, which starts less than 24 hours from it`
    case 'nights':
      return `--to: has ${shiftId(why.beside)}, and would have two nights in a row`
  }
}

const unknown = (id: string): PackError =>
  new PackError([`no window ${JSON.stringify(id)}; see petition-desk roster show`])
