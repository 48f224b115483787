import type { Action } from '../../people/roles.js'
import type { CaseCommandKind } from '../case-commands.js'
import type { Status } from '../model.js'

/** Which unit of the case somebody's right has to cover. */
export type Place =
  | 'owner'
  | 'office'
  | 'organ'
  /** The petition office that writes down what an organ without the service does on paper. */
  | 'stands-in'
  /** The unit that gave an answer or decision. */
  | 'giver'
  | 'dispute'
  | 'co-handler'
  | 'task'

/**
 * Who may give a command: whoever filed it, whoever represents its petitioners, anybody of them, any account, the
 * service, or an official by a right at a unit of the case.
 */
export type Who = 'filer' | 'petitioner' | 'cosigner' | 'account' | 'service' | readonly [Action, Place]

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
const BEFORE_SERVICE: readonly Status[] = [...BEFORE_ANSWER, 'answered']
const OPEN: readonly Status[] = [...BEFORE_SERVICE, 'served', 'review']
const ALWAYS: readonly Status[] = [...OPEN, 'closed']

const HANDLE: Who = ['handle', 'owner']
const SORT: Who = ['sort', 'owner']
const OFFICE: Who = ['sort', 'office']
const APPROVE: Who = ['approve', 'owner']
const PAPER: Who = ['sort', 'stands-in']

/**
 * Every transition there is: command × stage × who. What is not here can't be done; what is here may still be
 * refused for a reason that lies in the case.
 */
export const TABLE: Readonly<Record<CaseCommandKind, readonly Allowed[]>> = {
  forward: [{ in: ['registered'], by: [SORT] }],
  // 2022 §23(c): an organ, too, says who is competent instead.
  divert: [
    { in: ['registered'], by: [SORT] },
    { in: ['forwarded', 'told'], by: [APPROVE, PAPER] },
  ],
  passDown: [{ in: ['forwarded', 'told'], by: [HANDLE, PAPER] }],
  object: [
    { in: ['forwarded'], by: [HANDLE, PAPER] },
    // A lower petition office that the matter was passed to.
    { in: ['registered'], by: [SORT] },
  ],
  agreeObjection: [{ in: ['objected'], by: [['decide-objection', 'owner']] }],
  refuseObjection: [{ in: ['objected'], by: [['decide-objection', 'owner']] }],
  refer: [{ in: ['objected'], by: [['decide-objection', 'owner']] }],
  designate: [{ in: ['disputed'], by: [['designate', 'owner'], APPROVE] }],
  takeOn: [{ in: ['disputed'], by: [['approve', 'dispute']] }],
  tell: [{ in: ['forwarded'], by: [HANDLE, PAPER] }],
  accept: [{ in: ['forwarded', 'told'], by: [HANDLE, PAPER] }],
  // The organ's head, also while the answer lies at the petition office.
  nameHandler: [{ in: [...ORGAN, 'at-office', 'answered', 'served'], by: [['approve', 'organ'], 'service'] }],
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
  // Oneself; somebody else only by the head of their unit or by those over the unit.
  recuse: [{ in: BEFORE_ANSWER, by: [HANDLE, SORT, ['designate', 'owner']] }],
  ask: [
    { in: ['registered'], by: [SORT] },
    { in: ORGAN, by: [HANDLE, PAPER] },
  ],
  // For a petitioner without a chat whoever hears the reply writes it down.
  reply: [
    { in: BEFORE_ANSWER, by: ['petitioner', HANDLE, SORT] },
    { in: ORGAN, by: [PAPER] },
  ],
  openHearing: [{ in: ['accepted'], by: [HANDLE, PAPER] }],
  closeHearing: [{ in: ['accepted'], by: [HANDLE, PAPER] }],
  // By the service: what somebody who left was writing.
  note: [{ in: OPEN, by: [HANDLE, SORT, OFFICE, 'service'] }],
  requestExtension: [{ in: ['accepted'], by: [HANDLE, PAPER] }],
  approveExtension: [{ in: ['accepted'], by: [APPROVE, PAPER] }],
  refuseExtension: [{ in: ['accepted'], by: [APPROVE, PAPER] }],
  answer: [{ in: ORGAN, by: [HANDLE, PAPER] }],
  releaseAnswer: [{ in: ['at-office'], by: [SORT] }],
  returnAnswer: [{ in: ['at-office'], by: [SORT] }],
  // Not by an organ whose answer the petition office has passed on (M9).
  takeBack: [{ in: ['answered'], by: [['handle', 'giver'], OFFICE] }],
  issue: [{ in: ['answered'], by: ['service', ['handle', 'giver'], OFFICE] }],
  open: [{ in: ['answered'], by: ['petitioner'] }],
  recordService: [{ in: ['answered'], by: [HANDLE, SORT, OFFICE] }],
  recordExtensionService: [{ in: ['accepted'], by: [HANDLE, OFFICE] }],
  close: [{ in: ['served'], by: [HANDLE, SORT, OFFICE] }],
  urge: [{ in: [...BEFORE_SERVICE, 'review'], by: ['cosigner', ['urge', 'owner']] }],
  answerUrge: [
    { in: [...BEFORE_SERVICE, 'review'], by: [HANDLE, SORT] },
    { in: [...ORGAN, 'answered'], by: [PAPER] },
  ],
  doTask: [
    {
      in: ALWAYS,
      by: [
        ['handle', 'task'],
        ['sort', 'task'],
      ],
    },
  ],
  join: [{ in: ALWAYS, by: ['account'] }],
  renewCode: [{ in: ALWAYS, by: [OFFICE] }],
  supplement: [{ in: OPEN, by: ['petitioner'] }],
  giveDetails: [{ in: OPEN, by: ['filer'] }],
  correct: [{ in: ALWAYS, by: ['filer'] }],
  openJoint: [{ in: BEFORE_ANSWER, by: ['filer'] }],
  cosign: [{ in: BEFORE_SERVICE, by: ['account'] }],
  leaveJoint: [{ in: ALWAYS, by: ['cosigner'] }],
  transcribe: [{ in: OPEN, by: [HANDLE, SORT, OFFICE] }],
  confirmTranscript: [{ in: OPEN, by: ['petitioner'] }],
  withdraw: [{ in: BEFORE_SERVICE, by: ['filer'] }],
  undoWithdrawal: [{ in: [...BEFORE_SERVICE, 'served'], by: ['petitioner'] }],
  concludeWithdrawal: [{ in: [...BEFORE_SERVICE, 'served'], by: ['service'] }],
  requestReview: [{ in: ['served'], by: ['petitioner'] }],
  recordReview: [{ in: ['review'], by: [HANDLE, SORT, OFFICE] }],
  acknowledge: [
    {
      in: ALWAYS,
      by: [HANDLE, SORT, APPROVE, ['supervise', 'owner'], OFFICE, ['handle', 'task'], ['sort', 'task']],
    },
    { in: ORGAN, by: [['handle', 'co-handler']] },
  ],
  reportDelivered: [{ in: ALWAYS, by: ['service'] }],
  reportUndelivered: [{ in: ALWAYS, by: ['service'] }],
  lapseExtension: [{ in: ['accepted'], by: ['service'] }],
  recompute: [{ in: OPEN, by: ['service'] }],
}
