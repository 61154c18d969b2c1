import fs from 'node:fs'
import type { Page } from 'playwright'
import { inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, logOf, signIn } from '#tests/support/learner'

// The connection is lost while parts of the page that it does not need yet are still being loaded.

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
const url = inject('appUrl')

/** The names of the scripts of this build that have some text in them. */
function scriptsWith(text: string): string[] {
  const folder = '.next/static/chunks'
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.js') && fs.readFileSync(`${folder}/${name}`, 'utf8').includes(text))
}
const ratingButtons = 'rating-reason'
const sessionEnd = 'missedSelfGraded'

/** Opens `/study`, where these files do not arrive until the connection is back. */
async function studiesWithout(files: string) {
  const userId = await addLearner(database)
  const { page, context } = await openPage()
  await signIn(database, context, userId, url)
  let lost = 0
  let isBack = false
  await page.route(`**/_next/static/${files}`, async (route) => {
    if (isBack) return route.continue()
    lost += 1
    await route.abort('internetdisconnected')
  })
  await page.goto('/study')
  await page.locator(':focus').waitFor()
  return {
    ...{ userId, page, context },
    untilLost: (times: number) => expect.poll(() => lost).toBeGreaterThanOrEqual(times),
    comeBack: async () => {
      isBack = true
      await context.setOffline(false)
    },
  }
}

const giveUp = (page: Page) => page.getByRole('button', { name: 'I don’t know' })

test('a card waits for the texts of its answer, and what was answered is not lost', async () => {
  const { userId, page, context, untilLost, comeBack } = await studiesWithout('texts/en/ratings.*')
  await untilLost(1)
  await context.setOffline(true)
  await giveUp(page).click()
  await page.getByRole('heading', { name: 'Why' }).waitFor()
  await comeBack()
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await page.keyboard.press('1')
  await expect.poll(async () => (await logOf(database, userId)).map(({ rating }) => rating)).toEqual([1])
  await context.close()
})

test('a card waits for the script of its rating buttons, and what was answered is not lost', async () => {
  const { userId, page, context, untilLost, comeBack } = await studiesWithout(
    `chunks/{${scriptsWith(ratingButtons).join()}}`,
  )
  await untilLost(1)
  await context.setOffline(true)
  await giveUp(page).click()
  await page.getByText('Loading the answer').waitFor()
  await comeBack()
  await page.getByRole('heading', { name: 'Why' }).waitFor()
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await page.keyboard.press('1')
  await expect.poll(async () => (await logOf(database, userId)).map(({ rating }) => rating)).toEqual([1])
  await context.close()
})

test('all that a session needs is there once the page is loaded, before the first answer', async () => {
  const userId = await addLearner(database)
  const { page, context } = await openPage()
  await signIn(database, context, userId, url)
  const loaded: string[] = []
  page.on('requestfinished', (request) => loaded.push(request.url().split('/').at(-1) ?? ''))
  await page.goto('/study')
  for (const part of [ratingButtons, sessionEnd]) {
    await expect.poll(() => scriptsWith(part).filter((name) => loaded.includes(name))).not.toEqual([])
  }
  await context.close()
})

test('a page stays usable without its notices about the connection', async () => {
  const { page, context, untilLost } = await studiesWithout('texts/en/offline.*')
  // After that many attempts it is given up.
  await untilLost(4)
  await giveUp(page).click()
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await context.close()
})
