/** The digest of an official: what is late, ends today, or ends soon, worst first. Pure. */
import { type Pack, unitById } from '../../config/pack.js'
import type { Level } from '../../config/reminders.types.js'
import type { Message } from '../../config/texts.types.js'
import { shortNumber } from '../../petitions/case-number.js'
import { type CaseClock, deskOf, type Petition } from '../../petitions/model.js'
import type { CivilDate } from '../../time/civil.js'
import type { Choice, Say } from '../messages.js'
import { inRows } from '../rows.js'
import { isAcknowledged, type Standing, standing, stepName } from './reminder-texts.js'
import { listed, paragraph, unitName } from './report-lines.js'

/** One thing that waited for the digest. */
export interface DigestItem {
  readonly petition: Petition
  readonly clock: CaseClock
  readonly level: Level
}

/** Cases that a digest lists with a button each. */
const SHOWN = 15

/** What is in a digest, and what its reader was told of alone that day; only what is still open. */
export interface Digest {
  readonly waited: readonly DigestItem[]
  readonly singly: readonly DigestItem[]
}

/** The words of a digest; nothing where nothing that waited is left to say. */
export function digestText({ waited, singly }: Digest, today: CivilDate, pack: Pack): Say | undefined {
  const unknown = ({ petition, level }: DigestItem) => !isAcknowledged(petition, level, today)
  const open = worstPerCase(waited.filter(unknown), today)
  if (open.length === 0) return undefined
  const counted = open.filter(({ item }) => isOffices(item, pack))
  const single = open.filter(({ item }) => !isOffices(item, pack))
  const shown = single.slice(0, SHOWN)
  const rest = single.length - shown.length
  const here = new Set(open.map(({ item }) => item.petition.id))
  const alone = worstPerCase(singly.filter(unknown), today).filter(({ item }) => !here.has(item.petition.id))
  return {
    text: [
      title(open, today),
      ...(alone.length > 0 ? [{ key: 'digest-singly', args: { count: alone.length } }] : []),
      ...GROUPS.flatMap((kind) =>
        group(
          kind,
          shown.filter(({ now }) => now.kind === kind),
          pack,
        ),
      ),
      ...(rest > 0 ? [{ key: 'digest-more', args: { count: rest } }] : []),
      ...counts(counted, pack),
    ],
    choices: [
      ...inRows(
        shown.map(({ item }) => toCase(item.petition)),
        2,
      ),
      ...(rest > 0 ? [[restOf(single)]] : []),
      ...(counted.some(({ item }) => item.level === 'handler')
        ? [[{ label: { key: 'button-next' }, verb: 'next', id: 'pool', revision: 0 }]]
        : []),
      ...(counted.length > 0 && rest === 0 && !counted.some(({ item }) => item.level === 'handler')
        ? [[restOf(counted)]]
        : []),
      [{ label: { key: 'button-acknowledge' }, verb: 'ackall', id: today, revision: 0 }],
    ],
  }
}

function title(open: readonly Listed[], today: CivilDate): Message {
  const [first, ...others] = GROUPS.flatMap((kind) => {
    const count = open.filter(({ now }) => now.kind === kind).length
    return count > 0 ? [{ key: `digest-count-${kind}`, args: { count } }] : []
  })
  return {
    key: 'digest-title',
    args: { date: { date: today }, counts: first ? listed([first, ...others]) : '' },
  }
}

interface Listed {
  readonly item: DigestItem
  readonly now: Standing
}

const GROUPS = ['late', 'today', 'soon'] as const

/** Longest late first, then by what ends first; of one case the worst alone. */
function worstPerCase(items: readonly DigestItem[], today: CivilDate): Listed[] {
  const all = items.map((item) => ({ item, now: standing(item.clock, today) })).sort(worstFirst)
  const seen = new Set<string>()
  return all.filter(({ item: { petition } }) => {
    const first = !seen.has(petition.id)
    seen.add(petition.id)
    return first
  })
}

