import type { Environment } from '../config/env.js'
import { loadTexts } from '../config/texts.js'
import { LANGUAGES } from '../config/texts.types.js'
import { type HandOverPorts, handOver } from '../dialogues/desk/hand-over.js'
import { randomId } from '../people/ids.js'
import { invitePayload } from '../people/invite-code.js'
import type { Invited } from '../people/inviting.js'
import { joining } from '../people/joining.js'
import { type Grant, ROLES } from '../people/roles.js'
import { staff } from '../petitions/staff.js'
import { dutyPlace } from '../roster/duty-rungs.js'
import { type ReopenPorts, reopenDuty } from '../roster/reopen.js'
import { workingCalendar } from '../time/calendar.js'
import { civilDateOf } from '../time/civil.js'
import { askBotName, type BotName } from './bot-name.js'
import { InviteError, type InviteOptions, modeOf } from './invite-mode.js'
import { type Known, type Planned, planInvitations, roleNamed, unitsNamed } from './invite-plan.js'
import { type Desk, openDesk } from './open.js'
import { readPeople } from './people-sheet.js'
import { table } from './table.js'
import { progress, quietLog } from './terminal.js'

type Say = (line: string) => void
type Mode<K> = Extract<ReturnType<typeof modeOf>, { kind: K }>

/**
 * The `invite` command, beside a running service or without one. Gives the exit status: 1 where rows of a list were
 * bad.
 * @throws InviteError, SheetError for mistakes in what was given; StoreError, KeyError, PackError
 */
export async function invite(environment: Environment, options: InviteOptions, say: Say): Promise<number> {
  const mode = modeOf(options)
  const rows = mode.kind === 'many' ? await readPeople(mode.file) : []
  const desk = await openDesk(environment, { log: quietLog(), attach: true, only: 'documents' })
  try {
    const people = peopleOf(desk)
    switch (mode.kind) {
      case 'one':
        return await inviteOne(desk, people, mode, say)
      case 'many':
        return await inviteMany(desk, people, { rows, dryRun: mode.dryRun }, say)
      case 'list':
        return await list(desk, people, say)
      case 'confirm':
        return await confirm(people, mode, say)
      case 'revoke':
        return await revoke(people, mode, say)
      case 'leave':
        return await leave(desk, people, mode, say)
    }
  } finally {
    await desk.close()
  }
}

const peopleOf = ({ repositories, pack, clock }: Desk) =>
  joining({
    members: repositories.members,
    invitations: repositories.invitations,
    pack,
    clock,
    newId: randomId,
  })
type People = ReturnType<typeof peopleOf>

async function inviteOne(
  { environment, pack }: Desk,
  people: People,
  { role: roleText, unit: unitText, name, region }: Mode<'one'>,
  say: Say,
): Promise<number> {
  const texts = loadTexts()
  const role = roleNamed(roleText, texts)
  if (role === undefined) {
    throw new InviteError([`--role: there is no role "${roleText}"; use one of ${ROLES.join(', ')}`])
  }
  const units = unitsNamed(unitText, pack)
  if (units.length > 1)
    throw new InviteError([`--unit: more than one unit is called "${unitText}"; give its id`])
  const unit = units[0]?.id ?? unitText
  const grants = [{ role, unit, ...(region === undefined ? {} : { region }) }]
  const invited = await people.invite({ by: 'operator', name, grants })
  if (invited.kind === 'refused') throw new InviteError([texts.render('en', invited.problem)])
  const bot = await askBotName(environment)
  say(wayIn(invited, bot))
  if ('why' in bot) say(`There is no link: ${bot.why}. The person sends this line to the bot.`)
  const { expiresAt } = made(invited).invitation
  say(`It takes in one person, once, until ${moment(expiresAt, pack.timeZone)}. It is not shown again.`)
  return 0
}

async function inviteMany(
  desk: Desk,
  people: People,
  { rows, dryRun }: { rows: Awaited<ReturnType<typeof readPeople>>; dryRun: boolean },
  say: Say,
): Promise<number> {
  const { pack, environment } = desk
  const plan = planInvitations(rows, { pack, texts: loadTexts(), known: await known(desk) })
  const toInvite = plan.filter((one) => one.kind === 'invite').length
  const bot: BotName = dryRun || toInvite === 0 ? { why: '' } : await askBotName(environment)
  const lines: string[][] = []
  const bar = progress('Invite', plan.length)
  try {
    for (const one of plan) {
      lines.push(await resultOf(one, dryRun, people, bot))
      bar.step()
    }
  } finally {
    bar.stop()
    // Whatever happened: a link that isn't shown now is lost.
    for (const line of table(lines)) say(line)
  }
  if ('why' in bot && bot.why !== '') say(`There are no links: ${bot.why}. Each sends their line to the bot.`)
  const count = (kind: Planned['kind']): number => plan.filter((one) => one.kind === kind).length
  const verb = dryRun ? 'to be invited' : 'invited'
  say(`${toInvite} ${verb}, ${count('skip')} left as they are, ${count('bad')} bad rows.`)
  return count('bad') > 0 ? 1 : 0
}

async function resultOf(one: Planned, dryRun: boolean, people: People, bot: BotName): Promise<string[]> {
  const { row, name } = one
  if (one.kind !== 'invite') {
    return [`row ${row}`, one.kind === 'bad' ? 'bad' : 'as it is', name, '', '', one.why]
  }
  const { grant } = one
  const what = [name, grant.role, inRegion(grant)]
  if (dryRun) return [`row ${row}`, 'would invite', ...what]
  const invited = await people.invite({ by: 'operator', name, grants: [grant] })
  return [`row ${row}`, 'invited', ...what, wayIn(invited, bot)]
}

