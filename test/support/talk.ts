import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES, type Language } from '../../src/config/texts.types.js'
import type { CommandOutcome, CommandWithoutId, Outcome } from '../../src/dialogues/commands.js'
import type { Choice, Input, Say } from '../../src/dialogues/messages.js'
import { type DialogueState, newState, parseState } from '../../src/dialogues/state.js'
import { step, stepOutcome } from '../../src/dialogues/step.js'
import { toBotApi } from '../../src/telegram/output.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from './demo-pack.js'

const pack = demoPack
const texts = loadTexts()

/** A conversation without messenger and store: what somebody does, and what they read. */
export function talk(language: Language = 'en', outcome: (command: CommandWithoutId) => Outcome = filed) {
  let state: DialogueState = newState(language)
  let said: Say[] = []
  let ids = 0
  const commands: CommandWithoutId[] = []
  let forged = 0
  const context = {
    pack,
    today: civilDate('2026-11-24'),
    grants: [],
    newId: () => `id${++ids}`,
    words: (message: Parameters<typeof texts.render>[1]) => LANGUAGES.map((l) => texts.render(l, message)),
  }

  function take(result: ReturnType<typeof step>): void {
    // As stored and loaded again: nothing may live outside of what can be written down.
    state = parseState(JSON.parse(JSON.stringify(result.state)))
    const now = [...result.say, ...(result.status ? [result.status] : [])]
    // Whatever is said has to fit into the messenger.
    for (const say of now) toBotApi(1, { say, language: state.language }, texts.render)
    said.push(...now)
    if (result.forged) forged += 1
    for (const command of result.commands) {
      commands.push(command)
      const done: CommandOutcome = { command: { ...command, id: `c${++ids}` }, outcome: outcome(command) }
      take(stepOutcome(state, done, context))
    }
  }

  const give = (input: Input) => {
    said = []
    take(step(state, input, context))
  }
  const buttons = (): Choice[] => said.flatMap((one) => (one.choices ?? []).flat())
  const label = (choice: Choice) => texts.render(state.language, choice.label)

  const talker = {
    give,
    command: (name: string, argument = '') => give({ kind: 'command', name, argument }),
    text: (text: string) => give({ kind: 'text', text }),
    file: (size = 1000, name?: string) =>
      give({
        kind: 'file',
        file: { kind: 'photo', fileId: `f${++ids}`, uniqueId: `u${ids}`, size, ...(name ? { name } : {}) },
      }),
    contact: (own = true, phone = '+8613800000000', name = 'Wang Xiaoming') =>
      give({ kind: 'contact', own, phone, name }),
    /** Presses the button that bears these words, or types them where they stand in the phone's keyboard. */
    press(words: string) {
      const choice = [...buttons()].reverse().find((candidate) => label(candidate) === words)
      if (choice) return give({ kind: 'press', verb: choice.verb, id: choice.id, revision: choice.revision })
      if (talker.keyboard().includes(words)) return talker.text(words)
      throw new Error(
        `no button "${words}" among: ${[...talker.buttons(), ...talker.keyboard()].join(' | ')}`,
      )
    },
    /** A press as it was made earlier. */
    pressAgain: (choice: Choice) =>
      give({ kind: 'press', verb: choice.verb, id: choice.id, revision: choice.revision }),
    choice(words: string): Choice {
      const found = buttons().find((candidate) => label(candidate) === words)
      if (!found) throw new Error(`no button "${words}"`)
      return found
    },
    buttons: (): string[] => buttons().map(label),
    keyboard: (): string[] =>
      said.flatMap((one) =>
        one.keyboard && one.keyboard !== 'remove'
          ? one.keyboard.rows.flat().map((words) => texts.render(state.language, words))
          : [],
      ),
    /** Everything that was said to the last input. */
    heard: (): string =>
      said.flatMap((one) => one.text.map((line) => texts.render(state.language, line))).join('\n'),
    say: (): readonly Say[] => said,
    commands,
    forged: () => forged,
    state: () => state,
    restore(stored: DialogueState) {
      state = stored
    },
  }
  return talker
}

const filed = (command: CommandWithoutId): Outcome =>
  command.kind === 'filePetition' ? { kind: 'filed', number: 'XF-341500-2026-000001-5' } : { kind: 'done' }
