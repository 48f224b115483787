import { FluentBundle, FluentResource } from '@fluent/bundle'
import type { Language } from './texts.types.js'

/** One `.ftl` file: its name for messages to the operator, and what it holds. */
export interface TextFile {
  readonly name: string
  readonly text: string
}

/** A language's sentences, and what is wrong with its files. */
export interface LoadedBundle {
  readonly bundle: FluentBundle
  readonly keys: readonly string[]
  readonly mistakes: readonly string[]
}

const ENTRY = /^(-?[a-zA-Z][\w-]*) *=/
/** What a line may begin with besides an entry: nothing, a comment, an indent, or the end of a placeable. */
const OTHER_LINE = /^(?:$|#|[ }])/

/**
 * Puts a language's files into one bundle. Fluent skips broken lines without a word, so each entry that the
 * files begin is looked for in what Fluent understood, and each line must belong to something.
 */
export function loadBundle(language: Language, files: readonly TextFile[]): LoadedBundle {
  // Isolation marks (U+2068, U+2069) would end up in texts that people copy, and in recognised button words.
  const bundle = new FluentBundle(language, { useIsolating: false })
  const mistakes: string[] = []
  const keys: string[] = []
  for (const { name, text } of files) {
    const resource = new FluentResource(text)
    for (const error of bundle.addResource(resource)) mistakes.push(`${name}: ${error.message}`)
    const understood = new Set(resource.body.map((entry) => entry.id))
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      const id = ENTRY.exec(line)?.[1]
      if (id === undefined) {
        if (!OTHER_LINE.test(line)) mistakes.push(`${name}:${index + 1}: the line belongs to no sentence`)
      } else if (!understood.has(id)) mistakes.push(`${name}:${index + 1}: ${id} is broken`)
      else if (!id.startsWith('-')) keys.push(id)
    }
  }
  if (files.length === 0) mistakes.push(`${language}: there are no .ftl files`)
  return { bundle, keys, mistakes }
}
