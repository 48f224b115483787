import { type FluentBundle, FluentNumber, type FluentVariable } from '@fluent/bundle'
import { dateParts } from './date-parts.js'
import { loadBundle, type TextFile } from './text-bundle.js'
import { TextError } from './text-error.js'
import { readTextFiles } from './text-files.js'
import { type Argument, LANGUAGES, type Language, type Message } from './texts.types.js'

export { TextError } from './text-error.js'

/** The sentences of `locales/`, loaded and checked. */
export interface Texts {
  /** A message in a language, with everything filled in; throws {@link TextError} if anything is missing. */
  render(language: Language, message: Message): string
  /** The words of a button in every language, to recognise them when somebody types them. */
  allLanguages(key: string): string[]
}

/** The key of the sentence that a civil date is written with. */
const DATE_KEY = 'date-with-weekday'

/** Loads `locales/<language>/*.ftl`. Fails where a line is broken or a language lacks a sentence. */
export function loadTexts(): Texts {
  return textsFrom(Object.fromEntries(LANGUAGES.map((language) => [language, readTextFiles(language)])))
}

/** As {@link loadTexts}, from files already read. */
export function textsFrom(files: Readonly<Record<string, readonly TextFile[]>>): Texts {
  const bundles = new Map(
    LANGUAGES.map((language) => [language, loadBundle(language, files[language] ?? [])]),
  )
  const mistakes = LANGUAGES.flatMap((language) => bundles.get(language)?.mistakes ?? [])
  const keys = new Set(LANGUAGES.flatMap((language) => bundles.get(language)?.keys ?? []))
  for (const language of LANGUAGES)
    for (const key of keys)
      if (bundles.get(language)?.bundle.hasMessage(key) !== true)
        mistakes.push(`${language}: ${key} is missing`)
  if (mistakes.length > 0) throw new TextError(mistakes.join('\n'))

  const render = (language: Language, message: Message): string => {
    const bundle = bundles.get(language)?.bundle
    const pattern = bundle?.getMessage(message.key)?.value
    if (!bundle || pattern === undefined || pattern === null)
      throw new TextError(`${language}: there is no text for ${message.key}`)
    const args: Record<string, FluentVariable> = {}
    for (const [name, value] of Object.entries(message.args ?? {})) args[name] = fill(language, value)
    return format(bundle, language, message.key, pattern, args)
  }

  const fill = (language: Language, value: Argument): FluentVariable => {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return asGiven(value)
    if ('local' in value) return value.local[language]
    if ('date' in value) return render(language, { key: DATE_KEY, args: dateParts(value.date) })
    return render(language, value)
  }

  return {
    render,
    allLanguages: (key) => LANGUAGES.map((language) => render(language, { key })),
  }
}

/**
 * The language to begin with, from what the messenger says of a person's device. Chinese of any kind, and
 * nothing said, is Chinese: the office's own language. It can be changed at any time.
 */
export function pickLanguage(languageCode?: string): Language {
  if (languageCode === undefined || languageCode === '') return 'zh-CN'
  return /^zh(?:[-_]|$)/i.test(languageCode) ? 'zh-CN' : 'en'
}

/** A year or a serial must not become `2,026`; a sentence that wants grouping asks for it with NUMBER(). */
const asGiven = (value: number): FluentNumber =>
  new FluentNumber(value, { useGrouping: false, maximumFractionDigits: 20 })

function format(
  bundle: FluentBundle,
  language: Language,
  key: string,
  pattern: Parameters<FluentBundle['formatPattern']>[0],
  args: Record<string, FluentVariable>,
): string {
  const errors: Error[] = []
  const text = bundle.formatPattern(pattern, args, errors)
  // Fluent would print {$no} to the person. Its errors name variables, never their values.
  if (errors.length > 0)
    throw new TextError(
      `${language}: ${key} cannot be written: ${errors.map((error) => error.message).join('; ')}`,
    )
  return text
}
