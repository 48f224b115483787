/** Gives a shift that nobody comes to to somebody else. */
import type { Message } from '../../config/texts.types.js'
import type { ActingMember } from '../../petitions/staff.js'
import { changeShift, lookAt } from '../../roster/acting.js'
import type { OfferFacts } from '../../roster/offers.js'
import { isMissing, mate } from '../../roster/on-duty.js'
import { WHY } from '../../roster/taking.js'
import { type DutyShift, type DutyWindow, shiftId, slotOfShift } from '../../roster/window.js'
import type { Outcome } from '../commands.js'
import { type DeskPorts, NOT_YOURS } from './desk-ports.js'
import { giveText } from './duty-swaps.js'
import type { DutyAct } from './duty-verbs.js'
import { asSeen } from './roster/see-window.js'
import { dutyPorts } from './run-duty.js'

const said = (...text: Message[]): Outcome => ({ kind: 'said', say: [{ text }] })

/** For those who plan, and for the leader of its slot where it isn't their own. */
export async function give(
  act: Extract<DutyAct, { do: 'give' }>,
  by: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const seen = await lookAt(act.window, by.member, dutyPorts(ports))
  const shift = seen?.window.shifts[act.shift]
  if (!seen || !shift) return said({ key: 'duty-unknown' })
  const { window, facts } = seen
  const leads = shift.role !== 'leader' && mate(window, shift, 'leader')?.member === by.member
  if (!leads && !facts.plans) return NOT_YOURS
  const nameOf = await ports.staff.names([shift.member, ...(act.to ? [act.to.member] : [])])
  const has = { who: nameOf(shift.member) ?? '' }
  // A second press, or the same one after a crash: it is as they wanted it.
  if (act.to && shift.member === act.to.member) return said({ key: 'duty-given', args: has })
  if (act.to && shift.member !== act.to.from) return said({ key: 'duty-give-moved', args: has })
  if (slotOfShift(shift, facts.place).endsAt <= facts.now) return said({ key: 'duty-over' })
  if (isSettled(shift, facts)) return said({ key: 'duty-give-accepted', args: has })
  if (!act.to) return { kind: 'said', say: [giveText(window, act.shift, facts)] }
  return handOn(act.window, act.shift, act.to, shift, facts, ports)
}

/** Whether somebody has said that they come, is there, and isn't missed by now. */
const isSettled = (shift: DutyShift, { there, now, place }: OfferFacts): boolean =>
  shift.acceptedAt !== undefined && (there?.(shift.member, shift) ?? true) && !isMissing(shift, now, place)

async function handOn(
  id: string,
  index: number,
  to: { readonly from: string; readonly member: string },
  shift: DutyShift,
  facts: OfferFacts,
  ports: DeskPorts,
): Promise<Outcome> {
  // Whoever accepts or gives it meanwhile is first: then it is looked at again.
  const asShown = ({ window: now }: { readonly window: DutyWindow }): boolean => {
    const same = now.shifts[index]
    return same?.member === to.from && !isSettled(same, facts)
  }
  const rosters = asSeen(ports.rosters, asShown)
  const changed = await changeShift(
    id,
    shiftId(shift),
    to.member,
    { ...dutyPorts(ports), rosters },
    facts.member,
  )
  const nameOf = await ports.staff.names([shift.member, to.member])
  switch (changed.kind) {
    case 'changed':
      await ports.tellDuty(id)
      return said({ key: 'duty-given', args: { who: nameOf(to.member) ?? '' } })
    case 'refused':
      return said({ key: WHY[changed.why.kind] })
    case 'unknown-window':
      return said({ key: 'duty-give-late' })
    case 'unknown-person':
      return said({ key: 'swap-unknown-person' })
  }
}
