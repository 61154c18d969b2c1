import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { sessionCookie } from '#tests/support/learner'
import { secondApp, type SecondApp } from '#tests/support/second-app'

// An app of its own: the failures here would count for everybody else who comes from this machine.

useBrowser()
const password = 'a short sentence'
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

const open = () => openPage({ baseURL: app.url })

async function signIn(page: Page, email: string, secret = password) {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const sessionsOf = (email: string) =>
  database.read((db) =>
    db
      .selectFrom('Session')
      .innerJoin('User', 'User.id', 'Session.userId')
      .select('Session.id')
      .where('email', '=', email)
      .execute(),
  )

test('a common password is refused where it was typed, and another one is taken', async () => {
  const { page, context } = await open()
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill('grace@example.org')
  await page.getByLabel('Password', { exact: true }).fill('Password1')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('This password is one of the most common, or nearly so. Choose another.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await context.close()
})

describe('a browser that has signed in', () => {
  const email = 'katherine@example.org'

  test('keeps its session for 180 days and its device for a year, both out of reach of scripts', async () => {
    const { page, context } = await open()
    await signUp(page, email)
    const cookies = await context.cookies()
    const days = (name: string) => {
      const { expires = 0, ...cookie } = cookies.find((cookie) => cookie.name === name) ?? {}
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false })
      return Math.round((expires * 1_000 - Date.now()) / 86_400_000)
    }
    expect([days(sessionCookie), days('retrace.device')]).toEqual([180, 365])
    await context.close()
  })

  test('ends its old session when somebody signs in anew', async () => {
    const { page, context } = await open()
    await signIn(page, email)
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    const before = await sessionsOf(email)
    const [token] = (await context.cookies()).filter(({ name }) => name === sessionCookie)
    // The form in a second tab, which was open before the first one signed in, sends the same.
    const csrf = await context.request.get('/api/auth/csrf')
    const { csrfToken } = (await csrf.json()) as { csrfToken: string }
    await context.request.post('/api/auth/callback/credentials', {
      form: { email, password, csrfToken, json: 'true' },
    })
    const after = await sessionsOf(email)
    expect(after).toHaveLength(before.length)
    expect(after).not.toEqual(before)
    const response = await fetch(`${app.url}/study`, {
      headers: { cookie: `${sessionCookie}=${token?.value}` },
      redirect: 'manual',
    })
    expect(response.headers.get('location')).toBe('/sign-in')
    await page.goto('/')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await context.close()
  })

  test('gets in although a stranger behind the same address has used up all attempts', async () => {
    const own = await open()
    await signIn(own.page, email)
    await own.page.getByRole('heading', { name: 'Today' }).waitFor()
    await own.page.getByRole('button', { name: 'Sign out' }).click()
    await own.page.getByRole('heading', { name: 'Learn to predict what a program will do' }).waitFor()

    const stranger = await open()
    for (let n = 0; n < 10; n++) {
      await signIn(stranger.page, email, 'wrong wrong')
      await stranger.page.getByText('Wrong email or password.').waitFor()
    }
    await signIn(stranger.page, email)
    await stranger.page.getByText('Too many attempts. Please try again in 15 minutes.').waitFor()
    await stranger.context.close()

    await signIn(own.page, email)
    await own.page.getByRole('heading', { name: 'Today' }).waitFor()
    await own.context.close()
  })
})

test('an error of the server is one plain sentence for whoever signs in', async () => {
  const { page, context } = await open()
  await database.write((db) => db.schema.dropTable('RateLimit').execute())
  const answer = page.waitForResponse((response) => response.url().includes('/callback/credentials'))
  await signIn(page, 'katherine@example.org')
  await page.getByText('The server could not sign you in.').waitFor()
  const body = await untilFound(async () => (await answer).text())
  expect(body).not.toMatch(/RateLimit|table|insert|select/i)
  await context.close()
})
