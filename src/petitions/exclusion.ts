/**
 * Who must never see a matter: the office or person named in it, its subordinates and its people, whatever the class.
 * 2022 §30 para 3 forbids to show or pass an accusation to those accused and §46(5) punishes it; a petitioner of any
 * other class has the same reason to fear it, so the rule holds for all. Pure.
 */
import { isWithin, type Pack } from '../config/pack.js'
import { normalise } from '../config/pack-text.js'
import type { AboutWhom } from './content.js'

/**
 * The units that get nothing of a matter about `about`: those named and all below them in the unit tree, each id
 * once. A general word (国土局) that means several units excludes all of them. The units above a named one stay,
 * since somebody has to handle it. Ids that are no longer in the pack stay excluded. Empty where nobody is named.
 */
export function excludedUnits(pack: Pack, about: AboutWhom | undefined): ReadonlySet<string> {
  const named = about?.units ?? []
  const below = pack.units.filter(({ id }) => named.some((ancestor) => isWithin(pack, id, ancestor)))
  return new Set([...named, ...below.map(({ id }) => id)])
}

/**
 * Whether a member of staff may see anything of a matter: lists, search, papers and notices alike. `member.units` are
 * the units of all their grants: one in an excluded unit shuts them out of the matter altogether, through other
 * grants too, and so does their name among the petitioner's words (2022 §30 para 3, §46(5)).
 */
export function maySee(
  pack: Pack,
  about: AboutWhom | undefined,
  member: { readonly units: readonly string[]; readonly name: string },
): boolean {
  const excluded = excludedUnits(pack, about)
  return !member.units.some((unit) => excluded.has(unit)) && !isNamed(about, member.name)
}

/**
 * Whether a person's name stands in the words about whom a matter is. Width, case, blanks, accents, hyphens and the
 * dot inside a name make no difference. A Chinese name counts wherever its characters follow each other, since Chinese
 * has no word borders: in doubt somebody too many is left out. Any other name counts as whole words that follow each
 * other, with its first or last word at either end (Wang Xiaoming, Xiaoming Wang, Wang Xiao-ming). What stands in
 * brackets behind a name is no part of it, and a name of one character never counts.
 */
export function isNamed(about: AboutWhom | undefined, name: string): boolean {
  if (about === undefined) return false
  const words = folded(about.words)
  const ownName = folded(name).replace(/\([^)]*\)/g, '')
  return isHanNameIn(words, ownName) || isSpelledNameIn(words, ownName)
}

/** Accents off (Wáng), besides what `normalise` evens out; both sides go through it. */
function folded(text: string): string {
  return normalise(text).normalize('NFKD').replace(/\p{M}/gu, '')
}

/** Blanks set to align names (李　明) and the dot of names such as 买买提·艾力. */
const WITHIN_HAN = /(?<=\p{Script=Han})[ ·•・‧.]+(?=\p{Script=Han})/gu

function isHanNameIn(words: string, name: string): boolean {
  const written = words.replace(WITHIN_HAN, '')
  const parts = name.replace(WITHIN_HAN, '').match(/\p{Script=Han}{2,}/gu) ?? []
  return parts.some((part) => written.includes(part))
}

/** Words of scripts that have them; Chinese between two words keeps them apart. */
const WORDS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

function isSpelledNameIn(words: string, name: string): boolean {
  const spelled = name.replace(/\p{Script=Han}+/gu, ' ').trim()
  const parts = spelled.match(WORDS) ?? []
  if (parts.join('').length < 2) return false
  const [first = '', ...rest] = parts
  const forms = [parts, [...rest, first], [...parts.slice(-1), ...parts.slice(0, -1)]].map((form) =>
    form.join(''),
  )
  // A name of two words is not found in one (Lu An in Luan), but its words may be parted or joined otherwise.
  const atLeast = spelled.includes(' ') ? 2 : 1
  const written = words.match(WORDS) ?? []
  return written.some((_, start) => forms.some((form) => isRun(written, start, form, atLeast)))
}

/** Whether words from `start` on, `atLeast` so many, make up `form` without a rest. */
function isRun(words: readonly string[], start: number, form: string, atLeast: number): boolean {
  let done = 0
  let at = start
  for (; done < form.length; at += 1) {
    const word = words[at]
    if (word === undefined || !form.startsWith(word, done)) return false
    done += word.length
  }
  return at - start >= atLeast
}
