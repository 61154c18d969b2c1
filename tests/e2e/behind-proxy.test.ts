import { afterAll, beforeAll, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import {
  beginAllCards,
  expectUnsent,
  openPage,
  rateAsKnown,
  revealAnswer,
  signUp,
  useBrowser,
} from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, logOf, signIn } from '#tests/support/learner'
import { startProxy, type Proxy } from '#tests/support/proxy'
import { secondApp, type SecondApp } from '#tests/support/second-app'

useBrowser()
let configured: Proxy
let unknown: Proxy
let app: SecondApp
let database: SqliteDatabase

beforeAll(async () => {
  configured = await startProxy()
  unknown = await startProxy()
  app = await secondApp(inject('appDatabaseFile'), configured.url)
  configured.forwardTo(app.url)
  unknown.forwardTo(app.url)
  await app.start()
  database = new SqliteDatabase(app.databaseFile)
})

afterAll(async () => {
  await database.close()
  await app.kill()
  configured.close()
  unknown.close()
  app.remove()
})

test('behind a proxy that rewrites Host, learners sign up and study under BASE_URL', async () => {
  const { page, context, errors } = await openPage({ baseURL: configured.url })
  await signUp(page, 'behind-proxy@example.org')
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await beginAllCards(page)
  await page.goto('/study')
  await revealAnswer(page)
  await rateAsKnown(page)
  await expectUnsent(page, 0)
  const { id } = await database.read((db) =>
    db
      .selectFrom('User')
      .select('id')
      .where('email', '=', 'behind-proxy@example.org')
      .executeTakeFirstOrThrow(),
  )
  await expect.poll(async () => (await logOf(database, id)).map(({ event }) => event)).toEqual(['rated'])
  expect(errors).toEqual([])
  await context.close()
})

test('under an address that the host has not configured, an answer stays in the browser', async () => {
  const userId = await addLearner(database, { newCardsPerDay: 2 })
  const { page, context } = await openPage({ baseURL: unknown.url })
  await signIn(database, context, userId, unknown.url)
  await page.goto('/study')
  await revealAnswer(page)
  await rateAsKnown(page)
  await page.getByText('The server does not accept answers from this address.').waitFor()
  await expectUnsent(page, 1)
  await expect.poll(() => logOf(database, userId)).toEqual([])
  await context.close()
})
