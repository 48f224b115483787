/** Telegram's limit for a text; counted in UTF-16 units, which is never less than what Telegram counts. */
export const MAX_TEXT = 4096

/**
 * Where a text may be cut, best first. Each finds the gap after which the next part starts; what the gap itself
 * holds (empty lines, a line's end, spaces) is dropped.
 */
const GAPS: readonly RegExp[] = [
  /\n[^\S\n]*\n\s*/g,
  /\n\s*/g,
  /(?<=[。！？；…][”’」』）》"]{0,3})(?![”’」』）》"。！？；…])|(?<=[.!?;]["')\]]{0,3})\s+/g,
  /\s+/g,
]

/** A gap so near the start would leave a scrap of a message, so the next kind of gap is tried instead. */
const LEAST = 1 / 4

/** Of a longer gap the rest starts the next part, where Telegram trims it. */
const LONGEST_GAP = 64

/** The text in parts of at most `limit` units, each with something to read in it. */
export function splitText(text: string, limit: number = MAX_TEXT): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > limit) {
    const { end, next } = cut(rest, limit)
    parts.push(rest.slice(0, end))
    rest = rest.slice(next)
  }
  parts.push(rest)
  const readable = parts.filter((part) => part.trim() !== '')
  return readable.length > 0 ? readable : [text.slice(0, limit)]
}

function cut(text: string, limit: number): { end: number; next: number } {
  // A gap may start right at the limit, and all of it is dropped.
  const window = text.slice(0, limit + LONGEST_GAP)
  for (const gap of GAPS) {
    const last = [...window.matchAll(gap)].findLast(({ index }) => index >= limit * LEAST && index <= limit)
    if (last) return { end: last.index, next: last.index + last[0].length }
  }
  const end = isHalved(text, limit) ? limit - 1 : limit
  return { end, next: end }
}

/** Whether a cut here would fall between the two units of one character (a first unit has to be cut off anyway). */
function isHalved(text: string, at: number): boolean {
  return at > 1 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1))
}
