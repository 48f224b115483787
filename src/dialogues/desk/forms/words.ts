/** What is asked, answered and written down on the way: forms of one text. */
import { handlingRule } from '../../../petitions/routes.js'
import { clockLine, cut, stretch, unitName } from '../wording.js'
import { oneText } from './one-text.js'

export const givebackForm = oneText({
  verb: 'giveback',
  asks: () => [{ key: 'forms-giveback-question' }],
  says: () => [{ key: 'forms-giveback-says' }],
  command: (reason) => ({ kind: 'returnAnswer', reason }),
})

/** Within the ten minutes before the notice goes out. */
export const undoForm = oneText({
  verb: 'undo',
  asks: () => [{ key: 'forms-undo-question' }],
  says: () => [{ key: 'forms-undo-says' }],
  command: (reason) => ({ kind: 'takeBack', reason }),
})

export const noteForm = oneText({
  verb: 'note',
  asks: () => [{ key: 'forms-note-question' }],
  says: () => [{ key: 'forms-note-says' }],
  command: (text) => ({ kind: 'note', text }),
})

export const askForm = oneText({
  verb: 'ask',
  asks: () => [{ key: 'forms-ask-question' }],
  says: (target, context) => [
    { key: 'forms-ask-says' },
    clockLine('ask-citizen', handlingRule(context.pack, target.route).id, context),
  ],
  command: (text) => ({ kind: 'ask', text }),
})

/** The petitioner's own form; for one without a chat, of whoever heard the reply. */
export const replyForm = oneText({
  verb: 'reply',
  asks: ({ owner, question, paper }, { pack }) => [
    ...(paper ? [{ key: 'forms-reply-paper' }] : []),
    question === undefined
      ? { key: 'forms-reply-question-none', args: { unit: unitName(pack, owner) } }
      : { key: 'forms-reply-question', args: { unit: unitName(pack, owner), question } },
  ],
  says: ({ owner }, { pack }) => [{ key: 'forms-reply-says', args: { unit: unitName(pack, owner) } }],
  command: (text) => ({ kind: 'reply', text }),
})

/** 催办: the petitioner's too, once a limit is missed. */
export const urgeForm = oneText({
  verb: 'urge',
  asks: ({ owner }, { pack }) => [{ key: 'forms-urge-question', args: { unit: unitName(pack, owner) } }],
  says: ({ owner }, { pack, today }) => [
    {
      key: 'forms-urge-says',
      args: { unit: unitName(pack, owner), until: stretch(pack.profile.targets.urgeAnswer, today) },
    },
  ],
  command: (reason) => ({ kind: 'urge', reason }),
})

export const urgeansForm = oneText({
  verb: 'urgeans',
  asks: () => [{ key: 'forms-urgeans-question' }],
  says: () => [{ key: 'forms-urgeans-says' }],
  command: (text) => ({ kind: 'answerUrge', text }),
})

export const hearingForm = oneText({
  verb: 'hearing',
  asks: () => [{ key: 'forms-hearing-question' }],
  says: (target, context) => [
    { key: 'forms-hearing-says' },
    clockLine('hearing', handlingRule(context.pack, target.route).id, context),
  ],
  command: (reason) => ({ kind: 'openHearing', reason }),
})

export const heardForm = oneText({
  verb: 'heard',
  asks: () => [{ key: 'forms-heard-question' }],
  says: () => [{ key: 'forms-heard-says' }],
  command: (conclusion) => ({ kind: 'closeHearing', conclusion }),
})

/** 协办意见: to the lead organ, which gathers it into the one answer (M18). */
export const coansForm = oneText({
  verb: 'coans',
  asks: ({ owner, coTask }, { pack }) => [
    coTask === undefined
      ? { key: 'forms-coans-question-none', args: { unit: unitName(pack, owner) } }
      : { key: 'forms-coans-question', args: { unit: unitName(pack, owner), task: cut(coTask) } },
  ],
  says: ({ owner }, { pack }) => [{ key: 'forms-coans-says', args: { unit: unitName(pack, owner) } }],
  command: (opinion, { unit }) => ({ kind: 'answerCoHandling', unit, opinion }),
})
