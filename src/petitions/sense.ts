import { nameOfUnit, type Pack } from '../config/pack.js'
import type { Verb } from '../dialogues/desk/verbs.js'
import type { CivilDate } from '../time/civil.js'
import type { Refusal, RefusalCode } from './decisions/context.js'
import { isLate, owedToPetitioner } from './decisions/rights.js'
import { clockOf, handlingClock, isWindowOver, nextClock, type Petition } from './model.js'

/**
 * Why a step has nothing to work on in this case: the table of rights says who may do something at a stage, this says
 * whether the case holds what it is about. What has no obstacle may still be refused; what has one would be refused
 * for certain, so its button isn't shown, and pressed on an older message it is answered with this.
 */
export function obstacle(
  verb: Verb,
  petition: Petition,
  pack: Pack,
  today: CivilDate,
  now: Date,
): Refusal | undefined {
  const { extension, urge, issueAt, owner, hearingSince } = petition
  switch (verb) {
    case 'accept':
    case 'tell':
    case 'giveback':
    case 'send':
    case 'divert':
    case 'agree':
    case 'deny':
    case 'refer':
    case 'appoint':
    case 'takeon':
    case 'coans':
    case 'cohand':
    case 'note':
    case 'reclass':
    case 'named':
    case 'recuse':
    case 'urgent':
    case 'newcode':
    case 'revdone':
      return undefined
    case 'typeup':
      return unless(recordings(petition).length > 0, 'RECORDING_UNKNOWN')
    // The petitioner's own.
    case 'open':
    case 'more':
    case 'add':
    case 'correct':
    case 'trans':
    case 'leave':
    case 'retract':
    case 'keepit':
    case 'review':
      return { code: 'NOT_YOURS' }
    case 'ask':
      // Who left neither a name nor a chat can't be asked.
      return unless(
        petition.petitioners.length > 0 || petition.content.petitioner.kind !== 'anonymous',
        'NOBODY_TO_ASK',
      )
    case 'reply': {
      // Who has a chat replies there; what came on paper or by phone is written down for the others.
      if (petition.petitioners.length > 0) return { code: 'NOT_YOURS' }
      return unless(
        petition.questions.some((question) => question.reply === undefined),
        'QUESTION_NONE',
      )
    }
    case 'answer':
      return unless(
        petition.coHandlers.every(({ opinion }) => opinion !== undefined),
        'CO_HANDLERS_OPEN',
        {
          unit: { local: nameOfUnit(pack, petition.coHandlers.find(({ opinion }) => !opinion)?.unit ?? '') },
        },
      )
    case 'release':
      return unless(petition.draftAnswer !== undefined, 'NOTHING_CHANGES')
    case 'sendnow':
      return unless(issueAt !== undefined && now < issueAt, 'NOTHING_CHANGES')
    case 'undo':
      return unless(issueAt !== undefined && now < issueAt, 'TAKE_BACK_LATE')
    case 'service':
      // Until its notice goes out an answer can be taken back; on paper it may be handed over at once.
      return unless(issueAt === undefined || petition.petitioners.length === 0, 'NOTHING_TO_OPEN')
    case 'object':
      return noObjection(petition, today)
    case 'extend':
      return noExtension(petition, pack, today)
    case 'grant':
    case 'nogrant':
      return unless(extension?.state === 'requested', 'EXTENSION_NONE')
    case 'extserv':
      return unless(extension?.state === 'approved' || extension?.state === 'lapsed', 'EXTENSION_NONE')
    case 'pass':
      return unless(
        pack.units.some(({ superior, parent }) => superior === owner || parent === owner),
        'UNIT_NOT_SUBORDINATE',
      )
    case 'urgeans':
      return unless(urge !== undefined, 'URGE_NONE')
    case 'urge': {
      const due = petition.clocks.find(({ id }) => id === urge?.clock)?.limit.due
      return due === undefined || today > due
        ? undefined
        : { code: 'URGE_WAITS', args: { due: { date: due } } }
    }
    case 'task':
      return unless(petition.tasks.length > 0, 'TASK_UNKNOWN')
    case 'close': {
      const window = clockOf(petition, 'reviewRequest')
      return !window || isWindowOver(window, today)
        ? undefined
        : { code: 'WINDOW_RUNS', args: { due: { date: window.limit.due } } }
    }
    case 'hearing':
      return unless(hearingSince === undefined, 'HEARING_ALREADY')
    case 'heard':
      return unless(hearingSince !== undefined, 'HEARING_NONE')
  }
}

