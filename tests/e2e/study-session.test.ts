import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '#server/database/prisma'
import { openPage, revealAnswer, signUp, useBrowser } from '#tests/support/browser'

useBrowser()

async function studyFirstLesson(page: Page) {
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await page.getByRole('link', { name: 'Study this lesson' }).click()
}

test('answers given without a network are kept, and each is counted once when it is back', async () => {
  const database = openDatabase(inject('appDatabaseFile'))
  const email = 'grace@example.org'
  const rated = () => database.reviewLog.count({ where: { user: { email }, event: 'rated' } })
  const { page, context } = await openPage()
  await signUp(page, email)
  await studyFirstLesson(page)

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
  await page.getByText('2 answers are not saved on the server yet.').waitFor()
  expect(await rated()).toBe(1)

  await context.setOffline(false)
  await expect.poll(rated, { timeout: 20_000 }).toBe(3)
  await page.getByText('not saved on the server yet').waitFor({ state: 'hidden' })
  const { _count } = await database.user.findUniqueOrThrow({
    where: { email },
    select: { _count: { select: { reviews: true, schedules: true } } },
  })
  expect(_count).toEqual({ reviews: 3, schedules: 3 })
  await database.$disconnect()
  await context.close()
})

test('who gives up on a question did not know it: only Again is open', async () => {
  const { page, context } = await openPage()
  await signUp(page, 'mary@example.org')
  await studyFirstLesson(page)
  const giveUp = page.getByRole('button', { name: 'I don’t know' })
  const show = page.getByRole('button', { name: 'Show answer' })
  const ratings = page.getByRole('group', { name: 'How well did you know it?' })
  for (await show.or(giveUp).waitFor(); await show.isVisible(); await show.or(giveUp).waitFor()) {
    await show.click()
    await ratings.getByRole('button', { name: /^Easy/ }).click()
  }
  await giveUp.click()
  await ratings.waitFor()
  const open = ratings.getByRole('button', { disabled: false })
  expect(await open.allTextContents()).toEqual(['Again1 min'])
  await page.keyboard.press('4')
  expect(await ratings.isVisible()).toBe(true)
  await page.keyboard.press('1')
  await ratings.waitFor({ state: 'hidden' })
  await context.close()
})
