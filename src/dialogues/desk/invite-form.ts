import { z } from 'zod'
import type { Pack, Unit } from '../../config/pack.types.js'
import { findUnits, unitById } from '../../config/pack-lookup.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { grantProblem, readName } from '../../people/grants.js'
import { invitePayload } from '../../people/invite-code.js'
import { ROLES, type Role } from '../../people/roles.js'
import { civilDateOf } from '../../time/civil.js'
import type { Form, Question, Reading } from '../form.js'
import type { Say } from '../messages.js'
import { rowsOf, unitName } from './wording.js'

/** An admin is invited by whoever runs the system, never in the chat. */
const INVITED_ROLES = ROLES.filter((role) => role !== 'admin')
/** Roles whose work is that of the organs, so that organs are offered first. */
const OF_ORGANS: readonly Role[] = ['handler', 'unit-lead']
const MOST_BUTTONS = 8
const NAME_LETTERS = 40
/** How long an invitation can be taken; see `people/invitations.ts`. */
const VALID_DAYS = 7
// Short: with them, an id of the pack has to fit into a button.
const ROLE = 'r-'
const UNIT = 'u-'

/** Whom an admin invites, as far as it has been said. */
export const InviteAnswers = z.object({
  role: z.enum(ROLES).exclude(['admin']).exactOptional(),
  /** Units that bear the name which was typed, where there are several. */
  offered: z.array(z.string()).exactOptional(),
  unit: z.string().exactOptional(),
  name: z.string().exactOptional(),
})
export type InviteAnswers = z.infer<typeof InviteAnswers>

/** Stored answers of any version: each line that still fits is kept, the others are dropped. */
function parseInviteAnswers(stored: unknown): InviteAnswers {
  const record = z.record(z.string(), z.unknown()).safeParse(stored)
  const lines = Object.entries(record.success ? record.data : {})
  return InviteAnswers.parse(
    Object.fromEntries(lines.filter(([line, value]) => InviteAnswers.safeParse({ [line]: value }).success)),
  )
}

const roleNamed = (role: Role): Message => ({ key: `role-${role}` })

const roleQuestion: Question<InviteAnswers> = {
  id: 'role',
  number: 1,
  expects: { key: 'invite-role-expects' },
  ask: () => ({
    text: [{ key: 'invite-role-question' }],
    options: rowsOf(INVITED_ROLES.map((role) => ({ id: `${ROLE}${role}`, label: roleNamed(role) }))),
  }),
  read({ option }, answers) {
    const role = INVITED_ROLES.find((candidate) => option === `${ROLE}${candidate}`)
    if (role === undefined) return { kind: 'unexpected' }
    // What was chosen for another role may not fit this one.
    const { unit: _, offered: __, ...rest } = answers
    return { kind: 'answered', answers: { ...rest, role } }
  },
}

const unitQuestion: Question<InviteAnswers> = {
  id: 'unit',
  number: 2,
  expects: { key: 'invite-unit-expects' },
  ask({ role, offered }, { pack }) {
    const units = offered
      ? offered.flatMap((id) => unitById(pack, id) ?? [])
      : fitting(pack.units, role, pack).slice(0, MOST_BUTTONS)
    return {
      text: [
        offered
          ? { key: 'invite-unit-which' }
          : { key: 'invite-unit-question', args: { role: roleNamed(role ?? 'handler') } },
      ],
      options: rowsOf(
        units.map(({ id, name }) => ({
          id: `${UNIT}${id}`,
          label: { key: 'plain', args: { words: { local: name } } },
        })),
      ),
    }
  },
  read({ option, input }, answers, { pack }) {
    const pressed = option?.startsWith(UNIT) ? unitById(pack, option.slice(UNIT.length)) : undefined
    if (pressed) return chosen(answers, pressed, pack)
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const typed = input.text.trim()
    const named = findUnits(pack, typed)
    const units = named.length > 0 ? named : [unitById(pack, typed)].filter((unit) => unit !== undefined)
    const fit = fitting(units, answers.role, pack)
    const [first] = fit
    if (fit.length > 1) {
      return {
        kind: 'deeper',
        answers: { ...answers, offered: fit.slice(0, MOST_BUTTONS).map(({ id }) => id) },
      }
    }
    // Where only offices of the other kind are meant, one of them says why it can't be.
    const only = first ?? units[0]
    if (only) return chosen(answers, only, pack)
    return {
      kind: 'problem',
      problem: { key: 'invite-unit-unknown', args: { example: example(answers, pack) } },
    }
  },
  back({ offered, ...rest }) {
    return offered === undefined ? undefined : rest
  },
}

