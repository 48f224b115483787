import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { refusalText } from '../../src/dialogues/refusal-texts.js'
import { type Acting, REFUSALS } from '../../src/petitions/decisions/context.js'
import { STATUSES } from '../../src/petitions/model.js'
import { type Case, OPINION } from '../support/case-kit.js'
import {
  accepted,
  coHandled,
  filed,
  forwarded,
  handler,
  registrar,
  served,
  wang,
} from '../support/case-scenes.js'
import { texts } from '../support/reading.js'

describe('why something was not done', () => {
  const args = {
    status: { key: 'status-accepted' },
    part: { key: 'answer-part-facts' },
    unit: 'X',
    due: { date: '2026-03-02' },
    from: { date: '2026-03-02' },
    to: { date: '2026-03-02' },
    on: { date: '2026-03-02' },
    until: { date: '2026-03-02' },
    length: 1,
    most: 1,
    asked: 1,
    left: 1,
    cap: 1,
  }

  test.each(REFUSALS)('%s has a sentence in both languages', (code) => {
    for (const language of LANGUAGES) {
      expect(texts.render(language, refusalText({ code, args })).length).toBeGreaterThan(5)
    }
  })

  test("a case that isn't theirs gets the words of a case that isn't there", () => {
    for (const language of LANGUAGES) {
      const words = texts.render(language, refusalText({ code: 'NOT_FOUND' }))
      expect(words).toBe(texts.render(language, { key: 'case-not-found' }))
    }
  })

  test.each(refusals())('what a decision says can be read as it comes: %s', (_, refused) => {
    for (const language of LANGUAGES) expect(() => texts.render(language, refused())).not.toThrow()
  })

  test.each(STATUSES)('%s has a status word in both languages', (status) => {
    for (const language of LANGUAGES) {
      expect(texts.render(language, { key: `status-${status}` })).not.toBe('')
    }
  })
})

/** Refusals with the arguments that decisions give them. */
function refusals() {
  const refused = (one: Case, acting: Acting, command: Parameters<Case['ask']>[1]) => () => {
    const decision = one.ask(acting, command)
    if (decision.kind !== 'refused') throw new Error(`${command.kind} was accepted`)
    return refusalText(decision.refusal)
  }
  const reason = 'Because.'
  return [
    ['stage', refused(served(), handler, { kind: 'accept' })],
    ['text', refused(accepted(), handler, { kind: 'note', text: 'x'.repeat(4000) })],
    ['objection', refused(forwarded().later(20), handler, { kind: 'object', reason })],
    ['extension', refused(accepted(), handler, { kind: 'requestExtension', days: 40, reason })],
    ['co-handler', refused(coHandled(), handler, { kind: 'answer', parts: OPINION })],
    ['answer', refused(accepted(), handler, { kind: 'answer', parts: { ...OPINION, facts: '' } })],
    ['window', refused(served(), handler, { kind: 'close' })],
    ['urging', refused(forwarded(), wang, { kind: 'urge', reason })],
    ['unit', refused(filed(), registrar, { kind: 'forward', to: 'nowhere', mode: 'transfer', reason })],
    ['days', refused(filed(), registrar, { kind: 'forward', to: 'luan-land', mode: 'assign', reason })],
  ] as const
}
