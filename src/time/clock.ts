/**
 * The two clocks. Nothing else in the product reads the system time.
 *
 * `now` is the office's time: dates, limits, quiet hours and next actions follow it, and the sandbox may move
 * it forward. `wall` is the machine's time: leases, backoff, rates and job ids follow it, and it never moves.
 */
export interface Clock {
  /** The office's time as an instant. */
  now(): Date
  /** The machine's time as an instant. */
  wall(): Date
}

/** A clock whose `now` runs ahead of the machine by `offset()` milliseconds (0 outside the sandbox). */
export function systemClock(offset: () => number = () => 0): Clock {
  return {
    now: () => new Date(Date.now() + offset()),
    wall: () => new Date(),
  }
}
