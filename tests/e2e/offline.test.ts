import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeEach, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { expectUnsent, oneStep, openProfile, rateAsKnown, revealAnswer } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, logOf, sessionCookie, signIn } from '#tests/support/learner'
import { lineToApp, type LineToApp } from '#tests/support/line-to-app'

const database = new SqliteDatabase(inject('appDatabaseFile'))
const build = fs.readFileSync('.next/BUILD_ID', 'utf8')
const lessonIds = ['asyncio/asynchronous-programming', 'asyncio/coroutines-and-await']
const lesson = '/lessons/asyncio/asynchronous-programming'
let line: LineToApp
let folder: string
let device: BrowserContext

beforeEach(async () => {
  line = await lineToApp(inject('appUrl'), build)
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-profile-'))
  device = await openProfile(folder, line.url)
})
afterEach(async () => {
  await device.close()
  await line.close()
  fs.rmSync(folder, { recursive: true, force: true })
})
afterAll(() => database.close())

/** The paths of what a browser keeps of learners. Runs in the page. */
async function keptPaths(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith('retrace/learner/'))
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return keys.flat().map(({ url }) => new URL(url).pathname)
}

/** All that a browser keeps of learners: their pages, and what is in its storage. Runs in the page. */
async function keptOfLearners(): Promise<string[]> {
  const names = [...(await caches.keys()), ...Object.keys(localStorage)]
  return names.filter((name) => /^retrace\/(?!assets|python)/.test(name))
}

/** Opens the lesson as a learner, and waits until all is kept. */
async function learnersDevice(userId: string): Promise<Page> {
  await signIn(database, device, userId, line.url)
  const page = await device.newPage()
  await page.goto(lesson)
  const pages = ['/', '/study', '/lessons', '/play', lesson]
  await expect.poll(() => page.evaluate(keptPaths)).toEqual(expect.arrayContaining(pages))
  return page
}

const offlineHeading = (page: Page) => page.getByRole('heading', { name: 'No connection' })

test('after a cold start without a connection, twenty cards are answered, and each counts once', async () => {
  const userId = await addLearner(database, { newCardsPerDay: 40, intervals: oneStep }, lessonIds)
  await learnersDevice(userId)
  await device.close()
  await line.cut()

  device = await openProfile(folder, line.url)
  const page = await device.newPage()
  await page.goto('/study')
  await page.getByText('No connection: this page is as it was').waitFor()
  for (let answered = 1; answered <= 20; answered++) {
    await revealAnswer(page)
    await rateAsKnown(page)
    await expectUnsent(page, answered)
  }
  await page.goto(lesson)
  await page.getByRole('button', { name: 'Show the run' }).first().click()
  await page.getByRole('slider').waitFor()
  await page.goto('/quiz')
  await offlineHeading(page).waitFor()
  await page.getByRole('link', { name: 'Asynchronous Programming' }).waitFor()
  await page.getByRole('link', { name: 'Study today’s cards' }).click()
  await expectUnsent(page, 20)

  await line.restore()
  await page.goto('/study')
  await expectUnsent(page, 0)
  const log = await logOf(database, userId)
  expect(log.map(({ event }) => event)).toEqual(Array.from({ length: 20 }, () => 'rated'))
  expect(new Set(log.map(({ cardId }) => cardId)).size).toBe(20)
})

test('a card that was answered after its page was kept is not asked again without a connection', async () => {
  const userId = await addLearner(database, { newCardsPerDay: 40, intervals: oneStep })
  const page = await learnersDevice(userId)
  await page.goto('/study')
  const prompts: string[] = []
  for (let answered = 0; answered < 2; answered++) {
    prompts.push(await untilFound(() => page.locator('#prompt').textContent()))
    await revealAnswer(page)
    await rateAsKnown(page)
    await expectUnsent(page, 0)
  }
  await line.cut()
  await page.goto('/study')
  await page.getByText('No connection: this page is as it was').waitFor()
  await expect(page.locator('#prompt')).not.toHaveText(prompts[0] ?? '')
  await expect(page.locator('#prompt')).not.toHaveText(prompts[1] ?? '')
})

