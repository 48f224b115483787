/** Regular expressions as filters use them: BSON's pattern and options on JavaScript's engine. */
import { BSONRegExp } from 'bson'
import { refuse } from './errors.js'
import { equalValues, regexOf } from './order.js'

export function isRegex(value: unknown): value is BSONRegExp | RegExp {
  return value instanceof BSONRegExp || value instanceof RegExp
}

/** Compiles a pattern. Throws EngineError 51108 for an unknown option, 51091 for a pattern that does not compile. */
export function compileRegex(pattern: string, options: string): RegExp {
  let flags = ''
  let source = pattern
  for (const option of new Set(options)) {
    if (option === 'i' || option === 'm' || option === 's') flags += option
    else if (option === 'x')
      source = source.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part))
    else if (option !== 'u' && option !== 'g') refuse(51108, `invalid flag in regex options: ${option}`)
  }
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
