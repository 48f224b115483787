import { describe, expect, test } from 'vitest'
import { cyclesOf, readModule, readModules, roomOf } from './modules.js'

/** Rooms that reach the world only through their repositories and know nothing of the rim. */
const CORE = ['petitions', 'roster', 'dialogues', 'people', 'notices', 'documents', 'reports', 'store']
/** Rooms at the rim: they import inward, never each other. */
const EDGES = ['telegram', 'web', 'sandbox', 'channels', 'jobs']
/** What puts the rooms together: `src/main.ts` and `src/main/`, `src/cli.ts`, the operator's commands. */
const TOPS = ['main', 'cli', 'operator']

/** What a room may import of ours, where that is a short list; itself is always allowed. */
const ONLY: Readonly<Record<string, readonly string[]>> = { time: [], config: ['time'] }

/** Where a package that must stay behind one door may be imported. */
const DOORS: Readonly<Record<string, RegExp>> = {
  telegraf: /^src\/telegram\//,
  nodemailer: /^src\/channels\//,
  bullmq: /^(?:jobs\/|src\/embedded\/queue)/,
  ioredis: /^src\/store\/redis/,
  lmdb: /^src\/embedded\//,
  mingo: /^src\/embedded\//,
  '@electric-sql/pglite': /^src\/embedded\//,
  '@electric-sql/pglite-socket': /^src\/embedded\//,
  hucre: /^src\/operator\/sheet/,
  'ical-generator': /^src\/roster\/calendar-file/,
  fastify: /^src\/(?:web|sandbox|telegram|main)\//,
}

/** A query engine calls itself by its nature: a filter holds expressions, and an expression filters. */
const RECURSIVE = /^src\/embedded\/documents\//

const modules = readModules(['src', 'jobs'])

/** Every import of ours that crosses from one room to another and that `wrong` objects to. */
function crossings(wrong: (from: string, to: string, path: string, target: string) => boolean): string[] {
  return modules.flatMap(({ path, ours }) =>
    ours
      .filter((target) => roomOf(path) !== roomOf(target))
      .filter((target) => wrong(roomOf(path), roomOf(target), path, target))
      .map((target) => `${path} imports ${target}`),
  )
}

describe('imports', () => {
  test('time knows nobody, and config only the types of time', () => {
    expect(crossings((from, to) => ONLY[from] !== undefined && !ONLY[from].includes(to))).toEqual([])
    const values = modules
      .filter(({ path }) => roomOf(path) === 'config')
      .flatMap(({ path, atRunTime }) =>
        atRunTime.filter((to) => roomOf(to) === 'time').map((to) => `${path}: ${to}`),
      )
    expect(values).toEqual([])
  })

  test('the core never imports the rim, the embedded stores or what puts it all together', () => {
    const outer = [...EDGES, ...TOPS, 'embedded']
    expect(crossings((from, to) => CORE.includes(from) && outer.includes(to))).toEqual([])
  })

  test('rooms at the rim never import each other or what puts them together', () => {
    const outer = [...EDGES, ...TOPS]
    expect(crossings((from, to) => EDGES.includes(from) && outer.includes(to))).toEqual([])
  })

  test('only main, cli and the commands of the operator import the embedded stores', () => {
    expect(crossings((from, to) => to === 'embedded' && !TOPS.includes(from))).toEqual([])
  })

  test('nothing imports main or cli, but cli imports main', () => {
    expect(
      crossings((from, to) => to === 'cli' || (to === 'main' && !['cli', 'operator'].includes(from))),
    ).toEqual([])
  })

  test.each(Object.entries(DOORS))('%s stays behind its door', (name, door) => {
    const outside = modules.filter(({ path, packages }) => packages.includes(name) && !door.test(path))
    expect(outside.map(({ path }) => path)).toEqual([])
  })

  test('no ring of imports goes through two rooms, types included', () => {
    const rings = cyclesOf(modules, ({ ours }) => ours)
    const roomsOn = (ring: string): number => new Set(ring.split(' -> ').map(roomOf)).size
    expect(rings.filter((ring) => roomsOn(ring) > 1)).toEqual([])
  })

  test('no module needs itself to be loaded, however long the way round', () => {
    expect(
      cyclesOf(
        modules.filter(({ path }) => !RECURSIVE.test(path)),
        ({ atRunTime }) => atRunTime,
      ),
    ).toEqual([])
  })

  test('every module of ours that is imported exists', () => {
    const known = new Set(modules.map(({ path }) => path))
    const missing = modules.flatMap(({ path, ours }) =>
      ours
        .filter((target) => !known.has(target) && !target.startsWith('src/sandbox/page/'))
        .map((target) => `${path} imports ${target}`),
    )
    expect(missing).toEqual([])
  })
})

describe('the reader of imports', () => {
  test('finds imports, exports from elsewhere and dynamic imports, and none in comments', () => {
    const text = `
      // import x from './comment.js'
      import { a } from './a.js'
      import type { B } from '../time/b.js'
      import './c.js'
      export * from './d.js'
      const e = await import('./e.js')
      import { x } from '@scope/name/deep'
      import { y } from 'node:fs'`
    const { ours, atRunTime, packages } = readModule('src/web/x.ts', text)
    expect(ours).toEqual(['src/web/a.ts', 'src/time/b.ts', 'src/web/c.ts', 'src/web/d.ts', 'src/web/e.ts'])
    expect(ours.filter((target) => !atRunTime.includes(target))).toEqual(['src/time/b.ts'])
    expect(packages).toEqual(['@scope/name', 'node:fs'])
  })

  test('reports a ring once, as the way round', () => {
    const ring = [
      readModule('src/a/x.ts', "import '../b/y.js'"),
      readModule('src/b/y.ts', "import '../c/z.js'"),
      readModule('src/c/z.ts', "import '../a/x.js'"),
    ]
    expect(cyclesOf(ring, ({ ours }) => ours)).toEqual([
      'src/a/x.ts -> src/b/y.ts -> src/c/z.ts -> src/a/x.ts',
    ])
  })
})
