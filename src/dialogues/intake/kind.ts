import { disciplineOrganOf } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { MATTER_CLASSES, type MatterClass } from '../../petitions/content.js'
import type { FormContext, Question } from '../form.js'
import type { IntakeAnswers } from './answers.js'

const isClass = (value: string | undefined): value is MatterClass =>
  MATTER_CLASSES.some((candidate) => candidate === value)

/** What kind of matter it is, in plain words (2022 §29 to §31). */
export const kindQuestion: Question<IntakeAnswers> = {
  id: 'kind',
  number: 1,
  expects: { key: 'intake-kind-expects' },
  ask: () => ({
    text: [{ key: 'intake-kind-question' }],
    options: MATTER_CLASSES.map((kind) => [{ id: kind, label: { key: `intake-kind-${kind}` } }]),
  }),
  read({ option }, answers, context) {
    if (!isClass(option)) return { kind: 'unexpected' }
    // Reports of misconduct need the sealed lane; until there is one, nothing of them is kept here (2022 §30).
    if (option === 'accusation') {
      const say = accusationAddress(context)
      // What was told before is not thrown away by one press.
      return answers.facts.length > 0
        ? { kind: 'problem', problem: [...say, { key: 'intake-draft-kept' }] }
        : { kind: 'ended', say: [...say, { key: 'intake-accusation-nothing-kept' }] }
    }
    return { kind: 'answered', answers: { ...answers, class: option } }
  },
}

/** Where misconduct is reported: the discipline organs of the pack, with address and phone. */
function accusationAddress({ pack }: FormContext): Message[] {
  const organs = pack.regions.flatMap((region) => {
    const organ = disciplineOrganOf(pack, region.code)
    return organ && organ.region === region.code ? [organ] : []
  })
  return [
    { key: 'intake-accusation', args: { hotline: pack.disciplineHotline ?? '12388' } },
    ...organs.map((organ) => ({
      key: 'intake-accusation-organ',
      args: { name: { local: organ.name }, address: { local: organ.address }, phone: organ.phone },
    })),
  ]
}
