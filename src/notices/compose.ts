import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import { forSigner } from '../dialogues/case-texts.js'
import type { Conversations } from '../dialogues/conversation-repository.js'
import { shownNumber } from '../dialogues/demo.js'
import { breachText } from '../dialogues/desk/breach-texts.js'
import { type DigestItem, digestText } from '../dialogues/desk/digest-texts.js'
import { DANGER_CHOICE } from '../dialogues/form-step.js'
import type { Say, Spoken } from '../dialogues/messages.js'
import { eventsOf, type NoticeContext } from '../dialogues/notice-context.js'
import { rungClocks, unfinishedText } from '../dialogues/reminder-texts.js'
import type { EvidenceFiles } from '../documents/evidence-repository.js'
import type { Accounts } from '../people/accounts.js'
import type { Member, Members } from '../people/members.js'
import { maySeeCase } from '../petitions/decisions/rights.js'
import type { Petition } from '../petitions/model.js'
import { isUnitNotice, type NoticeKind } from '../petitions/notice.js'
import type { Petitions } from '../petitions/repository.js'
import { type BreachReport, isClean } from '../reports/invariants.js'
import type { DutyWindows } from '../roster/window-repository.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { civilDateOf, startOfDay } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import { caseWords } from './case-words.js'
import type { Deliveries, Delivery } from './delivery-repository.js'
import { dutyWords } from './duty-words.js'
import { handedOver, memberWaits } from './staff-words.js'

export interface ComposerStores {
  readonly petitions: Pick<Petitions, 'get' | 'see' | 'openOf' | 'ofIds'>
  readonly deliveries: Pick<Deliveries, 'ofDigest' | 'singlesSince'>
  readonly conversations: Pick<Conversations, 'load'>
  readonly evidence: Pick<EvidenceFiles, 'get'>
  readonly accounts: Pick<Accounts, 'get'>
  readonly members: Pick<Members, 'get' | 'ofAccount'>
  readonly rosters: Pick<DutyWindows, 'get'>
  readonly pack: Pack
  readonly calendar: WorkingCalendar
  readonly clock: Clock
  /** What the nightly check would find now. */
  breaches(): Promise<BreachReport>
  /** `neutral`: nothing but the number and where to read on passes through the messenger. */
  readonly content: 'full' | 'neutral'
}

/** Help is one press away under all that asks a petitioner for something. */
function withDanger(say: Say): Say {
  const asks = say.choices && !say.choices.flat().some(({ id }) => id === DANGER_CHOICE.id)
  return asks ? { ...say, choices: [...(say.choices ?? []), [DANGER_CHOICE]] } : say
}

/** Whether the case is still one's own has to be seen at once, and says nothing of what it is about. */
const UNMASKED: readonly NoticeKind[] = ['joined-elsewhere', 'code-failed']

