/** 延期: at most 30 days in all, approved by the organ's head, told in time, or the old date stands (2022 §34). */
import type { Message } from '../../../config/texts.types.js'
import { addDays } from '../../../time/civil.js'
import { required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { daysQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { cut, shownReason, unitName } from '../wording.js'
import { oneText } from './one-text.js'

export const extendForm = buildForm({
  verb: 'extend',
  questions: [
    daysQuestion({
      asks: ({ extensionLeft }) => [{ key: 'forms-extend-question', args: { left: extensionLeft } }],
      offers: [10, 15, 30],
      most: ({ extensionLeft }) => extensionLeft,
      over: (asked, left) => ({ key: 'forms-extend-over', args: { asked, left } }),
    }),
    textQuestion({ field: 'reason', asks: () => [{ key: 'forms-extend-reason-question' }] }),
  ],
  says: ({ days, reason }, target, { pack }) => [
    { key: 'forms-extend-says', args: { days: days ?? 0, unit: unitName(pack, target.owner) } },
    ...newDate(days, target),
    ...oldDate(target),
    shownReason(reason),
  ],
  toCommand: ({ days, reason }) => ({
    kind: 'requestExtension',
    days: required(days, 'days'),
    reason: required(reason, 'reason'),
  }),
})

export const grantForm = buildForm({
  verb: 'grant',
  questions: [],
  says: (_, target) => {
    const { extension } = target
    if (!extension) return [{ key: 'forms-grant-none' }]
    const { days, reason, newDue } = extension
    return [
      { key: 'forms-grant-says', args: { days, due: { date: newDue } } },
      ...oldDate(target),
      { key: 'forms-shown-reason', args: { text: cut(reason) } },
    ]
  },
  toCommand: () => ({ kind: 'approveExtension' }),
})

export const nograntForm = oneText({
  verb: 'nogrant',
  asks: ({ extension }) => [
    { key: 'forms-nogrant-question' },
    ...(extension
      ? [{ key: 'forms-nogrant-asked', args: { days: extension.days, text: cut(extension.reason) } }]
      : []),
  ],
  says: ({ handling }) => [
    { key: 'forms-nogrant-says' },
    ...(handling ? [{ key: 'forms-nogrant-stands', args: { due: { date: handling.due } } }] : []),
  ],
  command: (reason) => ({ kind: 'refuseExtension', reason }),
})

/** A rest day may move it on, which shows when it is granted. */
const newDate = (days: number | undefined, { handling }: Target): Message[] =>
  handling && days !== undefined
    ? [{ key: 'forms-extend-new', args: { due: { date: addDays(handling.nominal, days) } } }]
    : []

const oldDate = ({ handling }: Target): Message[] =>
  handling ? [{ key: 'forms-extend-old', args: { due: { date: handling.due } } }] : []
