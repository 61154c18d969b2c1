import type { Page } from 'playwright'

/** Lets a browser keep the fonts of the app: a page is painted in them only if it has them by then, see app/globals.css. */
export async function keepFonts(page: Page): Promise<void> {
  await page.goto('/privacy')
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())))
}
