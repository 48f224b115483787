/** Whether a query asks only for documents that a partial index holds. */

import type { Doc } from './bson.js'
import { type Conditions, gather, possibleTypes, within } from './conditions.js'
import { equalValues, RANK } from './order.js'
import { provesPresence } from './plan.js'

/** True only when every document that meets `query` surely meets `filter`; in doubt false. */
export function impliesFilter(query: Conditions, filter: Doc): boolean {
  const asked = gather(filter)
  if (asked.or || !asked.complete) return false
  for (const [path, wanted] of asked.byPath) {
    const own = query.byPath.get(path)
    if (!own || !supported(filter)) return false
    if (wanted.exists && !provesPresence(own)) return false
    if (wanted.types) {
      const ranks = new Set([...wanted.types].map((type) => RANK[type]))
      const types = possibleTypes(own)
      const bound = own.lower ?? own.upper
      if (types) {
        if (![...types].every((type) => wanted.types?.has(type))) return false
      } else if (
        !bound ||
        !within(own, {}) ||
        ![...ranks].some((rank) => rank === RANK.string && typeof bound.value === 'string')
      ) {
        return false
      }
    }
    const points = wanted.points
    if (points) {
      if (!own.points?.every((value) => points.some((point) => equalValues(point, value)))) return false
    } else if (
      !within(own, {
        ...(wanted.lower ? { lower: wanted.lower } : {}),
        ...(wanted.upper ? { upper: wanted.upper } : {}),
      })
    ) {
      return false
    }
  }
  return true
}

const OPERATORS = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$exists', '$type', '$and'])

/** A filter made of nothing but what `gather` understands fully. */
function supported(filter: Doc): boolean {
  return (
    JSON.stringify(Object.keys(flat(filter))) ===
    JSON.stringify(Object.keys(flat(filter)).filter((name) => !name.startsWith('$') || OPERATORS.has(name)))
  )
}

function flat(value: unknown, into: Doc = {}): Doc {
  if (Array.isArray(value)) for (const element of value) flat(element, into)
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [name, field] of Object.entries(value)) {
      into[name] = true
      if (name !== '$eq' && name !== '$in') flat(field, into)
    }
  }
  return into
}
