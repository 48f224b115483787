import type { Pack, UnitKind } from '../config/pack.types.js'
import { regionByCode, unitById } from '../config/pack-lookup.js'
import type { Message } from '../config/texts.types.js'
import { type Grant, isRegionWithin, type Role } from './roles.js'

/** Roles that exist in one kind of unit only. */
const ONLY_IN: Partial<Record<Role, UnitKind>> = {
  registrar: 'petition-office',
  supervisor: 'petition-office',
  leader: 'petition-office',
  admin: 'petition-office',
}

/** What stands against giving a grant in this pack, or nothing. */
export function grantProblem({ role, unit, region }: Grant, pack: Pack): Message | undefined {
  const known = unitById(pack, unit)
  if (known === undefined) return { key: 'people-unit-unknown', args: { unit } }
  const kind = ONLY_IN[role]
  if (kind !== undefined && known.kind !== kind) {
    return { key: 'people-role-needs-office', args: { role: roleName(role), unit: { local: known.name } } }
  }
  if (region === undefined) return undefined
  if (regionByCode(pack, region) === undefined) return { key: 'people-region-unknown', args: { region } }
  if (!isRegionWithin(pack, region, known.region)) {
    return { key: 'people-region-outside', args: { region, unit: { local: known.name } } }
  }
  return undefined
}

/** The name of a role for people. */
export const roleName = (role: Role): Message => ({ key: `people-role-${role}` })

/** Whether what somebody holds covers a grant: the same role in the same unit, for the same region or for all. */
export const holds = (held: readonly Grant[], { role, unit, region }: Grant): boolean =>
  held.some(
    (one) => one.role === role && one.unit === unit && (one.region === undefined || one.region === region),
  )

/** Both lists together, nothing twice. */
export function together(held: readonly Grant[], more: readonly Grant[]): Grant[] {
  const all = [...held]
  for (const grant of more) if (!holds(all, grant)) all.push(grant)
  return all
}

const LONGEST_NAME = 60

/** A person's name with single blanks, or what is wrong with it. */
export function readName(text: string): { readonly name: string } | { readonly problem: Message } {
  const name = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
  if (name === '') return { problem: { key: 'people-name-missing' } }
  if ([...name].length > LONGEST_NAME)
    return { problem: { key: 'people-name-too-long', args: { most: LONGEST_NAME } } }
  return { name }
}
