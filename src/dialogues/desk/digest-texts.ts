/** The digest of an official: what is late, ends today, or ends soon, worst first. Pure. */
import { type Pack, unitById } from '../../config/pack.js'
import type { Level } from '../../config/reminders.types.js'
import type { Message } from '../../config/texts.types.js'
import { type CaseClock, deskOf, type Petition } from '../../petitions/model.js'
import type { CivilDate } from '../../time/civil.js'
import type { Choice, Say } from '../messages.js'
import { inRows } from '../rows.js'
import { isAcknowledged, type Standing, standing, stepName } from './reminder-texts.js'
import { paragraph, unitName } from './report-lines.js'

/** One thing that waited for the digest. */
export interface DigestItem {
  readonly petition: Petition
  readonly clock: CaseClock
  readonly level: Level
}

/** Cases that a digest lists with a button each. */
const SHOWN = 15

/** The words of a digest; nothing where nothing is left to say. */
export function digestText(items: readonly DigestItem[], today: CivilDate, pack: Pack): Say | undefined {
  const open = worstPerCase(
    items.filter(({ petition, level }) => !isAcknowledged(petition, level, today)),
    today,
  )
  if (open.length === 0) return undefined
  const counted = open.filter(({ item }) => isOffices(item, pack))
  const listed = open.filter(({ item }) => !isOffices(item, pack))
  const shown = listed.slice(0, SHOWN)
  const rest = listed.length - shown.length
  const of = (kind: Standing['kind']) => open.filter(({ now }) => now.kind === kind).length
  return {
    text: [
      {
        key: 'digest-title',
        args: { date: { date: today }, late: of('late'), today: of('today'), soon: of('soon') },
      },
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
      ...(rest > 0 ? [[restOf(listed)]] : []),
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
const isOffices = ({ petition, clock }: DigestItem, pack: Pack): boolean => {
  const unit = clock.holder === petition.owner ? deskOf(petition) : clock.holder
  return unitById(pack, unit)?.kind === 'petition-office'
}

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
    number: tail(petition.number),
    step: stepName(clock, pack),
    ends: { date: clock.limit.nominal },
    ...(now.kind === 'late' ? { days: now.days } : {}),
    ...(now.kind === 'soon' ? { left: now.left } : {}),
  }
  const plain = { key: `digest-line-${now.kind}`, args }
  // Their own unit's.
  if (level === 'handler' || level === 'unit-lead') return plain
  return { key: 'digest-line-with', args: { line: plain, unit: unitName(clock.holder, pack) } }
}

/** By step: how many, how many of them late and today, and the longest. */
function counts(listed: readonly Listed[], pack: Pack): Message[] {
  const steps = new Map<string, Listed[]>()
  for (const one of listed) {
    const { rule } = one.item.clock.limit
    steps.set(rule, [...(steps.get(rule) ?? []), one])
  }
  if (steps.size === 0) return []
  const lines = [...steps.values()].map((of): Message => {
    const late = of.flatMap(({ now }) => (now.kind === 'late' ? [now.days] : []))
    const args = {
      step: of[0] ? stepName(of[0].item.clock, pack) : '',
      count: of.length,
      late: late.length,
      today: of.filter(({ now }) => now.kind === 'today').length,
      days: Math.max(0, ...late),
    }
    return { key: 'digest-office-line', args }
  })
  return [paragraph({ key: 'digest-office' }, lines)]
}

const tail = (number: string): string => number.slice(-8)

const toCase = ({ id, number, revision }: Petition): Choice => ({
  label: { key: 'button-inbox-case', args: { tail: tail(number) } },
  verb: 'case',
  id,
  revision,
})

/** The rest is listed in the inbox, by those who have one; those above read the report of what is late. */
const restOf = (listed: readonly Listed[]): Choice =>
  listed.some(({ item: { level } }) => level === 'supervisor' || level === 'leader')
    ? { label: { key: 'button-digest-late' }, verb: 'late', id: 'all', revision: 0 }
    : { label: { key: 'button-digest-rest' }, verb: 'inbox', id: 'all-0', revision: 0 }
