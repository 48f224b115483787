import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** The stores that tests run on, started once for all of them. */
const stores = 'test/support/stores.ts'
/** Tests of the pure core: they share nothing, so one process loads the modules once for all of them. */
const pure = [
  'architecture',
  'config',
  'dialogues',
  'documents',
  'notices',
  'people',
  'petitions',
  'reports',
  'roster',
  'time',
]
const folders = pure.map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // Most of the time is spent waiting for services and browsers, so three files at once even on two cores.
    maxWorkers: 3,
    // A safety net only: on a busy machine a long dialogue takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    benchmark: { include: [] },
    projects: [
      { extends: true, test: { name: 'pure', include: folders, isolate: false } },
      {
        extends: true,
        test: {
          name: 'service',
          isolate: false,
          benchmark: { include: ['bench/**/*.bench.ts'] },
          include: ['test/**/*.test.ts'],
          // The chaos runs for minutes: `npm run chaos`.
          exclude: [...folders, 'test/chaos/**'],
          globalSetup: existsSync(stores) ? [stores] : [],
        },
      },
    ],
  },
})
