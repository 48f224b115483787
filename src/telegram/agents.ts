import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import * as tls from 'node:tls'

/**
 * An idle connection is closed after this long, before the other side does it: a request that meets a closing
 * connection is lost without our knowing whether it was done.
 */
const IDLE_MS = 20_000
const MAX_SOCKETS = 50
const CONNECT_LIMIT_MS = 10_000

type Connected = (error: Error | null, socket: Duplex) => void

/** A keep-alive agent for the API root: direct, or through an HTTP proxy where the root is `https:`. */
export function agentFor(apiRoot: string, httpsProxy?: string): http.Agent {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_MS }
  if (new URL(apiRoot).protocol === 'http:') return new http.Agent(options)
  return httpsProxy === undefined ? new https.Agent(options) : new TunnelAgent(new URL(httpsProxy), options)
}

/** Reaches `https:` hosts through a proxy's CONNECT (RFC 9110 section 9.3.6); TLS stays end to end. */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL

  constructor(proxy: URL, options: https.AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  override createConnection(options: https.RequestOptions, connected: Connected = () => {}): undefined {
    const host = String(options.host ?? options.hostname)
    const target = `${host.includes(':') ? `[${host}]` : host}:${options.port ?? 443}`
    tunnel(this.#proxy, target).then(
      (socket) => connected(null, tls.connect({ ...tlsOptions(options), servername: host, socket })),
      // Node looks at the stream only where there is no error.
      (error: Error) => connected(error, new Duplex()),
    )
    return undefined
  }
}

function tlsOptions({ ca, rejectUnauthorized = true }: https.RequestOptions): tls.ConnectionOptions {
  return ca === undefined ? { rejectUnauthorized } : { rejectUnauthorized, ca }
}

/** An open connection to the target, or an error whose `code` says how the proxy failed. */
function tunnel(proxy: URL, target: string): Promise<Socket> {
  const secure = proxy.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (secure ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      agent: false,
      timeout: CONNECT_LIMIT_MS,
    })
    const fail = (code: string) => {
      reject(Object.assign(new Error('no connection through the proxy'), { code }))
      request.destroy()
    }
    request.once('timeout', () => fail('PROXY_TIMEOUT'))
    request.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'PROXY_ERROR'))
    request.once('response', (response) => fail(`PROXY_STATUS_${response.statusCode ?? 0}`))
    request.once('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy()
        return fail(`PROXY_STATUS_${response.statusCode ?? 0}`)
      }
      socket.setTimeout(0)
      resolve(socket)
    })
    request.end()
  })
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
