import { defineConfig } from 'vitest/config'

/** Kills, faults and outages under load: minutes on end, so apart from `npm test`. */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    include: ['test/chaos/**/*.test.ts'],
    // One setting waits for leases and for its stores while the other one works.
    maxWorkers: 2,
    hookTimeout: 60_000,
    // The progress is of use while it is made.
    disableConsoleIntercept: true,
  },
})
