import { findRegion, findUnits, type Pack, unitById } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { AboutWhom } from '../../petitions/content.js'
import { receivingOffice } from '../../petitions/routing.js'
import type { Question } from '../form.js'
import { INTAKE_LIMITS, type IntakeAnswers } from './answers.js'

/** Which office or person it is about. Whoever is named never gets the case. */
export const aboutQuestion: Question<IntakeAnswers> = {
  id: 'about',
  number: 6,
  optional: true,
  expects: { key: 'intake-about-expects' },
  ask: () => ({ text: [{ key: 'intake-about-question' }, { key: 'intake-about-why' }] }),
  read({ input }, answers, { pack }) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const words = input.text.trim()
    const over = words.length - INTAKE_LIMITS.aboutCharacters
    if (over > 0) {
      const args = { over, limit: INTAKE_LIMITS.aboutCharacters }
      return { kind: 'problem', problem: { key: 'intake-about-too-long', args } }
    }
    const next = { ...answers, about: { words } }
    const about = aboutWhom(next, pack)
    const units = about?.units ?? []
    const receiving = receivingOffice(pack, answers.place?.region, units)
    if (receiving.kind === 'none') return { kind: 'problem', problem: ownOffice(pack, receiving.higher) }
    return {
      kind: 'answered',
      answers: next,
      // Words that name no unit of the pack can only be kept to by people, so that is what is said.
      noted: [about && units.length > 0 ? excluded(pack, about) : { key: 'intake-about-told' }],
    }
  },
  skip({ about: _, ...rest }) {
    return rest
  },
}

/** Who the matter is about, with the units that the words name at its place as it stands. */
export function aboutWhom({ about, place }: IntakeAnswers, pack: Pack): AboutWhom | undefined {
  return about && { words: about.words, units: unitsNamed(pack, about.words, place?.region) }
}

/**
 * The units that the words name. Where several bear the name, those of a region that the words name too come
 * first, then those of the place.
 */
function unitsNamed(pack: Pack, words: string, region: string | undefined): string[] {
  const found = findUnits(pack, words)
  const named = findRegion(pack, words)?.region.code
  const inRegion = (code: string | undefined) => found.filter((unit) => unit.region === code)
  const [near = found] = [inRegion(named), inRegion(region)].filter((units) => units.length > 0)
  return near.map((unit) => unit.id)
}

/** "… will not receive this case." */
export function excluded(pack: Pack, about: AboutWhom): Message {
  const names = about.units.flatMap((id) => unitById(pack, id) ?? [])
  const [first, ...others] = names
  if (!first) return { key: 'plain', args: { words: about.words } }
  return {
    key: 'intake-about-excluded',
    args: { unit: { local: first.name }, others: others.length, total: names.length },
  }
}

/** The matter is about the very office that would receive it: the next-higher one is told instead. */
const ownOffice = (pack: Pack, higher: Pack['units'][number]['outsideSuperior']): Message => ({
  key: 'intake-about-own-office',
  args: {
    name: { local: higher?.name ?? pack.office.name },
    address: { local: higher?.address ?? pack.office.name },
    phone: higher?.phone ?? pack.office.dutyPhone,
  },
})
