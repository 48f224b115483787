import type { Pack } from '../../src/config/pack.js'
import type { Grant, Role } from '../../src/people/roles.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import type { PetitionContent } from '../../src/petitions/content.js'
import { decide } from '../../src/petitions/decide.js'
import { decideFiling } from '../../src/petitions/decide-filing.js'
import type { Acting, DecideContext, Decision, RefusalCode } from '../../src/petitions/decisions/context.js'
import type { AnswerParts } from '../../src/petitions/events.js'
import { evolve, fold } from '../../src/petitions/evolve.js'
import type { Petition, PetitionEvent } from '../../src/petitions/model.js'
import type { Notice } from '../../src/petitions/notice.js'
import { type WorkingCalendar, workingCalendar } from '../../src/time/calendar.js'
import { addDays, type CivilDate, civilDate, civilDateOf } from '../../src/time/civil.js'
import { demoPack } from './demo-pack.js'

export { demoPack }

/** The calendar with all that is published of 2026, and 2027 still awaited. */
export const calendar2026 = workingCalendar({ publishedThrough: 2026 })

export type Official = Extract<Acting, { kind: 'member' }>

const officials = new Map<string, { readonly name: string; readonly grants: readonly Grant[] }>()

/** Somebody who holds these roles; the id and the name are made of the first. */
export function officer(role: Role, unit: string, ...more: readonly Grant[]): Official {
  return called(`${role} ${unit}`, `${role}@${unit}`, [{ role, unit }, ...more])
}

export function called(name: string, member: string, grants: readonly Grant[]): Official {
  officials.set(member, { name, grants: [...(officials.get(member)?.grants ?? []), ...grants] })
  return { kind: 'member', member, name, grants }
}

/** A role account of the demo pack, by its key. */
export function demoPerson(key: string): Official {
  const person = demoPack.people.find((one) => one.key === key)
  if (person?.unit === undefined || person.role === 'citizen') throw new Error(`no official ${key}`)
  return called(key, person.key, [{ role: person.role, unit: person.unit }])
}

export const citizen = (account = 'wang'): Acting => ({ kind: 'petitioner', account })
export const SERVICE: Acting = { kind: 'service' }

/** A written opinion with all that 2022 §32 asks for. */
export const OPINION: AnswerParts = {
  request: 'Compensation for 2 mu of land.',
  facts: 'The land was taken in 2025 and nothing was paid.',
  opinion: 'The bureau pays 1987 yuan by the end of the month.',
  basis: 'Land Administration Law, article 48',
  outcome: 'supported',
}

const CONTENT: PetitionContent = {
  class: 'appeal',
  category: 'expropriation_resettlement_compensation',
  facts: [{ kind: 'text', text: 'My land was taken for the road.' }],
  request: 'Pay the compensation.',
  place: { region: '341500', words: '5 Guangming Street' },
  petitioner: { kind: 'named', name: 'Wang Xiaoming', phone: '13866660000' },
  language: 'en',
}

export interface CaseOptions {
  /** The day on which it comes in. */
  readonly on?: string
  readonly content?: Partial<PetitionContent>
  /** The moment, where ten o'clock in China isn't meant. */
  readonly at?: Date
  readonly account?: string
  readonly number?: string
  /** Handed in on paper, so that the petitioner has no chat. */
  readonly paper?: { readonly by: Official; readonly office: string; readonly receivedOn?: string }
  readonly pack?: Pack
  readonly calendar?: WorkingCalendar
  /** Units of which nobody uses the service. */
  readonly unreachable?: readonly string[]
}

/** A case with the world around it, driven by commands; everything is pure but the driver itself. */
export class Case {
  petition: Petition
  readonly events: PetitionEvent[] = []
  /** What was told, in order. */
  readonly notices: Notice[] = []
  readonly pack: Pack
  calendar: WorkingCalendar
  now: Date
  readonly unreachable: Set<string>
  #commands = 0
  #today: { readonly now: Date; readonly date: CivilDate } | undefined

