import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type KeyUses, keyUses, type SourceFile } from './key-uses.js'
import { allVariables, type LocaleEntries, readEntries } from './locale-entries.js'
import { packageRoot } from './package-root.js'
import type { TextFile } from './text-bundle.js'
import { readTextFiles } from './text-files.js'
import { LANGUAGES, type Language } from './texts.types.js'

/**
 * The check of the locales, part of `npm run check`: every sentence exists in every language with the same
 * variables, nothing is broken, no key is used that isn't there, none is there that isn't used, and no sentence
 * in Chinese stands in the code. A key counts as used where it is a whole literal, or where a template begins
 * like it: `intake-kind-${kind}` uses every `intake-kind-…`.
 */
export function checkLocales(
  locales: Readonly<Record<Language, readonly TextFile[]>>,
  sources: readonly SourceFile[],
): string[] {
  const read = LANGUAGES.map((language) => ({ language, ...readEntries(locales[language]) }))
  const uses = sources.map(keyUses)
  return [
    ...read.flatMap(({ findings }) => findings),
    ...compareLanguages(read),
    ...checkReferences(read),
    ...checkUses(read, uses),
    ...uses.flatMap(({ sentences }) => sentences),
  ]
}

type Read = LocaleEntries & { readonly language: Language }

function compareLanguages(read: readonly Read[]): string[] {
  const findings: string[] = []
  const [first, ...others] = read
  for (const key of allKeys(read)) {
    for (const { language, entries } of read)
      if (!entries.has(key)) findings.push(`${language}: ${key} is missing`)
    const expected = variableList(key, first)
    for (const other of others) {
      if (first?.entries.has(key) !== true || !other.entries.has(key)) continue
      const found = variableList(key, other)
      if (found !== expected)
        findings.push(
          `${other.entries.get(key)?.where}: ${key} has other variables (${found}) than ${first.language} (${expected})`,
        )
    }
  }
  return findings
}

function variableList(key: string, read: Read | undefined): string {
  const names = [...allVariables(key, read?.entries ?? new Map())].sort()
  return names.map((name) => `$${name}`).join(' ') || 'none'
}

function checkReferences(read: readonly Read[]): string[] {
  return read.flatMap(({ entries }) =>
    [...entries.values()].flatMap(({ key, where, references }) =>
      [...references]
        .filter((reference) => !entries.has(reference))
        .map((reference) => `${where}: ${key} quotes ${reference}, which does not exist`),
    ),
  )
}

function checkUses(read: readonly Read[], uses: readonly KeyUses[]): string[] {
  const keys = allKeys(read)
  const quoted = new Set(
    read.flatMap(({ entries }) => [...entries.values()].flatMap(({ references }) => [...references])),
  )
  const isUsed = (key: string): boolean =>
    quoted.has(key) ||
    uses.some(({ literals, patterns }) => literals.has(key) || patterns.some((pattern) => pattern.test(key)))
  const unknown = uses
    .flatMap(({ meant }) => meant)
    .filter(({ key }) => !keys.has(key))
    .map(({ key, where }) => `${where}: ${key} is in no locale`)
  const unused = [...keys]
    .filter((key) => !isUsed(key))
    .map((key) => {
      const where = read.map(({ entries }) => entries.get(key)?.where).find((place) => place !== undefined)
      return `${where}: ${key} is never used`
    })
  return [...unknown, ...unused]
}

function allKeys(read: readonly Read[]): Set<string> {
  return new Set(read.flatMap(({ entries }) => [...entries.keys()]))
}

/** Texts of the demo page have a place of their own. */
const OWN_TEXTS = 'src/sandbox/page/texts'

/** Our TypeScript files under the given folders of the package. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !path.startsWith(OWN_TEXTS))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  )
}

function main(): void {
  const root = packageRoot()
  const findings = checkLocales(
    { 'zh-CN': readTextFiles('zh-CN', root), en: readTextFiles('en', root) },
    readSources(root, ['src', 'jobs']),
  )
  for (const finding of findings) console.error(finding)
  console.log(findings.length === 0 ? 'Locales: all well.' : `Locales: ${findings.length} finding(s).`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
