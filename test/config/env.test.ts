import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment, VARIABLES } from '../../src/config/env.js'
import { packageRoot } from '../../src/config/package-root.js'

const TOKEN = '123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr'
const KEYS = `main:${Buffer.alloc(32, 1).toString('base64')},lookup:${Buffer.alloc(32, 2).toString('base64')}`

function mistakes(env: Record<string, string>): readonly string[] {
  try {
    readEnvironment(env)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes
    throw error
  }
  return []
}

describe('an environment', () => {
  test('with nothing in it is the sandbox on this machine, with everything embedded and in one process', () => {
    const env = readEnvironment({})
    expect(env).toMatchObject({
      sandbox: true,
      telegramApiRoot: 'https://api.telegram.org',
      host: '127.0.0.1',
      port: 3000,
      pack: 'demo',
      roles: ['bot', 'worker', 'scheduler', 'web'],
      chatContent: 'full',
      logLevel: 'info',
    })
    expect(isAbsolute(env.dataDir)).toBe(true)
    expect(env).not.toHaveProperty('mongodbUri')
    expect(env).not.toHaveProperty('telegramBotToken')
  })

  test('with everything in it is read whole', () => {
    const env = readEnvironment({
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_URL: 'https://desk.example.org/',
      TELEGRAM_WEBHOOK_SECRET: 'a-secret_1',
      MONGODB_URI: 'mongodb://db:27017/desk',
      REDIS_URL: 'redis://:password@queue:6379',
      DATA_DIR: '/srv/desk',
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://desk.example.org/duty-desk/',
      PACK: 'luan',
      ROLES: 'web, bot',
      PERSONAL_DATA_KEYS: KEYS,
      CHAT_CONTENT: 'neutral',
      SMTP_URL: 'smtps://user:password@mail.example.org',
      SMTP_FROM: 'Petition Desk <desk@example.org>',
      NOTICE_WEBHOOK_URL: 'https://gateway.example.org/notices?office=luan',
      NOTICE_WEBHOOK_SECRET: 'sixteen-or-more!',
      HTTPS_PROXY: 'http://proxy:3128',
      LOG_LEVEL: 'debug',
    })
    expect(env).toMatchObject({
      sandbox: false,
      telegramWebhookUrl: 'https://desk.example.org',
      port: 8080,
      publicUrl: 'https://desk.example.org/duty-desk',
      roles: ['bot', 'web'],
      chatContent: 'neutral',
      smtpFrom: 'Petition Desk <desk@example.org>',
      noticeWebhookUrl: 'https://gateway.example.org/notices?office=luan',
      noticeWebhookSecret: 'sixteen-or-more!',
    })
    expect(env.personalDataKeys?.current).toBe('main')
  })

  test('cannot be changed once read', () => {
    const env = readEnvironment({})
    expect(Object.isFrozen(env)).toBe(true)
    expect(Object.isFrozen(env.roles)).toBe(true)
  })

  test('takes an empty variable as absent', () => {
    expect(mistakes(Object.fromEntries(VARIABLES.map((name) => [name, ' '])))).toEqual([])
  })

  test('tells all mistakes at once, one line each that begins with the variable', () => {
    const found = mistakes({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      CHAT_CONTENT: 'some',
      ROLES: 'bot,cook',
      MONGODB_URI: 'postgres://db',
      TELEGRAM_API_ROOT: 'api',
      SMTP_FROM: 'nobody',
    })
    expect(found.map((line) => line.split(':')[0]).sort()).toEqual(
      [
        'CHAT_CONTENT',
        'LOG_LEVEL',
        'MONGODB_URI',
        'PERSONAL_DATA_KEYS',
        'PORT',
        'ROLES',
        'SMTP_FROM',
        'SMTP_URL',
        'TELEGRAM_API_ROOT',
      ].sort(),
    )
    for (const line of found) expect(line).not.toContain('\n')
  })

  test('never shows a secret in a mistake', () => {
    const secret = 'hunter2/hunter2'
    const found = mistakes({
      TELEGRAM_BOT_TOKEN: secret,
      TELEGRAM_WEBHOOK_URL: `ftp://${secret}@example.org`,
      TELEGRAM_WEBHOOK_SECRET: secret,
      MONGODB_URI: `http://user:${secret}@db`,
      REDIS_URL: `http://user:${secret}@db`,
      PERSONAL_DATA_KEYS: `${secret}:${secret},lookup:${secret}`,
      ADMIN_TOKEN: `${secret} ${secret}`,
      SMTP_URL: `http://user:${secret}@db`,
      NOTICE_WEBHOOK_URL: `https://user:${secret}@db`,
      NOTICE_WEBHOOK_SECRET: 'hunter2',
      HTTPS_PROXY: `socks://user:${secret}@db`,
    })
    expect(found.length).toBeGreaterThanOrEqual(11)
    expect(found.join('\n')).not.toContain('hunter2')
  })
})

