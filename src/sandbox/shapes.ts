/** The Bot API's own shapes, as far as a private chat needs them. https://core.telegram.org/bots/api */

export interface User {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
  readonly language_code?: string
}

export interface Chat {
  readonly id: number
  readonly type: 'private'
  readonly first_name: string
}

export interface MessageEntity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly language?: string
}

interface FileBase {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_size: number
}

export interface PhotoSize extends FileBase {
  readonly width: number
  readonly height: number
}

export interface Document extends FileBase {
  readonly file_name?: string
  readonly mime_type?: string
}

export interface Voice extends FileBase {
  readonly duration: number
  readonly mime_type?: string
}

export interface Audio extends Voice {
  readonly file_name?: string
}

export interface Video extends Audio {
  readonly width: number
  readonly height: number
}

export interface Sticker extends FileBase {
  readonly type: 'regular'
  readonly emoji: string
  readonly width: number
  readonly height: number
  readonly is_animated: boolean
  readonly is_video: boolean
}

export interface Location {
  readonly latitude: number
  readonly longitude: number
}

export interface InlineButton {
  readonly text: string
  readonly callback_data?: string | undefined
  readonly url?: string | undefined
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[]
}

export interface KeyboardButton {
  readonly text: string
  readonly request_contact?: boolean | undefined
  readonly request_location?: boolean | undefined
}

export interface ReplyKeyboard {
  readonly keyboard: readonly (readonly KeyboardButton[])[]
  readonly one_time_keyboard?: boolean | undefined
  readonly input_field_placeholder?: string | undefined
}

/** What a message holds besides its head. */
export interface Content {
  readonly text?: string
  readonly entities?: readonly MessageEntity[]
  readonly caption?: string
  readonly caption_entities?: readonly MessageEntity[]
  readonly photo?: readonly PhotoSize[]
  readonly document?: Document
  readonly voice?: Voice
  readonly audio?: Audio
  readonly video?: Video
  readonly sticker?: Sticker
  readonly location?: Location
  readonly venue?: { readonly location: Location; readonly title: string; readonly address: string }
  readonly contact?: { readonly phone_number: string; readonly first_name: string; readonly user_id?: number }
  readonly media_group_id?: string
  readonly forward_origin?: {
    readonly type: 'hidden_user'
    readonly sender_user_name: string
    readonly date: number
  }
}

export interface Message extends Content {
  readonly message_id: number
  readonly from: User
  readonly chat: Chat
  /** Seconds of the office's clock. */
  readonly date: number
  readonly edit_date?: number
  readonly reply_to_message?: Omit<Message, 'reply_to_message'>
  readonly reply_markup?: InlineKeyboard
}

export interface CallbackQuery {
  readonly id: string
  readonly from: User
  readonly message: Message
  readonly chat_instance: string
  readonly data: string
}

/** The kinds of update that the sandbox makes; tests may hand in others as they are. */
export type UpdateKind = 'message' | 'edited_message' | 'callback_query' | 'my_chat_member'

export type UpdateBody = Readonly<Record<string, unknown>>
export type Update = UpdateBody & { readonly update_id: number }

export interface BotCommand {
  readonly command: string
  readonly description: string
}

export interface WebhookSettings {
  readonly url: string
  readonly secret?: string | undefined
  readonly maxConnections: number
}

/** A file that the sandbox keeps, by any of its ids. */
export interface StoredFile {
  readonly fileId: string
  readonly uniqueId: string
  readonly size: number
  /** The path that `getFile` names. */
  readonly path: string
  /** Its name in the folder of files. */
  readonly content: string
  readonly name?: string
  readonly mime?: string
}
