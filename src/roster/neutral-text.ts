/** Whether a text about duties may be kept: it holds nothing of anybody who petitions. */
import type { Pack } from '../config/pack.types.js'
import type { Message } from '../config/texts.types.js'
import type { Petitions } from '../petitions/repository.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { type PersonMark, personsIn } from './neutral.js'

/** Logs, hand-overs, returns and names of windows are notes, not files. */
export const DUTY_TEXT_CHARACTERS = 1_000

export interface NeutralPorts {
  readonly petitions: Pick<Petitions, 'applicantsOf'>
  readonly clock: Pick<Clock, 'now'>
  readonly rules: { readonly pack: Pick<Pack, 'timeZone'> }
}

/** Why a text of a unit can't be kept, with all that has to go, for whoever wrote it; nothing where it can. */
export async function neutralText(
  text: string,
  unit: string,
  { petitions, clock, rules }: NeutralPorts,
): Promise<Message | undefined> {
  const words = text.trim()
  if (words === '') return { key: 'duty-text-empty' }
  if ([...words].length > DUTY_TEXT_CHARACTERS)
    return { key: 'duty-text-long', args: { limit: DUTY_TEXT_CHARACTERS } }
  const names = new Set<string>()
  const today = civilDateOf(clock.now(), rules.pack.timeZone)
  for await (const name of petitions.applicantsOf([unit], today)) names.add(name)
  return whyNot(personsIn(words, names))
}

/** What can be told of a text before anybody's name is looked up: that it has a number of a person's in it. */
export const numbersIn = (text: string): Message | undefined => whyNot(personsIn(text, []))

function whyNot(marks: readonly PersonMark[]): Message | undefined {
  const [first, ...others] = marks
  if (first === undefined) return undefined
  if (others.length === 0) return { key: `duty-text-${first}` }
  const what = others.reduce<Message>(
    (before, mark) => ({ key: 'duty-text-and', args: { before, more: { key: `duty-text-a-${mark}` } } }),
    { key: `duty-text-a-${first}` },
  )
  return { key: 'duty-text-several', args: { what } }
}

/** A refusal in the chat: what is sent next takes the place of what was refused. */
export const sendAnew = (why: Message): Message => ({ key: 'duty-text-anew', args: { why } })
