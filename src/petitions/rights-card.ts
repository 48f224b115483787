/** What a petitioner can still do, here and elsewhere, and by when (权利告知). Pure. */
import { type Basis, OTHER_CLOCK_IDS, type OtherClockId, type RouteLimit } from '../config/pack.types.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { addDays, addMonths, type CivilDate, daysBetween } from '../time/civil.js'
import type { Rules } from './decisions/context.js'
import { clockOf, type Petition, surelyOver } from './model.js'
import { reexaminationOrgan, reviewOrgan } from './review-organs.js'
import { hasReview } from './routes.js'
import type { HigherOrgan } from './superiors.js'

/** What the petitioner told of other proceedings; all optional. */
export interface ToldOfOthers {
  /**
   * The day on which an office's decision reached them; `none`: there is no decision. One may still come, and acts
   * without a written decision count too, so the limits against it stay named.
   */
  readonly decisionOn?: CivilDate | 'none'
  /** The day on which a reconsideration decision reached them. */
  readonly reconsiderationOn?: CivilDate
  /** When a labour dispute began: the day they knew or should have known; `none`: it isn't about work. */
  readonly labourSince?: CivilDate | 'none'
}

/** A limit of another procedure, with its last day where the day of its event is known. */
export interface OtherClock {
  readonly id: OtherClockId
  readonly length: { readonly amount: number; readonly unit: 'day' | 'month' | 'year' }
  readonly basis: Basis
  readonly lastDay?: CivilDate
  readonly over: boolean
  /** While holidays that aren't published yet can still move the last day. */
  readonly provisional: boolean
}

/** Where the petitioner stands with the review 复查 of a written opinion (2022 §35). */
export type ReviewRight =
  /** What was or will be decided has remedies of its own. */
  | { readonly kind: 'none-route' }
  | { readonly kind: 'none-anonymous' }
  /** No written opinion is proven to have reached them, so nothing runs and no day can be named. */
  | { readonly kind: 'not-yet' }
  | {
      readonly kind: 'runs'
      readonly organ?: HigherOrgan
      readonly from: CivilDate
      readonly last: CivilDate
      readonly left: number
      readonly provisional: boolean
    }
  | { readonly kind: 'over'; readonly organ?: HigherOrgan; readonly last: CivilDate }
  /** Asked for: the opinion is still to come. */
  | { readonly kind: 'asked'; readonly on: CivilDate; readonly due?: CivilDate }
  /** After the review a re-examination 复核 can be asked for, on paper, at the next-higher organ again (2022 §36). */
  | {
      readonly kind: 'reexamination'
      readonly organ?: HigherOrgan
      readonly last: CivilDate
      readonly over: boolean
      readonly provisional: boolean
    }

export interface RightsCard {
  /** Whether a decision has reached them: until then it is registered, which isn't accepted. */
  readonly decided: boolean
  /** The limits that run elsewhere, whatever becomes of the petition. */
  readonly clocks: readonly OtherClock[]
  readonly review: ReviewRight
  /** Who reviews, as soon as it is known whose opinion that would be. */
  readonly reviewOrgan?: HigherOrgan
}

/**
 * The rights of a petitioner on a day. Lengths and articles of the other clocks are the pack's (`otherClocks`); a
 * last day is only given where they told the day of its event.
 * @throws RangeError when a last day lies beyond the years served.
 */
export function rightsCard(
  petition: Petition,
  told: ToldOfOthers,
  rules: Rules,
  today: CivilDate,
): RightsCard {
  const organ = reviewOrganOf(petition, rules)
  const review = reviewedOf(petition, rules, today) ?? reviewOf(petition, organ, today)
  const named = organ && !review.kind.startsWith('none-') ? { reviewOrgan: organ } : {}
  return {
    decided: petition.servedOn !== undefined,
    clocks: clocksFor(told, rules, today),
    review,
    ...named,
  }
}

/**
 * After a reconsideration decision only its 15 days count (行政诉讼法 §45): the 60 days are used, and to show the six
 * months beside it would let somebody miss the day.
 */
function clocksFor(told: ToldOfOthers, { pack, calendar }: Rules, today: CivilDate): OtherClock[] {
  return openOthers(told).map(({ id, from }) => {
    const { amount, unit, basis } = pack.profile.otherClocks[id]
    return {
      id,
      length: { amount, unit: UNITS[unit] },
      basis,
      ...(from === undefined
        ? { over: false, provisional: false }
        : endOf({ amount, unit }, from, calendar, today)),
    }
  })
}

