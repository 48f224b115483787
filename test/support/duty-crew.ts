import { randomId } from '../../src/people/ids.js'
import { publishWindow } from '../../src/roster/acting.js'
import { dutyPlace } from '../../src/roster/duty-rungs.js'
import { type PlanFacts, planWindow, type WantedWindow } from '../../src/roster/plan-window.js'
import type { DutyWindow } from '../../src/roster/window.js'
import { civilDate, civilDateOf } from '../../src/time/civil.js'
import type { Heard } from './chats.js'
import { official, type Person } from './desk.js'
import type { Replica, Site } from './replica.js'
import { nextStop } from './walk.js'

/** An official who does what the messages ask for, but for what they are told to leave undone. */
export interface Crewman extends Person {
  readonly member: string
  readonly name: string
  readonly unit: string
  readonly leads: boolean
  readonly chinese: boolean
  /** English labels of buttons that this one doesn't press. */
  readonly leaves: Set<string>
  /** Presses the newest button of these English words in their own language. */
  does(label: string): Promise<void>
}

export const dutyPorts = (site: Site, replica: Replica) => {
  const { rosters, members, accounts } = replica.repositories
  const { pack, calendar } = replica.office().rules
  return { rosters, members, accounts, clock: site.clock, pack, place: dutyPlace(pack, calendar) }
}

/** Leaders and duty officers of a unit; every other one has a Chinese phone. */
export async function crewOf(
  site: Site,
  replica: Replica,
  unit: string,
  {
    leaders,
    officers,
    lead = 'leader',
  }: { readonly leaders: number; readonly officers: number; readonly lead?: 'leader' | 'unit-lead' },
): Promise<Crewman[]> {
  const crew: Crewman[] = []
  for (let index = 0; index < leaders + officers; index += 1) {
    const role = index < leaders ? lead : 'duty-officer'
    const name = `No ${index} ${unit}`
    const language = index % 2 === 0 ? 'en' : 'zh-hans'
    const who = await official(site, replica, role, unit, { language, name })
    const does = (label: string): Promise<void> =>
      who.press(
        language === 'en' ? label : ([...BUTTONS, ...BY_HAND].find(({ en }) => en === label)?.zh ?? label),
      )
    const facts = { name, unit, leads: index < leaders, chinese: language !== 'en' }
    crew.push({ ...who, ...facts, leaves: new Set(), does })
  }
  return crew
}

/** Plans a window from those who are there and publishes it. */
export async function plannedWindow(
  site: Site,
  replica: Replica,
  wanted: Pick<WantedWindow, 'unit' | 'name' | 'level'> & { readonly from: string; readonly to: string },
  change: (window: DutyWindow) => DutyWindow = (window) => window,
): Promise<DutyWindow> {
  const { members, rosters } = replica.repositories
  const { rules } = replica.office()
  if (!rules.pack.roster) throw new Error('no rosters')
  const facts: PlanFacts = {
    rules: rules.pack.roster,
    members: await members.active(),
    windows: await rosters.all(wanted.unit),
    today: civilDateOf(site.clock.now(), rules.pack.timeZone),
    now: site.clock.now(),
  }
  const { from, to } = wanted
  const asked = { ...wanted, id: randomId(), seed: 1, from: civilDate(from), to: civilDate(to) }
  const found = planWindow(asked, facts, { timeZone: rules.pack.timeZone, calendar: rules.calendar })
  if (found.kind !== 'planned') throw new Error(`${found.kind}: ${JSON.stringify(found)}`)
  await rosters.insert(change(found.window))
  const published = await publishWindow(asked.id, dutyPorts(site, replica))
  if (typeof published === 'string') throw new Error(published)
  return published
}

/** What each button asks for: its words in both languages, and what follows the press. */
const BUTTONS: readonly { readonly en: string; readonly zh: string; readonly types?: string }[] = [
  { en: 'Accept duty', zh: '接受值班' },
  { en: 'Give a number', zh: '填写电话', types: '13800000000' },
  { en: 'Check in', zh: '签到' },
  { en: 'Write hand-over note', zh: '写交接记录', types: '-' },
  { en: 'Confirm hand-over', zh: '确认接班' },
  { en: 'Nothing to report', zh: '零报告' },
  { en: 'Taken', zh: '已接' },
]
/** What nobody presses by themselves. */
const BY_HAND: typeof BUTTONS = [
  { en: 'I step in', zh: '我顶上' },
  { en: 'Write a report', zh: '写报告' },
  { en: 'Confirm', zh: '确认' },
]

/** Lets time pass until `to`, stopping wherever something is due; everybody does at once what they are asked. */
export async function liveTo(
  site: Site,
  replica: Replica,
  crew: readonly Crewman[],
  to: Date,
): Promise<void> {
  const read = new Map(crew.map((one) => [one, one.messages().length]))
  for (;;) {
    await replica.settle()
    for (const one of crew) {
      for (const message of one.messages().slice(read.get(one))) await answer(one, message)
      read.set(one, one.messages().length)
    }
    const now = site.clock.now()
    if (now >= to) return
    const next = await nextStop(replica, now)
    site.pass(Math.min(to.getTime(), next?.getTime() ?? to.getTime()) - now.getTime())
  }
}

async function answer(one: Crewman, message: Heard): Promise<void> {
  for (const { en, zh, types } of BUTTONS) {
    const label = message.buttons.find((button) => button.label === en || button.label === zh)?.label
    if (label === undefined || one.leaves.has(en)) continue
    await one.pressOf(message, label)
    if (types === undefined) continue
    await one.text(types)
    await one.does('Confirm')
  }
}
