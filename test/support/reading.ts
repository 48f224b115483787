import { expect } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import type { Language } from '../../src/config/texts.types.js'
import type { Say } from '../../src/dialogues/messages.js'
import { toBotApi } from '../../src/telegram/output.js'

export const texts = loadTexts()

/** What is said, as it is read; it has to fit into the messenger. */
export function read(say: Say, language: Language = 'en'): string {
  for (const { payload } of toBotApi(1, { say, language }, texts.render)) {
    expect('text' in payload ? String(payload.text).length : 0).toBeLessThanOrEqual(4096)
  }
  return say.text.map((message) => texts.render(language, message)).join('\n\n')
}

/** The buttons under it, as they are read in English. */
export const labels = ({ choices = [] }: Say): string[] =>
  choices.flat().map(({ label }) => texts.render('en', label))
