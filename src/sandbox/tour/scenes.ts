/** The story of the guided tour: one petition, then one duty roster. Its words stand in `locales/`. */
import type { TourAct } from './story.js'

/** Who plays what: somebody of the demo pack by role and office, `nth` where several have both. */
export const PARTS = {
  citizen: { role: 'citizen' },
  registrar: { role: 'registrar', unit: 'luan-petition' },
  bureau: { role: 'handler', unit: 'luan-land' },
  branch: { role: 'handler', unit: 'yuan-land' },
  head: { role: 'unit-lead', unit: 'yuan-land' },
  supervisor: { role: 'supervisor', unit: 'luan-petition' },
  leader: { role: 'leader', unit: 'luan-petition' },
  planner: { role: 'roster-manager', unit: 'luan-petition' },
  officer: { role: 'duty-officer', unit: 'luan-petition' },
  other: { role: 'duty-officer', unit: 'luan-petition', nth: 1 },
} as const satisfies Readonly<
  Record<string, { readonly role: string; readonly unit?: string; readonly nth?: number }>
>
export type Part = keyof typeof PARTS

/** A sentence by its key; arguments that it needs are left empty. */
type Key = string

export interface Scene {
  readonly show?: readonly Part[]
  readonly tell?: Key
  /** Who acts; of several the one who can. */
  readonly as?: Part | readonly Part[]
  /** What they type: a sentence, a command, or a day so many days from now. */
  readonly type?: { readonly key: Key } | { readonly command: string } | { readonly daysAhead: number }
  /** What they press: a button by the key of its words, or by the name of a unit. */
  readonly press?: { readonly key: Key } | { readonly unit: string }
  readonly contact?: true
  readonly clock?: Extract<TourAct, { do: 'clock' }>['move']
  /** The clock goes on until somebody has been told something, or has a button. */
  readonly until?: { readonly as: Part | readonly Part[]; readonly says?: Key; readonly button?: Key }
}

const press = (as: Part, key: Key): Scene => ({ as, press: { key } })
const says = (as: Part, key: Key): Scene => ({ as, type: { key } })
const sends = (as: Part, command: string): Scene => ({ as, type: { command } })

export const scenes: readonly Scene[] = [
  { show: ['citizen', 'registrar', 'bureau'], tell: 'tour-welcome' },
  { tell: 'tour-morning', clock: { next: 'workday' } },
  { clock: { advance: 'PT1H' } },

  { tell: 'tour-file', ...sends('citizen', '/start') },
  press('citizen', 'button-file'),
  press('citizen', 'intake-kind-appeal'),
  press('citizen', 'button-agree'),
  says('citizen', 'tour-say-facts'),
  press('citizen', 'button-done'),
  says('citizen', 'tour-say-request'),
  { tell: 'tour-place', ...says('citizen', 'tour-say-place') },
  press('citizen', 'button-skip'),
  { as: 'citizen', contact: true },
  press('citizen', 'button-submit'),
  { tell: 'tour-receipt' },
  { tell: 'tour-why', ...press('citizen', 'button-why-date') },

  { tell: 'tour-sort', ...sends('registrar', '/pool') },
  press('registrar', 'button-next'),
  press('registrar', 'button-send-proposed'),

  { tell: 'tour-object', ...press('bureau', 'button-open-case') },
  press('bureau', 'button-verb-object'),
  says('bureau', 'tour-say-objection'),
  { as: 'bureau', press: { unit: 'yuan-land' } },
  press('bureau', 'button-confirm'),

  { show: ['citizen', 'registrar', 'branch'], tell: 'tour-agree', ...press('registrar', 'button-open-case') },
  press('registrar', 'button-verb-agree'),
  says('registrar', 'tour-say-verified'),
  press('registrar', 'button-confirm'),
  { tell: 'tour-again', ...sends('registrar', '/pool') },
  press('registrar', 'button-next'),
  press('registrar', 'button-send-proposed'),

  {
    tell: 'tour-wait',
    clock: { next: 'event' },
    until: { as: 'branch', says: 'reminder-desk-today', button: 'button-open-case' },
  },
  {
    show: ['citizen', 'branch', 'head'],
    tell: 'tour-late',
    clock: { next: 'event' },
    until: { as: 'citizen', button: 'button-verb-urge' },
  },
  {
    show: ['citizen', 'supervisor', 'leader'],
    tell: 'tour-escalate',
    clock: { next: 'event' },
    until: { as: 'leader', says: 'reminder-desk-late', button: 'button-open-case' },
  },

  { show: ['citizen', 'branch', 'head'], tell: 'tour-urge', ...press('citizen', 'button-verb-urge') },
  says('citizen', 'tour-say-urge'),
  press('citizen', 'button-confirm'),
  { tell: 'tour-accept', ...press('branch', 'button-open-case') },
  press('branch', 'button-verb-accept'),
  press('branch', 'button-confirm'),
  { tell: 'tour-answer', ...press('branch', 'button-verb-answer') },
  press('branch', 'button-own-words'),
  says('branch', 'tour-say-found'),
  says('branch', 'tour-say-opinion'),
  says('branch', 'tour-say-ground'),
  press('branch', 'forms-outcome-supported'),
  press('branch', 'button-skip'),
  press('branch', 'button-confirm'),
  {
    tell: 'tour-issued',
    clock: { advance: 'PT10M' },
    until: { as: 'citizen', button: 'button-verb-open' },
  },
  { tell: 'tour-open', ...press('citizen', 'button-verb-open') },
  { tell: 'tour-rights' },

  { show: ['planner', 'officer', 'other'], tell: 'tour-roster', ...sends('planner', '/roster') },
  press('planner', 'button-roster-plan'),
  press('planner', 'button-plan-other'),
  { as: 'planner', press: { unit: 'luan-petition' } },
  says('planner', 'tour-say-window'),
  { as: 'planner', type: { daysAhead: 2 } },
  { as: 'planner', type: { daysAhead: 3 } },
  press('planner', 'roster-level-normal'),
  press('planner', 'button-confirm'),
  { tell: 'tour-fair', ...press('planner', 'button-roster-publish') },
  press('planner', 'button-roster-publish-yes'),
  { show: ['leader', 'officer', 'other'], tell: 'tour-come', ...press('leader', 'button-accept-duty') },
  press('officer', 'button-accept-duty'),
  press('other', 'button-accept-duty'),
  {
    tell: 'tour-begins',
    clock: { next: 'event' },
    until: { as: 'leader', button: 'button-check-in' },
  },
  press('leader', 'button-check-in'),
  {
    tell: 'tour-absent',
    clock: { next: 'event' },
    until: { as: ['officer', 'other'], button: 'button-step-in' },
  },
  { as: ['officer', 'other'], press: { key: 'button-step-in' } },
  { tell: 'tour-end' },
]
