import { describe, expect, test } from 'vitest'
import { scanSource } from '../../src/config/source-scan.js'
import { readModules } from './modules.js'

/** The one module that reads the machine's time. */
const CLOCK = 'src/time/clock.ts'

/** Where a source reads the time: `Date.now`, `new Date()`, `Date()`, `performance.now`, `hrtime`. */
function readsOfTime(text: string): number[] {
  const tokens = scanSource(text)
  const is = (index: number, word: string): boolean => {
    const token = tokens[index]
    return (token?.kind === 'word' || token?.kind === 'sign') && token.text === word
  }
  return tokens.flatMap((token, index) => {
    const now =
      ['Date', 'performance'].some((word) => is(index, word)) && is(index + 1, '.') && is(index + 2, 'now')
    const empty = is(index, 'Date') && is(index + 1, '(') && is(index + 2, ')')
    // `new Date` without parentheses; `Date` before anything else is a type.
    const bare = is(index - 1, 'new') && is(index, 'Date') && !is(index + 1, '(')
    return now || empty || bare || is(index, 'hrtime') ? [token.line] : []
  })
}

test('only the clock reads the time', () => {
  const places = readModules(['src', 'jobs'])
    .filter(({ path }) => path !== CLOCK)
    .flatMap(({ path, text }) => readsOfTime(text).map((line) => `${path}:${line}`))
  expect(places).toEqual([])
})

describe('the reader of time', () => {
  test.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'performance.now()',
    'process.hrtime.bigint()',
  ])('%s is a read of the time', (source) => expect(readsOfTime(source)).toEqual([1]))

  test.each([
    'new Date(x)',
    'const d: Date = x',
    'clock.now()',
    '// Date.now()',
    "'Date.now()'",
    'Date.UTC(2026, 1)',
  ])('%s is none', (source) => expect(readsOfTime(source)).toEqual([]))
})
