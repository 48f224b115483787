/** Regular expressions as filters use them: BSON's pattern and options on JavaScript's engine. */
import { BSONRegExp } from 'bson'
import { refuse } from './errors.js'
import { equalValues, regexOf } from './order.js'

export function isRegex(value: unknown): value is BSONRegExp | RegExp {
  return value instanceof BSONRegExp || value instanceof RegExp
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\v\\f\\r',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
}

/** One element of a pattern: an escape, a list of characters, or a single character. */
const ELEMENT = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|[\s\S]/g

/** What PCRE writes otherwise than JavaScript, in JavaScript's way. */
function translated(pattern: string, { x, m, s }: { x: boolean; m: boolean; s: boolean }): string {
  let comment = false
  return pattern.replace(ELEMENT, (element) => {
    if (comment) {
      comment = element !== '\n'
      return ''
    }
    if (x && element === '#') comment = true
    if (x && (comment || /^\s$/.test(element))) return ''
    switch (element) {
      case '\\A':
        return '(?<![\\s\\S])'
      case '\\z':
        return '(?![\\s\\S])'
      case '\\Z':
        return '(?=\\n?(?![\\s\\S]))'
      case '\\h':
        return '[ \\t]'
      case '$':
        return m ? '(?=\\n|(?![\\s\\S]))' : '(?=\\n?(?![\\s\\S]))'
      case '.':
        return s ? '[\\s\\S]' : '[^\\n]'
      default:
        return element.startsWith('[')
          ? element.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole)
          : element
    }
  })
}

/**
 * Compiles a pattern. Throws EngineError 51108 for an unknown option, 51091 for a pattern that does not compile, or
 * that only PCRE understands.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  const [, start = '', inline = '', rest = pattern] = /^(\^?)\(\?([imsx]+)\)([\s\S]*)$/.exec(pattern) ?? []
  const all = new Set(options + inline)
  for (const option of all)
    if (!'imsxug'.includes(option)) refuse(51108, `invalid flag in regex options: ${option}`)
  const has = (option: string): boolean => all.has(option)
  const source = translated(start + rest, { x: has('x'), m: has('m'), s: has('s') })
  const flags = ['i', 'm'].filter(has).join('')
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(source, flags + unicode)
    } catch {
      // Some patterns that PCRE takes are errors only with the unicode flag: try without.
    }
  }
  return refuse(51091, `Regular expression is invalid: ${pattern}`)
}

/** A string that the expression finds something in, or an equal regular expression. */
export function regexTest(expression: BSONRegExp | RegExp): (value: unknown) => boolean {
  const { pattern, options } = regexOf(expression)
  const compiled = compileRegex(pattern, options)
  return (value) =>
    typeof value === 'string' ? compiled.test(value) : isRegex(value) && equalValues(value, expression)
}
