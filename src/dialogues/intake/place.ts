import { findRegion, type Pack, regionByCode } from '../../config/pack.js'
import { LANGUAGES, type Message } from '../../config/texts.types.js'
import type { PlaceOfMatter } from '../../petitions/content.js'
import type { Asked, FormContext, Given, Option, Question, Reading } from '../form.js'
import { inRows } from '../rows.js'
import { INTAKE_LIMITS, type IntakeAnswers } from './answers.js'

const REGION = 'region-'
const TOWNSHIP = 'township-'

/** Where it happened: buttons, words, or a shared location; one message can answer it. */
export const placeQuestion: Question<IntakeAnswers> = {
  id: 'place',
  number: 5,
  expects: { key: 'intake-place-expects' },
  ask: (answers, context) => ask(answers, context),
  read(given, answers, context) {
    return readOption(given, answers, context) ?? readWords(given, answers, context)
  },
  back(answers) {
    if (answers.place === undefined || answers.place.shape === 'done') return undefined
    const { place: _, ...rest } = answers
    return rest
  },
}

function ask({ place }: IntakeAnswers, { pack }: FormContext): Asked {
  if (place?.shape === 'asking' && place.region !== undefined) {
    const region = regionByCode(pack, place.region)
    const townships: Option[] = (region?.townships ?? []).map((township) => ({
      id: `${TOWNSHIP}${township.code}`,
      label: named(township.name),
    }))
    return {
      text: [{ key: 'intake-place-township', args: { region: { local: region?.name ?? pack.office.name } } }],
      options: [[{ id: 'whole', label: { key: 'button-place-whole' } }], ...inRows(townships, 3)],
    }
  }
  const regions: Option[] = pack.regions
    .filter((region) => region.townships.length > 0)
    .map((region) => ({ id: `${REGION}${region.code}`, label: named(region.name) }))
  const text: Message[] = [
    place?.shape === 'unplaced' ? { key: 'intake-place-unplaced' } : { key: 'intake-place-question' },
  ]
  return {
    text,
    options: [...inRows(regions, 2), [{ id: 'elsewhere', label: { key: 'button-place-elsewhere' } }]],
    share: { what: 'location', label: { key: 'button-share-location' } },
  }
}

function readOption(
  { option }: Given,
  answers: IntakeAnswers,
  { pack }: FormContext,
): Reading<IntakeAnswers> | undefined {
  // Only a question that is still open keeps what was said before: an old place is not mixed with a new one.
  const { shape, ...before } = answers.place ?? { shape: 'done' as const }
  const place = shape === 'done' ? {} : before
  if (option?.startsWith(REGION)) {
    const region = option.slice(REGION.length)
    // Words given before stay: they are the address inside the region.
    if (place.words !== undefined) return done(answers, { ...place, region }, pack)
    return { kind: 'deeper', answers: { ...answers, place: { ...place, region, shape: 'asking' } } }
  }
  if (option?.startsWith(TOWNSHIP)) {
    return done(answers, { ...place, township: option.slice(TOWNSHIP.length) }, pack)
  }
  if (option === 'whole') return done(answers, place, pack)
  if (option === 'elsewhere') {
    if (place.words !== undefined) return done(answers, { words: place.words }, pack)
    return { kind: 'problem', problem: { key: 'intake-place-say-where' } }
  }
  return undefined
}

function readWords({ input }: Given, answers: IntakeAnswers, { pack }: FormContext): Reading<IntakeAnswers> {
  if (input.kind === 'location') {
    const { latitude, longitude, title } = input
    const found = title === undefined ? undefined : findRegion(pack, title)
    return done(
      answers,
      { ...codes(found), point: { latitude, longitude, ...(title === undefined ? {} : { title }) } },
      pack,
    )
  }
  if (input.kind !== 'text') return { kind: 'unexpected' }
  const words = input.text.trim()
  if (!/\p{L}/u.test(words)) return { kind: 'unexpected' }
  const over = words.length - INTAKE_LIMITS.placeCharacters
  if (over > 0) {
    const args = { over, limit: INTAKE_LIMITS.placeCharacters }
    return { kind: 'problem', problem: { key: 'intake-place-too-long', args } }
  }
  const inRegion = answers.place?.shape === 'asking' ? answers.place.region : undefined
  const found = findRegion(pack, words)
  if (found) return done(answers, { ...codes(found), words }, pack)
  if (inRegion !== undefined) return done(answers, { region: inRegion, words }, pack)
  return { kind: 'deeper', answers: { ...answers, place: { words, shape: 'unplaced' } } }
}

function done(answers: IntakeAnswers, place: PlaceOfMatter, pack: Pack): Reading<IntakeAnswers> {
  return {
    kind: 'answered',
    answers: { ...answers, place: { ...place, shape: 'done' } },
    noted: [{ key: 'intake-place-noted', args: { place: placeLine(place, pack) } }],
  }
}

/** A place in one line: region, township, words, or the point. */
export function placeLine(place: PlaceOfMatter, pack: Pack): Message {
  const region = place.region === undefined ? undefined : regionByCode(pack, place.region)
  const township = region?.townships.find((candidate) => candidate.code === place.township)
  const point = place.point
  const typed = place.words ?? point?.title ?? (point ? `${point.latitude}, ${point.longitude}` : '')
  if (!region) return { key: 'place-words', args: { words: typed } }
  // Nobody has to read twice what they typed and what was found by it.
  const names = LANGUAGES.map((language) => `${region.name[language]}${township?.name[language] ?? ''}`)
  const words = names.some((name) => name.startsWith(typed.trim())) ? '' : typed
  const args = { region: { local: region.name }, words }
  if (!township) return words ? { key: 'place-region-words', args } : { key: 'place-region', args }
  const inTownship = { ...args, township: { local: township.name } }
  return words
    ? { key: 'place-township-words', args: inTownship }
    : { key: 'place-township', args: inTownship }
}

const codes = (found: ReturnType<typeof findRegion>): PlaceOfMatter =>
  found ? { region: found.region.code, ...(found.township ? { township: found.township.code } : {}) } : {}

const named = (name: Pack['regions'][number]['name']): Message => ({
  key: 'plain',
  args: { words: { local: name } },
})
