/** `petition-desk roster generate`: a roster from a file, for anyone to check. Needs no store. */
import { basename, resolve } from 'node:path'
import type { Pack } from '../config/pack.js'
import { mistake, PackError } from '../config/pack-mistakes.js'
import { readYaml } from '../config/read-yaml.js'
import { TALLIES, talliesOf } from '../roster/fairness.js'
import type { Constraint, Shortage } from '../roster/feasible.js'
import { type Generated, generate, type Roster, type Shift } from '../roster/generate.js'
import { PlanFile, type PlanInput } from '../roster/plan-input.js'
import type { Place } from '../roster/slots.js'
import { workingCalendar } from '../time/calendar.js'
import { type CivilDate, isCivilDate } from '../time/civil.js'
import { shownWithZone } from '../time/hours.js'
import { table } from './table.js'

/** Status where no roster can be made of what was given. */
export const INFEASIBLE = 3

export interface GenerateOptions {
  readonly input: string
  readonly seed?: string
  readonly json?: true
}

/** What a command prints, and its exit status. */
export interface Printed {
  readonly status: number
  readonly lines: readonly string[]
}

/**
 * Reads the window from a YAML or JSON file and makes its roster by the pack's calendar and zone.
 * @throws PackError with every mistake in the file or the seed
 */
export async function generateRoster(
  { input: path, seed, json }: GenerateOptions,
  pack: Pack,
): Promise<Printed> {
  const input = await readInput(path)
  const place = { timeZone: pack.timeZone, calendar: workingCalendar({ overrides: pack.calendar }) }
  const generated = generate(input, place, seedOf(seed))
  const status = generated.kind === 'roster' ? 0 : INFEASIBLE
  if (json) return { status, lines: [JSON.stringify(asData(generated, place), undefined, 2)] }
  return {
    status,
    lines: generated.kind === 'roster' ? inWords(generated, input) : generated.shortages.map(shortage),
  }
}

async function readInput(path: string): Promise<PlanInput> {
  const file = basename(path)
  const { value, mistakes } = await readYaml(resolve(path), file, PlanFile, 'required').catch(
    (error: unknown) => {
      // The reader's own guard against a small file whose aliases stand for millions of values.
      if (error instanceof ReferenceError)
        return { value: undefined, mistakes: [mistake(file, [], `cannot be read: ${error.message}`)] }
      throw error
    },
  )
  if (!value) throw new PackError(mistakes)
  return value
}

export function seedOf(text = '1'): number {
  if (!/^\d{1,9}$/.test(text))
    throw new PackError([`--seed: should be a whole number, not ${JSON.stringify(text)}`])
  return Number(text)
}

function asData(generated: Generated, { timeZone }: Place): object {
  if (generated.kind === 'infeasible') return { infeasible: generated.shortages }
  const { shifts, fairness } = generated
  return {
    shifts: shifts.map(({ slot, role, person }) => ({
      date: slot.date,
      from: shownWithZone(slot.startsAt, timeZone),
      to: shownWithZone(slot.endsAt, timeZone),
      role,
      person,
    })),
    fairness,
  }
}

/** The roster as a table, and how it is shared out as a chart. */
export function inWords({ shifts, fairness }: Roster, input: PlanInput): string[] {
  const nameOf = (id: string): string => input.people.find((person) => person.id === id)?.name ?? id
  const rows = new Map<string, string[]>()
  for (const { slot, role, person } of shifts) {
    const row = rows.get(slot.startsAt.toISOString()) ?? [slot.date, `${slot.from}-${slot.to}`, marks(slot)]
    row[3 + input.roles.indexOf(role)] = nameOf(person)
    rows.set(slot.startsAt.toISOString(), row)
  }
  return [
    `${input.window.name}, ${input.window.from} to ${input.window.to}`,
    '',
    ...table([['date', 'time', '', ...input.roles], ...rows.values()]),
    '',
    ...shares(shifts, input),
    '',
    `Between most and fewest among people with the same roles: ${TALLIES.map((of) => `${of} ${fairness[of]}`).join(', ')}`,
  ]
}

const marks = ({ night, holiday }: Shift['slot']): string =>
  `${night ? 'night ' : ''}${holiday ? 'rest day' : ''}`.trim()

/** A bar for each person, history included. */
function shares(shifts: readonly Shift[], { people }: PlanInput): string[] {
  const tallies = talliesOf(people, shifts)
  const rows = people.map(({ id, name, roles }) => {
    const { shifts: all = 0, nights = 0, holidays = 0 } = tallies.get(id) ?? {}
    return [
      name,
      roles.join('+'),
      String(all),
      String(nights),
      String(holidays),
      '█'.repeat(Math.min(60, all)),
    ]
  })
  return table([['name', 'may be', 'shifts', 'nights', 'holidays', ''], ...rows])
}

const WHY: Readonly<Record<Constraint, string>> = {
  role: 'nobody may be that',
  leave: 'all who may be that are away',
  people: 'fewer people than places at one time',
  rest: 'too few people for 24 hours between the starts of one person’s shifts',
  nights: 'too few people for no two nights in a row',
  together: 'each rule can be kept alone, all at once were not in any roster tried',
}

export const shortage = ({ constraint, date, role, missing }: Shortage): string =>
  `${date}: ${role}: ${missing} missing: ${WHY[constraint]} (${constraint})`

export function dayOf(option: string, text: string): CivilDate {
  if (!isCivilDate(text))
    throw new PackError([`${option}: should be a day like 2026-02-15, not ${JSON.stringify(text)}`])
  return text
}
