import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import {
  acceptedText,
  answerNotice,
  askedText,
  cameBackText,
  closedText,
  decisionNotice,
  extendedText,
  sentOnText,
  toldText,
  urgeAnsweredText,
} from '../dialogues/case-notices.js'
import { forSigner, receiptText } from '../dialogues/case-texts.js'
import { changedText, datesMovedText } from '../dialogues/change-notices.js'
import type { Conversations } from '../dialogues/conversation-repository.js'
import { shownNumber } from '../dialogues/demo.js'
import { breachText } from '../dialogues/desk/breach-texts.js'
import { type DigestItem, digestText } from '../dialogues/desk/digest-texts.js'
import { handOverId } from '../dialogues/desk/hand-over.js'
import { unitNotice } from '../dialogues/desk/notice-texts.js'
import { deskReminder } from '../dialogues/desk/reminder-texts.js'
import { listed, unitName } from '../dialogues/desk/report-lines.js'
import { DANGER_CHOICE } from '../dialogues/form-step.js'
import type { Say, Spoken } from '../dialogues/messages.js'
import { eventsOf, type NoticeContext } from '../dialogues/notice-context.js'
import {
  codeFailedText,
  cosignedText,
  joinedElsewhereText,
  openedText,
  ownStepText,
  reviewedText,
  reviewReceiptText,
  transcriptText,
  withdrawnText,
} from '../dialogues/own-notices.js'
import { missedText, rungClocks, unfinishedText, windowEndsText } from '../dialogues/reminder-texts.js'
import { rightsOf } from '../dialogues/rights-text.js'
import type { EvidenceFiles } from '../documents/evidence-repository.js'
import type { Accounts } from '../people/accounts.js'
import { roleName } from '../people/grants.js'
import { type Member, type Members, memberMay } from '../people/members.js'
import { maySeeCase } from '../petitions/decisions/rights.js'
import type { Petition } from '../petitions/model.js'
import { isUnitNotice, type NoticeKind } from '../petitions/notice.js'
import type { Petitions } from '../petitions/repository.js'
import { caseCard } from '../petitions/views.js'
import type { BreachReport } from '../reports/invariants.js'
import type { WorkingCalendar } from '../time/calendar.js'
import { civilDateOf } from '../time/civil.js'
import type { Clock } from '../time/clock.js'
import type { Deliveries, Delivery } from './delivery-repository.js'

export interface ComposerStores {
  readonly petitions: Pick<Petitions, 'get' | 'see' | 'openOf' | 'ofIds'>
  readonly deliveries: Pick<Deliveries, 'ofDigest'>
  readonly conversations: Pick<Conversations, 'load'>
  readonly evidence: Pick<EvidenceFiles, 'get'>
  readonly accounts: Pick<Accounts, 'get'>
  readonly members: Pick<Members, 'get' | 'ofAccount'>
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
      case 'breaches': {
        const report = await stores.breaches()
        return report.found.length > 0 ? breachText(report, pack) : undefined
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
    const say = isReminder(kind) ? reminding(kind, context, delivery) : saying(kind, context)
    const shy =
      content === 'neutral' || (!forUnit && ((await accounts.get(delivery.account))?.locks ?? false))
    if (say && shy && !UNMASKED.includes(kind)) return neutralSay(say, petition, forUnit)
    if (!say || forUnit) return say
    const speaks = petition.representatives.includes(delivery.account)
    return withDanger(speaks ? say : forSigner(say, petition))
  }

