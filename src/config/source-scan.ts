/**
 * A small reader of TypeScript source that knows just enough to tell literals from comments: for the check of
 * the locales, which asks what is written in string literals and where. Regular expressions are stepped over.
 */
export type Token =
  /** A string, or a template without `${}`. */
  | { readonly kind: 'literal'; readonly text: string; readonly line: number }
  /** A template with `${}`: the fixed parts around the expressions, which follow as tokens of their own. */
  | { readonly kind: 'template'; readonly parts: readonly string[]; readonly line: number }
  | { readonly kind: 'word'; readonly text: string; readonly line: number }
  | { readonly kind: 'sign'; readonly text: string; readonly line: number }

/** Words after which a slash begins a regular expression rather than a division. */
const BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'await',
  'else',
])
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** All tokens of a source text in order, comments and regular expressions left out. */
export function scanSource(source: string): Token[] {
  return new Scanner(source).scan()
}

class Scanner {
  private at = 0
  private line = 1
  private readonly tokens: Token[] = []
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  /** Reads to the end, or, inside a template, to the brace that closes its expression. */
  scan(inTemplate = false): Token[] {
    let depth = 0
    while (this.at < this.source.length) {
      const char = this.peek()
      if (inTemplate && char === '}' && depth === 0) break
      if (char === '{') depth += 1
      if (char === '}') depth -= 1
      this.readOne(char)
    }
    return this.tokens
  }

  private readOne(char: string): void {
    if (/\s/.test(char)) this.take()
    else if (this.source.startsWith('//', this.at)) this.skipUntil('\n')
    else if (this.source.startsWith('/*', this.at)) this.skipUntil('*/')
    else if (char === "'" || char === '"') this.readString(char)
    else if (char === '`') this.readTemplate()
    else if (char === '/' && this.regexMayBegin()) this.skipRegex()
    else if (/[\p{L}\p{N}_$]/u.test(char)) this.readWord()
    else this.tokens.push({ kind: 'sign', line: this.line, text: this.take() })
  }

  private peek(): string {
    return this.source[this.at] ?? ''
  }

  private take(): string {
    const char = this.peek()
    if (char === '\n') this.line += 1
    this.at += 1
    return char
  }

  private skipUntil(end: string): void {
    while (this.at < this.source.length && !this.source.startsWith(end, this.at)) this.take()
    for (const _ of end) this.take()
  }

  private readWord(): void {
    const line = this.line
    let text = ''
    while (this.at < this.source.length && /[\p{L}\p{N}_$]/u.test(this.peek())) text += this.take()
    this.tokens.push({ kind: 'word', text, line })
  }

  private readString(quote: string): void {
    const line = this.line
    this.take()
    let text = ''
    while (this.at < this.source.length && this.peek() !== quote) text += this.takeCharacter()
    this.take()
    this.tokens.push({ kind: 'literal', text, line })
  }

  private readTemplate(): void {
    const line = this.line
    this.take()
    const place = this.tokens.length
    const parts: string[] = []
    let part = ''
    while (this.at < this.source.length && this.peek() !== '`') {
      if (!this.source.startsWith('${', this.at)) {
        part += this.takeCharacter()
        continue
      }
      parts.push(part)
      part = ''
      this.at += 2
      this.scan(true)
      this.take()
    }
    this.take()
    parts.push(part)
    const token: Token =
      parts.length === 1 ? { kind: 'literal', text: part, line } : { kind: 'template', parts, line }
    this.tokens.splice(place, 0, token)
  }

  /** One character of a string, an escape undone. */
  private takeCharacter(): string {
    const char = this.take()
    if (char !== '\\') return char
    const escaped = this.take()
    if (escaped !== 'u' && escaped !== 'x') return ESCAPES[escaped] ?? escaped
    const pattern = escaped === 'x' ? /^[\da-f]{2}/i : /^(?:[\da-f]{4}|\{[\da-f]+\})/i
    const digits = pattern.exec(this.source.slice(this.at, this.at + 10))?.[0] ?? ''
    this.at += digits.length
    const code = Number.parseInt(digits.replace(/[{}]/g, ''), 16)
    return Number.isNaN(code) || code > 0x10ffff ? '' : String.fromCodePoint(code)
  }

  private regexMayBegin(): boolean {
    const before = this.tokens.at(-1)
    if (before === undefined) return true
    if (before.kind === 'sign') return !/[)\]}]/.test(before.text)
    return before.kind === 'word' && BEFORE_REGEX.has(before.text)
  }

  private skipRegex(): void {
    this.take()
    let inClass = false
    while (this.at < this.source.length && this.peek() !== '\n') {
      const char = this.take()
      if (char === '\\') this.take()
      else if (char === '[') inClass = true
      else if (char === ']') inClass = false
      else if (char === '/' && !inClass) break
    }
    while (/[a-z]/.test(this.peek())) this.take()
    // What follows a value is a division.
    this.tokens.push({ kind: 'sign', text: ')', line: this.line })
  }
}
