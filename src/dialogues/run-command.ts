import type { EvidenceFiles } from '../documents/evidence-repository.js'
import type { Accounts } from '../people/accounts.js'
import type { Rules } from '../petitions/decide.js'
import { filePetition } from '../petitions/filing.js'
import type { Petitions } from '../petitions/repository.js'
import { caseCard, caseLine, dateCard } from '../petitions/views.js'
import type { Clock } from '../time/clock.js'
import type { Command, Outcome } from './commands.js'

export interface CommandPorts {
  readonly petitions: Petitions
  readonly evidence: EvidenceFiles
  readonly accounts: Accounts
  readonly clock: Clock
  readonly rules: Rules
  /** A case has something to tell; may fail, the sweep finds it. */
  relay(petition: string): Promise<void>
  /** A file waits to be fetched; may fail, the sweep finds it. */
  fetch(evidence: string): Promise<void>
}

/** How many of somebody's cases a list shows. */
const CASES_SHOWN = 20

/** Carries out what a dialogue asked for. Doing the same command again changes nothing and says the same. */
export async function runCommand(account: string, command: Command, ports: CommandPorts): Promise<Outcome> {
  const { petitions, evidence, accounts, rules } = ports
  switch (command.kind) {
    case 'filePetition': {
      const filed = await filePetition({ ...command, account }, ports)
      if (filed.kind === 'refused') {
        return { kind: 'refused', problem: { key: `refused-${filed.refusal.code}` } }
      }
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
    case 'setLanguage':
      await accounts.setLanguage(account, command.language)
      return { kind: 'done' }
    case 'listCases': {
      const own = await petitions.ofPetitioner(account, CASES_SHOWN + 1)
      const cases = own.slice(0, CASES_SHOWN).map(caseLine)
      return { kind: 'cases', cases, more: own.length > CASES_SHOWN }
    }
    case 'showCase': {
      const { asked } = command
      if (asked.kind === 'mistyped') return { kind: 'refused', problem: { key: 'case-mistyped' } }
      if (asked.kind === 'none') return { kind: 'refused', problem: { key: 'status-how' } }
      const found = await petitions.ownByNumber(account, asked)
      // The same words for a number that doesn't exist and for somebody else's.
      return found
        ? { kind: 'case', case: caseCard(found, rules.pack) }
        : { kind: 'refused', problem: { key: 'case-not-found' } }
    }
    case 'explainDate': {
      const found = await petitions.get(command.petition)
      return found?.petitioners.includes(account)
        ? { kind: 'date', date: dateCard(found) }
        : { kind: 'refused', problem: { key: 'case-not-found' } }
    }
  }
}
