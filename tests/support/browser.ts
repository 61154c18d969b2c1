import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { afterAll, beforeAll, inject } from 'vitest'
import { findChromium } from '../../scripts/chromium.ts'

/** Keeps Chromium from talking to anybody but the app. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser

/** Opens one browser for the tests of a file. Call it at the top of the file. */
export function useBrowser() {
  beforeAll(async () => {
    const executablePath = findChromium()
    if (executablePath === null)
      throw new Error('No Chromium: run the tests with `npm test`, which fetches one.')
    browser = await chromium.launch({ executablePath, args: flags })
  })
  afterAll(() => browser.close())
}

type ContextOptions = Parameters<Browser['newContext']>[0]

/**
 * Opens a page of somebody with a fresh browser. What the page logs as an error (a script that fails, a
 * resource that is missing, a policy that is broken) fails the test when the page is closed.
 */
export async function openPage(
  options: ContextOptions = {},
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ baseURL: inject('appUrl'), ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, context, errors }
}

/** Signs somebody up, who then stands on the start page. */
export async function signUp(page: Page, email: string, password = 'a short sentence') {
  await page.goto('/sign-up')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

/** Answers the card on the table somehow, so that its answer and the ratings appear. */
export async function revealAnswer(page: Page) {
  const show = page.getByRole('button', { name: 'Show answer' })
  const handIn = page.getByRole('button', { name: 'I think so' })
  await show.or(handIn).waitFor()
  if (await handIn.isVisible()) {
    const field = page.getByRole('main').getByRole('textbox')
    const option = page.getByRole('main').getByRole('radio')
    if ((await field.count()) > 0) await field.fill('something')
    else if ((await option.count()) > 0) await option.first().check()
    await handIn.click()
  } else {
    await show.click()
  }
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
}
