import type { Message } from '../../../config/texts.types.js'
import { mayDo, unitsWithin } from '../../../people/roles.js'
import type { ActingMember } from '../../../petitions/staff.js'
import { publishWindow } from '../../../roster/acting.js'
import { keepDraft, planDraft, redraw } from '../../../roster/drafting.js'
import { dutyPlace } from '../../../roster/duty-rungs.js'
import { neutralText } from '../../../roster/neutral-text.js'
import { standingOf } from '../../../roster/standing.js'
import { languagesOf, readName } from '../../../roster/window-name.js'
import type { Outcome } from '../../commands.js'
import type { Say } from '../../messages.js'
import { type DeskPorts, NOT_YOURS, todayOf } from '../desk-ports.js'
import { windowName } from '../report-lines.js'
import { dutyPorts } from '../run-duty.js'
import { planOffers } from './offers.js'
import { nameProblem } from './plan-questions.js'
import { whyNotPlanned } from './refusal-texts.js'
import type { PlanWindow, RosterAct } from './roster-acts.js'
import { rosterChoice } from './roster-buttons.js'
import { listSay, publishedText, type Seen, sureSay, windowSay } from './roster-texts.js'
import { give, showDays, showShifts, showTakers } from './run-change.js'
import { asSeen, factsOf, planPorts, seeWindow } from './see-window.js'

const saying = (...say: Say[]): Outcome => ({ kind: 'said', say })
/** The same words for a window that isn't there and for one of a unit that somebody has no right to plan for. */
const NO_WINDOW: Outcome = { kind: 'refused', problem: { key: 'roster-unknown' } }

/** Carries out what a roster manager asked for; their right towards the window's unit is looked up each time. */
export async function runRoster(act: RosterAct, member: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { pack } = ports.rules
  if (unitsWithin(member.grants, 'plan-roster', pack).length === 0) return NOT_YOURS
  if (act.do === 'list') return list(member, ports)
  const seen = await seeWindow(act.window, ports)
  if (!seen || !mayDo(member.grants, 'plan-roster', seen.window.unit, pack)) return NO_WINDOW
  switch (act.do) {
    case 'show':
      return saying(windowSay(seen, act.page, factsOf(ports)))
    case 'again':
      return again(act.version, seen, ports)
    case 'publish':
      return publish(act, seen, ports)
    case 'drop':
      return drop(act, seen, ports)
    case 'days':
      return showDays(act.page, seen, ports)
    case 'shifts':
      return showShifts(act.day, seen, ports)
    case 'takers':
      return showTakers(act.shift, seen, ports)
    case 'give':
      return give(act, seen, member.member, ports)
  }
}

async function list({ grants }: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const today = todayOf(ports)
  const windows = await ports.rosters.coming(unitsWithin(grants, 'plan-roster', ports.rules.pack), today)
  return saying(listSay(windows, today, factsOf(ports)))
}

/** Opens the form for a new window, with what there is to choose from. */
export async function openPlan({ grants }: ActingMember, ports: DeskPorts): Promise<Outcome> {
  const { rules, rosters, members } = ports
  const { pack, calendar } = rules
  const units = unitsWithin(grants, 'plan-roster', pack)
  if (units.length === 0) return NOT_YOURS
  if (!pack.roster) return { kind: 'refused', problem: { key: 'plan-no-rules' } }
  const today = todayOf(ports)
  const offers = planOffers(grants, {
    pack,
    rules: { ...pack.roster, dates: [...pack.roster.dates, ...(await ports.keyDates.all())] },
    calendar,
    members: await members.active(),
    windows: await rosters.coming(units, today),
    today,
    place: dutyPlace(pack, calendar),
  })
  if (offers.units.length === 0) return { kind: 'refused', problem: { key: 'plan-nobody-anywhere' } }
  return { kind: 'task', form: 'plan', given: { offers } }
}

