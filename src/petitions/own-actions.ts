import { type Acted, type ActPorts, act, CONFLICTS_AT_MOST } from './act.js'
import type { CaseCommand } from './case-commands.js'
import { dateBasis } from './date-basis.js'
import { nextStepAt } from './due.js'
import type { Petition } from './model.js'
import { nextReminderAt, reminders } from './reminding.js'
import type { Seen } from './repository.js'

const SERVICE = { kind: 'service' } as const

/** What the service itself does with a case, each repeatable: its command ids come from what they are about. */
export function ownActions(ports: ActPorts) {
  const run = (id: string, command: CaseCommand & { readonly id: string }): Promise<Acted> =>
    act(id, command, SERVICE, ports)

  /** The case once all steps that are the service's own and due are taken. */
  async function stepped(id: string): Promise<Seen | undefined> {
    const seen = await ports.petitions.see(id)
    const at = seen && nextStepAt(seen.petition, ports.rules.pack.timeZone)
    if (!seen || !at || at > ports.clock.now()) return seen
    for (const command of dueCommands(seen.petition)) await run(id, command)
    return ports.petitions.see(id)
  }

  return {
    /**
     * Does what is due by now: sends out an answer whose time for taking back is over, ends an extension whose old date has
     * passed, concludes a withdrawal, and owes the reminders. Whoever writes first does it, and the other finds nothing
     * left. Gives the case as it was seen last.
     */
    async attend(id: string): Promise<Seen | undefined> {
      const { petitions, clock, rules } = ports
      for (let conflict = 0; conflict < CONFLICTS_AT_MOST; conflict += 1) {
        const seen = await stepped(id)
        const now = clock.now()
        const next = seen && nextReminderAt(seen, rules)
        if (!seen || !next || next > now) return seen
        if (await petitions.remind(seen, reminders(seen, now, rules), now, clock.wall())) return seen
      }
      throw new Error(`petition ${id} was written by others ${CONFLICTS_AT_MOST} times in a row`)
    },

    /** How a notice of the case ended: it arrived, or did not reach an official or a petitioner. */
    async report(id: string, notice: string, ended: 'arrived' | 'official' | 'petitioner'): Promise<void> {
      await run(
        id,
        ended === 'arrived'
          ? { kind: 'reportDelivered', id: `${notice}-delivered`, notice }
          : { kind: 'reportUndelivered', id: `${notice}-undelivered`, notice, whom: ended },
      )
    },

    /** Brings running dates to the calendar as it is now. */
    async recompute(id: string): Promise<void> {
      const calendar = dateBasis(ports.rules)
      const revision = (await ports.petitions.get(id))?.revision ?? 0
      await run(id, { kind: 'recompute', id: `calendar-${calendar}-${revision}`, calendar })
    },
  }
}

/** What may be due; each does nothing before its time. */
function dueCommands({ status, revision, withdrawal }: Petition): (CaseCommand & { readonly id: string })[] {
  return [
    ...(status === 'answered' ? [{ kind: 'issue', id: `issue-${revision}` } as const] : []),
    ...(status === 'accepted' ? [{ kind: 'lapseExtension', id: `lapse-${revision}` } as const] : []),
    ...(withdrawal ? [{ kind: 'concludeWithdrawal', id: `withdrawn-${revision}` } as const] : []),
  ]
}
