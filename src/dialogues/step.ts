import { LANGUAGES, type Language } from '../config/texts.types.js'
import { codeOfPayload } from '../people/invite-code.js'
import { isSlipCode } from '../people/slip-code.js'
import { readCaseNumber } from '../petitions/case-number.js'
import { evidenceIn } from '../petitions/content.js'
import { casesText, caseText, dateText } from './case-texts.js'
import type { CommandOutcome } from './commands.js'
import { asksForHelp, danger, notUrgent, RESUME, withHelp } from './danger.js'
import { shownNumber } from './demo.js'
import { onClash } from './desk/desk-begin.js'
import { deskPress } from './desk/desk-press.js'
import { deskCommand, deskOutcome, fillTask, stopTask } from './desk/desk-step.js'
import { readJoint } from './desk/run-own.js'
import type { Option } from './form.js'
import { answerForm, DANGER, DANGER_CHOICE, openDraft } from './form-step.js'
import { intakeForm } from './intake/form.js'
import { contentOf, NOT_URGENT } from './intake/summary.js'
import type { Choice, Input, Say } from './messages.js'
import { draftOf, intakeContext, type StepContext, screenOptions, takesDigits } from './on-screen.js'
import { takePin, unlocked, withoutPin } from './pin-step.js'
import { preferenceOutcome, preferencePress, takeContact, withoutContact } from './preferences.js'
import { recognise, recogniseCore } from './recognise.js'
import { helpText, humanText, privacyText } from './screens.js'
import { addDraft, similar } from './similar.js'
import { slipIn } from './slip-words.js'
import { says } from './spoken.js'
import type { DialogueState, Screen } from './state.js'
import { asking, movedOn, quiet, type Step, say, show, showAgain } from './step-tools.js'

export type { StepContext } from './on-screen.js'
export type { Step } from './step-tools.js'

/** One step of a conversation. Pure. */
export function step(state: DialogueState, input: Input, context: StepContext): Step {
  switch (input.kind) {
    case 'command':
      return onCommand(state, input.name, input.argument, context)
    case 'press':
      return onPress(state, input, context)
    case 'forged':
      return { ...movedOn(state, context), forged: true }
    default: {
      const under = answeredBelow(state, input, context)
      if (under) return under
      const option = recognise(input, screenOptions(state, context), takesDigits(state), context)
      if (option !== undefined) return choose(state, option, input, context)
      if (asksForHelp(state, input, context)) return danger(state, context)
      return withHelp(state, input, context, onWords(state, input, context))
    }
  }
}

/**
 * A button under what was said last, by its number or in words. Words of what is being asked go before it, and a
 * number does where a number is asked for, or where a notice came in between: nobody may press its button unawares.
 */
function answeredBelow(state: DialogueState, input: Input, context: StepContext): Step | undefined {
  const { offered, screen, noticed } = state
  if (!offered || input.kind !== 'text') return undefined
  const asked = screen !== 'menu'
  if (asked && recognise(input, screenOptions(state, context), true, context) !== undefined) return undefined
  const rows = offered.map(({ label }, index) => [{ id: `${index}`, label }])
  const ownNumber = asked && (noticed === true || takesDigits(state))
  return pressed(state, offered[Number(recognise(input, rows, ownNumber, context) ?? Number.NaN)], context)
}

/** A button of which somebody typed the core alone, where nothing is being asked. */
function coreOf(state: DialogueState, input: Input, context: StepContext): Step | undefined {
  const { offered = [], screen } = state
  if (screen !== 'menu') return undefined
  const rows = offered.map(({ label }, index) => ({ id: `${index}`, label }))
  return pressed(state, offered[Number(recogniseCore(input, rows, context) ?? Number.NaN)], context)
}

const pressed = (state: DialogueState, choice: Choice | undefined, context: StepContext): Step | undefined =>
  choice &&
  onPress(state, { kind: 'press', verb: choice.verb, id: choice.id, revision: choice.revision }, context)

