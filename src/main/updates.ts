import type { Pack } from '../config/pack.js'
import { pickLanguage, type Texts } from '../config/texts.js'
import type { ConversationService } from '../dialogues/conversation.js'
import type { Accounts } from '../people/accounts.js'
import type { TelegramClient } from '../telegram/client.js'
import type { ElsewhereUpdate, HandledUpdate } from '../telegram/input.js'
import type { Committed } from '../telegram/receiver-ports.js'
import { sendSpoken } from '../telegram/send.js'
import type { Clock } from '../time/clock.js'
import { marked } from './channel.js'

/** A group is told where to write at most this often: the bot must not become the noise there. */
const ELSEWHERE_EVERY_MS = 10 * 60 * 1000
const CHATS_REMEMBERED = 10_000
const NOTHING_MORE: Committed = { after: async () => undefined }

/** What becomes of each update that has to be acted on. */
export function updateHandler(ports: {
  accounts: Accounts
  conversations: ConversationService
  client: TelegramClient
  texts: Texts
  pack: Pack
  clock: Clock
  /** The bot's user name, for the link into a private chat. */
  botName(): string | undefined
  /** Offers an account the commands that it may use now. */
  offer(account: string): Promise<void>
}): (update: HandledUpdate) => Promise<Committed> {
  const { accounts, conversations, client, texts, clock } = ports
  const told = new Map<number, number>()

  async function askElsewhere({ chatId, chatType, inlineQueryId }: ElsewhereUpdate): Promise<void> {
    if (inlineQueryId !== undefined) return offerPrivateChat(inlineQueryId)
    // A press under an inline message: the press itself was answered, and nobody is there to write to.
    if (chatType === 'inline') return
    const now = clock.wall().getTime()
    if (now - (told.get(chatId) ?? 0) < ELSEWHERE_EVERY_MS) return
    if (told.size > CHATS_REMEMBERED) told.clear()
    told.set(chatId, now)
    const name = ports.botName()
    const link = name === undefined ? '' : `https://t.me/${name}`
    const spoken = { say: { text: [{ key: 'elsewhere', args: { link } }] }, language: 'zh-CN' } as const
    await sendSpoken(client, chatId, marked(spoken, ports.pack), texts.render)
  }

  /** An inline query is answered with nothing but a button into the private chat. */
  async function offerPrivateChat(inlineQueryId: string): Promise<void> {
    const text = texts.render('zh-CN', { key: 'elsewhere-button' })
    await client.call('answerInlineQuery', {
      inline_query_id: inlineQueryId,
      results: [],
      button: { text, start_parameter: 'private' },
    })
  }

  return async (update) => {
    switch (update.kind) {
      case 'elsewhere':
        // Nothing of a group is read or stored.
        return { after: () => askElsewhere(update) }
      case 'reach': {
        const account = await accounts.find(String(update.chatId))
        if (account) await accounts.setReachable(account.id, !update.blocked)
        return NOTHING_MORE
      }
      case 'input': {
        const account = await accounts.ofAddress(String(update.chatId), pickLanguage(update.languageCode))
        if (!account.reachable) await accounts.setReachable(account.id, true)
        await conversations.commit(account.id, account.language, update.updateId, update.input)
        const { input } = update
        return {
          async after() {
            await conversations.attend(account.id)
            if (input.kind === 'command' && input.name === 'start') await ports.offer(account.id)
          },
        }
      }
    }
  }
}
