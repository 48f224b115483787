import type { Language, Message } from '../config/texts.types.js'
import type { Failure } from './answer.js'
import type { CallOptions, TelegramClient } from './client.js'
import type { Render } from './output.js'

/** A command as the menu offers it; the name without its slash. */
export interface MenuCommand {
  readonly name: string
  readonly description: Message
}

/** Whom a menu is for: everybody in private chats, or one person. */
export type MenuScope =
  | { readonly type: 'all_private_chats' }
  | { readonly type: 'chat'; readonly chat_id: number }

const EVERYBODY: MenuScope = { type: 'all_private_chats' }
const MAX_DESCRIPTION = 256

/** Telegram takes two-letter codes only; Simplified and Traditional Chinese are not told apart there. */
const CODES: readonly (readonly [Language, string])[] = [
  ['zh-CN', 'zh'],
  ['en', 'en'],
]

/**
 * Sets the menu in both languages, and once without a language for all the others. Stops at the first failure;
 * setting it again is harmless.
 */
export async function setCommands(
  client: TelegramClient,
  commands: readonly MenuCommand[],
  render: Render,
  {
    scope = EVERYBODY,
    others = 'zh-CN',
    ...options
  }: CallOptions & { scope?: MenuScope; others?: Language } = {},
): Promise<{ readonly kind: 'ok' } | Failure> {
  const menus = [
    ...CODES.map(([language, code]) => ({ language, code })),
    { language: others, code: undefined },
  ]
  for (const { language, code } of menus) {
    const list = commands.map(({ name, description }) => ({
      command: name,
      description: render(language, description).slice(0, MAX_DESCRIPTION),
    }))
    const payload = { commands: list, scope, ...(code !== undefined && { language_code: code }) }
    const answer = await client.call('setMyCommands', payload, options)
    if (answer.kind !== 'ok') return answer
  }
  return { kind: 'ok' }
}