/** What is said when a command has ended; the next input finds the state that this leaves. */
export function stepOutcome(state: DialogueState, ended: CommandOutcome, context: StepContext): Step {
  const { command, outcome } = ended
  const atDesk = preferenceOutcome(state, ended, context) ?? deskOutcome(state, ended, context)
  if (atDesk) return atDesk
  switch (outcome.kind) {
    case 'done':
      return quiet(state)
    case 'filed': {
      const filed: DialogueState = { ...withoutDraft(state), screen: 'menu', filed: outcome.number }
      return say(filed, {
        text: [{ key: 'filed', args: { number: shownNumber(outcome.number, context.pack) } }],
      })
    }
    case 'locked': {
      const wrong: Say[] = outcome.wrong ? [{ text: [{ key: 'pin-wrong' }] }] : []
      return show({ ...state, screen: 'pin', locked: outcome.after }, context, ...wrong)
    }
    case 'similar':
      return similar(state, outcome, context)
    case 'added':
      return say({ ...withoutDraft(state), screen: 'menu' }, ...outcome.say)
    case 'cases':
      return say(state, casesText(outcome, context.pack, state.draft !== undefined))
    case 'case':
      return say(state, caseText(outcome.case, context.pack))
    case 'date':
      return say(state, dateText(outcome.date, context.pack))
    case 'refused': {
      const problem: Say = { text: [outcome.problem] }
      // A refused submission leaves the draft: the summary is shown again, to be corrected.
      return command.kind === 'filePetition' || command.kind === 'addDraft'
        ? show({ ...state, screen: 'form' }, context, problem)
        : say(state, problem)
    }
    default:
      return quiet(state)
  }
}

function onCommand(state: DialogueState, name: string, argument: string, context: StepContext): Step {
  switch (name) {
    case 'start': {
      const code = codeOfPayload(argument)
      if (code !== undefined) return quiet(state, { kind: 'join', code })
      const joint = readJoint(argument)
      if (joint) return quiet(state, { kind: 'showJoint', ...joint })
      return show({ ...state, screen: 'menu' }, context)
    }
    case 'new':
      return state.draft ? show({ ...state, screen: 'reopen' }, context) : begin(state, context)
    case 'cancel':
      return state.draft || state.task
        ? show({ ...state, screen: 'cancel' }, context)
        : say(state, { text: [{ key: 'cancel-nothing' }] })
    case 'language':
      return show({ ...state, screen: 'language' }, context)
    case 'notices':
      return quiet(state, { kind: 'showNotices' })
    case 'help':
      return say(state, { text: helpText(context.pack) })
    case 'human':
      return say(state, { text: humanText(context.pack), choices: [[DANGER_CHOICE]] })
    case 'privacy':
      return say(state, { text: privacyText() })
    case 'my':
      return quiet(state, { kind: 'listCases' })
    case 'status':
    case 'case':
      return argument === '' ? say(state, { text: [{ key: 'status-how' }] }) : askedCase(state, argument)
    default:
      return (
        deskCommand(state, name, argument, context) ??
        showAgain(state, context, { text: [{ key: 'command-unknown' }] })
      )
  }
}

function onPress(state: DialogueState, press: Extract<Input, { kind: 'press' }>, context: StepContext): Step {
  if (press.verb === 'pin') {
    return press.id === 'off'
      ? quiet(state, { kind: 'setPin' })
      : show({ ...withoutPin(state), screen: 'newpin' }, context)
  }
  if (press.verb === 'draft' && state.draft) return show({ ...state, screen: 'form' }, context)
  if (press.verb === 'adddraft') return addDraft(state, press, context)
  if (press.verb === 'why') return quiet(state, { kind: 'explainDate', petition: press.id })
  const atDesk = preferencePress(state, press, context) ?? deskPress(state, press, context)
  if (atDesk) return atDesk
  if (press.verb !== 'd' || press.revision > state.turn) return { ...movedOn(state, context), forged: true }
  if (press.id === DANGER.id) return danger(state, context)
  if (press.id === RESUME.id) return showAgain(state, context)
  if (press.revision < state.turn) {
    // The second press of Submit: the case exists, and its number is the answer.
    if (press.id === 'submit' && state.filed !== undefined && !state.draft) {
      return say(state, {
        text: [{ key: 'filed-already', args: { number: shownNumber(state.filed, context.pack) } }],
      })
    }
    return movedOn(state, context)
  }
  const known = screenOptions(state, context).some((row) => row.some((option) => option.id === press.id))
  return known ? choose(state, press.id, press, context) : { ...movedOn(state, context), forged: true }
}

