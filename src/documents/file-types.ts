import { fileTypeFromBuffer } from 'file-type'

/** What a file really is, by its content, or why it is not taken. */
export type CheckedFile =
  | { readonly kind: 'accepted'; readonly mime: string }
  | { readonly kind: 'refused'; readonly mime: string }

/** Types that can be evidence. Anything that runs, and any archive, is refused. */
const ACCEPTED = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/avif',
  'image/bmp',
  'image/tiff',
  'application/pdf',
  'application/rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  // The container of older Word, Excel and WPS files.
  'application/x-cfb',
  'audio/ogg',
  'audio/ogg; codecs=opus',
  'audio/opus',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'audio/vnd.wave',
  'audio/x-flac',
  'audio/webm',
  'video/mp4',
  'video/x-m4v',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/webm',
  'video/ogg',
  'video/x-matroska',
])

/** Types that may consist of words alone and are told by their first ones. */
const WRITTEN = new Set(['application/pdf', 'application/rtf'])

/** Names under which plain words are handed in; a program under another name is not taken for words. */
const TEXT_NAME = /\.(txt|text|md|csv|log|eml)$/i
/** How a script, a page or a drawing with a script in it begins. */
const RUNS = /^\s*(#!|<(!doctype|html|script|svg|\?))/i

/** Looks at the content; the messenger's word for it doesn't count, the name only where it is plain text. */
export async function checkFile(content: Buffer, name?: string): Promise<CheckedFile> {
  const found = await fileTypeFromBuffer(content)
  const text = WRITTEN.has(found?.mime ?? '') ? undefined : textOf(content)
  if (text !== undefined) {
    const named = name === undefined || TEXT_NAME.test(name)
    return { kind: named && !RUNS.test(text) ? 'accepted' : 'refused', mime: 'text/plain' }
  }
  if (!found) return { kind: 'refused', mime: 'application/octet-stream' }
  return { kind: ACCEPTED.has(found.mime) ? 'accepted' : 'refused', mime: found.mime }
}

/** The content as words, if it is nothing but words in a usual encoding. */
function textOf(content: Buffer): string | undefined {
  if (content.length === 0) return undefined
  const [first, second] = content
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined
  for (const encoding of wide ? [wide] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content)
      if (!/(?![\t\r\n\f])\p{Cc}/u.test(text)) return text
    } catch {
      // Not in this encoding.
    }
  }
  return undefined
}
