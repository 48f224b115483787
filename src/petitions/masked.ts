/** Takes the petitioner's name and phone out of what was written about a matter. Pure. */
import type { Petitioner } from './content.js'

/** Stands in for what was taken out. */
const GAP = '***'

/**
 * What somebody wrote without the petitioner's own name and phone. Who asks stands behind a button of its own whose
 * every use is recorded; a petitioner who begins with "I am Wang Xiaoming" must not undo that, least of all one whose
 * name is kept from the handling office. Blanks, hyphens and case make no difference; a name of one character stays.
 */
export function masker(petitioner: Petitioner): (text: string) => string {
  if (petitioner.kind === 'anonymous') return (text) => text
  const patterns = [namePattern(petitioner.name), phonePattern(petitioner.phone)].flatMap(
    (pattern) => pattern ?? [],
  )
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, GAP), text)
}

function namePattern(name: string): RegExp | undefined {
  const characters = [...name.replace(/[\s\-·•・‧.]/gu, '')]
  if (characters.length < 2) return undefined
  const spelled = characters.map(escaped).join('[\\s\\-·•・‧.]*')
  const han = characters.some((character) => /\p{Script=Han}/u.test(character))
  // Chinese has no word borders; any other name counts as whole words only (Li in Lily stays).
  return han
    ? new RegExp(spelled, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${spelled}(?![\\p{L}\\p{N}])`, 'giu')
}

function phonePattern(phone: string): RegExp | undefined {
  // With or without the country's code.
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (digits.length < 5) return undefined
  return new RegExp(`(?<!\\d)(?:\\+?(?:00)?86[\\s\\-]*)?${[...digits].join('[\\s\\-]*')}(?!\\d)`, 'gu')
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
