import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { packageRoot } from '../config/package-root.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export interface Asset {
  readonly type: string
  readonly body: Buffer
}

/**
 * The files of the page by their names, read once; nothing outside this list can be asked for. The compiler
 * copies no page files, so they are read from `src` wherever this runs.
 */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const folder = join(packageRoot(), 'src', 'sandbox', 'page')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const assets = new Map<string, Asset>()
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (type) assets.set(name.replaceAll('\\', '/'), { type, body: readFileSync(join(folder, name)) })
  }
  return assets
}
