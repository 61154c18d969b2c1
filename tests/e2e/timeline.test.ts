import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright'
import { expect, inject, test } from 'vitest'
import { breaches } from '#tests/support/breaches'
import { openPage, signUp, useBrowser } from '#tests/support/browser'

useBrowser()

const maxScriptBytes = 25 * 1024

/** Opens the first lesson and presses the button below one of its examples. */
async function openRunOfLesson(page: Page) {
  await page.goto('/lessons/asyncio/asynchronous-programming')
  const button = page.getByRole('button', { name: 'Show the run' }).nth(5)
  await button.focus()
  await page.keyboard.press('Enter')
  const run = page.getByRole('region', { name: 'The run, step by step' })
  await run.waitFor()
  return run
}

test('a run is stepped through with the keyboard alone, and says what happens', async () => {
  const { page, context, errors } = await openPage()
  await signUp(page, 'annie@example.org')
  const run = await openRunOfLesson(page)
  await run.getByText(/^Step 1 of/).waitFor()
  await run.getByText('Python runs the program from its first line.').first().waitFor()

  await page.keyboard.press('ArrowRight')
  await run.getByText(/^Step 2 of/).waitFor()
  await run.getByText('gets its first turn and starts.').first().waitFor()
  await page.keyboard.press('End')
  const slider = run.getByRole('slider', { name: 'Step' })
  const [last, most] = [await slider.inputValue(), await slider.getAttribute('max')]
  expect(last).toBe(most)
  await page.keyboard.press('Home')
  await run.getByText(/^Step 1 of/).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('its script is fetched only when it is opened, and is small', async () => {
  const { page, context } = await openPage()
  await signUp(page, 'betty@example.org')
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await page.getByRole('button', { name: 'Show the run' }).first().waitFor()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await page.getByRole('button', { name: 'Show the run' }).first().click()
  await page.getByRole('region', { name: 'The run, step by step' }).waitFor()
  const sizes = (await Promise.all(scripts)).map((body) => brotliCompressSync(body).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(maxScriptBytes)
  await context.close()
})

test.each(['light', 'dark'] as const)(
  'an open run breaks no rule of accessibility in %s, down to 320 px',
  async (colorScheme) => {
    const { page, context } = await openPage({ colorScheme, viewport: { width: 320, height: 800 } })
    await signUp(page, `edith-${colorScheme}@example.org`)
    await openRunOfLesson(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(await breaches(page)).toEqual([])
    await context.close()
  },
)

test('the page of a run tells all of it without scripts', async () => {
  const first = await openPage()
  await signUp(first.page, 'jean@example.org')
  await openRunOfLesson(first.page)
  const path = await first.page.getByRole('link', { name: 'On a page of its own' }).getAttribute('href')
  const cookies = await first.context.cookies()
  await first.context.close()
  if (path === null) throw new Error('The link leads somewhere.')

  const { page, context } = await openPage({ javaScriptEnabled: false })
  await context.addCookies(cookies)
  await page.goto(path)
  const steps = page.locator('ol > li')
  expect(await steps.count()).toBeGreaterThan(3)
  expect(await steps.last().innerText()).toContain('The program finished')
  await context.close()
})

test('a run is told to nobody who is signed out', async () => {
  const response = await fetch(`${inject('appUrl')}/api/runs/${'0'.repeat(64)}`)
  expect(response.status).toBe(401)
})
