/** How regions and units hang together, and who is competent for what. Pure. */
import type { Pack, Region } from './pack.types.js'
import { isInCycle, noRegion, repeated, reporter, rootsOf } from './pack-fit-shared.js'
import { LANGUAGES } from './texts.types.js'

export function fitRegions(pack: Pack): string[] {
  const { regions } = pack
  const { found, report } = reporter('regions.yaml')
  found.push(...repeated('regions.yaml', 'regions', 'code', regions, ({ code }) => code))
  const parentOf = (code: string) => regions.find((region) => region.code === code)?.parent
  for (const [at, { code, parent, validFrom, validTo, servedByParent }] of regions.entries()) {
    if (parent !== undefined && !regions.some((region) => region.code === parent)) {
      report(['regions', at, 'parent'], noRegion(parent))
    } else if (isInCycle(code, parentOf)) {
      report(
        ['regions', at, 'parent'],
        `"${code}" would lie above itself; should lead up to the region without parent`,
      )
    }
    if (validFrom !== undefined && validTo !== undefined && validFrom > validTo) {
      report(['regions', at, 'validTo'], `should not be before validFrom ${validFrom}`)
    }
    if (servedByParent === true && parent === undefined) {
      report(['regions', at, 'servedByParent'], 'there is no parent; should be removed')
    }
  }
  const roots = rootsOf(pack)
  if (roots.length !== 1) {
    report(['regions'], `${roots.length} current regions have no parent; should be one that holds the others`)
  }
  return [...found, ...fitTownships(regions), ...fitOffices(pack)]
}

function fitTownships(regions: readonly Region[]): string[] {
  const { found, report } = reporter('regions.yaml')
  const regionOf = new Map<string, string>()
  for (const [at, region] of regions.entries()) {
    for (const [index, { code }] of region.townships.entries()) {
      const place = ['regions', at, 'townships', index, 'code']
      if (!code.startsWith(region.code)) report(place, `"${code}" should begin with ${region.code}`)
      const twin = regionOf.get(code)
      if (twin !== undefined) report(place, `"${code}" is also in ${twin}; should be unique`)
      regionOf.set(code, region.code)
    }
  }
  return found
}

/** Each current region has one petition office, or says that the region above serves it (2022 §22 needs one). */
function fitOffices(pack: Pack): string[] {
  const { found, report } = reporter('units.yaml')
  for (const { code, name, validTo, servedByParent } of pack.regions) {
    const offices = pack.units.filter(({ kind, region }) => kind === 'petition-office' && region === code)
    if (offices.length > 1) {
      report(
        ['units'],
        `several petition offices for ${code}: ${offices.map(({ id }) => id).join(', ')}; should be one`,
      )
    }
    if (offices.length === 0 && validTo === undefined && servedByParent !== true) {
      report(
        ['units'],
        `no petition office for ${code} ${name.en}; add one, or set servedByParent in regions.yaml`,
      )
    }
  }
  return found
}

export function fitUnits(pack: Pack): string[] {
  const { units } = pack
  const { found, report } = reporter('units.yaml')
  found.push(...repeated('units.yaml', 'units', 'id', units, ({ id }) => id))
  for (const language of LANGUAGES) {
    found.push(...repeated('units.yaml', 'units', `name.${language}`, units, ({ name }) => name[language]))
  }
  const unit = (id: string) => units.find((candidate) => candidate.id === id)
  for (const [at, { id, region, parent, superior, outsideSuperior }] of units.entries()) {
    if (!pack.regions.some(({ code }) => code === region)) report(['units', at, 'region'], noRegion(region))
    if (parent !== undefined && unit(parent) === undefined) {
      report(['units', at, 'parent'], `no unit "${parent}"; should be an id of units.yaml`)
    } else if (isInCycle(id, (from) => unit(from)?.parent)) {
      report(
        ['units', at, 'parent'],
        `"${id}" would lie above itself; should lead up to a unit without parent`,
      )
    }
    if (superior !== undefined && unit(superior) === undefined) {
      report(['units', at, 'superior'], `no unit "${superior}"; should be an id of units.yaml`)
    } else if (isInCycle(id, (from) => unit(from)?.superior)) {
      report(['units', at, 'superior'], `"${id}" would review itself; should lead up to an outsideSuperior`)
    }
    if ((superior === undefined) === (outsideSuperior === undefined)) {
      report(
        ['units', at, 'superior'],
        'either this or outsideSuperior should be given: who reviews (2022 §35)',
      )
    }
  }
  return found
}

export function fitCompetence(pack: Pack): string[] {
  const { found, report } = reporter('units.yaml')
  for (const [at, { subjects }] of pack.units.entries()) {
    for (const [index, subject] of subjects.entries()) {
      const place = ['units', at, 'subjects', index]
      if (!pack.categories.some(({ id }) => id === subject)) {
        report(place, `no category "${subject}"; should be an id of categories.yaml`)
      } else if (subjects.indexOf(subject) !== index) {
        report(place, `"${subject}" is listed twice; should be listed once`)
      }
    }
  }
  for (const { id } of pack.categories) {
    if (!pack.units.some(({ subjects }) => subjects.includes(id))) {
      report(['units'], `no unit is competent for the category "${id}"; one should list it in its subjects`)
    }
  }
  return found
}
