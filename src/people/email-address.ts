import { domainToASCII } from 'node:url'

/** RFC 5321 section 4.5.3.1: what a mail server must take at least, and need not take more than. */
const LONGEST_ADDRESS = 254
const LONGEST_LOCAL_PART = 64

/** Words joined by dots (RFC 5322 dot-atom), in any script (RFC 6531). */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
/** Two labels at least, the last one with a letter: no number is taken for a host. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}$/

/**
 * Takes what somebody typed and gives the e-mail address in it, or `undefined` where it is none. Full-width signs and
 * the Chinese full stop, as an input method writes them, are read as what was meant. A name beside the address, quotes,
 * a second address and anything that could end a header line are refused.
 */
export function readEmailAddress(text: string): string | undefined {
  const [local = '', typedDomain = '', ...more] = text.normalize('NFKC').trim().split('@')
  const domain = typedDomain.replaceAll('。', '.').toLowerCase()
  // What a domain in another script is on the wire; empty where it can be none.
  const ascii = domainToASCII(domain)
  if (more.length > 0 || !LOCAL_PART.test(local) || !DOMAIN.test(ascii) || ascii.endsWith('-'))
    return undefined
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain)) return undefined
  const octets = Buffer.byteLength(local)
  return octets <= LONGEST_LOCAL_PART && octets + 1 + ascii.length <= LONGEST_ADDRESS
    ? `${local}@${domain}`
    : undefined
}
