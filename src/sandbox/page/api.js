/** Asks the sandbox; a refusal becomes an Error with its one-line reason. */
async function ask(path, options) {
  const response = await fetch(path, options)
  const body = await response.json().catch(() => ({}))
  if (!response.ok)
    throw Object.assign(new Error(body.error ?? response.statusText), { status: response.status })
  return body
}

const post = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const loadState = () => ask('/sandbox/state')
export const loadEarlier = (id, before) => ask(`/sandbox/chats/${id}/messages?before=${before}`)
export const act = (id, what, body) => post(`/sandbox/chats/${id}/${what}`, body)

/** Sends files as one message or album. */
export function upload(id, what, files, fields = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, String(value))
  for (const file of files) form.append('file', file, file.name)
  return ask(`/sandbox/chats/${id}/${what}`, { method: 'POST', body: form })
}

/** Follows what happens from `after` on; the browser connects again by itself and says where it was. */
export function follow(after, { changes, action, clock, reset, connected }) {
  const source = new EventSource(`/sandbox/events?after=${after}`)
  const on = (event, run) => source.addEventListener(event, ({ data }) => run(JSON.parse(data)))
  on('changes', changes)
  on('action', action)
  on('clock', clock)
  on('reset', () => {
    source.close()
    reset()
  })
  source.onopen = () => connected(true)
  source.onerror = () => {
    connected(false)
    if (source.readyState === EventSource.CLOSED) setTimeout(reset, 2000)
  }
}
