import { unitById } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { evidenceIn, type Fact } from '../../petitions/content.js'
import type { FormContext, Given, Question, Reading } from '../form.js'
import type { SentFile } from '../messages.js'
import { says } from '../spoken.js'
import { INTAKE_LIMITS, type IntakeAnswers } from './answers.js'

/** What happened: any number of texts and files, in order, until `Done`. Oral petitions are kept as voice. */
export const factsQuestion: Question<IntakeAnswers> = {
  id: 'facts',
  number: 3,
  expects: { key: 'intake-facts-expects' },
  ask: (answers) => ({
    text:
      answers.facts.length === 0
        ? [{ key: 'intake-facts-question' }, { key: 'intake-facts-how' }]
        : [{ key: 'intake-facts-more' }, counted(answers.facts)],
    options:
      answers.facts.length === 0
        ? []
        : [
            [
              { id: 'done', label: { key: 'button-done' } },
              { id: 'anew', label: { key: 'button-facts-anew' } },
            ],
          ],
  }),
  read(given, answers, context) {
    if (given.option === 'done' && answers.facts.length > 0) return { kind: 'answered', answers }
    if (given.option === 'anew') {
      const evidence = evidenceIn(answers.facts)
      return {
        kind: 'deeper',
        answers: { ...answers, facts: [] },
        noted: [{ key: 'intake-facts-emptied' }],
        ...(evidence.length > 0 ? { commands: [{ kind: 'dropEvidence', evidence }] } : {}),
      }
    }
    return readFact(given, answers, context)
  },
}

function readFact(given: Given, answers: IntakeAnswers, context: FormContext): Reading<IntakeAnswers> {
  const { input } = given
  if (input.kind === 'text') {
    if (answers.facts.length > 0 && says(given, 'words-done', context)) return { kind: 'answered', answers }
    // A digit alone is somebody looking for a button, never what happened.
    if (/^\d{1,2}[.、]?$/.test(input.text.normalize('NFKC').trim())) return { kind: 'unexpected' }
    const fact: Fact = { kind: 'text', text: input.text, ...(input.forwarded ? { forwarded: true } : {}) }
    return add(answers, fact)
  }
  if (input.kind === 'location') {
    const text = [input.title, `${input.latitude}, ${input.longitude}`].filter(Boolean).join(' ')
    return add(answers, { kind: 'text', text })
  }
  if (input.kind === 'file') return readFile(input.file, input.caption, answers, context)
  return { kind: 'unexpected' }
}

function readFile(
  file: SentFile,
  caption: string | undefined,
  answers: IntakeAnswers,
  context: FormContext,
): Reading<IntakeAnswers> {
  if ((file.size ?? 0) > INTAKE_LIMITS.fileBytes) {
    return { kind: 'problem', problem: tooBig(file, context) }
  }
  const evidence = context.newId()
  const reading = add(answers, {
    kind: 'file',
    evidence,
    what: file.kind,
    ...(file.name === undefined ? {} : { name: file.name }),
    ...(file.size === undefined ? {} : { size: file.size }),
    ...(caption === undefined ? {} : { caption }),
  })
  if (reading.kind !== 'more') return reading
  return { ...reading, commands: [{ kind: 'keepEvidence', evidence, petition: context.draftId, file }] }
}

/** Takes one fact within the limits; what is over them is refused whole, with how much it is over. */
function add(answers: IntakeAnswers, fact: Fact): Reading<IntakeAnswers> {
  const over = charactersOf([...answers.facts, fact]) - INTAKE_LIMITS.factsCharacters
  if (over > 0) {
    const args = { over, limit: INTAKE_LIMITS.factsCharacters, kept: charactersOf(answers.facts) }
    return { kind: 'problem', problem: { key: 'intake-facts-too-long', args } }
  }
  if (answers.facts.length >= INTAKE_LIMITS.factsItems) {
    return {
      kind: 'problem',
      problem: { key: 'intake-facts-too-many', args: { limit: INTAKE_LIMITS.factsItems } },
    }
  }
  const facts = [...answers.facts, fact]
  return {
    kind: 'more',
    answers: { ...answers, facts },
    status: [counted(facts), { key: 'intake-facts-go-on' }],
  }
}

const charactersOf = (facts: readonly Fact[]): number =>
  facts.reduce(
    (sum, fact) => sum + (fact.kind === 'text' ? fact.text.length : (fact.caption?.length ?? 0)),
    0,
  )

const counted = (facts: readonly Fact[]): Message => ({
  key: 'intake-facts-counted',
  args: { count: countOf(facts) },
})

/** "2 texts, 5 files" */
export const countOf = (facts: readonly Fact[]): Message => ({
  key: 'intake-facts-count',
  args: {
    texts: facts.filter((fact) => fact.kind === 'text').length,
    files: facts.filter((fact) => fact.kind === 'file').length,
  },
})

const megabytes = (bytes: number): number => Math.ceil((bytes / 1024 / 1024) * 10) / 10

const tooBig = (file: SentFile, { pack }: FormContext): Message => ({
  key: 'intake-file-too-big',
  args: {
    name: file.name ?? { key: `file-${file.kind}` },
    size: megabytes(file.size ?? 0),
    limit: megabytes(INTAKE_LIMITS.fileBytes),
    office: { local: pack.office.name },
    address: { local: unitById(pack, pack.office.unit)?.address ?? pack.office.name },
  },
})
