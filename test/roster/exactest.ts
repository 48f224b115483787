/**
 * How even a small roster can be at best, proved by going through all of them: written from the rules, with no code of the
 * product. Slots in time order; of all ways to the same counts and the same last shifts, one is kept.
 */
import type { Checked, Counts } from './checker.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Place {
  readonly start: number
  readonly date: number
  readonly night: boolean
  readonly rest: boolean
}

/** What somebody has so far, and what of it keeps them from the next slots. */
interface Own {
  readonly start: number
  readonly night: number
  readonly shifts: number
  readonly nights: number
  readonly holidays: number
}

/** Gaps of one and none are both one. In the order shifts, nights, holidays. */
export type Gaps = readonly [number, number, number]

/** The best gaps, in their order; undefined where there is no roster, `many` where there are too many to go through. */
export function exactest(
  input: Checked,
  isRestDay: (date: string) => boolean,
  limit = 30_000,
): Gaps | 'many' | undefined {
  const ends: Gaps[][] = []
  for (const roles of separate(input)) {
    const found = endsOf(input, roles, isRestDay, limit)
    if (found === 'many' || found.length === 0) return found === 'many' ? found : undefined
    ends.push(found)
  }
  // What one group can't avoid in shifts, another may use to be more even in nights: the largest is what is told.
  const best = [1, 1, 1] as [number, number, number]
  for (const of of [0, 1, 2] as const) {
    const open = ends.map((found) =>
      found.filter((gaps) => best.slice(0, of).every((most, at) => (gaps[at] ?? 0) <= most)),
    )
    best[of] = Math.max(...open.map((found) => Math.min(...found.map((gaps) => gaps[of]))))
  }
  return best
}

/** Roles that share people, directly or through others. */
function separate({ roles, people }: Checked): string[][] {
  const groups: string[][] = []
  for (const role of roles) {
    const linked = new Set([role])
    for (let before = 0; before < linked.size; ) {
      before = linked.size
      for (const person of people)
        if (person.roles.some((one) => linked.has(one)))
          for (const one of person.roles) if (roles.includes(one)) linked.add(one)
    }
    if (!groups.some((group) => group.includes(role))) groups.push([...linked])
  }
  return groups
}

function endsOf(
  input: Checked,
  roles: readonly string[],
  isRestDay: (date: string) => boolean,
  limit: number,
): Gaps[] | 'many' {
  const people = input.people.filter((person) => person.roles.some((role) => roles.includes(role)))
  const sets = people.map((person) => [...person.roles].sort().join())
  // Whoever has the same roles and the same leave can stand for each other in what is to come.
  const alike = people.map(({ leave }, index) => `${sets[index]} ${[...(leave ?? [])].sort().join()}`)
  let states = new Map<string, Own[]>()
  const keep = (into: Map<string, Own[]>, state: Own[], at: number): void => {
    const names = state.map((own, index) => {
      const recent = own.start > at - DAY ? own.start : 0
      const night = own.night >= at - 2 * DAY ? own.night : 0
      return `${alike[index]} ${recent} ${night} ${own.shifts} ${own.nights} ${own.holidays}`
    })
    into.set(names.sort().join('|'), state)
  }
  keep(
    states,
    people.map(({ history }) => ({
      start: 0,
      night: 0,
      ...(history ?? { shifts: 0, nights: 0, holidays: 0 }),
    })),
    0,
  )
  for (const place of placesOf(input, isRestDay)) {
    const next = new Map<string, Own[]>()
    const able = people.map(({ leave }) => !(leave ?? []).some((day) => reaches(day, place)))
    for (const state of states.values()) {
      for (const taken of different(choices(0, []))) {
        keep(
          next,
          state.map((own, index) => (taken.includes(index) ? plus(own, place) : own)),
          place.start + 1,
        )
      }
      if (next.size > limit) return 'many'

      function choices(role: number, before: readonly number[]): number[][] {
        const wanted = roles[role]
        if (wanted === undefined) return [[...before]]
        return people.flatMap((person, index) => {
          const own = state[index]
          if (!own || !able[index] || !person.roles.includes(wanted) || before.includes(index)) return []
          if (own.start > place.start - DAY || (place.night && own.night === place.date - DAY)) return []
          return choices(role + 1, [...before, index])
        })
      }
    }
    states = next
  }
  const found = new Map<string, Gaps>()
  for (const state of states.values()) {
    const gaps = (['shifts', 'nights', 'holidays'] as const).map((of) => gapOf(of, state, sets))
    found.set(gaps.join(), gaps as unknown as Gaps)
  }
  return [...found.values()]
}

/** Who of them has which role makes no difference to what follows. */
const different = (choices: readonly number[][]): number[][] => [
  ...new Map(choices.map((choice) => [[...choice].sort().join(), choice])).values(),
]

const plus = (own: Own, { start, date, night, rest }: Place): Own => ({
  start,
  night: night ? date : own.night,
  shifts: own.shifts + 1,
  nights: own.nights + (night ? 1 : 0),
  holidays: own.holidays + (rest ? 1 : 0),
})

function gapOf(of: keyof Counts, state: readonly Own[], sets: readonly string[]): number {
  let largest = 1
  for (const [index, own] of state.entries()) {
    for (const [at, other] of state.entries())
      if (sets[index] === sets[at]) largest = Math.max(largest, own[of] - other[of])
  }
  return largest
}

/** In Shanghai every day has 24 hours. */
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function placesOf({ window, slots }: Checked, isRestDay: (date: string) => boolean): Place[] {
  const places: Place[] = []
  for (let day = midnight(window.from); day <= midnight(window.to); day += DAY) {
    const rest = isRestDay(new Date(day + 8 * HOUR).toISOString().slice(0, 10))
    for (const { from, to } of slots)
      places.push({
        start: day + minutes(from) * 60_000,
        date: day,
        night: to <= from && to !== '00:00',
        rest,
      })
  }
  return places.sort((a, b) => a.start - b.start)
}

/** Whether a day of leave is one that the slot reaches into. */
function reaches(leave: string, { date, night }: Place): boolean {
  const day = midnight(leave)
  return day === date || (night && day === date + DAY)
}
