import fs from 'node:fs'
import { unzipSync } from 'fflate'
import type { BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { everyRow } from '#tests/support/every-row'
import { sessionCookie } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'
import { secondApp, type SecondApp } from '#tests/support/second-app'

// An app of its own: the failures here would count for everybody else who comes from this machine.

useBrowser()
const password = 'a short sentence'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
let app: SecondApp
let database: SqliteDatabase

beforeAll(async () => {
  app = await secondApp(inject('appDatabaseFile'))
  await app.start()
  database = new SqliteDatabase(app.databaseFile)
})
afterAll(async () => {
  await database.close()
  await app.kill()
  app.remove()
})

const open = (options: Parameters<typeof openPage>[0] = {}) => openPage({ baseURL: app.url, ...options })

async function openAccount(email: string, options: Parameters<typeof openPage>[0] = {}) {
  const opened = await open(options)
  await signUp(opened.page, email)
  await opened.page.goto('/account')
  await opened.page.getByRole('heading', { level: 1, name: 'Account' }).waitFor()
  return opened
}

async function signIn(page: Page, email: string, secret = password) {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

const tokenOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === sessionCookie)?.value

/** Whether a copy of a session's cookie still opens a page. */
async function opensPages(token: string | undefined): Promise<boolean> {
  const headers = { cookie: `${sessionCookie}=${token}` }
  const response = await fetch(`${app.url}/account`, { headers, redirect: 'manual' })
  return response.status === 200
}

/** Types into the fields that Tab reaches one after the other, from the one in focus on, and sends the form. */
async function typeFields(page: Page, ...values: string[]) {
  for (const [index, value] of values.entries()) {
    if (index > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(value)
  }
  await page.keyboard.press('Enter')
}

/**
 * Notes what a bar of progress shows, and what a screen reader hears of it, from now on.
 *
 * @returns gives the percentages of the bar and the words, each where it changed
 */
async function watchProgress(page: Page) {
  const seen = await page.evaluateHandle(() => {
    const seen = { shares: [] as number[], announced: [] as string[] }
    const note = <Value>(list: Value[], value: Value) => {
      if (list.at(-1) !== value) list.push(value)
    }
    new MutationObserver(() => {
      const bar = document.querySelector('progress')
      if (bar?.hasAttribute('value') === true) note(seen.shares, bar.value)
      for (const { textContent } of document.querySelectorAll(
        'progress ~ [role=status], div + [role=status]',
      ))
        if (textContent !== '') note(seen.announced, textContent.trim())
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    return seen
  })
  return () => seen.jsonValue()
}

test('the page is accessible, with its errors and its preview, from a phone on', async () => {
  const { page, context, errors } = await openAccount('look@example.org', phone)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Passwords must have 8 to 200 characters.').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download everything', exact: true }).click()
  const archive = await (await download).path()
  await page.getByLabel('Import a downloaded file').setInputFiles(archive)
  await page.getByRole('heading', { name: 'What the import would do' }).waitFor()
  await expectAccessible(page)
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoOverflow(page)
  }
  expect(errors).toEqual([])
  await context.close()
})

describe('a learner', () => {
  test('changes the password by keyboard, goes on here, and is signed out everywhere else', async () => {
    const email = 'password@example.org'
    const { page, context } = await openAccount(email)
    const elsewhere = await open()
    await signIn(elsewhere.page, email)
    const stolen = await tokenOf(context)
    await expect.poll(() => opensPages(stolen)).toBe(true)

    await page.getByLabel('Current password').focus()
    await typeFields(page, 'wrong wrong', 'another short sentence')
    await page.getByText('That is not your current password.').waitFor()
    await expect(page.getByLabel('Current password')).toBeFocused()
    await page.getByLabel('Current password').fill('')
    await typeFields(page, password)
    await page.getByText('Your password is changed. All other sessions have ended.').waitFor()

    await page.reload()
    await page.getByText(`You are signed in as ${email}.`).waitFor()
    await elsewhere.page.goto('/account')
    await expect(elsewhere.page).toHaveURL('/sign-in')
    await expect.poll(() => opensPages(stolen)).toBe(false)
    await signIn(elsewhere.page, email, 'another short sentence')
    await context.close()
    await elsewhere.context.close()
  })

  test('changes the email, and signs in with it', async () => {
    const { page, context } = await openAccount('before@example.org')
    await page.getByLabel('New email').focus()
    await typeFields(page, 'after@example.org', password)
    await page.getByText('Your email is changed.').waitFor()
    await page.getByText('You are signed in as after@example.org.').waitFor()
    const elsewhere = await open()
    await signIn(elsewhere.page, 'after@example.org')
    await context.close()
    await elsewhere.context.close()
  })

  test('sees where they are signed in, and ends one session and then all others by keyboard', async () => {
    const email = 'sessions@example.org'
    const { page, context } = await openAccount(email)
    const others = [await open(), await open()]
    for (const other of others) await signIn(other.page, email)
    await page.reload()
    const list = page.getByRole('list').filter({ has: page.getByText('This browser') })
    await expect(list.getByRole('listitem')).toHaveCount(3)
    await list.getByText('Chrome on Linux').first().waitFor()
    await list
      .getByRole('button', { name: /^End the session in Chrome on Linux/ })
      .first()
      .press('Enter')
    await page.getByText('The session has ended.').waitFor()
    await expect(list.getByRole('listitem')).toHaveCount(2)
    await expect(page.getByRole('heading', { name: 'Sessions' })).toBeFocused()
    await page.getByRole('button', { name: 'End all other sessions' }).press('Enter')
    await page.getByText('All other sessions have ended.').waitFor()
    await expect(list.getByRole('listitem')).toHaveCount(1)
    for (const other of others) {
      await expect.poll(async () => opensPages(await tokenOf(other.context))).toBe(false)
      await other.context.close()
    }
    await context.close()
  })

  test('takes everything to another account: looks at the preview, imports it, and studies on', async () => {
    const first = await openAccount('mover@example.org')
    await first.page.goto('/lessons/asyncio/asynchronous-programming')
    const begin = first.page.getByRole('button', { name: /^Begin these \d+ cards$/ })
    await begin.first().click()
    await first.page.getByText(/^\d+ cards begun\./).waitFor()
    await first.page.goto('/account')
    const download = first.page.waitForEvent('download')
    await first.page.getByRole('link', { name: 'Download everything', exact: true }).click()
    const archive = await (await download).path()
    expect(Object.keys(unzipSync(fs.readFileSync(archive)))).toContain('log.csv')

    const second = await openAccount('moved@example.org', phone)
    await second.page.getByLabel('Import a downloaded file').setInputFiles(archive)
    await second.page.getByText('The file was downloaded by mover@example.org').waitFor()
    const progress = await watchProgress(second.page)
    await second.page.getByRole('button', { name: 'Import', exact: true }).press('Enter')
    await second.page.getByText(/^Imported: /).waitFor()
    const { shares, announced } = await progress()
    // On a quick machine, the page hears of all shares at once and shows only the last.
    expect(shares.length).toBeGreaterThan(0)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(announced[0]).toBe('Sending the file…')
    expect(announced.slice(1)).not.toEqual([])
    for (const words of announced.slice(1))
      expect(words).toMatch(/^(?:Sending the file|Importing)…(?: \d+ %)?$/)
    const schedulesOf = (email: string) =>
      database.read((db) =>
        db
          .selectFrom('CardSchedule as schedule')
          .innerJoin('User as user', 'user.id', 'schedule.userId')
          .where('user.email', '=', email)
          .select(['cardId', 'state', 'revision'])
          .orderBy('cardId')
          .execute(),
      )
    const schedules = await schedulesOf('mover@example.org')
    expect(schedules.length).toBeGreaterThan(0)
    await expect.poll(() => schedulesOf('moved@example.org')).toEqual(schedules)
    await first.context.close()
    await second.context.close()
  })

  test('is told in a sentence why a file cannot be imported', async () => {
    const { page, context } = await openAccount('wrong-file@example.org')
    const file = { name: 'notes.zip', mimeType: 'application/zip', buffer: Buffer.from('not a ZIP') }
    await page.getByLabel('Import a downloaded file').setInputFiles(file)
    await page.getByText('Nothing was imported. This is not a whole ZIP file.').waitFor()
    await context.close()
  })

  test('deletes the account after typing its address and password, and nothing of it is left', async () => {
    const email = 'leaver@example.org'
    const { page, context } = await openAccount(email)
    const elsewhere = await open()
    await signIn(elsewhere.page, email)
    const stolen = await tokenOf(context)
    await page.getByText('Delete my account…').press('Enter')
    await page.getByLabel('Your email, to confirm').focus()
    await typeFields(page, 'somebody@example.org', password)
    await page.getByText('This is not the email of your account.').waitFor()
    await page.getByLabel('Your email, to confirm').fill('')
    await typeFields(page, email)
    await page.getByRole('heading', { name: 'Learn to predict what a program will do' }).waitFor()
    await expect.poll(async () => JSON.stringify(await database.read(everyRow))).not.toContain(email)
    await expect.poll(() => opensPages(stolen)).toBe(false)
    await expect.poll(() => tokenOf(context)).toBeUndefined()
    await elsewhere.page.goto('/account')
    await expect(elsewhere.page).toHaveURL('/sign-in')
    await context.close()
    await elsewhere.context.close()
  })
})

describe('requests that no page sends', () => {
  const post = async (
    path: string,
    token: string | undefined,
    headers: Record<string, string>,
    body: BodyInit,
  ) =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { cookie: `${sessionCookie}=${token}`, ...headers },
      body,
    })

  test('an archive from another site, of another type, from nobody or of 33 MB is refused', async () => {
    const { context } = await openAccount('refused@example.org')
    const token = await tokenOf(context)
    const zip = { 'content-type': 'application/zip' }
    const own = { ...zip, origin: app.url }
    const statuses = [
      await post('/api/account/import', token, { ...zip, origin: 'https://evil.example' }, 'x'),
      await post('/api/account/import', token, { origin: app.url, 'content-type': 'text/plain' }, 'x'),
      await post('/api/account/import', 'forged', own, 'x'),
      await post('/api/account/import', token, own, 'x'),
    ].map(({ status }) => status)
    expect(statuses).toEqual([403, 403, 401, 400])
    const large = await post('/api/account/import', token, own, new Uint8Array(33 * 1_024 * 1_024)).catch(
      () => ({ status: 413 }),
    )
    expect(large.status).toBe(413)
    await context.close()
  })

  test('the log has the events, and no address, password or token', async () => {
    const events = app.log().flatMap((line) => {
      const { event } = JSON.parse(line) as { event?: string }
      return event === undefined ? [] : [event]
    })
    expect(new Set(events)).toEqual(
      new Set([
        ...['signed-up', 'signed-in', 'password-changed', 'owner-not-confirmed', 'email-changed'],
        ...[
          'session-ended',
          'other-sessions-ended',
          'account-exported',
          'account-imported',
          'import-refused',
        ],
        'account-deleted',
      ]),
    )
    expect(app.output()).not.toMatch(/example\.org|short sentence/)
    await Promise.resolve()
  })
})
