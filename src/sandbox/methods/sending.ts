import { z } from 'zod'
import type { Change } from '../changes.js'
import { badRequest } from '../errors.js'
import { describe, describeKnown, type FileKind } from '../files.js'
import {
  Formatted,
  flag,
  integer,
  json,
  Markup,
  number,
  readCaption,
  readMarkup,
  readMessageText,
} from '../params.js'
import type { SandboxPerson } from '../settings.js'
import type { Content, Message } from '../shapes.js'
import { type Call, ChatId, type Desk, method, personOf } from './method.js'

const Common = {
  ...ChatId,
  reply_markup: Markup.optional(),
  reply_parameters: json(
    z.looseObject({ message_id: integer, allow_sending_without_reply: flag.optional() }),
  ).optional(),
  reply_to_message_id: integer.optional(),
  allow_sending_without_reply: flag.optional(),
}
const CommonSchema = z.object(Common)
type CommonParams = z.output<typeof CommonSchema>
const Captioned = { ...Common, caption: z.string().optional(), parse_mode: z.string().optional() }

/** `sendMessage` */
export const sendMessage = method(
  z.object({ ...Common, ...Formatted, text: z.string().default('') }),
  (params, desk) => {
    const person = personOf(desk.office, params.chat_id)
    const { text, entities } = readMessageText(params.text, params.parse_mode, params.entities)
    return send(desk, person, params, { text, ...(entities.length > 0 ? { entities } : {}) })
  },
)

/** `sendLocation` */
export const sendLocation = method(
  z.object({ ...Common, latitude: number, longitude: number }),
  (params, desk) => {
    const person = personOf(desk.office, params.chat_id)
    const { latitude, longitude } = params
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong latitude or longitude')
    return send(desk, person, params, { location: { latitude, longitude } })
  },
)

export const sendPhoto = sendFile('photo')
export const sendDocument = sendFile('document')
export const sendVoice = sendFile('voice')
export const sendVideo = sendFile('video')
export const sendAudio = sendFile('audio')

/** `sendPhoto` and its like: a new file, or one that is known by its id. */
function sendFile(kind: FileKind) {
  return method(z.object({ ...Captioned, duration: integer.default(0) }), (params, desk, call) => {
    const person = personOf(desk.office, params.chat_id)
    const given = call.uploads.has(kind) ? `attach://${kind}` : z.string().safeParse(call.params[kind]).data
    const file = findFile(kind, given, desk, call, { ahead: 0, duration: params.duration })
    const caption = readCaption(params.caption, params.parse_mode)
    return send(desk, person, params, { ...file.content, ...caption }, file.changes)
  })
}

const Media = z.looseObject({
  type: z.enum(['photo', 'video', 'document', 'audio']),
  media: z.string(),
  caption: z.string().optional(),
  parse_mode: z.string().optional(),
})

/** `sendMediaGroup`: two to ten messages that belong together. */
export const sendMediaGroup = method(
  z.object({ ...Common, media: json(z.array(Media)) }),
  (params, desk, call) => {
    const person = personOf(desk.office, params.chat_id)
    if (params.media.length === 0) throw badRequest('there are no messages to send')
    if (params.media.length > 10) throw badRequest('too many messages to send as an album')
    const kinds = new Set(params.media.map(({ type }) => type))
    if (kinds.size > 1 && (kinds.has('document') || kinds.has('audio'))) {
      throw badRequest("document and audio can't be mixed with other media types")
    }
    const files = params.media.map((item, ahead) => ({
      ...findFile(item.type, item.media, desk, call, { ahead, duration: 0 }),
      caption: readCaption(item.caption, item.parse_mode),
    }))
    desk.rates.take(person.id, files.length)
    const album = `${desk.office.seconds()}${desk.office.ledger.seq}`
    const messages = files.map(({ content, caption }, ahead) =>
      desk.office.message(
        person,
        desk.office.bot,
        { ...content, ...caption, media_group_id: album, ...replied(desk, person, params) },
        ahead,
      ),
    )
    desk.office.ledger.commit(
      ...files.flatMap(({ changes }) => changes),
      ...messages.map((message): Change => ({ kind: 'message', message })),
    )
    return messages
  },
)

const ACTIONS = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
)

/** `sendChatAction`: shown for five seconds, kept nowhere. */
export const sendChatAction = method(
  z.object({ ...ChatId, action: z.string().default('') }),
  (params, desk) => {
    const person = personOf(desk.office, params.chat_id)
    if (!ACTIONS.has(params.action)) throw badRequest('wrong parameter action in request')
    desk.office.tell({ event: 'action', data: { chat: person.id, action: params.action } })
    return true
  },
)

function send(
  desk: Desk,
  person: SandboxPerson,
  params: CommonParams,
  content: Content,
  before: readonly Change[] = [],
): Message {
  const { inline, keyboard } = readMarkup(params.reply_markup)
  const reply = replied(desk, person, params)
  desk.rates.take(person.id)
  const message = desk.office.message(person, desk.office.bot, {
    ...content,
    ...reply,
    ...(inline ? { reply_markup: inline } : {}),
  })
  desk.office.ledger.commit(...before, {
    kind: 'message',
    message,
    ...(keyboard === undefined ? {} : { keyboard }),
  })
  return message
}

function replied(desk: Desk, person: SandboxPerson, params: CommonParams): Partial<Message> {
  const id = params.reply_parameters?.message_id ?? params.reply_to_message_id
  if (id === undefined) return {}
  const message = desk.office.world.chat(person.id).messages.get(id)
  if (message) {
    const { reply_to_message: _, ...flat } = message
    return { reply_to_message: flat }
  }
  const without = params.reply_parameters?.allow_sending_without_reply ?? params.allow_sending_without_reply
  if (without) return {}
  throw badRequest('message to be replied not found')
}

function findFile(
  kind: FileKind,
  given: string | undefined,
  desk: Desk,
  call: Call,
  { ahead, duration }: { ahead: number; duration: number },
): { content: Content; changes: Change[] } {
  if (!given) throw badRequest(`there is no ${kind} in the request`)
  if (given.startsWith('attach://')) {
    const upload = call.uploads.get(given.slice('attach://'.length))
    if (!upload) throw badRequest('wrong file identifier/HTTP URL specified')
    if (upload.size === 0) throw badRequest('file must be non-empty')
    if (kind === 'photo' && !upload.picture) throw badRequest('IMAGE_PROCESS_FAILED')
    const order = desk.office.world.paths.size + ahead + 1
    const { content, change } = describe(kind, upload, order, duration)
    return { content, changes: [change] }
  }
  const known = desk.office.world.files.get(given)
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
  return { content: describeKnown(kind, known), changes: [] }
}
