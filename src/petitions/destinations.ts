/** Where an office may send a matter, for the lists and the search of those who sort. Pure. */
import {
  competentUnits,
  findUnits,
  type Pack,
  regionAndAbove,
  regionByCode,
  regionOfCode,
  type Unit,
  unitById,
} from '../config/pack.js'
import { normalise } from '../config/pack-text.js'
import { LANGUAGES } from '../config/texts.types.js'
import type { AboutWhom } from './content.js'
import { excludedUnits } from './exclusion.js'
import { unitsAbove } from './superiors.js'

/** Whether an office may send a matter to a unit, or why not. */
export type Sending = 'ok' | 'unknown-unit' | 'same-unit' | 'excluded' | 'outside'

/**
 * Whether the office `from` may send a matter about `about` to the unit `to`:
 * `excluded` = named in it or below a named one (2022 §30 para 3); `outside` = neither in the region of the office
 * nor below it, since matters go to the own or a lower level (2022 §5(3), §22). Whoever stands above a unit that is named
 * may have it all the same: it has to be handled above those whom it is about. The petition office next above may have
 * what belongs to its level. From an office that isn't in the pack everything is outside.
 */
export function mayBeSentTo(pack: Pack, from: string, to: string, about: AboutWhom | undefined): Sending {
  const unit = unitById(pack, to)
  if (unit === undefined) return 'unknown-unit'
  if (to === from) return 'same-unit'
  const excluded = excludedUnits(pack, about)
  if (excluded.has(to)) return 'excluded'
  const region = unitById(pack, from)?.region
  if (region === undefined) return 'outside'
  if (regionAndAbove(pack, unit.region).includes(region) || officeAbove(pack, from)?.id === to) return 'ok'
  return [...excluded].some((named) => unitsAbove(pack, named).includes(unit)) ? 'ok' : 'outside'
}

/** The petition office next above a petition office: of the nearest region above its own that has one. */
export function officeAbove(pack: Pack, office: string): Unit | undefined {
  const own = unitById(pack, office)
  if (own?.kind !== 'petition-office') return undefined
  const [, ...above] = regionAndAbove(pack, own.region)
  return above
    .map((region) => pack.units.find((unit) => unit.kind === 'petition-office' && unit.region === region))
    .find((unit) => unit !== undefined)
}

/** All units to which `from` may send the matter, in the pack's order. */
function openUnits(pack: Pack, from: string, about: AboutWhom | undefined): Unit[] {
  return pack.units.filter(({ id }) => mayBeSentTo(pack, from, id, about) === 'ok')
}

/**
 * The units to choose from instead of what is proposed: first those competent for the category at the matter's
 * region, nearest first, then the others of that region, then the rest in the pack's order. Without a region, or with
 * one that isn't in the pack, that of the office counts. Never the office itself, nor anybody whom the matter
 * excludes.
 */
export function candidates(
  pack: Pack,
  from: string,
  about: AboutWhom | undefined,
  matter: { readonly region?: string | undefined; readonly category?: string | undefined } = {},
): Unit[] {
  const units = openUnits(pack, from, about)
  const region = regionOfMatter(pack, from, matter.region)
  if (region === undefined) return units
  const competent = competentUnits(pack, region, matter.category ?? '').filter((unit) => units.includes(unit))
  return [...new Set([...competent, ...units.filter((unit) => unit.region === region), ...units])]
}

/**
 * The units that typed words mean: first those named outright (霍邱县国土局), then those in whose names the words can
 * be found in part: Chinese by its characters in order (霍邱国土 for 霍邱县国土资源局), other words by their beginnings
 * (huoq land). Never the office itself, nor anybody whom the matter excludes. Empty where nothing was typed.
 */
export function searchUnits(pack: Pack, text: string, from: string, about: AboutWhom | undefined): Unit[] {
  const typed = typedParts(text)
  if (typed.length === 0) return []
  const units = openUnits(pack, from, about)
  const named = findUnits(pack, text).filter((unit) => units.includes(unit))
  const partly = units.filter((unit) => {
    const names = namesOf(pack, unit)
    return typed.every((part) => names.some((name) => holds(name, part)))
  })
  return [...new Set([...named, ...partly])]
}

/** The region by which a matter is sorted: its own where the pack has it, else that of the office that sorts. */
export function regionOfMatter(pack: Pack, from: string, region: string | undefined): string | undefined {
  const own = region === undefined ? undefined : regionOfCode(pack, region)
  return own?.code ?? unitById(pack, from)?.region
}

const HAN = /\p{Script=Han}/u

/** Without apostrophes, as they are typed or not (Lu'an, Luan). */
const spelled = (text: string): string => normalise(text).replaceAll("'", '')

function typedParts(text: string): string[] {
  return spelled(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
}

function namesOf(pack: Pack, unit: Unit): string[] {
  const region = regionByCode(pack, unit.region)
  return [unit, ...(region === undefined ? [] : [region])]
    .flatMap(({ name, aliases }) => [...LANGUAGES.map((language) => name[language]), ...aliases])
    .map(spelled)
}

function holds(name: string, part: string): boolean {
  if (!HAN.test(part)) return typedParts(name).some((word) => word.startsWith(part))
  let at = 0
  for (const character of name) if (part.startsWith(character, at)) at += character.length
  return at === part.length
}
