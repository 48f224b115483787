import type { Members } from '../../people/members.js'
import type { DutyWindow } from '../../roster/window.js'
import type { OnDuty } from './duty-texts.js'

/** Those in a window who still work there, as they have to know each other: name and number. */
export async function peopleIn(
  { shifts, offers, calls, log, follows }: DutyWindow,
  members: Pick<Members, 'get'>,
): Promise<(id: string) => OnDuty | undefined> {
  const ids = new Set([
    ...shifts.map(({ member }) => member),
    ...offers.flatMap(({ from, takenBy }) => [from, ...(takenBy === undefined ? [] : [takenBy])]),
    ...calls.flatMap(({ takenBy }) => (takenBy === undefined ? [] : [takenBy])),
    ...log.map(({ by }) => by),
    ...(follows ? [follows.shift.member] : []),
  ])
  const people = new Map<string, OnDuty>()
  for (const member of await Promise.all([...ids].map((id) => members.get(id)))) {
    if (member?.state !== 'active') continue
    const { id, name, phone, away } = member
    people.set(id, { name, ...(phone === undefined ? {} : { phone }), ...(away ? { away } : {}) })
  }
  return (id) => people.get(id)
}
