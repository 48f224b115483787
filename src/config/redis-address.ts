/** Where Redis is, as `REDIS_URL` says it. */
export interface RedisAddress {
  /** One server; a cluster by some of its nodes; or the one that these sentinels name. */
  readonly kind: 'single' | 'cluster' | 'sentinel'
  readonly nodes: readonly { readonly host: string; readonly port: number }[]
  readonly tls: boolean
  readonly username?: string
  readonly password?: string
  /** The database's number; a cluster has none but 0. */
  readonly database: number
  /** What the sentinels call the server. */
  readonly name?: string
}

const FORM = /^redis(s)?(?:\+(cluster|sentinel))?:\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([^/?#]*))?$/
const NODE = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/
const PORTS = { single: 6379, cluster: 6379, sentinel: 26379 } as const

/**
 * Reads `redis://[user:password@]host:port[/number]`, `redis+cluster://[…@]host:port,host:port` or
 * `redis+sentinel://[…@]host:port,host:port/name`; with `rediss` over TLS. Undefined for anything else.
 */
export function readRedisAddress(text: string): RedisAddress | undefined {
  const [, secure, mode = 'single', login, hosts = '', path = ''] = FORM.exec(text) ?? []
  const kind = mode === 'cluster' || mode === 'sentinel' ? mode : 'single'
  const nodes = hosts.split(',').map((host) => readNode(host, PORTS[kind]))
  const known = nodes.flatMap((node) => (node ? [node] : []))
  const credentials = readLogin(login)
  if (known.length < nodes.length || credentials === undefined) return undefined
  if (kind === 'single' && (known.length > 1 || !/^\d{0,3}$/.test(path))) return undefined
  if (kind === 'cluster' && path !== '') return undefined
  if (kind === 'sentinel' && !/^[A-Za-z0-9._-]+$/.test(path)) return undefined
  return {
    kind,
    nodes: known,
    tls: secure !== undefined,
    ...credentials,
    database: kind === 'single' ? Number(path) : 0,
    ...(kind === 'sentinel' ? { name: path } : {}),
  }
}

function readNode(text: string, otherwise: number): { host: string; port: number } | undefined {
  const [, host, port] = NODE.exec(text) ?? []
  if (host === undefined || Number(port ?? 0) > 65_535) return undefined
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? otherwise : Number(port) }
}

function readLogin(text: string | undefined): { username?: string; password?: string } | undefined {
  if (text === undefined || text === '') return {}
  const at = text.indexOf(':')
  try {
    const username = decodeURIComponent(at < 0 ? text : text.slice(0, at))
    const password = at < 0 ? '' : decodeURIComponent(text.slice(at + 1))
    return { ...(username ? { username } : {}), ...(password ? { password } : {}) }
  } catch {
    return undefined
  }
}
