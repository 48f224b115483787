import { type Pattern, parse, type SelectExpression } from '@fluent/syntax'
import { describe, expect, test } from 'vitest'
import { readTextFiles } from '../../src/config/text-files.js'
import { LANGUAGES, type Language } from '../../src/config/texts.types.js'

/**
 * How hard the sentences for citizens are to read. They are read by people with little schooling on a cheap phone,
 * aloud by a screen reader, and in danger: a sentence is short, has no office words, and needs no eyes to be followed.
 */

/** The files whose sentences go to citizens; the other files speak to the office. */
const FILES = ['intake', 'menu', 'buttons', 'cases', 'citizen', 'rights', 'common', 'notices']

/** Keys in those files that no citizen reads as a sentence, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/^words-/, 'lists of words that are recognised, never shown'],
  [/^law-/, 'the name of a law with its article, as the law calls itself'],
  [/^notice-(?:desk|member)-|^notice-neutral-desk$|^notice-deputy$|^button-member-/, 'goes to officials'],
  [
    /^forms-(?:act-)?(?:typeup|revdone|newcode)|^button-verb-(?:typeup|revdone|newcode)$/,
    'forms of officials',
  ],
  [/^code-renewed$|^review-outcome-|^refused-RECORDING_UNKNOWN$/, 'shown to officials, in the same forms'],
  [/^card-/, 'what an official sees of a case; a citizen gets case-…'],
  [/^history-/, "the file's history, read by officials; a citizen gets case-done-…"],
  [/^elsewhere/, 'both languages in one message, for a group whose language nobody knows'],
  [/^(?:language-question|expects-language)$/, 'both languages in one message, for who reads only one'],
]

/** Office words, and what to say instead. One may stand where brackets explain it at once. */
const OFFICE_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    pursuant: 'under',
    herewith: 'with this',
    hereby: '(leave it out)',
    aforementioned: 'this',
    aforesaid: 'this',
    'prior to': 'before',
    notwithstanding: 'even if',
    'in accordance with': 'as … says',
    'with respect to': 'about',
    'in respect of': 'about',
    'in the event': 'if',
    shall: 'must, will',
    thereof: 'of it',
    therein: 'in it',
    whereby: 'by which',
    whereupon: 'then',
    forthwith: 'at once',
    commence: 'begin',
    terminate: 'end',
    furnish: 'send',
    utilise: 'use',
    adjudicate: 'decide',
    remit: 'send back',
    deem: 'count as',
    jurisdiction: 'who is in charge',
    competent: 'right, in charge',
    competence: 'who is in charge',
    organ: 'office, body',
    petitioner: 'you',
    retaliate: 'take revenge',
  },
  'zh-CN': {
    予以: '（去掉）',
    不予: '不',
    兹: '（去掉）',
    特此: '（去掉）',
    尚未: '还没有',
    届时: '到时候',
    该单位: '这个单位',
    之日: '那天',
    依法: '按法律',
    逾期: '过期了',
    鉴于: '因为',
    据此: '所以',
    上述: '这些',
    '(?<!必)须': '要',
    均: '都',
    亦: '也',
    若: '如果',
    贵: '您',
    敬请: '请',
    商请: '请',
    提请: '请',
    顺延: '往后移',
    知悉: '知道',
    反馈: '告诉结果',
    移送: '转交',
    应当: '要',
    该件: '这件',
  },
}

/** Words that lead nowhere for who hears the message, or sees it without its colours. */
const BY_SIGHT: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:above|below|underneath|beneath|(?:on|to) the (?:left|right)|(?:first|last|top|bottom|upper|lower|left|left-hand|right-hand) (?:button|row|line|one)|green|red|blue|yellow|gr[ae]y|orange)\b/i,
  'zh-CN': /[上下]面|[上下]方|以[上下]|[左右][边侧]|(?:第.|最后一)个按钮|[红绿蓝黄灰]色/,
}

const MOST: Readonly<Record<Language, { readonly sentence: number; readonly mean: number }>> = {
  // Words; signs between 。！？；
  en: { sentence: 22, mean: 12 },
  'zh-CN': { sentence: 40, mean: 20 },
}

/** What stands for a placeable: one short word. */
const SHORT: Readonly<Record<Language, string>> = { en: 'it', 'zh-CN': '某某' }

interface Text {
  readonly where: string
  readonly text: string
}

/** Every wording of every sentence for citizens: a choice gives one for each of its ends. */
function citizenTexts(language: Language): Text[] {
  return readTextFiles(language)
    .filter(({ name }) => FILES.some((file) => name === `${language}/${file}.ftl`))
    .flatMap(({ name, text }) =>
      parse(text, {}).body.flatMap((entry) =>
        entry.type === 'Message' && entry.value && !LEFT_OUT.some(([keys]) => keys.test(entry.id.name))
          ? wordings(entry.value, language).map((words) => ({
              where: `${name}: ${entry.id.name}`,
              text: words,
            }))
          : [],
      ),
    )
}

