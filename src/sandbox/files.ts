import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Change } from './changes.js'
import { pictureSize } from './pictures.js'
import type { Audio, Content, Document, PhotoSize, StoredFile, Video, Voice } from './shapes.js'

export const MEGABYTE = 1024 * 1024
/** What a person can hand in here. */
export const PERSON_UPLOAD = 60 * MEGABYTE
/** What a bot can send. */
export const BOT_UPLOAD = 50 * MEGABYTE
/** What a bot can fetch. */
export const BOT_DOWNLOAD = 20 * MEGABYTE

export type FileKind = 'photo' | 'document' | 'voice' | 'audio' | 'video'

/** Bytes that arrived and lie in the folder, not yet part of any message. */
export interface Uploaded {
  readonly content: string
  readonly uniqueId: string
  readonly size: number
  readonly name: string | undefined
  readonly mime: string | undefined
  readonly picture: { readonly width: number; readonly height: number } | undefined
}

/** The beginning of an id and the folder in `file_path`, as the real server has them. */
const KINDS: Readonly<Record<FileKind, { prefix: string; folder: string; extension: string }>> = {
  photo: { prefix: 'AgAC', folder: 'photos', extension: '.jpg' },
  document: { prefix: 'BQAC', folder: 'documents', extension: '' },
  voice: { prefix: 'AwAC', folder: 'voice', extension: '.oga' },
  audio: { prefix: 'CQAC', folder: 'music', extension: '.mp3' },
  video: { prefix: 'BAAC', folder: 'videos', extension: '.mp4' },
}

/** The longest side of the sizes that Telegram makes of a photo. */
const PHOTO_SIDES = [90, 320, 800]

const HEAD_BYTES = 256 * 1024

/** The folder of files. Same bytes, same `file_unique_id`; every sending has a `file_id` of its own. */
export class FileStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name))
  }

  /** Streams the bytes into the folder. */
  async receive(source: Readable, name: string | undefined, mime: string | undefined): Promise<Uploaded> {
    const part = join(this.#folder, `${randomBytes(12).toString('hex')}.part`)
    const hash = createHash('sha256')
    const head: Buffer[] = []
    let size = 0
    try {
      await pipeline(
        source,
        async function* watch(chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            if (size < HEAD_BYTES) head.push(chunk)
            size += chunk.length
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(part, { mode: 0o600 }),
      )
      const content = hash.digest('base64url')
      await rename(part, join(this.#folder, content))
      const picture = pictureSize(Buffer.concat(head))
      return { content, uniqueId: `AQAD${content.slice(0, 16)}`, size, name, mime, picture }
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  read(file: StoredFile): Readable {
    return createReadStream(join(this.#folder, file.content))
  }
}

/** The files as they are entered in the log, and what the message says of them. */
export interface Described {
  readonly change: Change
  readonly content: Content
}

/** Describes an upload as a message of this kind shows it. */
export function describe(kind: FileKind, upload: Uploaded, order: number, duration = 0): Described {
  const facts = KINDS[kind]
  const extension = extname(upload.name ?? '') || facts.extension
  const base = {
    uniqueId: upload.uniqueId,
    size: upload.size,
    content: upload.content,
    ...(upload.name === undefined ? {} : { name: upload.name }),
    ...(upload.mime === undefined ? {} : { mime: upload.mime }),
  }
  const make = (suffix: string): StoredFile => ({
    ...base,
    uniqueId: `${upload.uniqueId}${suffix}`,
    fileId: `${facts.prefix}${randomBytes(24).toString('base64url')}`,
    path: `${facts.folder}/file_${order}${suffix}${safeExtension(extension)}`,
  })
  if (kind === 'photo') return photo(upload, make)
  const file = make('')
  return { change: { kind: 'file', files: [file] }, content: { [kind]: shape(kind, file, duration) } }
}

/** What a message says of a file that is known already. */
export function describeKnown(kind: FileKind, file: StoredFile): Content {
  if (kind === 'photo') {
    return { photo: [{ ...ids(file), width: 800, height: 600 }] }
  }
  return { [kind]: shape(kind, file, 0) }
}

/** The sizes of a photo share the bytes: nothing here can draw, and what is fetched has the size that was told. */
function photo(upload: Uploaded, make: (suffix: string) => StoredFile): Described {
  const { width, height } = upload.picture ?? { width: 1, height: 1 }
  const longest = Math.max(width, height)
  const sides = [...PHOTO_SIDES.filter((side) => side < longest), longest]
  const files: StoredFile[] = []
  const sizes: PhotoSize[] = []
  for (const [index, side] of sides.entries()) {
    const file = make(index === sides.length - 1 ? '' : `_${side}`)
    files.push(file)
    sizes.push({
      ...ids(file),
      width: Math.max(1, Math.round((width * side) / longest)),
      height: Math.max(1, Math.round((height * side) / longest)),
    })
  }
  return { change: { kind: 'file', files }, content: { photo: sizes } }
}

function shape(
  kind: Exclude<FileKind, 'photo'>,
  file: StoredFile,
  duration: number,
): Document | Voice | Audio | Video {
  const named = {
    ...ids(file),
    ...(file.name === undefined ? {} : { file_name: file.name }),
    ...(file.mime === undefined ? {} : { mime_type: file.mime }),
  }
  switch (kind) {
    case 'document':
      return named
    case 'voice':
      return { ...ids(file), duration, mime_type: file.mime ?? 'audio/ogg' }
    case 'audio':
      return { ...named, duration }
    case 'video':
      return { ...named, duration, width: 640, height: 480 }
  }
}

function ids(file: StoredFile) {
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size }
}

function safeExtension(extension: string): string {
  return /^\.[A-Za-z0-9]{1,8}$/.test(extension) ? extension.toLowerCase() : ''
}