/** Who is in, invited or waiting, to recognise them in a list. */
async function known({ repositories: { members, invitations } }: Desk): Promise<Known[]> {
  const [active, asking, open] = await Promise.all([members.active(), members.asking(), invitations.open()])
  return [
    ...open.map(({ name, grants }) => ({ name, grants, how: 'is invited' }) as const),
    ...asking.map(({ name, asked }) => ({ name, grants: asked, how: 'waits to be confirmed' }) as const),
    ...active.map(({ name, grants }) => ({ name, grants, how: 'is in' }) as const),
  ]
}

async function list({ repositories, pack }: Desk, people: People, say: Say): Promise<number> {
  const pending = await people.pending()
  const active = await repositories.members.active()
  const day = (at: Date | undefined): string => (at === undefined ? '' : moment(at, pack.timeZone))
  const rows = [
    ...pending.flatMap(({ state, name, grants, expiresAt, invitation, member }) =>
      grants.map((grant) => [
        state,
        name,
        grant.role,
        inRegion(grant),
        expiresAt === undefined ? '' : `until ${day(expiresAt)}`,
        invitation === undefined ? `member ${member}` : `invitation ${invitation}`,
      ]),
    ),
    ...active.flatMap(({ id, name, grants, since }) =>
      grants.map((grant) => ['in', name, grant.role, inRegion(grant), `since ${day(since)}`, `member ${id}`]),
    ),
  ]
  for (const line of table(rows)) say(line)
  if (rows.length === 0) say('Nobody was invited yet.')
  return 0
}

async function confirm(people: People, { id }: Mode<'confirm' | 'revoke'>, say: Say): Promise<number> {
  const done = await people.confirm(id, 'operator')
  if (done.kind === 'unknown') throw new InviteError([`there is no member ${id}`])
  say(done.kind === 'done' ? 'Confirmed.' : 'Nothing waits to be confirmed.')
  return 0
}

async function revoke(people: People, { id }: Mode<'confirm' | 'revoke'>, say: Say): Promise<number> {
  const { kind } = await people.revoke(id, 'operator')
  if (kind === 'unknown') throw new InviteError([`there is no invitation ${id}`])
  if (kind === 'used')
    throw new InviteError([`invitation ${id} was taken already; end the membership: --leave`])
  say('Revoked: nobody can take it any more.')
  return 0
}

async function leave(
  desk: Desk,
  people: People,
  { id, successor }: Mode<'leave'>,
  say: Say,
): Promise<number> {
  const { members } = desk.repositories
  const done = await people.leave(id, { by: 'operator', ...(successor === undefined ? {} : { successor }) })
  if (done.kind === 'unknown') throw new InviteError([`there is no member ${id}`])
  if (done.kind !== 'left') {
    throw new InviteError([`${successor} is no active member with a fitting role in the same unit`])
  }
  say(`${done.member.name} has left: nothing can be done or seen with that account any more.`)
  for (const { grant, to } of done.handOver) {
    const next = to === undefined ? undefined : await members.get(to)
    say(
      `${grant.role}, ${inRegion(grant)}: ${next ? `goes on with ${next.name}` : 'falls to the lead of the unit'}`,
    )
  }
  for (const { number, unit, member } of await handOver(done, handOverPorts(desk))) {
    const next = member === undefined ? undefined : await members.get(member)
    say(`${number}: ${next ? `handed over to ${next.name}` : `nobody in ${unit} can take it; invite a lead`}`)
  }
  for (const { name, id: away } of done.deputyOf) say(`${name} (${away}) has to name another deputy.`)
  const open = await reopenDuty(id, civilDateOf(desk.clock.now(), desk.pack.timeZone), dutyPortsOf(desk))
  if (open > 0) say(`${open} accepted shifts ahead have nobody now: others are asked, one after another.`)
  return 0
}

const dutyPortsOf = ({ repositories: { rosters, members, accounts }, clock, pack }: Desk): ReopenPorts => ({
  rosters,
  members,
  accounts,
  clock,
  pack,
  place: dutyPlace(pack, workingCalendar({ overrides: pack.calendar })),
})

/** What handing over works on; a running service tells the people, or the next one that starts. */
function handOverPorts({ repositories, clock, pack }: Desk): HandOverPorts {
  const { petitions, members, accounts, conversations, deliveries } = repositories
  const office = staff({ members, accounts, clock, pack })
  const texts = loadTexts()
  return {
    petitions,
    members,
    conversations,
    clock,
    rules: { pack, calendar: workingCalendar({ overrides: pack.calendar }) },
    staffing: () => office.staffing(),
    relay: async () => undefined,
    words: (message) => LANGUAGES.map((language) => texts.render(language, message)),
    async tell(from, account) {
      await deliveries.add(`handover-${from}`, account, { kind: 'hand-over', subject: from })
    },
  }
}

/** How one gets in: the link, or what to type where the bot's name isn't known. */
function wayIn(invited: Invited, bot: BotName): string {
  const payload = invitePayload(made(invited).code)
  return 'name' in bot ? `https://t.me/${bot.name}?start=${payload}` : `/start ${payload}`
}

/** An invitation that was checked before and has an id of its own can't be refused. */
function made(invited: Invited): Extract<Invited, { kind: 'invited' }> {
  if (invited.kind !== 'invited') throw new Error(`an invitation was not made: ${invited.kind}`)
  return invited
}

const inRegion = ({ unit, region }: Grant): string => (region === undefined ? unit : `${unit} (${region})`)

/** `2026-12-01 14:05` where the office is. */
const moment = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
