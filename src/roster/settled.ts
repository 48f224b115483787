/** What whoever was alarmed hears once there is nothing to ring for any more, and how that came. Pure. */
import { absent, unaccepted } from './chasing.js'
import { returnDues } from './daily-return.js'
import { type Around, about, type Due } from './due.js'
import { handOverDues } from './handing-over.js'
import type { DutyShift, DutyWindow, Tell } from './window.js'

/** Something that came right: who was alarmed of it, but for who knows. `weight`: of several the greatest is told. */
interface Settled {
  readonly weight: number
  readonly tell: Omit<Tell, 'member'>
  readonly alarmed: readonly Due[]
  readonly knows: readonly (string | undefined)[]
}

/**
 * Those whom an alarm has reached by now and who needn't see to it any more, because a shift has changed hands, is accepted
 * or has begun, is handed over, or a return is in; each once, whatever came right by one act. `by`: who did it.
 */
export function settledFor(
  before: DutyWindow,
  after: DutyWindow,
  by: string | undefined,
  around: Around,
): Tell[] {
  const told = before.remindedThrough
  if (!told) return []
  const found = [
    ...before.shifts.flatMap((shift, index) => {
      const now = after.shifts[index]
      return now && now !== shift ? ofShift(before, shift, now, around) : []
    }),
    ...ofReturns(before, after, around),
  ].sort((one, other) => other.weight - one.weight)
  const tells = new Map<string, Tell>()
  for (const { tell, alarmed, knows } of found) {
    for (const { kind, at, member } of alarmed) {
      if (kind !== 'duty-alarm' || at > told || tells.has(member)) continue
      if (member !== by && !knows.includes(member)) tells.set(member, { ...tell, member })
    }
  }
  return [...tells.values()]
}

function ofShift(before: DutyWindow, shift: DutyShift, now: DutyShift, around: Around): Settled[] {
  const open = unaccepted(before, shift, around)
  const missing = [...open, ...absent(before, shift, around)]
  const settled = (name: string, weight: number, alarmed: readonly Due[], ...knows: string[]): Settled => ({
    weight,
    tell: about(shift, 'duty-alarm', name),
    alarmed,
    knows: [shift.member, ...knows],
  })
  if (now.member !== shift.member) return [settled('settled', now.acceptedAt ? 3 : 0, missing, now.member)]
  if (now.relievedAt && !shift.relievedAt)
    return [settled('handed-over', 3, handOverDues(before, shift, around))]
  if (now.checkedInAt && !shift.checkedInAt) return [settled('came', 2, missing)]
  return now.acceptedAt && !shift.acceptedAt ? [settled('accepted', 1, open)] : []
}

function ofReturns(before: DutyWindow, after: DutyWindow, { place }: Around): Settled[] {
  const filed = after.returns.filter(({ date }) => !before.returns.some((one) => one.date === date))
  if (filed.length === 0) return []
  const asked = returnDues(before, place)
  return filed.map(({ date }) => ({
    weight: 3,
    tell: { kind: 'duty-alarm', clock: `return-${date}`, due: date, name: 'return-in' },
    alarmed: asked.filter(({ due }) => due === date),
    knows: [],
  }))
}
