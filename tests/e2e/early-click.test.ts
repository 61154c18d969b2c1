import { inject, test } from 'vitest'
import type { Page } from 'playwright'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, enterAsNewLearner, signIn } from '#tests/support/learner'

// What is pressed before the scripts of a page have arrived.

useBrowser()

/** Opens a page whose scripts do not arrive before the function that it returns lets them through. */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
  const { promise: areLetThrough, resolve: letThrough } = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await areLetThrough
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  return letThrough
}

/** Waits for React: the form cannot be sent before. */
const untilHydrated = (page: Page) => page.locator('main form [type=submit]:enabled').waitFor()

const password = (page: Page) => page.getByLabel('Password', { exact: true })
/** Shows the password and hides it again. */
const eye = (page: Page) => page.getByRole('button', { name: /^(Show|Hide) password$/ })

test('a button that is pressed before scripts have arrived acts once they have', async () => {
  const { page, context, errors } = await openPage()
  const letThrough = await openWithoutScripts(page, '/sign-in')
  await eye(page).click()
  letThrough()
  await untilHydrated(page)
  await expect(password(page)).toHaveAttribute('type', 'text')
  expect(errors).toEqual([])
  await context.close()
})

test('the answer to a card can be asked for before scripts have arrived', async () => {
  const database = new SqliteDatabase(inject('appDatabaseFile'))
  const { page, context } = await openPage()
  await signIn(database, context, await addLearner(database), inject('appUrl'))
  const letThrough = await openWithoutScripts(page, '/study')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  letThrough()
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await database.close()
  await context.close()
})

test('a button that is pressed when React listens but cannot act yet acts once', async () => {
  const { page, context } = await openPage()
  await page.addInitScript(() => {
    const addListener = document.addEventListener.bind(document)
    document.addEventListener = (type: string, ...rest: [EventListener]) => {
      addListener(type, ...rest)
      if (type !== 'click') return
      // From here on React listens, but it has not hydrated anything yet.
      document.addEventListener = addListener
      queueMicrotask(() => document.querySelector<HTMLElement>('[aria-label="Show password"]')?.click())
    }
  })
  const letThrough = await openWithoutScripts(page, '/sign-in')
  letThrough()
  await untilHydrated(page)
  // Had it acted twice, this would show the password once more.
  await eye(page).click()
  await expect(password(page)).toHaveAttribute('type', 'password')
  await context.close()
})

test('a link within a lesson that is followed while Next starts leads to its section', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'early-link@example.org')
  await page.addInitScript(() => {
    const replaceState = history.replaceState.bind(history)
    history.replaceState = (...given) => {
      history.replaceState = replaceState
      // Next writes the address for the first time, as it was when its scripts began.
      document.querySelector<HTMLElement>('[data-section="0"] a.ms-auto[href^="#"]')?.click()
      replaceState(...given)
    }
  })
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await expect(page.locator('[data-section]:visible')).toHaveAttribute('data-section', '1')
  await expect(page).toHaveURL(/#./)
  await context.close()
})

test('a button does not act any more once something else was clicked', async () => {
  const { page, context } = await openPage()
  const letThrough = await openWithoutScripts(page, '/sign-in')
  await eye(page).click()
  await page.getByRole('heading').first().click()
  letThrough()
  await untilHydrated(page)
  // Had it acted, this would hide the password again.
  await eye(page).click()
  await expect(password(page)).toHaveAttribute('type', 'text')
  await context.close()
})

test('a button does not act any more if it was pressed long ago', async () => {
  const { page, context } = await openPage()
  await page.addInitScript(() => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + 6_000
  })
  const letThrough = await openWithoutScripts(page, '/sign-in')
  await eye(page).click()
  letThrough()
  await untilHydrated(page)
  // Had it acted, this would hide the password again.
  await eye(page).click()
  await expect(password(page)).toHaveAttribute('type', 'text')
  await context.close()
})
