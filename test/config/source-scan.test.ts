import { expect, test } from 'vitest'
import { scanSource } from '../../src/config/source-scan.js'

const literals = (source: string): string[] =>
  scanSource(source).flatMap((token) => (token.kind === 'literal' ? [token.text] : []))

test('comments hold no literals', () => {
  expect(literals(`// 'a'\n/* "b" */ const x = 'c' // it's`)).toEqual(['c'])
})

test('quotes inside regular expressions begin no literal', () => {
  expect(literals(`const r = /['"\`/[/]]/g; f(/'/, 'a'); return /"/.test('b')`)).toEqual(['a', 'b'])
})

test('a division is not taken for a regular expression', () => {
  expect(literals(`const n = (a + b) / 2 + 'x' / 3; m[0] / 'y'`)).toEqual(['x', 'y'])
})

test('escapes are undone', () => {
  expect(literals(String.raw`'it\'s', "\u4e2d\u{6587}", 'a\nb', '\x41'`)).toEqual([
    "it's",
    '中文',
    'a\nb',
    'A',
  ])
})

test('a template gives its fixed parts, and the expressions in it are read as well', () => {
  const tokens = scanSource('`a-#{f({ x: `b-#{"c"}` })}-d`'.replaceAll('#', '$'))
  expect(tokens[0]).toMatchObject({ kind: 'template', parts: ['a-', '-d'] })
  expect(tokens).toContainEqual({ kind: 'template', parts: ['b-', ''], line: 1 })
  expect(tokens).toContainEqual({ kind: 'literal', text: 'c', line: 1 })
})

test('each token knows its line', () => {
  expect(scanSource("\n\n'a'\n`b\n`\n'c'").map((token) => token.line)).toEqual([3, 4, 6])
})
