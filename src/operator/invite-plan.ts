import type { Pack, Unit } from '../config/pack.types.js'
import { normalise } from '../config/pack-text.js'
import type { Texts } from '../config/texts.js'
import { LANGUAGES } from '../config/texts.types.js'
import { grantProblem, readName } from '../people/grants.js'
import { type Grant, ROLES, type Role } from '../people/roles.js'
import type { PersonRow } from './people-sheet.js'

/** What is to be done with a row of a list. */
export type Planned = { readonly row: number; readonly name: string } & (
  | { readonly kind: 'invite'; readonly grant: Grant }
  /** In already, invited already, or the same as an earlier row. */
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'bad'; readonly why: string }
)

/** What somebody has already, by membership or by an open invitation. */
export interface Known {
  readonly name: string
  readonly grants: readonly Grant[]
  readonly how: 'is in' | 'is invited' | 'waits to be confirmed'
}

/** The role of that id or name in any language. */
export function roleNamed(text: string, texts: Texts): Role | undefined {
  const asked = plain(text)
  return ROLES.find((role) =>
    [role, ...texts.allLanguages(`people-role-${role}`)].some((name) => plain(name) === asked),
  )
}

/** The units with that id or that exact name in any language; names need not be unique. */
export function unitsNamed(text: string, pack: Pack): Unit[] {
  const byId = pack.units.filter(({ id }) => id === text.trim())
  if (byId.length > 0) return byId
  const asked = normalise(text)
  return pack.units.filter(({ name }) => LANGUAGES.some((language) => normalise(name[language]) === asked))
}

/** Decides about each row of a list, in its order. A second run over the same list invites nobody again. Pure. */
export function planInvitations(
  rows: readonly PersonRow[],
  { pack, texts, known }: { pack: Pack; texts: Texts; known: readonly Known[] },
): Planned[] {
  const there = new Map<string, string>()
  for (const { name, grants, how } of known) for (const grant of grants) there.set(keyOf(name, grant), how)
  const before = new Map<string, PersonRow>()
  return rows.map((row): Planned => {
    const { row: number, name: text } = row
    const read = readName(text)
    const name = 'name' in read ? read.name : text
    const bad = (why: string): Planned => ({ row: number, name, kind: 'bad', why })
    if ('problem' in read) return bad(texts.render('en', read.problem))
    const grant = grantOf(row, pack, texts)
    if ('why' in grant) return bad(grant.why)
    const key = keyOf(name, grant)
    const how = there.get(key)
    if (how !== undefined) return { row: number, name, kind: 'skip', why: `${how} already` }
    const same = before.get(key)
    if (same && same.region !== row.region) {
      return bad(`row ${same.row} has the same person, role and unit with another region`)
    }
    if (same) return { row: number, name, kind: 'skip', why: `the same as row ${same.row}` }
    before.set(key, row)
    return { row: number, name, kind: 'invite', grant }
  })
}

function grantOf(
  { role: roleText, unit: unitText, region }: PersonRow,
  pack: Pack,
  texts: Texts,
): Grant | { readonly why: string } {
  const role = roleNamed(roleText, texts)
  if (role === undefined) return { why: `there is no role "${roleText}"; use one of ${ROLES.join(', ')}` }
  const [unit, another] = unitsNamed(unitText, pack)
  if (unit !== undefined && another !== undefined) {
    return { why: `more than one unit is called "${unitText}"; write its id` }
  }
  const grant = { role, unit: unit?.id ?? unitText, ...(region === '' ? {} : { region }) }
  const problem = grantProblem(grant, pack)
  return problem ? { why: texts.render('en', problem) } : grant
}

const plain = (text: string): string => normalise(text).replaceAll('-', ' ')

/** By what a person counts as the same: name, role and unit. */
const keyOf = (name: string, { role, unit }: Grant): string => JSON.stringify([normalise(name), role, unit])
