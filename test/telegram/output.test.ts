import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/config/texts.types.js'
import { type Choice, type Say, UPLOAD_BYTES_AT_MOST, uploadOf } from '../../src/dialogues/messages.js'
import { decodePress, encodePress } from '../../src/telegram/callback-data.js'
import { NewFile } from '../../src/telegram/client.js'
import { buttonLabel, toBotApi } from '../../src/telegram/output.js'
import { MAX_TEXT, splitText } from '../../src/telegram/split-text.js'

/** Keys are shown as they are: words are not this file's business. */
const render = (_language: string, { key }: Message) => key
const says = (...keys: string[]): Message[] => keys.map((key) => ({ key }))
const payloads = (say: Say) => toBotApi(7, { say, language: 'en' }, render).map(({ payload }) => payload)
const choice = (key: string, id = 'a'): Choice => ({ label: { key }, verb: 'd', id, revision: 3 })

describe('a message', () => {
  test('is plain text, paragraphs apart, without previews of links', () => {
    expect(payloads({ text: says('<b>one</b>', '*two* https://example.org') })).toEqual([
      {
        chat_id: 7,
        text: '<b>one</b>\n\n*two* https://example.org',
        link_preview_options: { is_disabled: true },
      },
    ])
  })

  test('carries its choices as rows of buttons', () => {
    const [payload] = payloads({
      text: says('Which?'),
      choices: [[choice('Yes', 'y'), choice('No', 'n')], [choice('Back')]],
    })
    expect(payload).toMatchObject({
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Yes', callback_data: 'd:y:3' },
            { text: 'No', callback_data: 'd:n:3' },
          ],
          [{ text: 'Back', callback_data: 'd:a:3' }],
        ],
      },
    })
  })

  test('has no empty keyboard and no row wider than is shown', () => {
    expect(payloads({ text: says('x'), choices: [[]] })[0]).not.toHaveProperty('reply_markup')
    const row = Array.from({ length: 10 }, (_, i) => choice(`${i}`))
    const markup: unknown = Reflect.get(
      payloads({ text: says('x'), choices: [row] })[0] ?? {},
      'reply_markup',
    )
    expect(markup).toMatchObject({ inline_keyboard: [{ length: 8 }, { length: 2 }] })
  })

  test.each([
    ['contact', { request_contact: true }],
    ['location', { request_location: true }],
  ] as const)('asks for a %s by the keyboard that only a phone has', (share, flag) => {
    const say: Say = {
      text: says('?'),
      keyboard: { share, shareLabel: { key: 'Share' }, rows: [says('Skip'), []] },
    }
    expect(payloads(say)[0]).toMatchObject({
      reply_markup: {
        keyboard: [[{ text: 'Share', ...flag }], [{ text: 'Skip' }]],
        resize_keyboard: true,
        one_time_keyboard: true,
      },
    })
  })

  test('takes the keyboard away', () => {
    expect(payloads({ text: says('Thanks'), keyboard: 'remove' })[0]).toMatchObject({
      reply_markup: { remove_keyboard: true },
    })
  })

  test('in two when a keyboard goes away and choices come, each with its own', () => {
    const [first, last] = payloads({
      text: says('Thanks', 'Where?'),
      keyboard: 'remove',
      choices: [[choice('Here')]],
    })
    expect(first).toMatchObject({ text: 'Thanks', reply_markup: { remove_keyboard: true } })
    expect(last).toMatchObject({ text: 'Where?', reply_markup: { inline_keyboard: [[{ text: 'Here' }]] } })
    const [only, ...none] = payloads({
      text: says('Where?'),
      keyboard: 'remove',
      choices: [[choice('Here')]],
    })
    expect(only).toMatchObject({ reply_markup: { inline_keyboard: [[{ text: 'Here' }]] } })
    expect(none).toEqual([])
  })

  test.each([
    ['photo', 'sendPhoto'],
    ['document', 'sendDocument'],
  ] as const)('comes after the %s that it carries, with all the buttons', (kind, method) => {
    const upload = uploadOf(kind, 'slip.png', Buffer.from('bytes'))
    const say: Say = { text: says('Your slip'), choices: [[choice('Next')]], upload }
    const stored: Say = JSON.parse(JSON.stringify(say))
    const calls = toBotApi(7, { say: stored, language: 'en' }, render)
    expect(calls).toEqual([
      { method, payload: { chat_id: 7, [kind]: new NewFile('slip.png', Buffer.from('bytes')) } },
      { method: 'sendMessage', payload: expect.objectContaining({ text: 'Your slip' }) },
    ])
    expect(calls[1]?.payload).toMatchObject({
      reply_markup: { inline_keyboard: [[{ text: 'Next' }]] },
    })
  })

  test('carries no upload that is empty or too large to be kept with a conversation', () => {
    const sized = (bytes: number) => () => uploadOf('document', 'all.json', Buffer.alloc(bytes, 'x'))
    expect(sized(0)).toThrow(RangeError)
    expect(sized(UPLOAD_BYTES_AT_MOST + 1)).toThrow(RangeError)
    expect(sized(UPLOAD_BYTES_AT_MOST)().content.length).toBeLessThanOrEqual(200_000)
  })

  test('too long for one has its buttons under the last part', () => {
    const sent = payloads({ text: says('a'.repeat(3000), 'b'.repeat(3000)), choices: [[choice('Next')]] })
    expect(sent).toMatchObject([{ text: 'a'.repeat(3000) }, { text: 'b'.repeat(3000), reply_markup: {} }])
    expect(sent[0]).not.toHaveProperty('reply_markup')
  })
})

