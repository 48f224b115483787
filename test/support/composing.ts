import type { Language } from '../../src/config/texts.types.js'
import type { Spoken } from '../../src/dialogues/messages.js'
import { newState } from '../../src/dialogues/state.js'
import { type ComposerStores, composer } from '../../src/notices/compose.js'
import type { Delivery } from '../../src/notices/delivery-repository.js'
import type { Member } from '../../src/people/members.js'
import type { NoticeKind } from '../../src/petitions/notice.js'
import type { Case, Official } from './case-kit.js'
import { coHandler, handler, head, registrar, supervisor } from './case-scenes.js'
import { read } from './reading.js'

export const ACCOUNT = 'wang'

/** What is different from the ordinary. */
export interface World {
  readonly members?: readonly Member[]
  readonly language?: Language
  readonly content?: 'full' | 'neutral'
}

/** An official of the scenes as a member; the account is the member's id. */
export const member = ({ member: id, name, grants }: Official, more: Partial<Member> = {}): Member => ({
  id,
  version: 1,
  account: id,
  name,
  grants,
  asked: [],
  state: 'active',
  since: new Date(0),
  taken: [],
  ...more,
})

export const OFFICIALS = [registrar, handler, head, supervisor, coHandler].map((one) => member(one))

/** The stores of a service that has this one case. */
export function stores(
  one: Case,
  { members = OFFICIALS, language = 'en', content = 'full' }: World,
): ComposerStores {
  const of = (id: string) => (id === one.petition.id ? one.petition : undefined)
  return {
    petitions: {
      get: async (id) => of(id),
      see: async (id) =>
        of(id) && {
          petition: one.petition,
          version: 1,
          commands: new Set(one.events.map((event) => event.id)),
          events: one.events,
          remindedThrough: one.now,
        },
      openOf: async () => [],
      ofIds: async () => [one.petition],
    },
    deliveries: { ofDigest: async () => [], singlesSince: async () => [] },
    rosters: { get: async () => undefined },
    conversations: {
      load: async (id) => ({ id, version: 0, state: newState(language), pending: [], owed: [], updates: [] }),
    },
    evidence: { get: async () => undefined },
    accounts: {
      get: async (id) => ({
        id,
        address: id,
        language,
        reachable: true,
        locks: false,
        hours: {},
        contacts: {},
      }),
    },
    members: {
      get: async (id) => members.find((each) => each.id === id),
      ofAccount: async (account) => members.find((each) => each.account === account && each.state !== 'left'),
    },
    pack: one.pack,
    calendar: one.calendar,
    clock: { now: () => one.now, wall: () => one.now },
    breaches: async () => ({ asOf: one.today, cases: 0, found: [], windows: [] }),
    content,
  }
}

/** A notice on its way to an account. */
export const delivery = (
  kind: Delivery['kind'],
  account: string,
  notice?: string,
  subject = 'case',
): Delivery => ({
  id: 'd',
  kind,
  subject,
  account,
  ...(notice === undefined ? {} : { notice }),
  state: 'sending',
  attempts: 1,
  unclear: 0,
  partsSent: 0,
  mayRepeat: false,
})

/** What the newest notice of a kind says now, to a petitioner or to an official. */
export async function spoken(
  one: Case,
  kind: NoticeKind,
  to: string,
  world: World = {},
): Promise<Spoken | undefined> {
  const notice = one.notices.findLast((each) => each.kind === kind)
  if (!notice) throw new Error(`no notice ${kind}`)
  return composer(stores(one, world))(delivery(kind, to, notice.id))
}

/** The words of the newest notice of a kind; empty where it is no longer true. */
export const heard = async (one: Case, kind: NoticeKind, to = ACCOUNT, world?: World): Promise<string> => {
  const said = await spoken(one, kind, to, world)
  return said ? read(said.say, said.language) : ''
}
