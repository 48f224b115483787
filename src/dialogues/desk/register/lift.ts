import type { Message } from '../../../config/texts.types.js'
import type { Asked, Option, Question, Reading } from '../../form.js'

/** Where the smaller answers lie inside the bigger ones. */
export interface Part<Whole, Inner> {
  get(whole: Whole): Inner
  set(whole: Whole, inner: Inner): Whole
}

/** Other sentences in the place of some, by their keys. Both take the same arguments. */
export type Wording = Readonly<Record<string, string>>

/**
 * A question of a smaller form, asked inside a bigger one and in other words. The phone's own share button is left
 * out: whoever fills in the bigger form has nothing of their own to share.
 */
export function lift<Whole, Inner>(
  question: Question<Inner>,
  { get, set }: Part<Whole, Inner>,
  wording: Wording,
): Question<Whole> {
  const { id, number, optional, digits, expects, when, skip, back } = question
  return {
    id,
    number,
    ...(optional === undefined ? {} : { optional }),
    ...(digits ? { digits: (whole) => digits(get(whole)) } : {}),
    expects: reworded(expects, wording),
    ...(when ? { when: (whole, context) => when(get(whole), context) } : {}),
    ask: (whole, context) => askedIn(question.ask(get(whole), context), wording),
    read: (given, whole, context) =>
      readIn(question.read(given, get(whole), context), (inner) => set(whole, inner), wording),
    ...(skip ? { skip: (whole) => set(whole, skip(get(whole))) } : {}),
    ...(back
      ? {
          back: (whole) => {
            const inner = back(get(whole))
            return inner === undefined ? undefined : set(whole, inner)
          },
        }
      : {}),
  }
}

/** The same message in the other words, if there are any for it. */
export const reworded = (message: Message, wording: Wording): Message => {
  const key = Object.hasOwn(wording, message.key) ? wording[message.key] : undefined
  return key === undefined ? message : { ...message, key }
}

function askedIn({ text, options }: Asked, wording: Wording): Asked {
  const inWords = ({ id, label }: Option): Option => ({ id, label: reworded(label, wording) })
  return {
    text: text.map((line) => reworded(line, wording)),
    ...(options ? { options: options.map((row) => row.map(inWords)) } : {}),
  }
}

function readIn<Whole, Inner>(
  reading: Reading<Inner>,
  whole: (inner: Inner) => Whole,
  wording: Wording,
): Reading<Whole> {
  const inWords = (text: readonly Message[]) => text.map((line) => reworded(line, wording))
  switch (reading.kind) {
    case 'answered':
    case 'deeper':
      return {
        ...reading,
        answers: whole(reading.answers),
        ...(reading.noted ? { noted: inWords(reading.noted) } : {}),
      }
    case 'more':
      return { ...reading, answers: whole(reading.answers), status: inWords(reading.status) }
    case 'problem':
      return { ...reading, problem: inWords([reading.problem].flat()) }
    case 'ended':
      return { ...reading, say: inWords(reading.say) }
    case 'unexpected':
    case 'correct':
    case 'complete':
      return reading
  }
}
