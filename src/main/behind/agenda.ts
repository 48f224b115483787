/** What the service will do by itself next, and when: for the strip on the sandbox's page. Reads, writes nothing. */
import { OTHER_CLOCK_IDS } from '../../config/pack.types.js'
import type { Argument, Message } from '../../config/texts.types.js'
import { stepName } from '../../dialogues/desk/reminder-texts.js'
import { listed, unitName } from '../../dialogues/desk/report-lines.js'
import type { Repositories } from '../../operator/open.js'
import { shortNumber } from '../../petitions/case-number.js'
import type { Rules } from '../../petitions/decisions/context.js'
import { nextStepAt } from '../../petitions/due.js'
import type { Seen } from '../../petitions/repository.js'
import { type Rung, rungsAhead } from '../../petitions/rungs.js'
import { otherClockId, watched } from '../../petitions/watched.js'
import type { Due } from '../../roster/due.js'
import type { DutyPlace } from '../../roster/duty-rungs.js'
import { aheadOf } from '../../roster/sweeping.js'
import type { DutyWindow } from '../../roster/window.js'
import type { Clock } from '../../time/clock.js'

/** Something that lies ahead. */
export interface Ahead {
  readonly at: Date
  readonly text: Message
  readonly case?: string
}

export interface AheadPorts {
  readonly repositories: Repositories
  readonly clock: Clock
  readonly rules: Rules
  readonly place: DutyPlace
}

/** So many things are looked up of each kind, and given in all. */
const COUNT = 24

/** The soonest first. */
export async function whatIsAhead(ports: AheadPorts): Promise<Ahead[]> {
  const found = await Promise.all([ofCases(ports), ofWindows(ports), ofDeliveries(ports), ofDrafts(ports)])
  return found
    .flat()
    .filter(({ at }) => at > ports.clock.now())
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, COUNT)
}

async function ofCases({ repositories: { petitions }, rules }: AheadPorts): Promise<Ahead[]> {
  const ids = await petitions.actingSoonest(COUNT)
  const seen = await Promise.all(ids.map((id) => petitions.see(id)))
  return seen.flatMap((one) => (one ? ofCase(one, rules) : []))
}

function ofCase({ petition, events, remindedThrough }: Seen, rules: Rules): Ahead[] {
  const number = shortNumber(petition.number)
  const all = rungsAhead(watched(petition, events, rules), remindedThrough, COUNT / 4, rules)
  // Of several of one date that come at one time the last is told.
  const rungs = all.filter(
    (rung, index) =>
      !all
        .slice(index + 1)
        .some(
          (later) =>
            later.watched.id === rung.watched.id &&
            +later.at === +rung.at &&
            (later.to === 'petitioners') === (rung.to === 'petitioners'),
        ),
  )
  const step = nextStepAt(petition, rules.pack.timeZone)
  const does = petition.issueAt ? 'issue' : petition.withdrawal ? 'withdrawal' : 'lapse'
  return [
    ...(step ? [{ at: step, case: petition.id, text: { key: `ahead-step-${does}`, args: { number } } }] : []),
    ...rungs.map((rung) => ({
      at: rung.at,
      case: petition.id,
      text: { key: 'ahead-told', args: { what: what(rung, number, petition, rules), whom: whom(rung) } },
    })),
  ]
}

function what(
  { name, watched: date }: Rung,
  number: Argument,
  petition: Seen['petition'],
  rules: Rules,
): Message {
  const [kind = '', count] = name.split('-')
  const clock = petition.clocks.find(({ id }) => id === date.id)
  const other = OTHER_CLOCK_IDS.find((one) => otherClockId(one) === date.id)
  const step: Argument = clock
    ? stepName(clock, rules.pack)
    : other
      ? { local: rules.pack.profile.otherClocks[other].name }
      : { key: 'ahead-reexamination' }
  const days = Number(count)
  return {
    key: `ahead-${kind}`,
    args: { number, step, due: { date: date.due }, ...(Number.isNaN(days) ? {} : { days }) },
  }
}

function whom({ to }: Rung): Argument {
  if (to === 'petitioners') return { key: 'ahead-whom-petitioners' }
  const [first, ...others] = to.map((level): Argument => ({ key: `ahead-whom-${level}` }))
  return first === undefined ? { key: 'ahead-whom-handler' } : listed([first, ...others])
}

async function ofWindows({ repositories, rules, place, clock }: AheadPorts): Promise<Ahead[]> {
  const { rosters, members, accounts } = repositories
  const names = new Map((await members.active()).map(({ id, name }) => [id, name]))
  const windows = (await rosters.all()).filter(
    ({ publishedAt, to }) => publishedAt && Date.parse(`${to}T00:00Z`) > clock.now().getTime() - TWO_DAYS_MS,
  )
  const found = await Promise.all(
    windows.map(async (window) =>
      (await aheadOf(window, { members, accounts, pack: rules.pack, place }, COUNT)).map((due) =>
        duty(window, due, names, rules),
      ),
    ),
  )
  return found.flat()
}

const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000

function duty(
  { unit }: DutyWindow,
  { at, kind, name, member }: Due,
  names: ReadonlyMap<string, string>,
  { pack }: Rules,
): Ahead {
  const args = { unit: unitName(unit, pack), member: names.get(member) ?? member }
  return { at, text: { key: `ahead-duty-${dutyWord(kind, name)}`, args } }
}

/** What several of the things that are told of a shift have in common. */
function dutyWord(kind: Due['kind'], name: string): string {
  if (kind === 'duty-call') return 'call'
  if (kind === 'duty-reminder') return name === 'ends' || name === 'note' ? 'hand-over' : 'reminder'
  const [word = ''] = name.split('-')
  if (word === 'open' || word === 'absent' || word === 'return') return word
  return 'hand-over'
}

async function ofDeliveries({ repositories, clock }: AheadPorts): Promise<Ahead[]> {
  const ahead = await repositories.deliveries.ahead(clock.now(), COUNT * 4)
  return ahead.map(({ at, state, count }) => ({ at, text: { key: `ahead-${state}`, args: { count } } }))
}

async function ofDrafts({ repositories, clock }: AheadPorts): Promise<Ahead[]> {
  const at = await repositories.conversations.nextDraft(clock.now())
  return at ? [{ at, text: { key: 'ahead-draft' } }] : []
}
