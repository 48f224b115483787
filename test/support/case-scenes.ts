import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { Case, type CaseOptions, citizen, demoPerson, OPINION, SERVICE } from './case-kit.js'

export const registrar = demoPerson('registrar')
export const handler = demoPerson('handler')
export const head = demoPerson('unit-lead')
export const supervisor = demoPerson('supervisor')
export const coHandler = demoPerson('handler-yuan')
export const wang = citizen('wang')

/** Who the petitioner of every scene is; no official may read either without pressing for it. */
export const NAME = 'Wang Xiaoming'
export const PHONE = '13866660000'
/** A petitioner who gives themselves away in their own words. */
const TALKATIVE = `I am ${NAME}, call me at 138 6666 0000. My land was taken for the road.`
const TELLS_ALL = {
  content: { facts: [{ kind: 'text', text: TALKATIVE }], request: `Pay ${NAME} the compensation.` },
} as const satisfies CaseOptions

const reason = 'The land lies in its district.'
const transfer: CaseCommand = { kind: 'forward', to: 'luan-land', mode: 'transfer', reason }

export const filed = (options?: CaseOptions) => new Case({ ...TELLS_ALL, ...options })
export const forwarded = (options?: CaseOptions) => filed(options).does(registrar, transfer)
export const objected = () =>
  forwarded().does(handler, {
    kind: 'object',
    reason: `${NAME}'s plot lies in Yu'an.`,
    proposed: 'yuan-land',
  })
export const disputed = () => objected().does(registrar, { kind: 'refer', reason: 'Both say no.' })
export const told = (options?: CaseOptions) => forwarded(options).does(handler, { kind: 'tell' })
export const accepted = (options?: CaseOptions) => forwarded(options).does(handler, { kind: 'accept' })
export const asked = (options?: CaseOptions) =>
  accepted(options).does(handler, { kind: 'ask', text: 'Since when is the road there?' })
export const extending = () =>
  accepted()
    .later(5)
    .does(handler, { kind: 'requestExtension', days: 20, reason: 'Files are in an archive.' })
export const extended = () => extending().does(head, { kind: 'approveExtension' })
export const answered = (options?: CaseOptions) =>
  accepted(options).does(handler, { kind: 'answer', parts: OPINION })
export const issued = (options?: CaseOptions) =>
  answered(options).minutesLater(10).does(SERVICE, { kind: 'issue' })
export const served = (options?: CaseOptions) => issued(options).does(wang, { kind: 'open' })
export const closed = () => served().later(40).does(handler, { kind: 'close' })
export const diverted = (elsewhere = 'administrative_act') =>
  filed().does(registrar, {
    kind: 'divert',
    decision: 'diverted',
    reason: 'A fine is reviewed by another body.',
    elsewhere,
  })
export const coHandled = () =>
  accepted().does(handler, {
    kind: 'addCoHandler',
    unit: 'yuan-land',
    task: `Where is ${NAME}'s plot?`,
    days: 10,
  })
export const urged = () =>
  forwarded()
    .later(20)
    .does(wang, { kind: 'urge', reason: `Nobody has called ${NAME}.` })

/** One case of every kind there is something to say about. */
export const SCENES: Readonly<Record<string, () => Case>> = {
  filed,
  forwarded,
  objected,
  disputed,
  told,
  accepted,
  asked,
  extending,
  extended,
  answered,
  issued,
  served,
  closed,
  diverted,
  coHandled,
  urged,
  late: () => forwarded().later(30),
  replied: () => asked().does(wang, { kind: 'reply', text: `Since 2024, says ${NAME}, ${PHONE}.` }),
  opinion: () =>
    coHandled().does(coHandler, {
      kind: 'answerCoHandling',
      unit: 'yuan-land',
      opinion: `${NAME} is right.`,
    }),
  hearing: () => accepted().does(handler, { kind: 'openHearing', reason: `${NAME} asks for it.` }),
  undelivered: () => told().does(SERVICE, { kind: 'reportUndelivered', notice: 'c2-told' }),
  confidential: () =>
    accepted({
      content: { ...TELLS_ALL.content, petitioner: { kind: 'confidential', name: NAME, phone: PHONE } },
    }),
  anonymous: () => served({ content: { petitioner: { kind: 'anonymous' } } }),
}
