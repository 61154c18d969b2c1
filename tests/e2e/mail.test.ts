import { afterAll, beforeAll, inject, test } from 'vitest'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { openMailbox, type Mailbox } from '#tests/support/mailbox'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'
import { secondApp, type SecondApp } from '#tests/support/second-app'

// An app of its own: the shared one sends no mail.

useBrowser()
const email = 'forgetful-mail@example.org'
const wanted = 'another short sentence'
let mailbox: Mailbox
let app: SecondApp

beforeAll(async () => {
  mailbox = await openMailbox()
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'Retrace <retrace@example.org>' }
  app = await secondApp(inject('appDatabaseFile'), undefined, mail)
  await app.start()
})
afterAll(async () => {
  await app.kill()
  app.remove()
  await mailbox.close()
})

/** The link in the next mail. */
async function nextLink(): Promise<string> {
  const { to, text } = await mailbox.next()
  expect(to).toBe(email)
  const link = /http\S+/u.exec(text.slice(text.indexOf('once:')))?.[0] ?? ''
  expect(link).toContain(app.url)
  return link
}

test('a learner confirms their address, forgets their password, and is let in again by a link', async () => {
  const phone = await openPage({ baseURL: app.url, viewport: { width: 320, height: 640 } })
  const { page } = phone
  await signUp(page, email)
  const verification = await nextLink()
  await page.goto('/account')
  await page.getByText('Your address is not confirmed yet').waitFor()
  await expectAccessible(page)
  await expectNoOverflow(page)

  // On another device, where nobody is signed in.
  const desktop = await openPage({ baseURL: app.url })
  await desktop.page.goto(verification)
  await expectAccessible(desktop.page)
  await desktop.page.getByRole('button', { name: 'Confirm' }).press('Enter')
  await desktop.page.getByText('your address is confirmed').waitFor()
  await page.reload()
  await page.getByText('Your address is confirmed.').waitFor()

  await desktop.page.goto('/sign-in')
  await desktop.page.getByRole('link', { name: 'Forgot your password?' }).press('Enter')
  // The form for signing in asks for an address, too.
  await desktop.page.getByRole('heading', { name: 'Forgot your password?' }).waitFor()
  await desktop.page.getByLabel('Email').fill(email)
  await desktop.page.getByLabel('Email').press('Enter')
  await desktop.page.getByText('If this address has an account').waitFor()
  await expectAccessible(desktop.page)

  const reset = await nextLink()
  await page.goto(reset)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByLabel('Password', { exact: true }).fill('password1')
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByText('one of the most common').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(wanted)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByText('Your password is changed.').waitFor()

  // The session in which the link was opened has ended, too.
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(wanted)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  expect([...phone.errors, ...desktop.errors]).toEqual([])
  expect(app.output()).not.toContain(reset.split('#')[1] ?? '')
  expect(app.output()).not.toContain(email)
  await phone.context.close()
  await desktop.context.close()
})
