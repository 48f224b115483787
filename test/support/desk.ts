import type { Input } from '../../src/dialogues/messages.js'
import { randomId } from '../../src/people/ids.js'
import type { Role } from '../../src/people/roles.js'
import { decodePress } from '../../src/telegram/callback-data.js'
import type { Heard } from './chats.js'
import type { Replica, Site } from './replica.js'

let updates = 5_000_000
let chatIds = 700_000

/** Somebody with a chat: says and presses things, and reads what comes. */
export interface Person {
  readonly chatId: number
  readonly account: string
  give(input: Input): Promise<void>
  text(text: string): Promise<void>
  command(name: string, argument?: string): Promise<void>
  /** Presses the newest button that bears these words. */
  press(label: string): Promise<void>
  /** A press as it stands under an older message. */
  pressOf(message: Heard, label: string): Promise<void>
  /** Everything that was said since the last thing this person did. */
  heard(): string
  messages(): readonly Heard[]
  buttons(): string[]
}

/** A person in a replica; `language` is the phone's. */
export async function person(
  site: Site,
  replica: Replica,
  language: 'en' | 'zh-hans' = 'en',
): Promise<Person> {
  const chatId = ++chatIds
  const { accounts } = replica.repositories
  const { id: account } = await accounts.ofAddress(String(chatId), language === 'en' ? 'en' : 'zh-CN')
  let since = 0
  const mine = () => site.chats.in(chatId)
  const fresh = () => mine().slice(since)
  const pressed = (message: Heard, label: string): Input => {
    const data = message.buttons.find((button) => button.label === label)?.data
    const press = data === undefined ? undefined : decodePress(data)
    if (!press) {
      throw new Error(
        `no button "${label}" under: ${message.text}\n${message.buttons.map((b) => b.label).join(' | ')}`,
      )
    }
    return { kind: 'press', ...press }
  }
  const talker: Person = {
    chatId,
    account,
    async give(input) {
      since = mine().length
      updates += 1
      if (!(await replica.take(updates, chatId, input, language))) throw new Error('not taken')
      await replica.work()
    },
    text: (text) => talker.give({ kind: 'text', text }),
    command: (name, argument = '') => talker.give({ kind: 'command', name, argument }),
    press(label) {
      const message = mine().findLast(({ buttons }) => buttons.some((button) => button.label === label))
      if (!message) {
        const { text, buttons = [] } = mine().at(-1) ?? {}
        const labels = buttons.map((button) => button.label).join(' | ')
        throw new Error(`no button "${label}" in this chat; last: ${text}\n${labels}`)
      }
      return talker.give(pressed(message, label))
    },
    pressOf: (message, label) => talker.give(pressed(message, label)),
    heard: () =>
      fresh()
        .map(({ text }) => text)
        .join('\n\n'),
    messages: mine,
    buttons: () => fresh().flatMap(({ buttons }) => buttons.map(({ label }) => label)),
  }
  return talker
}

/** An official who has joined by an invitation of the operator. */
export async function official(
  site: Site,
  replica: Replica,
  role: Role,
  unit: string,
  { language = 'en', name = `${role} ${unit}` }: { language?: 'en' | 'zh-hans'; name?: string } = {},
): Promise<Person & { readonly member: string }> {
  const talker = await person(site, replica, language)
  const { people } = replica.office().desk
  const invited = await people.invite({ by: 'operator', name, grants: [{ role, unit }], id: randomId() })
  if (invited.kind !== 'invited') throw new Error(`not invited: ${invited.kind}`)
  await talker.command('start', `inv_${invited.code}`)
  const member = await replica.repositories.members.ofAccount(talker.account)
  if (!member) throw new Error(`not joined: ${talker.heard()}`)
  return { ...talker, member: member.id }
}

/** Everything that somebody was ever told. */
export const said = (who: Person): string =>
  who
    .messages()
    .map(({ text }) => text)
    .join('\n')

/** Opens the card of a case, presses a button and answers what the form asks: `>` begins a press, all else is typed. */
export async function does(
  who: Person,
  number: string,
  button: string,
  ...answers: readonly string[]
): Promise<void> {
  await who.command('case', number)
  await who.press(button)
  for (const answer of answers) {
    if (answer.startsWith('>')) await who.press(answer.slice(1))
    else await who.text(answer)
  }
}
