import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { explain, mistake } from './pack-mistakes.js'

/** What a file holds, or every mistake in it. */
export interface Part<T> {
  readonly value?: T
  readonly mistakes: readonly string[]
}

/** Reads a YAML (or JSON) file by a schema; `file` is what mistakes call it. One that is optional may be missing. */
export async function readYaml<S extends z.ZodType>(
  path: string,
  file: string,
  schema: S,
  presence: 'required' | 'optional',
): Promise<Part<z.output<S>>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (!isMissing(error)) return { mistakes: [mistake(file, [], `cannot be read: ${reason(error)}`)] }
    return presence === 'optional'
      ? { mistakes: [] }
      : { mistakes: [mistake(file, [], `is missing: ${path}`)] }
  }
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    return {
      mistakes: document.errors.map(({ message }) => mistake(file, [], `is not valid YAML: ${message}`)),
    }
  }
  const parsed = schema.safeParse(document.toJS())
  return parsed.success
    ? { value: parsed.data, mistakes: [] }
    : { mistakes: explain(file, parsed.error.issues) }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