  constructor(options: CaseOptions = {}) {
    const { on = '2026-03-02', content, paper, pack = demoPack, calendar = calendar2026 } = options
    const { at = morningOf(on), account = 'wang', number = 'XF341500-2026-000001' } = options
    this.pack = pack
    this.calendar = calendar
    this.unreachable = new Set(options.unreachable)
    this.now = at
    const decision = decideFiling(
      {
        kind: 'filePetition',
        id: 'filing',
        petition: 'case',
        content: { ...CONTENT, ...content },
        by: paper
          ? {
              kind: 'registrar',
              acting: paper.by,
              office: paper.office,
              channel: 'letter',
              receivedOn: civilDate(paper.receivedOn ?? on),
              persons: 1,
              firstTime: true,
              code: 'SLIP',
            }
          : { kind: 'petitioner', account },
      },
      number,
      this.now,
      { pack, calendar },
    )
    if (decision.kind === 'refused') throw new Error(`filing refused: ${decision.refusal.code}`)
    this.events.push(...decision.events)
    this.notices.push(...decision.notices)
    const petition = fold('case', decision.events)
    if (!petition) throw new Error('nothing was filed')
    this.petition = petition
  }

  get today(): CivilDate {
    if (this.#today?.now !== this.now) {
      this.#today = { now: this.now, date: civilDateOf(this.now, this.pack.timeZone) }
    }
    return this.#today.date
  }

  context(acting: Acting): DecideContext {
    return {
      pack: this.pack,
      calendar: this.calendar,
      now: this.now,
      today: this.today,
      acting,
      reachable: (unit) => !this.unreachable.has(unit),
      official: (member) => officials.get(member),
    }
  }

  /** What would be decided, without doing it. */
  ask(acting: Acting, command: CaseCommand): Decision {
    return decide(this.petition, { ...command, id: `c${this.#commands + 1}` }, this.context(acting))
  }

  /** Decides and, where accepted, does it. */
  run(acting: Acting, command: CaseCommand): Decision {
    const decision = this.ask(acting, command)
    if (decision.kind === 'refused') return decision
    this.#commands += 1
    this.events.push(...decision.events)
    this.notices.push(...decision.notices)
    for (const event of decision.events) this.petition = evolve(this.petition, 'case', event)
    return decision
  }

  /** Does what has to be accepted. @throws Error when it is refused */
  does(acting: Acting, command: CaseCommand): this {
    const decision = this.run(acting, command)
    if (decision.kind === 'refused') {
      const { code, args } = decision.refusal
      throw new Error(
        `${command.kind} refused in ${this.petition.status}: ${code} ${JSON.stringify(args ?? {})}`,
      )
    }
    return this
  }

  /** The code with which it is refused, or `accepted`. The case never changes. */
  refusal(acting: Acting, command: CaseCommand): RefusalCode | 'accepted' {
    const decision = this.ask(acting, command)
    return decision.kind === 'refused' ? decision.refusal.code : 'accepted'
  }

  /** Ten o'clock on a day. */
  on(date: string): this {
    this.now = morningOf(date)
    return this
  }

  later(days: number): this {
    return this.on(addDays(this.today, days))
  }

  minutesLater(minutes: number): this {
    this.now = new Date(this.now.getTime() + minutes * 60_000)
    return this
  }

  /** Of all events of a kind, the newest. */
  last<Type extends PetitionEvent['type']>(type: Type): Extract<PetitionEvent, { type: Type }> | undefined {
    return this.events.findLast(
      (event): event is Extract<PetitionEvent, { type: Type }> => event.type === type,
    )
  }

  /** The newest limit of a rule: whether it runs, its nominal and its last day. */
  clock(rule: string) {
    const clock = this.petition.clocks.findLast(({ limit }) => limit.rule === rule)
    if (!clock) throw new Error(`no clock of ${rule}`)
    const { holder, limit, stoppedOn } = clock
    const { kind, nominal, due, from, days } = limit
    return { holder, kind, from, days, nominal, due, ...(stoppedOn === undefined ? {} : { stoppedOn }) }
  }

  /** The id of the newest notice of a kind. */
  noticeOf(kind: Notice['kind']): string {
    const notice = this.notices.findLast((one) => one.kind === kind)
    if (!notice) throw new Error(`no notice ${kind}`)
    return notice.id
  }

  /** Kinds of the notices that went to petitioners, or to a unit. */
  told(unit?: string): string[] {
    return this.notices
      .filter((notice) =>
        unit === undefined ? 'account' in notice : 'unit' in notice && notice.unit === unit,
      )
      .map(({ kind }) => kind)
  }
}

const morningOf = (date: string): Date => new Date(`${civilDate(date)}T10:00:00+08:00`)
