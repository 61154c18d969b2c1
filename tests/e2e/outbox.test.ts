import { expect, inject, test } from 'vitest'
import { openDatabase } from '#server/database/prisma'
import { openPage, revealAnswer, signUp, useBrowser } from '#tests/support/browser'

useBrowser()

test('answers given without a network are kept, and each is counted once when it is back', async () => {
  const database = openDatabase(inject('appDatabaseFile'))
  const email = 'grace@example.org'
  const rated = () => database.reviewLog.count({ where: { user: { email }, event: 'rated' } })
  const { page, context } = await openPage()
  await signUp(page, email)
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await page.getByRole('link', { name: 'Study this lesson' }).click()

  const answer = async () => {
    await revealAnswer(page)
    // A nervous finger: the second press must not rate the next card.
    await page.keyboard.press('4')
    await page.keyboard.press('4')
  }
  await answer()
  await expect.poll(rated).toBe(1)
  await context.setOffline(true)
  await answer()
  await answer()
  await page.getByText('2 answers are not saved yet.').waitFor()
  expect(await rated()).toBe(1)

  await context.setOffline(false)
  await expect.poll(rated, { timeout: 20_000 }).toBe(3)
  await page.getByText('not saved yet').waitFor({ state: 'hidden' })
  const { _count } = await database.user.findUniqueOrThrow({
    where: { email },
    select: { _count: { select: { reviews: true, schedules: true } } },
  })
  expect(_count).toEqual({ reviews: 3, schedules: 3 })
  await database.$disconnect()
  await context.close()
})
