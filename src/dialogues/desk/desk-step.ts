import type { CommandOutcome, InboxFilter } from '../commands.js'
import { INBOX_FILTERS } from '../commands.js'
import { DANGER_CHOICE, STOP } from '../form-step.js'
import type { Input } from '../messages.js'
import { type StepContext, taskContext } from '../on-screen.js'
import type { DialogueState, Task, Wanted } from '../state.js'
import { asking, quiet, type Step, say, show } from '../step-tools.js'
import { dutyAct } from './duty-verbs.js'
import { PLAN_VERB, rosterPress } from './roster/roster-buttons.js'
import { readJoint } from './run-own.js'
import { taskForm } from './task-forms.js'
import { isVerb, VERBS } from './verbs.js'

type Press = Extract<Input, { kind: 'press' }>

/** Commands that officials type; `undefined` for all others. Who may not use one is told like for an unknown one. */
export function deskCommand(
  state: DialogueState,
  name: string,
  argument: string,
  context: StepContext,
): Step | undefined {
  if (context.grants.length === 0) return undefined
  const away = withoutPool(state)
  switch (name) {
    case 'pool':
      return quiet(away, { kind: 'showPool' })
    case 'inbox':
      return quiet(away, { kind: 'showInbox', filter: 'all', page: 0 })
    case 'late':
      return quiet(away, { kind: 'showLate' })
    case 'stats':
      return quiet(away, { kind: 'showStats' })
    case 'undelivered':
      return quiet(away, { kind: 'showUndelivered' })
    case 'duty':
      return quiet(away, { kind: 'showDuty' })
    case 'swap':
      return quiet(away, { kind: 'actOnDuty', act: { do: 'swaps' } })
    case 'report':
      return quiet(away, { kind: 'actOnDuty', act: { do: 'askReturn' } })
    case 'roster':
      return quiet(away, { kind: 'roster', act: { do: 'list' } })
    case 'away':
      return quiet(away, { kind: 'setAway', asked: argument })
    case 'register':
    case 'invite':
      return begin(away, { form: name }, context)
    default:
      return undefined
  }
}

/** Buttons under what was said about a case or a list; `undefined` for all others. They hold whatever is on the screen. */
export function deskPress(state: DialogueState, press: Press, context: StepContext): Step | undefined {
  const { verb, id, revision } = press
  if (isVerb(verb)) {
    const act = VERBS[verb]
    if (act.asks) return begin(state, { verb, petition: id, revision }, context)
    return quiet(state, { kind: 'actOnCase', petition: id, revision, act: { kind: act.kind } })
  }
  switch (verb) {
    case 'case':
      return quiet(withoutPool(state), { kind: 'openCase', petition: id })
    case 'hist':
      return quiet(state, { kind: 'showHistory', petition: id })
    case 'who':
      return quiet(state, { kind: 'showPerson', petition: id })
    case 'files':
      return quiet(state, { kind: 'showFiles', petition: id })
    case 'own':
      return quiet(state, { kind: 'showOwn', petition: id })
    case 'rights':
      return quiet(state, { kind: 'showRights', petition: id })
    case 'export':
      return quiet(state, { kind: 'exportCase', petition: id })
    case 'joint':
      return quiet(state, { kind: 'openJoint', petition: id })
    case 'mark':
      return quiet(state, {
        kind: 'actOnCase',
        petition: id,
        revision,
        act: { kind: 'setUrgent', urgent: true, reason: context.words({ key: 'danger-reason' }).join(' / ') },
      })
    case 'cosign':
    case 'cosignr': {
      const yes = { label: { key: 'button-joint-yes' }, verb: `${verb}y`, id, revision }
      return say(state, { text: [{ key: 'joint-confirm' }], choices: [[yes], [DANGER_CHOICE]] })
    }
    case 'cosigny':
    case 'cosignry': {
      const joint = readJoint(`jt_${id}`)
      return joint && quiet(state, { kind: 'cosign', ...joint, representative: verb === 'cosignry' })
    }
    case 'looks':
      return quiet(state, { kind: 'showLooks', petition: id })
    case 'read':
      return quiet(state, { kind: 'readAnswer', petition: id })
    case 'next':
      return quiet({ ...state, later: state.later ?? [] }, { kind: 'nextMatter', later: state.later ?? [] })
    case 'later': {
      const later = [...(state.later ?? []), id].slice(-LATER_AT_MOST)
      return quiet({ ...state, later }, { kind: 'putOff', petition: id }, { kind: 'nextMatter', later })
    }
    case 'sendp':
      return quiet(state, { kind: 'sendProposed', petition: id, revision })
    case 'sendpp':
      return quiet(state, { kind: 'sendProposed', petition: id, revision, onPaper: true })
    case 'late':
      return quiet(withoutPool(state), { kind: 'showLate' })
    case 'ack':
      return quiet(state, { kind: 'actOnCase', petition: id, revision, act: { kind: 'acknowledge' } })
    case 'dutyok':
      return quiet(state, { kind: 'acceptDuty', window: id })
    case 'dutyics':
      return quiet(state, { kind: 'showDutyCalendar' })
    case 'dutynew':
      return quiet(state, { kind: 'showDutyCalendar', renew: revision })
    case 'ackall':
      return quiet(state, { kind: 'acknowledgeDigest', day: id })
    case 'inbox': {
      const asked = readInbox(id)
      return asked && quiet(withoutPool(state), { kind: 'showInbox', ...asked })
    }
    case 'resend':
      return quiet(state, { kind: 'replayUndelivered' })
    case 'memok':
    case 'memno':
      return quiet(state, { kind: 'decideMember', member: id, yes: verb === 'memok' })
    case 'dutynote':
    case 'dutylog':
    case 'dutyphon':
      return begin(state, { form: verb }, context)
    case 'report':
      return begin(state, { form: verb, day: revision }, context)
    case PLAN_VERB:
      return begin(withoutPool(state), { form: 'plan' }, context)
    default: {
      const duty = dutyAct(press)
      if (duty) return quiet(state, { kind: 'actOnDuty', act: duty })
      const act = rosterPress(press)
      return act && quiet(withoutPool(state), { kind: 'roster', act })
    }
  }
}

