import type { Message } from '../../../config/texts.types.js'
import { changeShift } from '../../../roster/acting.js'
import { takersOf } from '../../../roster/standing.js'
import type { DutyShift } from '../../../roster/window.js'
import type { Outcome } from '../../commands.js'
import type { Say } from '../../messages.js'
import type { DeskPorts } from '../desk-ports.js'
import { dutyPorts } from '../run-duty.js'
import { argsOf, daysSay, givenSay, shiftAt, shiftsSay, takersSay, whyText } from './change-texts.js'
import type { RosterAct } from './roster-acts.js'
import { type Seen, windowSay } from './roster-texts.js'
import { asSeen, besides, factsOf, seeWindow } from './see-window.js'

const saying = (...say: Say[]): Outcome => ({ kind: 'said', say })

/** On which day a shift is to be changed. */
export const showDays = async (page: number, seen: Seen, ports: DeskPorts): Promise<Outcome> =>
  saying(daysSay(seen, page, factsOf(ports)))

/** Which shift of a day. */
export const showShifts = async (day: number, seen: Seen, ports: DeskPorts): Promise<Outcome> =>
  saying(shiftsSay(seen, day, factsOf(ports)))

/** Who could take a shift. */
export async function showTakers(
  index: number,
  seen: Seen,
  ports: DeskPorts,
  ...first: Message[]
): Promise<Outcome> {
  const facts = factsOf(ports)
  const at = shiftAt(seen.window, index)
  if (!at) return saying(windowSay(seen, 0, facts, { key: 'roster-moved' }))
  const members = await ports.members.active()
  const around = { members, beside: await besides(seen.window, members, ports), now: facts.now }
  const takers = takersOf(seen.window, at.id, around, facts.place)
  const [begun] = takers.unable.filter(({ why }) => why.kind === 'begun')
  if (begun) return saying(windowSay(seen, 0, facts, ...first, whyNotGiven(at.shift, seen)))
  return saying(takersSay(seen, { shift: at.shift, index }, takers, ...first))
}

const whyNotGiven = (shift: DutyShift, { nameOf }: Seen): Message => ({
  key: 'roster-shift-begun',
  args: argsOf(shift, nameOf),
})

/** Gives a shift to somebody, if it is still with whom it was; otherwise it is asked again. */
export async function give(
  { shift: index, from, to }: Extract<RosterAct, { do: 'give' }>,
  seen: Seen,
  by: string,
  ports: DeskPorts,
): Promise<Outcome> {
  const at = shiftAt(seen.window, index)
  const after = await ports.staff.names([from, to])
  if (!at) return saying(windowSay(seen, 0, factsOf(ports), { key: 'roster-moved' }))
  const { shift, id } = at
  if (shift.member === to) {
    const has = { key: 'roster-has-it', args: argsOf(shift, seen.nameOf) }
    return showTakers(index, seen, ports, has)
  }
  const rosters = asSeen(ports.rosters, ({ window }) => window.shifts[index]?.member === from)
  const changed = await changeShift(seen.window.id, id, to, { ...dutyPorts(ports), rosters }, by)
  switch (changed.kind) {
    case 'changed':
      if (changed.window.publishedAt) await ports.tellDuty(seen.window.id)
      return saying(givenSay(changed.window, shift, { from, to }, after))
    case 'unknown-window':
      return askAgain(index, seen, ports, { key: 'roster-shift-moved' })
    case 'unknown-person':
      return askAgain(index, seen, ports, { key: 'roster-not-on-duty', args: { name: after(to) ?? to } })
    case 'refused': {
      const { why } = changed
      // Of one that has begun, that is told anyway.
      const told = { key: 'roster-unable', args: { name: after(to) ?? to, why: whyText(why) } }
      return askAgain(index, seen, ports, ...(why.kind === 'begun' ? [] : [told]))
    }
  }
}

/** Asks once more by what the window is now. */
async function askAgain(
  index: number,
  { window }: Seen,
  ports: DeskPorts,
  ...why: Message[]
): Promise<Outcome> {
  const now = await seeWindow(window.id, ports)
  if (!now) return { kind: 'refused', problem: { key: 'roster-unknown' } }
  return showTakers(index, now, ports, ...why)
}
