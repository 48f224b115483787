import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { packageRoot } from '../../src/config/package-root.js'
import { scanSource } from '../../src/config/source-scan.js'

/** A module of ours and what it imports: other modules by path, packages by name. */
export interface Module {
  /** From the root of the package, e.g. `src/time/clock.ts`. */
  readonly path: string
  readonly text: string
  readonly ours: readonly string[]
  /** Those of `ours` that are still there when the types are gone. */
  readonly atRunTime: readonly string[]
  readonly packages: readonly string[]
}

/** Every TypeScript module under the given folders; the page's own modules run in a browser. */
export function readModules(folders: readonly string[]): Module[] {
  const root = packageRoot()
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name))
      .filter((path) => path.endsWith('.ts') && !path.startsWith('src/sandbox/page/'))
      .sort()
      .map((path) => readModule(path, readFileSync(join(root, path), 'utf8'))),
  )
}

export function readModule(path: string, text: string): Module {
  const imports = importsOf(text)
  const ours = imports
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from, types }) => ({ to: posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts'), types }))
  return {
    path,
    text,
    ours: ours.map(({ to }) => to),
    atRunTime: ours.filter(({ types }) => !types).map(({ to }) => to),
    packages: imports.filter(({ from }) => !from.startsWith('.')).map(({ from }) => packageOf(from)),
  }
}

/** The room of a module: `src/time/clock.ts` is in `time`, `src/main.ts` is `main`, `jobs/send.ts` is `jobs`. */
export function roomOf(path: string): string {
  const [top = '', room = ''] = path.split('/')
  return top === 'src' ? room.replace(/\.ts$/, '') : top
}

/** What is imported: `import … from`, `export … from`, `import '…'`, `import('…')`; `types` if types alone. */
function importsOf(text: string): { from: string; types: boolean }[] {
  const tokens = scanSource(text)
  const isWord = (index: number, ...words: string[]): boolean => {
    const token = tokens[index]
    return token?.kind === 'word' && words.includes(token.text)
  }
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'literal') return []
    const before = tokens[index - 1]
    const called = before?.kind === 'sign' && before.text === '(' && isWord(index - 2, 'import')
    if (called || isWord(index - 1, 'import')) return [{ from: token.text, types: false }]
    if (!isWord(index - 1, 'from')) return []
    let start = index - 1
    while (start > 0 && !isWord(start, 'import', 'export')) start -= 1
    return [{ from: token.text, types: isWord(start + 1, 'type') }]
  })
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

/** Rings of modules that import each other, each named once, as the way round. */
export function cyclesOf(
  modules: readonly Module[],
  imports: (module: Module) => readonly string[],
): string[] {
  const next = new Map(modules.map((module) => [module.path, imports(module)]))
  const rings = new Set<string>()
  for (const [path, targets] of next)
    for (const target of targets) {
      const ring = wayBetween(target, path, next)
      if (ring === undefined) continue
      const first = ring.indexOf([...ring].sort()[0] ?? '')
      const turned = [...ring.slice(first), ...ring.slice(0, first)]
      rings.add([...turned, turned[0]].join(' -> '))
    }
  return [...rings]
}

/** The shortest way along the imports, both ends included, or nothing. */
function wayBetween(
  from: string,
  to: string,
  next: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]])
  for (const at of cameFrom.keys()) {
    if (at === to) {
      const way: string[] = []
      for (let step: string | undefined = to; step !== undefined; step = cameFrom.get(step)) way.unshift(step)
      return way
    }
    for (const target of next.get(at) ?? []) if (!cameFrom.has(target)) cameFrom.set(target, at)
  }
  return undefined
}
