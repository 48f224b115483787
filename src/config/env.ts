import { resolve } from 'node:path'
import { z } from 'zod'
import {
  CHAT_CONTENTS,
  type Environment,
  LOG_LEVELS,
  ROLES,
  type Role,
  type VariableName,
} from './env.types.js'
import { crossMistakes, isLoopback, isTelegram, TELEGRAM_API_ROOT } from './env-rules.js'
import { type PersonalDataKeys, PersonalDataKeysError, parsePersonalDataKeys } from './personal-data-keys.js'
import { readRedisAddress } from './redis-address.js'

export * from './env.types.js'
export {
  formatPersonalDataKeys,
  type PersonalDataKeys,
  PersonalDataKeysError,
  parsePersonalDataKeys,
} from './personal-data-keys.js'

/** The environment is not usable. Each mistake is one line: the variable, what is wrong, what would be right. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`The environment has ${mistakes.length} mistake(s):\n${mistakes.join('\n')}`)
    this.mistakes = mistakes
  }
}

/** Only values that cannot hold a secret are ever quoted in a message. */
const quoted = (value: unknown): string => JSON.stringify(String(value).slice(0, 40))

const oneOf = <const T extends readonly string[]>(names: T): z.ZodType<T[number]> =>
  z.enum(names, { error: ({ input }) => `${quoted(input)} is not known; use one of ${names.join(', ')}` })

const url = (protocols: readonly string[], example: string): z.ZodType<string> =>
  z.string().refine((text) => URL.canParse(text) && hasHost(new URL(text), protocols), {
    error: `is not an address of the form ${example}`,
    // What comes after this may take it for an address.
    abort: true,
  })

const hasHost = ({ protocol, hostname }: URL, protocols: readonly string[]): boolean =>
  protocols.includes(protocol) && hostname !== ''

const withoutSlash = (text: string): string => text.replace(/\/+$/, '')

const Base = (example: string) =>
  url(['http:', 'https:'], example)
    .refine((text) => !/[?#]/.test(text), { error: 'has a query or fragment; give the base address only' })
    .transform(withoutSlash)

const ConnectionString = (schemes: readonly string[], example: string): z.ZodType<string> =>
  z
    .string()
    .refine((text) => schemes.some((scheme) => text.startsWith(scheme) && text.length > scheme.length), {
      error: `is not an address of the form ${example}`,
    })

const RedisUrl = z.string().refine((text) => readRedisAddress(text) !== undefined, {
  error:
    'is not an address of the form redis://host:6379, redis+sentinel://host:26379,host:26379/name or redis+cluster://host:6379,host:6379',
})

const Port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: ({ input }) => `${quoted(input)} is not a port; use a whole number from 0 to 65535`,
  })
  .transform(Number)

const RoleList = z.string().transform((text, context): Role[] => {
  const names = text.split(',').map((name) => name.trim())
  for (const name of names.filter((name) => !isRole(name)))
    context.addIssue(`${quoted(name)} is not a role; list some of ${ROLES.join(',')}`)
  return ROLES.filter((role) => names.includes(role))
})

const isRole = (name: string): name is Role => ROLES.some((role) => role === name)

const Keys = z.string().transform((text, context): PersonalDataKeys => {
  try {
    return parsePersonalDataKeys(text)
  } catch (error) {
    if (!(error instanceof PersonalDataKeysError)) throw error
    for (const mistake of error.mistakes) context.addIssue(mistake)
    return z.NEVER
  }
})

const Secret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,256}$/, { error: 'is not made of 1 to 256 of A-Z a-z 0-9 _ -' })

const AdminToken = z
  .string()
  .regex(/^[\x21-\x7e]{8,256}$/, { error: 'is not made of 8 to 256 visible ASCII characters without spaces' })

const Host = z
  .string()
  .regex(/^[A-Za-z0-9.:_-]+$/, { error: 'is not a host name or address to listen on; use e.g. 127.0.0.1' })

const MailServer = url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587')
  .refine((text) => !/[?#]/.test(text), {
    error: 'has a query or fragment; give user, password, host and port only, their ? and # as %3F and %23',
  })
  .refine(isPercentEncoded, { error: 'has a % that begins no code; write it as %25' })

function isPercentEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}

/** A path and a query may be part of it; a login can't be. */
const NoticeWebhook = url(['http:', 'https:'], 'https://gateway.example.org/notices')
  .refine((text) => isHttps(text) || isLoopback(new URL(text).hostname), {
    error: 'is not https; personal data goes over http to this machine only',
  })
  .refine((text) => !/^[^/]*\/\/[^/?#]*@|#/.test(text), {
    error: 'has a login or a fragment; give the address only, the secret is for signing',
  })

