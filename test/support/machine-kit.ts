import { expect } from 'vitest'
import type { Pack } from '../../src/config/pack.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import type { Petition } from '../../src/petitions/model.js'
import { Case, type CaseOptions, citizen, demoPack, demoPerson, OPINION, SERVICE } from './case-kit.js'

export const CITY = 'luan-petition'
export const BUREAU = 'luan-land'
export const registrar = demoPerson('registrar')
export const handler = demoPerson('handler')
export const head = demoPerson('unit-lead')
export const supervisor = demoPerson('supervisor')
export const leader = demoPerson('leader')
export const countyRegistrar = demoPerson('registrar-huoqiu')
export const countyHandler = demoPerson('handler-huoqiu')
export const countyHead = demoPerson('unit-lead-huoqiu')
export const yuanHandler = demoPerson('handler-yuan')
export const wang = citizen('wang')

export const reason = 'The land lies in its district.'
export const transfer = (to = BUREAU): CaseCommand => ({ kind: 'forward', to, mode: 'transfer', reason })
export const object: CaseCommand = { kind: 'object', reason: 'The plot lies in Yu’an.' }
export const agree: CaseCommand = { kind: 'agreeObjection', reason: 'Verified: it does.' }
export const answer: CaseCommand = { kind: 'answer', parts: OPINION }

export const forwarded = (options?: CaseOptions) => new Case(options).does(registrar, transfer())
export const accepted = (options?: CaseOptions) => forwarded(options).does(handler, { kind: 'accept' })
export const answered = (options?: CaseOptions) => accepted(options).does(handler, answer)
export const issued = (options?: CaseOptions) =>
  answered(options).minutesLater(10).does(SERVICE, { kind: 'issue' })
export const served = (options?: CaseOptions) => issued(options).does(wang, { kind: 'open' })

/** The demo pack with another rule or two. */
const packWith = (profile: Partial<Pack['profile']>): Pack => ({
  ...demoPack,
  profile: { ...demoPack.profile, ...profile },
})
export const { basis } = demoPack.profile.limits.handling
export const STOPS = packWith({
  clockStops: [
    { cause: 'ask-citizen', limits: ['handling'], maxDays: 10, basis },
    { cause: 'hearing', limits: ['handling'], maxDays: 20, basis },
  ],
})
export const ONE_WINDOW = packWith({ answerThroughPetitionOffice: true })

/** The petition but for the count of its events. */
export function butRevision({ revision: _, ...petition }: Petition): Omit<Petition, 'revision'> {
  return petition
}

/** Refused with this code, and the case as it was. */
export function expectRefusal(
  built: Case,
  acting: Parameters<Case['run']>[0],
  command: CaseCommand,
  code: string,
) {
  const before = structuredClone(built.petition)
  const decision = built.run(acting, command)
  expect(decision).toMatchObject({ kind: 'refused', refusal: { code } })
  expect(built.petition).toEqual(before)
}
