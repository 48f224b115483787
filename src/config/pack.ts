/** Finds, reads and checks a jurisdiction pack. The form of its files is described in `config/README.md`. */
import { readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { z } from 'zod'
import type { Pack, Profile } from './pack.types.js'
import { crossCheck } from './pack-fit.js'
import { mistake, PackError } from './pack-mistakes.js'
import { layProfile } from './pack-profile.js'
import {
  calendarFile,
  categoriesFile,
  elsewhereFile,
  officeFile,
  type ProfileLayer,
  peopleFile,
  profileFile,
  regionsFile,
  textsFile,
  unitsFile,
} from './pack-schema.js'
import { packageRoot } from './package-root.js'
import { type Part, readYaml } from './read-yaml.js'
import { rosterFile } from './roster-schema.js'

export { checkPack } from './check-pack.js'
export * from './pack.types.js'
export * from './pack-lookup.js'
export { PackError } from './pack-mistakes.js'

const FILES = {
  'office.yaml': 'required',
  'regions.yaml': 'required',
  'units.yaml': 'required',
  'categories.yaml': 'required',
  'profile.yaml': 'required',
  'elsewhere.yaml': 'optional',
  'calendar.yaml': 'optional',
  'texts.yaml': 'optional',
  'roster.yaml': 'optional',
  'people/demo.yaml': 'optional',
} as const
type PackFile = keyof typeof FILES

/** The demo pack that comes with the program, found from `src/` and `dist/src/` alike. */
export function demoPackFolder(): string {
  return join(packageRoot(), 'config', 'demo')
}

/** The folder that the variable `PACK` names: a pack that comes with the program (`demo`), or a path. */
export function packFolder(pack: string): string {
  return /^[a-z][a-z0-9-]*$/.test(pack) ? join(packageRoot(), 'config', pack) : resolve(pack)
}

/**
 * Reads the pack in a folder.
 * @throws PackError with every mistake found: first the form of all files, then how they fit together.
 */
export async function loadPack(folder: string): Promise<Pack> {
  const load = <S extends z.ZodType>(file: PackFile, schema: S) =>
    readYaml(join(folder, file), file, schema, FILES[file])
  const [office, regions, units, categories, own, elsewhere, calendar, texts, people, roster] =
    await Promise.all([
      load('office.yaml', officeFile),
      load('regions.yaml', regionsFile),
      load('units.yaml', unitsFile),
      load('categories.yaml', categoriesFile),
      load('profile.yaml', profileFile),
      load('elsewhere.yaml', elsewhereFile),
      load('calendar.yaml', calendarFile),
      load('texts.yaml', textsFile),
      load('people/demo.yaml', peopleFile),
      load('roster.yaml', rosterFile),
    ])
  const profile = await resolveProfile(own)
  const mistakes = [
    ...(await strangers(folder)),
    ...[office, regions, units, categories, own, profile, elsewhere, calendar, texts, people, roster].flatMap(
      (part) => part.mistakes,
    ),
  ]
  if (
    !office.value ||
    !regions.value ||
    !units.value ||
    !categories.value ||
    !profile.value ||
    mistakes.length
  ) {
    throw new PackError(mistakes)
  }
  const pack: Pack = {
    ...office.value,
    ...regions.value,
    ...units.value,
    ...categories.value,
    elsewhere: elsewhere.value?.elsewhere ?? [],
    profile: profile.value,
    people: people.value?.people ?? [],
    calendar: calendar.value?.years ?? [],
    texts: texts.value ?? {},
    ...(roster.value ? { roster: roster.value } : {}),
  }
  const misfits = crossCheck(pack)
  if (misfits.length > 0) throw new PackError(misfits)
  return pack
}

async function resolveProfile(own: Part<ProfileLayer>): Promise<Part<Profile>> {
  if (own.value === undefined) return { mistakes: [] }
  const name = own.value.extends
  if (name === undefined) return layProfile('profile.yaml', own.value, undefined)
  const file = `profiles/${name}.yaml`
  const base = await readYaml(join(packageRoot(), 'config', file), file, profileFile, 'required')
  if (base.value?.extends !== undefined) {
    return {
      mistakes: [mistake(file, ['extends'], 'a profile that others extend must be whole; remove this')],
    }
  }
  // A base that cannot be read is one mistake; what the layers lack without it would only repeat that.
  return base.value === undefined
    ? { mistakes: base.mistakes }
    : layProfile('profile.yaml', own.value, base.value)
}

/** YAML files that nobody would read: most likely a misspelt name. */
async function strangers(folder: string): Promise<string[]> {
  const known: readonly string[] = Object.keys(FILES)
  try {
    return (await readdir(folder, { recursive: true }))
      .map((name) => name.replaceAll(sep, '/'))
      .filter((name) => /\.ya?ml$/.test(name) && !known.includes(name))
      .map((name) => mistake(name, [], `is not a file of a pack; those are ${known.join(', ')}`))
  } catch {
    // A folder that cannot be listed shows in the files that are missing from it.
    return []
  }
}
