import type { Pack } from '../config/pack.js'
import type { Argument, Message } from '../config/texts.types.js'

/** The mark that every message begins with; that of a demo says that nothing reaches an office. */
export const demoMark = ({ demo, texts }: Pack): Message[] =>
  texts.mark ? [{ key: demo ? 'mark-demo' : 'mark', args: { mark: { local: texts.mark } } }] : []

/** One sentence that nothing of a demo reaches an office; nothing outside a demo. */
export const demoNotice = ({ texts }: Pack): Message[] =>
  texts.notice ? [{ key: 'plain', args: { words: { local: texts.notice } } }] : []

/** A case number as people see it, marked in a demo. */
export const shownNumber = (number: string, { texts }: Pack): Argument =>
  texts.mark ? { key: 'number-marked', args: { number, mark: { local: texts.mark } } } : number
