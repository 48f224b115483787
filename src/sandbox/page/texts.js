import en from './texts/en.js'
import zh from './texts/zh-CN.js'

const TEXTS = { 'zh-CN': zh, en }
const KEPT = 'sandbox.language'

let current = choose()
const listeners = new Set()

function choose() {
  const kept = localStorage.getItem(KEPT)
  if (kept in TEXTS) return kept
  const wanted = navigator.languages.find((code) => /^(zh|en)\b/i.test(code)) ?? 'en'
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The language that the page speaks. */
export const language = () => current

/** One of the page's sentences, with its places filled. */
export function t(key, values = {}) {
  const text = TEXTS[current][key] ?? key
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/** Fills the fixed places of the page and sets up the language switch. */
export function speak() {
  document.documentElement.lang = current
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text)
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', t(node.dataset.label))
    if (node.matches('button.icon')) node.title = t(node.dataset.label)
  }
  for (const button of document.querySelectorAll('button[data-language]')) {
    button.textContent = TEXTS[button.dataset.language].languageName
    button.setAttribute('aria-pressed', String(button.dataset.language === current))
    button.onclick = () => {
      current = button.dataset.language
      localStorage.setItem(KEPT, current)
      speak()
      for (const listener of listeners) listener()
    }
  }
}

export const onLanguage = (listener) => listeners.add(listener)
