import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

/** The rules of accessibility that a page breaks, as far as a machine can see, with the first place of each. */
export async function breaches(page: Page): Promise<{ id: string; html: string | undefined }[]> {
  // Next brings the title of a page after the page.
  await page.waitForFunction(() => document.title !== '')
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html }))
}
