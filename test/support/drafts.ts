import type { Input } from '../../src/dialogues/messages.js'
import { randomId } from '../../src/people/ids.js'
import type { Replica } from './replica.js'
import { talk } from './talk.js'

/** What a citizen of these tests says; none of it may ever be readable outside of sealed values. */
export const WORDS = {
  facts: 'My land was taken for the Xiaoli road and nobody paid.',
  request: 'Pay the compensation of 1987 yuan at once.',
  place: '5 Guangming Street, Huoqiu County',
  name: 'Wang Xiaoming',
  phone: '13866660000',
} as const

type Talk = ReturnType<typeof talk>

function telling(): Talk {
  const citizen = talk()
  citizen.command('new')
  citizen.press('A problem to be solved')
  citizen.press('I agree')
  return citizen
}

function atSummary(): Talk {
  const citizen = telling()
  citizen.text(WORDS.facts)
  citizen.press('Done')
  citizen.text(WORDS.request)
  citizen.text(WORDS.place)
  citizen.press('Skip')
  citizen.text(`${WORDS.name} ${WORDS.phone}`)
  return citizen
}

/** What such a person does next. */
export interface Citizen {
  readonly chatId: number
  readonly account: string
  readonly petition: string
  /** A press of a button of the prompt that they see. */
  press(option: string): Extract<Input, { kind: 'press' }>
}

/** A new account whose conversation stands before `Submit`. */
export const readyToSubmit = (replica: Replica, chatId: number): Promise<Citizen> =>
  place(replica, chatId, atSummary())

/** A new account that was asked what happened. */
export const readyToTell = (replica: Replica, chatId: number): Promise<Citizen> =>
  place(replica, chatId, telling())

async function place({ repositories }: Replica, chatId: number, talked: Talk): Promise<Citizen> {
  const account = await repositories.accounts.ofAddress(String(chatId), 'en')
  const talkedState = talked.state()
  if (!talkedState.draft) throw new Error('there is no draft')
  const state = { ...talkedState, draft: { ...talkedState.draft, id: randomId() } }
  const fresh = await repositories.conversations.load(account.id, 'en')
  const next = { state, pending: [], owed: [], updates: [] }
  if (
    !(await repositories.conversations.replace(fresh, next, {
      leftBehindAt: new Date(),
      // Nobody leaves it that long.
      remindAt: new Date('2100-01-01'),
    }))
  )
    throw new Error('this chat has a conversation already')
  return {
    chatId,
    account: account.id,
    petition: state.draft.id,
    press: (id) => ({ kind: 'press', verb: 'd', id, revision: state.turn }),
  }
}

/** A file as somebody sends it. */
export function sentFile(
  fileId: string,
  more: { name?: string; album?: string; caption?: string; size?: number } = {},
): Input {
  const { name, size, ...rest } = more
  return {
    kind: 'file',
    file: {
      kind: name === undefined ? 'photo' : 'document',
      fileId,
      uniqueId: `u-${fileId}`,
      ...(name === undefined ? {} : { name }),
      ...(size === undefined ? {} : { size }),
    },
    ...rest,
  }
}
