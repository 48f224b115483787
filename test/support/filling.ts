import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES, type Language, type Message } from '../../src/config/texts.types.js'
import type { CommandWithoutId } from '../../src/dialogues/commands.js'
import type { Draft, Form, FormContext } from '../../src/dialogues/form.js'
import { answerForm, askCurrent, fitDraft, openDraft, optionsOf } from '../../src/dialogues/form-step.js'
import type { Input, Say } from '../../src/dialogues/messages.js'
import { recognise } from '../../src/dialogues/recognise.js'
import { toBotApi } from '../../src/telegram/output.js'
import { civilDate } from '../../src/time/civil.js'
import { demoPack } from './demo-pack.js'

export const pack = demoPack
export const texts = loadTexts()
export const words = (message: Message) => LANGUAGES.map((language) => texts.render(language, message))

/** A form being filled in, without engine and store: stored and loaded again after every answer. */
export function filling<A>(form: Form<A>, today = '2026-12-01') {
  let ids = 0
  const context: FormContext = {
    pack,
    draftId: 'draft1',
    today: civilDate(today),
    words,
    newId: () => `id${++ids}`,
  }
  let draft: Draft<A> = openDraft(form, 'draft1')
  let said: readonly Say[] = [askCurrent(form, draft, context, 1)]
  let complete = false
  const rendered: string[] = []
  const commands: CommandWithoutId[] = []
  const render = (language: Language, message: Message) => {
    const text = texts.render(language, message)
    rendered.push(text)
    return text
  }
  const fits = () => {
    for (const language of LANGUAGES) for (const say of said) toBotApi(1, { say, language }, render)
  }
  fits()

  const give = (input: Input, pressed?: string) => {
    const question = form.questions.find(({ id }) => id === draft.at)
    const option =
      pressed ??
      recognise(input, optionsOf(form, draft, context), question?.digits?.(draft.answers) ?? false, { words })
    const result = answerForm(form, draft, option === undefined ? { input } : { input, option }, context, 1)
    if (result.draft) draft = fitDraft(form, JSON.parse(JSON.stringify(result.draft)))
    said = [...result.say, ...(result.status ? [result.status] : [])]
    complete = result.complete ?? false
    commands.push(...result.commands)
    fits()
  }
  const talker = {
    give,
    text: (...lines: string[]) => {
      for (const text of lines) give({ kind: 'text', text })
    },
    /** Presses buttons by their ids, one after the other. */
    press: (...ids: string[]) => {
      for (const id of ids) {
        const known = talker.options()
        if (!known.includes(id)) throw new Error(`no button ${id} among: ${known.join(', ')}`)
        give({ kind: 'press', verb: 'd', id, revision: 1 }, id)
      }
    },
    photo: (size = 1_000) =>
      give({ kind: 'file', file: { kind: 'photo', fileId: 'f', uniqueId: 'u', size } }),
    options: () =>
      optionsOf(form, draft, context)
        .flat()
        .map(({ id }) => id),
    heard: (language: Language = 'en') =>
      said.flatMap((say) => say.text.map((line) => texts.render(language, line))).join('\n'),
    draft: () => draft,
    restore: (stored: Draft<unknown>) => {
      draft = fitDraft(form, stored)
    },
    complete: () => complete,
    commands,
    context,
    /** Everything that was ever said, buttons included, in both languages. */
    rendered,
  }
  return talker
}
