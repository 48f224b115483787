/**
 * What the registrar is proposed for a matter, with the reason: who is competent (2022 §5(3), §22: territory first,
 * level by level, and who is in charge of the subject), who else decides, or who stands above. Pure.
 */
import {
  categoryById,
  competentUnits,
  type DisciplineOrgan,
  disciplineOrganOf,
  type ElsewhereSubject,
  findElsewhere,
  type Pack,
  petitionOfficeOf,
  proposeCategory,
  regionOfCode,
  type Unit,
  unitById,
} from '../config/pack.js'
import type { AboutWhom, MatterClass } from './content.js'
import { mayBeSentTo, officeAbove, regionOfMatter } from './destinations.js'
import { excludedUnits } from './exclusion.js'
import { type HigherOrgan, higherOrgan, unitsAbove } from './superiors.js'

/** A matter as the office that sorts it knows it. */
export interface Matter {
  /** Id of the office that sorts; never proposed itself. */
  readonly from: string
  /** Code of the region, or of the township, where it happened. */
  readonly region?: string | undefined
  readonly category: string
  readonly class: MatterClass
  /** What the petitioner told and asks for. */
  readonly words: string
  readonly about?: AboutWhom | undefined
  /** Ids of organs whose objection was agreed with: not proposed again. */
  readonly notCompetent?: readonly string[]
  /** The unit that an organ named when it rightly objected. */
  readonly proposed?: string | undefined
}

export type Proposal =
  /** One of the pack's units, to which the office may send the matter. */
  | { readonly kind: 'unit'; readonly unit: Unit; readonly why: Why }
  /** Not decided within petitioning: the words name a subject of another body (2022 §23 para 2, §31). */
  | { readonly kind: 'elsewhere'; readonly subject: ElsewhereSubject; readonly words: readonly string[] }
  /** Misconduct of officials goes to the discipline and supervision organ (2022 §22, §30), never to a colleague. */
  | { readonly kind: 'discipline'; readonly organ: DisciplineOrgan }
  | {
      readonly kind: 'none'
      /**
       * `all-excluded`: whoever could handle it is named in it, or lies below; `outside`: those competent are not in
       * the office's region or below it; `unknown-topic`: the category isn't known and can't be guessed; `no-unit`:
       * nobody in the pack is competent.
       */
      readonly why: 'all-excluded' | 'outside' | 'unknown-topic' | 'no-unit'
      /** The next-higher organ, which may have it instead. */
      readonly higher?: HigherOrgan
    }

/** Why a unit is proposed: data from which a sentence is made. */
export interface Why {
  /** Competent for the category at `region`, above the unit that is named, or the petition office of `region`. */
  readonly ground: 'competent' | 'superior' | 'petition-office' | 'office-above' | 'objector'
  /** The region that was matched: the unit's own. */
  readonly region: string
  /** Where the matter happened, where that is known. */
  readonly place?: string
  /** The last day on which `place` belonged here; since then another place may be competent (2022 §24). */
  readonly placeUntil?: string
  /** Absent where the topic isn't known. */
  readonly category?: string
  /** The words from which the category was guessed, where nobody has named it. */
  readonly guessed?: readonly string[]
  /** Ids of nearer competent units that were passed over because the matter is about them, nearest first. */
  readonly skipped: readonly string[]
  /** Id of the named unit above which the proposed one stands. */
  readonly superiorOf?: string
}

/** What is proposed for a matter; always one thing, and never the sorting office or anybody whom it excludes. */
export function proposeDestination(pack: Pack, matter: Matter): Proposal {
  const { from, category, words } = matter
  const region = regionOfMatter(pack, from, matter.region)
  if (matter.class === 'accusation') {
    return { kind: 'discipline', organ: disciplineOrganOf(pack, region ?? '') }
  }
  const known = categoryById(pack, category) !== undefined
  const elsewhere = findElsewhere(pack, words)
  // Whoever chose a category has said more than words that are as near to both.
  if (elsewhere !== undefined && elsewhere.words.length + (known ? 0 : 1) > elsewhere.categoryWords) {
    return { kind: 'elsewhere', subject: elsewhere.subject, words: elsewhere.words }
  }
  if (region === undefined) return { kind: 'none', why: 'no-unit' }
  const named = matter.proposed === undefined ? undefined : unitById(pack, matter.proposed)
  if (named && isOpen(pack, matter, named.id)) {
    return {
      kind: 'unit',
      unit: named,
      why: { ...placeOf(pack, matter), ground: 'objector', region: named.region, skipped: [] },
    }
  }
  if (known) return competent(pack, matter, region, { category })
  const guess = proposeCategory(pack, words)
  return guess === undefined
    ? lowerOffice(pack, matter)
    : competent(pack, matter, region, { category: guess.category.id, guessed: guess.words })
}

