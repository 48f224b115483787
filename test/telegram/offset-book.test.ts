import { describe, expect, test } from 'vitest'
import { offsetBook } from '../../src/telegram/offset-book.js'

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe('the offset', () => {
  test('is absent at first, then the oldest uncommitted, then one past the last', () => {
    const book = offsetBook()
    expect(book.offset()).toBeUndefined()
    expect(book.take([12, 10, 11])).toEqual([10, 11, 12])
    book.committed(11)
    expect(book.offset()).toBe(10)
    book.committed(10)
    expect(book.offset()).toBe(12)
    book.committed(12)
    expect(book.offset()).toBe(13)
  })

  test('stays at an update that has to come again', () => {
    const book = offsetBook()
    book.take([10, 11])
    book.committed(11)
    book.uncommitted(10)
    expect(book.offset()).toBe(10)
    expect(book.take([10, 11])).toEqual([10])
  })

  test('does not wait for what Telegram no longer has', () => {
    const book = offsetBook()
    book.take([10, 11])
    book.uncommitted(10)
    book.committed(11)
    book.take([11])
    expect(book.offset()).toBe(12)
  })

  test('waits for what may still be behind the window', () => {
    const book = offsetBook()
    book.take([10, 200])
    book.uncommitted(200)
    book.take([10])
    book.committed(10)
    expect(book.offset()).toBe(200)
  })

  test('is forgotten on demand, and lower numbers are taken then', () => {
    const book = offsetBook()
    book.take([900])
    book.committed(900)
    book.forget()
    expect(book.offset()).toBeUndefined()
    expect(book.take([5])).toEqual([5])
    book.committed(5)
    expect(book.offset()).toBe(6)
  })
})

describe('an update', () => {
  test('is taken once, whether it is open or committed', () => {
    const book = offsetBook()
    expect(book.take([1, 2, 2])).toEqual([1, 2])
    book.committed(2)
    expect(book.take([1, 2, 3])).toEqual([3])
  })

  test('beyond a hundred open ones is left, and not skipped', () => {
    const book = offsetBook()
    expect(book.take(upTo(130))).toHaveLength(100)
    expect(book.take(upTo(130))).toEqual([])
    for (const id of upTo(100)) book.committed(id)
    expect(book.offset()).toBe(101)
    expect(book.take(upTo(130))).toEqual(upTo(130).slice(100))
  })
})
