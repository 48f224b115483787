import type { PersonalDataKeys } from './personal-data-keys.js'

/** What a process of the service can be asked to do. */
export const ROLES = ['bot', 'worker', 'scheduler', 'web'] as const
export type Role = (typeof ROLES)[number]

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** `full`: notices say what happened; `neutral`: they carry the case number and a link only. */
export const CHAT_CONTENTS = ['full', 'neutral'] as const
export type ChatContent = (typeof CHAT_CONTENTS)[number]

/** Every variable that is read, in the order of `.env.example`. All are optional. */
export const VARIABLES = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_API_ROOT',
  'TELEGRAM_WEBHOOK_URL',
  'TELEGRAM_WEBHOOK_SECRET',
  'MONGODB_URI',
  'REDIS_URL',
  'DATA_DIR',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'PACK',
  'ROLES',
  'PERSONAL_DATA_KEYS',
  'ADMIN_TOKEN',
  'CHAT_CONTENT',
  'SMTP_URL',
  'SMTP_FROM',
  'NOTICE_WEBHOOK_URL',
  'NOTICE_WEBHOOK_SECRET',
  'HTTPS_PROXY',
  'LOG_LEVEL',
] as const
export type VariableName = (typeof VARIABLES)[number]

/** How this process is to run; read once at start, never changed. */
export interface Environment {
  /** True without a bot token: the Bot API is our own sandbox, and everything is marked as a demo. */
  readonly sandbox: boolean
  readonly telegramBotToken?: string
  /** Without a slash at the end. In sandbox mode the sandbox's own address is used instead. */
  readonly telegramApiRoot: string
  /** Public base address, without a slash at the end; absent: long polling. */
  readonly telegramWebhookUrl?: string
  readonly telegramWebhookSecret?: string
  /** Absent: the embedded document engine. */
  readonly mongodbUri?: string
  /** Absent: the embedded queue store. */
  readonly redisUrl?: string
  /** Absolute path. */
  readonly dataDir: string
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Where the service is reached from outside, without a slash at the end; https, or http on this machine. */
  readonly publicUrl?: string
  readonly pack: string
  readonly roles: readonly Role[]
  /** Absent: the key file in `dataDir`, which only the embedded store makes. */
  readonly personalDataKeys?: PersonalDataKeys
  readonly adminToken?: string
  readonly chatContent: ChatContent
  readonly smtpUrl?: string
  readonly smtpFrom?: string
  /** Takes notices for phone numbers; https, or http on this machine. Absent: no such channel. */
  readonly noticeWebhookUrl?: string
  /** Signs what is posted there; there whenever the address is. */
  readonly noticeWebhookSecret?: string
  readonly httpsProxy?: string
  readonly logLevel: LogLevel
}
