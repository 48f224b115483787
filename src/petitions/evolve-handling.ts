import type { EventOf, PetitionEvent } from './events.js'
import { move, rehandle, start, stop, stopOne } from './fold-tools.js'
import type { Petition } from './model.js'

/** The events between telling and the answer, and those that may come at any time; `undefined` for all others. */
export function evolveHandling(petition: Petition, event: PetitionEvent): Petition | undefined {
  const { clocks, revision } = petition
  switch (event.type) {
    case 'told':
      return {
        ...petition,
        status: 'told',
        toldOn: event.on,
        route: event.route,
        clocks: [
          ...stop(clocks, event.on, 'telling-', 'objection-'),
          ...(event.acceptance ? [start('acceptance', revision, event.acceptance, petition.owner)] : []),
        ],
      }
    case 'accepted':
      return accepted(petition, event)
    case 'handlerNamed':
      return { ...petition, handler: event.member }
    case 'reclassified':
      return {
        ...petition,
        class: event.class,
        category: event.category,
        route: event.route,
        firstTime: event.firstTime,
        clocks: rehandle(petition, event.handling),
      }
    case 'urgencySet':
      return { ...petition, urgent: event.urgent }
    case 'coHandlerAdded': {
      const { unit, task, due } = event
      const clock = `coHandling-${revision}`
      return {
        ...petition,
        coHandlers: [...petition.coHandlers, { unit, task, clock }],
        clocks: [...clocks, start('coHandling', revision, due, unit)],
      }
    }
    case 'coHandlerAnswered': {
      const { unit, opinion, on } = event
      const answering = petition.coHandlers.find((one) => one.unit === unit && one.opinion === undefined)
      return {
        ...petition,
        coHandlers: petition.coHandlers.map((one) => (one === answering ? { ...one, opinion } : one)),
        clocks: answering ? stopOne(clocks, on, answering.clock) : clocks,
      }
    }
    case 'recused': {
      const { handler, ...rest } = petition
      const recused = [...petition.recused, event.member]
      return handler === event.member ? { ...rest, recused } : { ...petition, recused }
    }
    case 'asked': {
      const { id, text, on, handling } = event
      return {
        ...petition,
        questions: [...petition.questions, { id, text, on, ...(handling ? { stopsFrom: on } : {}) }],
        clocks: rehandle(petition, handling),
      }
    }
    case 'replied':
      return replied(petition, event)
    case 'hearingOpened':
      return {
        ...petition,
        hearingSince: { on: event.on, ...(event.handling ? { stopsFrom: event.on } : {}) },
        clocks: rehandle(petition, event.handling),
      }
    case 'hearingClosed': {
      const { hearingSince: _, ...rest } = petition
      const { stoodStill, questions } = petition
      const waits = event.goesOn ? questions.find(({ reply }) => reply === undefined) : undefined
      return {
        ...rest,
        questions: questions.map((one) => (one === waits ? { ...one, stopsFrom: event.on } : one)),
        stoodStill: { ...stoodStill, hearing: stoodStill.hearing + event.stoodStill },
        clocks: rehandle(petition, event.handling),
      }
    }
    case 'noted':
      return petition
    default:
      return undefined
  }
}

function accepted(petition: Petition, event: EventOf<'accepted'>): Petition {
  const { on, handling, actor } = event
  const { clocks, revision } = petition
  // An office that writes down what the organ did on paper is not its handler.
  const member = actor.kind === 'member' && actor.unit === petition.owner ? actor.member : undefined
  return {
    ...move(petition, event, 'accepted', petition.owner),
    acceptedOn: on,
    ...(member === undefined ? {} : { handler: petition.handler ?? member }),
    // Who takes a matter first answers for it (首办责任制), whoever handles it later.
    firstHandler: petition.firstHandler ?? {
      unit: petition.owner,
      ...(member === undefined ? {} : { member }),
    },
    clocks: [
      ...stop(clocks, on, 'telling-', 'objection-', 'acceptance-'),
      start('handling', revision, handling, petition.owner),
    ],
  }
}

/** A reply answers everything that was asked until then. */
function replied(petition: Petition, event: EventOf<'replied'>): Petition {
  const { text, on, stoodStill, handling, goesOn } = event
  const { hearingSince } = petition
  return {
    ...petition,
    ...(hearingSince && goesOn ? { hearingSince: { ...hearingSince, stopsFrom: on } } : {}),
    questions: petition.questions.map((question) =>
      question.reply ? question : { ...question, reply: { text, on } },
    ),
    stoodStill: {
      ...petition.stoodStill,
      'ask-citizen': petition.stoodStill['ask-citizen'] + stoodStill,
    },
    clocks: rehandle(petition, handling),
  }
}
