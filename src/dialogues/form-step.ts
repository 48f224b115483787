import type { Message } from '../config/texts.types.js'
import type { CommandWithoutId } from './commands.js'
import type { Asked, Draft, Form, FormContext, Given, Option, Question, Reading } from './form.js'
import type { Choice, Input, Say } from './messages.js'
import { says } from './spoken.js'

/** What the form made of one input. `draft` is absent once the form is over. */
export interface FormStep<A> {
  readonly draft?: Draft<A>
  readonly say: readonly Say[]
  /** A message that replaces an earlier one of its kind that was not sent yet. */
  readonly status?: Say
  readonly commands: readonly CommandWithoutId[]
  /** Whether a new question is on the screen, so that older buttons no longer count. */
  readonly turned: boolean
  readonly complete?: boolean
}

/** Options that every question may show besides its own. */
const BACK: Option = { id: 'back', label: { key: 'button-back' } }
const SKIP: Option = { id: 'skip', label: { key: 'button-skip' } }
/** Leaves a form of the desk. */
export const STOP: Option = { id: 'stop', label: { key: 'button-stop' } }
export const DANGER: Option = { id: 'danger', label: { key: 'button-danger' } }

/** Opens a form at its first question. */
export function openDraft<A>(form: Form<A>, id: string): Draft<A> {
  const first = form.questions[0]
  if (!first) throw new Error(`form ${form.id} has no question`)
  return { id, form: form.id, version: form.version, at: first.id, correcting: false, answers: form.empty }
}

/** A draft as stored, fitted to the form as it is now: answers that still fit are kept, the place too. */
export function fitDraft<A>(form: Form<A>, stored: Draft<unknown>): Draft<A> {
  const known = form.questions.some((question) => question.id === stored.at)
  const first = form.questions[0]?.id ?? ''
  return {
    ...stored,
    version: form.version,
    answers: form.parse(stored.answers),
    at: known ? stored.at : first,
    correcting: known && stored.correcting,
  }
}

/** The options that are on the screen for the current question, row by row. */
export function optionsOf<A>(form: Form<A>, draft: Draft<A>, context: FormContext): Option[][] {
  const asked = current(form, draft).ask(draft.answers, context)
  const rows = rowsOf(form, draft, asked, context)
  // The phone's own button stands first and counts; only the phone can press it.
  return asked.share ? [[{ id: 'share', label: asked.share.label }], ...rows] : rows
}

/** A question's own options, then those that every question has. */
function rowsOf<A>(form: Form<A>, draft: Draft<A>, asked: Asked, context: FormContext): Option[][] {
  const question = current(form, draft)
  const own = (asked.options ?? []).map((row) => [...row])
  const moving: Option[] = []
  if (canGoBack(form, draft, question, context)) moving.push(BACK)
  if (question.optional) moving.push(SKIP)
  const leaving = form.plain ? [STOP] : []
  return [
    ...own,
    ...(moving.length > 0 ? [moving] : []),
    ...(leaving.length > 0 ? [leaving] : []),
    ...(form.plain && !form.danger ? [] : [[DANGER]]),
  ]
}

/** The current question as a message; `turn` makes its buttons belong to it. */
export function askCurrent<A>(form: Form<A>, draft: Draft<A>, context: FormContext, turn: number): Say {
  const question = current(form, draft)
  const asked = question.ask(draft.answers, context)
  const progress: Message[] = form.plain
    ? []
    : [{ key: 'form-progress', args: { number: question.number, of: form.count } }]
  return withOptions(asked, [...progress, ...asked.text], rowsOf(form, draft, asked, context), turn)
}

function withOptions(asked: Asked, text: readonly Message[], rows: Option[][], turn: number): Say {
  if (asked.share) {
    const { what, label } = asked.share
    return {
      text,
      keyboard: { share: what, shareLabel: label, rows: rows.map((row) => row.map((o) => o.label)) },
    }
  }
  return { text, choices: rows.map((row) => row.map((option) => toChoice(option, turn))) }
}

/** A dialogue button. */
export const toChoice = (option: Option, turn: number): Choice => ({
  label: option.label,
  verb: 'd',
  id: option.id,
  revision: turn,
})

/** Help for somebody in danger, wherever one stands: it works whatever was on the screen meanwhile. */
export const DANGER_CHOICE: Choice = toChoice(DANGER, 0)

/** Takes one answer. `option` is what the caller recognised among `optionsOf`. */
export function answerForm<A>(
  form: Form<A>,
  draft: Draft<A>,
  given: Given,
  context: FormContext,
  turn: number,
): FormStep<A> {
  const question = current(form, draft)
  if (given.option === BACK.id) return goBack(form, draft, question, context, turn)
  const none = given.option === undefined && says(given, 'words-none', context)
  if ((given.option === SKIP.id || none) && question.optional) {
    const answers = question.skip?.(draft.answers) ?? draft.answers
    return goOn(form, draft, answers, context, turn, { key: 'form-skipped' })
  }
  return apply(
    form,
    draft,
    question,
    question.read(given, draft.answers, context),
    given.input,
    context,
    turn,
  )
}

