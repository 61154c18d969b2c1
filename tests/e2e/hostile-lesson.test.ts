import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { migrate } from '#server/database/migrate'
import {
  beginAllCards,
  oneStep,
  openPage,
  rateAsKnown,
  revealAnswer,
  signUp,
  useBrowser,
  whichIsVisible,
} from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { logOf } from '#tests/support/learner'
import { secondApp, type SecondApp } from '#tests/support/second-app'

useBrowser()

/** What a hostile author would have done, if one of the texts below were taken for markup. */
const signs = [
  'script',
  'iframe',
  'style',
  '[onerror]',
  '[onclick]',
  '[href^="javascript"]',
  'img[src="x"]',
  'b',
  'u',
]
  .map((selector) => `main ${selector}`)
  .join(', ')
const lessons = ['hostile', 'hostile-code']

let app: SecondApp
let database: SqliteDatabase

/** An app that has taken up hostile lessons, and one that the run contradicts. */
beforeAll(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-hostile-'))
  migrate(path.join(folder, 'empty.db'))
  app = await secondApp(path.join(folder, 'empty.db'))
  fs.rmSync(folder, { recursive: true })
  const contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-hostile-'))
  const fixtures = path.join(import.meta.dirname, '../fixtures/lessons')
  fs.mkdirSync(path.join(contentFolder, 'evil'))
  for (const name of lessons) {
    const text = fs.readFileSync(path.join(fixtures, `${name}.md`), 'utf8')
    // A broken lesson is not taken up; its copy without the false claim is.
    const sound = text.replace(/<!-- quiz:expect[\s\S]*?-->/u, '')
    fs.writeFileSync(path.join(contentFolder, 'evil', `${name}.md`), sound)
    if (sound !== text) fs.writeFileSync(path.join(contentFolder, 'evil', `${name}-broken.md`), text)
  }
  const syncScript = path.join(import.meta.dirname, '../support/sync-content.ts')
  const env = {
    ...process.env,
    DATABASE_URL: `file:${app.databaseFile}`,
    AUTH_SECRET: 'a secret for tests, of enough characters',
  }
  const { status, stderr } = spawnSync(process.execPath, [syncScript, contentFolder], {
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr.slice(-2_000))
  fs.rmSync(contentFolder, { recursive: true })
  database = new SqliteDatabase(app.databaseFile)
  await app.start()
})
afterAll(async () => {
  await app.kill()
  await database.close()
  app.remove()
})

async function expectHarmless(page: Page, where: string) {
  await expect
    .poll(() => page.locator(signs).evaluateAll((all) => all.map((each) => each.outerHTML)), {
      message: where,
    })
    .toEqual([])
}

test('what a hostile lesson holds is shown as text in lesson, card, option, feedback and report', async () => {
  const { page, context, errors } = await openPage({ baseURL: app.url })
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await signUp(page, 'reader@example.org')
  const userId = await database.write(async (db) => {
    const { id } = await db
      .updateTable('User')
      .set({ role: 'author' })
      .where('email', '=', 'reader@example.org')
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('Settings')
      .set({ newCardsPerDay: 100, intervals: oneStep })
      .where('userId', '=', id)
      .execute()
    return id
  })

  for (const name of lessons) {
    await page.goto(`/lessons/evil/${name}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectHarmless(page, name)
    await beginAllCards(page)
  }
  await page.getByText('<script>alert(2)</script>').first().waitFor()
  await page.goto('/lessons/evil/hostile-code')
  await page.getByRole('button', { name: 'Predict what it does' }).first().click()
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByText('Here is the answer').waitFor()
  await expectHarmless(page, 'prediction')
  await page.getByRole('button', { name: 'Change and run it' }).first().click()
  await page.getByRole('textbox', { name: 'Program' }).waitFor()
  await expectHarmless(page, 'editor')

  await page.goto('/study')
  const end = page.getByRole('heading', { name: 'Done for now' })
  for (let cards = 0; cards < 40; cards++) {
    if ((await whichIsVisible({ end, card: page.getByRole('article') })) === 'end') break
    await revealAnswer(page)
    await expectHarmless(page, 'card')
    await rateAsKnown(page)
  }
  await end.waitFor()
  await expect.poll(async () => (await logOf(database, userId)).length).toBeGreaterThan(8)

  await page.goto('/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const heading = page.getByRole('heading', { name: /^Question \d+ of \d+/u })
  const many = Number(
    await untilFound(async () => /of (\d+)/u.exec((await heading.textContent()) ?? '')?.[1]),
  )
  for (let n = 1; n <= many; n++) {
    await page.getByRole('heading', { name: `Question ${n} of ${many}` }).waitFor()
    await page.getByRole('button', { name: 'I don’t know' }).click()
    await page.getByText('Here is the answer').first().waitFor()
    await expectHarmless(page, 'question')
    if (n < many) await page.keyboard.press('n')
  }
  await page.getByRole('button', { name: 'See the result' }).click()
  await page.getByRole('heading', { name: `0 of ${many} correct` }).waitFor()
  await expectHarmless(page, 'result')

  await page.goto('/author')
  await page.getByRole('heading', { name: 'Not imported' }).waitFor()
  await page.getByText('<script>alert(10)</script>').waitFor()
  await expectHarmless(page, 'author')
  for (const name of lessons) {
    await page.goto(`/author/evil/${name}?answers=shown`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('details[open]').first().waitFor()
    await expectHarmless(page, `author of ${name}`)
  }
  await page.goto('/author/evil/hostile?answers=shown')
  await page.getByText('<script>alert(11)</script>').first().waitFor()
  expect(dialogs).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})
