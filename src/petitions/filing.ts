import { civilDateOf, yearOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { dateBasis } from './date-basis.js'
import { decideFiling, type FilePetition, officeFor } from './decide-filing.js'
import type { Refusal, Rules } from './decisions/context.js'
import type { Petition } from './model.js'
import type { Petitions } from './repository.js'

/** How a submission ended. A repeated one gives the same petition again. */
export type Filed =
  | { readonly kind: 'filed'; readonly petition: Petition }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Files a petition: number, events and what has to be told in one write. Doing it twice changes nothing. */
export async function filePetition(
  command: FilePetition,
  { petitions, clock, rules }: { petitions: Petitions; clock: Clock; rules: Rules },
): Promise<Filed> {
  const known = await petitions.get(command.petition)
  if (known) return { kind: 'filed', petition: known }
  const now = clock.now()
  const target = officeFor(command, rules)
  if ('code' in target) return { kind: 'refused', refusal: target }
  const year = yearOf(civilDateOf(now, rules.pack.timeZone))
  const number = await petitions.nextNumber(target.region, year)
  const decision = decideFiling(command, number, now, rules)
  if (decision.kind === 'refused') return decision
  await petitions.insert(command.petition, decision.events, decision.notices, clock.wall(), dateBasis(rules))
  // Whoever won a race, the stored one is the petition.
  const stored = await petitions.get(command.petition)
  if (!stored) throw new Error(`petition ${command.petition} vanished right after it was stored`)
  return { kind: 'filed', petition: stored }
}
