import type { Pack } from '../../config/pack.types.js'
import { unitById } from '../../config/pack-lookup.js'
import type { Argument, LocalText, Message } from '../../config/texts.types.js'
import type { Share } from '../../reports/figures.js'
import type { DutyWindow } from '../../roster/window.js'
import { cutText } from '../cut-text.js'

/** A name is cut beyond this, so that a report stays one message whatever a pack calls its units. */
const LONGEST_NAME = 40

/** A heading with its lines as one paragraph, since paragraphs have an empty line between them. */
export const paragraph = (head: Message, lines: readonly Message[]): Message =>
  [head, ...lines].reduceRight((below, line) => ({ key: 'report-lines', args: { line, below } }))

/** Several things in one line. */
export const listed = (things: readonly [Argument, ...Argument[]]): Argument =>
  things.reduceRight((others, first) => ({ key: 'report-list', args: { first, others } }))

/** The lines that there is room for, and one for the rest: how many, and what they come to. */
export function cutList<T extends { readonly count: number }>(
  items: readonly T[],
  most: number,
  line: (item: T) => Message,
): Message[] {
  // A line that stands for one item could as well be that item.
  const shown = items.length > most + 1 ? items.slice(0, most) : items
  const rest = items.slice(shown.length)
  const count = rest.reduce((sum, item) => sum + item.count, 0)
  return [
    ...shown.map(line),
    ...(rest.length > 0 ? [{ key: 'report-more', args: { more: rest.length, count } }] : []),
  ]
}

/** A name of the pack, cut where it is too long; an id that the pack doesn't know stands for itself. */
export const nameOf = (id: string, named: { readonly name: LocalText } | undefined): Argument =>
  named ? { local: { 'zh-CN': short(named.name['zh-CN']), en: short(named.name.en) } } : short(id)

/** A window's name in the language of its reader, where it has one in each. */
export const windowName = ({ name }: Pick<DutyWindow, 'name'>): Argument =>
  typeof name === 'string' ? name : { local: name }

export const unitName = (id: string, pack: Pack): Argument => nameOf(id, unitById(pack, id))

/** A share with both its numbers; no percentage of nothing. */
export const shareText = ({ part, whole, percent }: Share): Message =>
  percent === undefined
    ? { key: 'report-share-none', args: { part, whole } }
    : { key: 'report-share', args: { percent: oneDecimal(percent), part, whole } }

export const oneDecimal = (value: number): string => value.toFixed(1)

const short = (name: string): string => cutText(name, LONGEST_NAME)
