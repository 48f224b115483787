import type { Logger } from 'pino'
import { z } from 'zod'
import type { Environment } from '../config/env.js'
import { pickLanguage, type Texts } from '../config/texts.js'
import type { ConversationService } from '../dialogues/conversation.js'
import type { Desk } from '../operator/open.js'
import { randomId } from '../people/ids.js'
import { answers } from '../store/connect.js'
import type { TelegramClient } from '../telegram/client.js'
import { setCommands } from '../telegram/commands.js'
import type { TelegramMetrics } from '../telegram/metrics.js'
import { startPoller } from '../telegram/poller.js'
import { pressAnswerer } from '../telegram/press-answer.js'
import { createReceiver } from '../telegram/receiver.js'
import type { Receive } from '../telegram/receiver-ports.js'
import { sendSpoken } from '../telegram/send.js'
import { ALLOWED_UPDATES } from '../telegram/update-schema.js'
import { deleteWebhook, setWebhook } from '../telegram/webhook.js'
import { marked } from './channel.js'
import { CITIZEN_COMMANDS } from './menus.js'
import { timers } from './timers.js'
import { updateHandler } from './updates.js'

export const WEBHOOK_PATH = '/telegram/webhook'

/** Of the poller; long enough for one round with a slow store, short enough for a quick take-over. */
const LEASE_MS = 30_000
const AGAIN_MS = 15_000

const Me = z.object({ username: z.string() })

export interface Bot {
  readonly receive: Receive
  stop(deadlineMs: number): Promise<void>
}

/** Starts taking updates in, by webhook where one is set, else by polling. */
export async function startBot(ports: {
  environment: Environment
  desk: Desk
  client: TelegramClient
  texts: Texts
  conversations: ConversationService
  metrics: TelegramMetrics
  log: Logger
  /** Offers an account the commands that it may use now. */
  offer(account: string): Promise<void>
  /** The bot's user name is known. */
  onName(name: string): void
}): Promise<Bot> {
  const { environment, desk, client, texts, conversations, metrics, log } = ports
  const { accounts, deadLetters, leases } = desk.repositories
  let name: string | undefined

  const receiver = createReceiver({
    handle: updateHandler({
      accounts,
      conversations,
      client,
      texts,
      pack: desk.pack,
      clock: desk.clock,
      botName: () => name,
      offer: ports.offer,
    }),
    storeAnswers: () => answers(desk.connection),
    putAside: (updateId, _chatId, body) => deadLetters.putAside(updateId, body),
    async tellPutAside({ chatId, languageCode }) {
      const known = await accounts.find(String(chatId))
      const language = known?.language ?? pickLanguage(languageCode)
      const spoken = { say: { text: [{ key: 'put-aside' }] }, language }
      await sendSpoken(client, chatId, marked(spoken, desk.pack), texts.render)
    },
    answerPress: pressAnswerer(client, (code) =>
      texts.render(pickLanguage(code), { key: 'press-not-saved' }),
    ),
    log,
    metrics,
  })

  const retries = timers()
  /** Calls again until Telegram has once said yes; a Telegram that hangs holds nothing else up. */
  const untilDone = async (what: string, act: () => Promise<string>): Promise<void> => {
    const kind = await act()
    if (kind === 'ok') return
    log.warn({ what, kind }, 'Telegram is not reached yet')
    retries.after(AGAIN_MS, () => void untilDone(what, act).catch(() => undefined))
  }
  void untilDone('getMe', async () => {
    const me = await client.call('getMe', {}, { result: Me })
    if (me.kind === 'ok') {
      name = me.result.username
      ports.onName(name)
    }
    return me.kind
  }).catch(() => undefined)
  void untilDone('menu', async () => (await setCommands(client, CITIZEN_COMMANDS, texts.render)).kind).catch(
    () => undefined,
  )
  // The way of updates comes first: polling is refused while a webhook is set.
  await untilDone('way', () => chooseWay(environment, client))

  const poller =
    environment.telegramWebhookUrl === undefined
      ? startPoller({
          client,
          receive: receiver.receive,
          lease: leases.lease('poller', desk.stores.embedded.documents ? 'one-box' : randomId(), LEASE_MS),
          log,
          clock: desk.clock,
          allowedUpdates: ALLOWED_UPDATES,
        })
      : undefined

  return {
    receive: receiver.receive,
    async stop(deadlineMs) {
      retries.stop()
      await poller?.stop(deadlineMs)
      await receiver.drain(deadlineMs)
    },
  }
}

/** Tells Telegram which way updates take: our webhook, or our asking. */
async function chooseWay(environment: Environment, client: TelegramClient): Promise<string> {
  const { telegramWebhookUrl: url, telegramWebhookSecret: secret } = environment
  const answer =
    url !== undefined && secret !== undefined
      ? await setWebhook(client, `${url}${WEBHOOK_PATH}`, secret)
      : await deleteWebhook(client)
  return answer.kind
}
