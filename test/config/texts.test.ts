import { expect, test } from 'vitest'
import { loadTexts, pickLanguage, TextError, textsFrom } from '../../src/config/texts.js'

const both = (zh: string, en: string) =>
  textsFrom({ 'zh-CN': [{ name: 'zh-CN/a.ftl', text: zh }], en: [{ name: 'en/a.ftl', text: en }] })

const ARTICLES = both(
  [
    'date-with-weekday = { $year }-{ $month }-{ $day }/{ $weekday }',
    'ok = 好',
    'hello = 你好，{ $who }！',
    'count = 共{ $n }件',
    'grouped = { NUMBER($n, useGrouping: "always") }',
  ].join('\n'),
  [
    'date-with-weekday = { $year }-{ $month }-{ $day }/{ $weekday }',
    'ok = OK',
    'hello = Hello, { $who }!',
    'count = { $n } in all',
    'grouped = { NUMBER($n, useGrouping: "always") }',
  ].join('\n'),
)

test('words are filled in without invisible marks around them', () => {
  expect(ARTICLES.render('zh-CN', { key: 'hello', args: { who: 'XF-1' } })).toBe('你好，XF-1！')
})

test('a sentence inside a sentence is written in the same language', () => {
  const message = { key: 'hello', args: { who: { key: 'hello', args: { who: { key: 'ok' } } } } }
  expect(ARTICLES.render('zh-CN', message)).toBe('你好，你好，好！！')
  expect(ARTICLES.render('en', message)).toBe('Hello, Hello, OK!!')
})

test("a pack's text is taken in the language of the sentence", () => {
  const who = { local: { 'zh-CN': '六安', en: "Lu'an" } }
  expect(ARTICLES.render('zh-CN', { key: 'hello', args: { who } })).toBe('你好，六安！')
  expect(ARTICLES.render('en', { key: 'hello', args: { who } })).toBe("Hello, Lu'an!")
})

test('numbers are written as given, and grouped only where the sentence asks for it', () => {
  expect(ARTICLES.render('en', { key: 'count', args: { n: 2026 } })).toBe('2026 in all')
  expect(ARTICLES.render('zh-CN', { key: 'count', args: { n: 1234567 } })).toBe('共1234567件')
  expect(ARTICLES.render('en', { key: 'count', args: { n: 0.12345 } })).toBe('0.12345 in all')
  expect(ARTICLES.render('en', { key: 'grouped', args: { n: 2026 } })).toBe('2,026')
})

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'a date keeps its day and weekday on a machine in %s',
  (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    try {
      const texts = loadTexts()
      const message = (date: string) => ({ key: 'date-with-weekday', args: datePartsOf(date) })
      expect(texts.render('zh-CN', message('2026-02-24'))).toBe('2026年2月24日（星期二）')
      expect(ARTICLES.render('en', { key: 'hello', args: { who: { date: '2026-03-01' } } })).toBe(
        'Hello, 2026-3-1/7!',
      )
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  },
)

function datePartsOf(date: string): Record<string, number> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day, weekday: 2 }
}

test('a date reads as people of the language write it', () => {
  const withDate = both(
    'date-with-weekday = { $year }年{ $month }月{ $day }日\nby = { $d }前',
    'date-with-weekday = { $day }.{ $month }.{ $year }\nby = by { $d }',
  )
  expect(withDate.render('zh-CN', { key: 'by', args: { d: { date: '2026-11-01' } } })).toBe('2026年11月1日前')
  const shipped = loadTexts()
  const tuesday = { year: 2026, month: 2, day: 24, weekday: 2 }
  expect(shipped.render('en', { key: 'date-with-weekday', args: tuesday })).toBe('Tuesday 24 February 2026')
})

test.each(['2026-02-30', '2026-13-01', '24.2.2026', ''])('%j is not taken for a date', (date) => {
  expect(() => ARTICLES.render('en', { key: 'hello', args: { who: { date } } })).toThrow(TextError)
})

test('a missing argument is a failure, never a sentence with a hole', () => {
  expect(() => ARTICLES.render('en', { key: 'hello' })).toThrow(/en: hello cannot be written.*\$who/)
})

test('an unknown sentence is a failure', () => {
  expect(() => ARTICLES.render('en', { key: 'no-such' })).toThrow(TextError)
})

test('the words of a button are known in every language', () => {
  expect(ARTICLES.allLanguages('ok')).toEqual(['好', 'OK'])
})

test.each([
  ['a broken placeable', 'a = { $x\nb = b', /zh-CN\/a\.ftl:1: a is broken/],
  ['a line that belongs to nothing', 'a = x\nlost words\nb = b', /a\.ftl:2: the line belongs to no sentence/],
  ['a sentence twice', 'a = x\nb = b\na = y', /Attempt to override/],
  ['a sentence that one language lacks', 'a = x', /zh-CN: b is missing/],
])('%s stops the start', (_title, zh, message) => {
  expect(() => both(zh, 'a = x\nb = b')).toThrow(message)
})

test.each([
  ['zh-hans', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh_TW', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['ug', 'en'],
  ['zha', 'en'],
])('a device in %j is spoken to in %s', (code, language) => {
  expect(pickLanguage(code)).toBe(language)
})
