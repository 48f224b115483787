import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { Rules } from '../petitions/decisions/context.js'
import type { Petition } from '../petitions/model.js'
import { type OtherClock, type RightsCard, rightsCard } from '../petitions/rights-card.js'
import type { HigherOrgan } from '../petitions/superiors.js'
import type { CivilDate } from '../time/civil.js'
import { paragraph } from './desk/report-lines.js'
import { lawText } from './law.js'

/**
 * What somebody is told of their rights (权利告知): what runs on elsewhere, what can be done about the answer, where and
 * by when, and that nobody may make them pay for it (2022 §18, §46). Never a day that nobody knows.
 */
export function rightsText(card: RightsCard, pack: Pack): Message[] {
  const { clocks } = card
  return [
    ...(card.decided ? [] : [{ key: 'rights-registered' }]),
    ...(clocks.length > 0
      ? [{ key: 'rights-others' }, ...clocks.map((clock) => clockText(clock, pack))]
      : []),
    ...(clocks.some(({ id }) => id === 'court') ? [{ key: 'rights-reconsider-first' }] : []),
    {
      key: clocks.some(({ over }) => over) ? 'rights-advice-over' : 'rights-advice',
      args: { hotline: pack.legalAidHotline ?? '12348' },
    },
    ...reviewText(card, pack),
    { key: 'rights-no-suing' },
    { key: 'rights-retaliation', args: { hotline: pack.disciplineHotline ?? '12388' } },
    { key: 'rights-yours' },
  ]
}

/** Name and length; the last day or the event from which it runs; the law. */
function clockText({ id, length, basis, lastDay, over, provisional }: OtherClock, pack: Pack): Message {
  const { name, runsFrom } = pack.profile.otherClocks[id]
  const head: Message = {
    key: 'rights-clock',
    args: {
      name: { local: name },
      length: { key: `rights-length-${length.unit}`, args: { amount: length.amount } },
    },
  }
  const moves: Message[] = provisional
    ? [{ key: over ? 'rights-provisional' : 'rights-clock-provisional' }]
    : []
  const law: Message = { key: 'rights-law', args: { law: lawText(basis) } }
  if (lastDay === undefined) {
    return paragraph(head, [{ key: 'rights-clock-from', args: { from: { local: runsFrom } } }, law])
  }
  const args = { last: { date: lastDay } }
  return over
    ? paragraph(head, [{ key: 'rights-clock-over', args }, ...moves, { key: `rights-late-${id}` }, law])
    : paragraph(head, [{ key: 'rights-clock-last', args }, ...moves, law])
}

function reviewText({ review, reviewOrgan }: RightsCard, pack: Pack): Message[] {
  switch (review.kind) {
    case 'none-route':
      return [{ key: 'rights-review-none-route' }]
    case 'none-anonymous':
      return [{ key: 'rights-review-none-anonymous' }]
    case 'not-yet': {
      const { days, basis } = pack.profile.limits.reviewRequest
      return [
        { key: 'rights-review-not-yet', args: { days, law: lawText(basis) } },
        ...where(reviewOrgan, pack),
        { key: 'rights-review-how' },
      ]
    }
    case 'runs': {
      const { organ, from, last, left, provisional } = review
      return [
        paragraph({ key: 'rights-review-runs', args: { from: { date: from }, last: { date: last }, left } }, [
          ...(provisional ? [{ key: 'rights-provisional' }] : []),
          { key: 'rights-review-only' },
        ]),
        ...where(organ, pack),
        { key: 'rights-review-how' },
      ]
    }
    case 'over': {
      const { organ, last } = review
      return [{ key: 'rights-review-over', args: { last: { date: last } } }, ...where(organ, pack)]
    }
    case 'asked':
      return [
        { key: 'rights-review-asked', args: { on: { date: review.on } } },
        ...(review.due ? [{ key: 'rights-review-due', args: { due: { date: review.due } } }] : []),
      ]
    case 'reexamination': {
      const { organ, last, over, provisional } = review
      return [
        paragraph(
          {
            key: over ? 'rights-reexamination-over' : 'rights-reexamination',
            args: { last: { date: last } },
          },
          provisional ? [{ key: 'rights-provisional' }] : [],
        ),
        ...where(organ, pack),
      ]
    }
    default:
      return review satisfies never
  }
}

/** Name, address and phone of the organ that reviews; without one, whom to ask for it. */
function where(organ: HigherOrgan | undefined, pack: Pack): Message[] {
  if (organ === undefined) return [{ key: 'rights-review-ask', args: { phone: pack.office.dutyPhone } }]
  const { name, address, phone } = organ
  return [
    paragraph({ key: 'rights-review-where' }, [
      {
        key: 'office-address',
        args: { name: { local: name }, address: { local: address }, phone },
      },
    ]),
  ]
}

/** The card of a case, with what its petitioner told of other proceedings. */
export function rightsOf(petition: Petition, rules: Rules, today: CivilDate): Message[] {
  const { decisionOn, reconsiderationOn, labourSince, earlier } = petition.details
  // Once it is or was in reconsideration, the day of the first decision dates nothing any more.
  const reconsidered = earlier?.includes('reconsideration') ?? false
  const told = {
    ...(decisionOn === undefined || reconsidered ? {} : { decisionOn }),
    ...(reconsiderationOn === undefined ? {} : { reconsiderationOn }),
    ...(labourSince === undefined ? {} : { labourSince }),
  }
  return rightsText(rightsCard(petition, told, rules, today), rules.pack)
}
