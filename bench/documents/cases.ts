/** Cases for the document bench: the same ones for every engine, each made from its number alone. */
import { createHash } from 'node:crypto'
import type { PetitionRow } from '../../src/petitions/petition-schema.js'

/** Offices that have cases waiting, however many cases there are in all: what waits doesn't grow with the archive. */
export const OFFICES = 20
const WAITING_EACH = 20
const CASES_OF_A_PERSON = 4
const DAY = 86_400_000
const BEGINS = Date.UTC(2026, 0, 1)
const SEALED_EVENT = 800
const EVENTS = 3

type Unset = 'nextActionAt' | 'outboxSince' | 'leasedBy' | 'leasedUntil'

export interface BenchCase extends Omit<PetitionRow, Unset | 'outbox'> {
  outbox: never[]
  nextActionAt?: Date
}

/** An id as the service's random ones: 128 bits, spread evenly. */
export const idOf = (kind: string, n: number): string =>
  createHash('sha256').update(`${kind}${n}`).digest('base64url').slice(0, 22)

export const numberOf = (kind: string, n: number): string => `XF-341522-${kind}-${String(n).padStart(8, '0')}`

/** Whose case the n-th is: everybody has four, in cases that lie together in time. */
export const accountOf = (n: number): string => idOf('account', Math.floor(n / CASES_OF_A_PERSON))

const unitOf = (n: number): string => `unit-${n % OFFICES}`

/** As long as a sealed event and as little to be compressed. */
function sealed(seed: string): string {
  let text = 'k1.'
  for (let part = 0; text.length < SEALED_EVENT; part += 1)
    text += createHash('sha512').update(`${seed}${part}`).digest('base64url')
  return text.slice(0, SEALED_EVENT)
}

/** The n-th case of a kind; about 4 kB. The first few hundred wait to be sorted, the others are on their way or closed. */
export function caseOf(kind: string, n: number): BenchCase {
  const waits = kind === 'load' && n < OFFICES * WAITING_EACH
  const open = waits || n % 50 === 0
  const status = waits ? 'registered' : open ? 'accepted' : 'closed'
  const unit = unitOf(n)
  const receivedAt = new Date(BEGINS + (n % 1_000_000) * 30_000)
  const day = (offset: number): string =>
    new Date(receivedAt.getTime() + offset * DAY).toISOString().slice(0, 10)
  const clock = (rule: string, days: number) => ({
    id: `${rule}-${n % 9}`,
    rule,
    kind: 'limit',
    nature: 'duty',
    holder: unit,
    from: day(0),
    nominal: day(days),
    due: day(days),
    ...(open ? {} : { stoppedOn: day(days - 1) }),
  })
  return {
    _id: idOf(kind, n),
    version: EVENTS,
    number: numberOf(kind, n),
    status,
    owner: unit,
    petitioners: [accountOf(n)],
    receivedAt,
    units: [unit, unitOf(n + 7)],
    waitsAt: open ? [unit] : [],
    undelivered: false,
    open,
    urgent: n % 100 === 0,
    remindedThrough: receivedAt,
    calendar: 'cn-2026-1',
    row: {
      number: numberOf(kind, n),
      status,
      owner: unit,
      ownerSince: receivedAt,
      office: 'luan-petition',
      class: 'appeal',
      category: `category-${n % 30}`,
      route: 'petition',
      region: `3415${String(n % 40).padStart(2, '0')}`,
      channel: 'chat',
      persons: 1 + (n % 5),
      firstTime: true,
      urgent: n % 100 === 0,
      assigned: false,
      receivedOn: day(0),
      forwardedOn: day(1),
      toldOn: day(2),
      objections: 0,
      daysLost: n % 4,
      extendedDays: 0,
      stoodStill: 0,
      urged: false,
      tasks: 0,
      clocks: [clock('forward', 15), clock('tell', 15), clock('handling', 60)],
      next: clock('handling', 60),
    },
    events: Array.from({ length: EVENTS }, (_, event) => sealed(`${kind}${n}.${event}`)),
    outbox: [],
    ...(open ? { nextActionAt: new Date(receivedAt.getTime() + 9 * DAY) } : {}),
  }
}