describe('a label', () => {
  test('over the limit ends in an ellipsis and in no half character', () => {
    expect(buttonLabel('x'.repeat(64))).toBe('x'.repeat(64))
    expect(buttonLabel('x'.repeat(65))).toBe(`${'x'.repeat(63)}…`)
    expect(buttonLabel(`${'x'.repeat(62)}😀😀`)).toBe(`${'x'.repeat(62)}…`)
  })
})

describe('button data', () => {
  test('comes back as it was made, in at most 64 bytes', () => {
    const verb = fc.stringMatching(/^[a-z]{1,8}$/)
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/)
    return fc.assert(
      fc.property(fc.record({ verb, id, revision: fc.nat(999_999_999) }), (press) => {
        const data = encodePress(press)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
        expect(decodePress(data)).toEqual(press)
      }),
    )
  })

  test.each([
    { verb: 'D', id: 'a', revision: 1 },
    { verb: 'd', id: '是', revision: 1 },
    { verb: 'd', id: '', revision: 1 },
    { verb: 'd', id: 'a', revision: -1 },
    { verb: 'd', id: 'a', revision: 1.5 },
    { verb: 'd', id: 'x'.repeat(49), revision: 1 },
  ])('that cannot be made is a mistake of ours: %j', (press) => {
    expect(() => encodePress(press)).toThrow(RangeError)
  })
})

describe('a long text is split', () => {
  test('at a paragraph, rather than a line, rather than a sentence, rather than a word', () => {
    const half = 'x'.repeat(2000)
    expect(splitText(`${half}\n\n${half}\n${half}`)).toEqual([half, `${half}\n${half}`])
    expect(splitText(`${half}\n${half}。${half}`)).toEqual([half, `${half}。${half}`])
    expect(splitText(`${half}。”${half} ${half}`)).toEqual([`${half}。”`, `${half} ${half}`])
    expect(splitText(`${half}. ${half} ${half}`)).toEqual([`${half}.`, `${half} ${half}`])
    expect(splitText(`${half} ${half}${half}`)).toEqual([half, half + half])
  })

  test('nowhere when it just fits', () => {
    expect(splitText('x'.repeat(MAX_TEXT))).toHaveLength(1)
    expect(splitText(`${'x'.repeat(MAX_TEXT)}\n\ny`)).toEqual(['x'.repeat(MAX_TEXT), 'y'])
  })

  test('not right after its start, which would leave a scrap', () => {
    expect(splitText(`Dear all\n\n${'x'.repeat(5000)}`).map(({ length }) => length)).toEqual([4096, 914])
  })

  const text = fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
        fc.constantFrom('\n', '\n\n', '。', '. ', '😀', '路', '   '),
      ),
    )
    .map((pieces) => pieces.join(''))
    .filter((whole) => whole.trim() !== '')

  test('into parts that fit, can be read, and together say the same', () => {
    return fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, limit) => {
        const parts = splitText(whole, limit)
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit)
          expect(part.trim()).not.toBe('')
          expect(part).not.toMatch(/\p{Surrogate}/u)
        }
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
      }),
      { numRuns: 500 },
    )
  })

  test('quickly, even a megabyte without a gap', () => {
    for (const piece of ['字', '”', '\n', '。', ' ']) {
      const parts = splitText(`a${piece.repeat(1_000_000)}b`)
      expect(parts.length).toBeLessThan(260)
    }
  })
})
