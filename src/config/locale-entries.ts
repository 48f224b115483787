import { type Entry, type MessageReference, parse, type VariableReference, Visitor } from '@fluent/syntax'
import type { TextFile } from './text-bundle.js'

/** One sentence of a language. */
export interface LocaleEntry {
  readonly key: string
  /** `file:line`, for the person who mends it. */
  readonly where: string
  readonly variables: ReadonlySet<string>
  /** Other sentences that this one quotes. */
  readonly references: ReadonlySet<string>
}

export interface LocaleEntries {
  readonly entries: ReadonlyMap<string, LocaleEntry>
  readonly findings: readonly string[]
}

/** Reads a language's files with the strict parser, which, unlike the one at run time, says what is broken. */
export function readEntries(files: readonly TextFile[]): LocaleEntries {
  const entries = new Map<string, LocaleEntry>()
  const findings: string[] = []
  for (const { name, text } of files) {
    for (const entry of parse(text, { withSpans: true }).body) {
      const where = `${name}:${lineOf(text, entry.span?.start ?? 0)}`
      if (entry.type === 'Junk') {
        const why = entry.annotations.map((annotation) => annotation.message).join('; ')
        findings.push(`${where}: broken: ${why}`)
      }
      if (entry.type !== 'Message') continue
      const key = entry.id.name
      if (entries.has(key)) findings.push(`${where}: ${key} is defined twice`)
      entries.set(key, { key, where, ...partsOf(entry) })
    }
  }
  return { entries, findings }
}

/** All variables that a sentence needs, those of the sentences it quotes included. */
export function allVariables(
  key: string,
  entries: ReadonlyMap<string, LocaleEntry>,
  seen: Set<string> = new Set(),
): Set<string> {
  const found = new Set<string>()
  const entry = entries.get(key)
  if (entry === undefined || seen.has(key)) return found
  seen.add(key)
  for (const variable of entry.variables) found.add(variable)
  for (const reference of entry.references)
    for (const variable of allVariables(reference, entries, seen)) found.add(variable)
  return found
}

function partsOf(entry: Entry): Pick<LocaleEntry, 'variables' | 'references'> {
  const variables = new Set<string>()
  const references = new Set<string>()
  class Collector extends Visitor {
    override visitVariableReference(node: VariableReference): void {
      variables.add(node.id.name)
    }
    override visitMessageReference(node: MessageReference): void {
      references.add(node.id.name)
    }
  }
  new Collector().visit(entry)
  return { variables, references }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