/** What was said aloud and isn't confirmed as typed yet, by the ids of the recordings. */
export function recordings({ content, transcripts }: Petition): string[] {
  return content.facts.flatMap((fact) => {
    if (fact.kind !== 'file' || (fact.what !== 'voice' && fact.what !== 'audio')) return []
    const known = transcripts.find(({ evidence }) => evidence === fact.evidence)
    return known?.confirmed ? [] : [fact.evidence]
  })
}

/** The same of what a petitioner does with their own case. */
export function ownObstacle(verb: Verb, petition: Petition, today: CivilDate): Refusal | undefined {
  if (verb === 'reply') {
    const waits = petition.questions.some((question) => question.reply === undefined)
    return unless(waits, 'QUESTION_NONE')
  }
  if (verb === 'retract' && petition.withdrawal && !petition.withdrawal.pressed) {
    return { code: 'WITHDRAWN_ALREADY', args: { until: { date: petition.withdrawal.until } } }
  }
  if (verb === 'review') {
    const window = clockOf(petition, 'reviewRequest')
    if (!window) return { code: 'REVIEW_NONE' }
    const { due } = window.limit
    return isWindowOver(window, today) ? { code: 'REVIEW_LATE', args: { due: { date: due } } } : undefined
  }
  if (verb === 'trans') {
    return unless(
      petition.transcripts.some(({ confirmed }) => !confirmed),
      'RECORDING_UNKNOWN',
    )
  }
  if (verb === 'leave') return unless(petition.representatives.length !== 1, 'REPRESENTATIVE_LAST')
  if (verb === 'correct') {
    return unless(petition.content.petitioner.kind !== 'anonymous', 'ANONYMOUS')
  }
  if (verb !== 'urge') return undefined
  if (!isLate(petition, today)) {
    const due = nextClock({ clocks: owedToPetitioner(petition) })?.limit.due ?? today
    return { code: 'URGE_NOT_YET', args: { due: { date: due } } }
  }
  const due = petition.clocks.find(({ id }) => id === petition.urge?.clock)?.limit.due
  return due !== undefined && today <= due ? { code: 'URGE_WAITS', args: { due: { date: due } } } : undefined
}

const unless = (holds: boolean, code: RefusalCode, args?: Refusal['args']): Refusal | undefined =>
  holds ? undefined : args ? { code, args } : { code }

/** 异议: only towards the sender, and only until the fifth working day has ended (2022 §23 para 3). */
export function noObjection(petition: Petition, today: CivilDate): Refusal | undefined {
  const { sender, owner } = petition
  if (sender === undefined || sender === owner) return { code: 'OBJECTION_SETTLED' }
  const right = clockOf(petition, 'objection')
  if (!right || right.holder !== owner || right.stoppedOn) return { code: 'OBJECTION_SETTLED' }
  const { due } = right.limit
  return today > due ? { code: 'OBJECTION_LATE', args: { due: { date: due } } } : undefined
}

/** 延期: of a legal limit that hasn't passed, while something is left of the budget, one at a time (2022 §34). */
function noExtension(petition: Petition, pack: Pack, today: CivilDate): Refusal | undefined {
  const { extension, extendedDays } = petition
  const limit = handlingClock(petition)?.limit
  if (limit?.kind !== 'limit') return { code: 'EXTENSION_ONLY_LIMITS' }
  if (today > limit.due) return { code: 'EXTENSION_LATE', args: { due: { date: limit.due } } }
  if (extension?.state === 'requested' || extension?.state === 'approved')
    return { code: 'EXTENSION_ALREADY' }
  const cap = pack.profile.limits.extension.days
  return unless(extendedDays < cap, 'EXTENSION_TOO_LONG', { asked: 1, left: 0, cap })
}
