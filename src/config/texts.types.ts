/** Languages that every sentence exists in. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text that the pack gives in each language. */
export type LocalText = Readonly<Record<Language, string>>

/** A sentence by its key in `locales/`, with what is to be filled in. */
export interface Message {
  readonly key: string
  readonly args?: Readonly<Record<string, Argument>>
}

/**
 * What can be filled in: words and numbers as they are, another sentence, a pack's text, or a civil date
 * (`YYYY-MM-DD`) shown the way the language writes it, with its weekday.
 */
export type Argument = string | number | Message | { readonly local: LocalText } | { readonly date: string }
