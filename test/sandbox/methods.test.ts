import { expect, test } from 'vitest'
import { scanSource } from '../../src/config/source-scan.js'
import { methods } from '../../src/sandbox/methods/index.js'
import { readModules } from '../architecture/modules.js'

/** What names of the Bot API's methods begin with. */
const NAME = /^(?:answer|copy|delete|edit|forward|get|leave|pin|send|set|unpin)[A-Z]\w+$/
/** Words of our own that look alike. */
const OURS = new Set(['answerPress'])

test('the sandbox has every method that the product calls', () => {
  const called = readModules(['src/telegram', 'src/main', 'src/operator']).flatMap(({ text }) =>
    scanSource(text).flatMap((token) =>
      token.kind === 'literal' && NAME.test(token.text) && !OURS.has(token.text) ? [token.text] : [],
    ),
  )
  expect(called).toContain('sendMessage')
  expect([...new Set(called)].filter((name) => !methods.has(name.toLowerCase()))).toEqual([])
})
