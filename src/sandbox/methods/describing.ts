import { z } from 'zod'
import { badRequest } from '../errors.js'
import { BOT_DOWNLOAD } from '../files.js'
import { json, within } from '../params.js'
import type { SandboxPerson } from '../settings.js'
import type { BotCommand } from '../shapes.js'
import type { World } from '../world.js'
import { ChatId, type Desk, method, personOf } from './method.js'

/** `getMe` */
export const getMe = method(z.object({}), (_, desk) => ({
  ...desk.office.bot,
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
}))

/** `getChat` */
export const getChat = method(z.object(ChatId), (params, desk) => {
  const person = personOf(desk.office, params.chat_id, false)
  return { ...desk.office.chatOf(person), accent_color_id: 0, max_reaction_count: 11 }
})

/** `getFile`: the path under which the file can be fetched, up to 20 MB. */
export const getFile = method(z.object({ file_id: z.string().default('') }), ({ file_id }, desk) => {
  if (file_id === '') throw badRequest('file_id not specified')
  const file = desk.office.world.files.get(file_id)
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
  if (file.size > BOT_DOWNLOAD) throw badRequest('file is too big')
  return { file_id, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path }
})

const Scope = json(
  z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('default') }),
    z.looseObject({ type: z.literal('all_private_chats') }),
    z.looseObject({ type: z.literal('all_group_chats') }),
    z.looseObject({ type: z.literal('all_chat_administrators') }),
    z.looseObject({ type: z.literal('chat'), chat_id: z.union([z.string(), z.number()]) }),
  ]),
).default({ type: 'default' })
const Where = { scope: Scope, language_code: z.string().default('') }
const Command = z.object({ command: z.string(), description: z.string() })

/** `setMyCommands` */
export const setMyCommands = method(
  z.object({ ...Where, commands: json(z.array(Command)) }),
  (params, desk) => {
    if (params.commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
    const commands = params.commands.map(({ command, description }) => {
      const name = command.replace(/^\//, '').toLowerCase()
      if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
      if (!within(description.trim().length, 1, 256)) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
      return { command: name, description: description.trim() }
    })
    const scope = scopeKey(params, desk)
    desk.office.ledger.commit({ kind: 'commands', scope, commands: commands.length > 0 ? commands : null })
    return true
  },
)

/** `getMyCommands` */
export const getMyCommands = method(z.object(Where), (params, desk) => {
  return desk.office.world.commands.get(scopeKey(params, desk)) ?? []
})

/** `deleteMyCommands` */
export const deleteMyCommands = method(z.object(Where), (params, desk) => {
  desk.office.ledger.commit({ kind: 'commands', scope: scopeKey(params, desk), commands: null })
  return true
})

/** The commands that this person's menu shows: the first list that is set, in the order of the real clients. */
export function commandsFor(world: World, person: SandboxPerson): readonly BotCommand[] {
  const language = person.language.slice(0, 2)
  for (const scope of [`chat:${person.id}`, 'all_private_chats', 'default']) {
    for (const code of [language, '']) {
      const commands = world.commands.get(`${scope}|${code}`)
      if (commands) return commands
    }
  }
  return []
}

const WhereSchema = z.object(Where)

function scopeKey({ scope, language_code }: z.output<typeof WhereSchema>, desk: Desk): string {
  if (language_code !== '' && !/^[a-z]{2}$/.test(language_code)) {
    throw badRequest('invalid language code specified')
  }
  const chat = scope.type === 'chat' ? `:${personOf(desk.office, scope.chat_id, false).id}` : ''
  return `${scope.type}${chat}|${language_code}`
}
