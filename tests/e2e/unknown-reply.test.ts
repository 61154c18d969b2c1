import { afterAll, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import {
  expectUnsent,
  oneStep,
  openPage,
  rateAsKnown,
  revealAnswer,
  useBrowser,
} from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, logOf, signIn } from '#tests/support/learner'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
afterAll(() => database.close())

test('an answer whose reply the page cannot read stays in the browser until it can', async () => {
  const userId = await addLearner(database, { newCardsPerDay: 2, intervals: oneStep })
  const { page, context, errors } = await openPage()
  await signIn(database, context, userId, inject('appUrl'))
  await page.goto('/study')
  await page.route('**/api/reviews', async (route) => {
    const response = await route.fetch()
    const reply = (await response.json()) as object
    await route.fulfill({ response, json: { ...reply, kind: 'from a later version' } })
  })

  for (let answered = 0; answered < 2; answered++) {
    await revealAnswer(page)
    await rateAsKnown(page)
  }
  await page.getByText('The server sent a reply that this page does not understand.').first().waitFor()
  await page.getByRole('heading', { name: 'Please reload this page' }).waitFor()
  await expectUnsent(page, 2)

  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Reload the page' }).click(),
  ])
  await page.getByRole('heading', { name: 'Please reload this page' }).waitFor()
  await expectUnsent(page, 2)

  // A reply may be on its way through the handler.
  await page.unrouteAll({ behavior: 'wait' })
  await page.getByRole('heading', { name: 'Done for now' }).waitFor()
  await expectUnsent(page, 0)
  const rated = (await logOf(database, userId)).filter(({ event }) => event === 'rated')
  expect(new Set(rated.map(({ cardId }) => cardId)).size).toBe(2)
  expect(rated).toHaveLength(2)
  expect(errors).toEqual([])
  await context.close()
})

test('a run whose reply the page cannot read is not shown, and the page says so', async () => {
  const userId = await addLearner(database)
  const { page, context, errors } = await openPage()
  await signIn(database, context, userId, inject('appUrl'))
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await page.route('**/api/runs/*', (route) => route.fulfill({ json: { run: { steps: [] } } }))
  await page.getByRole('button', { name: 'Show the run' }).first().click()
  await page.getByText('The server sent a reply that this page does not understand.').waitFor()

  await page.unrouteAll({ behavior: 'wait' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('slider').waitFor()
  expect(errors).toEqual([])
  await context.close()
})
