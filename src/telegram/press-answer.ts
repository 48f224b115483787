import type { TelegramClient } from './client.js'
import type { ReceiverPorts } from './receiver-ports.js'

const MAX_ALERT = 200
/** A person looks at the spinner meanwhile, and some 20 s later Telegram takes no answer any more. */
const TIMEOUT_MS = 5_000

/**
 * Answers presses over the Bot API. `notSaved` gives the words of the alert in the app's language. What Telegram
 * says to it is of no use: a press too old to be answered is a 400 and changes nothing for anybody.
 */
export function pressAnswerer(
  client: TelegramClient,
  notSaved: (languageCode: string | undefined) => string,
): ReceiverPorts['answerPress'] {
  return async ({ callbackQueryId, outcome, languageCode }) => {
    const alert =
      outcome === 'not-saved' ? { text: notSaved(languageCode).slice(0, MAX_ALERT), show_alert: true } : {}
    const payload = { callback_query_id: callbackQueryId, ...alert }
    await client.call('answerCallbackQuery', payload, { timeoutMs: TIMEOUT_MS })
  }
}
