import type { Pack } from '../config/pack.js'
import type { Verb } from '../dialogues/desk/verbs.js'
import type { CivilDate } from '../time/civil.js'
import { clockOf, handlingClock, type Petition } from './model.js'

/**
 * Whether a button is worth showing: the table of rights says who may do something at a stage, this says whether the
 * case holds what it is about. What is shown may still be refused; what isn't would be refused for certain.
 */
export function makesSense(verb: Verb, petition: Petition, pack: Pack, today: CivilDate, now: Date): boolean {
  const { extension, urge, issueAt, owner } = petition
  switch (verb) {
    // The petitioner's own.
    case 'open':
      return false
    case 'reply':
      // Who has a chat replies there; what came on paper or by phone is written down for the others.
      return (
        petition.petitioners.length === 0 &&
        petition.questions.some((question) => question.reply === undefined)
      )
    case 'accept':
    case 'tell':
    case 'giveback':
    case 'send':
    case 'divert':
    case 'agree':
    case 'deny':
    case 'refer':
    case 'appoint':
    case 'ask':
    case 'takeon':
    case 'coans':
    case 'cohand':
    case 'note':
    case 'reclass':
    case 'named':
    case 'recuse':
    case 'urgent':
      return true
    case 'answer':
      return petition.coHandlers.every(({ opinion }) => opinion !== undefined)
    case 'release':
      return petition.draftAnswer !== undefined
    case 'sendnow':
    case 'undo':
      return issueAt !== undefined && now < issueAt
    case 'service':
      // Until its notice goes out an answer can be taken back; on paper it may be handed over at once.
      return issueAt === undefined || petition.petitioners.length === 0
    case 'object':
      return mayObject(petition, today)
    case 'extend':
      return mayBeExtended(petition, pack, today)
    case 'grant':
    case 'nogrant':
      return extension?.state === 'requested'
    case 'extserv':
      return extension?.state === 'approved' || extension?.state === 'lapsed'
    case 'pass':
      return pack.units.some(({ superior, parent }) => superior === owner || parent === owner)
    case 'urgeans':
      return urge !== undefined
    case 'urge': {
      const due = petition.clocks.find(({ id }) => id === urge?.clock)?.limit.due
      return due === undefined || today > due
    }
    case 'task':
      return petition.tasks.length > 0
    case 'close': {
      const window = clockOf(petition, 'reviewRequest')
      return window === undefined || today > window.limit.due
    }
    case 'hearing':
      return petition.hearingSince === undefined
    case 'heard':
      return petition.hearingSince !== undefined
  }
}

/** 异议: only towards the sender, and only until the fifth working day has ended (2022 §23 para 3). */
function mayObject(petition: Petition, today: CivilDate): boolean {
  const { sender, owner } = petition
  const right = clockOf(petition, 'objection')
  return (
    sender !== undefined &&
    sender !== owner &&
    right?.holder === owner &&
    right.stoppedOn === undefined &&
    today <= right.limit.due
  )
}

/** 延期: of a legal limit that hasn't passed, while something is left of the budget (2022 §34). */
function mayBeExtended(petition: Petition, pack: Pack, today: CivilDate): boolean {
  const { extension, extendedDays } = petition
  const limit = handlingClock(petition)?.limit
  return (
    limit?.kind === 'limit' &&
    today <= limit.due &&
    extendedDays < pack.profile.limits.extension.days &&
    extension?.state !== 'requested' &&
    extension?.state !== 'approved'
  )
}
