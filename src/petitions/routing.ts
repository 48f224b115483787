import { isWithin, type Pack, petitionOfficeOf, unitById } from '../config/pack.js'

type Unit = Pack['units'][number]

/** Which office receives a new matter, or, where every one is named in it, the organ above them. */
export type Receiving =
  | { readonly kind: 'office'; readonly unit: Unit }
  | { readonly kind: 'none'; readonly higher: Unit['outsideSuperior'] }

/**
 * The petition office that receives a matter: that of the region, else the pack's own office (2022 §5(3),
 * territory first). An office that the matter is about, or one below it, never receives it.
 */
export function receivingOffice(pack: Pack, region: string | undefined, about: readonly string[]): Receiving {
  const own = unitById(pack, pack.office.unit)
  if (!own) throw new Error(`the pack's own office ${pack.office.unit} is not among its units`)
  const local = region === undefined ? undefined : petitionOfficeOf(pack, region)
  const named = (unit: Unit) => about.some((id) => isWithin(pack, unit.id, id))
  const unit = [local, own].find((candidate) => candidate !== undefined && !named(candidate))
  return unit ? { kind: 'office', unit } : { kind: 'none', higher: own.outsideSuperior }
}
