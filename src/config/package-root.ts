import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of this package: the nearest one upwards that holds a `package.json`. Works from `src/` and from
 * `dist/src/` alike, so that `locales/` and `config/` are found wherever the process was started.
 */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('No package.json above the program: the installation is incomplete.')
    folder = parent
  }
  return folder
}
