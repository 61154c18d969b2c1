import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from '#tests/support/expect'

/** Expects that axe finds no accessibility violations on the current page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Next sets the title of a page after the page itself.
  await expect(page).not.toHaveTitle('')
  await expect
    .poll(
      async () => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        return violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }))
      },
      { message: `accessibility of ${page.url()}` },
    )
    .toEqual([])
}

/** Expects that nothing on the page is wider than its screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  await expect
    .poll(
      () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      { message: `pixels by which ${page.url()} is wider than its screen` },
    )
    .toBe(0)
}
