import { inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { forgetfulAnswers } from '#tests/support/forgetful-learner'
import { addLearner, enterAsNewLearner, signIn } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'
import { seedReviewLog } from '#tests/support/seed-review-log'

useBrowser()

test('a learner gets from the map to the evidence for a concept, and from there to its line in the lesson', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'evidence@example.org')
  await page.goto('/progress')
  // One lesson is open at a time, or all.
  await page.getByRole('rowheader', { name: 'Coroutine', exact: true }).waitFor()
  const lesson = page.getByRole('link', { expanded: true })
  await expect(lesson).toHaveCount(1)
  await lesson.press('Enter')
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByRole('link', { expanded: false })).toBeFocused()
  await page.getByRole('link', { name: 'Show the concepts of all lessons' }).click()
  await page.getByRole('table', { name: 'Queues and back-pressure' }).waitFor()
  await expect(page.getByRole('rowheader', { name: 'Coroutine', exact: true })).toHaveCount(1)
  const pages = page.getByRole('navigation', { name: 'Progress' })
  await pages.getByRole('link', { name: 'Map' }).click()
  await expect(pages.getByRole('link', { name: 'Map' })).toHaveAttribute('aria-current', 'page')
  const map = page.getByRole('region', { name: 'Map of Asynchronous Python' })
  await map.getByRole('link', { name: 'Coroutine: Not asked yet', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Coroutine', exact: true }).waitFor()
  await page.getByText('No answers yet.').waitFor()
  await page.getByRole('link', { name: /^Where .* explains it$/ }).click()
  await expect(page).toHaveURL(/\/lessons\/asyncio\/[^#]+#line-\d+$/)
  expect(errors).toEqual([])
  await context.close()
})

/** Whether what has the focus is seen as a whole: nothing hides its middle or one of its ends. Runs in the page. */
function isFocusSeen(): boolean {
  const { left, right, top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
  return [left + 4, (left + right) / 2, right - 4].every(
    (x) => document.elementFromPoint(x, (top + bottom) / 2)?.closest('a') === document.activeElement,
  )
}

test('whatever the keyboard leads to on the map of a phone is seen', async () => {
  const { page, context } = await openPage({ viewport: { width: 390, height: 844 } })
  await enterAsNewLearner(page, 'map-by-keyboard@example.org')
  await page.goto('/progress/map')
  await page.getByRole('region', { name: 'Map of Asynchronous Python' }).focus()
  for (let concept = 1; concept <= 40; concept++) {
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(isFocusSeen), { message: `concept ${concept}` }).toBe(true)
  }
  await context.close()
})

test('each chart about memory has its numbers as a table, and says what to expect before there are any', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'memory@example.org')
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

/** Returns how many are still closed or empty: a table is rendered when it is opened. */
function openAllDetails(): number {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true
  return document.querySelectorAll('main details:not([open]), main details > summary:only-child').length
}

test('charts full of answers are accessible and as narrow as the screen, with all of their tables open', async () => {
  const database = new SqliteDatabase(inject('appDatabaseFile'))
  const userId = await addLearner(database)
  const { id } = await database.read((db) => db.selectFrom('Card').select('id').executeTakeFirstOrThrow())
  const answers = forgetfulAnswers(60, Date.now()).map((answer) => ({ ...answer, isGraded: true }))
  await seedReviewLog(database, userId, id, answers)
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await signIn(database, context, userId, inject('appUrl'))
  for (const path of ['/progress/memory', '/progress/beliefs', '/progress?lesson=all']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.evaluate(openAllDetails)).toBe(0)
    await expectNoOverflow(page)
    await expectAccessible(page)
  }
  await page.goto('/progress/memory')
  await expect(page.getByRole('img', { name: 'Recalled and predicted' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'How far off the predictions are' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Time for an answer' })).toBeVisible()
  expect(errors).toEqual([])
  await context.close()
  await database.close()
})

test('an exam is set by keyboard, says what to expect, and can be removed', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, 'exam-ahead@example.org')
  await page.goto('/progress/exams')
  await page.getByText('No exam is set.').waitFor()
  await page.getByLabel('What it is about').selectOption({ label: 'All of Asynchronous Python' })
  const inTwentyDays = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Day').fill(inTwentyDays)
  await page.getByLabel('Day').press('Enter')
  await page.getByText('Saved. No card had to be moved.').waitFor()
  const exam = page.getByRole('article').filter({ hasText: 'All of Asynchronous Python' })
  await expect(exam.getByRole('row', { name: /^If you stop now/ })).toHaveText(/0 of 100 cards/)
  await exam.getByText(/too low to begin all of them in time/).waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.reload()
  await page.getByRole('button', { name: 'Remove the exam: All of Asynchronous Python' }).click()
  await page.getByText('No exam is set.').waitFor()
  expect(errors).toEqual([])
  await context.close()
})
