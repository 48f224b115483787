import type { Logger } from 'pino'
import type { Pack } from '../config/pack.js'
import type { Texts } from '../config/texts.js'
import type { Said } from '../dialogues/conversation.js'
import { demoMark } from '../dialogues/demo.js'
import type { Spoken } from '../dialogues/messages.js'
import type { Told } from '../notices/deliver.js'
import type { Accounts } from '../people/accounts.js'
import { surelyNotDone } from '../telegram/answer.js'
import type { TelegramClient } from '../telegram/client.js'
import { type Sent, sendSpoken } from '../telegram/send.js'

/** After a wrong token nothing can be sent; the operator is told by the log, and later tries find it mended. */
const WRONG_TOKEN_SECONDS = 60
/** The call never reached the messenger: nothing was said, and it is tried again soon. */
const NOT_REACHED_SECONDS = 3

/** Saying things to accounts over Telegram: answers to a person's own act, and notices. */
export function telegramChannel(ports: {
  client: TelegramClient
  accounts: Accounts
  texts: Texts
  pack: Pack
  log: Logger
}) {
  const { client, accounts, texts, pack, log } = ports

  async function say(account: string, spoken: Spoken, fromPart: number): Promise<Sent | undefined> {
    const known = await accounts.get(account)
    if (!known) return undefined
    const sent = await sendSpoken(client, Number(known.address), marked(spoken, pack), texts.render, {
      fromPart,
    })
    // Who had blocked the bot has let it in again.
    if (sent.kind === 'sent' && !known.reachable) await accounts.setReachable(account, true)
    if (sent.kind === 'moved') await accounts.moveAddress(account, String(sent.chatId))
    // The description is left out: a strange server could quote people's words in it.
    if (sent.kind === 'rejected') log.error({ account, code: sent.code }, 'message rejected')
    return sent
  }

  return {
    /** An answer to a person's own act: never paced, and dropped where it can't be said. */
    async send(account: string, spoken: Spoken): Promise<Said> {
      const sent = await say(account, spoken, 0)
      switch (sent?.kind) {
        case 'sent':
          return { kind: 'sent' }
        case 'limited':
          return { kind: 'limited', retryAfterSeconds: sent.retryAfterSeconds }
        case 'moved':
          return { kind: 'limited', retryAfterSeconds: 0 }
        case 'unauthorized':
          return { kind: 'limited', retryAfterSeconds: WRONG_TOKEN_SECONDS }
        case 'ambiguous':
          return surelyNotDone(sent)
            ? { kind: 'limited', retryAfterSeconds: NOT_REACHED_SECONDS }
            : { kind: 'unclear' }
        case 'refused':
          await accounts.setReachable(account, false)
          return { kind: 'given-up' }
        case 'rejected':
        case undefined:
          return { kind: 'given-up' }
      }
    },

    /** Shows “typing …” for a few seconds, or until the next message. */
    async typing(account: string): Promise<void> {
      const known = await accounts.get(account)
      if (!known?.reachable) return
      await client.call('sendChatAction', { chat_id: Number(known.address), action: 'typing' })
    },

    /** A notice, from the part at which an earlier try stopped. */
    async tell(account: string, spoken: Spoken, fromPart: number): Promise<Told> {
      const sent = await say(account, spoken, fromPart)
      const messageIds = sent?.messageIds ?? []
      switch (sent?.kind) {
        case 'sent':
        case 'refused':
          return { kind: sent.kind, messageIds }
        case 'limited':
          return { kind: 'limited', retryAfterSeconds: sent.retryAfterSeconds, messageIds }
        case 'moved':
        case 'unauthorized':
          return { kind: 'later', messageIds }
        case 'ambiguous':
          return { kind: surelyNotDone(sent) ? 'later' : 'unclear', messageIds }
        case 'rejected':
        case undefined:
          return { kind: 'failed', messageIds }
      }
    },
  }
}

/** Every message of a demo says so. */
export const marked = (spoken: Spoken, pack: Pack): Spoken => ({
  ...spoken,
  say: { ...spoken.say, text: [...demoMark(pack), ...spoken.say.text] },
})
