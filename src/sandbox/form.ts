import { extname } from 'node:path'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FileStore, Uploaded } from './files.js'

/** A form as it came: its fields, and its files in the order in which they came. */
export interface Form {
  readonly fields: Record<string, unknown>
  readonly uploads: readonly { readonly field: string; readonly file: Uploaded }[]
}

const FIELD_BYTES = 1024 * 1024

/** Lets these routes take forms of both kinds. */
export async function acceptForms(app: FastifyInstance): Promise<void> {
  await app.register(multipart)
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body.toString())))
    },
  )
}

/** Reads fields from query, JSON or form; files are streamed to the folder and refused over `limit` bytes. */
export async function readForm(request: FastifyRequest, files: FileStore, limit: number): Promise<Form> {
  const fields: Record<string, unknown> = { ...asObject(request.query) }
  const uploads: { field: string; file: Uploaded }[] = []
  if (!request.isMultipart()) return { fields: { ...fields, ...asObject(request.body) }, uploads }
  for await (const part of request.parts({
    limits: { fileSize: limit, fieldSize: FIELD_BYTES, files: 20 },
  })) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value
    } else {
      const file = await files.receive(part.file, part.filename, mimeOf(part))
      uploads.push({ field: part.fieldname, file })
    }
  }
  return { fields, uploads }
}

/** Kinds by extension, for parts that don't name theirs: telegraf's don't. */
const MIMES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.zip': 'application/zip',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}

/** A part without a kind is read as plain text, so that says nothing; then the extension decides. */
function mimeOf(part: { readonly mimetype: string; readonly filename: string }): string | undefined {
  const named = part.mimetype === 'text/plain' ? undefined : part.mimetype.toLowerCase()
  return named ?? MIMES[extname(part.filename).toLowerCase()]
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
