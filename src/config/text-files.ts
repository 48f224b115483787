import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.js'
import type { TextFile } from './text-bundle.js'
import type { Language } from './texts.types.js'

/** The `.ftl` files of a language, in the order of their names. */
export function readTextFiles(language: Language, root: string = packageRoot()): TextFile[] {
  const folder = join(root, 'locales', language)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ftl'))
    .sort()
    .map((name) => ({ name: `${language}/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}
