/** Recognising regions and townships in what people write. Pure. */
import type { Pack, Region, Township } from './pack.types.js'
import { longest, normalise, occurrences, type Span } from './pack-text.js'
import { LANGUAGES } from './texts.types.js'

export interface Place {
  readonly region: Region
  readonly township?: Township
}

interface Find extends Place, Span {}

/** Streets are called after places (金寨路); a short name before one says nothing about where the matter lies. */
const STREET_AFTER = /^(?:[东南西北中]?(?:路|大道|巷)|[东南西北中]?街(?!道)| (?:road|avenue|street)\b)/

/**
 * The one place that a text names, as exactly as it does: a township with its region, else the region, else the
 * root. Nothing when the text names none, or several that exclude each other (双河镇 lies in two counties).
 * `on` is the civil date (`YYYY-MM-DD`) at which the regions are asked for; without it those that are still valid.
 */
export function findRegion(pack: Pack, text: string, on?: string): Place | undefined {
  const places = findPlaces(pack, text, on)
  return places.length === 1 ? places[0] : undefined
}

/**
 * All places that a text can mean, in the pack's order. A township counts by its full name; its short name (姚李 for
 * 姚李镇) and aliases only where its region is named too or the text is nothing else, since many are everyday words.
 */
export function findPlaces(pack: Pack, text: string, on?: string): Place[] {
  const written = normalise(text)
  const regions = pack.regions.filter((region) => isValid(region, on))
  const finds = longest([
    ...regions.flatMap((region) => mentions(written, regionNames(region), { region })),
    ...regions.flatMap((region) =>
      region.townships.flatMap((township) => mentions(written, fullNames(township), { region, township })),
    ),
  ])
  const counties = unique(
    finds.filter(({ region, township }) => township === undefined && region.parent !== undefined),
  )
  const townships = unique(finds.filter(({ township }) => township !== undefined))

  if (counties.length > 0) return inNamedCounties(written, counties, townships, finds)
  if (townships.length > 0) return townships
  const short = onlyShortName(regions, written)
  if (short.length > 0) return short
  return unique(finds)
}

/** Counties are named: townships within them win; one elsewhere contradicts, and both are given. */
function inNamedCounties(written: string, counties: Place[], townships: Place[], finds: Find[]): Place[] {
  const within = townships.filter(({ region }) => counties.some((county) => county.region === region))
  if (within.length > 0) return within
  const short = counties.flatMap(({ region }) =>
    region.townships.flatMap((township) => mentions(written, shortNames(township), { region, township })),
  )
  const uncovered = new Set(longest([...finds, ...short]))
  const named = unique(short.filter((find) => uncovered.has(find)))
  return named.length > 0 && townships.length === 0 ? named : [...townships, ...counties]
}

function onlyShortName(regions: readonly Region[], written: string): Place[] {
  const bare = written.replace(/[\s,.;:!?，。；：！？、]+$/u, '')
  return regions.flatMap((region) =>
    region.townships
      .filter((township) => shortNames(township).includes(bare))
      .map((township) => ({ region, township })),
  )
}

function mentions(written: string, names: readonly string[], place: Place): Find[] {
  return names
    .flatMap((name) => occurrences(written, name))
    .filter(({ start, end }) => !isStreet(written, start, end))
    .map((span) => ({ ...place, ...span }))
}

function isStreet(written: string, start: number, end: number): boolean {
  return (
    !/[市县区镇乡]$|街道$/.test(written.slice(start, end)) && STREET_AFTER.test(written.slice(end, end + 10))
  )
}

function regionNames(region: Region): string[] {
  return [...LANGUAGES.map((language) => region.name[language]), ...region.aliases].map(normalise)
}

function fullNames(township: Township): string[] {
  return LANGUAGES.map((language) => normalise(township.name[language]))
}

/** Aliases, and the names without the kind of division, where at least two characters remain. */
function shortNames(township: Township): string[] {
  const chinese = normalise(township.name['zh-CN']).replace(/(?:街道|[镇乡])$/, '')
  const english = normalise(township.name.en).replace(/ (?:subdistrict|town|township)$/, '')
  return [chinese, english, ...township.aliases.map(normalise)].filter((name) => name.length >= 2)
}

function isValid(region: Region, on: string | undefined): boolean {
  if (on === undefined) return region.validTo === undefined
  return (region.validFrom ?? on) <= on && on <= (region.validTo ?? on)
}

function unique(places: readonly Place[]): Place[] {
  const seen = new Map<string, Place>()
  for (const { region, township } of places) {
    seen.set(township?.code ?? region.code, township === undefined ? { region } : { region, township })
  }
  return [...seen.values()].sort((a, b) =>
    (a.township?.code ?? a.region.code).localeCompare(b.township?.code ?? b.region.code),
  )
}
