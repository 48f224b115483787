import { badRequest } from './errors.js'
import type { MessageEntity } from './shapes.js'

/** https://core.telegram.org/bots/api#html-style */
const TAGS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
}
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const TOKEN = /<(\/?)([a-zA-Z-]*)([^<>]*)>|<|&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-z]+));|[^<&]+|&/g

interface Open {
  readonly tag: string
  readonly offset: number
  readonly url?: string
}

/** Takes HTML apart into text and entities; what the real server refuses is refused in its words. */
export function parseHtml(html: string): { text: string; entities: MessageEntity[] } {
  const open: Open[] = []
  const entities: MessageEntity[] = []
  let text = ''
  for (const match of html.matchAll(TOKEN)) {
    const [token, slash, name, attributes, decimal, hex, named] = match
    const at = Buffer.byteLength(html.slice(0, match.index))
    if (token === '<') throw unparsable(`Unclosed start tag at byte offset ${at}`)
    if (name !== undefined) {
      const tag = name.toLowerCase()
      if (slash === '/') entities.push(...close(open.pop(), tag, text.length, at))
      else open.push(start(tag, attributes ?? '', text.length, at))
    } else if (decimal !== undefined || hex !== undefined) {
      text += character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal), token)
    } else {
      text += named === undefined ? token : (NAMED[named] ?? token)
    }
  }
  const left = open.at(-1)
  if (left) throw unparsable(`Can't find end tag corresponding to start tag "${left.tag}"`)
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) }
}

function start(tag: string, attributes: string, offset: number, at: number): Open {
  if (!(tag in TAGS)) throw unparsable(`Unsupported start tag "${tag}" at byte offset ${at}`)
  const url = /\bhref\s*=\s*"([^"]*)"/.exec(attributes)?.[1]
  return { tag, offset, ...(url === undefined ? {} : { url: url.replaceAll('&amp;', '&') }) }
}

function close(opened: Open | undefined, tag: string, end: number, at: number): MessageEntity[] {
  if (!opened) throw unparsable(`Unexpected end tag at byte offset ${at}`)
  if (tag !== '' && tag !== opened.tag) {
    throw unparsable(`Unmatched end tag at byte offset ${at}, expected "</${opened.tag}>", found "</${tag}>"`)
  }
  const length = end - opened.offset
  if (length === 0) return []
  const type = TAGS[opened.tag] ?? opened.tag
  return [{ type, offset: opened.offset, length, ...(opened.url === undefined ? {} : { url: opened.url }) }]
}

function character(code: number, token: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : token
}

function unparsable(reason: string) {
  return badRequest(`can't parse entities: ${reason}`)
}
