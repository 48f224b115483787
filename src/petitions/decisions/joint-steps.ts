import type { Pack } from '../../config/pack.js'
import type { CaseCommandOf } from '../case-commands.js'
import type { Petition } from '../model.js'
import {
  type NoticeDraft,
  type Ruling,
  refuse,
  ruled,
  type StepInput,
  textProblem,
  toPetitioners,
} from './context.js'

/** Wrong codes that are taken in a day from one account, and from all; guessing one of 23 × 31^7 takes longer. */
const TRIES_A_DAY = 5
const TRIES_OF_ALL = 50
/** From this wrong one on the owner is told. */
const TOLD_AT = 3

/**
 * Number and code bring a case to another chat: what was handed in on paper, or what somebody filed with a phone they
 * no longer have. Those who had it are told.
 */
export function join(command: CaseCommandOf<'join'>, { petition, context }: StepInput): Ruling {
  const { acting, today } = context
  if (acting.kind !== 'petitioner') return refuse('NOT_YOURS')
  const { account } = acting
  if (petition.petitioners.includes(account)) return ruled([])
  if (petition.code === undefined) return refuse('NOT_FOUND')
  const failures = petition.failedCodes?.on === today ? petition.failedCodes : { count: 0, by: {} }
  const by: Readonly<Record<string, number>> = failures.by
  if ((by[account] ?? 0) >= TRIES_A_DAY || failures.count >= TRIES_OF_ALL) return refuse('CODE_LOCKED')
  if (petition.code === command.code) {
    return ruled([{ type: 'joined', account }], ...toOwners(petition, 'joined-elsewhere'))
  }
  return ruled(
    [{ type: 'codeFailed', on: today }],
    ...(failures.count + 1 === TOLD_AT ? toOwners(petition, 'code-failed') : []),
  )
}

const toOwners = ({ petitioners }: Petition, kind: 'joined-elsewhere' | 'code-failed'): NoticeDraft[] =>
  petitioners.length > 0 ? [toPetitioners(kind)] : []

/** At the counter: whoever shows who they are gets a new code; the old one is worth nothing any more. */
export function renewCode(
  { code, reason }: CaseCommandOf<'renewCode'>,
  { petition, context }: StepInput,
): Ruling {
  return (
    textProblem(reason) ??
    ruled(
      [{ type: 'codeRenewed', code, reason, on: context.today }],
      ...(petition.petitioners.length > 0 ? [toPetitioners('code-failed')] : []),
    )
  )
}

/** A joint petition (联名信访): others join by a link; opened once more it keeps its link. */
export function openJoint({ code }: CaseCommandOf<'openJoint'>, { petition, context }: StepInput): Ruling {
  if (petition.content.petitioner.kind === 'anonymous') return refuse('ANONYMOUS')
  return petition.jointCode === undefined
    ? ruled([{ type: 'jointOpened', code, on: context.today }])
    : ruled([])
}

/** Somebody joins with their own account, and may be one of the representatives as long as there is room. */
export function cosign(
  { code, representative }: CaseCommandOf<'cosign'>,
  { petition, context }: StepInput,
): Ruling {
  const { acting, pack, today } = context
  if (acting.kind !== 'petitioner') return refuse('NOT_YOURS')
  if (petition.jointCode === undefined || petition.jointCode !== code) return refuse('NOT_FOUND')
  const { account } = acting
  if (petition.petitioners.includes(account)) return ruled([])
  if (petition.withdrawal && !petition.withdrawal.pressed) return refuse('NOT_FOUND')
  const most = representativesAtMost(petition, pack)
  if (representative && petition.representatives.length >= most) {
    return refuse('REPRESENTATIVES_FULL', { most })
  }
  return ruled([{ type: 'cosigned', account, representative, on: today }], toPetitioners('cosigned'))
}

/** How many may represent a joint petition: five at most (2022 §20), fewer for a small group where the profile says so. */
export function representativesAtMost(petition: Petition, { profile }: Pack): number {
  const { max, small } = profile.representatives
  return small && people(petition) <= small.people ? small.max : max
}

/** How many people stand behind a petition, as far as is known. */
export function people({ persons, petitioners, details }: Petition): number {
  const told = details.acting?.kind === 'jointly' ? details.acting.people : 0
  return Math.max(persons, petitioners.length, told)
}

export function leaveJoint(_: CaseCommandOf<'leaveJoint'>, { petition, context }: StepInput): Ruling {
  const { acting, today } = context
  if (acting.kind !== 'petitioner') return refuse('NOT_YOURS')
  const { account } = acting
  const others = petition.representatives.filter((one) => one !== account)
  // Somebody has to speak for it; whoever is the last of them withdraws it instead.
  if (others.length === 0) return refuse('REPRESENTATIVE_LAST')
  return ruled([{ type: 'cosignerLeft', account, on: today }], toPetitioners('cosigned'))
}
