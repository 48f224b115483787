import type { PetitionEvent } from './events.js'
import { move, rehandle, start, stop, stopAll, stopOne } from './fold-tools.js'
import { type CaseTask, type Decision, deskOf, PETITIONER, type Petition } from './model.js'
import { noticeId } from './notice.js'

/** The events from an extension to the end of a case, and those that watch over it; `undefined` for all others. */
export function evolveAnswer(petition: Petition, event: PetitionEvent): Petition | undefined {
  switch (event.type) {
    case 'extensionRequested':
    case 'extensionApproved':
    case 'extensionRefused':
    case 'extensionTold':
    case 'extensionLapsed':
      return extension(petition, event)
    case 'answerSubmitted': {
      const { parts, skipped } = event
      return {
        ...move(petition, event, 'at-office', petition.office),
        draftAnswer: { parts, ...(skipped === undefined ? {} : { skipped }) },
      }
    }
    case 'answerReturned': {
      const { draftAnswer, ...rest } = petition
      return {
        ...move(rest, event, stageOf(petition), organOf(petition)),
        ...(draftAnswer ? { lastDraft: draftAnswer.parts } : {}),
      }
    }
    case 'answered': {
      const { parts, skipped } = event
      const decision: Decision = {
        kind: 'answer',
        parts,
        ...(skipped === undefined ? {} : { skipped }),
      }
      return decided(petition, event, decision, organOf(petition))
    }
    case 'diverted': {
      const { decision, reason, elsewhere } = event
      const said: Decision = {
        kind: 'diversion',
        decision,
        reason,
        ...(elsewhere === undefined ? {} : { elsewhere }),
      }
      return decided(petition, event, said, petition.owner)
    }
    case 'takenBack': {
      const { decision: _, decidedBy: __, issueAt: ___, answeredOn: ____, beforeDecision, ...rest } = petition
      const drafted =
        petition.decision?.kind === 'answer' ? { ...rest, lastDraft: petition.decision.parts } : rest
      return beforeDecision ? undecided(drafted, beforeDecision) : drafted
    }
    case 'issued': {
      const { issueAt: _, beforeDecision: __, draftAnswer: ___, lastDraft: ____, ...rest } = petition
      return rest
    }
    case 'served': {
      const { on, window, closing } = event
      // Whoever urged has what was urged for; and with the answer in hand nothing else has to be brought any more.
      const { urge: _, ...rest } = petition
      const { revision } = petition
      return {
        ...rest,
        status: 'served',
        servedOn: on,
        tasks: [],
        clocks: [
          ...stop(petition.clocks, on, 'service-', 'urgeAnswer-', 'task-'),
          ...(window ? [start('window', revision, window, PETITIONER, 'right')] : []),
          ...(closing ? [start('closing', revision, closing, petition.owner)] : []),
        ],
      }
    }
    case 'closed': {
      // Nobody is owed an answer to an urging any more.
      const { urge: _, ...rest } = petition
      return {
        ...rest,
        status: 'closed',
        closedOn: event.on,
        // What still didn't arrive stays a task of the petition office.
        tasks: petition.tasks.map((task) => ({ ...task, unit: petition.office })),
        clocks: stop(stopAll(petition.clocks, event.on), event.on, 'urgeAnswer-').map((clock) =>
          clock.stoppedOn ? clock : { ...clock, holder: petition.office },
        ),
      }
    }
    default:
      return watching(petition, event)
  }
}

const organOf = ({ organ, owner }: Petition): string => organ ?? owner

/** The stage of the organ, from the steps that it has done. */
const stageOf = ({ acceptedOn, toldOn }: Petition) =>
  acceptedOn ? 'accepted' : toldOn ? 'told' : 'forwarded'

/** The answer or decision is given: what it ends stops today, and somebody has to see that it is served. */
function decided(
  petition: Petition,
  event: Extract<PetitionEvent, { type: 'answered' | 'diverted' }>,
  decision: Decision,
  owner: string,
): Petition {
  const { urge, extension: asked, ...rest } = petition
  const { status, clocks, revision } = petition
  const ended = stop(stopAll(clocks, event.on), event.on, 'urgeAnswer-')
  return {
    ...move(rest, event, 'answered', owner),
    decision,
    ...(event.actor.kind === 'member' ? { decidedBy: event.actor.unit } : {}),
    answeredOn: event.on,
    issueAt: event.issueAt,
    beforeDecision: {
      status,
      owner: petition.owner,
      clocks,
      ...(urge ? { urge } : {}),
      ...(asked ? { extension: asked } : {}),
    },
    clocks: [...ended, start('service', revision, event.service, owner)],
  }
}

