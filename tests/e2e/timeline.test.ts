import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright'
import { inject, test } from 'vitest'
import { programToFragment } from '#domain/program/program-link'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()

/**
 * Brotli: 20 KiB for the timeline and what asks about the run, and 22 KiB for what parses replies of the server, where a
 * page has not loaded it.
 */
const maxScriptBytes = (20 + 22) * 1024

/** Opens the first lesson and presses the button below one of its examples. */
async function openRunOfLesson(page: Page) {
  await page.goto('/lessons/asyncio/asynchronous-programming?view=whole')
  const button = page.getByRole('button', { name: 'Show the run' }).nth(5)
  await button.focus()
  await page.keyboard.press('Enter')
  const run = page.getByRole('region', { name: 'The run, step by step' })
  // It takes the focus, and the arrow keys with it.
  await expect(run).toBeFocused()
  return run
}

test('a run is stepped through with the keyboard alone, and says what happens', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'annie@example.org')
  const run = await openRunOfLesson(page)
  await run.getByText(/^Step 1 of/).waitFor()
  await run.getByText('Python runs the program from its first line.').first().waitFor()

  await page.keyboard.press('ArrowRight')
  await run.getByText(/^Step 2 of/).waitFor()
  await run.getByText('gets its first turn and starts.').first().waitFor()
  await page.keyboard.press('End')
  await run.getByText(/^Step (\d+) of \1\b/).waitFor()
  const slider = run.getByRole('slider', { name: 'Step' })
  await expect.poll(() => slider.evaluate((input: HTMLInputElement) => input.value === input.max)).toBe(true)
  await page.keyboard.press('Home')
  await run.getByText(/^Step 1 of/).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('its script is fetched only when it is opened, and is small', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'betty@example.org')
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

test('an open run breaks no rule of accessibility, down to 320 px', async () => {
  const { page, context } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, 'edith@example.org')
  await openRunOfLesson(page)
  await expectNoOverflow(page)
  await expectAccessible(page)
  await context.close()
})

test('the page of a run tells all of it without scripts', async () => {
  const first = await openPage()
  await enterAsNewLearner(first.page, 'jean@example.org')
  await openRunOfLesson(first.page)
  const ownPage = first.page.getByRole('link', { name: 'Open on its own page' })
  const path = await untilFound(() => ownPage.getAttribute('href'))
  const cookies = await first.context.cookies()
  await first.context.close()

  const { page, context } = await openPage({ javaScriptEnabled: false })
  await context.addCookies(cookies)
  await page.goto(path)
  const steps = page.locator('ol > li')
  await expect(steps.nth(3)).toBeVisible()
  await expect(steps.last()).toContainText('The program finished')
  await context.close()
})

test('a run is told to nobody who is signed out', async () => {
  const response = await fetch(`${inject('appUrl')}/api/runs/${'0'.repeat(64)}`)
  expect(response.status).toBe(401)
})

test('a run is traced by keyboard alone, graded by the server, and breaks no rule of accessibility', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, 'tracer@example.org')
  await page.goto('/lessons/asyncio/asynchronous-programming?view=whole')
  await page.getByRole('button', { name: 'Show the run' }).nth(5).focus()
  await page.keyboard.press('Enter')
  const start = page.getByRole('button', { name: 'Trace it yourself' })
  await start.focus()
  await page.keyboard.press('Enter')

  const tracing = page.getByRole('region', { name: 'Trace it yourself' })
  const position = await untilFound(() => tracing.getByText(/^Question 1 of \d+$/).textContent())
  const questions = Number(position.split(' ').at(-1))
  expect(questions).toBeGreaterThanOrEqual(3)
  expect(questions).toBeLessThanOrEqual(12)
  await expectNoOverflow(page)
  await expectAccessible(page)
  for (let n = 1; n <= questions; n += 1) {
    await tracing.getByText(`Question ${n} of ${questions}`).waitFor()
    await expect(tracing.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    const next = tracing.getByRole('button', { name: n === questions ? 'See how it went' : 'Next question' })
    await expect(next).toBeFocused()
    if (n === 1) await expectAccessible(page)
    await page.keyboard.press('Enter')
  }
  await expect(tracing.getByText(/^You were right \d+ of/)).toBeFocused()
  await tracing.getByText('It is in your log of practice.').waitFor()
  await expectAccessible(page)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'The run, step by step' })).toBeFocused()
  expect(errors).toEqual([])
  await context.close()
})

test('plain Python is walked line by line, with its variables, by keyboard alone', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await page.goto(
    `/play#${await programToFragment({ source: 'a = [1]\nb = a\nfor n in range(6):\n    b.append(n)\nprint(len(a))\n' })}`,
  )
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Show the run' }).focus()
  await page.keyboard.press('Enter')
  const run = page.getByRole('region', { name: 'The run, step by step' })
  await expect(run).toBeFocused()
  await page.keyboard.press('ArrowRight')
  const told = run.locator('[aria-live=polite]')
  await expect(told).toContainText('Line 2 runs.')
  await expect(told).toContainText('b is [1].')
  await expect(run.getByText('object A:').first()).toBeAttached()
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.keyboard.press('End')
  await expect(told).toContainText('It prints 7.')
  const stepCount = async () => {
    const position = await untilFound(() => run.getByText(/^Step \d+ of \d+$/).textContent())
    return Number(position.split(' ').at(-1))
  }
  const folded = await stepCount()
  await run.getByRole('checkbox', { name: 'Leave out the repeated rounds of loops' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(stepCount).toBeGreaterThan(folded)
  await run.getByText('The run in words').focus()
  await page.keyboard.press('Enter')
  await run.getByRole('listitem').filter({ hasText: 'Line 4 runs.' }).first().waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await context.close()
})
