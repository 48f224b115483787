import { describe, expect, test } from 'vitest'
import { parseUpdate } from '../../src/telegram/input.js'
import { message, press } from './kit.js'

function inputOf(content: Record<string, unknown>) {
  const parsed = parseUpdate(message(1, 7, content))
  return parsed.kind === 'input' ? parsed.input : parsed
}

const file = (id: string, more: object = {}) => ({ file_id: id, file_unique_id: `u${id}`, ...more })

describe('a text', () => {
  test('comes with its chat, sender, language and message', () => {
    expect(parseUpdate(message(5, 7, { text: '路灯坏了' }))).toEqual({
      kind: 'input',
      updateId: 5,
      chatId: 7,
      userId: 7,
      languageCode: 'zh-hans',
      messageId: 5,
      input: { kind: 'text', text: '路灯坏了' },
    })
  })

  test('loses NUL and lone surrogates and is composed, and is otherwise kept', () => {
    expect(inputOf({ text: 'a\0b\uD83Dc 😀 e\u0301\n ' })).toEqual({ kind: 'text', text: 'abc 😀 é\n ' })
  })

  test('longer than Telegram allows comes through whole', () => {
    const text = '字'.repeat(350_000)
    expect(inputOf({ text })).toEqual({ kind: 'text', text })
  })

  test('that was forwarded says so and is never a command', () => {
    expect(inputOf({ text: '/cancel', forward_origin: { type: 'user' } })).toEqual({
      kind: 'text',
      text: '/cancel',
      forwarded: true,
    })
    expect(inputOf({ text: 'see', forward_date: 1 })).toMatchObject({ forwarded: true })
  })
})

describe('a command', () => {
  test.each([
    ['/start', 'start', ''],
    ['/start inv_Ab-9', 'start', 'inv_Ab-9'],
    ['/Status@desk_bot  XF-341500-2026-000001-3 ', 'status', 'XF-341500-2026-000001-3'],
    ['／my', 'my', ''],
    ['/report all\nquiet', 'report', 'all\nquiet'],
  ])('is read from %j', (text, name, argument) => {
    expect(inputOf({ text })).toEqual({ kind: 'command', name, argument })
  })

  test.each(['/', '/ my', '/etc/passwd is public', '1/my', '/路灯'])('is not seen in %j', (text) => {
    expect(inputOf({ text })).toEqual({ kind: 'text', text })
  })
})

describe('a file', () => {
  test('as photo is its largest size, with caption and album', () => {
    const photo = [
      file('s', { width: 90, height: 60, file_size: 10 }),
      file('l', { width: 900, height: 600, file_size: 1000 }),
      file('m', { width: 320, height: 200, file_size: 100 }),
    ]
    expect(inputOf({ photo, caption: '坑', media_group_id: '99' })).toEqual({
      kind: 'file',
      file: { kind: 'photo', fileId: 'l', uniqueId: 'ul', size: 1000 },
      caption: '坑',
      album: '99',
    })
  })

  test.each([
    ['document', 'document'],
    ['voice', 'voice'],
    ['audio', 'audio'],
    ['video', 'video'],
    ['video_note', 'video'],
    ['animation', 'video'],
  ])('%s is read as %s', (field, kind) => {
    const sent = file('f', { file_name: 'a.bin', mime_type: 'x/y', file_size: 3 })
    expect(inputOf({ [field]: sent })).toEqual({
      kind: 'file',
      file: { kind, fileId: 'f', uniqueId: 'uf', name: 'a.bin', mime: 'x/y', size: 3 },
    })
  })

  test('that moves is one video although it comes as a document too', () => {
    expect(inputOf({ animation: file('a'), document: file('a') })).toMatchObject({ file: { kind: 'video' } })
  })
})

describe('a place and a contact', () => {
  test('a location is where it says; a venue has a title', () => {
    const location = { latitude: 31.7, longitude: 116.5 }
    expect(inputOf({ location })).toEqual({ kind: 'location', ...location })
    const venue = { location, title: '市信访局', address: '佛子岭路' }
    expect(inputOf({ venue, location })).toEqual({
      kind: 'location',
      ...location,
      title: '市信访局, 佛子岭路',
    })
    expect(inputOf({ location: { latitude: 99, longitude: 0 } })).toMatchObject({ kind: 'other' })
  })

  test('only a card with the own id is the own one', () => {
    const card = { phone_number: '+8613800000000', first_name: '王', last_name: '小明' }
    expect(inputOf({ contact: { ...card, user_id: 7 } })).toEqual({
      kind: 'contact',
      phone: '+8613800000000',
      name: '王 小明',
      own: true,
    })
    expect(inputOf({ contact: { ...card, user_id: 8 } })).toMatchObject({ own: false })
    expect(inputOf({ contact: card })).toMatchObject({ own: false })
  })
})

describe('a press', () => {
  test('is read from our own button data', () => {
    expect(parseUpdate(press(3, 7, 'd:yes-1:12'))).toMatchObject({
      input: { kind: 'press', verb: 'd', id: 'yes-1', revision: 12 },
      callbackQueryId: 'q3',
      chatId: 7,
      messageId: 1,
    })
  })

  test.each([
    '',
    'd:yes',
    'D:yes:1',
    'd:yes:-1',
    'd:yes:007',
    'd::1',
    'd:是:1',
    `d:${'x'.repeat(49)}:1`,
    'd:yes:1\n',
  ])('with data that we never make is forged: %j', (data) => {
    expect(parseUpdate(press(3, 7, data))).toMatchObject({ kind: 'input', input: { kind: 'forged' } })
  })
})

describe('other things', () => {
  test('an edit is an edit, whatever was changed', () => {
    const { message: edited } = message(1, 7, { text: 'new' })
    expect(parseUpdate({ update_id: 1, edited_message: edited })).toMatchObject({ input: { kind: 'edit' } })
  })

  test('a live location that moves says nothing', () => {
    const { message: moved } = message(1, 7, { location: { latitude: 1, longitude: 1, live_period: 60 } })
    expect(parseUpdate({ update_id: 1, edited_message: moved })).toEqual({ kind: 'nothing', updateId: 1 })
  })

  test.each(['sticker', 'poll', 'dice', 'story'])('%s is named', (what) => {
    expect(inputOf({ [what]: {} })).toEqual({ kind: 'other', what })
  })

  test('what nobody knows yet is still something to answer', () => {
    expect(inputOf({ hologram: {} })).toEqual({ kind: 'other', what: 'unknown' })
  })

  test.each(['pinned_message', 'message_auto_delete_timer_changed'])(
    '%s is the chat talking to itself',
    (what) => {
      expect(inputOf({ [what]: {} })).toEqual({ kind: 'nothing', updateId: 1 })
    },
  )

  test('an odd field does not cost the message', () => {
    expect(inputOf({ text: 'hello', photo: 'no', contact: 7, location: null })).toEqual({
      kind: 'text',
      text: 'hello',
    })
  })
})
