import { PETITIONER } from '../petitions/model.js'
import type { CaseRow, RowClock } from '../petitions/row.js'

/** The steps that somebody can be late in, in the order of the procedure; what a later version adds is `other`. */
export const STAGES = [
  'sorting', // 转送、交办
  'telling', // 告知
  'acceptance', // 受理
  'handling', // 办理, whichever limit or target the route has
  'objectionDecision', // 对异议作出决定
  'competenceDecision', // 确定管辖
  'coHandling', // 协办
  'report', // 反馈交办结果
  'service', // 送达
  'closing', // 办结归档
  'urgeAnswer', // 答复催办
  'task', // 另行送达、移交材料
  'other',
] as const
export type Stage = (typeof STAGES)[number]

/** The step that a clock belongs to: its id is the step and the number of the event that started it. */
export function stageOf({ id }: Pick<RowClock, 'id'>): Stage {
  const step = id.replace(/-\d+$/, '')
  return STAGES.find((stage) => stage === step) ?? 'other'
}

export const isOpen = ({ status }: Pick<CaseRow, 'status'>): boolean => status !== 'closed'

/** Whether a unit has to act by it; a right, or the petitioner's own window, is nobody's lateness. */
const isUnitDuty = ({ nature, holder }: RowClock): boolean => nature === 'duty' && holder !== PETITIONER

/** The clocks by which a unit still has to do something. */
export const openDuties = ({ clocks }: Pick<CaseRow, 'clocks'>): RowClock[] =>
  clocks.filter((clock) => isUnitDuty(clock) && clock.stoppedOn === undefined)

/** The newest handling clock, running or not. */
export const handlingOf = ({ clocks }: Pick<CaseRow, 'clocks'>): RowClock | undefined =>
  clocks.findLast((clock) => isUnitDuty(clock) && stageOf(clock) === 'handling')
