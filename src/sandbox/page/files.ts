/** Files on their way from the disk into a chat. */
import { upload } from './api.js'
import { type Chat, takeOwn } from './state.js'
import { t } from './texts.js'
import { toast } from './toasts.js'

const MOST_BYTES = 60 * 1024 * 1024
const ALBUM = 10
const PHOTO_SIDE = 1280

/** A file that waits above the composer. */
export interface Waiting {
  readonly file: File
  readonly as: 'any' | 'voice' | 'document'
  /** Of a picture. */
  readonly url?: string
}

/** Puts files into a chat's tray. */
export function addFiles(chat: Chat, files: Iterable<File>, as: Waiting['as'] = 'any'): void {
  for (const file of files) {
    if (file.size === 0) toast(t('empty', { name: file.name }))
    else if (file.size > MOST_BYTES) toast(t('tooBig', { name: file.name }))
    else {
      const url = file.type.startsWith('image/') ? { url: URL.createObjectURL(file) } : {}
      chat.tray.value = [...chat.tray.value, { file, as, ...url }]
    }
  }
}

export function dropFile(chat: Chat, entry: Waiting): void {
  if (entry.url) URL.revokeObjectURL(entry.url)
  chat.tray.value = chat.tray.value.filter((other) => other !== entry)
}

interface Sending {
  readonly what: string
  readonly entries: readonly Waiting[]
  readonly files: readonly File[]
}

/**
 * Sends what waits: pictures together, everything else one by one, the caption with the first. What was sent leaves the
 * tray at once, so that after a failure the rest can be sent again, and nothing twice.
 */
export async function sendWaiting(chat: Chat, caption: string, asFiles: boolean): Promise<void> {
  const pictures: { entry: Waiting; file: File }[] = []
  const others: Sending[] = []
  for (const entry of chat.tray.value) {
    const { file, as } = entry
    const picture = asFiles || as !== 'any' ? undefined : await asPhoto(file)
    if (picture) pictures.push({ entry, file: picture })
    else others.push({ what: kindOf(entry), entries: [entry], files: [file] })
  }
  const albums: Sending[] = []
  for (let at = 0; at < pictures.length; at += ALBUM) {
    const album = pictures.slice(at, at + ALBUM)
    albums.push({
      what: 'album',
      entries: album.map(({ entry }) => entry),
      files: album.map(({ file }) => file),
    })
  }
  for (const [index, { what, entries, files }] of [...albums, ...others].entries()) {
    const [file] = files
    const duration = what === 'voice' && file ? await lengthOf(file) : undefined
    takeOwn(await upload(chat.id, what, files, { duration, caption: index === 0 ? caption : undefined }))
    for (const entry of entries) dropFile(chat, entry)
  }
}

function kindOf({ as, file }: Waiting): string {
  if (as === 'voice') return 'voice'
  return as === 'any' && file.type === 'video/mp4' ? 'video' : 'document'
}

/** A recording goes at once. */
export const sendVoice = (chat: Chat, file: File, duration: number): Promise<void> =>
  upload(chat.id, 'voice', [file], { duration }).then(takeOwn)

/** A picture as the messenger's own apps send it: JPEG, no larger than 1280; undefined if it can't be drawn. */
async function asPhoto(file: File): Promise<File | undefined> {
  if (!file.type.startsWith('image/') || file.type === 'image/gif' || file.type === 'image/svg+xml')
    return undefined
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  const longest = Math.max(bitmap.width, bitmap.height)
  if (file.type === 'image/jpeg' && longest <= PHOTO_SIDE) return file
  const scale = Math.min(1, PHOTO_SIDE / longest)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale) || 1
  canvas.height = Math.round(bitmap.height * scale) || 1
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.87))
  return blob ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : undefined
}

/** Seconds of an audio file, as far as the browser can tell. */
function lengthOf(file: File): Promise<number> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(file)
    const audio = document.createElement('audio')
    const done = (seconds: number): void => {
      URL.revokeObjectURL(url)
      resolve(Number.isFinite(seconds) ? Math.round(seconds) : 0)
    }
    audio.onloadedmetadata = () => done(audio.duration)
    audio.onerror = () => done(0)
    audio.preload = 'metadata'
    audio.src = url
  })
}