test('after signing out nothing of the learner is left, and nobody sees their pages', async () => {
  const userId = await addLearner(database)
  const page = await learnersDevice(userId)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  await expect.poll(() => page.evaluate(keptOfLearners)).toEqual([])
  await line.cut()
  await page.goto('/study')
  await offlineHeading(page).waitFor()
  await page.getByText('Nothing is kept in this browser.').waitFor()
})

test('when somebody else signs in, nothing of the learner before is left; nor of anyone whose session was ended elsewhere', async () => {
  const [first, second] = [await addLearner(database), await addLearner(database)]
  const page = await learnersDevice(first)
  await device.clearCookies({ name: sessionCookie })
  await signIn(database, device, second, line.url)
  await page.goto('/')
  await expect.poll(() => page.evaluate(keptOfLearners)).toEqual([`retrace/learner/${second}`])
  await database.write((db) => db.deleteFrom('Session').where('userId', '=', second).execute())
  await page.goto('/study')
  await expect(page).toHaveURL('/sign-in')
  await expect.poll(() => page.evaluate(keptOfLearners)).toEqual([])
})

test('a new version is offered, and taken into use when the learner says so', async () => {
  const userId = await addLearner(database)
  const page = await learnersDevice(userId)
  const later = build.replaceAll(/./g, 'f')
  line.updateTo(later)
  const buildOfPage = page.locator(`html[data-build="${later}"]`)
  // As the browser does by itself from time to time.
  await untilFound(() =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update()
      return true
    }),
  )
  await page.getByRole('button', { name: 'Use it now' }).waitFor()
  await expect(page.locator(`html[data-build="${build}"]`)).toBeAttached()
  await page.getByRole('button', { name: 'Use it now' }).click()
  await buildOfPage.waitFor({ state: 'attached' })
  await expect(page.getByRole('button', { name: 'Use it now' })).toBeHidden()
})

/** Nobody looks at the page any more, which may not show notifications, as in Chrome on Android. Runs in the page. */
function leaveAsOnAndroid(): true {
  globalThis.Notification = class extends Notification {
    constructor() {
      super('')
      throw new TypeError('Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.')
    }
  }
  // A browser without windows shows none and remembers none.
  ServiceWorkerRegistration.prototype.showNotification = (title, options) => {
    document.documentElement.dataset['shown'] = `${options?.tag ?? ''}: ${title}`
    return Promise.resolve()
  }
  Object.defineProperty(document, 'hidden', { value: true })
  document.dispatchEvent(new Event('visibilitychange'))
  return true
}

test('the service worker tells of due cards where a page may not, as in Chrome on Android', async () => {
  const userId = await addLearner(database)
  const yesterday = Math.floor(Date.now() / 86_400_000) - 1
  const due = { state: 'Review', stability: 5, difficulty: 5, dueDay: yesterday, lastStudyDay: 1 } as const
  await database.write(async (db) => {
    const { cardId } = await db
      .selectFrom('CardSchedule')
      .where('userId', '=', userId)
      .select('cardId')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('CardSchedule')
      .set({ ...due, lastReviewedAtMillis: 1, reps: 1 })
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .execute()
  })
  await device.grantPermissions(['notifications'], { origin: line.url })
  // A browser without windows grants it, and does not say so.
  await device.addInitScript(() => Object.defineProperty(Notification, 'permission', { value: 'granted' }))
  const page = await learnersDevice(userId)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Turn notifications on' }).click()
  await page.getByText('Notifications are on in this browser.').waitFor()
  await untilFound(() => page.evaluate(leaveAsOnAndroid))
  await expect.poll(() => page.locator('html').getAttribute('data-shown')).toBe('due: 1 card is due')
})
