import { type Pack, type ProfileLimit, unitById } from '../config/pack.js'
import { LANGUAGES, type Message } from '../config/texts.types.js'
import type { Action, Grant } from '../people/roles.js'
import { unitsWithin } from '../people/roles.js'
import { demoNotice, shownNumber } from './demo.js'
import type { Option } from './form.js'
import { DANGER, toChoice } from './form-step.js'
import type { Say } from './messages.js'
import type { DialogueState, Task } from './state.js'

const withOptions = (state: DialogueState, text: readonly Message[], rows: readonly Option[][]): Say => ({
  text,
  choices: rows.map((row) => row.map((option) => toChoice(option, state.turn))),
})

const GO_ON: Option = { id: 'go-on', label: { key: 'button-go-on' } }

/** The first screen: who runs this service, and what it can do. */
export function menuSay(state: DialogueState, { pack, grants }: MenuContext): Say {
  const goOn = state.draft ? [[GO_ON]] : []
  const task = state.task ? [[taskOption(state.task)]] : []
  return withOptions(
    state,
    [
      { key: 'menu-welcome', args: { office: { local: pack.office.name } } },
      ...demoNotice(pack),
      ...operatorText(pack),
      { key: state.draft ? 'menu-draft' : 'menu-what' },
    ],
    [
      ...task,
      ...deskRows(grants, pack),
      ...goOn,
      [{ id: 'file', label: { key: 'button-file' } }],
      [{ id: 'my', label: { key: 'button-my' } }],
      [DANGER],
      [{ id: 'language', label: { key: 'button-language' } }],
    ],
  )
}

interface MenuContext {
  readonly pack: Pack
  readonly grants: readonly Grant[]
}

/** Back to an unfinished form of the desk. */
const taskOption = ({ form }: Task): Option => ({
  id: 'task',
  label: { key: 'button-task-go-on', args: { what: { key: `button-verb-${form}` } } },
})

/** What an official can begin with: only what one may use is offered. */
function deskRows(grants: readonly Grant[], pack: Pack): Option[][] {
  const offered: readonly (readonly [string, ...Action[]])[] = [
    ['pool', 'sort'],
    ['inbox', 'handle'],
    ['register', 'register'],
    ['late', 'see-late'],
    ['stats', 'see-stats'],
    ['duty', 'be-on-duty', 'plan-roster'],
    ['roster', 'plan-roster'],
    ['invite', 'invite'],
  ]
  return offered
    .filter(([, ...actions]) => actions.some((action) => unitsWithin(grants, action, pack).length > 0))
    .map(([id]) => [{ id, label: { key: `button-desk-${id}` } }])
}

/** Which of two forms to go on with. */
export function clashSay(state: DialogueState, pack: Pack): Say {
  const { task, wanted } = state
  const number = task?.target?.number
  const same = wanted !== undefined && 'form' in wanted && wanted.form === task?.form
  const drop = same ? 'button-clash-anew' : 'button-clash-drop'
  return withOptions(
    state,
    [
      {
        key: same ? 'desk-clash-same' : number === undefined ? 'desk-clash' : 'desk-clash-case',
        args: {
          what: { key: `button-verb-${task?.form ?? 'register'}` },
          number: number === undefined ? '' : shownNumber(number, pack),
        },
      },
    ],
    [[GO_ON], [{ id: 'drop', label: { key: drop } }], [DANGER]],
  )
}

/** Legal name, address, phone, hours and page of whoever runs the service. */
function operatorText({ office }: Pack): Message[] {
  const { operator } = office
  if (!operator) return []
  return [
    {
      key: 'operator',
      args: {
        name: { local: operator.legalName },
        address: { local: operator.address },
        phone: operator.phone,
        hours: { local: operator.hours },
        page: operator.page,
      },
    },
  ]
}

export const cancelSay = (state: DialogueState): Say =>
  withOptions(
    state,
    [{ key: 'cancel-question' }],
    [[{ id: 'drop', label: { key: 'button-drop' } }, GO_ON], [DANGER]],
  )

export const reopenSay = (state: DialogueState): Say =>
  withOptions(
    state,
    [{ key: 'reopen-question' }],
    [[GO_ON], [{ id: 'anew', label: { key: 'button-anew' } }], [DANGER]],
  )

