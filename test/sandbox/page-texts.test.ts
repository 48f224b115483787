import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import en from '../../src/sandbox/page/texts/en.js'
import zh from '../../src/sandbox/page/texts/zh-CN.js'

const SOURCES = 'src/sandbox/page'
const BUILT = 'dist/page'
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

test('both languages of the page have the same sentences with the same places', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en))
  const other: Readonly<Record<string, string>> = zh
  for (const [key, text] of Object.entries(en)) {
    expect([key, places(other[key] ?? '')]).toEqual([key, places(text)])
  }
})

test('every sentence of the page is used', () => {
  const code = filesIn(SOURCES)
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('texts/'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(Object.keys(en).filter((key) => !new RegExp(`'${key}'`).test(code))).toEqual([])
})

test('the page as it is served is well under 150 kB compressed and takes nothing from elsewhere', () => {
  const files = filesIn(BUILT)
  expect(new Set(files.map((path) => extname(path)))).toEqual(new Set(['.html', '.js', '.css', '.svg']))
  const sizes = files.map((path) => gzipSync(readFileSync(path)).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000)
  for (const path of files) {
    const outside = readFileSync(path, 'utf8').match(/https?:\/\/[\w.-]+/g) ?? []
    expect([path, outside.filter((address) => !NAMESPACES.includes(address))]).toEqual([path, []])
  }
})

/** Names of namespaces, which nothing asks for. */
const NAMESPACES = ['http://www.w3.org']
