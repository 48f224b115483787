/** Look-ups in a pack by id and by words. Pure. */

import type {
  Category,
  DisciplineOrgan,
  ElsewhereSubject,
  Pack,
  ProfileLimit,
  Region,
  Township,
  Unit,
} from './pack.types.js'
import { longest, normalise, occurrences, type Span } from './pack-text.js'
import type { LocalText } from './texts.types.js'
import { LANGUAGES } from './texts.types.js'

export { findPlaces, findRegion, type Place } from './pack-places.js'

/** The unit with that id. */
export function unitById(pack: Pack, id: string): Unit | undefined {
  return pack.units.find((unit) => unit.id === id)
}

/** A unit's name; the id stands for one that the pack no longer has. */
export const nameOfUnit = (pack: Pack, id: string): LocalText =>
  unitById(pack, id)?.name ?? { 'zh-CN': id, en: id }

/** The limit or target of the profile with that id. */
export function ruleById({ profile: { limits, targets } }: Pack, id: string): ProfileLimit | undefined {
  return Object.values({ ...limits, ...targets }).find((rule) => rule.id === id)
}

/** The region with that six-digit code, past ones too. */
export function regionByCode(pack: Pack, code: string): Region | undefined {
  return pack.regions.find((region) => region.code === code)
}

/** The township with that nine-digit code and its region. */
export function townshipByCode(
  pack: Pack,
  code: string,
): { readonly region: Region; readonly township: Township } | undefined {
  for (const region of pack.regions) {
    const township = region.townships.find((candidate) => candidate.code === code)
    if (township !== undefined) return { region, township }
  }
  return undefined
}

/** The region that a code stands for: its own of six digits, or that of the township with nine. */
export function regionOfCode(pack: Pack, code: string): Region | undefined {
  return regionByCode(pack, code) ?? townshipByCode(pack, code)?.region
}

/** The category with that id; none for `unknown`. */
export function categoryById(pack: Pack, id: string): Category | undefined {
  return pack.categories.find((category) => category.id === id)
}

/** The code of a region and those of the regions above it, nearest first; of an unknown one only itself. */
export function regionAndAbove(pack: Pack, region: string): string[] {
  const codes: string[] = []
  for (
    let code: string | undefined = region;
    code !== undefined && !codes.includes(code);
    code = regionByCode(pack, code)?.parent
  ) {
    codes.push(code)
  }
  return codes
}

/**
 * The units competent for a category at a region, nearest first: those of the region, then those of the regions above
 * it (2022 §5(3): territory first, level by level, and who is in charge of the subject).
 */
export function competentUnits(pack: Pack, region: string, category: string): Unit[] {
  return regionAndAbove(pack, region).flatMap((code) =>
    pack.units.filter((unit) => unit.region === code && unit.subjects.includes(category)),
  )
}

/** The petition office of a region, else of the nearest region above it, else the one that receives. */
export function petitionOfficeOf(pack: Pack, region: string): Unit {
  for (const code of regionAndAbove(pack, region)) {
    const office = pack.units.find((unit) => unit.kind === 'petition-office' && unit.region === code)
    if (office !== undefined) return office
  }
  const receiving = unitById(pack, pack.office.unit)
  if (receiving === undefined) throw new Error(`the pack was not checked: no unit ${pack.office.unit}`)
  return receiving
}

/** The discipline inspection organ of a region, else of the nearest region above it, else of the whole pack. */
export function disciplineOrganOf(pack: Pack, region: string): DisciplineOrgan {
  const top = pack.regions.find(({ parent, validTo }) => parent === undefined && validTo === undefined)
  for (const code of [...regionAndAbove(pack, region), top?.code]) {
    const organ = pack.disciplineOrgans.find((candidate) => candidate.region === code)
    if (organ !== undefined) return organ
  }
  throw new Error('the pack was not checked: no discipline organ for the whole of it')
}

/** A unit and those above it in the unit tree, nearest first; of an unknown id only itself. */
export function unitAndAbove(pack: Pack, unit: string): string[] {
  const ids: string[] = []
  for (
    let id: string | undefined = unit;
    id !== undefined && !ids.includes(id);
    id = unitById(pack, id)?.parent
  ) {
    ids.push(id)
  }
  return ids
}

/** Whether a unit is another one or lies below it in the unit tree. Unknown ids are within nothing but themselves. */
export const isWithin = (pack: Pack, unit: string, ancestor: string): boolean =>
  unitAndAbove(pack, unit).includes(ancestor)

