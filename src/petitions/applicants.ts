import { addDays, type CivilDate } from '../time/civil.js'
import type { PetitionEvent } from './events.js'
import type { PetitionModel, PetitionRow } from './petition-schema.js'

/** How many cases are loaded at a time. */
const BATCH = 200
/** People still speak of a case for so long after it was closed. */
const CLOSED_DAYS = 90

/** The names of whoever a case says its petitioner is, those that were put right since included. */
export const applicantNames = (events: readonly PetitionEvent[]): string[] =>
  events.flatMap((event) => {
    const petitioner =
      event.type === 'registered'
        ? event.content.petitioner
        : event.type === 'corrected'
          ? event.petitioner
          : undefined
    return petitioner === undefined || petitioner.kind === 'anonymous' ? [] : [petitioner.name]
  })

/** The names of applicants in one database; part of the repository. */
export function applicantLists(
  model: PetitionModel,
  openEvents: (row: Pick<PetitionRow, '_id' | 'events'>) => PetitionEvent[],
) {
  return {
    /**
     * The names of the applicants of cases that one of the units has now or whose office it is, open or closed lately.
     * For comparing only: nobody is shown them, nor told whose case it was.
     */
    async *applicantsOf(units: readonly string[], today: CivilDate): AsyncGenerator<string> {
      const those = [...units]
      const concerned = {
        units: { $in: those },
        $and: [
          { $or: [{ owner: { $in: those } }, { 'row.office': { $in: those } }] },
          { $or: [{ open: true }, { 'row.closedOn': { $gte: addDays(today, -CLOSED_DAYS) } }] },
        ],
      }
      for (let after = ''; ; ) {
        const rows = await model
          .find({ ...concerned, _id: { $gt: after } }, { events: 1 })
          .sort({ _id: 1 })
          .limit(BATCH)
          .lean()
        for (const row of rows) yield* applicantNames(openEvents(row))
        const last = rows.at(-1)
        if (!last || rows.length < BATCH) return
        after = last._id
      }
    },
  }
}
