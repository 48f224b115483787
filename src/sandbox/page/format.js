import { el } from './dom.js'
import { store } from './store.js'
import { language, t } from './texts.js'

const formatters = new Map()

/** Formats an instant in the office's zone. */
function inZone(date, options) {
  const key = `${language()}|${store.zone}|${JSON.stringify(options)}`
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(language(), { timeZone: store.zone, ...options }))
  }
  return formatters.get(key).format(date)
}

const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
export const timeOf = (message) => inZone(new Date(message.date * 1000), clockTime)
export const dayOf = (message) =>
  inZone(new Date(message.date * 1000), { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })
export const fullTime = (date) =>
  inZone(date, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', ...clockTime })

export function sizeText(bytes) {
  if (bytes < 1000) return t('bytes', { count: bytes })
  if (bytes < 1_000_000) return t('kilobytes', { count: Math.round(bytes / 1000) })
  return t('megabytes', { count: (bytes / 1_000_000).toFixed(1) })
}

/** One line that says what a message is, for announcements and answers. */
export function summary(message) {
  const words = message.text ?? message.caption
  if (words) return words.length > 200 ? `${words.slice(0, 200)} …` : words
  if (message.photo) return t('photo')
  if (message.video) return t('video')
  if (message.voice) return t('voice')
  if (message.audio) return t('audio')
  if (message.document) return message.document.file_name ?? t('file')
  if (message.sticker) return t('sticker', { emoji: message.sticker.emoji })
  if (message.location) return t('location')
  return message.contact ? t('contact') : t('message')
}

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  spoiler: 'span',
}

/** Text with its marks as nodes. What people wrote becomes text nodes and nothing else. */
export function richText(text, entities = []) {
  const root = document.createDocumentFragment()
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  write(root, text, sorted, 0, text.length)
  return root
}

function write(parent, text, entities, from, to) {
  let at = from
  const left = [...entities]
  while (left.length > 0) {
    const entity = left.shift()
    const end = Math.min(entity.offset + entity.length, to)
    if (entity.offset < at || entity.offset >= to) continue
    const node = marked(entity, text.slice(entity.offset, end))
    if (!node) continue
    parent.append(text.slice(at, entity.offset))
    write(
      node,
      text,
      left.filter((inner) => inner.offset >= entity.offset && inner.offset < end),
      entity.offset,
      end,
    )
    parent.append(node)
    at = end
  }
  parent.append(text.slice(at, to))
}

function marked(entity, covered) {
  const address = entity.type === 'url' ? covered : entity.type === 'text_link' ? entity.url : undefined
  if (address !== undefined) return safe(address) ? link(address) : undefined
  return entity.type in TAGS ? el(TAGS[entity.type]) : undefined
}

export const safe = (address) => /^https?:\/\//i.test(address)

function link(address) {
  return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' })
}