describe('between variables', () => {
  test.each([
    [
      'a webhook needs a secret',
      { TELEGRAM_WEBHOOK_URL: 'https://desk.example.org' },
      'TELEGRAM_WEBHOOK_SECRET',
    ],
    [
      'a webhook for Telegram is https',
      { TELEGRAM_WEBHOOK_URL: 'http://desk.example.org', TELEGRAM_WEBHOOK_SECRET: 's' },
      'TELEGRAM_WEBHOOK_URL',
    ],
    [
      'a webhook for Telegram has a port that Telegram delivers to',
      { TELEGRAM_WEBHOOK_URL: 'https://desk.example.org:9000', TELEGRAM_WEBHOOK_SECRET: 's' },
      'TELEGRAM_WEBHOOK_URL',
    ],
    ['a part of the roles needs both stores', { ROLES: 'web', REDIS_URL: 'redis://queue' }, 'ROLES'],
    ['MongoDB needs keys', { MONGODB_URI: 'mongodb://db' }, 'PERSONAL_DATA_KEYS'],
    ['a mail server needs a sender', { SMTP_URL: 'smtp://mail' }, 'SMTP_FROM'],
    [
      'a webhook for notices needs what signs them',
      { NOTICE_WEBHOOK_URL: 'https://gateway.example.org' },
      'NOTICE_WEBHOOK_SECRET',
    ],
    [
      'what signs notices needs a webhook for them',
      { NOTICE_WEBHOOK_SECRET: 'sixteen-or-more!' },
      'NOTICE_WEBHOOK_URL',
    ],
  ])('%s', (_title, env, variable) => {
    const found = mistakes({ TELEGRAM_BOT_TOKEN: TOKEN, ...(env as Record<string, string>) })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${variable}: `))
  })

  test('a local Bot API server may deliver webhooks over http', () => {
    const env = {
      TELEGRAM_BOT_TOKEN: '1:local',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:3000',
      TELEGRAM_WEBHOOK_SECRET: 's',
    }
    expect(readEnvironment(env).telegramApiRoot).toBe('http://127.0.0.1:8081')
  })

  test('the sandbox on a public address needs an admin token, and on this machine none', () => {
    expect(mistakes({ HOST: '0.0.0.0' })[0]).toMatch(/^ADMIN_TOKEN: /)
    expect(mistakes({ HOST: '0.0.0.0', ADMIN_TOKEN: 'long-enough' })).toEqual([])
    for (const HOST of ['localhost', '127.0.0.2', '::1']) expect(mistakes({ HOST })).toEqual([])
  })

  test.each([
    ['http://gateway.example.org/', 'https'],
    ['ftp://gateway.example.org/', 'of the form'],
    ['https://user:password@gateway.example.org/', 'login'],
    ['https://gateway.example.org/#notices', 'fragment'],
  ])('notices are not posted to %s', (NOTICE_WEBHOOK_URL, why) => {
    const found = mistakes({ NOTICE_WEBHOOK_URL, NOTICE_WEBHOOK_SECRET: 'sixteen-or-more!' })
    expect(found).toEqual([expect.stringMatching(new RegExp(`^NOTICE_WEBHOOK_URL: .*${why}`))])
  })

  test.each([
    'http://localhost:8080/a?b=@c',
    'http://127.0.0.1',
    'http://[::1]:8080',
    'https://gateway.example.org',
  ])('notices may be posted to %s', (NOTICE_WEBHOOK_URL) => {
    expect(mistakes({ NOTICE_WEBHOOK_URL, NOTICE_WEBHOOK_SECRET: 'sixteen-or-more!' })).toEqual([])
  })

  test.each([
    ['http://desk.example.org', 'https'],
    ['desk.example.org', 'of the form'],
    ['https://user:hunter2@desk.example.org', 'login'],
    ['https://desk.example.org/?token=hunter2', 'query'],
  ])('the service is not reached at %s', (PUBLIC_URL, why) => {
    const found = mistakes({ PUBLIC_URL })
    expect(found).toEqual([expect.stringMatching(new RegExp(`^PUBLIC_URL: .*${why}`))])
    expect(found.join()).not.toContain('hunter2')
  })

  test.each(['https://desk.example.org', 'http://localhost:3000', 'http://[::1]:3000'])(
    'the service may be reached at %s',
    (PUBLIC_URL) => expect(mistakes({ PUBLIC_URL })).toEqual([]),
  )

  test('what signs notices has 16 characters at least', () => {
    const NOTICE_WEBHOOK_URL = 'https://gateway.example.org'
    expect(mistakes({ NOTICE_WEBHOOK_URL, NOTICE_WEBHOOK_SECRET: 'fifteen-is-few!' })).toEqual([
      expect.stringMatching(/^NOTICE_WEBHOOK_SECRET: .*16/),
    ])
  })

  test.each([
    ['smtp://mail?logger=true', 'query'],
    ['smtp://desk:100%@mail', '%25'],
    ['smtp:mail', 'of the form'],
  ])('a mail server is not given as %s', (SMTP_URL, why) => {
    const found = mistakes({ SMTP_URL, SMTP_FROM: 'desk@example.org' })
    expect(found).toEqual([expect.stringMatching(new RegExp(`^SMTP_URL: .*${why}`))])
  })

  test('a value with a mistake of its own is not called missing as well', () => {
    expect(mistakes({ MONGODB_URI: 'mongodb://db', PERSONAL_DATA_KEYS: 'x' })).toHaveLength(1)
  })
})

test('.env.example explains every variable and invents none', () => {
  const example = readFileSync(join(packageRoot(), '.env.example'), 'utf8')
  const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map((match) => match[1])
  const forCompose = ['MONGO_PASSWORD', 'REDIS_PASSWORD']
  expect(named.sort()).toEqual([...VARIABLES, ...forCompose].sort())
})
