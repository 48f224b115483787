import { civilDateOf } from '../time/civil.js'
import type { PetitionContent } from './content.js'
import {
  type Acting,
  actorOf,
  type Decision,
  limitFrom,
  type Refusal,
  type Rules,
} from './decisions/context.js'
import type { EventOf } from './events.js'
import { receivingOffice } from './routing.js'

/** A matter handed in: in a chat by the petitioner, or at the office and taken down by a registrar. */
export interface FilePetition {
  readonly kind: 'filePetition'
  readonly id: string
  readonly petition: string
  readonly content: PetitionContent
  readonly by:
    | { readonly kind: 'petitioner'; readonly account: string }
    | {
        readonly kind: 'registrar'
        readonly acting: Extract<Acting, { kind: 'member' }>
        readonly office: string
        readonly channel: Exclude<EventOf<'registered'>['channel'], 'chat'>
        readonly receivedOn: EventOf<'registered'>['receivedOn']
        readonly persons: number
        readonly firstTime: boolean
        readonly code: string
      }
}

/** The petition office that a submission goes to, or why there is none. */
export function officeFor(
  { content, by }: FilePetition,
  { pack }: Rules,
): { office: string; region: string } | Refusal {
  // 2022 §30: a report of misconduct must not lie where any handler can read it.
  if (content.class === 'accusation') return { code: 'REPORTS_NEED_SEALED_LANE' }
  const units = content.about?.units ?? []
  if (by.kind === 'registrar') {
    const own = receivingOffice({ ...pack, office: { ...pack.office, unit: by.office } }, undefined, units)
    if (own.kind === 'none' || own.unit.id !== by.office) return { code: 'OFFICE_IS_CONCERNED' }
    return { office: own.unit.id, region: own.unit.region }
  }
  const receiving = receivingOffice(pack, content.place.region, units)
  if (receiving.kind === 'none') return { code: 'OFFICE_IS_CONCERNED' }
  return { office: receiving.unit.id, region: receiving.unit.region }
}

/** Registers a submission (登记): it has an owner and a next date from its first moment on. */
export function decideFiling(command: FilePetition, number: string, now: Date, rules: Rules): Decision {
  const target = officeFor(command, rules)
  if ('code' in target) return { kind: 'refused', refusal: target }
  const { by, id, content } = command
  const today = civilDateOf(now, rules.pack.timeZone)
  const receivedOn = by.kind === 'registrar' ? by.receivedOn : today
  const paper =
    by.kind === 'registrar'
      ? { channel: by.channel, persons: by.persons, firstTime: by.firstTime, code: by.code }
      : { channel: 'chat' as const, persons: 1, firstTime: true }
  return {
    kind: 'accepted',
    events: [
      {
        id,
        type: 'registered',
        at: now,
        actor: by.kind === 'registrar' ? actorOf(by.acting, target.office) : by,
        number,
        office: target.office,
        receivedOn,
        content,
        sorting: limitFrom('sorting', receivedOn, rules),
        ...paper,
      },
    ],
    notices:
      by.kind === 'petitioner'
        ? [{ id: `${command.petition}-receipt`, kind: 'receipt', account: by.account }]
        : [],
  }
}
