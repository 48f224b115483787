/** Whom to ring about a duty, and by which number. Pure. */
import type { Pack } from '../../config/pack.js'
import { unitById } from '../../config/pack-lookup.js'
import type { LocalText, Message } from '../../config/texts.types.js'
import type { DutyWindow } from '../../roster/window.js'
import type { ShiftFacts } from './duty-texts.js'

interface Phone {
  readonly name: LocalText
  readonly phone: string
}

/** The office's phone list for some units, or the office's own duty phone where there is none; and their own numbers. */
function phonesOf(units: readonly string[], pack: Pack): Phone[] {
  const own = (pack.roster?.phones ?? []).filter(
    (one) => !one.units || one.units.some((unit) => units.includes(unit)),
  )
  const listed: Phone[] = [
    ...(own.length > 0 ? own : [{ name: pack.office.name, phone: pack.office.dutyPhone }]),
    ...units.flatMap((unit) => unitById(pack, unit) ?? []),
  ]
  return listed.filter(({ phone }, index) => listed.findIndex((one) => one.phone === phone) === index)
}

/** The numbers that help with matters of some units. */
export const phoneList = (units: readonly string[], pack: Pack): Message[] =>
  phonesOf(units, pack).map(({ name, phone }) => ({
    key: 'call-phone',
    args: { name: { local: name }, phone },
  }))

/** The numbers of some people; where none is known of one of them that is said, and which number the desk itself has. */
export function ringThem(
  members: readonly string[],
  { unit }: Pick<DutyWindow, 'unit'>,
  { who, pack }: Pick<ShiftFacts, 'who' | 'pack'>,
): Message[] {
  const lines = members.flatMap((id): Message[] => {
    const { name, phone } = who(id) ?? {}
    if (name === undefined) return []
    return phone === undefined
      ? [{ key: 'duty-ring-none', args: { who: name } }]
      : [{ key: 'duty-ring-them', args: { who: name, phone } }]
  })
  if (!lines.some(({ key }) => key === 'duty-ring-none')) return lines
  const desk = phonesOf([unit], pack).map(({ name, phone }) => ({
    key: 'duty-ring-them',
    args: { who: { local: name }, phone },
  }))
  return [...lines, ...desk]
}
