/** Finding names and words in what people write. Pure. */

/** Where a name stands in a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One spelling for comparison: full-width to half-width, small letters, straight apostrophes, single blanks. */
export function normalise(text: string): string {
  return text
    .replace(/[’‘ʼ`´]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Every place where `name` stands in `text`, both normalised. A name in Latin letters must stand as a word of its
 * own, at most with an English plural or possessive ending; Chinese has no word borders.
 */
export function occurrences(text: string, name: string): Span[] {
  const spans: Span[] = []
  if (name === '') return spans
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length
    if (standsAlone(text, name, start, end)) spans.push({ start, end })
  }
  return spans
}

/**
 * Leaves out what lies inside a longer find: 霍邱 inside 霍邱县 is not a second mention. Keeps the order; takes
 * n log n steps, since people may send tens of thousands of characters.
 */
export function longest<T extends Span>(finds: readonly T[]): T[] {
  const inside = new Set<T>()
  let reach = { start: -1, end: -1 }
  for (const find of [...finds].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const same = find.start === reach.start && find.end === reach.end
    if (find.end <= reach.end && !same) inside.add(find)
    else reach = find
  }
  return finds.filter((find) => !inside.has(find))
}

function standsAlone(text: string, name: string, start: number, end: number): boolean {
  if (isLetter(name[0]) && isLetter(text[start - 1])) return false
  if (!isLetter(name.at(-1))) return true
  return /^(?:'s|e?s)?(?![a-z0-9])/.test(text.slice(end, end + 3))
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character)
}
