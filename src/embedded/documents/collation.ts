/** Collations: texts compared by a language's rules, with what JavaScript's own collator offers of MongoDB's options. */
import { type Doc, intOf, isDoc } from './bson.js'
import { refuse } from './errors.js'
import { type Collate, compareValues } from './order.js'
import { documentOf, type Row } from './scan.js'
import { type SortField, sortValue } from './sort.js'

const OPTIONS = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version',
])
const SENSITIVITY = { 1: 'base', 2: 'accent', 3: 'variant' } as const

/**
 * How texts compare under a collation; undefined without one and for the simple one. Throws EngineError 2, 14, 40414 or
 * 40415 for a specification that is wrong, 115 for one that is not offered.
 */
export function collateOf(spec: unknown): Collate | undefined {
  if (spec === undefined || spec === null) return undefined
  if (!isDoc(spec)) return refuse(14, "BSON field 'collation' is the wrong type, expected type 'object'")
  if (Object.keys(spec).length === 0) return undefined
  const unknown = Object.keys(spec).find((name) => !OPTIONS.has(name))
  if (unknown !== undefined) refuse(40415, `BSON field 'collation.${unknown}' is an unknown field.`)
  const { locale } = spec
  if (typeof locale !== 'string')
    return refuse(40414, "BSON field 'collation.locale' is missing but a required field")
  if (locale === 'simple') return undefined
  return new Intl.Collator(languageOf(locale), settings(spec)).compare
}

function languageOf(locale: string): string {
  const tag = locale.replaceAll('_', '-')
  try {
    const [known] = Intl.Collator.supportedLocalesOf(tag)
    if (known !== undefined) return known
  } catch {
    // No language tag at all: refused as one that is not known.
  }
  return refuse(2, `Field 'locale' is invalid in: { locale: "${locale}" }`)
}

function settings(spec: Doc): Intl.CollatorOptions {
  const strength = intOf(spec.strength) ?? 3
  if (strength < 1 || strength > 5)
    refuse(2, `Field 'strength' must be an integer 1 through 5, got ${strength}`)
  if (strength > 3 || spec.backwards === true || (spec.alternate ?? 'non-ignorable') !== 'non-ignorable')
    refuse(
      115,
      "of collations 'strength' over 3, 'backwards' and 'alternate' are not offered by the embedded engine",
    )
  const first = spec.caseFirst ?? 'off'
  if (first !== 'off' && first !== 'upper' && first !== 'lower')
    return refuse(2, `Enumeration value '${String(first)}' for field 'caseFirst' is not a valid value.`)
  const level = strength === 1 && spec.caseLevel === true
  return {
    sensitivity: level ? 'case' : SENSITIVITY[strength === 1 ? 1 : strength === 2 ? 2 : 3],
    numeric: spec.numericOrdering === true,
    caseFirst: first === 'off' ? 'false' : first,
  }
}

/** Collects rows for a sort under a collation, which has no keys of bytes; as scan.ts's `Sorting`. */
export class CollatedSorting {
  private readonly held: { values: unknown[]; record: number }[] = []

  constructor(
    private readonly sort: readonly SortField[],
    private readonly collate: Collate,
  ) {}

  add(row: Row): void {
    const document = documentOf(row)
    this.held.push({
      values: this.sort.map((field) => sortValue(document, field, this.collate)),
      record: row.record,
    })
  }

  /** The rows in their order. */
  sorted(): { record: number; bytes: undefined }[] {
    this.held.sort((a, b) => {
      for (const [index, { direction }] of this.sort.entries()) {
        const order = compareValues(a.values[index], b.values[index], this.collate) * direction
        if (order !== 0) return order
      }
      return a.record - b.record
    })
    return this.held.map(({ record }) => ({ record, bytes: undefined }))
  }
}
