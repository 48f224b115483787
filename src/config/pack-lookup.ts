/** Look-ups in a pack by id and by words. Pure. */
import type { Category, DisciplineOrgan, Pack, Region, Township, Unit } from './pack.types.js'
import { longest, normalise, occurrences, type Span } from './pack-text.js'
import { LANGUAGES } from './texts.types.js'

export { findPlaces, findRegion, type Place } from './pack-places.js'

/** The unit with that id. */
export function unitById(pack: Pack, id: string): Unit | undefined {
  return pack.units.find((unit) => unit.id === id)
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

/** The category with that id; none for `unknown`. */
export function categoryById(pack: Pack, id: string): Category | undefined {
  return pack.categories.find((category) => category.id === id)
}

/** The petition office of a region, else of the nearest region above it, else the one that receives. */
export function petitionOfficeOf(pack: Pack, region: string): Unit {
  for (const code of upwards(pack, region)) {
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
  for (const code of [...upwards(pack, region), top?.code]) {
    const organ = pack.disciplineOrgans.find((candidate) => candidate.region === code)
    if (organ !== undefined) return organ
  }
  throw new Error('the pack was not checked: no discipline organ for the whole of it')
}

/** Whether a unit is another one or lies below it in the unit tree. Unknown ids are within nothing but themselves. */
export function isWithin(pack: Pack, unit: string, ancestor: string): boolean {
  const seen = new Set<string>()
  for (
    let id: string | undefined = unit;
    id !== undefined && !seen.has(id);
    id = unitById(pack, id)?.parent
  ) {
    if (id === ancestor) return true
    seen.add(id)
  }
  return false
}

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
  const scored = pack.categories
    .map((category) => ({ category, words: wordsFound(written, category) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length)
  const [best, next] = scored
  return best === undefined || best.words.length === next?.words.length ? undefined : best
}

function wordsFound(written: string, category: Category): string[] {
  const finds = LANGUAGES.flatMap((language) => category.words[language]).flatMap((word) =>
    occurrences(written, normalise(word)).map((span) => ({ word, ...span })),
  )
  return [...new Set(longest(finds).map(({ word }) => word))]
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

function upwards(pack: Pack, region: string): string[] {
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