function choose(state: DialogueState, option: string, input: Input, context: StepContext): Step {
  if (option === DANGER.id) return danger(state, context)
  switch (state.screen) {
    case 'form':
      return option === NOT_URGENT.id ? notUrgent(state, context) : fillIn(state, option, input, context)
    case 'task':
      return fillTask(state, option, input, context)
    case 'clash':
      return onClash(state, option, context)
    case 'menu':
      return onMenu(state, option, context)
    case 'cancel':
    case 'reopen':
      if (concernsTask(state)) {
        return option === 'go-on' ? show({ ...state, screen: 'task' }, context) : stopTask(state)
      }
      if (option === 'go-on') return show({ ...state, screen: 'form' }, context)
      return state.screen === 'reopen'
        ? withDropped(state, begin(withoutDraft(state), context))
        : withDropped(
            state,
            show({ ...withoutDraft(state), screen: 'menu' }, context, {
              text: [{ key: 'cancelled' }],
              keyboard: 'remove',
            }),
          )
    case 'language':
      return setLanguage(state, option, context)
    case 'pin':
    case 'newpin':
    case 'contact':
    case 'code':
      return show(withoutContact(withoutPin(unlocked({ ...state, screen: 'menu' }))), context)
  }
}

/** What /cancel is about where both a petition and a form of the desk are unfinished: the latter first. */
const concernsTask = ({ screen, task }: DialogueState): boolean => screen === 'cancel' && task !== undefined

function onMenu(state: DialogueState, option: string, context: StepContext): Step {
  switch (option) {
    case 'go-on':
      return show({ ...state, screen: 'form' }, context)
    case 'file':
      return onCommand(state, 'new', '', context)
    case 'my':
      return onCommand(state, 'my', '', context)
    case 'task':
      return show({ ...state, screen: 'task' }, context)
    case 'pool':
    case 'inbox':
    case 'register':
    case 'late':
    case 'stats':
    case 'duty':
    case 'roster':
    case 'invite':
      return onCommand(state, option, '', context)
    default:
      return show({ ...state, screen: 'language' }, context)
  }
}

/** A case by its number; with the code of a slip, a matter handed in on paper becomes one's own. */
function askedCase(state: DialogueState, argument: string): Step {
  const slip = slipIn(argument)
  if (slip) return quiet(state, { kind: 'claimCase', ...slip })
  return quiet(state, { kind: 'showCase', asked: readCaseNumber(argument) })
}

