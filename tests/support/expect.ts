import { expect as playwrightExpect } from 'playwright/test'

/**
 * How long a browser test waits for anything before it fails. No single step takes this long, even on a busy machine.
 */
export const patienceMillis = 60_000

/**
 * The `expect` of browser tests. A page and its effects on the server follow an action with a delay: `await
 * expect(locator).toHaveText(…)` and `await expect.poll(read).toEqual(…)` retry until the expectation is met. For plain
 * values, it is the usual `expect`.
 */
export const expect = playwrightExpect.configure({ timeout: patienceMillis })

/** Reads repeatedly until the result is neither null nor undefined, and returns it. */
export async function untilFound<T>(
  read: () => Promise<T | null | undefined> | T | null | undefined,
): Promise<T> {
  let found: T | null = null
  await expect.poll(async () => (found = (await read()) ?? null)).not.toBeNull()
  // The poll only ends when something was found.
  return found as T
}
