import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const COOKIE = 'sandbox'

/** Everything comes from this server; nothing is evaluated, framed or sent elsewhere. */
const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The headers of everything that the page gets. */
export function setHeaders(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'microphone=(self), geolocation=(), camera=()',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
}

/** A request that some other site made the browser send. */
export function isForeign(request: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  const elsewhere = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
  return elsewhere || site === 'cross-site' || site === 'same-site'
}

/** Whether the request shows the admin token: as a bearer, or by the cookie that `?token=` once gave. */
export function isAdmitted(request: FastifyRequest, adminToken: string): boolean {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined && equal(bearer, adminToken)) return true
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.some((cookie) => equal(cookie, `${COOKIE}=${ticket(adminToken)}`))
}

/** Takes the token from the address and answers with the cookie and a clean address. */
export function admitByAddress(request: FastifyRequest, reply: FastifyReply, adminToken: string): boolean {
  const address = new URL(request.url, 'http://sandbox')
  const given = address.searchParams.get('token')
  if (address.pathname !== '/' || given === null || !equal(given, adminToken)) return false
  reply.header('set-cookie', `${COOKIE}=${ticket(adminToken)}; Path=/; HttpOnly; SameSite=Lax`)
  return true
}

/** What the cookie holds: derived, so that it does not give the token away. */
function ticket(adminToken: string): string {
  return createHmac('sha256', adminToken).update('sandbox page').digest('base64url')
}

function equal(given: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(given), digest(right))
}
