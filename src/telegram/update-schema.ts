import { z } from 'zod'

/**
 * The parts of Telegram's update that we read. A part of another shape than documented reads as absent, so
 * that one odd field never costs a whole message; what is not named here is never looked at.
 */
const text = z.string().optional().catch(undefined)
const size = z.int().nonnegative().optional().catch(undefined)
const anything = z.unknown().optional()

const User = z.object({ id: z.int(), first_name: text, language_code: text })

const Chat = z.object({ id: z.int(), type: z.enum(['private', 'group', 'supergroup', 'channel']) })
export type Chat = z.infer<typeof Chat>

const File = z.object({
  file_id: z.string().min(1),
  file_unique_id: z.string().min(1),
  file_name: text,
  mime_type: text,
  file_size: size,
})
export type File = z.infer<typeof File>
const file = File.optional().catch(undefined)

const PhotoSize = File.extend({ width: z.number(), height: z.number() })
export type PhotoSize = z.infer<typeof PhotoSize>

const Location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  live_period: anything,
})

/** Loose: the keys that stay unread tell what kind of message it was. */
const Message = z.looseObject({
  message_id: z.int().optional().catch(undefined),
  from: User.optional().catch(undefined),
  chat: Chat,
  text,
  caption: text,
  media_group_id: text,
  photo: z.array(PhotoSize).min(1).optional().catch(undefined),
  document: file,
  voice: file,
  audio: file,
  video: file,
  video_note: file,
  animation: file,
  contact: z
    .object({
      phone_number: z.string(),
      first_name: text,
      last_name: text,
      user_id: z.int().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  location: Location.optional().catch(undefined),
  venue: z.object({ location: Location, title: text, address: text }).optional().catch(undefined),
  forward_origin: anything,
  forward_date: anything,
})
export type Message = z.infer<typeof Message>

const CallbackQuery = z.object({
  id: z.string().min(1),
  from: User,
  // A message too old to be shown still carries its chat.
  message: z
    .object({ message_id: z.int().optional().catch(undefined), chat: Chat })
    .optional()
    .catch(undefined),
  data: text,
})

const ChatMemberUpdated = z.object({
  chat: Chat,
  new_chat_member: z.object({ status: z.string() }),
})

const message = Message.optional().catch(undefined)

export const Update = z.object({
  update_id: z.int().nonnegative(),
  message,
  edited_message: message,
  channel_post: message,
  callback_query: CallbackQuery.optional().catch(undefined),
  inline_query: z
    .object({ id: z.string().min(1), from: User })
    .optional()
    .catch(undefined),
  my_chat_member: ChatMemberUpdated.optional().catch(undefined),
})
export type Update = z.infer<typeof Update>

/** What Telegram is asked to send: all that is read above. Left out, a former setting would stay in force. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const
