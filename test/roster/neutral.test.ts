import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseNumber } from '../../src/petitions/case-number.js'
import { personIn, personsIn } from '../../src/roster/neutral.js'

const find = (text: string, ...names: string[]) => personIn(text, names)

/** Words of a note, with figures among them. */
const words = fc.string({
  unit: fc.constantFrom(...'值班接访群众来电已转交办理xyz A，。；：\n3'),
  maxLength: 12,
})
const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''))
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
  .map(([second, rest]) => `1${second}${rest}`)
const prefix = fc.constantFrom('', '', '+86', '+86 ', '86', '0086', '+86-', '0')

/** A number with one sign at any of its places, or in parts of three and four with any. */
const writings = (number: string) =>
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom(' ', '-', '－', '　', '·', ' - ', '\u200B', '–'),
        fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 10 }),
      )
      .map(([sign, places]) =>
        [...number].map((digit, at) => (places.includes(at) ? `${sign}${digit}` : digit)).join(''),
      ),
    fc
      .tuple(fc.constantFrom('', ' ', '-', '.', ') ', '．'), fc.constantFrom('', ' ', '-', '.', '·'))
      .map(
        ([first, second]) => `${number.slice(0, 3)}${first}${number.slice(3, 7)}${second}${number.slice(7)}`,
      ),
  )

