import type { ComponentChildren } from 'preact'
import type { MessageEntity } from '../../shapes.js'
import { safe } from '../format.js'

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  spoiler: 'span',
} as const

/** Text with its marks. What people wrote becomes text nodes and nothing else. */
export function RichText({ text, entities = [] }: { text: string; entities?: readonly MessageEntity[] }) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return <>{pieces(text, sorted, 0, text.length)}</>
}

function pieces(
  text: string,
  entities: readonly MessageEntity[],
  from: number,
  to: number,
): ComponentChildren[] {
  const out: ComponentChildren[] = []
  let at = from
  for (const [index, entity] of entities.entries()) {
    const end = Math.min(entity.offset + entity.length, to)
    if (entity.offset < at || entity.offset >= to) continue
    const inner = entities.slice(index + 1).filter((one) => one.offset >= entity.offset && one.offset < end)
    const marked = mark(entity, text.slice(entity.offset, end), pieces(text, inner, entity.offset, end))
    if (marked === undefined) continue
    out.push(text.slice(at, entity.offset), marked)
    at = end
  }
  out.push(text.slice(at, to))
  return out
}

function mark({ type, url }: MessageEntity, covered: string, children: ComponentChildren[]) {
  const address = type === 'url' ? covered : type === 'text_link' ? url : undefined
  if (address !== undefined) {
    return safe(address) ? (
      <a href={address} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ) : undefined
  }
  if (!(type in TAGS)) return undefined
  const Tag = TAGS[type as keyof typeof TAGS]
  return <Tag>{children}</Tag>
}