function apply<A>(
  form: Form<A>,
  draft: Draft<A>,
  question: Question<A>,
  reading: Reading<A>,
  input: Input,
  context: FormContext,
  turn: number,
): FormStep<A> {
  const commands = reading.commands ?? []
  const again = (...why: readonly Message[]): FormStep<A> => ({
    draft,
    say: [{ text: why }, askCurrent(form, draft, context, turn)],
    commands,
    turned: false,
  })
  switch (reading.kind) {
    case 'answered':
      return {
        ...goOn(form, draft, reading.answers, context, turn, ...(reading.noted ?? [])),
        commands,
      }
    case 'deeper': {
      const next = { ...draft, answers: reading.answers }
      return { draft: next, ...put(form, next, draft, context, turn, reading.noted ?? []), commands }
    }
    case 'more': {
      const next = { ...draft, answers: reading.answers }
      const asked = question.ask(next.answers, context)
      const status = withOptions(asked, reading.status, rowsOf(form, next, asked, context), turn)
      return { draft: next, say: [], status, commands, turned: false }
    }
    case 'problem':
      return again(...[reading.problem].flat())
    case 'unexpected':
      return again(...notTaken(input), question.expects)
    case 'correct': {
      const next = { ...draft, at: reading.question, correcting: true }
      return { draft: next, ...put(form, next, draft, context, turn, []), commands }
    }
    case 'ended':
      return { say: [{ text: reading.say, keyboard: 'remove' }], commands, turned: true }
    case 'complete':
      return { draft, say: [], commands, turned: true, complete: true }
  }
}

/** What came isn't kept, and whoever sent it has to know. */
function notTaken({ kind }: Input): Message[] {
  if (kind === 'edit') return [{ key: 'form-edit-not-taken' }]
  return kind === 'file' ? [{ key: 'form-file-not-taken' }] : []
}

/** Puts the current question on the screen; leaves the phone's keyboard tidy when the last one changed it. */
function put<A>(
  form: Form<A>,
  draft: Draft<A>,
  from: Draft<A>,
  context: FormContext,
  turn: number,
  noted: readonly Message[],
): { say: Say[]; turned: true } {
  const prompt = askCurrent(form, draft, context, turn + 1)
  const hadKeyboard = current(form, from).ask(from.answers, context).share !== undefined
  const tidy = hadKeyboard && prompt.keyboard === undefined
  // One message where one will do; the phone's keyboard goes away only with a message of its own.
  if (!tidy) return { say: [{ ...prompt, text: [...noted, ...prompt.text] }], turned: true }
  const echo: Say = { text: noted.length > 0 ? noted : [{ key: 'form-noted' }], keyboard: 'remove' }
  return { say: [echo, prompt], turned: true }
}

function goOn<A>(
  form: Form<A>,
  draft: Draft<A>,
  answers: A,
  context: FormContext,
  turn: number,
  ...noted: Message[]
): FormStep<A> {
  const question = current(form, draft)
  const index = form.questions.indexOf(question)
  const summary = form.questions.at(-1)
  const next = draft.correcting
    ? summary
    : form.questions.slice(index + 1).find((candidate) => candidate.when?.(answers, context) ?? true)
  if (!next) throw new Error(`nothing follows question ${question.id} of form ${form.id}`)
  const moved = { ...draft, answers, at: next.id, correcting: false }
  return { draft: moved, ...put(form, moved, draft, context, turn, noted), commands: [] }
}

function goBack<A>(
  form: Form<A>,
  draft: Draft<A>,
  question: Question<A>,
  context: FormContext,
  turn: number,
): FormStep<A> {
  const inside = question.back?.(draft.answers)
  const moved: Draft<A> =
    inside !== undefined
      ? { ...draft, answers: inside }
      : { ...draft, at: previousOf(form, draft, question, context)?.id ?? draft.at, correcting: false }
  return { draft: moved, ...put(form, moved, draft, context, turn, []), commands: [] }
}

const canGoBack = <A>(form: Form<A>, draft: Draft<A>, question: Question<A>, context: FormContext): boolean =>
  question.back?.(draft.answers) !== undefined || previousOf(form, draft, question, context) !== undefined

function previousOf<A>(
  form: Form<A>,
  draft: Draft<A>,
  question: Question<A>,
  context: FormContext,
): Question<A> | undefined {
  if (draft.correcting) return form.questions.at(-1)
  return form.questions
    .slice(0, form.questions.indexOf(question))
    .reverse()
    .find((candidate) => candidate.when?.(draft.answers, context) ?? true)
}

function current<A>(form: Form<A>, draft: Draft<A>): Question<A> {
  const question = form.questions.find((candidate) => candidate.id === draft.at)
  if (!question) throw new Error(`form ${form.id} has no question ${draft.at}`)
  return question
}
