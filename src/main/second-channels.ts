import type { Logger } from 'pino'
import { emailChannel } from '../channels/email.js'
import type { SecondChannel, SecondMessage, SecondTold } from '../channels/second-channel.js'
import { webhookChannel } from '../channels/webhook.js'
import type { Environment } from '../config/env.js'
import type { Pack } from '../config/pack.js'
import type { Texts } from '../config/texts.js'
import type { Spoken } from '../dialogues/messages.js'
import type { AskedAddress } from '../dialogues/run-preferences.js'
import type { DeliverPorts, Told } from '../notices/deliver.js'
import { ALERTS } from '../notices/timing.js'
import type { Accounts } from '../people/accounts.js'
import type { ContactChannel } from '../people/contacts.js'
import type { Clock } from '../time/clock.js'
import { marked } from './channel.js'

export type SecondChannels = ReturnType<typeof secondChannels>

/** The second channels that the environment sets up; none is fine. */
export function channelsFrom(
  { smtpUrl, smtpFrom, noticeWebhookUrl, noticeWebhookSecret }: Environment,
  { clock, log }: { clock: Clock; log: Logger },
): SecondChannel[] {
  return [
    ...(smtpUrl !== undefined && smtpFrom !== undefined
      ? [emailChannel({ smtpUrl, from: smtpFrom, log })]
      : []),
    ...(noticeWebhookUrl !== undefined && noticeWebhookSecret !== undefined
      ? [
          webhookChannel({
            url: noticeWebhookUrl,
            secret: noticeWebhookSecret,
            wall: () => clock.wall(),
            log,
          }),
        ]
      : []),
  ]
}

/** Saying things where the messenger can't: to the addresses that people gave and confirmed. */
export function secondChannels({
  channels,
  accounts,
  texts,
  pack,
}: {
  readonly channels: readonly SecondChannel[]
  readonly accounts: Accounts
  readonly texts: Texts
  readonly pack: Pack
}) {
  const of = (name: ContactChannel) => channels.find((channel) => channel.name === name)

  /** The words in one plain text; buttons have no place there, so it says where to go on. */
  function messageOf(id: string, { say, language }: Spoken, urgent: boolean): SecondMessage {
    const words = (key: string) => texts.render(language, { key })
    const paragraphs = marked({ say, language }, pack).say.text.map((message) =>
      texts.render(language, message),
    )
    return {
      id,
      subject: words(urgent ? 'second-subject-urgent' : 'second-subject'),
      text: [...paragraphs, words('second-go-on')].join('\n\n'),
      urgent,
      language,
    }
  }

  return {
    /** Those that are set up, in the order in which they are tried. */
    names: channels.map(({ name }) => name),

    /** A notice to somebody over one channel. */
    async tell(
      to: {
        readonly account: string
        readonly channel: ContactChannel
        readonly id: string
        readonly urgent: boolean
      },
      spoken: Spoken,
    ): Promise<Told> {
      const address = (await accounts.get(to.account))?.contacts[to.channel]
      const channel = of(to.channel)
      if (address === undefined || !channel) return { kind: 'failed', messageIds: [] }
      return { kind: await channel.tell(address, messageOf(to.id, spoken, to.urgent)), messageIds: [] }
    },

    /** The code by which somebody shows that an address is theirs. */
    async sendCode(to: AskedAddress, code: string): Promise<SecondTold> {
      const language = (await accounts.get(to.account))?.language ?? 'zh-CN'
      const channel = of(to.channel)
      const text = texts.render(language, { key: 'contact-code-text', args: { code } })
      const subject = texts.render(language, { key: 'contact-code-subject' })
      return channel
        ? channel.tell(to.address, { id: to.id, subject, text, urgent: false, language })
        : 'failed'
    },

    async close(): Promise<void> {
      for (const channel of channels) await channel.close()
    },
  }
}

/** Says a notice by the channel that it goes by. */
export const teller =
  (chat: { tell: TellInChat }, second: Pick<SecondChannels, 'tell'>): DeliverPorts['tell'] =>
  ({ id, account, channel, kind }, spoken, fromPart) =>
    channel === undefined
      ? chat.tell(account, spoken, fromPart)
      : second.tell({ account, channel, id, urgent: ALERTS.includes(kind) }, spoken)

type TellInChat = (account: string, spoken: Spoken, fromPart: number) => Promise<Told>

/** Remembers that a channel doesn't reach somebody any more: the chat until they write again, an address for good. */
export const unreachable =
  (accounts: Accounts): DeliverPorts['unreachable'] =>
  ({ account, channel }) =>
    channel === undefined ? accounts.setReachable(account, false) : accounts.contacts.drop(account, channel)