function worstFirst(a: Listed, b: Listed): number {
  const [dueA, dueB] = [a.item.clock.limit.due, b.item.clock.limit.due]
  if (a.item.petition.urgent !== b.item.petition.urgent) return a.item.petition.urgent ? -1 : 1
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  return a.item.petition.number < b.item.petition.number ? -1 : 1
}

/** What a petition office itself has to do, told to its own people: in one count. */
const isOffices = (item: DigestItem, pack: Pack): boolean =>
  unitById(pack, unitOf(item))?.kind === 'petition-office'

/** Who has to do it in the service. */
const unitOf = ({ petition, clock }: DigestItem): string =>
  clock.holder === petition.owner ? deskOf(petition) : clock.holder

function group(kind: Standing['kind'], listed: readonly Listed[], pack: Pack): Message[] {
  if (listed.length === 0) return []
  return [
    paragraph(
      { key: `digest-${kind}` },
      listed.map((one) => line(one, pack)),
    ),
  ]
}

function line({ item: { petition, clock, level }, now }: Listed, pack: Pack): Message {
  const args = {
    // As on its button: on a phone a line should stay a line.
    number: shortNumber(petition.number),
    step: stepName(clock, pack),
    ends: { date: clock.limit.nominal },
    ...(now.kind === 'late' ? { days: now.days } : {}),
    ...(now.kind === 'soon' ? { left: now.left } : {}),
  }
  const plain = moved(clock, { key: `digest-line-${now.kind}`, args }, now)
  // Their own unit's.
  if (level === 'handler' || level === 'unit-lead') return plain
  return { key: 'digest-line-with', args: { line: plain, unit: unitName(clock.holder, pack) } }
}

/** Rest days may have moved the last day: whoever plans their week by the digest has to see it. */
function moved({ limit: { nominal, due } }: CaseClock, line: Message, { kind }: Standing): Message {
  if (kind === 'late' || nominal === due) return line
  return { key: 'digest-line-moved', args: { line, due: { date: due } } }
}

/** By office and step: how many, how many of them late and today, the longest late or what ends first. */
function counts(listed: readonly Listed[], pack: Pack): Message[] {
  const steps = new Map<string, [Listed, ...Listed[]]>()
  for (const one of listed) {
    const { item } = one
    const step = `${unitOf(item)} ${item.clock.limit.rule}`
    const before = steps.get(step)
    steps.set(step, before ? [...before, one] : [one])
  }
  if (steps.size === 0) return []
  const lines = [...steps.values()].map((of): Message => {
    const [{ item }] = of
    const late = of.flatMap(({ now }) => (now.kind === 'late' ? [now.days] : []))
    const today = of.filter(({ now }) => now.kind === 'today').length
    const args = {
      step: stepName(item.clock, pack),
      count: of.length,
      late: late.length,
      today,
      days: Math.max(0, ...late),
    }
    const line = { key: 'digest-office-line', args }
    const dated =
      late.length + today > 0
        ? line
        : { key: 'digest-office-first', args: { line, ends: { date: item.clock.limit.nominal } } }
    // Their own office's.
    if (item.level === 'handler' || item.level === 'unit-lead') return dated
    return { key: 'digest-office-unit', args: { line: dated, unit: unitName(unitOf(item), pack) } }
  })
  return [paragraph({ key: 'digest-office' }, lines)]
}

const toCase = ({ id, number, revision }: Petition): Choice => ({
  label: { key: 'button-inbox-case', args: { tail: shortNumber(number) } },
  verb: 'case',
  id,
  revision,
})

/** The rest is listed in the inbox, by those who have one; those above read the report of what is late. */
const restOf = (listed: readonly Listed[]): Choice =>
  listed.some(({ item: { level } }) => level === 'supervisor' || level === 'leader')
    ? { label: { key: 'button-digest-late' }, verb: 'late', id: 'all', revision: 0 }
    : { label: { key: 'button-digest-rest' }, verb: 'inbox', id: 'all-0', revision: 0 }
