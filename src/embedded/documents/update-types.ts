/** Giving numbers their kind back after plain JavaScript has worked on a document. */
import { Double, Long } from 'bson'
import { type Doc, isDoc, numberOf } from './bson.js'

/** `after` with the numeric types of `before` wherever a number did not change. */
export function keepNumberTypes(before: Doc, after: Doc): Doc {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [
      name,
      keep(Object.hasOwn(before, name) ? before[name] : undefined, value),
    ]),
  )
}

function keep(before: unknown, after: unknown): unknown {
  if (typeof after === 'number') {
    if (numberOf(before) === after) return before
    if (before instanceof Double) return new Double(after)
    return Number.isSafeInteger(after) && Math.abs(after) > 0x7fffffff ? Long.fromNumber(after) : after
  }
  if (Array.isArray(after))
    return after.map((value: unknown, index) =>
      keep(Array.isArray(before) ? before[index] : undefined, value),
    )
  return isDoc(after) ? keepNumberTypes(isDoc(before) ? before : {}, after) : after
}
