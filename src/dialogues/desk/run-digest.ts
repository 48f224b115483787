import { act } from '../../petitions/act.js'
import type { ActingMember } from '../../petitions/staff.js'
import type { CommandOf, Outcome } from '../commands.js'
import type { DeskPorts } from './desk-ports.js'
import { actPorts } from './run-case.js'

/** Writes down for each case of a digest that its reader knows; what they may not see any more is left out. */
export async function acknowledgeDigest(
  { id, day }: CommandOf<'acknowledgeDigest'>,
  { account, member }: { readonly account: string; readonly member: ActingMember },
  ports: DeskPorts,
): Promise<Outcome> {
  let count = 0
  for (const petition of await ports.digestOf(account, day)) {
    const acted = await act(
      petition,
      { kind: 'acknowledge', id: `${id}-${petition}` },
      member,
      actPorts(ports),
    )
    if (acted.kind === 'done') count += 1
  }
  return { kind: 'said', say: [{ text: [{ key: 'acknowledged-all', args: { count } }] }] }
}
