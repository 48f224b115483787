import { demoPackFolder, loadPack } from '../../src/config/pack.js'

/**
 * The demo office: a city office and land bureau, and one of each in every county. Read once in each process of a
 * run, which takes longer than most tests, so nobody may change it.
 */
export const demoPack = await loadPack(demoPackFolder())
