/** The sandbox's HTTP API, as the page uses it. */
import type { Agenda, CaseInside, Inside } from '../behind.js'
import type { PersonState, SandboxState } from '../page-types.js'
import type { Message } from '../shapes.js'
import type { Story } from '../tour/story.js'

/** A refusal with its one-line reason. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(reason)
  }
}

async function ask<T>(path: string, options?: RequestInit): Promise<T> {
  const response = await fetch(path, options)
  const body: unknown = await response.json().catch(() => ({}))
  if (response.ok) return body as T
  const reason = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
  throw new Refused(response.status, reason || response.statusText)
}

const send = <T>(method: string, path: string, body: object = {}): Promise<T> =>
  ask<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export interface Sent {
  readonly messages: readonly Message[]
}

export const loadState = (): Promise<SandboxState> => ask('/sandbox/state')
export const loadEarlier = (id: number, before: number): Promise<Sent> =>
  ask(`/sandbox/chats/${id}/messages?before=${before}`)
export const act = <T = Sent>(id: number, what: string, body: object): Promise<T> =>
  send('POST', `/sandbox/chats/${id}/${what}`, body)

/** Sends files as one message or album. */
export function upload(
  id: number,
  what: string,
  files: readonly File[],
  fields: Readonly<Record<string, string | number | undefined>> = {},
): Promise<Sent> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, String(value))
  for (const file of files) form.append('file', file, file.name)
  return ask(`/sandbox/chats/${id}/${what}`, { method: 'POST', body: form })
}

export type ClockMove =
  | { readonly to: string }
  | { readonly advance: string }
  | { readonly next: 'event' | 'workday' }
export const moveClock = (move: ClockMove): Promise<{ now: string }> => send('POST', '/sandbox/clock', move)
export const loadAgenda = (): Promise<Agenda> => ask('/sandbox/agenda')
export const loadInside = (): Promise<Inside> => ask('/sandbox/inside')
export const loadCase = (id: string): Promise<CaseInside> => ask(`/sandbox/inside/${encodeURIComponent(id)}`)
export const loadStory = (language: string): Promise<Story> => ask(`/sandbox/tour?language=${language}`)
export const startOver = (): Promise<unknown> => send('POST', '/sandbox/start-over')

export interface PersonFields {
  readonly role: string
  readonly unit?: string | undefined
  readonly name: string
  readonly language: 'zh-CN' | 'en'
}
export const addPerson = (fields: PersonFields): Promise<{ person: PersonState }> =>
  send('POST', '/sandbox/people', fields)
export const changePerson = (
  id: number,
  fields: { name?: string; language?: 'zh-CN' | 'en' },
): Promise<{ person: PersonState }> => send('PATCH', `/sandbox/people/${id}`, fields)

/** What the event stream tells. */
export interface Heard {
  changes(changes: readonly unknown[]): void
  action(action: { chat: number; action: string }): void
  clock(clock: { now: string }): void
  /** Too much was missed, or another server answers: everything has to be loaded again. */
  reset(): void
  connected(connected: boolean): void
}

/** Follows what happens from `after` on; the browser connects again by itself and says where it was. */
export function follow(after: number, heard: Heard): () => void {
  const source = new EventSource(`/sandbox/events?after=${after}`)
  const on = (event: string, run: (data: never) => void): void =>
    source.addEventListener(event, ({ data }: MessageEvent<string>) => run(JSON.parse(data) as never))
  on('changes', heard.changes)
  on('action', heard.action)
  on('clock', heard.clock)
  on('reset', () => {
    source.close()
    heard.reset()
  })
  source.onopen = () => heard.connected(true)
  source.onerror = () => {
    heard.connected(false)
    if (source.readyState === EventSource.CLOSED) setTimeout(heard.reset, 1000)
  }
  return () => source.close()
}
