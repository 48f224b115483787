/** Whether a text about duties may be kept: it holds nothing of anybody who petitions. */
import type { Pack } from '../config/pack.types.js'
import type { Message } from '../config/texts.types.js'
import type { Petitions } from '../petitions/repository.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { personIn } from './neutral.js'

/** Logs, hand-overs, returns and names of windows are notes, not files. */
export const DUTY_TEXT_CHARACTERS = 1_000

export interface NeutralPorts {
  readonly petitions: Pick<Petitions, 'applicantsOf'>
  readonly clock: Pick<Clock, 'now'>
  readonly rules: { readonly pack: Pick<Pack, 'timeZone'> }
}

/** Why a text of a unit can't be kept, in a sentence for whoever wrote it; nothing where it can. */
export async function neutralText(
  text: string,
  unit: string,
  { petitions, clock, rules }: NeutralPorts,
): Promise<Message | undefined> {
  const words = text.trim()
  if (words === '') return { key: 'duty-text-empty' }
  if ([...words].length > DUTY_TEXT_CHARACTERS)
    return { key: 'duty-text-long', args: { limit: DUTY_TEXT_CHARACTERS } }
  // Numbers first: no case is opened for a text that is refused anyway.
  const numbers = personIn(words, [])
  if (numbers) return { key: `duty-text-${numbers}` }
  const names = new Set<string>()
  const today = civilDateOf(clock.now(), rules.pack.timeZone)
  for await (const name of petitions.applicantsOf([unit], today)) names.add(name)
  const named = personIn(words, names)
  return named && { key: `duty-text-${named}` }
}
