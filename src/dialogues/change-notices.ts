/** Notices to petitioners that something of their case has changed: its route, a hearing, its dates. */

import type { Message } from '../config/texts.types.js'
import type { CaseClock, Petition } from '../petitions/model.js'
import { nameOfRule } from '../petitions/views.js'
import type { CivilDate } from '../time/civil.js'
import { caseButton } from './case-texts.js'
import { paragraph } from './desk/report-lines.js'
import { categoryName } from './intake/category.js'
import type { Say } from './messages.js'
import { type NoticeContext, numberOf, told } from './notice-context.js'

/** What was changed, with the reason. Overtaken when the same thing was changed again, or the case is closed. */
export function changedText(context: NoticeContext): Say | undefined {
  const { petition } = context
  if (petition.status === 'closed') return undefined
  const change = reclassified(context) ?? hearing(context)
  if (!change) return undefined
  return {
    text: [{ key: 'notice-changed', args: { number: numberOf(context) } }, ...change],
    choices: [[caseButton('why', { petition: petition.id, revision: petition.revision })]],
  }
}

function reclassified(context: NoticeContext): Message[] | undefined {
  const { petition, before, pack } = context
  const event = told(context, 'reclassified')
  if (!event || !before) return undefined
  const now =
    petition.class === event.class && petition.category === event.category && petition.route === event.route
  if (!now) return undefined
  const { routes } = pack.profile
  const lines: Message[] = [
    ...(before.class === event.class
      ? []
      : [
          {
            key: 'notice-changed-class',
            args: { from: { key: `class-${before.class}` }, to: { key: `class-${event.class}` } },
          },
        ]),
    ...(before.category === event.category
      ? []
      : [
          {
            key: 'notice-changed-category',
            args: { from: categoryName(pack, before.category), to: categoryName(pack, event.category) },
          },
        ]),
    ...(before.route === event.route
      ? []
      : [
          {
            key: 'notice-changed-route',
            args: { from: { local: routes[before.route].name }, to: { local: routes[event.route].name } },
          },
        ]),
    ...(before.firstTime === event.firstTime
      ? []
      : [{ key: event.firstTime ? 'notice-changed-first' : 'notice-changed-repeated' }]),
  ]
  const [first, ...others] = lines
  const { handling } = event
  return [
    ...(first ? [paragraph(first, others)] : []),
    ...(handling ? [{ key: `notice-changed-${handling.kind}`, args: { due: { date: handling.due } } }] : []),
    { key: 'notice-reason', args: { reason: event.reason } },
  ]
}

function hearing(context: NoticeContext): Message[] | undefined {
  const { petition } = context
  const opened = told(context, 'hearingOpened')
  if (opened) {
    if (!petition.hearingSince) return undefined
    return [
      { key: 'notice-changed-hearing', args: { on: { date: opened.on } } },
      opened.handling
        ? { key: 'notice-changed-stops', args: { due: { date: opened.handling.due } } }
        : { key: 'notice-changed-runs' },
      { key: 'notice-reason', args: { reason: opened.reason } },
    ]
  }
  const replied = told(context, 'replied')
  if (replied) {
    const { hearingSince } = petition
    if (!hearingSince || !replied.handling) return undefined
    return [
      { key: 'notice-changed-hearing-on', args: { on: { date: hearingSince.on } } },
      { key: 'notice-changed-stops', args: { due: { date: replied.handling.due } } },
    ]
  }
  const closed = told(context, 'hearingClosed')
  if (!closed || petition.hearingSince) return undefined
  return [
    { key: 'notice-changed-heard', args: { on: { date: closed.on } } },
    { key: 'notice-changed-conclusion', args: { conclusion: closed.conclusion } },
    ...(closed.handling
      ? [
          {
            key: `notice-changed-${closed.goesOn ? 'stops' : closed.handling.kind}`,
            args: { due: { date: closed.handling.due } },
          },
        ]
      : []),
  ]
}

/** A date that a new calendar has moved, and that still runs. */
interface Moved {
  readonly clock: CaseClock
  readonly from: CivilDate
}

/** The running dates that the event moved, as far as they are of interest. */
export function movedDates(
  { events, before, petition }: NoticeContext,
  of: (clock: CaseClock) => boolean,
): Moved[] {
  const event = told({ events }, 'datesMoved')
  return (event?.moved ?? []).flatMap(({ clock: id }) => {
    const from = before?.clocks.find((clock) => clock.id === id)?.limit.due
    const clock = petition.clocks.find((one) => one.id === id)
    const runs = clock && clock.stoppedOn === undefined && of(clock)
    return runs && from && from !== clock.limit.due ? [{ clock, from }] : []
  })
}

/** Old date, new date. */
export const movedLine = ({ clock, from }: Moved, { pack }: Pick<NoticeContext, 'pack'>): Message => ({
  key: 'notice-moved-line',
  args: {
    what: { local: nameOfRule(pack, clock.limit.rule) },
    from: { date: from },
    to: { date: clock.limit.due },
  },
})

/** Dates among units that a petitioner has nothing to do with. */
const INSIDE: readonly string[] = ['coHandling', 'deliveryTask', 'objection']

/** A new calendar moved dates: the old ones, the new ones and why. */
export function datesMovedText(context: NoticeContext): Say | undefined {
  const { petition }: { petition: Petition } = context
  const moved = movedDates(context, ({ limit }) => !INSIDE.includes(limit.rule))
  if (moved.length === 0) return undefined
  return {
    text: [
      paragraph(
        { key: 'notice-dates-moved', args: { number: numberOf(context) } },
        moved.map((one) => movedLine(one, context)),
      ),
      { key: 'notice-dates-moved-why' },
    ],
    choices: [[caseButton('why', { petition: petition.id, revision: petition.revision })]],
  }
}
