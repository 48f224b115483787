export const thorough = process.env.THOROUGH === '1'

/** How much of something a test does: less in `npm test`, all of it with `THOROUGH=1`. */
export const scaled = (quick: number, all: number): number => (thorough ? all : quick)