const PublicUrl = Base('https://desk.example.org')
  .refine((text) => isHttps(text) || isLoopback(new URL(text).hostname), {
    error: 'is not https; what is asked for there is for its owner only, and http is for this machine',
  })
  .refine((text) => !/^[^/]*\/\/[^/]*@/.test(text), {
    error: 'has a login; people are told this address, so give it without one',
  })

const isHttps = (text: string): boolean => new URL(text).protocol === 'https:'

const SigningSecret = z.string().regex(/^[\x21-\x7e]{16,256}$/, {
  error: 'is not made of 16 to 256 visible ASCII characters without spaces',
})

const Sender = z.string().regex(/^(?:[^<>@\s]+@[^<>@\s]+|[^<>]*<[^<>@\s]+@[^<>@\s]+>)$/, {
  error: 'is not a sender; use desk@example.org or Petition Desk <desk@example.org>',
})

/**
 * Reads the environment. Every mistake is found in one go and thrown as an {@link EnvironmentError}; an empty
 * variable counts as absent. Values that can hold a secret never appear in a message.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const mistakes: string[] = []
  const given = (name: VariableName): string | undefined => env[name]?.trim() || undefined
  const read = <T>(name: VariableName, schema: z.ZodType<T>): T | undefined => {
    const text = given(name)
    if (text === undefined) return undefined
    const result = schema.safeParse(text)
    if (result.success) return result.data
    mistakes.push(...result.error.issues.map((issue) => `${name}: ${issue.message}`))
    return undefined
  }

  const sandbox = given('TELEGRAM_BOT_TOKEN') === undefined
  const apiRoot = read('TELEGRAM_API_ROOT', Base('https://api.telegram.org')) ?? TELEGRAM_API_ROOT
  const token = isTelegram(apiRoot)
    ? z
        .string()
        .regex(/^\d{3,20}:[A-Za-z0-9_-]{20,64}$/, { error: 'is not a bot token; copy it from @BotFather' })
    : z.string().regex(/^[A-Za-z0-9:_-]+$/, { error: 'is not a bot token; use A-Z a-z 0-9 : _ -' })

  const environment = present({
    sandbox,
    telegramBotToken: read('TELEGRAM_BOT_TOKEN', token),
    telegramApiRoot: apiRoot,
    telegramWebhookUrl: read('TELEGRAM_WEBHOOK_URL', Base('https://desk.example.org')),
    telegramWebhookSecret: read('TELEGRAM_WEBHOOK_SECRET', Secret),
    mongodbUri: read(
      'MONGODB_URI',
      ConnectionString(['mongodb://', 'mongodb+srv://'], 'mongodb://host:27017/petition-desk'),
    ),
    redisUrl: read('REDIS_URL', RedisUrl),
    dataDir: resolve(given('DATA_DIR') ?? 'data'),
    host: read('HOST', Host) ?? '127.0.0.1',
    port: read('PORT', Port) ?? 3000,
    publicUrl: read('PUBLIC_URL', PublicUrl),
    pack: given('PACK') ?? 'demo',
    roles: Object.freeze(read('ROLES', RoleList) ?? [...ROLES]),
    personalDataKeys: read('PERSONAL_DATA_KEYS', Keys),
    adminToken: read('ADMIN_TOKEN', AdminToken),
    chatContent: read('CHAT_CONTENT', oneOf(CHAT_CONTENTS)) ?? 'full',
    smtpUrl: read('SMTP_URL', MailServer),
    smtpFrom: read('SMTP_FROM', Sender),
    noticeWebhookUrl: read('NOTICE_WEBHOOK_URL', NoticeWebhook),
    noticeWebhookSecret: read('NOTICE_WEBHOOK_SECRET', SigningSecret),
    httpsProxy: read('HTTPS_PROXY', url(['http:', 'https:'], 'http://proxy.example.org:3128')),
    logLevel: read('LOG_LEVEL', oneOf(LOG_LEVELS)) ?? 'info',
  })
  mistakes.push(...crossMistakes(environment, (name) => given(name) !== undefined))
  if (mistakes.length > 0) throw new EnvironmentError(mistakes)
  return Object.freeze(environment)
}

/** What is absent is left out, so that `exactOptionalPropertyTypes` holds. */
type Present<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>
}
