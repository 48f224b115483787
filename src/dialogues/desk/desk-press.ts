/** Buttons of the desk outside of its forms. Pure. */
import { INBOX_FILTERS, type InboxFilter } from '../commands.js'
import { DANGER_CHOICE } from '../form-step.js'
import type { Input } from '../messages.js'
import type { StepContext } from '../on-screen.js'
import type { DialogueState } from '../state.js'
import { quiet, type Step, say } from '../step-tools.js'
import { begin, withoutPool } from './desk-begin.js'
import { dutyAct } from './duty-verbs.js'
import { PLAN_VERB, rosterPress } from './roster/roster-buttons.js'
import { readJoint } from './run-own.js'
import { isVerb, VERBS } from './verbs.js'

type Press = Extract<Input, { kind: 'press' }>

/** Buttons under what was said about a case or a list; `undefined` for all others. They hold whatever is on the screen. */
export function deskPress(state: DialogueState, press: Press, context: StepContext): Step | undefined {
  const { verb, id, revision } = press
  if (isVerb(verb)) {
    const act = VERBS[verb]
    if (act.asks) return begin(state, { verb, petition: id, revision }, context)
    return quiet(state, { kind: 'actOnCase', petition: id, revision, act: { kind: act.kind } })
  }
  switch (verb) {
    case 'case':
      return quiet(withoutPool(state), { kind: 'openCase', petition: id })
    case 'hist':
      return quiet(state, { kind: 'showHistory', petition: id })
    case 'who':
      return quiet(state, { kind: 'showPerson', petition: id })
    case 'files':
      return quiet(state, { kind: 'showFiles', petition: id })
    case 'own':
      return quiet(state, { kind: 'showOwn', petition: id })
    case 'rights':
      return quiet(state, { kind: 'showRights', petition: id })
    case 'export':
      return quiet(state, { kind: 'exportCase', petition: id })
    case 'joint':
      return quiet(state, { kind: 'openJoint', petition: id })
    case 'mark':
      return quiet(state, {
        kind: 'actOnCase',
        petition: id,
        revision,
        act: { kind: 'setUrgent', urgent: true, reason: context.words({ key: 'danger-reason' }).join(' / ') },
      })
    case 'cosign':
    case 'cosignr': {
      const yes = { label: { key: 'button-joint-yes' }, verb: `${verb}y`, id, revision }
      return say(state, { text: [{ key: 'joint-confirm' }], choices: [[yes], [DANGER_CHOICE]] })
    }
    case 'cosigny':
    case 'cosignry': {
      const joint = readJoint(`jt_${id}`)
      return joint && quiet(state, { kind: 'cosign', ...joint, representative: verb === 'cosignry' })
    }
    case 'looks':
      return quiet(state, { kind: 'showLooks', petition: id })
    case 'read':
      return quiet(state, { kind: 'readAnswer', petition: id })
    case 'next':
      return quiet({ ...state, later: state.later ?? [] }, { kind: 'nextMatter', later: state.later ?? [] })
    case 'later': {
      const later = [...(state.later ?? []), id].slice(-LATER_AT_MOST)
      return quiet({ ...state, later }, { kind: 'putOff', petition: id }, { kind: 'nextMatter', later })
    }
    case 'sendp':
      return quiet(state, { kind: 'sendProposed', petition: id, revision })
    case 'sendpp':
      return quiet(state, { kind: 'sendProposed', petition: id, revision, onPaper: true })
    case 'late':
      return quiet(withoutPool(state), { kind: 'showLate' })
    case 'ack':
      return quiet(state, { kind: 'actOnCase', petition: id, revision, act: { kind: 'acknowledge' } })
    case 'dutyok':
      return quiet(state, { kind: 'acceptDuty', window: id })
    case 'dutyics':
      return quiet(state, { kind: 'showDutyCalendar' })
    case 'dutynew':
      return quiet(state, { kind: 'showDutyCalendar', renew: revision })
    case 'ackall':
      return quiet(state, { kind: 'acknowledgeDigest', day: id })
    case 'inbox': {
      const asked = readInbox(id)
      return asked && quiet(withoutPool(state), { kind: 'showInbox', ...asked })
    }
    case 'resend':
      return quiet(state, { kind: 'replayUndelivered' })
    case 'memok':
    case 'memno':
      return quiet(state, { kind: 'decideMember', member: id, yes: verb === 'memok' })
    case 'dutynote':
    case 'dutylog':
    case 'dutyphon':
      return begin(state, { form: verb }, context)
    case 'report':
      return begin(state, { form: verb, day: revision }, context)
    case PLAN_VERB:
      return begin(withoutPool(state), { form: 'plan' }, context)
    default: {
      const duty = dutyAct(press)
      if (duty) return quiet(state, { kind: 'actOnDuty', act: duty })
      const act = rosterPress(press)
      return act && quiet(withoutPool(state), { kind: 'roster', act })
    }
  }
}

/** Matters put off in one run; the oldest come up again first. */
const LATER_AT_MOST = 200

function readInbox(id: string): { filter: InboxFilter; page: number } | undefined {
  const [, name, page] = /^([a-z]+)-(\d{1,4})$/.exec(id) ?? []
  const filter = INBOX_FILTERS.find((candidate) => candidate === name)
  return filter && { filter, page: Number(page) }
}