export const languageSay = (state: DialogueState): Say =>
  withOptions(
    state,
    [{ key: 'language-question' }],
    [
      ...LANGUAGES.map((language) => [
        { id: `language-${language}`, label: { key: `language-name-${language}` } },
      ]),
      [DANGER],
    ],
  )

/** The PIN before one's own cases, or a new one; help is one press away as everywhere. */
export const pinSay = (state: DialogueState): Say =>
  withOptions(
    state,
    state.screen === 'pin'
      ? [{ key: 'pin-question' }, { key: 'pin-forgotten' }]
      : state.pinOnce === undefined
        ? [{ key: 'pin-new-question' }, { key: 'pin-new-means' }]
        : [{ key: 'pin-once-more' }],
    [[{ id: 'pin-stop', label: { key: 'button-stop' } }], [DANGER]],
  )

/** Another address of theirs, or the code that was sent to it. */
export const contactSay = (state: DialogueState): Say =>
  withOptions(
    state,
    state.screen === 'code'
      ? [{ key: `contact-code-question-${state.contact ?? 'email'}` }]
      : [{ key: `contact-question-${state.contact ?? 'email'}` }],
    [[{ id: 'contact-stop', label: { key: 'button-stop' } }], [DANGER]],
  )

/** Whom to call at once, and the office's duty phone. */
export const dangerText = (pack: Pack): Message[] => [
  { key: 'danger-now' },
  ...pack.emergency.map(({ number, name }) => ({
    key: 'danger-number',
    args: { number, name: { local: name } },
  })),
  { key: 'danger-duty', args: { phone: pack.office.dutyPhone } },
  ...(pack.demo ? [{ key: 'danger-demo' }] : []),
]

/** Whom to talk to instead of a machine: phone, address, hours. */
export const humanText = (pack: Pack): Message[] => [{ key: 'human-title' }, ...whereText(pack)]

/** Whoever runs the service, else the petition office. */
const whereText = (pack: Pack): Message[] => (pack.office.operator ? operatorText(pack) : officeText(pack))

/** The petition office itself: where it is, and its phone. */
function officeText(pack: Pack): Message[] {
  const unit = unitById(pack, pack.office.unit)
  if (!unit) return []
  return [
    {
      key: 'office-address',
      args: { name: { local: unit.name }, address: { local: unit.address }, phone: unit.phone },
    },
    { key: 'office-hours', args: { hours: { local: pack.office.hours } } },
  ]
}

/** What can be done here, how it goes on and by when, where people are, and who runs the service. */
export function helpText(pack: Pack): Message[] {
  const { sorting, telling, handling, extension } = pack.profile.limits
  return [
    { key: 'help-what' },
    { key: 'help-words' },
    { key: 'help-commands' },
    { key: 'help-danger' },
    {
      key: 'help-steps',
      args: { sorting: daysOf(sorting), telling: daysOf(telling), handling: daysOf(handling) },
    },
    { key: 'help-extension', args: { extension: daysOf(extension) } },
    { key: 'help-exceptions', args: { rules: { local: pack.profile.name } } },
    { key: 'help-law' },
    { key: 'help-ways' },
    ...officeText(pack),
    ...(pack.office.operator
      ? [{ key: 'help-runs' }, ...operatorText(pack)]
      : [{ key: 'help-runs-unnamed' }]),
    ...demoNotice(pack),
  ]
}

/** "15 days", as the profile counts them. */
const daysOf = ({ days, unit }: ProfileLimit): Message => ({ key: `help-days-${unit}`, args: { days } })

/** What is kept, where, how long, who sees it, and what one can do about it (个人信息保护法 §17, §44 to §46). */
export const privacyText = (): Message[] => [
  { key: 'privacy-kept' },
  { key: 'privacy-where' },
  { key: 'privacy-how-long' },
  { key: 'privacy-draft' },
  { key: 'privacy-messenger' },
  { key: 'intake-consent-seen' },
  { key: 'privacy-person' },
  { key: 'privacy-looks' },
  { key: 'privacy-rights' },
  { key: 'privacy-lock' },
  { key: 'privacy-who' },
]
