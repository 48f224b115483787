import { signal } from '@preact/signals'
import en from './texts/en.js'
import zh from './texts/zh-CN.js'

export type PageLanguage = 'zh-CN' | 'en'
export type TextKey = keyof typeof en

const TEXTS: Readonly<Record<PageLanguage, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zh, en }
export const LANGUAGES: readonly PageLanguage[] = ['zh-CN', 'en']
const KEPT = 'sandbox.language'

function choose(): PageLanguage {
  const kept = LANGUAGES.find((one) => one === localStorage.getItem(KEPT))
  if (kept) return kept
  const wanted = navigator.languages.find((code) => /^(zh|en)\b/i.test(code)) ?? 'en'
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The language that the page speaks. */
export const language = signal<PageLanguage>(choose())

export function setLanguage(to: PageLanguage): void {
  language.value = to
  localStorage.setItem(KEPT, to)
}

/** One of the page's sentences, with its places filled. */
export function t(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return textIn(language.value, key, values)
}

/** As `t`, in a language of one's choice. */
export const textIn = (
  of: PageLanguage,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string => TEXTS[of][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
