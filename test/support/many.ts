import { randomId } from '../../src/people/ids.js'
import type { Role } from '../../src/people/roles.js'
import { act } from '../../src/petitions/act.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import type { Acting } from '../../src/petitions/decisions/context.js'
import { filed } from './filing.js'
import type { Replica, Site } from './replica.js'

/** An official with a chat, made without a conversation. */
export interface Clerk {
  readonly account: string
  readonly chatId: number
  readonly member: string
  readonly acting: Acting
}

let chats = 8_000_000

/** Makes an official straight away. */
export async function clerk(replica: Replica, role: Role, unit: string): Promise<Clerk> {
  const chatId = ++chats
  const { accounts, members } = replica.repositories
  const { id: account } = await accounts.ofAddress(String(chatId), 'en')
  const id = randomId()
  const name = `${role} ${chatId}`
  const grants = [{ role, unit }]
  const member = await members.insert({ id, account, name, grants, asked: [], taken: [] })
  if (!member) throw new Error('not inserted')
  return { account, chatId, member: id, acting: { kind: 'member', member: id, name, grants } }
}

/** Gives a command to a case straight away. */
export async function gives(
  site: Site,
  replica: Replica,
  petition: string,
  who: Acting,
  command: CaseCommand,
) {
  const office = replica.office()
  const acted = await act(petition, { ...command, id: randomId() }, who, {
    petitions: replica.repositories.petitions,
    clock: site.clock,
    rules: office.rules,
    staffing: () => office.staff.staffing(),
  })
  if (acted.kind === 'refused') throw new Error(`${command.kind}: ${acted.refusal.code}`)
  await office.relay(petition)
  return acted.petition
}

/** A petition that was filed and sent to an organ. */
export async function sentTo(
  site: Site,
  replica: Replica,
  { petitioner, registrar, unit }: { petitioner: string; registrar: Clerk; unit: string },
): Promise<string> {
  const { id } = await filed(site, replica, petitioner)
  const reason = 'By region and subject.'
  await gives(site, replica, id, registrar.acting, { kind: 'forward', to: unit, mode: 'transfer', reason })
  return id
}
