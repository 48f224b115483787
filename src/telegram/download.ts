import * as http from 'node:http'
import * as https from 'node:https'
import { z } from 'zod'
import { type Failure, failureOfStatus } from './answer.js'
import type { TelegramClient } from './client.js'
import { deadline } from './deadline.js'
import type { TelegramMetrics } from './metrics.js'

const DEFAULT_TIMEOUT_MS = 60_000

export interface DownloadOptions {
  readonly maxBytes: number
  readonly signal?: AbortSignal
  /** For the whole file, from the first byte asked to the last one read. */
  readonly timeoutMs?: number
}

export type Downloaded =
  | { readonly kind: 'ok'; readonly body: Buffer }
  | { readonly kind: 'too-big' }
  | Failure

interface Source {
  readonly call: TelegramClient['call']
  readonly token: string
  readonly apiRoot: string
  readonly agent: http.Agent
  readonly metrics?: TelegramMetrics
}

const FileHandle = z.object({
  file_path: z.string().min(1),
  file_size: z.number().optional().catch(undefined),
})

/** Fetches files: asks where one lies (`getFile`), then reads it with a hard limit of bytes and time. */
export function downloader(source: Source): TelegramClient['download'] {
  return async (fileId, options) => {
    const { signal } = options
    const found = await source.call(
      'getFile',
      { file_id: fileId },
      { ...(signal && { signal }), result: FileHandle },
    )
    if (found.kind === 'rejected' && /too big/i.test(found.description)) return { kind: 'too-big' }
    if (found.kind !== 'ok') return found
    if ((found.result.file_size ?? 0) > options.maxBytes) return { kind: 'too-big' }
    const url = fileUrl(source, found.result.file_path)
    if (url === undefined) return { kind: 'rejected', code: 400, description: 'unusable file path' }
    const fetched = await fetchFile(url, source.agent, options)
    source.metrics?.answer('download', fetched.kind)
    return fetched
  }
}

/** A path can lead nowhere but below this bot's files. */
function fileUrl({ apiRoot, token }: Source, path: string): URL | undefined {
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.some((part) => part === '.' || part === '..')) return undefined
  return new URL(`./file/bot${token}/${parts.map(encodeURIComponent).join('/')}`, apiRoot)
}

async function fetchFile(url: URL, agent: http.Agent, options: DownloadOptions): Promise<Downloaded> {
  const limit = deadline(options.timeoutMs ?? DEFAULT_TIMEOUT_MS, options.signal)
  try {
    const response = await get(url, agent, limit.signal)
    const status = response.statusCode ?? 0
    if (status !== 200) {
      response.destroy()
      // Here 404 speaks of the file, not of the token: a link lives an hour at least, then it is gone.
      if (status === 404) return { kind: 'rejected', code: 404, description: 'file not found' }
      return failureOfStatus(status, 'file not given')
    }
    return await readUpTo(response, options.maxBytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'connection lost'
    return { kind: 'ambiguous', reason: limit.why() ?? code }
  } finally {
    limit.end()
  }
}

function get(url: URL, agent: http.Agent, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'http:' ? http : https).get(url, { agent, signal }, resolve)
    request.once('error', reject)
  })
}

async function readUpTo(response: http.IncomingMessage, maxBytes: number): Promise<Downloaded> {
  const chunks: Buffer[] = []
  let size = Number(response.headers['content-length'] ?? 0)
  if (size > maxBytes) {
    response.destroy()
    return { kind: 'too-big' }
  }
  size = 0
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    // Leaving the loop closes the connection, so nothing more comes in.
    if (size > maxBytes) return { kind: 'too-big' }
    chunks.push(bytes)
  }
  return { kind: 'ok', body: Buffer.concat(chunks, size) }
}
