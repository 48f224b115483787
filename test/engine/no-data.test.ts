import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { doctor } from '../../src/operator/doctor.js'
import { explain } from '../../src/operator/explain.js'
import { invite } from '../../src/operator/invite.js'
import { showKeyDates } from '../../src/operator/roster-dates.js'
import { showRoster } from '../../src/operator/roster-windows.js'
import { testFolder } from '../support/folders.js'

test.each([
  ['roster dates', (at: ReturnType<typeof readEnvironment>) => showKeyDates(at, {})],
  ['roster show', (at: ReturnType<typeof readEnvironment>) => showRoster(at)],
  ['invite --list', (at: ReturnType<typeof readEnvironment>) => invite(at, { list: true }, () => undefined)],
  ['doctor', (at: ReturnType<typeof readEnvironment>) => doctor(at)],
])('%s before the service has ever run says so in one line and leaves no data folder', async (_, run) => {
  const folder = join(await testFolder(), 'data')
  const refusal: unknown = await run(readEnvironment({ DATA_DIR: folder })).catch((error: unknown) => error)
  expect(explain(refusal)).toEqual({
    status: 1,
    lines: [`There is no data in ${folder} yet: start the service first.`],
  })
  expect(existsSync(folder)).toBe(false)
})
