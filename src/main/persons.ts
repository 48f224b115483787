import type { Pack } from '../config/pack.js'
import type { SandboxPerson } from '../sandbox/server.js'

/** The people of the sandbox: the role accounts of the demo pack, with made-up phones. */
export function sandboxPersons(pack: Pack): SandboxPerson[] {
  return pack.people.map(({ role, title, language }, index) => ({
    id: 1001 + index,
    name: title[language],
    role,
    title,
    language,
    phone: `138000010${String(index).padStart(2, '0')}`,
  }))
}
