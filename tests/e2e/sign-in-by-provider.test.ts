import type { Page } from 'playwright'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { openSite, type OpenIdSite } from '#tests/support/openid-site'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'
import { secondApp, type SecondApp } from '#tests/support/second-app'

// An app of its own: the shared one knows no other site.

useBrowser()
const password = 'a short sentence'
let site: OpenIdSite
let app: SecondApp

beforeAll(async () => {
  site = await openSite()
  app = await secondApp(inject('appDatabaseFile'), undefined, site.settings)
  site.serve(app.url)
  await app.start()
})
afterAll(async () => {
  await app.kill()
  app.remove()
  await site.close()
})

async function open(options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage({ baseURL: app.url, ...options })
  // The pages of the other site ask for them.
  await opened.context.route('https://fonts.googleapis.com/**', (route) => route.fulfill({ body: '' }))
  return opened
}

/** Presses a button that leads to the other site, once the page is ready: until then it is disabled. */
async function leave(page: Page, name: string) {
  const button = page.getByRole('button', { name })
  await expect(button).toBeEnabled()
  await button.press('Enter')
}

/** Signs in at the other site, and agrees that it tells ours who it is. */
async function signInThere(page: Page, name: string) {
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('whatever')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('a newcomer signs up by another site on a phone, sets a password, and is asked nothing twice', async () => {
  const email = 'newcomer-by-site@example.org'
  site.people.set('newcomer', { email, email_verified: true })
  const { page, context, errors } = await open({ viewport: { width: 320, height: 640 } })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Example School' }).waitFor()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await leave(page, 'Continue with Example School')
  await signInThere(page, 'newcomer')
  await page.getByText(`Example School says that your email address is ${email}.`).waitFor()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Create account' }).press('Enter')
  await page.getByRole('heading', { name: 'Today' }).waitFor()

  await page.goto('/account')
  await page.getByText('Linked since').waitFor()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Unlink Example School' }).press('Enter')
  await page.getByText('It is the only way into your account.').waitFor()
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set a password' }).press('Enter')
  await page.getByLabel('Current password').waitFor()
  await context.clearCookies({ domain: 'localhost', name: /next-auth/ })

  // The other site still knows them.
  await page.goto('/sign-in')
  await leave(page, 'Continue with Example School')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  expect(errors).toEqual([])
  expect(app.output()).not.toContain(email)
  await context.close()
})

test('a learner links another site after proof of both, signs in by it, and unlinks it', async () => {
  const email = 'linker-by-site@example.org'
  site.people.set('linker', { email, email_verified: true })
  const { page, context, errors } = await open()
  await signUp(page, email)

  const elsewhere = await open()
  await elsewhere.page.goto('/sign-in')
  await leave(elsewhere.page, 'Continue with Example School')
  await signInThere(elsewhere.page, 'linker')
  await elsewhere.page.getByText('An account with your email address exists already.').waitFor()
  await expectAccessible(elsewhere.page)

  await page.goto('/account')
  await page.getByLabel('Your password, for Example School').fill('wrong wrong')
  await leave(page, 'Link Example School')
  await page.getByText('That is not your current password.').waitFor()
  await page.getByLabel('Your password, for Example School').fill(password)
  await leave(page, 'Link Example School')
  await signInThere(page, 'linker')
  await page.getByText('You can now sign in by the other site, too.').waitFor()
  await expectAccessible(page)

  await leave(elsewhere.page, 'Continue with Example School')
  await elsewhere.page.getByRole('heading', { name: 'Today' }).waitFor()
  await elsewhere.page.goto('/account')
  await elsewhere.page.getByText(`You are signed in as ${email}.`).waitFor()

  await page.getByLabel('Your password, for Example School').fill(password)
  await leave(page, 'Unlink Example School')
  await page.getByText('Example School is no longer linked.').waitFor()
  expect([...errors, ...elsewhere.errors]).toEqual([])
  await context.close()
  await elsewhere.context.close()
})

test('nobody can have other questions put to the site than those of this app', async () => {
  const address = `${app.url}/api/auth/signin/oidc?redirect_uri=https://evil.example`
  const status = async () => (await fetch(address, { method: 'POST', redirect: 'manual' })).status
  await expect.poll(status).toBe(400)
})
