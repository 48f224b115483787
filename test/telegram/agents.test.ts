import { createServer, type IncomingMessage } from 'node:http'
import * as https from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agentFor, TunnelAgent } from '../../src/telegram/agents.js'

/** Made for this test, for a name that cannot exist; good for nothing else. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgG6xOOjnJnc0mrsfc
9yr3zZEVDvduA9BKgRDB7Z8oSGehRANCAAS2K7FjRS5RqcMwnRy4VPp3fAuH99+0
xGSGVAjf4oaod1p3r3Z/TptUympkWkSqv30jbNkOZz2GupfZC5daC4aJ
-----END PRIVATE KEY-----`
const CERT = `-----BEGIN CERTIFICATE-----
MIIBXDCCAQGgAwIBAgIBATAKBggqhkjOPQQDAjATMREwDwYDVQQDDAhhcGkudGVz
dDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEzERMA8GA1UEAwwI
YXBpLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS2K7FjRS5RqcMwnRy4
VPp3fAuH99+0xGSGVAjf4oaod1p3r3Z/TptUympkWkSqv30jbNkOZz2GupfZC5da
C4aJo0QwQjATBgNVHREEDDAKgghhcGkudGVzdDAMBgNVHRMEBTADAQH/MB0GA1Ud
DgQWBBTyngpuCE4V94CpIvPzcHFQuUK/XjAKBggqhkjOPQQDAgNJADBGAiEAjXQm
MKVhc6kr90sBJWaDA//S6qiVVUK+Go831H3zr7MCIQCBFerlIqilYBMDBpTSgk7Y
yGtqZb2Pc5Z9A1qDi6utvA==
-----END CERTIFICATE-----`

let site: https.Server
let proxy: Server
let asked: { target: string | undefined; authorization: string | undefined }[]
let refuses: string | undefined

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

beforeEach(async () => {
  asked = []
  refuses = undefined
  site = https.createServer({ key: KEY, cert: CERT }, (request, response) =>
    response.end(`you asked ${request.url}`),
  )
  const plain = createServer()
  plain.on('connect', (request: IncomingMessage, socket: Duplex) => {
    asked.push({ target: request.url, authorization: request.headers['proxy-authorization'] })
    if (refuses) return socket.end(`HTTP/1.1 ${refuses}\r\n\r\n`)
    const through = connect(portOf(site), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(through).pipe(socket)
    })
    through.on('error', () => socket.destroy())
    socket.on('error', () => through.destroy())
  })
  proxy = plain
  await Promise.all(
    [site, proxy].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))),
  )
})

afterEach(async () => {
  site.closeAllConnections()
  await Promise.all([site, proxy].map((server) => new Promise((done) => server.close(done))))
})

function get(agent: https.Agent, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = https.get({ host: 'api.test', path, agent }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += String(chunk)
      })
      response.on('end', () => resolve(text))
    })
    request.on('error', reject)
  })
}

const through = (ca: string | undefined, login = '') =>
  new TunnelAgent(new URL(`http://${login}127.0.0.1:${portOf(proxy)}`), {
    keepAlive: true,
    maxSockets: 1,
    ...(ca && { ca }),
  })

describe('a proxy', () => {
  test('is asked for the host by name, and the connection is used again', async () => {
    const agent = through(CERT)
    expect(await get(agent, '/one')).toBe('you asked /one')
    expect(await get(agent, '/two')).toBe('you asked /two')
    expect(asked).toEqual([{ target: 'api.test:443', authorization: undefined }])
    agent.destroy()
  })

  test('gets the name and password of its address', async () => {
    const agent = through(CERT, 'desk:p%40ss@')
    await get(agent, '/')
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('desk:p@ss').toString('base64')}`)
    agent.destroy()
  })

  test('cannot pass itself off as the other side', async () => {
    await expect(get(through(undefined), '/')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  })

  test('that refuses is an error with its status', async () => {
    refuses = '407 Proxy Authentication Required'
    await expect(get(through(CERT), '/')).rejects.toMatchObject({ code: 'PROXY_STATUS_407' })
  })

  test('that is not there is an error', async () => {
    const agent = new TunnelAgent(new URL('http://127.0.0.1:1'), {})
    await expect(get(agent, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('is for https only', () => {
    expect(agentFor('https://api.telegram.org/', 'http://127.0.0.1:1')).toBeInstanceOf(TunnelAgent)
    expect(agentFor('http://127.0.0.1:8081/', 'http://127.0.0.1:1')).not.toBeInstanceOf(https.Agent)
    expect(agentFor('https://api.telegram.org/')).not.toBeInstanceOf(TunnelAgent)
  })
})
