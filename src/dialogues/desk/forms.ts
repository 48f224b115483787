import type { DeskAnswers } from './answers.js'
import type { DeskForm } from './desk-form.js'
import { answerForm } from './forms/answer.js'
import {
  addForm,
  correctForm,
  leaveForm,
  retractForm,
  reviewForm,
  toldFiles,
  transForm,
} from './forms/citizen.js'
import { agreeForm, denyForm, objectForm, referForm, takeonForm } from './forms/competence.js'
import { moreForm } from './forms/details.js'
import { divertForm } from './forms/divert.js'
import { extendForm, grantForm, nograntForm } from './forms/extension.js'
import { newcodeForm, revdoneForm, typeupForm } from './forms/for-petitioner.js'
import { cohandForm, taskForm, urgentForm } from './forms/handling.js'
import { namedForm, recuseForm } from './forms/people.js'
import { reclassForm } from './forms/reclass.js'
import { appointForm, passForm, sendForm } from './forms/sending.js'
import { extservForm, serviceForm } from './forms/service.js'
import { acceptForm, closeForm, releaseForm, tellForm } from './forms/steps.js'
import {
  askForm,
  coansForm,
  givebackForm,
  heardForm,
  hearingForm,
  noteForm,
  replyForm,
  undoForm,
  urgeansForm,
  urgeForm,
} from './forms/words.js'
import type { VERBS, Verb } from './verbs.js'

/** The verbs before which something has to be asked. */
export type AskingVerb = { [V in Verb]: (typeof VERBS)[V]['asks'] extends true ? V : never }[Verb]

/** The form of every verb that asks something. */
export const DESK_FORMS: Readonly<Record<AskingVerb, DeskForm<DeskAnswers>>> = {
  reply: replyForm,
  accept: acceptForm,
  tell: tellForm,
  answer: answerForm,
  release: releaseForm,
  giveback: givebackForm,
  undo: undoForm,
  service: serviceForm,
  send: sendForm,
  divert: divertForm,
  object: objectForm,
  agree: agreeForm,
  deny: denyForm,
  refer: referForm,
  appoint: appointForm,
  takeon: takeonForm,
  ask: askForm,
  extend: extendForm,
  grant: grantForm,
  nogrant: nograntForm,
  extserv: extservForm,
  pass: passForm,
  coans: coansForm,
  cohand: cohandForm,
  urgeans: urgeansForm,
  task: taskForm,
  urge: urgeForm,
  close: closeForm,
  note: noteForm,
  hearing: hearingForm,
  heard: heardForm,
  reclass: reclassForm,
  named: namedForm,
  recuse: recuseForm,
  urgent: urgentForm,
  typeup: typeupForm,
  revdone: revdoneForm,
  newcode: newcodeForm,
  more: moreForm,
  add: addForm,
  correct: correctForm,
  trans: transForm,
  leave: leaveForm,
  retract: retractForm,
  review: reviewForm,
}

const asks = (verb: Verb): verb is AskingVerb => Object.hasOwn(DESK_FORMS, verb)

/** The form that a verb opens. @throws Error for a verb that asks nothing */
export function deskForm(verb: Verb): DeskForm<DeskAnswers> {
  if (!asks(verb)) throw new Error(`${verb} asks nothing, so there is no form of it`)
  return DESK_FORMS[verb]
}

/** The evidence that was handed in for a form, to be dropped where the form is given up. */
export const filesOf = ({ paper, told }: DeskAnswers): string[] => [
  ...(paper ? [paper.evidence] : []),
  ...toldFiles(told),
]
