/** Whether `npm run sweep` runs the tests: those that go through a lot then go through all of it. */
const isSweep = process.env['SWEEP'] === 'yes'

/** One in so many of some things, or all of them in a sweep. */
export const oneIn = <T>(share: number, things: readonly T[]): T[] =>
  isSweep ? [...things] : things.filter((_, at) => at % share === 0)

/** So many in a sweep, and fewer otherwise. */
export const inSweep = (many: number, few: number): number => (isSweep ? many : few)
