import type { EventOf, PetitionEvent } from './events.js'
import { evolveAnswer } from './evolve-answer.js'
import { evolveCitizen } from './evolve-citizen.js'
import { evolveHandling } from './evolve-handling.js'
import { heardCoHandlers, move, start, stop, stopAll } from './fold-tools.js'
import type { Petition } from './model.js'
import { defaultRoute } from './routes.js'

/**
 * Folds one event into a petition. Pure; every stored event was decided before and is taken as it is.
 * @throws Error when a history doesn't begin with its registration
 */
export function evolve(petition: Petition | undefined, id: string, event: PetitionEvent): Petition {
  if (event.type === 'registered') return registered(id, event)
  if (!petition) throw new Error(`the history of petition ${id} begins with ${event.type}`)
  const next =
    evolveHandling(petition, event) ??
    evolveAnswer(petition, event) ??
    evolveCitizen(petition, event) ??
    onward(petition, event)
  return { ...next, revision: petition.revision + 1 }
}

/** The petition that a history tells; absent for an empty one. */
export const fold = (id: string, events: readonly PetitionEvent[]): Petition | undefined =>
  events.reduce<Petition | undefined>((petition, event) => evolve(petition, id, event), undefined)

function registered(id: string, event: EventOf<'registered'>): Petition {
  const { number, office, receivedOn, content, channel, persons, firstTime, code, at, actor } = event
  return {
    id,
    number,
    status: 'registered',
    owner: office,
    office,
    channel,
    persons,
    ...(code === undefined ? {} : { code }),
    receivedAt: at,
    receivedOn,
    petitioners: actor.kind === 'petitioner' ? [actor.account] : [],
    signers: [],
    representatives: actor.kind === 'petitioner' ? [actor.account] : [],
    details: {},
    transcripts: [],
    content,
    class: content.class,
    category: content.category,
    route: defaultRoute(content.class),
    firstTime,
    urgent: false,
    recused: [],
    held: [{ unit: office, from: at }],
    notCompetent: [],
    daysLost: 0,
    assigned: false,
    coHandlers: [],
    clocks: [start('sorting', 0, event.sorting, office)],
    questions: [],
    stoodStill: { 'ask-citizen': 0, hearing: 0 },
    extendedDays: 0,
    tasks: [],
    revision: 1,
  }
}

/** The events by which a case finds its organ. */
function onward(petition: Petition, event: PetitionEvent): Petition {
  switch (event.type) {
    case 'forwarded':
      return forwarded(petition, event)
    case 'objected': {
      const { reason, proposed, on } = event
      const by = petition.owner
      const objection = { reason, by, on, ...(proposed === undefined ? {} : { proposed }) }
      const to = petition.sender ?? petition.office
      const moved = move(petition, event, 'objected', to)
      return {
        ...moved,
        objection,
        clocks: [
          ...stop(moved.clocks, event.on, 'objection-'),
          start('objectionDecision', petition.revision, event.decision, to),
        ],
      }
    }
    case 'objectionAgreed': {
      const { objection, organ: _, onPaper: __, forwardedOn: ___, ...rest } = petition
      const office = petition.owner
      return {
        ...move(rest, event, 'registered', office),
        office,
        coHandlers: heardCoHandlers(petition),
        notCompetent: [...petition.notCompetent, ...(objection ? [objection.by] : [])],
        ...(objection ? { cameBack: cameBackOf(objection, event.on) } : {}),
        daysLost: petition.daysLost + event.daysLost,
        clocks: [
          ...stopAll(petition.clocks, event.on, ...reportsOf(petition, [objection?.by])),
          start('sorting', petition.revision, event.sorting, office),
        ],
      }
    }
    case 'objectionRefused': {
      const { objection, ...rest } = petition
      const to = objection?.by ?? petition.owner
      const moved = move(rest, event, petition.organ === to ? 'forwarded' : 'registered', to)
      return { ...moved, clocks: stop(moved.clocks, event.on, 'objectionDecision-') }
    }
    case 'referred': {
      const { objection: _, ...rest } = petition
      const moved = move(rest, event, 'disputed', event.to)
      return {
        ...moved,
        coHandlers: heardCoHandlers(petition),
        dispute: event.between,
        clocks: [
          ...stopAll(moved.clocks, event.on, ...reportsOf(petition, event.between)),
          start('competenceDecision', petition.revision, event.decision, event.to),
        ],
      }
    }
    case 'acknowledged': {
      const { on, levels } = event
      const known = petition.acknowledged?.on === on ? petition.acknowledged.levels : []
      return { ...petition, acknowledged: { on, levels: [...new Set([...known, ...levels])] } }
    }
    default:
      return petition
  }
}

const cameBackOf = (
  { by, proposed }: NonNullable<Petition['objection']>,
  on: EventOf<'objectionAgreed'>['on'],
): NonNullable<Petition['cameBack']> => ({ unit: by, on, ...(proposed === undefined ? {} : { proposed }) })

/** Ids of the return dates of assignments but those of the units that turn out not to be competent. */
const reportsOf = ({ clocks }: Petition, not: readonly (string | undefined)[]): string[] =>
  clocks.filter(({ id, holder }) => id.startsWith('report-') && !not.includes(holder)).map(({ id }) => id)

/**
 * The office to which an objection would go: the one that sent it, also where the organ passes it down. After the
 * word of a common superior or an agreement nobody: that settles it.
 */
function senderAfter(
  mode: EventOf<'forwarded'>['mode'],
  { owner, sender }: Petition,
): Pick<Petition, 'sender'> {
  if (mode === 'transfer' || mode === 'assign') return { sender: owner }
  return mode === 'pass-down' && sender !== undefined ? { sender } : {}
}

function forwarded(petition: Petition, event: EventOf<'forwarded'>): Petition {
  const { to, mode, on, telling, sorting, objection, report, paper } = event
  // Who has it now tells anew, whatever was told before.
  const {
    dispute: _,
    objection: __,
    handler: ___,
    toldOn: ____,
    organ: _____,
    onPaper: ______,
    forwardedOn: _______,
    cameBack: _________,
    sender: ________,
    ...rest
  } = petition
  const { revision } = petition
  const began = [
    ...(sorting ? [start('sorting', revision, sorting, to)] : []),
    ...(telling ? [start('telling', revision, telling, to)] : []),
    ...(objection ? [start('objection', revision, objection, to, 'right')] : []),
    ...(report ? [start('report', revision, report, to)] : []),
    ...(paper ? [start('task', revision, paper, petition.owner)] : []),
  ]
  const moved = move(rest, event, telling ? 'forwarded' : 'registered', to)
  const passed: Petition = {
    ...moved,
    ...senderAfter(mode, petition),
    ...(telling ? { organ: to, forwardedOn: on } : { office: to }),
    ...(telling && paper ? { onPaper: true } : {}),
    assigned: petition.assigned || mode === 'assign',
    coHandlers: heardCoHandlers(petition),
    // Whoever has an assignment has to report by its date, also where another does the work.
    clocks: [...stopAll(moved.clocks, on, 'report-'), ...began],
  }
  if (!paper) return passed
  const clock = `task-${revision}`
  return {
    ...passed,
    tasks: [...petition.tasks, { id: clock, what: 'hand-over-papers', unit: petition.owner, clock }],
  }
}
