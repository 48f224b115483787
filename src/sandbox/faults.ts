import { z } from 'zod'

const times = z.int().min(1).max(10_000).default(1)
/** A method's name or `*` for any; `chat` narrows it to calls with that `chat_id`. */
const where = { method: z.string().min(1).default('*'), chat: z.int().optional(), times }

/**
 * What can be made to go wrong, for the next `times` calls:
 *
 * - `tooMany`: 429 with `retry_after` seconds, nothing done
 * - `serverError`: 500, nothing done
 * - `hang`: no answer until the caller hangs up or the sandbox closes, nothing done
 * - `loseAnswer`: the effect takes place, then the connection drops
 * - `delay`: the call waits `ms` first, then goes its way
 * - `repeat`: the next `times` updates come once more after they were confirmed
 * - `reorder`: the next `times` deliveries that hold more than one update come in reverse order
 */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tooMany'), ...where, retryAfter: z.int().min(1).max(3600).default(1) }),
  z.strictObject({ kind: z.literal('serverError'), ...where }),
  z.strictObject({ kind: z.literal('hang'), ...where }),
  z.strictObject({ kind: z.literal('loseAnswer'), ...where }),
  z.strictObject({ kind: z.literal('delay'), ...where, ms: z.int().min(1).max(600_000) }),
  z.strictObject({ kind: z.literal('repeat'), times }),
  z.strictObject({ kind: z.literal('reorder'), times }),
])
export type Fault = z.output<typeof Fault>
export type CallFault = Exclude<Fault, { kind: 'repeat' | 'reorder' }>

/** The faults that are still to come. Kept in memory only: a restart heals everything. */
export class Faults {
  #left: { fault: Fault; times: number }[] = []

  /** Adds one to those that are waiting; the oldest that fits a call is taken. */
  add(fault: z.input<typeof Fault>): void {
    const parsed = Fault.parse(fault)
    this.#left.push({ fault: parsed, times: parsed.times })
  }

  clear(): void {
    this.#left = []
  }

  /** What is left, for `GET /sandbox/faults`. */
  list(): (Fault & { left: number })[] {
    return this.#left.map(({ fault, times }) => ({ ...fault, left: times }))
  }

  /** Uses up a fault that fits this call, if there is one. */
  takeCall(method: string, chat: number | undefined): CallFault | undefined {
    const name = method.toLowerCase()
    return this.#take((fault): fault is CallFault => {
      if (fault.kind === 'repeat' || fault.kind === 'reorder') return false
      const fits = fault.method === '*' || fault.method.toLowerCase() === name
      return fits && (fault.chat === undefined || fault.chat === chat)
    })
  }

  /** Uses up a fault of deliveries. */
  takeDelivery(kind: 'repeat' | 'reorder'): boolean {
    return this.#take((fault): fault is Fault => fault.kind === kind) !== undefined
  }

  #take<F extends Fault>(fits: (fault: Fault) => fault is F): F | undefined {
    const entry = this.#left.find(({ fault }) => fits(fault))
    if (!entry) return undefined
    entry.times -= 1
    if (entry.times === 0) this.#left = this.#left.filter((other) => other !== entry)
    return entry.fault as F
  }
}
