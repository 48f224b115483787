import { deleteMyCommands, getChat, getFile, getMe, getMyCommands, setMyCommands } from './describing.js'
import {
  answerCallbackQuery,
  answerInlineQuery,
  deleteMessage,
  editMessageReplyMarkup,
  editMessageText,
} from './editing.js'
import type { Method } from './method.js'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './receiving.js'
import {
  sendAudio,
  sendChatAction,
  sendDocument,
  sendLocation,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendVideo,
  sendVoice,
} from './sending.js'

const all = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendDocument,
  sendVoice,
  sendVideo,
  sendAudio,
  sendMediaGroup,
  sendLocation,
  sendChatAction,
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  answerInlineQuery,
  getFile,
  getChat,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
}

/** Method names are read without regard to case, as on the real server. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries(all).map(([name, run]) => [name.toLowerCase(), run]),
)
