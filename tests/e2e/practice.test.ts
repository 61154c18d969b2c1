import type { Page } from 'playwright'
import { beforeAll, inject, test } from 'vitest'
import { exerciseSchema, type Exercise } from '#domain/items/exercise'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const room = '/lessons/asyncio/asynchronous-programming/practice'
let exercises: Exercise[]

beforeAll(async () => {
  const database = new SqliteDatabase(inject('appDatabaseFile'))
  const lesson = await database.read((db) =>
    db
      .selectFrom('Lesson')
      .select('exercises')
      .where('id', '=', 'asyncio/asynchronous-programming')
      .executeTakeFirstOrThrow(),
  )
  exercises = exerciseSchema.array().parse(JSON.parse(lesson.exercises))
  await database.close()
})

async function open(page: Page, kind: Exercise['kind']) {
  const index = exercises.findIndex((exercise) => exercise.kind === kind)
  await page.goto(`${room}?n=${index + 1}`)
  return exercises[index]
}

const check = (page: Page) => page.getByRole('button', { name: 'Run and check' })

test('a mistake is mended: wrong as it stands, solved with the solution, and nothing is rated', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'practice@example.org')
  const exercise = await open(page, 'fix-the-bug')
  await check(page).click()
  await page
    .getByText(/differs from line|takes .* instead of|come to its end/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Show the run' }).click()
  await page.getByRole('region', { name: 'The run, step by step' }).waitFor()
  await page.getByRole('textbox', { name: 'Program' }).press('ControlOrMeta+a')
  await page.keyboard.insertText(exercise?.solution ?? '')
  await check(page).click()
  await page.getByText('Solved: it does what it should.').waitFor()
  expect(errors.filter((error) => !error.startsWith('Applying inline style'))).toEqual([])
  await context.close()
})

test('a program is put together by keyboard alone, on a phone, and judged by its run', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 700 } })
  await enterAsNewLearner(page, 'parsons@example.org')
  const exercise = await open(page, 'parsons')
  await expect(check(page)).toBeDisabled()
  for (const line of exercise?.solution.split('\n').filter((each) => each.trim() !== '') ?? []) {
    await page
      .getByRole('button', { name: `Add “${line.trim()}”` })
      .first()
      .press('Enter')
  }
  await check(page).press('Enter')
  await page.getByText('Solved: it does what it should.').waitFor()

  await expectAccessible(page)
  await expectNoOverflow(page)

  await page
    .getByRole('button', { name: /^Remove “/ })
    .first()
    .press('Enter')
  await check(page).press('Enter')
  await page
    .getByText(/differs from line|does not finish/)
    .first()
    .waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('an exercise that is not there is not found', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'nowhere@example.org')
  const answer = await page.goto(`${room}?n=999`)
  expect(answer?.status()).toBe(404)
  await context.close()
})
