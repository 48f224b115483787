import type { Action } from '../../people/roles.js'
import type { CaseCommandKind } from '../case-commands.js'
import type { Status } from '../model.js'

/** Which unit of the case somebody's right has to cover. */
export type Place = 'owner' | 'office' | 'organ' | 'dispute' | 'co-handler' | 'task'

/** Who may give a command: petitioners of the case, the service, or an official by a right at a unit of the case. */
export type Who = 'petitioner' | 'anybody' | 'service' | readonly [Action, Place]

/** In these stages, by these. */
export interface Allowed {
  readonly in: readonly Status[]
  readonly by: readonly Who[]
}

const ORGAN: readonly Status[] = ['forwarded', 'told', 'accepted']
const BEFORE_ANSWER: readonly Status[] = [
  'registered',
  'forwarded',
  'objected',
  'disputed',
  'told',
  'accepted',
  'at-office',
]
const OPEN: readonly Status[] = [...BEFORE_ANSWER, 'answered', 'served']
const ALWAYS: readonly Status[] = [...OPEN, 'closed']

const HANDLE: Who = ['handle', 'owner']
const SORT: Who = ['sort', 'owner']
const OFFICE: Who = ['sort', 'office']
const APPROVE: Who = ['approve', 'owner']

/**
 * Every transition there is: command × stage × who. What is not here can't be done; what is here may still be
 * refused for a reason that lies in the case.
 */
export const TABLE: Readonly<Record<CaseCommandKind, readonly Allowed[]>> = {
  forward: [{ in: ['registered'], by: [SORT] }],
  // 2022 §23(c): an organ, too, says who is competent instead.
  divert: [
    { in: ['registered'], by: [SORT] },
    { in: ['forwarded', 'told'], by: [APPROVE] },
  ],
  passDown: [{ in: ['forwarded', 'told'], by: [HANDLE] }],
  object: [
    { in: ['forwarded'], by: [HANDLE] },
    // A lower petition office that the matter was passed to.
    { in: ['registered'], by: [SORT] },
  ],
  agreeObjection: [{ in: ['objected'], by: [['decide-objection', 'owner']] }],
  refuseObjection: [{ in: ['objected'], by: [['decide-objection', 'owner']] }],
  refer: [{ in: ['objected'], by: [['decide-objection', 'owner']] }],
  designate: [{ in: ['disputed'], by: [['designate', 'owner'], APPROVE] }],
  takeOn: [{ in: ['disputed'], by: [['approve', 'dispute']] }],
  tell: [{ in: ['forwarded'], by: [HANDLE] }],
  accept: [{ in: ['forwarded', 'told'], by: [HANDLE] }],
  nameHandler: [{ in: [...ORGAN, 'at-office', 'answered', 'served'], by: [APPROVE, 'service'] }],
  reclassify: [
    { in: ['registered'], by: [['classify', 'owner']] },
    {
      in: ORGAN,
      by: [
        ['classify', 'owner'],
        ['classify', 'office'],
      ],
    },
  ],
  setUrgent: [{ in: BEFORE_ANSWER, by: ['petitioner', OFFICE] }],
  addCoHandler: [{ in: ORGAN, by: [HANDLE, OFFICE] }],
  answerCoHandling: [{ in: ORGAN, by: [['handle', 'co-handler']] }],
  recuse: [{ in: BEFORE_ANSWER, by: [HANDLE, SORT] }],
  ask: [
    { in: ['registered'], by: [SORT] },
    { in: ORGAN, by: [HANDLE] },
  ],
  reply: [{ in: BEFORE_ANSWER, by: ['petitioner'] }],
  openHearing: [{ in: ['accepted'], by: [HANDLE] }],
  closeHearing: [{ in: ['accepted'], by: [HANDLE] }],
  // By the service: what somebody who left was writing.
  note: [{ in: OPEN, by: [HANDLE, SORT, OFFICE, 'service'] }],
  requestExtension: [{ in: ['accepted'], by: [HANDLE] }],
  approveExtension: [{ in: ['accepted'], by: [APPROVE] }],
  refuseExtension: [{ in: ['accepted'], by: [APPROVE] }],
  answer: [{ in: ORGAN, by: [HANDLE] }],
  releaseAnswer: [{ in: ['at-office'], by: [SORT] }],
  returnAnswer: [{ in: ['at-office'], by: [SORT] }],
  takeBack: [{ in: ['answered'], by: [HANDLE, SORT, OFFICE] }],
  issue: [{ in: ['answered'], by: ['service', HANDLE, SORT, OFFICE] }],
  open: [{ in: ['answered'], by: ['petitioner'] }],
  recordService: [{ in: ['answered'], by: [HANDLE, SORT, OFFICE] }],
  recordExtensionService: [{ in: ['accepted'], by: [HANDLE, OFFICE] }],
  close: [{ in: ['served'], by: [HANDLE, SORT, OFFICE] }],
  urge: [{ in: [...BEFORE_ANSWER, 'answered'], by: ['petitioner', ['urge', 'owner']] }],
  answerUrge: [{ in: [...BEFORE_ANSWER, 'answered'], by: [HANDLE, SORT] }],
  doTask: [
    {
      in: ALWAYS,
      by: [
        ['handle', 'task'],
        ['sort', 'task'],
      ],
    },
  ],
  join: [{ in: ALWAYS, by: ['anybody'] }],
  reportDelivered: [{ in: ALWAYS, by: ['service'] }],
  reportUndelivered: [{ in: ALWAYS, by: ['service'] }],
  lapseExtension: [{ in: ['accepted'], by: ['service'] }],
  recompute: [{ in: OPEN, by: ['service'] }],
}
