import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { demoPackFolder, loadPack, PackError } from '../../src/config/pack.js'

/** A copy of the demo pack in which files were edited, removed (`null`) or added; gone after the test. */
export async function packWith(
  edits: Readonly<Record<string, string | null | ((text: string) => string)>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'petition-pack-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(demoPackFolder(), folder, { recursive: true })
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(folder, file)
    if (edit === null) await rm(path)
    else await writeFile(path, typeof edit === 'string' ? edit : edit(await readFile(path, 'utf8')))
  }
  return folder
}

/** Replaces text that must be there once, so that an edit can't miss silently. */
export function swap(...pairs: readonly (readonly [from: string, to: string])[]): (text: string) => string {
  return (text) =>
    pairs.reduce((edited, [from, to]) => {
      if (edited.split(from).length !== 2) throw new Error(`not exactly once in the file: ${from}`)
      return edited.replace(from, () => to)
    }, text)
}

/** The mistakes that loading a folder gives. */
export async function mistakesOf(folder: string): Promise<readonly string[]> {
  try {
    await loadPack(folder)
    return []
  } catch (error) {
    if (error instanceof PackError) return error.mistakes
    throw error
  }
}
