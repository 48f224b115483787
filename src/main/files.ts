import { INTAKE_LIMITS } from '../dialogues/intake/answers.js'
import type { Fetched } from '../documents/fetch.js'
import type { TelegramClient } from '../telegram/client.js'

/** Fetching files from the messenger, in the words of the documents room. */
export function fetchFromTelegram(client: TelegramClient): (fileId: string) => Promise<Fetched> {
  return async (fileId) => {
    const answer = await client.download(fileId, { maxBytes: INTAKE_LIMITS.fileBytes })
    switch (answer.kind) {
      case 'ok':
        return { kind: 'ok', body: answer.body }
      case 'too-big':
      case 'rejected':
      case 'refused':
      case 'moved':
        return { kind: 'impossible' }
      case 'limited':
        return { kind: 'later', retryAfterSeconds: answer.retryAfterSeconds }
      case 'unauthorized':
      case 'ambiguous':
        return { kind: 'later' }
    }
  }
}
