import { expect } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES, type Message } from '../../src/config/texts.types.js'
import type { CommandWithoutId } from '../../src/dialogues/commands.js'
import type { DeskAnswers } from '../../src/dialogues/desk/answers.js'
import { deskForm } from '../../src/dialogues/desk/forms.js'
import type { Target } from '../../src/dialogues/desk/target.js'
import type { Verb } from '../../src/dialogues/desk/verbs.js'
import type { Draft, FormContext } from '../../src/dialogues/form.js'
import { answerForm, askCurrent, fitDraft, openDraft, optionsOf } from '../../src/dialogues/form-step.js'
import type { Input, Say, SentFile } from '../../src/dialogues/messages.js'
import { recognise } from '../../src/dialogues/recognise.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { toBotApi } from '../../src/telegram/output.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from './case-kit.js'

const texts = loadTexts()

/** Monday. */
export const TODAY = civilDate('2026-08-03')

export const TARGET: Target = {
  petition: 'p1',
  revision: 3,
  number: 'XF-341500-2026-000001-5',
  status: 'accepted',
  owner: 'huoqiu-land',
  office: 'luan-petition',
  unit: 'huoqiu-land',
  sender: 'luan-petition',
  notCompetent: [],
  dispute: [],
  paper: false,
  opensReview: true,
  region: '341522',
  class: 'appeal',
  category: 'expropriation_resettlement_compensation',
  route: 'appealOpinion',
  firstTime: true,
  urgent: false,
  request: 'Pay the compensation.',
  objectionDue: civilDate('2026-08-07'),
  handling: { due: civilDate('2026-08-31'), nominal: civilDate('2026-08-31'), kind: 'limit' },
  extensionLeft: 20,
  extension: {
    days: 20,
    reason: 'The survey is not done.',
    newDue: civilDate('2026-09-21'),
    approvedOn: civilDate('2026-07-20'),
  },
  people: [
    { id: 'member-1', name: 'Li Ming' },
    { id: 'member-2', name: 'Wang Fang' },
  ],
  tasks: [{ id: 'task-7', what: 'hand-over-papers' }],
  coTask: 'Please measure the plot.',
  question: 'Which plot is it?',
  answeredOn: civilDate('2026-08-01'),
  today: TODAY,
}

/** A form filled in without engine, messenger and store. After each step it is stored and loaded again. */
export function fill(verb: Verb, more: Partial<Target> = {}, pack = demoPack, resumed?: Draft<unknown>) {
  const form = deskForm(verb)
  const target: Target = { ...TARGET, ...more }
  let ids = 0
  let turn = 1
  const context: FormContext = {
    pack,
    draftId: 'draft-1',
    today: TODAY,
    target,
    words: (message) => LANGUAGES.map((language) => texts.render(language, message)),
    newId: () => `new-${++ids}`,
  }
  let draft: Draft<DeskAnswers> = resumed ? fitDraft(form, resumed) : openDraft(form, 'draft-1')
  let said: readonly Say[] = [askCurrent(form, draft, context, turn)]
  let done = false
  const commands: CommandWithoutId[] = []

  const hear = () => {
    for (const say of said) {
      // Whatever is said has to fit into the messenger, in both languages.
      for (const language of LANGUAGES) toBotApi(1, { say, language }, texts.render)
    }
  }
  hear()

  function answer(input: Input, pressed?: string) {
    const rows = optionsOf(form, draft, context)
    const free = form.questions.find(({ id }) => id === draft.at)?.digits?.(draft.answers) ?? false
    const option = pressed ?? recognise(input, rows, free, context)
    const step = answerForm(form, draft, option === undefined ? { input } : { input, option }, context, turn)
    turn += step.turned ? 1 : 0
    done = step.complete ?? false
    if (!step.draft) throw new Error('the form ended without a case')
    draft = fitDraft(form, JSON.parse(JSON.stringify(step.draft)))
    commands.push(...step.commands)
    if (!done) said = step.say
    hear()
    return filler
  }

  const label = (message: Message, language: 'en' | 'zh-CN') => texts.render(language, message)
  const options = () => optionsOf(form, draft, context).flat()
  const filler = {
    text: (text: string) => answer({ kind: 'text', text }),
    sticker: () => answer({ kind: 'other', what: 'sticker' }),
    file: (file: Partial<SentFile>) =>
      answer({
        kind: 'file',
        file: { kind: 'document', fileId: 'f', uniqueId: 'u', size: 1000, ...file },
      }),
    press(words: string) {
      const found = options().find(
        (one) => label(one.label, 'en') === words || label(one.label, 'zh-CN') === words,
      )
      if (!found) throw new Error(`no button "${words}" among: ${filler.buttons().join(' | ')}`)
      return answer({ kind: 'press', verb: 'd', id: found.id, revision: turn }, found.id)
    },
    buttons: () => options().map((one) => label(one.label, 'en')),
    ids: () => options().map(({ id }) => id),
    rows: () => optionsOf(form, draft, context),
    heard: (language: 'en' | 'zh-CN' = 'en') =>
      said.flatMap((one) => one.text.map((line) => texts.render(language, line))).join('\n'),
    at: () => draft.at,
    draft: () => draft,
    done: () => done,
    commands,
    /** The command, once the last button was pressed. */
    command(): CaseCommand {
      if (!done) throw new Error(`the form is still at ${draft.at}: ${filler.heard()}`)
      return form.toCommand(draft.answers, target)
    },
  }
  return filler
}

/** Gives a bad answer: a sentence comes back, the question stays, and nothing that was entered is lost. */
export function refused(form: ReturnType<typeof fill>, give: () => unknown, sentence: RegExp): void {
  const before = form.draft()
  give()
  expect(form.heard()).toMatch(sentence)
  expect(form.draft()).toEqual(before)
  expect(form.done()).toBe(false)
}
