import { createHash } from 'node:crypto'
import type { Pack } from '../config/pack.js'
import type { Desk } from '../operator/open.js'
import { ROLES } from '../people/roles.js'
import type { SandboxPerson } from '../sandbox/server.js'
import type { Office } from './office.js'

const FIRST_CHAT = 1001

/** The people of the sandbox: the role accounts of the demo pack, with made-up phones. */
export function sandboxPersons(pack: Pack): SandboxPerson[] {
  return pack.people.map(({ role, unit, title, language }, index) => ({
    id: FIRST_CHAT + index,
    name: title[language],
    role,
    ...(unit === undefined ? {} : { unit }),
    title,
    language,
    phone: `138000010${String(index).padStart(2, '0')}`,
  }))
}

/**
 * What a member of the demo is known by, the same at every start: 16 characters like every member's, since the button that
 * gives a shift from one to another holds three such ids. Before, it was `demo-` and the key.
 */
export const demoId = (key: string): string =>
  `demo-${createHash('sha256').update(key).digest('base64url').slice(0, 11)}`

/**
 * Makes the demo's officials members, so that they can work from the first minute on. Repeating it changes nothing;
 * who has left meanwhile stays away.
 */
export async function joinDemoPeople({ pack, repositories }: Desk, { desk }: Office): Promise<void> {
  for (const [index, { key, role: name, unit, title, language }] of pack.people.entries()) {
    const role = ROLES.find((one) => one === name)
    if (role === undefined || unit === undefined) continue
    const { id: account } = await repositories.accounts.ofAddress(String(FIRST_CHAT + index), language)
    const known = [demoId(key), `demo-${key}`].map((id) => repositories.members.byInvitation(account, id))
    if ((await Promise.all(known)).some(Boolean)) continue
    const invited = await desk.people.invite({
      by: 'operator',
      name: title[language],
      grants: [{ role, unit }],
      id: demoId(key),
    })
    if (invited.kind === 'invited') await desk.people.join(account, invited.code)
  }
}
