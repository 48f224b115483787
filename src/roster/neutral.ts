/** Texts about duties speak of the desk and of case numbers, never of a person. Pure. */
import { dammDigit } from '../petitions/case-number.js'

/** What tells of a person in a text. */
export type PersonMark = 'phone' | 'id-number' | 'name'

/** What stands between the digits of one number: blanks, hyphens, dots, brackets; up to three, as in `(138) 1234`. */
const GAP_SIGN = String.raw`[^\S\r\n]|[-‐-―−_.·•・‧()]`
const GAP = `(?:${GAP_SIGN}){0,3}`
/** A number begins and ends where no other digit stands beside it. */
const BEGIN = String.raw`(?<!\d)`
const END = String.raw`(?!\d)`
/** So many more digits, whatever gaps there are. */
const more = (digits: string, count: string): string => `(?:${GAP}${digits}){${count}}`

/** As a number is written in one run or in parts. */
const pattern = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'giu')

/** With `XF` in front its shape is enough: a mistyped one is no phone number either. */
const CASE_NUMBER = pattern('XF', GAP, String.raw`\d`, more(String.raw`\d`, '16'), END)
const BARE_CASE_NUMBER = pattern(BEGIN, `(\\d{6})${GAP}(\\d{4})${GAP}(\\d{6})${GAP}(\\d)(?![\\dX])`)
/** Nothing of the same writing goes on here: `12-3` in `199-12-3-45678` is part of a number. */
const ALONE = `${BEGIN}(?<!\\d[-/.])`
const CASE_TAIL = pattern(ALONE, String.raw`\d{6}-\d(?![-\d])`)

const DATE = (name: string): string =>
  String.raw`(?:19|20)\d\d(?<${name}>[-/.])(?:0?[1-9]|1[0-2])\k<${name}>(?:0?[1-9]|[12]\d|3[01])`
/** One day or from one to another. */
const DATES = pattern(
  ALONE,
  DATE('sign'),
  String.raw`(?:\s*[-‐-―−~至]\s*`,
  DATE('other'),
  String.raw`)?(?!\d|[-/.]\d)`,
)
const TIMES = pattern(BEGIN, String.raw`\d{1,2}:\d{2}(?::\d{2})?`, END)
/** An amount with its decimals, as far as nothing else goes on around it. */
const AMOUNTS = pattern(ALONE, String.raw`(?<!\d\s)\d+\.\d{1,2}(?!\d|\s?[-‐-―−_.·•・‧()]?\d)`)