/** Makes the roster of a window and keeps it as a draft; where there is none, the form stays to be corrected. */
export async function planWindow(
  { window: id, unit, name, level, from, to }: PlanWindow,
  { grants }: ActingMember,
  ports: DeskPorts,
): Promise<Outcome> {
  const { pack } = ports.rules
  if (!mayDo(grants, 'plan-roster', unit, pack)) return NOT_YOURS
  const refused = (problem: Message): Outcome => ({ kind: 'refused', problem })
  const plan = planPorts(ports)
  if (!plan) return refused({ key: 'plan-no-rules' })
  const read = readName(name)
  if (read.kind === 'wrong') return refused(nameProblem)
  for (const words of languagesOf(read.name)) {
    const named = await neutralText(words, unit, ports)
    if (named) return refused(named)
  }
  // Kept before, by this very form: it is shown again.
  if (!(await ports.rosters.see(id))) {
    const planned = await planDraft({ id, unit, name: read.name, level, from, to, seed: 1 }, plan)
    if (planned.kind !== 'planned') return refused(whyNotPlanned(planned, unit, pack))
    const other = await keepDraft(planned.window, ports.rosters)
    if (other) return refused(whyNotPlanned({ kind: 'overlaps', window: other }, unit, pack))
  }
  const seen = await seeWindow(id, ports)
  if (!seen) return NO_WINDOW
  return { kind: 'acted', say: [windowSay(seen, 0, factsOf(ports))] }
}

/** What became of a window meanwhile, and how it is now. */
async function moved({ window }: Seen, ports: DeskPorts, ...why: Message[]): Promise<Outcome> {
  const now = await seeWindow(window.id, ports)
  if (!now) return NO_WINDOW
  return saying(windowSay(now, 0, factsOf(ports), ...why))
}

const CHANGED: Message = { key: 'roster-moved' }

const publishedBefore = ({ window }: Seen): Message => ({
  key: 'roster-published-before',
  args: { name: windowName(window) },
})

async function again(version: number, seen: Seen, ports: DeskPorts): Promise<Outcome> {
  const plan = planPorts(ports)
  if (!plan) return { kind: 'refused', problem: { key: 'plan-no-rules' } }
  if (seen.window.publishedAt) return moved(seen, ports, publishedBefore(seen))
  const redrawn = await redraw(seen.window.id, version, plan)
  switch (redrawn.kind) {
    case 'redrawn':
      return moved(seen, ports, { key: 'roster-again' })
    case 'moved':
      return moved(seen, ports, CHANGED)
    case 'same':
      return moved(seen, ports, { key: 'roster-again-same' })
    default: {
      const { unit } = seen.window
      return moved(seen, ports, whyNotPlanned(redrawn, unit, ports.rules.pack), {
        key: 'roster-again-none',
      })
    }
  }
}

type Sure = Extract<RosterAct, { do: 'publish' | 'drop' }>

async function publish({ version, sure }: Sure, seen: Seen, ports: DeskPorts): Promise<Outcome> {
  const { window } = seen
  const facts = factsOf(ports)
  if (window.publishedAt) return moved(seen, ports, publishedBefore(seen))
  if (standingOf(window, facts.now, facts.place).over) return moved(seen, ports, { key: 'roster-is-over' })
  if (seen.version !== version) return moved(seen, ports, CHANGED)
  if (!sure) return saying(sureSay('publish', seen))
  const rosters = asSeen(ports.rosters, (now) => now.version === version)
  const published = await publishWindow(window.id, { ...dutyPorts(ports), rosters })
  if (typeof published === 'string') {
    const now = await seeWindow(window.id, ports)
    return moved(seen, ports, now?.window.publishedAt ? publishedBefore(now) : CHANGED)
  }
  await ports.tellDuty(window.id)
  return saying({
    text: publishedText(published, facts.place),
    choices: [
      [rosterChoice({ do: 'show', window: window.id, page: 0 }, { key: 'button-roster-back' })],
      [rosterChoice({ do: 'list' }, { key: 'button-roster-all' })],
    ],
  })
}

async function drop({ version, sure }: Sure, seen: Seen, ports: DeskPorts): Promise<Outcome> {
  const { window } = seen
  if (window.publishedAt)
    return moved(seen, ports, { key: 'roster-drop-published', args: { name: windowName(window) } })
  if (seen.version !== version) return moved(seen, ports, CHANGED)
  if (!sure) return saying(sureSay('drop', seen))
  if (!(await ports.rosters.drop(window.id, version))) return moved(seen, ports, CHANGED)
  return saying({
    text: [{ key: 'roster-dropped', args: { name: windowName(window) } }],
    choices: [[rosterChoice({ do: 'list' }, { key: 'button-roster-all' })]],
  })
}
