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

/** Looks at the first bytes; the name and the messenger's word for it don't count. */
export async function checkFile(content: Buffer): Promise<CheckedFile> {
  const found = await fileTypeFromBuffer(content)
  if (found) return { kind: ACCEPTED.has(found.mime) ? 'accepted' : 'refused', mime: found.mime }
  return isText(content)
    ? { kind: 'accepted', mime: 'text/plain' }
    : { kind: 'refused', mime: 'application/octet-stream' }
}

/** Plain words in UTF-8 or GB 18030, and no script that a system would run. */
function isText(content: Buffer): boolean {
  if (content.length === 0 || content.includes(0) || content.subarray(0, 2).toString('latin1') === '#!')
    return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content)
      return !/(?![\t\r\n\f])\p{Cc}/u.test(text) && !/^\s*<(!doctype|html|script|\?php)/i.test(text)
    } catch {
      return false
    }
  })
}