function onWords(state: DialogueState, input: Input, context: StepContext): Step {
  // A command's word alone is no answer anywhere, nor is a button that isn't there.
  const command = plainCommand(input, context)
  const core = command ? undefined : coreOf(state, input, context)
  if (core) return core
  if (state.screen === 'form') {
    if (input.kind === 'text' && recognise(input, [MOVING], true, context) !== undefined) {
      return showAgain(state, context, { text: [{ key: 'form-not-here' }] })
    }
    return command ? onCommand(state, command, '', context) : fillIn(state, undefined, input, context)
  }
  if (state.screen === 'pin' || state.screen === 'newpin') {
    const pin = command ? undefined : takePin(state, input, context)
    if (pin) return pin
  }
  if (state.screen === 'contact' || state.screen === 'code') {
    const taken = command ? undefined : takeContact(state, input, context)
    if (taken) return taken
  }
  if (command) return onCommand(state, command, '', context)
  if (state.screen === 'task') return fillTask(state, undefined, input, context)
  if (input.kind === 'text' && (slipIn(input.text) || readCaseNumber(input.text).kind !== 'none')) {
    return onCommand(state, 'status', input.text, context)
  }
  if (input.kind === 'edit') return say(state, { text: [{ key: 'form-edit-not-taken' }] })
  if (input.kind === 'text' && isSlipCode(input.text.trim().toUpperCase()) && /\d/.test(input.text)) {
    return say(state, { text: [{ key: 'claim-needs-both' }] })
  }
  // What was said last stays there to be answered; the first screen in its place would hide it.
  if (state.screen === 'menu' && state.offered) {
    const choices = state.offered.map((choice) => [choice])
    return say(state, { text: [{ key: 'expects-offered' }], choices })
  }
  return showAgain(state, context, { text: [{ key: `expects-${state.screen}` }] })
}

/** Buttons that people type where they don't stand. */
const MOVING: readonly Option[] = ['done', 'skip', 'back', 'submit', 'go-on'].map((id) => ({
  id,
  label: { key: `button-${id}` },
}))

/** Plain words that work like a command; the words stand in the locales, separated by commas. */
function plainCommand(input: Input, context: StepContext): string | undefined {
  if (input.kind !== 'text') return undefined
  return ['my', 'help', 'human', 'language', 'privacy', 'notices', 'cancel', 'new', 'start'].find((command) =>
    says({ input }, `words-${command}`, context),
  )
}

function fillIn(state: DialogueState, option: string | undefined, input: Input, context: StepContext): Step {
  const draft = draftOf(state)
  if (!draft) return show({ ...state, screen: 'menu' }, context)
  const form = intakeContext(state, draft, context)
  const given = option === undefined ? { input } : { input, option }
  const result = answerForm(intakeForm, draft, given, form, state.turn)
  const turn = state.turn + (result.turned ? 1 : 0)
  const { draft: _, ...rest } = state
  if (result.complete) {
    const content = contentOf(draft.answers, form, state.language)
    return {
      state: { ...rest, draft, turn },
      say: [],
      commands: [
        {
          kind: 'filePetition',
          petition: draft.id,
          content,
          ...(state.urgent ? { urgent: true } : {}),
          ...(state.anew ? { anew: true } : {}),
        },
      ],
    }
  }
  if (!result.draft) {
    const over = show({ ...withoutDraft(rest), turn, screen: 'menu' }, context)
    return { ...over, say: [...result.say, ...over.say], commands: result.commands }
  }
  return {
    state: asking({ ...rest, draft: result.draft, turn }, result.say, result.status),
    say: result.say,
    ...(result.status ? { status: result.status } : {}),
    commands: result.commands,
  }
}

function begin(state: DialogueState, context: StepContext): Step {
  return show({ ...state, draft: openDraft(intakeForm, context.newId()), screen: 'form' }, context)
}

function setLanguage(state: DialogueState, option: string, context: StepContext): Step {
  const language: Language =
    LANGUAGES.find((candidate) => option === `language-${candidate}`) ?? state.language
  const screen: Screen = state.task ? 'task' : state.draft ? 'form' : 'menu'
  const shown = show({ ...state, language, screen }, context, { text: [{ key: 'language-set' }] })
  return { ...shown, commands: [{ kind: 'setLanguage', language }] }
}

function withoutDraft(state: DialogueState): DialogueState {
  const { draft: _, urgent: __, anew: ___, ...rest } = state
  return rest
}

/** A step that gives a draft up also drops the files that were handed in for it. */
function withDropped(state: DialogueState, next: Step): Step {
  const evidence = evidenceIn(draftOf(state)?.answers.facts ?? [])
  return evidence.length > 0
    ? { ...next, commands: [...next.commands, { kind: 'dropEvidence', evidence }] }
    : next
}
