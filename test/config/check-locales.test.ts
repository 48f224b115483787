import { describe, expect, test } from 'vitest'
import { checkLocales, readSources } from '../../src/config/check-locales.js'
import { packageRoot } from '../../src/config/package-root.js'

function check(zh: string, en: string, code: string): string[] {
  return checkLocales(
    { 'zh-CN': [{ name: 'zh-CN/a.ftl', text: zh }], en: [{ name: 'en/a.ftl', text: en }] },
    [{ path: 'src/a.ts', text: code }],
  )
}

describe('the check of the locales', () => {
  test('has nothing to say where all is well', () => {
    expect(check('a-b = 好 { $x }', 'a-b = fine { $x }', "say({ key: 'a-b', args: { x } })")).toEqual([])
  })

  test('names a broken line with its place', () => {
    expect(check('a-b = 好\nlost\n', 'a-b = fine', "const key = 'a-b'")).toEqual([
      expect.stringMatching(/^zh-CN\/a\.ftl:2: broken: /),
    ])
  })

  test('names a sentence that one language lacks', () => {
    expect(check('a-b = 好', 'a-b = fine\nc-d = more', "['a-b', 'c-d']")).toEqual(['zh-CN: c-d is missing'])
  })

  test('names variables that differ, those of quoted sentences and of choices included', () => {
    const zh = 'a-b = { c-d }\nc-d = { $x }'
    expect(check(zh, 'a-b = { $x }\nc-d = { $x }', "['a-b', 'c-d']")).toEqual([])
    const en = 'a-b = { $n ->\n    [one] one\n   *[other] many\n  }\nc-d = { $x }'
    expect(check(zh, en, "['a-b', 'c-d']")).toEqual([
      'en/a.ftl:1: a-b has other variables ($n) than zh-CN ($x)',
    ])
  })

  test('names a quoted sentence that does not exist', () => {
    expect(check('a-b = { c-d }', 'a-b = fine', "'a-b'")).toContain(
      'zh-CN/a.ftl:1: a-b quotes c-d, which does not exist',
    )
  })

  test('names a key that the code uses and no locale has', () => {
    const code = "say({ key: 'a-b' })\nconst key = late ? 'a-c' : kind === 'x-y' ? 'a-d' : 'a-b'"
    expect(check('a-b = 好', 'a-b = fine', code)).toEqual([
      'src/a.ts:2: a-c is in no locale',
      'src/a.ts:2: a-d is in no locale',
    ])
  })

  test('names a key that nothing uses; a comment is no use', () => {
    expect(check('a-b = 好', 'a-b = fine', "// 'a-b'")).toEqual(['zh-CN/a.ftl:1: a-b is never used'])
  })

  test('takes a template with the prefix of a key as its use', () => {
    const texts = 'kind-a = A\nkind-b-short = B\nkind-TOO_LONG-short = C'
    expect(check(texts, texts, 'say({ key: `kind-$' + '{kind}` })')).toEqual([])
    expect(check(texts, texts, 'say({ key: `kind-$' + '{kind}-short` })')).toEqual([
      'zh-CN/a.ftl:1: kind-a is never used',
    ])
  })

  test('names a sentence in Chinese in a literal, but not in a comment or a regular expression', () => {
    const code =
      "const a = '请稍后再试'\n// 请稍后再试\nconst b = /请稍后再试/\nconst c = '进度'\nconst d = `第$" +
      '{n}步已经完成`'
    expect(check('', '', code)).toEqual([
      'src/a.ts:1: a sentence in Chinese; it belongs in locales/',
      'src/a.ts:5: a sentence in Chinese; it belongs in locales/',
    ])
  })
})

test('the sources of this package are found, the texts of the demo page left out', () => {
  const paths = readSources(packageRoot(), ['src', 'jobs']).map(({ path }) => path)
  expect(paths).toContain('src/config/check-locales.ts')
  expect(paths.filter((path) => path.startsWith('src/sandbox/page/texts'))).toEqual([])
})
