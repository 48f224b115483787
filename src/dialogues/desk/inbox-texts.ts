import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { shortNumber } from '../../petitions/case-number.js'
import { nextClock, type Petition } from '../../petitions/model.js'
import { type CivilDate, daysBetween } from '../../time/civil.js'
import { INBOX_FILTERS, type InboxFilter } from '../commands.js'
import { shownNumber } from '../demo.js'
import type { Choice, Say } from '../messages.js'
import { inRows } from '../rows.js'

/** Lines on one page of the inbox. */
const PAGE = 8
const WEEK_DAYS = 7

/** The cases that a filter leaves, by due date: late first. */
export function filtered(petitions: readonly Petition[], filter: InboxFilter, today: CivilDate): Petition[] {
  const due = (petition: Petition): string => nextClock(petition)?.limit.due ?? '9999-12-31'
  const left = petitions.filter((petition) => fits(petition, filter, today))
  return left.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.number < b.number ? -1 : 1))
}

function fits(petition: Petition, filter: InboxFilter, today: CivilDate): boolean {
  const limit = nextClock(petition)?.limit
  switch (filter) {
    case 'all':
      return true
    case 'late':
      return limit !== undefined && limit.due < today
    case 'week':
      return limit !== undefined && limit.due >= today && daysBetween(today, limit.due) <= WEEK_DAYS
    case 'urgent':
      return petition.urgent
  }
}

/** One page of what waits for somebody. */
export function inboxText(
  all: readonly Petition[],
  { filter, page }: { filter: InboxFilter; page: number },
  today: CivilDate,
  pack: Pack,
): Say {
  const list = filtered(all, filter, today)
  const pages = Math.max(1, Math.ceil(list.length / PAGE))
  const at = Math.min(page, pages - 1)
  const shown = list.slice(at * PAGE, (at + 1) * PAGE)
  const counts = new Map(INBOX_FILTERS.map((one) => [one, filtered(all, one, today).length]))
  const title: Message =
    list.length === 0
      ? { key: `inbox-empty-${filter}` }
      : {
          key: 'inbox-title',
          args: { count: list.length, late: filtered(list, 'late', today).length, page: at + 1, pages },
        }
  return {
    text: [title, ...shown.map((petition, index) => line(petition, index + 1, today, pack))],
    choices: [
      ...inRows(shown.map(toCase), 2),
      moves(filter, at, pages),
      INBOX_FILTERS.filter((one) => one !== filter).map((one) => ({
        label: { key: `button-inbox-${one}`, args: { count: counts.get(one) ?? 0 } },
        verb: 'inbox',
        id: `${one}-0`,
        revision: 0,
      })),
    ].filter((row) => row.length > 0),
  }
}

function line(petition: Petition, index: number, today: CivilDate, pack: Pack): Message {
  const next = nextClock(petition)
  const args = {
    index,
    number: shownNumber(petition.number, pack),
    status: { key: `status-${petition.status}` },
    due: { date: next?.limit.due ?? today },
  }
  const urgent = petition.urgent ? 'urgent' : 'plain'
  if (!next) return { key: `inbox-line-${urgent}-none`, args }
  const { due, nominal } = next.limit
  if (due < today)
    return { key: `inbox-line-${urgent}-late`, args: { ...args, days: daysBetween(due, today) } }
  if (due === today) return { key: `inbox-line-${urgent}-today`, args }
  // Before the day people count to the nominal date; on the rest days after it none is left, and nothing is late.
  const days = Math.max(0, daysBetween(today, nominal))
  return { key: `inbox-line-${urgent}-due`, args: { ...args, days } }
}

const toCase = ({ id, number, revision }: Petition): Choice => ({
  label: { key: 'button-inbox-case', args: { tail: shortNumber(number) } },
  verb: 'case',
  id,
  revision,
})

function moves(filter: InboxFilter, page: number, pages: number): Choice[] {
  const to = (key: string, target: number): Choice => ({
    label: { key },
    verb: 'inbox',
    id: `${filter}-${target}`,
    revision: 0,
  })
  return [
    ...(page > 0 ? [to('button-inbox-before', page - 1)] : []),
    ...(page < pages - 1 ? [to('button-inbox-after', page + 1)] : []),
  ]
}