describe('phone numbers', () => {
  test('of mobiles are found in any text, however they are written', () => {
    fc.assert(
      fc.property(
        words,
        words,
        prefix,
        mobile.chain((number) => writings(number)),
        fc.boolean(),
        (before, after, code, number, wide) => {
          const written = wide ? fullWidth(`${code}${number}`) : `${code}${number}`
          // With figures around it, it may have the shape of an ID number as well.
          return personsIn(`${before}，${written}，${after}`, []).includes('phone')
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test.each([
    '13812345678',
    '请回电13812345678张',
    'call 138 1234 5678 back',
    '（138）1234-5678',
    '１３８１２３４５６７８',
    '138.1234.5678',
    '0564-3331234',
    '(0564) 333 1234',
    '05643331234',
    '010-88886666',
    '+86 564 3331234',
    '0086-138-1234-5678',
    '+44 20 7946 0958',
    '+1 (202) 555-0143',
    '3人，13812345678',
    '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
    '2026-03-05 13812345678',
    'XF-341500-2026-000012-7 13812345678',
    '138/1234/5678',
    '138,1234,5678',
    '138，1234，5678',
    '138、1234、5678',
    '138:1234:5678',
    '138*1234*5678',
    '138~1234~5678',
    '138|1234|5678',
    '1/3/8/1/2/3/4/5/6/7/8',
    '来访15，138/1234/5678，已回',
    '86、138、12345678',
    '0564/333/1234',
    '138\n12345678',
    '138\n1234\n5678',
    '1381234567\n8',
    '一三八一二三四五六七八',
    '幺三八一二三四五六七八',
    '138 一二三四 5678',
    '共三13812345678',
  ])('%s is one', (text) => expect(find(text)).toBe('phone'))
})

describe('ID numbers', () => {
  const day = fc.tuple(
    fc.integer({ min: 1930, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  const two = (value: number) => String(value).padStart(2, '0')
  const id = fc
    .tuple(fc.integer({ min: 110_000, max: 659_999 }), day, digits(3), fc.constantFrom(...'0123456789Xx'))
    .map(
      ([place, [year, month, date], serial, check]) =>
        `${place}${year}${two(month)}${two(date)}${serial}${check}`,
    )

  test('are found in any text, in one and in parts, with a wrong check digit too', () => {
    fc.assert(
      fc.property(
        words,
        words,
        id,
        fc.constantFrom('', ' ', '-', '·'),
        fc.boolean(),
        (before, after, number, sign, wide) => {
          const parts = [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(sign)
          return find(`${before}，${wide ? fullWidth(parts) : parts}，${after}`) === 'id-number'
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test.each([
    '34152419900101123X',
    '341524199001011234',
    '341524900101123',
    '341524 900101 123',
    '999999999999999999',
    '342401/19900101/1234',
    '342401/1990/01/01/123X',
    '342401、19900101、1234',
    '342401\n199001011234',
    '三四二四〇一一九九〇〇一〇一一二三四',
  ])('%s is one', (text) => expect(find(`证件${text}已核`)).toBe('id-number'))
})

describe('what is no person', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  const number = fc
    .tuple(fc.integer({ min: 110_000, max: 659_999 }), fc.integer({ min: 1, max: 999_999 }))
    .chain(([region, serial]) => {
      const whole = caseNumber(String(region), 2026, serial)
      return fc.constantFrom(
        whole,
        whole.toLowerCase(),
        whole.replaceAll('-', ''),
        whole.replaceAll('-', ' '),
        whole.replaceAll('-', '－'),
        whole.slice(3),
        whole.slice(-8),
        `${whole}（演示）`,
      )
    })
  const date = fc
    .tuple(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom('-', '.', '/', '年'),
    )
    .map(([year, month, day, sign]) =>
      sign === '年' ? `${year}年${month}月${day}日` : `${year}${sign}${two(month)}${sign}${two(day)}`,
    )
  const range = fc.tuple(date, fc.constantFrom('至', '~', ' - ', '-'), date).map((parts) => parts.join(''))
  const time = fc
    .tuple(fc.nat(23), fc.nat(59), fc.constantFrom('', ':00'))
    .map(([hour, minute, second]) => `${two(hour)}:${two(minute)}${second}`)
  const times = fc.tuple(time, fc.constantFrom('-', '至'), time).map((parts) => parts.join(''))
  const count = fc
    .tuple(fc.nat(999_999), fc.constantFrom('件', '人', '次', ' cases', ' calls'))
    .map((parts) => parts.join(''))
  const amount = fc
    .tuple(fc.nat(999_999_999), fc.nat(99), fc.constantFrom('元', ' yuan', '万元'))
    .map(([whole, cents, unit]) => `${whole}.${two(cents)}${unit}`)
  const part = fc.oneof(number, date, range, time, times, count, amount)

  test('case numbers, days, times, counts and amounts are refused in no order', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('，', ' 值班 ', '；', '、', '\n'),
        (parts, sign) => find(parts.join(sign)) === undefined,
      ),
      { numRuns: 3_000 },
    )
  })

  test('nor are they with a blank between, as lines of a log have it', () => {
    fc.assert(
      fc.property(
        date,
        times,
        number,
        count,
        (on, at, of, many) => find(`${on} ${at} ${of} ${many}`) === undefined,
      ),
      { numRuns: 2_000 },
    )
  })

  test.each([
    'XF-341500-2026-000012-7',
    '案号 xf 130500 2026 130012 7 2026年办结',
    '130012-7 2026-03-05',
    '138 2026-03-15',
    '2026-02-28-2026-03-13 共 15 件',
    '2026.03.05-2026.03.12 08:00-20:00',
    '来访15批189人次，来电13件',
    '补偿138123456.78元',
    '共13,812,345,678元',
    '来访13、来电45、来信67、信访89，网上10、其他12',
    '13、45、67、89、10、1',
    '值班一、三、五日，二〇二六年三月五日至二〇二六年三月十二日',
    '8:30,17:30、2026/03/05、138件',
    '来访138\n来电1234\n2026-03-05 5678件',
    '341500/2026/000012/7',
    '第一百三十八次、第一二三四五号',
    '热线12345、110',
    '341500',
    '无',
  ])('%s', (text) => expect(find(text)).toBeUndefined())
})

describe('names', () => {
  test.each([
    ['请王小明明天来', '王小明'],
    ['王 小 明 来过', '王小明'],
    ['找王·小明谈', '王小明'],
    ['王*小*明来过', '王小明'],
    ['王/小/明来过', '王小明'],
    ['to Li/Na.', 'Li Na'],
    ['买买提艾力来电', '买买提·艾力'],
    ['李四已回', '张三、李四'],
    ['WANG  xiaoming called', 'Wang Xiaoming'],
    ['ＷＡＮＧ Ｘｉａｏｍｉｎｇ', 'Wang Xiaoming'],
    ['WangXiaoming的案子', 'Wang Xiaoming'],
    ['to Li Na.', 'Li Na'],
    ['spoke with O’Brien', "O'Brien"],
    ['zhang-san came', 'Zhang San'],
  ])('%s names %s', (text, name) => expect(find(text, 'Somebody Else', name)).toBe('name'))

  test.each([
    ['王小红来过', '王小明'],
    ['明天王局到会', '王'],
    ['lineage of cases', 'Li Na'],
    ['Wang called', 'Wang Xiaoming'],
    ['Lima', 'Li'],
    ['Li came', 'Li'],
    ['A班 AB角', 'A B'],
    ['annabel', 'Anna'],
    ['值班正常', ''],
  ])('%s does not name %s', (text, name) => expect(find(text, name)).toBeUndefined())
})

test('all that tells of a person is named at once, and a number counts as one thing', () => {
  const names = ['Wang Xiaoming']
  expect(personsIn('Rang 13812345678 about 34152419900101123X', names)).toEqual(['id-number', 'phone'])
  expect(personsIn('Wang Xiaoming, 138 1234 5678', names)).toEqual(['phone', 'name'])
  expect(personsIn('ID 341524 1990 0101 123X', names)).toEqual(['id-number'])
  expect(personsIn('ID 341524198001011', names)).toEqual(['id-number'])
  expect(personsIn('All calm', names)).toEqual([])
})