/** Makes the words of notices from the documents as they stand when the notice's turn comes. */
export function composer(stores: ComposerStores): (delivery: Delivery) => Promise<Spoken | undefined> {
  const { petitions, evidence, accounts, members, pack, content } = stores

  async function words(delivery: Delivery): Promise<Say | undefined> {
    switch (delivery.kind) {
      case 'file-refused':
      case 'file-failed':
        return fileText(delivery.kind, delivery.subject)
      case 'member-waiting':
        return memberWaits(delivery, stores)
      case 'member-decided': {
        const member = await members.get(delivery.subject)
        if (!member) return undefined
        return { text: [{ key: member.state === 'active' ? 'notice-member-in' : 'notice-member-refused' }] }
      }
      case 'hand-over':
        return handedOver(delivery, stores)
      case 'deputy': {
        const [away, deputy] = await Promise.all([
          members.get(delivery.subject),
          members.ofAccount(delivery.account),
        ])
        if (!away?.away || away.away.deputy !== deputy?.id) return undefined
        const { from, to } = away.away
        return {
          text: [{ key: 'notice-deputy', args: { name: away.name, from: { date: from }, to: { date: to } } }],
        }
      }
      case 'duty':
      case 'duty-reminder':
      case 'duty-changed':
      case 'duty-alarm':
      case 'duty-call':
      case 'duty-swap':
        return dutyWords(delivery, stores)
      case 'breaches': {
        // Held over rest days, what an earlier night found is found again by the newest check.
        if (delivery.subject !== civilDateOf(stores.clock.now(), pack.timeZone)) return undefined
        const report = await stores.breaches()
        return isClean(report) ? undefined : breachText(report, pack)
      }
      case 'digest':
        return digest(delivery)
      case 'draft': {
        const { state } = await stores.conversations.load(delivery.account)
        return state.draft?.id === delivery.subject ? unfinishedText() : undefined
      }
      default:
        return caseNotice(delivery, delivery.kind)
    }
  }

  /** A notice about a case, if it is still true for whom it goes to. */
  async function caseNotice(delivery: Delivery, kind: NoticeKind): Promise<Say | undefined> {
    const seen = await petitions.see(delivery.subject)
    if (!seen) return undefined
    const { petition, events } = seen
    const { calendar, clock } = stores
    const forUnit = isUnitNotice(kind)
    // Only a petitioner of the case is ever told what petitioners are told, and only who may see it as an official.
    const may = forUnit
      ? await maySeeAsOfficial(delivery.account, petition, stores)
      : petition.petitioners.includes(delivery.account)
    if (!may) return undefined
    const command = delivery.notice?.slice(0, -kind.length - 1)
    const context: NoticeContext = {
      ...eventsOf(petition, events, command),
      pack,
      calendar,
      today: civilDateOf(clock.now(), pack.timeZone),
    }
    const say = caseWords(kind, context, delivery)
    const shy =
      content === 'neutral' || (!forUnit && ((await accounts.get(delivery.account))?.locks ?? false))
    if (say && shy && !UNMASKED.includes(kind)) return neutralSay(say, petition, forUnit)
    if (!say || forUnit) return say
    const speaks = petition.representatives.includes(delivery.account)
    return withDanger(speaks ? say : forSigner(say, petition))
  }

  /** What waited for somebody's digest, as far as it is still true and they may still know of it. */
  async function digest({ account, subject: day }: Delivery): Promise<Say | undefined> {
    const today = civilDateOf(stores.clock.now(), pack.timeZone)
    const member = await members.ofAccount(account)
    if (member?.state !== 'active') return undefined
    const waited = await stores.deliveries.ofDigest(account, day)
    const singly = await stores.deliveries.singlesSince(account, startOfDay(today, pack.timeZone))
    const ids = new Set([...waited, ...singly].map(({ subject }) => subject))
    const cases = new Map((await petitions.ofIds([...ids])).map((one) => [one.id, one]))
    const items = (of: readonly Delivery[]) =>
      of.flatMap(({ subject, rung, level }): DigestItem[] => {
        const petition = cases.get(subject)
        if (!petition || !rung || !level || !maySeeAs(member, petition, stores)) return []
        return rungClocks({ petition, today }, rung).map((clock) => ({ petition, clock, level }))
      })
    return digestText({ waited: items(waited), singly: items(singly) }, today, pack)
  }

  /** The number and the way to the case, and nothing that whoever looks over a shoulder could learn. */
  const neutralSay = (say: Say, { id, number, revision }: Petition, forUnit: boolean): Say => {
    const { upload: _, file: __, ...rest } = say
    const way = { label: { key: 'button-open-case' }, verb: 'case', id, revision }
    return { ...rest, text: [neutral(number, forUnit)], choices: [[way]] }
  }

  const neutral = (number: string, forUnit: boolean): Message => ({
    key: forUnit ? 'notice-neutral-desk' : 'notice-neutral',
    args: { number: shownNumber(number, pack), asked: number },
  })

  async function fileText(key: 'file-refused' | 'file-failed', id: string): Promise<Say | undefined> {
    const file = await evidence.get(id)
    if (!file || file.state === 'stored') return undefined
    const kind: Message = { key: `file-${file.kind}` }
    const name = content === 'neutral' ? kind : (file.name ?? kind)
    const filed = await petitions.get(file.petition)
    return {
      text: [
        { key, args: { name } },
        filed
          ? { key: 'file-problem-filed', args: { number: shownNumber(filed.number, pack) } }
          : { key: 'file-problem-draft' },
      ],
    }
  }

  return async (delivery) => {
    const account = await accounts.get(delivery.account)
    const say = await words(delivery)
    return account && say ? { say, language: account.language } : undefined
  }
}

/** Whether somebody still is an official who may see the case: they may have left or been recused meanwhile. */
async function maySeeAsOfficial(
  account: string,
  petition: Petition,
  { members, pack, calendar }: ComposerStores,
): Promise<boolean> {
  const member = await members.ofAccount(account)
  return member?.state === 'active' && maySeeAs(member, petition, { pack, calendar })
}

const maySeeAs = (
  { id, name, grants }: Member,
  petition: Petition,
  { pack, calendar }: Pick<ComposerStores, 'pack' | 'calendar'>,
): boolean => maySeeCase({ kind: 'member', member: id, name, grants }, petition, { pack, calendar })
