import type { Message } from '../config/texts.types.js'
import type { LegalBasis } from '../time/limits.js'

/** Where something is written: instrument and article, with the paragraph (款) or item (项) where it has one. */
export function lawText({ instrument, article, paragraph }: LegalBasis): Message {
  const [, number = article, item] = /^(\d+)\((\d+)\)$/.exec(article) ?? []
  const args = { instrument: { local: instrument }, article: number }
  if (item !== undefined) return { key: 'law-item', args: { ...args, item } }
  return paragraph === undefined
    ? { key: 'law-article', args }
    : { key: 'law-paragraph', args: { ...args, paragraph } }
}
