/** Who reviews a written opinion, and who re-examines the review (2022 §35, §36). Pure. */
import type { Pack } from '../config/pack.js'
import { excludedUnits } from './exclusion.js'
import type { Petition } from './model.js'
import { type HigherOrgan, higherOrgan } from './superiors.js'

/** The organ that answers or has answered, also once the matter lies with another: with the one that reviews. */
export const answeringUnit = ({ organ, decidedBy, owner }: Petition): string => organ ?? decidedBy ?? owner

/** 复查机关: the next-higher organ of the one that answers. */
export const reviewOrgan = (petition: Petition, pack: Pack): HigherOrgan | undefined =>
  higherOrgan(pack, answeringUnit(petition), excludedUnits(pack, petition.content.about))

/** 复核机关: the organ above that one; none where the review lies outside the pack. */
export function reexaminationOrgan(petition: Petition, pack: Pack): HigherOrgan | undefined {
  const reviewer = reviewOrgan(petition, pack)?.unit
  return reviewer === undefined
    ? undefined
    : higherOrgan(pack, reviewer, excludedUnits(pack, petition.content.about))
}
