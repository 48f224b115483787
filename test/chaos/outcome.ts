import { pino } from 'pino'
import { readEnvironment } from '../../src/config/env.js'
import { leftOver } from '../../src/main/sweeps.js'
import { type Desk, openDesk } from '../../src/operator/open.js'
import type { Env } from '../support/service.js'

/** How the notice of one delivery ended, and the messages that it became. */
export interface DeliveryFound {
  readonly id: string
  readonly kind: string
  /** The case. */
  readonly subject: string
  readonly notice?: string
  readonly state: string
  readonly chat: number
  readonly messageIds: readonly number[]
  readonly createdAt: Date
  /** Until when it is held or waits. */
  readonly opensAt?: Date
}

/** A case, and what the service still has to do in it. */
export interface CaseFound {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly urgent: boolean
  readonly nextActionAt?: Date
  /** Notices that nobody is on the way to. */
  readonly outbox: number
}

/** What the documents say when all is over. */
export interface Outcome {
  readonly readAt: Date
  readonly cases: readonly CaseFound[]
  readonly deliveries: readonly DeliveryFound[]
  /** Conversations that have something to do or to say. */
  readonly unfinished: readonly string[]
  readonly deadLetters: number
}

/** A look into the documents beside the running service. */
export interface Books {
  /** How much is still to be done or told. */
  open(): Promise<number>
  read(): Promise<Outcome>
  close(): Promise<void>
}

export async function openBooks(env: Env): Promise<Books> {
  const desk = await openDesk(readEnvironment({ ...env }), {
    log: pino({ level: 'silent' }),
    attach: true,
    only: 'documents',
  })
  const { deliveries } = desk.repositories
  return {
    async open() {
      const counts = [leftOver(desk.repositories, desk.clock), deliveries.count('pending')]
      counts.push(deliveries.count('sending'))
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
    },
    read: async () => ({
      readAt: desk.clock.now(),
      cases: await casesOf(desk),
      deliveries: await deliveriesOf(desk),
      unfinished: await unfinishedOf(desk),
      deadLetters: await desk.repositories.deadLetters.count(),
    }),
    close: () => desk.close(),
  }
}

async function casesOf({ repositories: { petitions } }: Desk): Promise<Outcome['cases']> {
  const rows = await petitions.model.find({}, { _id: 1, nextActionAt: 1, outbox: 1 }).lean()
  return Promise.all(
    rows.map(async ({ _id, nextActionAt, outbox }) => {
      const petition = await petitions.get(_id)
      if (!petition) throw new Error('a case is gone')
      const facts = petition.content.facts.map((fact) => (fact.kind === 'text' ? fact.text : fact.what))
      return {
        id: _id,
        number: petition.number,
        words: [...facts, petition.content.request].join(' / '),
        urgent: petition.urgent,
        outbox: outbox.length,
        ...(nextActionAt ? { nextActionAt } : {}),
      }
    }),
  )
}

async function deliveriesOf({ repositories: { deliveries, accounts } }: Desk): Promise<DeliveryFound[]> {
  const rows = await deliveries.model.find({}).lean()
  return Promise.all(
    rows.map(async ({ _id, kind, subject, notice, state, account, messageIds, createdAt, opensAt }) => ({
      id: _id,
      kind,
      subject,
      state,
      chat: Number((await accounts.get(account))?.address),
      messageIds,
      createdAt,
      ...(notice ? { notice } : {}),
      ...(opensAt ? { opensAt } : {}),
    })),
  )
}

async function unfinishedOf({ repositories: { conversations } }: Desk): Promise<string[]> {
  const rows = await conversations.model.find({}, { _id: 1 }).lean()
  const all = await Promise.all(rows.map(({ _id }) => conversations.load(_id)))
  return all.filter(({ pending, owed }) => pending.length + owed.length > 0).map(({ id }) => id)
}
