/** Opens a form of the desk, and what stands in its way. Pure. */
import type { StepContext } from '../on-screen.js'
import type { DialogueState, Task, Wanted } from '../state.js'
import { quiet, type Step, show } from '../step-tools.js'
import { taskForm } from './task-forms.js'

/** Opens a form, unless one is unfinished: then the person says which of the two. */
export function begin(state: DialogueState, wanted: Wanted, context: StepContext): Step {
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

export function withoutTask(state: DialogueState): DialogueState {
  const { task: _, aside, ...rest } = state
  return aside ? { ...rest, task: aside } : rest
}

export function withoutPool(state: DialogueState): DialogueState {
  const { later: _, ...rest } = state
  return rest
}

/** A form that is given up gives up the files that were handed in for it. */
export function withFiles({ task }: DialogueState, next: Step): Step {
  const evidence = task ? taskForm(task.form).files(task.draft) : []
  return evidence.length > 0
    ? { ...next, commands: [...next.commands, { kind: 'dropEvidence', evidence }] }
    : next
}
