import type { CommandOutcome } from '../commands.js'
import { STOP } from '../form-step.js'
import type { Input } from '../messages.js'
import { type StepContext, taskContext } from '../on-screen.js'
import type { DialogueState, Task } from '../state.js'
import { asking, quiet, type Step, say, show } from '../step-tools.js'
import { begin, withFiles, withoutPool, withoutTask } from './desk-begin.js'
import { taskForm } from './task-forms.js'

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

function withoutWords(state: DialogueState): DialogueState {
  const { task } = state
  return task ? { ...state, task: { ...task, draft: taskForm(task.form).anew(task.draft) } } : state
}
