import type { EventOf, PetitionEvent } from './events.js'
import { move, start, stopAll } from './fold-tools.js'
import type { Petition } from './model.js'

/** The events of the petitioner's side; `undefined` for all others. */
export function evolveCitizen(petition: Petition, event: PetitionEvent): Petition | undefined {
  const { content, petitioners, representatives } = petition
  switch (event.type) {
    case 'joined': {
      const { account } = event
      return {
        ...petition,
        petitioners: [...petitioners, account],
        representatives: [...representatives, account],
      }
    }
    case 'codeFailed': {
      const before = petition.failedCodes?.on === event.on ? petition.failedCodes : { count: 0, by: {} }
      const who = event.actor.kind === 'petitioner' ? event.actor.account : ''
      const by: Readonly<Record<string, number>> = before.by
      return {
        ...petition,
        failedCodes: { on: event.on, count: before.count + 1, by: { ...by, [who]: (by[who] ?? 0) + 1 } },
      }
    }
    case 'codeRenewed': {
      const { failedCodes: _, ...rest } = petition
      return { ...rest, code: event.code }
    }
    case 'supplemented':
      return { ...petition, content: { ...content, facts: [...content.facts, ...event.facts] } }
    case 'detailsGiven':
      return { ...withAddress(petition, event.address), details: { ...petition.details, ...event.details } }
    case 'corrected':
      return { ...petition, content: { ...content, petitioner: event.petitioner } }
    case 'jointOpened':
      return { ...petition, jointCode: event.code }
    case 'cosigned': {
      const { account, representative } = event
      const all = [...petitioners, account]
      return {
        ...petition,
        petitioners: all,
        representatives: representative ? [...representatives, account] : representatives,
        signers: [...petition.signers, account],
        persons: Math.max(petition.persons, all.length),
      }
    }
    case 'cosignerLeft':
      return {
        ...petition,
        petitioners: petitioners.filter((one) => one !== event.account),
        representatives: representatives.filter((one) => one !== event.account),
        signers: petition.signers.filter((one) => one !== event.account),
      }
    case 'transcribed':
      return typed(petition, event, false)
    case 'transcriptConfirmed':
      return typed(petition, event, true)
    case 'withdrawn':
      return { ...petition, withdrawal: { on: event.on, until: event.undo.due, pressed: event.pressed } }
    case 'withdrawalUndone': {
      const { withdrawal: _, ...rest } = petition
      return rest
    }
    case 'reviewRequested':
      return reviewRequested(petition, event)
    case 'reviewed':
      return reviewed(petition, event)
    default:
      return undefined
  }
}

/** Written notices go there; who is anonymous gets none. */
function withAddress(petition: Petition, address: string | undefined): Petition {
  const { content } = petition
  if (address === undefined || content.petitioner.kind === 'anonymous') return petition
  return { ...petition, content: { ...content, petitioner: { ...content.petitioner, address } } }
}

function typed(
  petition: Petition,
  { evidence, text }: EventOf<'transcribed' | 'transcriptConfirmed'>,
  confirmed: boolean,
): Petition {
  const others = petition.transcripts.filter((one) => one.evidence !== evidence)
  return { ...petition, transcripts: [...others, { evidence, text, confirmed }] }
}

/** The opinion of the review organ; one that orders a new answer puts the case back to whoever owes it. */
function reviewed(petition: Petition, event: EventOf<'reviewed'>): Petition {
  const { review, revision } = petition
  const { outcome, window, renewal, on } = event
  const known = review
    ? { review: { ...review, outcome, receivedOn: on, ...(window ? { window } : {}) } }
    : {}
  if (!renewal) return { ...petition, ...known }
  // Nothing of the old answer counts any more but its words, to go on from.
  const {
    decision,
    decidedBy: _,
    answeredOn: __,
    servedOn: ___,
    issueAt: ____,
    beforeDecision: _____,
    draftAnswer: ______,
    ...rest
  } = petition
  const moved = move({ ...rest, ...known }, event, 'accepted', renewal.to)
  return {
    ...moved,
    ...(decision?.kind === 'answer' ? { lastDraft: decision.parts } : {}),
    clocks: [...stopAll(moved.clocks, on), start('handling', revision, renewal.handling, renewal.to)],
  }
}

/** The window is used: the review organ has it now, with its own limit. */
function reviewRequested(petition: Petition, event: EventOf<'reviewRequested'>): Petition {
  const { to, on, reason, opinion, papers } = event
  const { revision, office } = petition
  // Where nobody of the review organ uses the service, the petition office brings it the papers and follows it.
  const owner = to !== undefined && !papers ? to : office
  const moved = move(petition, event, 'review', owner)
  const id = `task-${revision}`
  return {
    ...moved,
    review: { on, reason },
    tasks: papers ? [...moved.tasks, { id, what: 'hand-over-papers', unit: office, clock: id }] : moved.tasks,
    clocks: [
      ...stopAll(moved.clocks, on),
      start('review', revision, opinion, owner),
      ...(papers ? [start('task', revision, papers, office)] : []),
    ],
  }
}