/** As it was before the decision; what came up meanwhile, such as a notice that did not arrive, stays. */
function undecided(petition: Petition, before: NonNullable<Petition['beforeDecision']>): Petition {
  const { clocks, ...restored } = before
  const { owner } = before
  const known = new Map(clocks.map((clock) => [clock.id, clock]))
  const reopened = petition.held.slice(0, -1)
  const last = reopened.pop()
  return {
    ...petition,
    ...restored,
    ...(owner === petition.owner || !last
      ? {}
      : { held: [...reopened, { unit: last.unit, from: last.from }] }),
    clocks: petition.clocks
      .filter(({ id }) => known.has(id) || !id.startsWith('service-'))
      .map((clock) => {
        if (clock.id.startsWith('task-')) return clock
        // Who is urged is who has it now.
        return known.get(clock.id) ?? (clock.stoppedOn ? clock : { ...clock, holder: owner })
      }),
  }
}

type ExtensionEvent = Extract<PetitionEvent, { type: `extension${string}` }>

function extension(petition: Petition, event: ExtensionEvent): Petition {
  const { extension: asked, ...rest } = petition
  switch (event.type) {
    case 'extensionRequested': {
      const { days, reason, actor } = event
      return { ...petition, extension: { state: 'requested', days, reason, by: actor } }
    }
    case 'extensionApproved': {
      const { id, days, reason, actor, on } = event
      const approval = { by: actor, on, command: id }
      return {
        ...petition,
        extension: { state: 'approved', days, reason, by: asked?.by ?? actor, approval },
      }
    }
    case 'extensionTold': {
      const brought = bringing(petition, asked?.approval && noticeId(asked.approval.command, 'extended'))
      const clocks = rehandle(petition, event.handling)
      return {
        ...rest,
        ...(asked ? { extension: { ...asked, state: 'told' } } : {}),
        extendedDays: petition.extendedDays + (asked?.days ?? 0),
        tasks: petition.tasks.filter((task) => !brought.includes(task)),
        clocks: brought.reduce((left, { clock }) => stopOne(left, event.on, clock), clocks),
      }
    }
    case 'extensionRefused':
      return rest
    case 'extensionLapsed':
      // One that was approved may still prove to have been told in time.
      return asked?.approval ? { ...rest, extension: { ...asked, state: 'lapsed' } } : rest
  }
}

/** The tasks of bringing a notice to the petitioner another way. */
const bringing = ({ tasks }: Petition, notice: string | undefined): readonly CaseTask[] =>
  tasks.filter((task) => notice !== undefined && task.notice === notice)

/** Urging, tasks, deliveries and moved dates. */
function watching(petition: Petition, event: PetitionEvent): Petition | undefined {
  const { clocks, revision } = petition
  switch (event.type) {
    case 'urged': {
      const clock = `urgeAnswer-${revision}`
      return {
        ...petition,
        urge: { by: [...(petition.urge?.by ?? []), event.actor], reason: event.reason, on: event.on, clock },
        clocks: [...clocks, start('urgeAnswer', revision, event.answer, petition.owner)],
      }
    }
    case 'urgeAnswered': {
      const { urge: _, ...rest } = petition
      return { ...rest, clocks: stop(clocks, event.on, 'urgeAnswer-') }
    }
    case 'delivered': {
      // What was sent again and arrived has to be brought by nobody any more.
      const brought = bringing(petition, event.notice)
      return {
        ...petition,
        tasks: petition.tasks.filter((one) => !brought.includes(one)),
        clocks: brought.reduce((left, one) => stopOne(left, event.on, one.clock), clocks),
      }
    }
    case 'undelivered': {
      const id = `task-${revision}`
      const unit = event.unit ?? (petition.status === 'closed' ? petition.office : deskOf(petition))
      return {
        ...petition,
        tasks: [...petition.tasks, { id, what: 'undelivered', unit, notice: event.notice, clock: id }],
        clocks: [...clocks, start('task', revision, event.due, unit)],
      }
    }
    case 'taskDone':
      return {
        ...petition,
        tasks: petition.tasks.filter(({ id }) => id !== event.task),
        clocks: stopOne(clocks, event.on, event.task),
      }
    case 'datesMoved': {
      const moved = new Map(event.moved.map(({ clock, limit }) => [clock, limit]))
      return {
        ...petition,
        clocks: clocks.map((clock) => ({ ...clock, limit: moved.get(clock.id) ?? clock.limit })),
      }
    }
    default:
      return undefined
  }
}
