/** 异议 and 争议: who is competent after all (2022 §23 para 3, §24). */
import { required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { unitQuestion } from '../unit-question.js'
import { shownReason, stretch, unitName } from '../wording.js'
import { oneText } from './one-text.js'

/** "Detailed reasons" (2022 §23 para 3) are more than a few words. */
const DETAILED = 20

export const objectForm = buildForm({
  verb: 'object',
  questions: [
    textQuestion({
      field: 'reason',
      least: DETAILED,
      asks: ({ objectionDue }) => [{ key: 'forms-object-question' }, ...lastDay(objectionDue)],
    }),
    unitQuestion({
      optional: true,
      anywhere: true,
      asks: () => [{ key: 'forms-object-unit-question' }],
      // The petition office decides on it, so what counts is where that office may send the matter.
      from: ({ sender, office }) => sender ?? office,
      among: ({ id }, { owner, notCompetent }) => id !== owner && !notCompetent.includes(id),
    }),
  ],
  says: ({ unit, reason }, { objectionDue }, { pack }) => [
    { key: 'forms-object-says' },
    ...lastDay(objectionDue),
    unit === undefined
      ? { key: 'forms-object-unit-none' }
      : { key: 'forms-object-unit', args: { unit: unitName(pack, unit) } },
    shownReason(reason),
  ],
  toCommand: ({ reason, unit }) => ({
    kind: 'object',
    reason: required(reason, 'reason'),
    ...(unit === undefined ? {} : { proposed: unit }),
  }),
})

const lastDay = (due: Target['objectionDue']) =>
  due === undefined ? [] : [{ key: 'forms-object-due', args: { due: { date: due } } }]

/** The sender has verified and agrees: it comes back and is sorted anew. */
export const agreeForm = oneText({
  verb: 'agree',
  asks: () => [{ key: 'forms-agree-question' }],
  says: ({ owner, proposed }, { pack, today }) => [
    {
      key: 'forms-agree-says',
      args: { unit: unitName(pack, owner), until: stretch(pack.profile.limits.sorting, today) },
    },
    ...(proposed === undefined
      ? []
      : [{ key: 'forms-agree-proposed', args: { unit: unitName(pack, proposed) } }]),
  ],
  command: (reason) => ({ kind: 'agreeObjection', reason }),
})

export const denyForm = oneText({
  verb: 'deny',
  asks: () => [{ key: 'forms-deny-question' }],
  says: () => [{ key: 'forms-deny-says' }],
  command: (reason) => ({ kind: 'refuseObjection', reason }),
})

export const referForm = oneText({
  verb: 'refer',
  asks: () => [{ key: 'forms-refer-question' }],
  says: (_, { pack, today }) => [
    { key: 'forms-refer-says', args: { until: stretch(pack.profile.targets.competenceDecision, today) } },
  ],
  command: (reason) => ({ kind: 'refer', reason }),
})

/** 主动承接: one of those who dispute takes it on after all. */
export const takeonForm = oneText({
  verb: 'takeon',
  asks: () => [{ key: 'forms-takeon-question' }],
  says: ({ unit }, { pack, today }) => [
    {
      key: 'forms-takeon-says',
      args: { unit: unitName(pack, unit), until: stretch(pack.profile.limits.telling, today) },
    },
  ],
  command: (reason) => ({ kind: 'takeOn', reason }),
})
