import { expect as playwrightExpect } from 'playwright/test'

/** How long a browser test waits for anything before it fails. On the busiest machine no single step takes as long. */
export const patienceMillis = 60_000

/**
 * The `expect` of browser tests. A page, and what it leads to on the server, comes a moment after the action:
 * `await expect(locator).toHaveText(…)` and `await expect.poll(read).toEqual(…)` read again until the claim holds. On a value
 * that cannot change any more, it is the usual `expect`.
 */
export const expect = playwrightExpect.configure({ timeout: patienceMillis })

/** Reads again until there is something, for a test that needs what it found to go on. Null and undefined are nothing. */
export async function untilFound<T>(
  read: () => Promise<T | null | undefined> | T | null | undefined,
): Promise<T> {
  let found: T | null = null
  await expect.poll(async () => (found = (await read()) ?? null)).not.toBeNull()
  // Only a reading that found something ends the poll.
  return found as T
}
