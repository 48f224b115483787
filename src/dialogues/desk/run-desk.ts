import type { ActingMember } from '../../petitions/staff.js'
import type { Command, CommandOf, Outcome } from '../commands.js'
import type { DeskPorts } from './desk-ports.js'
import { showDutyCalendar } from './duty-calendar.js'
import { dateOf } from './duty-verbs.js'
import { openPlan, planWindow, runRoster } from './roster/run-roster.js'
import { showFiles, showHistory, showPerson } from './run-case.js'
import { acknowledgeDigest } from './run-digest.js'
import { agreeToDuty, showDuty } from './run-duty.js'
import { actOnDuty } from './run-duty-acts.js'
import { notToWrite } from './run-duty-texts.js'
import { decideMember, invite, setAway } from './run-people.js'
import { nextMatter, putOff, registerMatter, sendProposed, showInbox, showPool } from './run-pool.js'
import { replayUndelivered, showLate, showStats, showUndelivered } from './run-reports.js'

/** What only an official can ask for. */
export type OfficialCommand = Exclude<
  Command,
  {
    kind:
      | 'filePetition'
      | 'keepEvidence'
      | 'dropEvidence'
      | 'addDraft'
      | 'setLanguage'
      | 'showNotices'
      | 'setHour'
      | 'askContact'
      | 'confirmContact'
      | 'dropContact'
      | 'listCases'
      | 'showCase'
      | 'claimCase'
      | 'explainDate'
      | 'join'
      | 'openCase'
      | 'openTask'
      | 'readAnswer'
      | 'showLooks'
      | 'showOwn'
      | 'setPin'
      | 'unlock'
      | 'showRights'
      | 'exportCase'
      | 'openJoint'
      | 'showJoint'
      | 'cosign'
      | 'showDanger'
      | 'actOnCase'
  }
>

/** Carries out what an official asked for; what their role doesn't allow is said so. */
export async function runDesk(
  command: OfficialCommand,
  giver: { readonly account: string; readonly member: ActingMember },
  ports: DeskPorts,
): Promise<Outcome> {
  const { member } = giver
  switch (command.kind) {
    case 'showPool':
      return showPool(member, ports)
    case 'nextMatter':
      return nextMatter(command, member, ports)
    case 'putOff':
      return putOff(command.petition, member, ports)
    case 'sendProposed':
      return sendProposed(command, member, ports)
    case 'showInbox':
      return showInbox(command, member, ports)
    case 'showHistory':
      return showHistory(command.petition, giver, ports)
    case 'showPerson':
      return showPerson(command, giver, ports)
    case 'showFiles':
      return showFiles(command, giver, ports)
    case 'openForm':
      return command.form === 'plan' ? openPlan(member, ports) : openFree(command, member, ports)
    case 'registerMatter':
      return registerMatter(command, member, ports)
    case 'acknowledgeDigest':
      return acknowledgeDigest(command, giver, ports)
    case 'showDuty':
      return showDuty(member, ports)
    case 'acceptDuty':
      return agreeToDuty(command.window, member, ports)
    case 'actOnDuty':
      return actOnDuty(command, member, ports)
    case 'showDutyCalendar':
      return showDutyCalendar(command, member, ports)
    case 'showLate':
      return showLate(member, ports)
    case 'showStats':
      return showStats(member, ports)
    case 'showUndelivered':
      return showUndelivered(member, ports)
    case 'replayUndelivered':
      return replayUndelivered(member, ports)
    case 'decideMember':
      return decideMember(command, member, ports)
    case 'invite':
      return invite(command, member, ports)
    case 'setAway':
      return setAway(command, member, ports)
    case 'planWindow':
      return planWindow(command, member, ports)
    case 'roster':
      return runRoster(command.act, member, ports)
  }
}

/** A form of no case; a return is of the day that was shown. */
async function openFree(
  { form, day = 0 }: CommandOf<'openForm'>,
  member: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const problem =
    form === 'dutynote' || form === 'dutylog' ? await notToWrite(form, member, ports) : undefined
  if (problem) return { kind: 'refused', problem }
  const date = dateOf(day)
  return { kind: 'task', form, ...(date ? { given: { date } } : {}) }
}
