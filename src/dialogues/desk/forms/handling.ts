/** 协办, tasks beside the procedure, and the mark of urgency. */
import { daysBetween } from '../../../time/civil.js'
import { type DeskAnswers, required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, type DeskQuestion, daysQuestion, textQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { unitQuestion } from '../unit-question.js'
import { caseOf, cut, shownReason, stretch, unitName } from '../wording.js'

/** No co-handler is given longer than this, however far the whole runs. */
const CO_DAYS_AT_MOST = 365

/** Lead and co-handlers: one clock and one answer, each co-handler with a date inside it (M18). */
export const cohandForm = buildForm({
  verb: 'cohand',
  questions: [
    unitQuestion({
      asks: () => [{ key: 'forms-cohand-unit-question' }],
      from: ({ office }) => office,
      among: ({ id, kind }, { owner }) => kind === 'organ' && id !== owner,
    }),
    textQuestion({ field: 'text', asks: () => [{ key: 'forms-cohand-question' }] }),
    daysQuestion({
      asks: ({ handling }) => [
        handling
          ? { key: 'forms-cohand-days-question', args: { due: { date: handling.due } } }
          : { key: 'forms-cohand-days-question-open' },
      ],
      offers: [5, 10, 15, 30],
      most: ({ handling }, { today }) =>
        handling ? Math.min(CO_DAYS_AT_MOST, daysBetween(today, handling.due)) : CO_DAYS_AT_MOST,
    }),
  ],
  says: ({ unit, text, days }, _, { pack, today }) => [
    {
      key: 'forms-cohand-says',
      args: {
        unit: unitName(pack, unit),
        until: stretch({ ...pack.profile.targets.coHandling, days: days ?? 0 }, today),
      },
    },
    { key: 'forms-shown-text', args: { text: cut(text) } },
  ],
  toCommand: ({ unit, text, days }) => ({
    kind: 'addCoHandler',
    unit: required(unit, 'unit'),
    task: required(text, 'text'),
    days: required(days, 'days'),
  }),
})

/** Which of the tasks, where there are several. */
const whichTask = choiceQuestion({
  id: 'task',
  asks: () => [{ key: 'forms-task-which' }],
  picks: (_, { target }) =>
    (target?.tasks ?? []).map(({ id, what }, index) => ({
      id: `t-${id}`,
      label: { key: 'forms-task-line', args: { number: index + 1, what: { key: `forms-task-${what}` } } },
      sets: { task: id },
    })),
  lacks: () => false,
})

const howDone = textQuestion({
  field: 'text',
  asks: (target, answers) =>
    tasksMeant(answers, target).map(({ what }) => ({
      key: 'forms-task-question',
      args: { what: { key: `forms-task-${what}` } },
    })),
})

/** The task that was chosen, or the only one there is. */
function tasksMeant({ task }: DeskAnswers, { tasks }: Target): Target['tasks'] {
  return tasks.length > 1 ? tasks.filter(({ id }) => id === task) : tasks
}

const taskQuestion: DeskQuestion = {
  ...howDone,
  lacks: (answers, context) =>
    answers.text === undefined || tasksMeant(answers, caseOf(context)).length === 0,
  ask(answers, context) {
    const open = tasksMeant(answers, caseOf(context)).length === 0
    return open ? whichTask.ask(answers, context) : howDone.ask(answers, context)
  },
  read(given, answers, context) {
    const target = caseOf(context)
    if (tasksMeant(answers, target).length > 0) return howDone.read(given, answers, context)
    const { input } = given
    // The question takes any words, so the number of a button is looked for here.
    const place = input.kind === 'text' && /^\d{1,3}$/.test(input.text.trim()) ? Number(input.text) : 0
    const numbered = target.tasks[place - 1]
    const option = given.option ?? (numbered ? `t-${numbered.id}` : undefined)
    const reading = whichTask.read(option === undefined ? given : { ...given, option }, answers, context)
    return reading.kind === 'answered'
      ? { kind: 'deeper', answers: reading.answers }
      : { kind: 'problem', problem: { key: 'forms-choice-expects' } }
  },
  back: ({ task, ...rest }) => (task === undefined ? undefined : rest),
}

/** What came up beside the procedure was seen to. */
export const taskForm = buildForm({
  verb: 'task',
  questions: [taskQuestion],
  says: (answers, target) => [
    ...tasksMeant(answers, target).map(({ what }) => ({
      key: 'forms-task-says',
      args: { what: { key: `forms-task-${what}` } },
    })),
    { key: 'forms-shown-text', args: { text: cut(answers.text) } },
  ],
  toCommand: (answers, target) => ({
    kind: 'doTask',
    task: required(tasksMeant(answers, target)[0]?.id, 'task'),
    how: required(answers.text, 'text'),
  }),
})

/** 重大、紧急 (2022 §25): a mark of the matter, never of a person. */
export const urgentForm = buildForm({
  verb: 'urgent',
  questions: [
    textQuestion({
      field: 'reason',
      asks: ({ urgent }) => [
        urgent ? { key: 'forms-urgent-off-question' } : { key: 'forms-urgent-on-question' },
      ],
    }),
  ],
  says: ({ reason }, { urgent }) => [
    urgent ? { key: 'forms-urgent-off-says' } : { key: 'forms-urgent-on-says' },
    shownReason(reason),
  ],
  toCommand: ({ reason }, { urgent }) => ({
    kind: 'setUrgent',
    urgent: !urgent,
    reason: required(reason, 'reason'),
  }),
})