/**
 * The units that a text names, in the pack's order. A name counts with or without its region before it (六安市国土局,
 * 市国土局, Huoqiu land bureau); a bare general word (国土局) gives every unit it can mean, so more than one unit
 * means that the person has to say which.
 */
export function findUnits(pack: Pack, text: string): Unit[] {
  const written = normalise(text)
  const finds = pack.units.flatMap((unit) => {
    const before = regionWords(regionByCode(pack, unit.region))
    return namesOf(unit)
      .flatMap((name) => occurrences(written, name))
      .map((span) => ({ unit, ...withRegionBefore(written, span, before) }))
  })
  const named = new Set(longest(finds).map(({ unit }) => unit))
  return pack.units.filter((unit) => named.has(unit))
}

/**
 * The category whose words a text uses most, with the words found, each once. Nothing when no word is found or two
 * categories have equally many: then the person chooses.
 */
export function proposeCategory(
  pack: Pack,
  text: string,
): { readonly category: Category; readonly words: readonly string[] } | undefined {
  const written = normalise(text)
  return mostWords(
    pack.categories.map((category) => ({ category, words: distinct(findsOf(written, [category])) })),
  )
}

/**
 * The subject decided elsewhere whose words a text uses most, with the words found, each once; nothing where no word
 * is found or two subjects have equally many. `categoryWords` says how many words the nearest category has in the same
 * text, so that the two can be weighed; a word inside a longer one of the other kind (title in forest title) doesn't
 * count.
 */
export function findElsewhere(
  pack: Pack,
  text: string,
):
  | { readonly subject: ElsewhereSubject; readonly words: readonly string[]; readonly categoryWords: number }
  | undefined {
  const finds = findsOf(normalise(text), [...pack.elsewhere, ...pack.categories])
  const wordsOf = (topic: Topic) => distinct(finds.filter((find) => find.topic === topic))
  const best = mostWords(pack.elsewhere.map((subject) => ({ subject, words: wordsOf(subject) })))
  if (best === undefined) return undefined
  return { ...best, categoryWords: Math.max(0, ...pack.categories.map((topic) => wordsOf(topic).length)) }
}

/** What people may speak of by words of its own. */
type Topic = Pick<Category, 'words'>

interface WordFind extends Span {
  readonly topic: Topic
  readonly word: string
}

function findsOf(written: string, topics: readonly Topic[]): WordFind[] {
  return longest(
    topics.flatMap((topic) =>
      LANGUAGES.flatMap((language) => topic.words[language]).flatMap((word) =>
        occurrences(written, normalise(word)).map((span) => ({ topic, word, ...span })),
      ),
    ),
  )
}

function distinct(finds: readonly WordFind[]): string[] {
  return [...new Set(finds.map(({ word }) => word))]
}

/** The one with most words; none where there are no words or two have equally many. */
function mostWords<T extends { readonly words: readonly string[] }>(scored: readonly T[]): T | undefined {
  const [best, next] = scored
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length)
  return best === undefined || best.words.length === next?.words.length ? undefined : best
}

function namesOf(unit: Unit): string[] {
  return [...LANGUAGES.map((language) => unit.name[language]), ...unit.aliases].map(normalise)
}

/** What may stand before a unit's general name: the region's names, and its kind (市, 县; city, county). */
function regionWords(region: Region | undefined): string[] {
  if (region === undefined) return []
  const chinese = normalise(region.name['zh-CN'])
  const english = normalise(region.name.en)
  return [
    chinese,
    chinese.slice(-1),
    english,
    english.split(' ').at(-1) ?? '',
    ...region.aliases.map(normalise),
  ]
}

/** How far back a region's name is looked for; a bound keeps long texts quick. */
const LONGEST_REGION_NAME = 60

/** Widens a find by the region's name right before it, 的 or a blank between, so that it beats the bare word. */
function withRegionBefore(text: string, span: Span, names: readonly string[]): Span {
  const from = Math.max(0, span.start - LONGEST_REGION_NAME)
  const before = text.slice(from, span.start).replace(/(?:的|'s| )+$/, '')
  const starts = names
    .filter((name) => name !== '' && before.endsWith(name))
    .map((name) => from + before.length - name.length)
  return { start: Math.min(span.start, ...starts), end: span.end }
}
