/**
 * How the parts of a pack fit together. Pure: takes a pack whose files have the right form, gives every misfit
 * with its file, its place and what would be right.
 */
import { type CalendarYear, type Pack, UNKNOWN_CATEGORY } from './pack.types.js'
import { noRegion, repeated, reporter, rootsOf } from './pack-fit-shared.js'
import { fitCompetence, fitRegions, fitUnits } from './pack-fit-trees.js'
import { LANGUAGES } from './texts.types.js'

/** Every misfit between and within the files, or nothing. */
export function crossCheck(pack: Pack): string[] {
  return [
    ...fitOffice(pack),
    ...fitDiscipline(pack),
    ...fitRegions(pack),
    ...fitUnits(pack),
    ...fitCompetence(pack),
    ...fitWords(pack),
    ...fitPeople(pack),
    ...fitCalendar(pack.calendar),
    ...fitTexts(pack),
    ...fitRoster(pack),
  ]
}

function fitOffice(pack: Pack): string[] {
  const { found, report } = reporter('office.yaml')
  const unit = pack.units.find(({ id }) => id === pack.office.unit)
  if (unit === undefined) {
    report(['office', 'unit'], `no unit "${pack.office.unit}"; should be a petition office of units.yaml`)
  } else if (unit.kind !== 'petition-office') {
    report(['office', 'unit'], `"${unit.id}" is an organ; should be a petition office of units.yaml`)
  }
  return found
}

function fitDiscipline(pack: Pack): string[] {
  const organs = pack.disciplineOrgans
  const { found, report } = reporter('office.yaml')
  found.push(...repeated('office.yaml', 'disciplineOrgans', 'region', organs, ({ region }) => region))
  for (const [at, { region }] of organs.entries()) {
    if (!pack.regions.some(({ code }) => code === region)) {
      report(['disciplineOrgans', at, 'region'], noRegion(region))
    }
  }
  for (const { code, name } of rootsOf(pack)) {
    if (!organs.some(({ region }) => region === code)) {
      report(
        ['disciplineOrgans'],
        `none for ${code} ${name.en}; should have one, the last resort for all regions`,
      )
    }
  }
  return found
}

function fitWords(pack: Pack): string[] {
  const found = [
    ...repeated('categories.yaml', 'categories', 'id', pack.categories, ({ id }) => id),
    ...repeated('elsewhere.yaml', 'elsewhere', 'id', pack.elsewhere, ({ id }) => id),
  ]
  const categories = reporter('categories.yaml')
  const elsewhere = reporter('elsewhere.yaml')
  for (const [at, { id }] of pack.categories.entries()) {
    if (id === UNKNOWN_CATEGORY) {
      categories.report(['categories', at, 'id'], `"${id}" exists by itself; should be another id`)
    }
  }
  for (const language of LANGUAGES) {
    for (const [at, { words }] of pack.categories.entries()) {
      if (words[language].length === 0) {
        categories.report(['categories', at, 'words', language], 'is empty; should list at least one word')
      }
    }
    for (const [at, { words }] of pack.elsewhere.entries()) {
      if (words[language].length === 0) {
        elsewhere.report(['elsewhere', at, 'words', language], 'is empty; should list at least one word')
      }
    }
  }
  return [...found, ...categories.found, ...elsewhere.found]
}

function fitPeople(pack: Pack): string[] {
  const { found, report } = reporter('people/demo.yaml')
  found.push(...repeated('people/demo.yaml', 'people', 'key', pack.people, ({ key }) => key))
  if (!pack.demo && pack.people.length > 0) {
    report(['people'], 'only a demo has these; should be removed, real people are invited')
  }
  for (const [at, { role, unit }] of pack.people.entries()) {
    const place = ['people', at, 'unit']
    if (role === 'citizen') {
      if (unit !== undefined) report(place, 'a citizen belongs to no unit; should be removed')
    } else if (unit === undefined) {
      report(place, `is missing; a ${role} should belong to a unit`)
    } else if (!pack.units.some(({ id }) => id === unit)) {
      report(place, `no unit "${unit}"; should be an id of units.yaml`)
    }
  }
  return found
}

function fitCalendar(years: readonly CalendarYear[]): string[] {
  const { found, report } = reporter('calendar.yaml')
  found.push(...repeated('calendar.yaml', 'years', 'year', years, ({ year }) => String(year)))
  for (const [at, { year, rest, worked }] of years.entries()) {
    const seen = new Set<string>()
    for (const [list, days] of Object.entries({ rest, worked })) {
      for (const [index, { date }] of days.entries()) {
        const place = ['years', at, list, index, 'date']
        if (!date.startsWith(`${year}-`) && !date.startsWith(`${year - 1}-12-`)) {
          report(place, `${date} should lie in ${year} or in the December before it`)
        }
        if (seen.has(date)) report(place, `${date} is listed twice; should be listed once, at rest or worked`)
        seen.add(date)
      }
    }
  }
  return found
}

function fitRoster({ roster, units }: Pack): string[] {
  const { found, report } = reporter('roster.yaml')
  if (!roster) return found
  const known = (place: readonly PropertyKey[], ids: readonly string[]): void => {
    for (const [at, unit] of ids.entries()) {
      if (!units.some(({ id }) => id === unit))
        report([...place, at], `no unit "${unit}"; should be an id of units.yaml`)
    }
  }
  known(['holidays', 'units'], roster.holidays?.units ?? [])
  for (const [at, date] of roster.dates.entries()) known(['dates', at, 'units'], date.units)
  for (const [at, phone] of roster.phones.entries()) known(['phones', at, 'units'], phone.units ?? [])
  for (const unit of Object.keys(roster.returns.units)) known(['returns', 'units', unit], [unit])
  return [...found, ...repeated('roster.yaml', 'dates', 'id', roster.dates, ({ id }) => id)]
}

function fitTexts(pack: Pack): string[] {
  const { found, report } = reporter('texts.yaml')
  if (pack.demo && pack.texts.mark === undefined)
    report(['mark'], 'is missing; a demo should mark all that it shows')
  return found
}
