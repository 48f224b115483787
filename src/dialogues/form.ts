import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import type { CivilDate } from '../time/civil.js'
import type { CommandWithoutId } from './commands.js'
import type { Target } from './desk/target.js'
import type { Input } from './messages.js'

/** Something to choose: by a press, by its number, or by its words. */
export interface Option {
  readonly id: string
  readonly label: Message
}

/** How a question is put. With `share`, the options stand in the phone's keyboard beside a share button. */
export interface Asked {
  readonly text: readonly Message[]
  readonly options?: readonly (readonly Option[])[]
  readonly share?: { readonly what: 'contact' | 'location'; readonly label: Message }
}

/** An answer as it reached the question: the option chosen, if it was one, and what came in. */
export interface Given {
  readonly option?: string
  readonly input: Input
}

/** What a question makes of an answer. */
export type Reading<A> =
  /** Answered: on to the next question. `noted` says back what was understood. */
  | Effect<'answered', { answers: A; noted?: readonly Message[] }>
  /** Taken, and more may follow: the question stays, `status` is said (only the newest of a burst). */
  | Effect<'more', { answers: A; status: readonly Message[] }>
  /** The question goes on in another shape (region, then township). */
  | Effect<'deeper', { answers: A; noted?: readonly Message[] }>
  /** Not acceptable: say why, ask again, change nothing. */
  | Effect<'problem', { problem: Message | readonly Message[] }>
  /** Nothing that fits here: say what is expected, ask again, change nothing. */
  | Effect<'unexpected', Record<never, never>>
  /** Correct another line, then come back to this question. */
  | Effect<'correct', { question: string }>
  /** The dialogue ends here without a case; the draft is dropped. */
  | Effect<'ended', { say: readonly Message[] }>
  /** The form is complete. */
  | Effect<'complete', Record<never, never>>

type Effect<Kind extends string, Body> = Readonly<
  { kind: Kind; commands?: readonly CommandWithoutId[] } & Body
>

/** What a question may look at. */
export interface FormContext {
  readonly pack: Pack
  readonly draftId: string
  /** The office's civil date. */
  readonly today: CivilDate
  /** Somebody is in danger: what is being written is filed as urgent. */
  readonly urgent?: boolean
  /** The case that a form of the desk is about. */
  readonly target?: Target
  /** A message in every language, to recognise it in what somebody types. */
  words(message: Message): readonly string[]
  newId(): string
}

/** One question of a form. Pure: all that it knows comes in. */
export interface Question<A> {
  readonly id: string
  /** Its place in the count that the person sees ("3 of 8"). */
  readonly number: number
  /** Whether it can be skipped. */
  readonly optional?: boolean
  /** Whether a bare number is an answer here; everywhere else it is the number of a button. */
  digits?(answers: A): boolean
  /** Asked in the ordinary course; otherwise only when somebody corrects that line. */
  when?(answers: A, context: FormContext): boolean
  ask(answers: A, context: FormContext): Asked
  read(given: Given, answers: A, context: FormContext): Reading<A>
  /** The answers after `Skip`. */
  skip?(answers: A): A
  /** One step back inside the question, where it has several shapes. */
  back?(answers: A): A | undefined
  /** What is expected, for somebody who sent something else. */
  readonly expects: Message
}

/** A form: its questions in order, the last of which is the summary. */
export interface Form<A> {
  readonly id: string
  readonly version: number
  readonly questions: readonly Question<A>[]
  /** How many questions the person is told of. */
  readonly count: number
  readonly empty: A
  /** Without the button for somebody in danger and the count of questions: forms of the desk. */
  readonly plain?: boolean
  /** Whether help for somebody in danger is one press away all the same. */
  readonly danger?: boolean
  /** Reads answers as stored, also by an older version; what no longer fits is dropped. */
  parse(stored: unknown): A
}

/** A form being filled in. `id` becomes the case's `_id`. */
export interface Draft<A> {
  readonly id: string
  readonly form: string
  readonly version: number
  /** The question being asked. */
  readonly at: string
  /** True while one line is corrected from the summary. */
  readonly correcting: boolean
  readonly answers: A
}
