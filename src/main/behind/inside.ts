/** A look into the service for the curious: cases as events and as documents, notices on their way, the queues. */
import type mongoose from 'mongoose'
import type { Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { shownNumber } from '../../dialogues/demo.js'
import { eventLine, type Names } from '../../dialogues/desk/history-texts.js'
import { unitName } from '../../dialogues/desk/report-lines.js'
import type { Repositories } from '../../operator/open.js'
import type { Petition } from '../../petitions/model.js'
import type { CaseInside, CaseLine, DeliveryLine, Stored } from '../../sandbox/behind.js'

type Both = (message: Message) => CaseLine['status']

/** So many cases are listed, the newest first; a demo has few. */
const CASES = 100

/** All cases, the newest first. */
export async function caseLines({ petitions }: Repositories, pack: Pack, both: Both): Promise<CaseLine[]> {
  const rows = await petitions.model
    .find({}, { _id: 1 })
    .sort({ receivedAt: -1, _id: -1 })
    .limit(CASES)
    .lean()
  const found = await petitions.ofIds(rows.map(({ _id }) => _id))
  const byId = new Map(found.map((petition) => [petition.id, petition]))
  return rows.flatMap(({ _id }) => {
    const petition = byId.get(_id)
    return petition ? [caseLine(petition, pack, both)] : []
  })
}

const caseLine = ({ id, number, status, owner, urgent }: Petition, pack: Pack, both: Both): CaseLine => ({
  id,
  number: both({ key: 'ahead-number', args: { number: shownNumber(number, pack) } }),
  status: both({ key: `report-status-${status}` }),
  holder: both({ key: 'ahead-unit', args: { unit: unitName(owner, pack) } }),
  urgent,
})

export interface InsidePorts {
  readonly repositories: Repositories
  readonly connection: mongoose.Connection
  readonly pack: Pack
  readonly names: Names
  readonly both: Both
  /** The sandbox's person behind an account. */
  person(account: string): number | undefined
}

/** One case; nothing where there is none. */
export async function caseInside(
  id: string,
  { repositories, connection, pack, names, both, person }: InsidePorts,
): Promise<CaseInside | undefined> {
  const { petitions, deliveries } = repositories
  const seen = await petitions.see(id)
  const document = await connection.collection<{ _id: string }>('petitions').findOne({ _id: id })
  if (!seen || !document) return undefined
  const rows = await deliveries.model.find({ subject: id }).sort({ createdAt: 1, _id: 1 }).lean()
  return {
    events: seen.events.map((event) => ({
      at: event.at.toISOString(),
      type: event.type,
      text: both(eventLine(event, pack, names)),
    })),
    // As JSON, so that dates are what a person can read.
    document: JSON.parse(JSON.stringify(document)) as Stored,
    deliveries: rows.map((row): DeliveryLine => {
      const to = person(row.account)
      const at = row.toldAt ?? row.opensAt
      return {
        id: row._id,
        kind: row.kind,
        state: row.state,
        ...(to === undefined ? {} : { person: to }),
        channel: row.channel ?? 'telegram',
        attempts: row.attempts,
        ...(at ? { at: at.toISOString() } : {}),
      }
    }),
  }
}
