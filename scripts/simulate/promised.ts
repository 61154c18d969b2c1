/** Something that the app promises, and whether it held. */
export interface Promised {
  promise: string
  /** Where it was broken. */
  broken: string[]
}

/**
 * Prints what was kept and what was broken.
 *
 * @returns the exit status: 1 if anything was broken
 */
export function tellPromises(results: readonly Promised[]): 0 | 1 {
  for (const { promise, broken } of results) {
    process.stdout.write(
      broken.length === 0 ? `kept    ${promise}\n` : `BROKEN  ${promise}: ${broken.join('; ')}\n`,
    )
  }
  return results.every(({ broken }) => broken.length === 0) ? 0 : 1
}
