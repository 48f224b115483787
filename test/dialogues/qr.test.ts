import { PNG } from 'pngjs'
import decode from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrPng } from '../../src/dialogues/qr.js'

const LINK = 'https://t.me/petition_desk_demo_bot?start=xf-AbC_dEf-0123456789'

test('a text becomes a PNG from which it can be read again, also one in Chinese', () => {
  for (const text of [LINK, '查询码 XF341500-2026-000001', 'x'.repeat(300)]) {
    const { width, height, data } = PNG.sync.read(qrPng(text))
    expect(decode({ width, height, data })).toBe(text)
  }
})

test('the picture is square, large enough for a phone, opaque, and has the white margin that readers need', () => {
  const { width, height, data } = PNG.sync.read(qrPng(LINK))
  expect(height).toBe(width)
  expect(width).toBeGreaterThanOrEqual(232)
  const points = Array.from({ length: width * height }, (_, at) => [...data.subarray(at * 4, at * 4 + 4)])
  const margin = points.filter((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return Math.min(x, y, width - 1 - x, height - 1 - y) < 32
  })
  expect(new Set(margin.map(String))).toEqual(new Set(['255,255,255,255']))
  expect(new Set(points.map(String))).toEqual(new Set(['255,255,255,255', '0,0,0,255']))
})

test('the same text gives the same picture and another text another', () => {
  expect(qrPng(LINK).equals(qrPng(LINK))).toBe(true)
  expect(qrPng(LINK).equals(qrPng(`${LINK}x`))).toBe(false)
})

test('a text that no code can hold is refused', () => {
  expect(() => qrPng('x'.repeat(3000))).toThrow()
})
