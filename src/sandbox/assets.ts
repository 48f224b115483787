import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
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
  readonly gzip: Buffer
}

/**
 * The files of the built page by their names, read once; nothing outside this list can be asked for.
 */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const folder = join(packageRoot(), 'dist', 'page')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const assets = new Map<string, Asset>()
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (!type) continue
    const body = readFileSync(join(folder, name))
    assets.set(name.replaceAll('\\', '/'), { type, body, gzip: gzipSync(body) })
  }
  return assets
}
