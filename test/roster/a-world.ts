import type { Member } from '../../src/people/members.js'
import type { Role } from '../../src/people/roles.js'
import type { ReopenPorts } from '../../src/roster/reopen.js'
import { remindDuty, type SweepingPorts } from '../../src/roster/sweeping.js'
import type { DutyWindow } from '../../src/roster/window.js'
import type { DutyNotice } from '../../src/roster/window-schema.js'
import { civilDateOf } from '../../src/time/civil.js'
import { timeOf } from '../../src/time/hours.js'
import { demoPack } from '../support/case-kit.js'
import { officeTime as at } from '../support/walk.js'
import { place } from './a-window.js'

export function aMember(
  id: string,
  roles: readonly Role[],
  { unit = 'luan-petition', ...more }: Partial<Member> & { readonly unit?: string } = {},
): Member {
  return {
    id,
    version: 1,
    account: id,
    name: id,
    grants: roles.map((role) => ({ role, unit })),
    asked: [],
    state: 'active',
    since: new Date(0),
    taken: [],
    ...more,
  }
}

/** The people of `roundTheClock`, a manager, and `y` and `z`, who are free. */
export const aCrew = (slots = 4): Member[] => [
  ...Array.from({ length: slots }, (_, slot) => [
    aMember(`leader-${slot}`, ['leader']),
    aMember(`officer-${slot}`, ['duty-officer']),
    aMember(`backup-${slot}`, ['duty-officer']),
  ]).flat(),
  aMember('manager', ['roster-manager']),
  aMember('y', ['duty-officer']),
  aMember('z', ['duty-officer']),
]

/** One window with its sweep, kept in memory; each notice is told once, as deliveries are made once. */
export function aWorld(
  first: DutyWindow,
  crew: readonly Member[],
  { beside = [] as readonly DutyWindow[], silent = [] as readonly string[] } = {},
) {
  let now = at('2026-02-01T09:00')
  let window = first
  let version = 1
  let next: Date | undefined
  const members = [...crew]
  const told = new Set<string>()
  const heard: string[] = []
  const tell = ({ id, member, rung }: DutyNotice): void => {
    if (told.has(id) || !members.some((one) => one.id === member)) return
    told.add(id)
    const when = `${civilDateOf(now, place.timeZone).slice(5)} ${timeOf(now, place.timeZone)}`
    heard.push(`${when} ${member} ${rung?.name ?? 'duty'} ${rung?.clock ?? ''}`)
  }
  const windows = () => [window, ...beside]
  const ports = {
    clock: { now: () => now, wall: () => now },
    place,
    pack: demoPack,
    accounts: {
      tellableAmong: async (ids: readonly string[]) => new Set(ids.filter((id) => !silent.includes(id))),
    },
    members: { active: async () => [...members] },
    rosters: {
      see: async () => ({ window, version }),
      beside: async () => [...beside],
      before: async () => undefined,
      ofMember: async (member: string) =>
        windows().filter(({ shifts }) => shifts.some((shift) => shift.member === member)),
      async write(
        written: DutyWindow,
        seen: number,
        { tell: notices, nextActionAt }: { tell: readonly DutyNotice[]; nextActionAt: Date | undefined },
      ) {
        if (seen !== version) return false
        window = written
        version += 1
        next = nextActionAt
        for (const notice of notices) tell(notice)
        return true
      },
    },
  } satisfies ReopenPorts & SweepingPorts
  return {
    ports,
    window: () => window,
    /** Changes a member, or takes them away. */
    set(id: string, change?: Partial<Member>): void {
      const index = members.findIndex((one) => one.id === id)
      const [member] = members.splice(index, 1)
      if (member && change) members.push({ ...member, ...change })
    },
    /** Lets time pass; the sweep comes whenever the window says that it has something to do. */
    async until(time: string): Promise<void> {
      const to = at(time)
      if (next === undefined) await remindDuty(window.id, ports)
      while (next && next <= to) {
        if (next > now) now = next
        await remindDuty(window.id, ports)
      }
      now = to
    },
    /** What was told since it was last asked, as far as it is about something. */
    heard: (about = ''): string[] =>
      heard
        .splice(0)
        .filter((line) => line.includes(about))
        .map((line) => line.replace(` ${about}`, '')),
  }
}
