/**
 * The keys that personal data is encrypted with, as one line: `PERSONAL_DATA_KEYS` and the key file in
 * `DATA_DIR` hold the same form, `id:base64,id:base64,lookup:base64`.
 *
 * The first key that isn't `lookup` encrypts what is saved from now on; the others still open what was saved
 * before. `lookup` makes the HMACs by which a phone number is found again, and is never used for anything else.
 */
export interface PersonalDataKeys {
  /** Id of the key that new values are encrypted with. */
  readonly current: string
  /** Every encryption key by its id, the current one included, `lookup` not. */
  readonly keys: ReadonlyMap<string, Buffer>
  readonly lookup: Buffer
}

/** A line of keys that cannot be taken. Its mistakes name entries by their place, never by their content. */
export class PersonalDataKeysError extends Error {
  override readonly name = 'PersonalDataKeysError'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('; '))
    this.mistakes = mistakes
  }
}

const LOOKUP = 'lookup'
const KEY_BYTES = 32
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/
const KEY_BASE64 = /^[A-Za-z0-9+/]{43}=?$/

/** Reads a line of keys, or throws a {@link PersonalDataKeysError} with every mistake in it. */
export function parsePersonalDataKeys(line: string): PersonalDataKeys {
  const mistakes: string[] = []
  const keys = new Map<string, Buffer>()
  for (const [index, entry] of line.split(',').entries()) {
    const place = `entry ${index + 1}`
    const parsed = parseEntry(entry.trim())
    if ('mistake' in parsed) mistakes.push(`${place} ${parsed.mistake}`)
    else if (keys.has(parsed.id))
      mistakes.push(`${place} has the id of an earlier entry; give each key its own`)
    else if ([...keys.values()].some((key) => key.equals(parsed.key)))
      mistakes.push(`${place} is the same key as an earlier entry; make each one anew`)
    else keys.set(parsed.id, parsed.key)
  }
  const lookup = keys.get(LOOKUP)
  keys.delete(LOOKUP)
  const [current] = keys.keys()
  if (mistakes.length === 0 && lookup === undefined)
    mistakes.push('there is no entry with the id lookup; add one')
  if (mistakes.length === 0 && current === undefined)
    mistakes.push('there is no key besides lookup; put one with an id of your own before it')
  if (mistakes.length > 0 || lookup === undefined || current === undefined)
    throw new PersonalDataKeysError(mistakes)
  return Object.freeze({ current, keys, lookup })
}

/** Writes keys as the line that {@link parsePersonalDataKeys} reads: the current key first, `lookup` last. */
export function formatPersonalDataKeys({ current, keys, lookup }: PersonalDataKeys): string {
  const currentKey = keys.get(current)
  if (currentKey === undefined) throw new PersonalDataKeysError(['the current key is not among the keys'])
  const older = [...keys].filter(([id]) => id !== current)
  return [[current, currentKey] as const, ...older, [LOOKUP, lookup] as const]
    .map(([id, key]) => `${id}:${key.toString('base64')}`)
    .join(',')
}

type Entry = { readonly id: string; readonly key: Buffer } | { readonly mistake: string }

function parseEntry(entry: string): Entry {
  const colon = entry.indexOf(':')
  if (colon < 0) return { mistake: 'has no colon; write it as id:base64' }
  const id = entry.slice(0, colon)
  if (!KEY_ID.test(id)) return { mistake: 'has an unusable id; use 1 to 32 of A-Z a-z 0-9 _ -' }
  const encoded = entry.slice(colon + 1)
  const key = Buffer.from(encoded, 'base64')
  if (!KEY_BASE64.test(encoded) || key.length !== KEY_BYTES)
    return {
      mistake: `is not ${KEY_BYTES} bytes in base64; make one with: openssl rand -base64 ${KEY_BYTES}`,
    }
  return { id, key }
}
