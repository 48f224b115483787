import type { Pack } from '../config/pack.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { civilDateOf } from '../time/civil.js'
import { computeLimit } from '../time/limits.js'
import type { PetitionContent } from './content.js'
import type { Notice, PetitionEvent } from './model.js'
import { receivingOffice } from './routing.js'

/** What every decision may look at besides the petition itself. */
export interface Rules {
  readonly pack: Pack
  readonly calendar: WorkingCalendar
}

/** A petition submitted in a chat. */
export interface FilePetition {
  readonly kind: 'filePetition'
  readonly id: string
  readonly petition: string
  readonly account: string
  readonly content: PetitionContent
}

/** Why a command was not carried out; stable codes for texts and tests. */
export type Refusal = { readonly code: 'OFFICE_IS_CONCERNED' | 'REPORTS_NEED_SEALED_LANE' }

export type Decision =
  | {
      readonly kind: 'accepted'
      readonly events: readonly PetitionEvent[]
      readonly notices: readonly Notice[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The petition office that a submission goes to, or why there is none. */
export function officeFor(
  command: FilePetition,
  { pack }: Rules,
): { office: string; region: string } | Refusal {
  // 2022 §30: a report of misconduct must not lie where any handler can read it.
  if (command.content.class === 'accusation') return { code: 'REPORTS_NEED_SEALED_LANE' }
  const { place, about } = command.content
  const receiving = receivingOffice(pack, place.region, about?.units ?? [])
  if (receiving.kind === 'none') return { code: 'OFFICE_IS_CONCERNED' }
  return { office: receiving.unit.id, region: receiving.unit.region }
}

/** Registers a submission (登记): it has an owner and a next date from its first moment on. */
export function decideFiling(command: FilePetition, number: string, now: Date, rules: Rules): Decision {
  const target = officeFor(command, rules)
  if ('code' in target) return { kind: 'refused', refusal: target }
  const { pack, calendar } = rules
  const receivedOn = civilDateOf(now, pack.timeZone)
  return {
    kind: 'accepted',
    events: [
      {
        id: command.id,
        type: 'registered',
        at: now,
        actor: { kind: 'petitioner', account: command.account },
        number,
        office: target.office,
        receivedOn,
        content: command.content,
        sorting: computeLimit(pack.profile.limits.sorting, receivedOn, calendar),
      },
    ],
    notices: [{ id: `${command.petition}-receipt`, kind: 'receipt', account: command.account }],
  }
}
