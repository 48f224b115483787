import { scanSource, type Token } from './source-scan.js'

/** A source file of ours: its path for messages, and what it holds. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** What a source file says that concerns the locales. */
export interface KeyUses {
  /** Every literal: a key that stands anywhere in the code as a whole literal is in use. */
  readonly literals: ReadonlySet<string>
  /** Every template that could make keys, e.g. `intake-kind-${kind}`. */
  readonly patterns: readonly RegExp[]
  /** Literals that stand where a key is meant, with their place. */
  readonly meant: readonly { readonly key: string; readonly where: string }[]
  /** Places of literals with a sentence in Chinese. */
  readonly sentences: readonly string[]
}

/** A key has at least two words; one word alone is more likely to be something else. */
const KEY = /^[a-z][a-z0-9]*(?:-[A-Za-z0-9_]+)+$/
/** The names that a key is given to: `key: '…'`, `const labelKey = …`. */
const KEY_NAME = /^(?:key|[a-z]\w*Key)$/
/** The functions that take a key as their first argument. */
const KEY_FUNCTIONS: ReadonlySet<string> = new Set(['allLanguages'])
/** Chinese texts belong in `locales/`; up to three characters can be a word to recognise or a mark. */
const HAN_AT_MOST = 3

export function keyUses({ path, text }: SourceFile): KeyUses {
  const tokens = scanSource(text)
  const literals = new Set<string>()
  const patterns: RegExp[] = []
  const sentences: string[] = []
  for (const token of tokens) {
    if (token.kind === 'literal') literals.add(token.text)
    if (token.kind === 'template') patterns.push(...patternOf(token.parts))
    const words =
      token.kind === 'literal' ? token.text : token.kind === 'template' ? token.parts.join('') : ''
    if ((words.match(/\p{Script=Han}/gu)?.length ?? 0) > HAN_AT_MOST)
      sentences.push(`${path}:${token.line}: a sentence in Chinese; it belongs in locales/`)
  }
  return { literals, patterns, sentences, meant: meantKeys(path, tokens) }
}

/** What a template matches, if its beginning is that of a key. */
function patternOf(parts: readonly string[]): RegExp[] {
  const [head = ''] = parts
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-$/.test(head)) return []
  if (!parts.every((part) => /^[A-Za-z0-9_-]*$/.test(part))) return []
  return [new RegExp(`^${parts.join('[A-Za-z0-9_-]+')}$`)]
}

function meantKeys(path: string, tokens: readonly Token[]): { key: string; where: string }[] {
  const found: { key: string; where: string }[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue
    const next = tokens[index + 1]
    const given = KEY_NAME.test(token.text) && (isSign(next, ':') || isAssignment(tokens, index + 1))
    const asked = KEY_FUNCTIONS.has(token.text) && isSign(next, '(')
    if (!given && !asked) continue
    for (const literal of literalsOfValue(tokens, index + 2))
      if (KEY.test(literal.text)) found.push({ key: literal.text, where: `${path}:${literal.line}` })
  }
  return found
}

/** The literals that a value can be: itself, or the branches of a choice, but not what the choice compares. */
function literalsOfValue(tokens: readonly Token[], from: number): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = []
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined || isSign(token, ',') || isSign(token, '}') || isSign(token, ';')) break
    if (token.kind === 'word' && /^(?:const|let|return|if|export|function)$/.test(token.text)) break
    const before = tokens[index - 1]
    const branch = index === from || isSign(before, '?') || isSign(before, ':') || isSign(before, '(')
    if (token.kind === 'literal' && branch) found.push(token)
  }
  return found
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text
}

/** `=` alone, not the beginning of `==` or `=>`. */
function isAssignment(tokens: readonly Token[], at: number): boolean {
  return isSign(tokens[at], '=') && !isSign(tokens[at + 1], '=') && !isSign(tokens[at + 1], '>')
}
