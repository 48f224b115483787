/** How much of something a test does: less in `npm test`, all of it with `THOROUGH=1`, as `.ci/run` has it. */
export const scaled = (quick: number, thorough: number): number =>
  process.env.THOROUGH === '1' ? thorough : quick
