import type { Option } from './form.js'
import type { Input } from './messages.js'
import type { StepContext } from './on-screen.js'

/**
 * The option that a typed answer means: its words in any language, or (unless a number is asked for) its number,
 * counted from the top. Buttons of the phone's own keyboard arrive as their words.
 */
export function recognise(
  input: Input,
  rows: readonly (readonly Option[])[],
  digits: boolean,
  { words }: Pick<StepContext, 'words'>,
): string | undefined {
  if (input.kind !== 'text') return undefined
  const options = rows.flat()
  const said = normal(input.text)
  const byWords = options.find((option) => words(option.label).some((label) => normal(label) === said))
  if (byWords) return byWords.id
  if (digits || !/^\d{1,3}[.、)）]?$/u.test(said)) return undefined
  return options[Number.parseInt(said, 10) - 1]?.id
}

/** The one option that has these words in it, for whoever says "open" for "Open answer"; none where several have. */
export function recogniseCore(
  input: Input,
  options: readonly Option[],
  { words }: Pick<StepContext, 'words'>,
): string | undefined {
  if (input.kind !== 'text') return undefined
  const said = normal(input.text)
  if (said.length < (/^[\x20-\x7e]+$/.test(said) ? 4 : 2)) return undefined
  const fitting = options.filter((option) =>
    words(option.label).some((label) => normal(label).includes(said)),
  )
  return fitting.length === 1 ? fitting[0]?.id : undefined
}

/** Case, width, spaces and an emoji after the words make no difference. */
const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Extended_Pictographic}|\p{Variation_Selector}|\s+/gu, ' ')
    .trim()
    .toLowerCase()