/** The other limits that nothing has settled, each with the day of its event where that was told. */
function openOthers(
  told: ToldOfOthers,
): { readonly id: OtherClockId; readonly from: CivilDate | undefined }[] {
  const decision = told.decisionOn === 'none' ? undefined : told.decisionOn
  const events: Readonly<Record<OtherClockId, CivilDate | undefined>> = {
    reconsideration: decision,
    court: decision,
    'court-after-reconsideration': told.reconsiderationOn,
    'labour-arbitration': told.labourSince === 'none' ? undefined : told.labourSince,
  }
  const settled: readonly OtherClockId[] = [
    ...(told.reconsiderationOn ? (['reconsideration', 'court'] as const) : []),
    ...(told.labourSince === 'none' ? (['labour-arbitration'] as const) : []),
  ]
  return OTHER_CLOCK_IDS.filter((id) => !settled.includes(id)).map((id) => ({ id, from: events[id] }))
}

/** The other limits whose end is known: the last counted day, the last lawful one, and how many days lie between. */
export function lastDays(
  told: ToldOfOthers,
  { pack, calendar }: Rules,
): {
  readonly id: OtherClockId
  readonly nominal: CivilDate
  readonly last: CivilDate
  readonly days: number
}[] {
  return openOthers(told).flatMap(({ id, from }) => {
    if (from === undefined) return []
    const { nominal, rolled } = rolledEnd(pack.profile.otherClocks[id], from, calendar)
    return [{ id, nominal, last: rolled, days: daysBetween(from, nominal) }]
  })
}

const UNITS = { days: 'day', months: 'month', years: 'year' } as const satisfies Record<
  RouteLimit['unit'],
  OtherClock['length']['unit']
>

/**
 * The event's day isn't counted (民法典 §201); months and years end on the same day of the month or its last one
 * (§202); a last day on a rest day moves on (§203). Where the arrangement of that year isn't published, the day is
 * named as it stands, which is safe to keep; once it has passed the day it moves to counts, so that nobody is told too
 * early that it is over.
 */
function endOf(
  length: Pick<RouteLimit, 'amount' | 'unit'>,
  from: CivilDate,
  calendar: WorkingCalendar,
  today: CivilDate,
): Pick<OtherClock, 'over' | 'provisional'> & { readonly lastDay: CivilDate } {
  const { nominal, rolled, provisional } = rolledEnd(length, from, calendar)
  const lastDay = provisional && today <= nominal ? nominal : rolled
  return { lastDay, over: today > lastDay, provisional }
}

function rolledEnd(
  { amount, unit }: Pick<RouteLimit, 'amount' | 'unit'>,
  from: CivilDate,
  calendar: WorkingCalendar,
) {
  const nominal =
    unit === 'days' ? addDays(from, amount) : addMonths(from, unit === 'months' ? amount : 12 * amount)
  let rolled = nominal
  let provisional = calendar.openYear(nominal) !== undefined
  while (!calendar.isWorkingDay(rolled)) {
    rolled = addDays(rolled, 1)
    provisional ||= calendar.openYear(rolled) !== undefined
  }
  return { nominal, rolled, provisional }
}

function reviewOf(petition: Petition, organ: HigherOrgan | undefined, today: CivilDate): ReviewRight {
  if (!hasReview(petition.route)) return { kind: 'none-route' }
  if (petition.content.petitioner.kind === 'anonymous') return { kind: 'none-anonymous' }
  // Until then a decision can be taken back, and the card says nothing of it.
  if (petition.servedOn === undefined) return { kind: 'not-yet' }
  const limit = clockOf(petition, 'reviewRequest')?.limit
  // Served without a window: the matter was sent elsewhere (告知向有权机关提出, 不予受理, 不再受理).
  if (limit === undefined) return { kind: 'none-route' }
  const { from, due: last, provisional } = limit
  const where = organ ? { organ } : {}
  const left = daysBetween(today, last)
  return left < 0
    ? { kind: 'over', ...where, last }
    : { kind: 'runs', ...where, from, last, left, provisional }
}

/** What a review that was asked for leaves; a new answer that it ordered begins everything anew. */
function reviewedOf(petition: Petition, { pack }: Rules, today: CivilDate): ReviewRight | undefined {
  const { review } = petition
  if (!review) return undefined
  if (!review.outcome) {
    const due = clockOf(petition, 'review')?.limit.due
    return { kind: 'asked', on: review.on, ...(due === undefined ? {} : { due }) }
  }
  if (!review.window || (review.outcome === 'to-be-renewed' && petition.servedOn !== undefined))
    return undefined
  const organ = reexaminationOrgan(petition, pack)
  return {
    kind: 'reexamination',
    ...(organ ? { organ } : {}),
    last: review.window.due,
    over: today > surelyOver(review.window),
    provisional: review.window.provisional,
  }
}

/** The next-higher organ of the one that answers; none while that one is still to be found or is in dispute. */
function reviewOrganOf(petition: Petition, { pack }: Rules): HigherOrgan | undefined {
  const { status, organ, servedOn } = petition
  if (status === 'objected' || status === 'disputed') return undefined
  return organ === undefined && servedOn === undefined ? undefined : reviewOrgan(petition, pack)
}
