import type { Input, SentFile } from '../dialogues/messages.js'
import { cleanText } from './clean-text.js'
import type { File, Message, PhotoSize } from './update-schema.js'

/** A slash, plain or full-width, a name, perhaps the bot it is meant for, perhaps an argument. */
const COMMAND = /^[/／](\w{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/

/** Messages that a chat writes about itself; nobody said anything, so nobody is owed an answer. */
const HOUSEKEEPING = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'chat_background_set',
  'proximity_alert_triggered',
]

/** Things without a use here that can be named; the rest is `unknown`. */
const OTHER_KINDS = [
  'sticker',
  'poll',
  'dice',
  'game',
  'story',
  'checklist',
  'invoice',
  'giveaway',
  'paid_media',
  'users_shared',
  'chat_shared',
  'web_app_data',
  'successful_payment',
]

/** What a message in a private chat says, or nothing where nobody said anything. */
export function readMessage(message: Message, senderId: number): Input | undefined {
  if (HOUSEKEEPING.some((name) => message[name] !== undefined)) return undefined
  if (message.text !== undefined) return readText(message.text, isForwarded(message))
  return readFile(message) ?? readPlace(message) ?? readContact(message, senderId) ?? readOther(message)
}

/** A forwarded text is somebody else's words: evidence, and never a command. */
function readText(raw: string, forwarded: boolean): Input {
  const text = cleanText(raw)
  if (forwarded) return { kind: 'text', text, forwarded }
  const [, name, argument = ''] = COMMAND.exec(text) ?? []
  if (name === undefined) return { kind: 'text', text }
  return { kind: 'command', name: name.toLowerCase(), argument: argument.trim() }
}

function isForwarded(message: Message): boolean {
  return message.forward_origin !== undefined || message.forward_date !== undefined
}

function readFile(message: Message): Input | undefined {
  const file = fileOf(message)
  if (file === undefined) return undefined
  const { caption, media_group_id: album } = message
  return {
    kind: 'file',
    file,
    ...(caption !== undefined && caption !== '' && { caption: cleanText(caption) }),
    ...(album !== undefined && { album: cleanText(album) }),
  }
}

function fileOf({
  photo,
  animation,
  video,
  video_note,
  document,
  voice,
  audio,
}: Message): SentFile | undefined {
  if (photo) return sentFile('photo', largest(photo))
  // A moving picture comes as animation and as document; the first says better what it is.
  const video_ = animation ?? video ?? video_note
  if (video_) return sentFile('video', video_)
  if (document) return sentFile('document', document)
  if (voice) return sentFile('voice', voice)
  return audio && sentFile('audio', audio)
}

function largest(sizes: readonly PhotoSize[]): File | undefined {
  return sizes.reduce<PhotoSize | undefined>(
    (best, next) => (best && best.width * best.height > next.width * next.height ? best : next),
    undefined,
  )
}

function sentFile(kind: SentFile['kind'], file: File | undefined): SentFile | undefined {
  if (file === undefined) return undefined
  const {
    file_id: fileId,
    file_unique_id: uniqueId,
    file_name: name,
    mime_type: mime,
    file_size: size,
  } = file
  return {
    kind,
    fileId: cleanText(fileId),
    uniqueId: cleanText(uniqueId),
    ...(name !== undefined && { name: cleanText(name) }),
    ...(mime !== undefined && { mime: cleanText(mime) }),
    ...(size !== undefined && { size }),
  }
}

/** A venue comes with a location as well; its title and address say more. */
function readPlace({ venue, location }: Message): Input | undefined {
  const place = venue?.location ?? location
  if (place === undefined) return undefined
  const { latitude, longitude } = place
  const title = [venue?.title, venue?.address].filter((part) => part).join(', ')
  return { kind: 'location', latitude, longitude, ...(title !== '' && { title: cleanText(title) }) }
}

function readContact({ contact }: Message, senderId: number): Input | undefined {
  if (contact === undefined) return undefined
  const name = [contact.first_name, contact.last_name].filter((part) => part).join(' ')
  return {
    kind: 'contact',
    phone: cleanText(contact.phone_number),
    name: cleanText(name),
    // Anybody's card can be sent; only one that carries the sender's own id is theirs.
    own: contact.user_id === senderId,
  }
}

function readOther(message: Message): Input {
  const what = OTHER_KINDS.find((name) => message[name] !== undefined) ?? 'unknown'
  return { kind: 'other', what }
}
