/** What a press of one of our buttons says. */
export interface PressData {
  readonly verb: string
  readonly id: string
  readonly revision: number
}

/** Longest possible: 8 + 1 + 40 + 1 + 9 = 59 ASCII characters, under Telegram's 64 bytes. */
const SHAPE = /^([a-z]{1,8}):([A-Za-z0-9_-]{1,48}):(\d{1,9})$/
const MAX_BYTES = 64

/** Button data from its parts. A part outside its alphabet is a mistake in our own code and throws. */
export function encodePress({ verb, id, revision }: PressData): string {
  const data = `${verb}:${id}:${revision}`
  if (!SHAPE.test(data) || Buffer.byteLength(data) > MAX_BYTES) {
    throw new RangeError(
      `not a possible button: verb ${verb}, revision ${revision}, id of ${id.length} characters`,
    )
  }
  return data
}

/** The parts of button data, or nothing where this product cannot have made it. */
export function decodePress(data: string): PressData | undefined {
  const [, verb, id, digits] = SHAPE.exec(data) ?? []
  if (verb === undefined || id === undefined || digits === undefined) return undefined
  const revision = Number(digits)
  // We never write leading zeros, so two spellings of one button cannot both be ours.
  return String(revision) === digits ? { verb, id, revision } : undefined
}
