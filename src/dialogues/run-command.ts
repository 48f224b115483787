import { UNKNOWN_CATEGORY } from '../config/pack.js'
import { unitsWithin } from '../people/roles.js'
import { act } from '../petitions/act.js'
import type { ReadNumber } from '../petitions/case-number.js'
import type { PetitionContent } from '../petitions/content.js'
import { maySeeCase } from '../petitions/decisions/rights.js'
import { filePetition } from '../petitions/filing.js'
import type { Petition } from '../petitions/model.js'
import type { ActingMember } from '../petitions/staff.js'
import { caseLine, dateCard } from '../petitions/views.js'
import { type Command, type CommandOf, isLockedCommand, type Outcome } from './commands.js'
import { shownNumber } from './demo.js'
import { actingOn, type DeskPorts, type Giver, NOT_FOUND, NOT_YOURS, todayOf } from './desk/desk-ports.js'
import { actOnCase, actPorts, cardOf, openCase, openTask, readAnswer } from './desk/run-case.js'
import { runDesk } from './desk/run-desk.js'
import {
  addDraft,
  cosign,
  exportCase,
  openJoint,
  showDanger,
  showJoint,
  showLooks,
  showOwn,
  showRights,
} from './desk/run-own.js'
import { join } from './desk/run-people.js'
import { refusalText } from './refusal-texts.js'
import { type PreferencePorts, runPreference } from './run-preferences.js'

export interface CommandPorts extends DeskPorts, PreferencePorts {
  /** A file waits to be fetched; may fail, the sweep finds it. */
  fetch(evidence: string): Promise<void>
}

/** How many of somebody's cases a list shows. */
const CASES_SHOWN = 20

/** Carries out what a dialogue asked for. Doing the same command again changes nothing and says the same. */
export async function runCommand(account: string, command: Command, ports: CommandPorts): Promise<Outcome> {
  // Danger waits for no PIN.
  const alarm = command.kind === 'actOnCase' && command.act.kind === 'setUrgent'
  if (isLockedCommand(command) && !alarm && (await ports.accounts.isLocked(account))) {
    const { id: _, failures: __, ...after } = command
    return { kind: 'locked', after, wrong: false }
  }
  return run(account, command, ports)
}

/** What shows or touches one case. */
const isLook = (command: Command): command is CommandOf<'openCase' | 'openTask' | 'actOnCase'> =>
  command.kind === 'openCase' || command.kind === 'openTask' || command.kind === 'actOnCase'

async function run(account: string, command: Command, ports: CommandPorts): Promise<Outcome> {
  const { petitions, evidence, accounts, staff } = ports
  if (isLook(command)) await ports.opened(account, command.petition)
  switch (command.kind) {
    case 'filePetition': {
      const { kind, id, petition, content, urgent = false } = command
      const similar = command.anew ? undefined : await likely(petition, content, account, ports)
      if (similar) {
        const { number, revision } = similar
        return { kind: 'similar', number, petition: similar.id, revision }
      }
      const by = { kind: 'petitioner', account, code: ports.newCode(), urgent } as const
      const filed = await filePetition({ kind, id, petition, content, by }, ports)
      if (filed.kind === 'refused') return { kind: 'refused', problem: refusalText(filed.refusal) }
      await ports.relay(command.petition)
      return { kind: 'filed', number: filed.petition.number }
    }
    case 'keepEvidence': {
      const { fileId, kind, name, size } = command.file
      await evidence.note({
        id: command.evidence,
        petition: command.petition,
        account,
        kind,
        fileId,
        ...(name === undefined ? {} : { name }),
        ...(size === undefined ? {} : { size }),
      })
      await ports.fetch(command.evidence)
      return { kind: 'done' }
    }
    case 'dropEvidence':
      await evidence.drop(command.evidence)
      return { kind: 'done' }
    case 'addDraft':
      return addDraft(command, { account }, ports)
    case 'setLanguage':
      await accounts.setLanguage(account, command.language)
      return { kind: 'done' }
    case 'showNotices':
    case 'setHour':
    case 'askContact':
    case 'confirmContact':
    case 'dropContact':
      return runPreference(command, await giverOf(account, ports), ports)
    case 'setPin':
      await accounts.setPin(account, command.pin)
      return { kind: 'said', say: [{ text: [{ key: command.pin === undefined ? 'pin-gone' : 'pin-set' }] }] }
    case 'unlock': {
      const ended = await accounts.unlock(account, command.pin)
      if (ended === 'blocked') return { kind: 'refused', problem: { key: 'pin-blocked' } }
      if (ended === 'wrong') return { kind: 'locked', after: command.after, wrong: true }
      return run(account, { ...command.after, id: command.id }, ports)
    }
    case 'listCases': {
      const own = await petitions.ofPetitioner(account, CASES_SHOWN + 1)
      const cases = own.slice(0, CASES_SHOWN).map((petition) => caseLine(petition, todayOf(ports)))
      const locks = (await accounts.get(account))?.locks ?? false
      return { kind: 'cases', cases, more: own.length > CASES_SHOWN, locks }
    }
    case 'showCase':
      return showCase(command.asked, await giverOf(account, ports), ports)
    case 'claimCase':
      return claimCase(command, account, ports)
    case 'explainDate': {
      const found = await petitions.get(command.petition)
      if (!found) return NOT_FOUND
      const giver = await giverOf(account, ports)
      return maySeeCase(actingOn(found.petitioners, giver), found, ports.rules)
        ? { kind: 'date', date: dateCard(found, todayOf(ports)) }
        : NOT_FOUND
    }
    case 'join':
      return join(command, { account }, ports)
    case 'openCase':
      return openCase(command.petition, await giverOf(account, ports), ports)
    case 'openTask':
      return openTask(command, await giverOf(account, ports), ports)
    case 'readAnswer':
      return readAnswer(command.petition, await giverOf(account, ports), ports)
    case 'showLooks':
      return showLooks(command.petition, { account }, ports)
    case 'showOwn':
      return showOwn(command.petition, { account }, ports)
    case 'showRights':
      return showRights(command.petition, { account }, ports)
    case 'exportCase':
      return exportCase(command.petition, { account }, ports)
    case 'openJoint':
      return openJoint(command, { account }, ports)
    case 'showJoint':
      return showJoint(command, { account }, ports)
    case 'cosign':
      return cosign(command, { account }, ports)
    case 'showDanger':
      return showDanger({ account }, ports)
    case 'actOnCase':
      return actOnCase(command, await giverOf(account, ports), ports)
    default: {
      const member = await staff.acting(account)
      if (!member) return NOT_YOURS
      return runDesk(command, { account, member }, ports)
    }
  }
}

