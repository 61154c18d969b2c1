import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright'
import { expect } from '#tests/support/expect'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/**
 * Without `preload`, which loads all style sheets and media once more: of the rules that are on by default, only the one about
 * sound that plays by itself needs it, and no page has sound.
 */
const everyRule: RunOptions = { resultTypes: ['violations'], preload: false }
/** Of axe's rules only those about contrast depend on the colours. */
const rulesOfColour: RunOptions = { ...everyRule, runOnly: ['color-contrast', 'link-in-text-block'] }

async function expectNoViolations(page: Page, options: RunOptions): Promise<void> {
  await expect
    .poll(
      async () => {
        // Once for each document: reading the script costs more than the rules.
        if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
        const { violations } = await page.evaluate((given) => window.axe.run(document, given), options)
        return violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }))
      },
      { message: `accessibility of ${page.url()}` },
    )
    .toEqual([])
}

/** Expects that axe finds no accessibility violations on the current page, in light and in dark colours. */
export async function expectAccessible(page: Page): Promise<void> {
  // Next sets the title of a page after the page itself.
  await expect(page).not.toHaveTitle('')
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoViolations(page, everyRule)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolations(page, rulesOfColour)
  await page.emulateMedia({ colorScheme: null })
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