const wordings = (pattern: Pattern, language: Language): string[] =>
  pattern.elements.reduce<string[]>(
    (before, element) => {
      const ends =
        element.type === 'TextElement'
          ? [element.value]
          : element.expression.type === 'SelectExpression'
            ? choices(element.expression, language)
            : [SHORT[language]]
      return before.flatMap((head) => ends.map((end) => head + end))
    },
    [''],
  )

const choices = ({ variants }: SelectExpression, language: Language): string[] => [
  ...new Set(variants.flatMap(({ value }) => wordings(value, language))),
]

const ENDS: Readonly<Record<Language, RegExp>> = { en: /[.!?]["”)]*(?=\s|$)|\n/, 'zh-CN': /[。！？；]|\n/ }

const sentences = ({ where, text }: Text, language: Language): Text[] =>
  text
    .split(ENDS[language])
    .map((sentence) => ({ where, text: sentence.trim() }))
    .filter((sentence) => sizeOf(sentence.text, language) > 0)

const wordsOf = (text: string): string[] => text.match(/[\p{L}\d/][\p{L}\d'’/:.,+-]*/gu) ?? []

/** Words; in Chinese signs, where a number or a Latin word counts like a short word of two. */
const sizeOf = (text: string, language: Language): number =>
  language === 'en'
    ? wordsOf(text).length
    : text.replace(/[A-Za-z\d/][\w/.:-]*/g, '某某').replace(/[^\p{L}]/gu, '').length

/** Syllables of an English word, near enough for a mean: groups of vowels, without a silent e. */
function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const groups = letters.replace(/(?:[^laeiouy]es|[^dlt]ed|[^l]e)$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 1)
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)

const everyWord = (word: string, language: Language): RegExp =>
  language === 'en' ? new RegExp(`\\b${word}(?:s|ed|d|ing)?\\b(?! \\()`, 'i') : new RegExp(`${word}(?!（)`)

function officeWords({ text }: Text, language: Language): string[] {
  return Object.entries(OFFICE_WORDS[language]).flatMap(([word, plain]) =>
    everyWord(word, language).test(text) ? [`${word} → ${plain}`] : [],
  )
}

describe.each(LANGUAGES)('what citizens read in %s', (language) => {
  const all = citizenTexts(language)
  const each = all.flatMap((text) => sentences(text, language))
  const sizes = each.map(({ text }) => sizeOf(text, language))

  test('comes in sentences that can be read in one breath', () => {
    const long = each
      .map((sentence) => ({ ...sentence, size: sizeOf(sentence.text, language) }))
      .filter(({ size }) => size > MOST[language].sentence)
      .map(({ where, text, size }) => `${where} (${size}): ${text}`)
    expect(long).toEqual([])
  })

  test('is short on the whole, each file for itself', () => {
    const byFile = FILES.map((file) => ({
      file,
      mean: mean(
        each
          .filter(({ where }) => where.startsWith(`${language}/${file}.ftl`))
          .map(({ text }) => sizeOf(text, language)),
      ),
    }))
    if (process.env.READING) console.log(language, Math.max(...sizes), mean(sizes), JSON.stringify(byFile))
    expect(byFile.filter((one) => one.mean > MOST[language].mean)).toEqual([])
  })

  test('has no office words, unless brackets explain them at once', () => {
    const found = all.flatMap((text) =>
      officeWords(text, language).map((word) => `${text.where}: ${word}: ${text.text}`),
    )
    expect(found).toEqual([])
  })

  test('begins with a word, never with an emoji', () => {
    expect(all.filter(({ text }) => /^\s*(?!\d)\p{Extended_Pictographic}/u.test(text))).toEqual([])
  })

  test('can be followed without seeing where something stands or what colour it has', () => {
    const found = all.filter(({ text }) => BY_SIGHT[language].test(text))
    expect(found.map(({ where, text }) => `${where}: ${text}`)).toEqual([])
  })
})

test('English words for citizens are short: about one and a half syllables', () => {
  const words = citizenTexts('en').flatMap(({ text }) => wordsOf(text))
  if (process.env.READING) console.log(mean(words.map(syllables)))
  expect(mean(words.map(syllables))).toBeLessThanOrEqual(1.6)
})

test('the measures see what they are for', () => {
  expect(sentences({ where: '', text: 'Wait. Call 0564-555-0100!' }, 'en').map(({ text }) => text)).toEqual([
    'Wait',
    'Call 0564-555-0100',
  ])
  expect(sizeOf('请打 0564-555-0100，马上', 'zh-CN')).toBe(6)
  expect(['cat', 'office', 'petition', 'answered', 'handled', 'table'].map(syllables)).toEqual([
    1, 2, 3, 2, 2, 2,
  ])
  expect(officeWords({ where: '', text: 'Commenced pursuant to law' }, 'en')).toHaveLength(2)
  expect(officeWords({ where: '', text: '届时告诉您' }, 'zh-CN')).toHaveLength(1)
  expect(officeWords({ where: '', text: '顺延（往后移）到星期一' }, 'zh-CN')).toEqual([])
  expect(BY_SIGHT.en.test('Press the last button')).toBe(true)
  expect(BY_SIGHT.en.test('One day is left. It is the right one.')).toBe(false)
})
