import { test } from 'vitest'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'

useBrowser()

test('a learner gets from the map to the evidence for a concept, and from there to its line in the lesson', async () => {
  const { page, context, errors } = await openPage()
  await signUp(page, 'evidence@example.org')
  await page.goto('/progress')
  const pages = page.getByRole('navigation', { name: 'Progress' })
  await pages.getByRole('link', { name: 'Map' }).click()
  await expect(pages.getByRole('link', { name: 'Map' })).toHaveAttribute('aria-current', 'page')
  const map = page.getByRole('region', { name: 'Map of Asynchronous Python' })
  await map.getByRole('link', { name: 'Coroutine: Not tested', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Coroutine', exact: true }).waitFor()
  await page.getByText('No answers yet.').waitFor()
  await page.getByRole('link', { name: /^Where .* explains it$/ }).click()
  await expect(page).toHaveURL(/\/lessons\/asyncio\/[^#]+#line-\d+$/)
  expect(errors).toEqual([])
  await context.close()
})

test('each chart about memory has its numbers as a table, and says what to expect before there are any', async () => {
  const { page, context, errors } = await openPage()
  await signUp(page, 'memory@example.org')
  await page.goto('/progress/memory')
  await page.getByText('No graded tests yet.').first().waitFor()
  await page.getByText('No answers in the last year.').waitFor()
  await page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'The last year' }) })
    .getByText('Show as a table')
    .click()
  await expect(page.getByRole('columnheader', { name: 'Answers' }).first()).toBeVisible()
  expect(errors).toEqual([])
  await context.close()
})