/** Matters put off in one run; the oldest come up again first. */
const LATER_AT_MOST = 200

function readInbox(id: string): { filter: InboxFilter; page: number } | undefined {
  const [, name, page] = /^([a-z]+)-(\d{1,4})$/.exec(id) ?? []
  const filter = INBOX_FILTERS.find((candidate) => candidate === name)
  return filter && { filter, page: Number(page) }
}

/** Opens a form, unless one is unfinished: then the person says which of the two. */
function begin(state: DialogueState, wanted: Wanted, context: StepContext): Step {
  const { task } = state
  const begun = task && taskForm(task.form).begun(task.draft)
  // A window that was put aside: the days and people that it was begun with may be others by now.
  if (begun && isSame(task, wanted) && task.form === 'plan' && state.screen !== 'task')
    return show({ ...state, screen: 'clash', wanted }, context)
  const other = begun && !isSame(task, wanted)
  // A petitioner answers at once: what was begun before waits, and is gone on with afterwards.
  const waits = other && context.grants.length === 0 && !state.aside
  if (other && !waits) return show({ ...state, screen: 'clash', wanted }, context)
  const { wanted: _, ...here } = state
  const { task: __, ...free } = here
  const rest: DialogueState = waits ? { ...free, screen: 'menu', aside: task } : here
  return 'form' in wanted
    ? quiet(rest, { kind: 'openForm', form: wanted.form, ...(wanted.day ? { day: wanted.day } : {}) })
    : quiet(rest, { kind: 'openTask', ...wanted })
}

const isSame = (task: Task, wanted: Wanted): boolean =>
  'form' in wanted
    ? task.form === wanted.form
    : task.form === wanted.verb && task.target?.petition === wanted.petition

/** What was chosen on the question which of two forms to go on with. */
export function onClash(state: DialogueState, option: string, context: StepContext): Step {
  const { wanted, ...rest } = state
  if (option === 'go-on' || !wanted) {
    // The same form anew, with what there is to choose from now.
    return wanted && state.task && isSame(state.task, wanted) && 'form' in wanted
      ? quiet({ ...rest, screen: 'menu' }, { kind: 'openForm', form: wanted.form })
      : show({ ...rest, screen: 'task' }, context)
  }
  const dropped = withoutTask(rest)
  return withFiles(state, begin({ ...dropped, screen: 'menu' }, wanted, context))
}

