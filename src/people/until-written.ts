const TRIES = 8

/** Others were quicker every time; the same call can be made again. */
export class PeopleConflictError extends Error {
  override readonly name = 'PeopleConflictError'
  readonly code = 'PEOPLE_CONFLICT'
}

/**
 * Reads, decides and writes again until nobody else wrote in between: `attempt` gives `undefined` when its write
 * met another's.
 * @throws PeopleConflictError after eight tries
 */
export async function untilWritten<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let left = TRIES; left > 0; left -= 1) {
    const done = await attempt()
    if (done !== undefined) return done
  }
  throw new PeopleConflictError('somebody else changed the same member at the same time, again and again')
}
