import { inject, test } from 'vitest'
import type { Page } from 'playwright'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, signIn } from '#tests/support/learner'
import { watchVitals } from '../../scripts/bench/page-vitals.ts'
import { seedAnswers } from '../../scripts/screens/seed-answers.ts'
import { looks } from '../../scripts/screens/studio.ts'

useBrowser()

const pages = ['/', '/study', '/lessons/asyncio/asynchronous-programming', '/progress']

/** Forgets how much a page has jumped before now. Runs in the page. */
async function forgetShifts(): Promise<number> {
  // What has changed by now is painted in the second frame at the latest.
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  return (window.retraceVitals.cls = 0)
}

/** How much a page has jumped once it has all fonts, which only grows. Runs in the page. */
async function shiftWithFonts(): Promise<number> {
  await Promise.all([...document.fonts].map((font) => font.load()))
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  return window.retraceVitals.cls
}

/** Opens a page to which all but its text and its styles comes only after it was painted. */
async function openWithRestLate(page: Page, address: string): Promise<void> {
  const isPainted = Promise.withResolvers<void>()
  await page.route('**', async (route) => {
    const isNeeded = ['document', 'stylesheet'].includes(route.request().resourceType())
    if (!isNeeded) await isPainted.promise
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length))
    .toBe(1)
  await expect.poll(() => page.evaluate(forgetShifts)).toBe(0)
  isPainted.resolve()
  await page.waitForLoadState('networkidle')
}

test.for(['phone-light', 'desktop-light'] as const)(
  'nothing jumps when fonts, scripts and texts come late: %s',
  async (look) => {
    const database = new SqliteDatabase(inject('appDatabaseFile'))
    const userId = await addLearner(database)
    await seedAnswers(database, userId, 60, Date.now())
    for (const address of pages) {
      // A browser that has kept nothing yet.
      const { page, context } = await openPage({ ...looks[look], serviceWorkers: 'block' })
      await signIn(database, context, userId, inject('appUrl'))
      await page.addInitScript(watchVitals)
      await openWithRestLate(page, address)
      await expect.poll(() => page.evaluate(shiftWithFonts), { message: address }).toBe(0)
      await context.close()
    }
    await database.close()
  },
)

test('nothing jumps while a page arrives piece by piece', async () => {
  const database = new SqliteDatabase(inject('appDatabaseFile'))
  const userId = await addLearner(database)
  for (const address of ['/', '/study']) {
    const { page, context } = await openPage({ ...looks['phone-light'], serviceWorkers: 'block' })
    await signIn(database, context, userId, inject('appUrl'))
    await page.addInitScript(watchVitals)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const slow = { offline: false, latency: 0, downloadThroughput: 20_000, uploadThroughput: -1 }
    await session.send('Network.emulateNetworkConditions', slow)
    await page.goto(address, { waitUntil: 'domcontentloaded' })
    await session.send('Network.emulateNetworkConditions', { ...slow, downloadThroughput: -1 })
    await expect.poll(() => page.evaluate(shiftWithFonts), { message: address }).toBe(0)
    await context.close()
  }
  await database.close()
})
