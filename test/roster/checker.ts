/** Checks a roster against its input and nothing else: written from the rules, with no code of the product. */
export interface Checked {
  readonly window: { readonly from: string; readonly to: string }
  readonly slots: readonly { readonly from: string; readonly to: string }[]
  readonly roles: readonly string[]
  readonly people: readonly {
    readonly id: string
    readonly roles: readonly string[]
    readonly leave?: readonly string[]
    readonly history?: Counts
  }[]
}

export interface Counts {
  readonly shifts: number
  readonly nights: number
  readonly holidays: number
}

/** A shift as the command prints it. */
export interface PrintedShift {
  readonly date: string
  readonly from: string
  readonly to: string
  readonly role: string
  readonly person: string
}

const HOUR = 3_600_000
const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10)

/** Every way in which a roster breaks a rule; by Shanghai's clock. */
export function broken(input: Checked, shifts: readonly PrintedShift[]): string[] {
  const found: string[] = []
  const wanted = new Map<string, number>()
  for (let date = input.window.from; date <= input.window.to; date = dayAfter(date, 1)) {
    for (const slot of input.slots)
      for (const role of input.roles) wanted.set(`${date} ${slot.from} ${role}`, 0)
  }
  for (const { date, from, to, role, person } of shifts) {
    const key = `${date} ${from.slice(11, 16)} ${role}`
    const times = wanted.get(key)
    if (times === undefined) found.push(`nobody asked for ${key}`)
    else wanted.set(key, times + 1)
    const who = input.people.find(({ id }) => id === person)
    if (!who) found.push(`${key}: ${person} is nobody`)
    else {
      if (!who.roles.includes(role)) found.push(`${key}: ${person} may not be ${role}`)
      for (const leave of who.leave ?? []) {
        const [begins, ends] = [
          Date.parse(`${leave}T00:00:00+08:00`),
          Date.parse(`${dayAfter(leave, 1)}T00:00:00+08:00`),
        ]
        if (Date.parse(from) < ends && Date.parse(to) > begins)
          found.push(`${key}: ${person} is away on ${leave}`)
      }
    }
    const slot = input.slots.find((one) => one.from === from.slice(11, 16))
    const endsOn = slot && slot.to > slot.from ? date : dayAfter(date, 1)
    if (from !== `${date}T${slot?.from}:00+08:00`) found.push(`${key}: begins at ${from}`)
    if (to !== `${endsOn}T${slot?.to}:00+08:00`) found.push(`${key}: ends at ${to}`)
  }
  for (const [key, times] of wanted) if (times !== 1) found.push(`${key}: ${times} people`)
  for (const a of shifts) {
    for (const b of shifts) {
      if (a === b || a.person !== b.person || a.from > b.from) continue
      const apart = (Date.parse(b.from) - Date.parse(a.from)) / HOUR
      if (apart < 24) found.push(`${a.person}: ${a.from} and ${b.from} are ${apart} hours apart`)
      if (isNight(a) && isNight(b) && dayAfter(a.date, 1) === b.date)
        found.push(`${a.person}: nights in a row from ${a.date}`)
    }
  }
  return found
}

/** It crosses midnight. */
const isNight = ({ from, to }: PrintedShift): boolean =>
  to.slice(0, 10) !== from.slice(0, 10) && to.slice(11, 16) !== '00:00'

/** The largest gap among people with the same roles. */
export function counted(
  input: Checked,
  shifts: readonly PrintedShift[],
  isRestDay: (date: string) => boolean,
): Counts {
  const gap = (of: keyof Counts, counts: (shift: PrintedShift) => boolean): number => {
    let largest = 0
    for (const one of input.people) {
      for (const other of input.people) {
        if ([...one.roles].sort().join() !== [...other.roles].sort().join()) continue
        const [mine, theirs] = [one, other].map(
          ({ id, history }) =>
            (history?.[of] ?? 0) + shifts.filter((shift) => shift.person === id && counts(shift)).length,
        )
        largest = Math.max(largest, (mine ?? 0) - (theirs ?? 0))
      }
    }
    return largest
  }
  return {
    shifts: gap('shifts', () => true),
    nights: gap('nights', isNight),
    holidays: gap('holidays', ({ date }) => isRestDay(date)),
  }
}
