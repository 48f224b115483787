import type { CaseCommandKind } from '../../petitions/case-commands.js'

/**
 * What can be done with a case from its card: the verb of the button (at most eight letters), the command that it
 * leads to, and whether something has to be asked first. The order is that of the buttons.
 */
export const VERBS = {
  open: { kind: 'open', asks: false },
  reply: { kind: 'reply', asks: true },
  accept: { kind: 'accept', asks: true },
  tell: { kind: 'tell', asks: true },
  answer: { kind: 'answer', asks: true },
  release: { kind: 'releaseAnswer', asks: true },
  giveback: { kind: 'returnAnswer', asks: true },
  sendnow: { kind: 'issue', asks: false },
  undo: { kind: 'takeBack', asks: true },
  service: { kind: 'recordService', asks: true },
  send: { kind: 'forward', asks: true },
  divert: { kind: 'divert', asks: true },
  object: { kind: 'object', asks: true },
  agree: { kind: 'agreeObjection', asks: true },
  deny: { kind: 'refuseObjection', asks: true },
  refer: { kind: 'refer', asks: true },
  appoint: { kind: 'designate', asks: true },
  takeon: { kind: 'takeOn', asks: true },
  ask: { kind: 'ask', asks: true },
  extend: { kind: 'requestExtension', asks: true },
  grant: { kind: 'approveExtension', asks: true },
  nogrant: { kind: 'refuseExtension', asks: true },
  extserv: { kind: 'recordExtensionService', asks: true },
  pass: { kind: 'passDown', asks: true },
  coans: { kind: 'answerCoHandling', asks: true },
  cohand: { kind: 'addCoHandler', asks: true },
  urgeans: { kind: 'answerUrge', asks: true },
  task: { kind: 'doTask', asks: true },
  urge: { kind: 'urge', asks: true },
  close: { kind: 'close', asks: true },
  note: { kind: 'note', asks: true },
  hearing: { kind: 'openHearing', asks: true },
  heard: { kind: 'closeHearing', asks: true },
  reclass: { kind: 'reclassify', asks: true },
  named: { kind: 'nameHandler', asks: true },
  recuse: { kind: 'recuse', asks: true },
  urgent: { kind: 'setUrgent', asks: true },
  typeup: { kind: 'transcribe', asks: true },
  revdone: { kind: 'recordReview', asks: true },
  newcode: { kind: 'renewCode', asks: true },
  more: { kind: 'giveDetails', asks: true },
  add: { kind: 'supplement', asks: true },
  correct: { kind: 'correct', asks: true },
  trans: { kind: 'confirmTranscript', asks: true },
  leave: { kind: 'leaveJoint', asks: true },
  retract: { kind: 'withdraw', asks: true },
  keepit: { kind: 'undoWithdrawal', asks: false },
  review: { kind: 'requestReview', asks: true },
} as const satisfies Readonly<Record<string, { kind: CaseCommandKind; asks: boolean }>>

export type Verb = keyof typeof VERBS

export const isVerb = (text: string): text is Verb => Object.hasOwn(VERBS, text)