/** Takes one answer to the form of the desk. */
export function fillTask(
  state: DialogueState,
  option: string | undefined,
  input: Input,
  context: StepContext,
): Step {
  const { task } = state
  if (!task) return show({ ...state, screen: 'menu' }, context)
  if (option === STOP.id) return putAside(state)
  const form = taskForm(task.form)
  const inForm = taskContext(task, context)
  const result = form.answer(
    task.draft,
    option === undefined ? { input } : { input, option },
    inForm,
    state.turn,
  )
  const turn = state.turn + (result.turned ? 1 : 0)
  if (result.complete) {
    return quiet({ ...state, turn }, form.command(task.draft, inForm, state.language))
  }
  if (!result.draft) {
    return {
      state: { ...withoutTask(state), turn, screen: 'menu' },
      say: result.say,
      commands: result.commands,
    }
  }
  return {
    state: asking({ ...state, turn, task: { ...task, draft: result.draft } }, result.say, result.status),
    say: result.say,
    ...(result.status ? { status: result.status } : {}),
    commands: result.commands,
  }
}

/** Leaves the form for now: what was entered is kept, and the case is shown as it stands. */
function putAside(state: DialogueState): Step {
  const { task } = state
  if (!task || !taskForm(task.form).begun(task.draft)) return stopTask(state)
  const shown = say({ ...state, screen: 'menu' }, { text: [{ key: 'desk-put-aside' }], keyboard: 'remove' })
  return task.target ? { ...shown, commands: [{ kind: 'openCase', petition: task.target.petition }] } : shown
}

/** Gives the form up: what was entered is dropped, and the case is shown as it stands. */
export function stopTask(state: DialogueState): Step {
  const { task } = state
  const next: DialogueState = { ...withoutTask(state), screen: 'menu' }
  const stopped = say(next, { text: [{ key: 'desk-stopped' }], keyboard: 'remove' })
  const shown = task?.target
    ? { ...stopped, commands: [{ kind: 'openCase' as const, petition: task.target.petition }] }
    : stopped
  return withFiles(state, shown)
}

/** What is said when something asked for at the desk has ended; `undefined` for other outcomes. */
export function deskOutcome(
  state: DialogueState,
  { command, outcome }: CommandOutcome,
  context: StepContext,
): Step | undefined {
  const fromForm = state.screen === 'task' && endsForm(command.kind)
  switch (outcome.kind) {
    case 'said':
      // The other form could not be opened: the one that made room for it is there again.
      return say(command.kind === 'openTask' && !state.task ? withoutTask(state) : state, ...outcome.say)
    case 'task': {
      const { form, target, given } = outcome
      const { task: open } = state
      // An unfinished form of the same kind on the same case goes on, with the case as it is now.
      const same = open?.form === form && open.target?.petition === target?.petition
      const draft = taskForm(form).with(same ? open.draft : taskForm(form).open(context.newId()), given)
      const task: Task = { form, draft, ...(target ? { target } : {}) }
      return show({ ...state, screen: 'task', task }, context)
    }
    case 'acted': {
      const done: DialogueState = fromForm ? { ...withoutTask(state), screen: 'menu' } : state
      const said = say(done, ...outcome.say)
      // In a run through the pool the next matter follows by itself.
      return done.later && command.kind !== 'registerMatter'
        ? { ...said, commands: [{ kind: 'nextMatter', later: done.later }] }
        : said
    }
    case 'overtaken': {
      const { task } = state
      if (!fromForm || !task?.target) return say(state, ...outcome.say)
      const target = { ...task.target, revision: outcome.revision }
      return show({ ...state, task: { ...task, target } }, context, ...outcome.say)
    }
    case 'refused':
      if (!fromForm) return undefined
      // What was entered stays on the screen, to be changed and sent again; what may be kept nowhere doesn't.
      return show(outcome.anew ? withoutWords(state) : state, context, { text: [outcome.problem] })
    default:
      return undefined
  }
}

const endsForm = (kind: CommandOutcome['command']['kind']): boolean =>
  ['actOnCase', 'registerMatter', 'invite', 'actOnDuty', 'planWindow'].includes(kind)

export function withoutTask(state: DialogueState): DialogueState {
  const { task: _, aside, ...rest } = state
  return aside ? { ...rest, task: aside } : rest
}

function withoutWords(state: DialogueState): DialogueState {
  const { task } = state
  return task ? { ...state, task: { ...task, draft: taskForm(task.form).anew(task.draft) } } : state
}

function withoutPool(state: DialogueState): DialogueState {
  const { later: _, ...rest } = state
  return rest
}

/** A form that is given up gives up the files that were handed in for it. */
function withFiles({ task }: DialogueState, next: Step): Step {
  const evidence = task ? taskForm(task.form).files(task.draft) : []
  return evidence.length > 0
    ? { ...next, commands: [...next.commands, { kind: 'dropEvidence', evidence }] }
    : next
}