function chosen(answers: InviteAnswers, unit: Unit, pack: Pack): Reading<InviteAnswers> {
  const problem = grantProblem({ role: answers.role ?? 'handler', unit: unit.id }, pack)
  if (problem) return { kind: 'problem', problem }
  const { offered: _, ...rest } = answers
  return { kind: 'answered', answers: { ...rest, unit: unit.id } }
}

/** Units in which the role can be held; those whose kind it mostly is come first. */
function fitting(units: readonly Unit[], role: Role | undefined, pack: Pack): Unit[] {
  const first = role !== undefined && OF_ORGANS.includes(role) ? 'organ' : 'petition-office'
  const fit = units.filter(
    ({ id }) => grantProblem({ role: role ?? 'handler', unit: id }, pack) === undefined,
  )
  return [...fit.filter(({ kind }) => kind === first), ...fit.filter(({ kind }) => kind !== first)]
}

const example = ({ role }: InviteAnswers, pack: Pack): Argument => {
  const unit = fitting(pack.units, role, pack)[0]
  return { local: unit?.name ?? pack.office.name }
}

const nameQuestion: Question<InviteAnswers> = {
  id: 'name',
  number: 3,
  expects: { key: 'invite-name-expects' },
  ask: () => ({ text: [{ key: 'invite-name-question' }] }),
  read({ input }, answers) {
    if (input.kind !== 'text') return { kind: 'unexpected' }
    const read = readName(input.text.normalize('NFKC'))
    if (!('name' in read) || [...read.name].length > NAME_LETTERS || !NAME.test(read.name)) {
      return { kind: 'problem', problem: { key: 'invite-name-wrong', args: { limit: NAME_LETTERS } } }
    }
    return { kind: 'answered', answers: { ...answers, name: read.name } }
  },
}

/** Letters of any script, with what stands between the parts of a name. */
const NAME = /^\p{L}[\p{L}\p{M} ·•.'’-]*$/u

const confirmQuestion: Question<InviteAnswers> = {
  id: 'confirm',
  number: 4,
  expects: { key: 'invite-confirm-expects' },
  ask: ({ role = 'handler', unit, name = '' }, { pack }) => ({
    text: [
      { key: 'invite-confirm', args: { name, role: roleNamed(role), unit: unitName(pack, unit) } },
      { key: 'invite-confirm-means', args: { days: VALID_DAYS } },
    ],
    options: [[{ id: 'submit', label: { key: 'button-confirm' } }]],
  }),
  read({ option }, { role, unit, name }) {
    if (option !== 'submit') return { kind: 'unexpected' }
    if (role === undefined) return { kind: 'correct', question: 'role' }
    if (unit === undefined) return { kind: 'correct', question: 'unit' }
    return name === undefined ? { kind: 'correct', question: 'name' } : { kind: 'complete' }
  },
}

/** An admin invites one person to one role in one unit. */
export const inviteForm: Form<InviteAnswers> = {
  id: 'invite',
  version: 1,
  plain: true,
  count: 4,
  questions: [roleQuestion, unitQuestion, nameQuestion, confirmQuestion],
  empty: {},
  parse: parseInviteAnswers,
}

export interface InvitationAsked {
  readonly name: string
  readonly role: Role
  readonly unit: string
}

/** Who is to be invited. @throws Error when the answers are not complete */
export function invitationOf({ name, role, unit }: InviteAnswers): InvitationAsked {
  if (name === undefined || role === undefined || unit === undefined) {
    throw new Error('an invitation was asked for before its form was complete')
  }
  return { name, role, unit }
}

/** An invitation that was made: its link, or its code where the bot's name isn't known. Shown once, to its maker. */
export type InvitationMade = InvitationAsked & { readonly expires: Date } & (
    | { readonly link: string }
    | { readonly code: string }
  )

/** What the admin passes on to the person who is invited. */
export function invitedText(made: InvitationMade, pack: Pack): Say {
  const { name, role, unit, expires } = made
  return {
    text: [
      { key: 'invited-head', args: { name, role: roleNamed(role), unit: unitName(pack, unit) } },
      'link' in made
        ? { key: 'invited-link', args: { link: made.link } }
        : { key: 'invited-line', args: { line: `/start ${invitePayload(made.code)}` } },
      {
        key: 'invited-until',
        args: {
          expires: { date: civilDateOf(expires, pack.timeZone) },
          time: timeOf(expires, pack.timeZone),
        },
      },
    ],
  }
}

/** `14:05` where the office is. */
const timeOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(at)