/** An open case of one's own about the same topic at the same place; none once this one is filed. */
async function likely(
  id: string,
  { category, place, request }: PetitionContent,
  account: string,
  { petitions }: DeskPorts,
): Promise<Petition | undefined> {
  if (await petitions.get(id)) return undefined
  const own = await petitions.ofPetitioner(account, CASES_SHOWN)
  return own.find(
    ({ id: other, status, content }) =>
      // Somebody else may have filed this very one between the two reads.
      other !== id &&
      status !== 'closed' &&
      content.category === category &&
      // Where no topic was found, what is asked for has to be the same.
      (category !== UNKNOWN_CATEGORY || content.request === request) &&
      content.place.region === place.region &&
      content.place.township === place.township,
  )
}

async function giverOf(account: string, { staff }: DeskPorts): Promise<Giver> {
  const member = await staff.acting(account)
  return member ? { account, member } : { account }
}

/** The same words for a number that doesn't exist and for one that somebody has no right to see. */
async function showCase(asked: ReadNumber, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  if (asked.kind === 'mistyped') return { kind: 'refused', problem: { key: 'case-mistyped' } }
  if (asked.kind === 'none') return { kind: 'refused', problem: { key: 'status-how' } }
  const { petitions, rules } = ports
  const own = await petitions.ownByNumber(giver.account, asked)
  const found = own ? [own] : giver.member ? await ofOffice(asked, giver.member, ports) : []
  const [petition, another] = found.filter((one) => maySeeCase(actingOn(one.petitioners, giver), one, rules))
  if (!petition || another) return NOT_FOUND
  await ports.opened(giver.account, petition.id)
  return { kind: 'said', say: [cardOf(petition, actingOn(petition.petitioners, giver), ports)] }
}

/** What an official may mean by a number; the caller leaves out what they may not see. */
async function ofOffice(
  asked: Extract<ReadNumber, { kind: 'number' | 'tail' }>,
  { grants }: ActingMember,
  { petitions, rules }: DeskPorts,
): Promise<Petition[]> {
  if (asked.kind === 'tail') return petitions.byTail(asked.tail, unitsWithin(grants, 'see-case', rules.pack))
  const found = await petitions.byNumber(asked.number)
  return found ? [found] : []
}

/** Number and code of a slip: what was handed in on paper is followed in this chat from now on. */
async function claimCase(
  { id, asked, code }: CommandOf<'claimCase'>,
  account: string,
  ports: CommandPorts,
): Promise<Outcome> {
  if (asked.kind === 'mistyped') return { kind: 'refused', problem: { key: 'case-mistyped' } }
  const found = asked.kind === 'number' ? await ports.petitions.byNumber(asked.number) : undefined
  if (!found) return NOT_FOUND
  const acting = { kind: 'petitioner', account } as const
  // Whoever forgot the PIN shows by the code that it is theirs.
  const forgot = found.petitioners.includes(account) && found.code === code
  const locks = forgot && ((await ports.accounts.get(account))?.locks ?? false)
  if (locks) await ports.accounts.setPin(account, undefined)
  const acted = await act(found.id, { kind: 'join', id, code }, acting, actPorts(ports))
  // Too many wrong codes sound like a number that isn't there, so that nobody learns which numbers are.
  if (acted.kind === 'refused') return NOT_FOUND
  if (acted.told) await ports.relay(found.id)
  // A wrong code is written down, and told like a number that isn't there.
  if (!acted.petition.petitioners.includes(account)) return NOT_FOUND
  const number = shownNumber(acted.petition.number, ports.rules.pack)
  return {
    kind: 'said',
    say: [
      { text: [locks ? { key: 'pin-gone' } : { key: 'claimed', args: { number } }] },
      cardOf(acted.petition, acting, ports),
    ],
  }
}
