import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import type { Acting } from '../../src/petitions/decisions/context.js'
import { nextStepAt } from '../../src/petitions/due.js'
import { type EventType, eventFromText, eventToText } from '../../src/petitions/events.js'
import { fold } from '../../src/petitions/evolve.js'
import { STATUSES } from '../../src/petitions/model.js'
import {
  before2026,
  dice,
  everybody,
  FITTING,
  fitting,
  KINDS,
  MADE,
  newCase,
  VARIANTS,
} from '../support/case-driver.js'
import { calendar2026, SERVICE } from '../support/case-kit.js'
import { demand, frozen, watch } from '../support/case-watch.js'
import { scaled } from '../support/thorough.js'

/** A failure names the seed of its case: `CASE_SEED=<seed> npx vitest run test/petitions/machine-properties` runs it alone. */
const ONE_SEED = process.env.CASE_SEED === undefined ? undefined : Number(process.env.CASE_SEED)
const CASES_EACH = scaled(120, 500)
const STEPS = 34

/** What a run of cases has come by, so that the properties are not true of nothing. */
interface Reached {
  readonly events: Set<EventType>
  readonly statuses: Set<string>
  refused: number
  accepted: number
}

/** One case from its filing over at most a year, by legal and illegal commands in turn. */
function drive(variant: (typeof VARIANTS)[number], seed: number, reached: Reached): void {
  const die = dice(seed)
  const built = newCase(die, variant.pack)
  const log: string[] = []
  frozen(built.petition)
  const check = watch(variant, built)
  const waiting: string[] = []

  const give = (acting: Acting, command: CaseCommand): boolean => {
    const before = built.petition
    // The petition is frozen: a decision that changed it would throw.
    const decision = built.run(acting, command)
    if (decision.kind === 'refused') {
      reached.refused += 1
      demand(built.petition === before, 'refused and yet changed')
      return false
    }
    reached.accepted += 1
    log.push(
      `${built.today} ${acting.kind === 'member' ? acting.member : acting.kind} ${JSON.stringify(command)}`,
    )
    for (const { type } of decision.events) reached.events.add(type)
    for (const one of decision.notices) {
      if (one.report) waiting.push(one.id)
    }
    check(before, decision)
    reached.statuses.add(built.petition.status)
    return true
  }

  /** What the service does by itself: what is due, and what it hears of deliveries. */
  const serve = () => {
    const due = nextStepAt(built.petition, variant.pack.timeZone)
    if (due && due <= built.now && die.chance(0.9)) {
      give(SERVICE, { kind: built.petition.status === 'answered' ? 'issue' : 'lapseExtension' })
    }
    const notice = waiting.shift()
    if (notice && die.chance(0.7)) {
      const kind = die.chance(0.75) ? 'reportDelivered' : 'reportUndelivered'
      give(SERVICE, { kind, notice })
    }
    if (built.calendar === before2026 && die.chance(0.05)) {
      built.calendar = calendar2026
      give(SERVICE, { kind: 'recompute', calendar: '2026' })
    }
  }

  try {
    check(built.petition, { kind: 'accepted', events: [], notices: [] })
    for (let step = 0; step < STEPS && built.today < '2026-12-31'; step += 1) {
      if (die.chance(0.5)) built.later(die.upTo(20))
      else built.minutesLater(die.upTo(15))
      serve()
      // One command that is mostly out of place or not theirs, then fitting ones until one is accepted.
      give(die.one(everybody), MADE[die.one(KINDS)](die, built))
      for (let tries = 0; tries < 5; tries += 1) {
        const kind = die.one(FITTING.get(built.petition.status) ?? KINDS)
        if (give(fitting(die, kind, built), MADE[kind](die, built))) break
      }
      if (built.petition.status === 'closed' && die.chance(0.2)) break
    }
    const again = fold('case', built.events.map(eventToText).map(eventFromText))
    demand(
      isDeepStrictEqual(again, built.petition),
      'folded from the beginning, the history tells another case',
    )
  } catch (cause) {
    const steps = log.slice(-25).join('\n  ')
    throw new Error(`CASE_SEED=${seed} with ${variant.name}: ${cause}\n  ${steps}`, { cause })
  }
}

describe('a thousand cases over a year', () => {
  test.each(VARIANTS)(
    'with $name: owner, next date, dates, days, notices and history are right after every step',
    (variant) => {
      const reached: Reached = {
        events: new Set(),
        statuses: new Set(['registered']),
        refused: 0,
        accepted: 0,
      }
      if (ONE_SEED !== undefined) return drive(variant, ONE_SEED, reached)
      for (let index = 0; index < CASES_EACH; index += 1) drive(variant, variant.seed + index, reached)
      const oneWindow = variant.pack.profile.answerThroughPetitionOffice
      expect([...reached.statuses].toSorted()).toEqual(
        STATUSES.filter((status) => oneWindow || status !== 'at-office').toSorted(),
      )
      const never = EVENTS.filter((type) => !reached.events.has(type))
      expect(never).toEqual(oneWindow ? [] : ['answerSubmitted', 'answerReturned'])
      expect(reached.accepted).toBeGreaterThan(CASES_EACH * 20)
      expect(reached.refused).toBeGreaterThan(reached.accepted)
    },
    60_000,
  )
})

/** Every kind of event but the first one. */
const EVENTS: readonly EventType[] = [
  'joined',
  'forwarded',
  'diverted',
  'objected',
  'objectionAgreed',
  'objectionRefused',
  'referred',
  'told',
  'accepted',
  'handlerNamed',
  'reclassified',
  'urgencySet',
  'coHandlerAdded',
  'coHandlerAnswered',
  'recused',
  'asked',
  'replied',
  'hearingOpened',
  'hearingClosed',
  'noted',
  'extensionRequested',
  'extensionRefused',
  'extensionApproved',
  'extensionTold',
  'extensionLapsed',
  'answerSubmitted',
  'answerReturned',
  'answered',
  'takenBack',
  'issued',
  'served',
  'closed',
  'urged',
  'urgeAnswered',
  'delivered',
  'undelivered',
  'taskDone',
  'datesMoved',
]
