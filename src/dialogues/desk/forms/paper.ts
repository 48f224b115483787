import type { CommandWithoutId } from '../../commands.js'
import { INTAKE_LIMITS } from '../../intake/answers.js'
import type { SentFile } from '../../messages.js'
import type { DeskAnswers } from '../answers.js'
import type { DeskQuestion } from '../questions.js'
import { caseOf } from '../wording.js'

const MIMES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const

/** Whether it is a DOCX or a PDF, as far as the messenger says; what it really is, is looked at when it is kept. */
const isPaper = ({ kind, name, mime }: SentFile): boolean =>
  kind === 'document' &&
  (/\.(?:docx|pdf)$/i.test(name ?? '') || MIMES.some((known) => known === mime?.toLowerCase()))

const without = ({ paper: _, ...rest }: DeskAnswers): DeskAnswers => rest

/** The paper that was handed in before is given up with what replaces it. */
const dropped = ({ paper }: DeskAnswers): CommandWithoutId[] =>
  paper ? [{ kind: 'dropEvidence', evidence: [paper.evidence] }] : []

/** The signed paper of an answer, where there is one. */
export const paperQuestion: DeskQuestion = {
  id: 'paper',
  expects: { key: 'forms-paper-expects' },
  ask: ({ paper }) =>
    paper
      ? {
          text: [{ key: 'forms-paper-there', args: { name: paper.name ?? '' } }],
          options: [
            [{ id: 'keep-paper', label: { key: 'button-keep-paper' } }],
            [{ id: 'no-paper', label: { key: 'button-no-paper' } }],
          ],
        }
      : {
          text: [{ key: 'forms-paper-question' }],
          options: [[{ id: 'no-paper', label: { key: 'button-skip' } }]],
        },
  read({ option, input }, answers, context) {
    if (option === 'keep-paper') return { kind: 'answered', answers }
    if (option === 'no-paper') {
      return { kind: 'answered', answers: without(answers), commands: dropped(answers) }
    }
    if (input.kind !== 'file') return { kind: 'unexpected' }
    const { file } = input
    if (!isPaper(file)) return { kind: 'problem', problem: { key: 'forms-paper-refused' } }
    if ((file.size ?? 0) > INTAKE_LIMITS.fileBytes) {
      const limit = INTAKE_LIMITS.fileBytes / 1024 / 1024
      return { kind: 'problem', problem: { key: 'forms-paper-too-big', args: { limit } } }
    }
    const evidence = context.newId()
    const { petition } = caseOf(context)
    const paper = { evidence, ...(file.name === undefined ? {} : { name: file.name }) }
    return {
      kind: 'answered',
      answers: { ...answers, paper },
      noted: [{ key: 'forms-paper-taken', args: { name: file.name ?? '' } }],
      commands: [...dropped(answers), { kind: 'keepEvidence', evidence, petition, file }],
    }
  },
}