/** With their thousands apart. */
const LARGE_AMOUNTS = pattern(ALONE, String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?\s?(?:元|万|亿|yuan|rmb)`)

/** Stands where something was that is no number of a person's: no gap, so nothing is joined across it. */
const GONE = '¤'

const MOBILE = pattern(BEGIN, `(?:0|(?:\\+|00)?86${GAP})?1${GAP}[3-9]`, more(String.raw`\d`, '9'), END)
/** 010, 02x and four digits elsewhere; then seven or eight digits, at once or in two parts. */
const LANDLINE = pattern(
  BEGIN,
  String.raw`(?:(?:\+|00)86${GAP})?0(?:10|2\d|[3-9]\d\d)${GAP}[2-9]\d{2,3}${GAP}\d{4}`,
  END,
)
/** E.164: at most 15 digits. */
const FOREIGN = pattern(String.raw`\+${GAP}[1-9]`, more(String.raw`\d`, '7,14'), END)
const PHONES = [MOBILE, LANDLINE, FOREIGN]

/** Signs that stand between counts and days as well: between the groups of a number they are looked through, else not. */
const WIDE_SIGN = String.raw`[\s/\\,、:*~|+=;#]|${GAP_SIGN}`
const GROUPS = pattern(String.raw`\d+(?:(?:${WIDE_SIGN}){1,3}\d+x?)+`)
const PHONE_OF_GROUPS = /^(?:(?:00)?86)?1[3-9]\d{9}$|^0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/
const ID_OF_GROUPS = /^[1-9](?:\d{14}|\d{16}[\dx])$/i
/** So many groups has a number at most: each digit by itself. */
const GROUPS_AT_MOST = 18

/**
 * Numbers as they could be put together from neighbouring groups of digits, each of so many at least, or each of one: then
 * they are no list of counts.
 */
function inGroups(text: string, least: number): string[] {
  return (text.match(GROUPS) ?? []).flatMap((run) => {
    const groups = run.match(/\d+x?/gi) ?? []
    const fits = (some: readonly string[]): boolean =>
      some.every((group, at) => group.length >= least || (at === 0 && group === '86')) ||
      some.every(({ length }) => length === 1)
    return groups.flatMap((_, from) =>
      Array.from({ length: GROUPS_AT_MOST }, (__, more) => groups.slice(from, from + more + 1))
        .filter((some) => some.length > 1 && fits(some))
        .map((some) => some.join('')),
    )
  })
}

/** 居民身份证: 18 characters, of the first generation 15. Their check digit isn't asked for: a mistyped one is somebody's too. */
const ID_IN_ONE = pattern(BEGIN, String.raw`[1-9](?:\d{14}|\d{16}[\dX])(?![\dX])`)
/** Looked for ahead: two runs may overlap, and only one of them is an ID number. */
const idInParts = (digits: string, last: string): RegExp =>
  pattern(BEGIN, `(?=([1-9]${more(String.raw`\d`, digits)}${GAP}${last}(?![\\dX])))`)
const IDS_IN_PARTS = [idInParts('16', String.raw`[\dX]`), idInParts('13', String.raw`\d`)]
/** The same as wholes, to be taken out. */
const IDS_WHOLE = [
  pattern(BEGIN, '[1-9]', more(String.raw`\d`, '16'), GAP, String.raw`[\dX](?![\dX])`),
  pattern(BEGIN, '[1-9]', more(String.raw`\d`, '14'), END),
]
/** Its day of birth: other runs of numbers have none there. */
const BORN = /^\d{6}(?:(?:18|19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?:[\dX])?$/i

/**
 * All that in a text tells of a person: an ID number, a phone number, one of the names. Numbers are found
 * in whatever way they are written, in parts and in full width too; case numbers, days, times and amounts are none. A
 * count before a day with nothing but a blank between (`138 2026-03-05`) is read as these two.
 */
export function personsIn(text: string, names: Iterable<string>): PersonMark[] {
  const plain = plainText(text)
  const ways = waysToRead(plain)
  const squeezed = plain.replace(NAME_GAPS, '')
  const named = [...names].some((name) => isNamed(plainText(name), plain, squeezed))
  // An ID number has a phone number's shape in it now and then: that is looked for in what is left.
  const id = ways.some(hasIdNumber)
  const rest = id ? ways.map(withoutIds) : ways
  return [
    ...(id ? (['id-number'] as const) : []),
    ...(rest.some(hasPhone) ? (['phone'] as const) : []),
    ...(named ? (['name'] as const) : []),
  ]
}

/** The first of what in a text tells of a person. */
export const personIn = (text: string, names: Iterable<string>): PersonMark | undefined =>
  personsIn(text, names)[0]

/** A text without its ID numbers, as far as they stand in one or in parts with gaps between. */
const withoutIds = (text: string): string =>
  [ID_IN_ONE, ...IDS_WHOLE].reduce(
    (left, id) => left.replace(id, (found) => (BORN.test(found.replace(/[^\dx]/gi, '')) ? GONE : found)),
    text,
  )

/** One writing for what looks alike, without signs that nobody sees. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Me}|\uFE0F/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()

/** A text without the numbers that are no person's. */
const withoutOthers = (text: string): string =>
  text
    .replace(CASE_NUMBER, GONE)
    .replace(BARE_CASE_NUMBER, (all, region: string, year: string, serial: string, check: string) =>
      dammDigit(`${region}${year}${serial}`) === Number(check) ? GONE : all,
    )
    .replace(DATES, GONE)
    .replace(TIMES, GONE)
    .replace(CASE_TAIL, GONE)
    .replace(LARGE_AMOUNTS, GONE)
    .replace(AMOUNTS, GONE)

/**
 * A text as its numbers can be read: with Chinese digits as digits too, and on one line, since a number that is sent in
 * two messages stands on two. Each way by itself: a digit more in front would hide a number.
 */
function waysToRead(plain: string): string[] {
  const digits = plain.replace(
    /[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g,
    (sign) => CHINESE_DIGITS[sign] ?? sign,
  )
  return [...new Set([plain, digits])].flatMap((text) => {
    const lines = withoutOthers(text)
    return [lines, withoutOthers(lines.replace(/\s*[\r\n]+\s*/g, ''))]
  })
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○', '一幺壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (signs, digit) => [...signs].map((sign) => [sign, String(digit)]),
  ),
)

const hasPhone = (text: string): boolean =>
  PHONES.some((phone) => text.search(phone) >= 0) ||
  inGroups(text, 3).some((number) => PHONE_OF_GROUPS.test(number))

const hasIdNumber = (text: string): boolean =>
  text.search(ID_IN_ONE) >= 0 ||
  inGroups(text, 2).some((number) => ID_OF_GROUPS.test(number) && BORN.test(number)) ||
  IDS_IN_PARTS.some((parts) =>
    [...text.matchAll(parts)].some(([, found = '']) => BORN.test(found.replace(/[^\dx]/gi, ''))),
  )

/** What stands inside names, in one writing and not in another. */
const NAME_GAPS = /[\s\-·•・‧.*/\\|~_+#]/gu
const HAN = /\p{Script=Han}(?:[\s\-·•・‧.]*\p{Script=Han})*/gu
const OTHER_WORDS = /(?:(?!\p{Script=Han})[\p{L}\p{M}'])+/gu
/** What a word of another writing than Chinese is made of. */
const LETTER = String.raw`(?!\p{Script=Han})[\p{L}\p{N}]`
/** A name of one word is worth comparing from here on; shorter ones are words of every day. */
const LETTERS_AT_LEAST = 4

/** Whether a text has a name: Chinese has no borders between words; elsewhere it is the whole name that counts. */
function isNamed(name: string, text: string, squeezed: string): boolean {
  const chinese = (name.match(HAN) ?? []).map((part) => part.replace(NAME_GAPS, ''))
  if (chinese.some((part) => [...part].length >= 2 && squeezed.includes(part))) return true
  const words = name.match(OTHER_WORDS) ?? []
  const letters = words.join('').length
  if (words.length < 2 && letters < LETTERS_AT_LEAST) return false
  // Written in one, `Li Na` is `lina`; initials alone would be an abbreviation.
  const between = letters < LETTERS_AT_LEAST ? '+' : '*'
  const whole = words.map(escaped).join(`[\\s\\-·•・‧.*/|~_+#]${between}`)
  return new RegExp(`(?<!${LETTER})${whole}(?!${LETTER})`, 'u').test(text)
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
