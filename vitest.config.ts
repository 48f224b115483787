import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** The stores that tests run on, started once for all of them. */
const stores = 'test/support/stores.ts'

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // Most of the time is spent waiting for services and browsers, so two files at once even on two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'] },
    globalSetup: existsSync(stores) ? [stores] : [],
  },
})
