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
import type { Notice } from './notice.js'
import { receivingOffice } from './routing.js'

/** A matter handed in: in a chat by the petitioner, or at the office and taken down by a registrar. */
export interface FilePetition {
  readonly kind: 'filePetition'
  readonly id: string
  readonly petition: string
  readonly content: PetitionContent
  readonly by:
    | {
        readonly kind: 'petitioner'
        readonly account: string
        /** With the number it brings the case to another chat of theirs. */
        readonly code?: string
        readonly urgent?: boolean
      }
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

/** What was pressed; the words stand in the petition. */
const DANGER = '110 / 119 / 120'

/** 2022 §25: who sorts it and who stands over them know at once, at any hour. */
export const urgentNotices = (command: string, office: string): Notice[] => [
  { id: `${command}-desk-urgent`, kind: 'desk-urgent', unit: office, who: 'sort' },
  { id: `${command}-over-desk-urgent`, kind: 'desk-urgent', unit: office, who: 'designate' },
]

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
      : {
          channel: 'chat' as const,
          persons: 1,
          firstTime: true,
          ...(by.code === undefined ? {} : { code: by.code }),
        }
  const actor =
    by.kind === 'registrar' ? actorOf(by.acting, target.office) : { kind: by.kind, account: by.account }
  const urgent = by.kind === 'petitioner' && by.urgent === true
  return {
    kind: 'accepted',
    events: [
      {
        id,
        type: 'registered',
        at: now,
        actor,
        number,
        office: target.office,
        receivedOn,
        content,
        sorting: limitFrom('sorting', receivedOn, rules),
        ...paper,
      },
      ...(urgent
        ? [{ id, type: 'urgencySet', at: now, actor, urgent: true, reason: DANGER, on: today } as const]
        : []),
    ],
    notices:
      by.kind === 'petitioner'
        ? [
            { id: `${command.petition}-receipt`, kind: 'receipt', account: by.account, own: true },
            { id: `${command.petition}-rights`, kind: 'rights', account: by.account, own: true },
            ...(urgent ? urgentNotices(id, target.office) : []),
          ]
        : [],
  }
}
