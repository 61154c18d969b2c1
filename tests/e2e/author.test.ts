import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
afterAll(() => database.close())

const lessonTitle = 'Asynchronous Programming with asyncio'

async function expectSound(page: Page) {
  await expectAccessible(page)
  await expectNoOverflow(page)
}

test('for a learner, and for somebody who is signed out, there is no such page', async () => {
  const { page, context } = await openPage()
  await page.goto('/author')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await signUp(page, 'no-author@example.org')
  await expect(page.getByRole('link', { name: 'Author' })).toHaveCount(0)
  for (const path of ['/author', '/author/asyncio/asynchronous-programming']) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
  }
  await context.close()
})

test('an author reads a lesson beside its items, and deals with what a learner noted', async () => {
  const email = 'author@example.org'
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, email)
  const { id: userId } = await database.write((db) =>
    db
      .updateTable('User')
      .set({ role: 'author' })
      .where('email', '=', email)
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  const card = await database.read((db) =>
    db
      .selectFrom('Card')
      .innerJoin('Item', 'Item.id', 'Card.itemId')
      .select(['Card.id', 'Card.itemId'])
      .where('Item.kind', '=', 'output-typed')
      .executeTakeFirstOrThrow(),
  )
  const note = 'The seconds are not clear.'
  const flag = {
    ...{ id: randomUUID(), userId, key: 'a flag', cardId: card.id, itemId: card.itemId, note },
    createdAtMillis: Date.now(),
  }
  await database.write((db) => db.insertInto('ItemFlag').values(flag).execute())

  await page.goto('/')
  await page.getByRole('button', { name: 'More' }).press('Enter')
  await page.getByRole('link', { name: 'Author' }).press('Enter')
  const noted = page.getByRole('listitem').filter({ hasText: note })
  await noted.waitFor()
  await expectSound(page)
  await noted.getByRole('button', { name: 'Mark as resolved' }).press('Enter')
  await noted.waitFor({ state: 'detached' })

  await page.getByLabel('What to export').selectOption({ label: lessonTitle })
  await page.getByLabel('Format').selectOption({ label: 'Anki package (.apkg)' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('asyncio-asynchronous-programming.apkg')
  const bytes = await readFile(await download.path())
  // The files that are numbered are pictures of runs.
  const files = Object.keys(unzipSync(new Uint8Array(bytes))).filter((name) => !/^[1-9]/.test(name))
  expect(files).toEqual(['0', 'collection.anki2', 'media'])

  await page.getByRole('link', { name: lessonTitle }).first().press('Enter')
  await page.getByRole('heading', { level: 1, name: lessonTitle }).waitFor()
  const item = page.getByRole('group').filter({ hasText: 'Choose the output' }).first()
  await item.locator('summary').press('Enter')
  await item.getByText('You would expect this if you thought').first().waitFor()
  await expectSound(page)

  const open = page.locator('details[open]')
  await page.getByRole('link', { name: 'Show all answers' }).press('Enter')
  await page.getByRole('link', { name: 'Hide all answers' }).waitFor()
  await expect(open.nth(50)).toBeAttached()
  await expectSound(page)
  await page.getByRole('link', { name: 'Hide all answers' }).press('Enter')
  await page.getByRole('link', { name: 'Show all answers' }).waitFor()
  await expect(open).toHaveCount(0)
  expect(errors).toEqual([])
  await context.close()
})
