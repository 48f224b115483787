import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ParsedUpdate, parseUpdate } from '../../src/telegram/input.js'
import { message } from './kit.js'

describe('outside a private chat nothing is read', () => {
  const from = { id: 7, first_name: 'W' }
  const group = { id: -5, type: 'supergroup' }
  test.each<[string, object, object]>([
    [
      'a group message',
      { message: { chat: group, from, text: 'secret' } },
      { chatId: -5, chatType: 'supergroup' },
    ],
    [
      'a channel post',
      { channel_post: { chat: { id: -6, type: 'channel' }, text: 'secret' } },
      { chatId: -6, chatType: 'channel' },
    ],
    [
      'a press in a group',
      { callback_query: { id: 'q', from, message: { chat: group }, data: 'd:secret:1' } },
      { chatId: -5, chatType: 'supergroup', callbackQueryId: 'q' },
    ],
    [
      'an inline query',
      { inline_query: { id: 'i', from, query: 'secret' } },
      { chatId: 7, chatType: 'inline', inlineQueryId: 'i' },
    ],
    [
      'a press under an inline message',
      { callback_query: { id: 'q', from, inline_message_id: 'x', data: 'd:secret:1' } },
      { chatId: 7, chatType: 'inline', callbackQueryId: 'q' },
    ],
  ])('%s', (_, content, expected) => {
    expect(parseUpdate({ update_id: 1, ...content })).toEqual({ kind: 'elsewhere', updateId: 1, ...expected })
  })
})

describe('reaching a person', () => {
  const member = (status: string, type = 'private') =>
    parseUpdate({
      update_id: 1,
      my_chat_member: { chat: { id: 7, type }, from: { id: 7 }, new_chat_member: { status } },
    })

  test('ends with a block and begins again without it', () => {
    expect(member('kicked')).toEqual({ kind: 'reach', updateId: 1, chatId: 7, blocked: true })
    expect(member('member')).toEqual({ kind: 'reach', updateId: 1, chatId: 7, blocked: false })
  })

  test('does not depend on what happens in groups', () => {
    expect(member('kicked', 'supergroup')).toEqual({ kind: 'nothing', updateId: 1 })
  })
})

describe('what is no message', () => {
  test.each([null, 7, 'x', [], {}, { update_id: 'x' }, { update_id: -1 }, { update_id: 1.5 }])(
    '%j is invalid',
    (body) => {
      expect(parseUpdate(body).kind).toBe('invalid')
    },
  )

  test('an update without a sender or of an unknown kind is nothing, and can be acknowledged', () => {
    expect(parseUpdate({ update_id: 4, message: { chat: { id: 7, type: 'private' }, text: 'x' } })).toEqual({
      kind: 'nothing',
      updateId: 4,
    })
    expect(parseUpdate({ update_id: 4, purchased_paid_media: {} })).toEqual({ kind: 'nothing', updateId: 4 })
    expect(parseUpdate({ update_id: 4, message: {} })).toEqual({ kind: 'nothing', updateId: 4 })
  })

  test('no JSON at all makes the parser throw', () => {
    const known: ParsedUpdate['kind'][] = ['input', 'elsewhere', 'reach', 'nothing', 'invalid']
    return fc.assert(fc.property(fc.jsonValue(), (body) => known.includes(parseUpdate(body).kind)))
  })

  test('nor does a message whose fields hold anything', () => {
    const field = fc.constantFrom(
      'text',
      'photo',
      'document',
      'contact',
      'location',
      'venue',
      'caption',
      'from',
      'chat',
      'sticker',
    )
    const kind = fc.constantFrom(
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
      'channel_post',
      'inline_query',
    )
    const odd = fc.tuple(kind, fc.dictionary(field, fc.jsonValue()), fc.boolean())
    return fc.assert(
      fc.property(odd, ([name, fields, whole]) => {
        const base = whole ? message(1, 7, {}).message : {}
        const parsed = parseUpdate({ update_id: 1, [name]: { ...base, ...fields } })
        return parsed.kind !== 'invalid'
      }),
      { numRuns: 300 },
    )
  })
})