/** The nearest competent unit that isn't named, else whoever stands above the one that is. */
function competent(
  pack: Pack,
  matter: Matter,
  region: string,
  topic: { readonly category: string; readonly guessed?: readonly string[] },
): Proposal {
  const excluded = excludedUnits(pack, matter.about)
  const ladder = competentUnits(pack, region, topic.category).filter(({ id }) => id !== matter.from)
  const unit = ladder.find(({ id }) => isOpen(pack, matter, id))
  const nearer = unit === undefined ? ladder : ladder.slice(0, ladder.indexOf(unit))
  const skipped = nearer.map(({ id }) => id).filter((id) => excluded.has(id))
  const above = (id: string) => unitsAbove(pack, id)
  if (unit !== undefined) {
    const superiorOf = skipped.find((id) => above(id).includes(unit))
    const why = { ...placeOf(pack, matter), ...topic, region: unit.region, skipped }
    return {
      kind: 'unit',
      unit,
      why:
        superiorOf === undefined
          ? { ground: 'competent', ...why }
          : { ground: 'competent', ...why, superiorOf },
    }
  }
  const [named] = skipped
  if (named === undefined) {
    const up = officeAbove(pack, matter.from)
    // Whoever is competent stands at a higher level: the petition office there sorts it.
    if (ladder.length > 0 && up && isOpen(pack, matter, up.id)) {
      const why = { ...placeOf(pack, matter), ...topic, region: up.region, skipped }
      return { kind: 'unit', unit: up, why: { ground: 'office-above', ...why } }
    }
    return ladder.length === 0
      ? none('no-unit', undefined)
      : none('outside', higherOrgan(pack, matter.from, excluded))
  }
  const superior = above(named).find(({ id }) => isOpen(pack, matter, id))
  if (superior === undefined) {
    return none('all-excluded', higherOrgan(pack, named, new Set([...excluded, matter.from])))
  }
  const why = { ...placeOf(pack, matter), ...topic, region: superior.region, skipped, superiorOf: named }
  return { kind: 'unit', unit: superior, why: { ground: 'superior', ...why } }
}

/** With no topic at all, the petition office of the matter's own region knows more (2022 §22: the lower level). */
function lowerOffice(pack: Pack, matter: Matter): Proposal {
  const region = matter.region === undefined ? undefined : regionOfCode(pack, matter.region)
  const office = region && petitionOfficeOf(pack, region.code)
  if (office === undefined || !isOpen(pack, matter, office.id)) return none('unknown-topic', undefined)
  const why = { ...placeOf(pack, matter), region: office.region, skipped: [] }
  return { kind: 'unit', unit: office, why: { ground: 'petition-office', ...why } }
}

const isOpen = (pack: Pack, { from, about, notCompetent = [] }: Matter, unit: string): boolean =>
  !notCompetent.includes(unit) && mayBeSentTo(pack, from, unit, about) === 'ok'

function placeOf(pack: Pack, matter: Matter): Pick<Why, 'place' | 'placeUntil'> {
  const region = matter.region === undefined ? undefined : regionOfCode(pack, matter.region)
  if (region === undefined) return {}
  const { code: place, validTo } = region
  return validTo === undefined ? { place } : { place, placeUntil: validTo }
}

const none = (why: Extract<Proposal, { kind: 'none' }>['why'], higher: HigherOrgan | undefined): Proposal =>
  higher === undefined ? { kind: 'none', why } : { kind: 'none', why, higher }
