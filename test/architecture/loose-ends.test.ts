import { expect, test } from 'vitest'
import { scanSource, type Token } from '../../src/config/source-scan.js'
import { readModules } from './modules.js'

const modules = readModules(['src', 'jobs'])

const isWord = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'word' && token.text === text

test('no module gives up its types with any', () => {
  const places = modules.flatMap(({ path, text }) =>
    scanSource(text).flatMap((token, index, tokens) => {
      const before = tokens[index - 1]
      const typed = isWord(before, 'as') || (before?.kind === 'sign' && /[:<|,]/.test(before.text))
      const next = tokens[index + 1]
      const isName = next?.kind === 'sign' && /[:(.=]/.test(next.text) && !isWord(before, 'as')
      return isWord(token, 'any') && typed && !isName ? [`${path}:${token.line}`] : []
    }),
  )
  expect(places).toEqual([])
})

test('no module leaves a note that something is still to be done', () => {
  const notes = modules.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (/\b(?:TODO|FIXME|XXX|HACK)\b/.test(line) ? [`${path}:${index + 1}`] : [])),
  )
  expect(notes).toEqual([])
})
