import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const folder = 'src/sandbox/page'
const load = async (name: string) => {
  const address = pathToFileURL(join(folder, 'texts', `${name}.js`)).href
  const module: { default: Record<string, string> } = await import(address)
  return module.default
}
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

test('both languages of the page have the same sentences with the same places', async () => {
  const [en, zh] = [await load('en'), await load('zh-CN')]
  expect(Object.keys(zh)).toEqual(Object.keys(en))
  for (const key of Object.keys(en))
    expect([key, places(zh[key] ?? '')]).toEqual([key, places(en[key] ?? '')])
})

test('every sentence is used, and every one that is used exists', async () => {
  const en = await load('en')
  const sources = readdirSync(folder).map((name) => join(folder, name))
  const code = sources
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(Object.keys(en).filter((key) => !new RegExp(`['".]${key}\\b`).test(code))).toEqual([])
  const used = [...code.matchAll(/\bt\('(\w+)'|data-(?:text|label)="(\w+)"/g)].map(([, a, b]) => a ?? b)
  expect(used.filter((key) => !(key ?? '' in en))).toEqual([])
})

test('the whole page is well under 150 kB and takes nothing from elsewhere', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
  expect(files.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThan(100_000)
  for (const path of files) {
    const outside = readFileSync(path, 'utf8').match(/https?:\/\/[\w.-]+/g) ?? []
    expect([path, outside.filter((address) => address !== 'http://www.w3.org')]).toEqual([path, []])
  }
})