  /** What waited for somebody's digest, as far as it is still true and they may still know of it. */
  async function digest({ account, subject: day }: Delivery): Promise<Say | undefined> {
    const waited = await stores.deliveries.ofDigest(account, day)
    const today = civilDateOf(stores.clock.now(), pack.timeZone)
    const member = await members.ofAccount(account)
    if (member?.state !== 'active') return undefined
    const cases = new Map(
      (await petitions.ofIds([...new Set(waited.map(({ subject }) => subject))])).map((one) => [one.id, one]),
    )
    const items = waited.flatMap(({ subject, rung, level }): DigestItem[] => {
      const petition = cases.get(subject)
      if (!petition || !rung || !level || !maySeeAs(member, petition, stores)) return []
      return rungClocks({ petition, today }, rung).map((clock) => ({ petition, clock, level }))
    })
    return digestText(items, today, pack)
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

type ReminderKind = 'window-ends' | 'missed' | 'desk-reminder'

const isReminder = (kind: NoticeKind): kind is ReminderKind =>
  kind === 'window-ends' || kind === 'missed' || kind === 'desk-reminder'

function reminding(kind: ReminderKind, context: NoticeContext, { rung, level }: Delivery): Say | undefined {
  if (!rung) return undefined
  if (kind === 'desk-reminder') return deskReminder(context, rung, level)
  return kind === 'missed' ? missedText(context, rung) : windowEndsText(context, rung)
}

/** Each notice of a case, made from it as it stands now; nothing when it is no longer true. */
function saying(kind: Exclude<NoticeKind, ReminderKind>, context: NoticeContext): Say | undefined {
  if (isUnitNotice(kind)) return unitNotice(kind, context)
  const { petition, pack, today } = context
  switch (kind) {
    case 'receipt':
      return receiptText(caseCard(petition, pack, today), pack, petition.code)
    case 'rights':
      return { text: rightsOf(petition, { pack, calendar: context.calendar }, today) }
    case 'sent-on':
      return sentOnText(context)
    case 'told':
      return toldText(context)
    case 'accepted':
      return acceptedText(context)
    case 'asked':
      return askedText(context)
    case 'extended':
      return extendedText(context)
    case 'answer':
      return answerNotice(context)
    case 'decision':
      return decisionNotice(context)
    case 'changed':
      return changedText(context)
    case 'dates-moved':
      return datesMovedText(context)
    case 'urge-answered':
      return urgeAnsweredText(context)
    case 'joined-elsewhere':
      return joinedElsewhereText(context)
    case 'code-failed':
      return codeFailedText(context)
    case 'opened':
      return openedText(context)
    case 'cosigned':
      return cosignedText(context)
    case 'transcript':
      return transcriptText(context)
    case 'withdrawn':
      return withdrawnText(context)
    case 'review-receipt':
      return reviewReceiptText(context)
    case 'reviewed':
      return reviewedText(context)
    case 'own-step':
      return ownStepText(context)
    case 'came-back':
      return cameBackText(context)
    case 'closed':
      return closedText(context)
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

/** To whoever may confirm: as long as something waits that they may confirm. */
async function memberWaits(
  { subject: id, account }: Delivery,
  { members, pack, content }: ComposerStores,
): Promise<Say | undefined> {
  const [member, reader] = await Promise.all([members.get(id), members.ofAccount(account)])
  if (!member || !reader || member.state === 'left') return undefined
  const [first, ...others] = member.asked
    .filter(({ unit }) => memberMay(reader, 'confirm-member', unit, pack))
    .map(
      ({ role, unit }): Message => ({
        key: 'joined-role',
        args: { role: roleName(role), unit: unitName(unit, pack) },
      }),
    )
  if (!first) return undefined
  const roles = listed([first, ...others])
  const choice = (verb: string, key: string) => ({ label: { key }, verb, id, revision: 0 })
  return {
    text: [
      content === 'neutral'
        ? { key: 'notice-member-waiting-neutral', args: { roles } }
        : { key: 'notice-member-waiting', args: { name: member.name, roles } },
    ],
    choices: [[choice('memok', 'button-member-yes'), choice('memno', 'button-member-no')]],
  }
}

/** Cases that one message lists with a button each. */
const HANDED_SHOWN = 40

/** What somebody takes over from a member who left, as far as it is still theirs. */
async function handedOver(
  { subject, account }: Delivery,
  { members, petitions, pack }: ComposerStores,
): Promise<Say | undefined> {
  const [from, to] = await Promise.all([members.get(subject), members.ofAccount(account)])
  if (!from || to?.state !== 'active') return undefined
  const units = from.grants.map(({ unit }) => unit)
  const theirs = (await petitions.openOf(units)).filter(({ handler }) => handler === to.id)
  const mine = []
  for (const petition of theirs) {
    const seen = await petitions.see(petition.id)
    if (seen?.commands.has(handOverId(subject, petition.id))) mine.push(petition)
  }
  if (mine.length === 0) return undefined
  return {
    text: [{ key: 'hand-over-title', args: { name: from.name, count: mine.length } }],
    choices: mine
      .slice(0, HANDED_SHOWN)
      .map(({ id, number, revision }) => [
        { label: { key: 'plain', args: { words: shownNumber(number, pack) } }, verb: 'case', id, revision },
      ]),
  }
}
