import { type Environment, ROLES, type VariableName } from './env.types.js'

export const TELEGRAM_API_ROOT = 'https://api.telegram.org'

/** Ports that Telegram delivers webhooks to; a local Bot API server has no such limit. */
const WEBHOOK_PORTS: readonly string[] = ['', '443', '80', '88', '8443']

export function isTelegram(apiRoot: string): boolean {
  return new URL(apiRoot).hostname === new URL(TELEGRAM_API_ROOT).hostname
}

/** True for addresses that only this machine can reach, as a host name or as it stands in a URL. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/**
 * What is wrong between variables that are each right alone. `given` tells whether a variable has a value at
 * all, so that a value with a mistake of its own isn't also called missing.
 */
export function crossMistakes(env: Environment, given: (name: VariableName) => boolean): string[] {
  const mistakes: string[] = []
  if (given('TELEGRAM_WEBHOOK_URL') && !given('TELEGRAM_WEBHOOK_SECRET'))
    mistakes.push(
      'TELEGRAM_WEBHOOK_SECRET: is missing while TELEGRAM_WEBHOOK_URL is set; give 1 to 256 of A-Z a-z 0-9 _ -',
    )
  mistakes.push(...webhookMistakes(env))
  if (!(given('MONGODB_URI') && given('REDIS_URL')) && env.roles.length < ROLES.length)
    mistakes.push(
      'ROLES: leaves roles out, but an embedded store serves one process only; leave ROLES away, or set both MONGODB_URI and REDIS_URL',
    )
  if (given('MONGODB_URI') && !given('PERSONAL_DATA_KEYS'))
    mistakes.push(
      'PERSONAL_DATA_KEYS: is missing while MONGODB_URI is set; give id:base64,lookup:base64 with 32 random bytes each',
    )
  if (env.sandbox && !isLoopback(env.host) && !given('ADMIN_TOKEN'))
    mistakes.push(
      'ADMIN_TOKEN: is missing while the sandbox listens on a public HOST; give 8 or more characters, or set HOST=127.0.0.1',
    )
  if (given('SMTP_URL') && !given('SMTP_FROM'))
    mistakes.push('SMTP_FROM: is missing while SMTP_URL is set; give the sender, e.g. desk@example.org')
  if (given('SMTP_FROM') && !given('SMTP_URL'))
    mistakes.push(
      'SMTP_URL: is missing while SMTP_FROM is set; give the mail server, or leave SMTP_FROM away',
    )
  if (given('NOTICE_WEBHOOK_URL') && !given('NOTICE_WEBHOOK_SECRET'))
    mistakes.push(
      'NOTICE_WEBHOOK_SECRET: is missing while NOTICE_WEBHOOK_URL is set; give 16 or more visible characters',
    )
  if (given('NOTICE_WEBHOOK_SECRET') && !given('NOTICE_WEBHOOK_URL'))
    mistakes.push(
      'NOTICE_WEBHOOK_URL: is missing while NOTICE_WEBHOOK_SECRET is set; give the address, or leave the secret away',
    )
  return mistakes
}

function webhookMistakes(env: Environment): string[] {
  // The sandbox and a local Bot API server deliver to any address; Telegram only to public HTTPS.
  if (env.telegramWebhookUrl === undefined || env.sandbox || !isTelegram(env.telegramApiRoot)) return []
  const { protocol, port } = new URL(env.telegramWebhookUrl)
  const mistakes: string[] = []
  if (protocol !== 'https:')
    mistakes.push('TELEGRAM_WEBHOOK_URL: is not https; Telegram delivers to https addresses only')
  if (!WEBHOOK_PORTS.includes(port))
    mistakes.push(
      'TELEGRAM_WEBHOOK_URL: has a port that Telegram does not deliver to; use 443, 80, 88 or 8443',
    )
  return mistakes
}
