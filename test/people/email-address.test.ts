import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEmailAddress } from '../../src/people/email-address.js'

describe('an e-mail address', () => {
  test.each([
    ['wang@example.org', 'wang@example.org'],
    ['  Wang.Xiao-Ming+petition@Mail.Example.ORG\n', 'Wang.Xiao-Ming+petition@mail.example.org'],
    ['ｗａｎｇ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'wang@example.org'],
    ['138１2345678＠139．com', '13812345678@139.com'],
    ['wang@example。org', 'wang@example.org'],
    ['用户@例子.中国', '用户@例子.中国'],
    ['a@b.co', 'a@b.co'],
  ])('%j is read as %s', (typed, address) => expect(readEmailAddress(typed)).toBe(address))

  test.each([
    '',
    'wang',
    '@example.org',
    'wang@',
    'wang@example',
    'wang@@example.org',
    'wang@example.org@example.net',
    'Wang <wang@example.org>',
    '<wang@example.org>',
    '"wang xiao"@example.org',
    'wang xiao@example.org',
    'wang@example.org, li@example.org',
    'wang@example.org;li@example.org',
    'wang@example.org\r\nBcc: li@example.org',
    'wang\r\n@example.org',
    'wang\u0000@example.org',
    'wang\u200b@example.org',
    'wang@exam\u00adple.org',
    '.wang@example.org',
    'wang.@example.org',
    'wa..ng@example.org',
    'wang@example..org',
    'wang@.example.org',
    'wang@example.org.',
    'wang@-example.org',
    'wang@example-.org',
    'wang@[127.0.0.1]',
    'wang@127.0.0.1',
    'wang@example.123',
    'wang@example.org/path',
    'wang@example.org:25',
    'mailto:wang@example.org',
    `${'w'.repeat(65)}@example.org`,
    `wang@${'a'.repeat(64)}.org`,
    `wang@${'abcdefghi.'.repeat(25)}org`,
  ])('%j is none', (typed) => expect(readEmailAddress(typed)).toBeUndefined())

  test('may have 254 characters and no more', () => {
    const domain = `${'abcdefghi.'.repeat(24)}org`
    expect(readEmailAddress(`${'w'.repeat(10)}@${domain}`)).toHaveLength(254)
    expect(readEmailAddress(`${'w'.repeat(11)}@${domain}`)).toBeUndefined()
  })

  test('is read the same once more, and holds nothing that ends a line or begins another address', () => {
    const signs = [...'aZ1.-+_@＠．。例 \r\n\u0000\u200b\u2028<>,"']
    const typed = fc.array(fc.constantFrom(...signs)).map((some) => `${some.join('')}@example.org`)
    fc.assert(
      fc.property(fc.oneof(fc.string(), typed), (text) => {
        const address = readEmailAddress(text)
        if (address === undefined) return
        expect(readEmailAddress(address)).toBe(address)
        expect(address).not.toMatch(/[\s\p{C}<>,;:"()[\]\\]/u)
      }),
    )
  })
})
