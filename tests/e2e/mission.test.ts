import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { migrate } from '#server/database/migrate'
import { SqliteDatabase } from '#server/database/sqlite-database'
import {
  beginAllCards,
  openPage,
  rateAsKnown,
  revealAnswer,
  signUp,
  useBrowser,
  answerMethod,
  whichIsVisible,
} from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { secondApp, type SecondApp } from '#tests/support/second-app'

// What Retrace is for, from end to end: somebody drops a plain lesson into an empty app, without any annotation, and
// learners study it. This test may grow. It must never be made easier.

useBrowser()
const lessonTitle = 'Doing several things at once with asyncio'
const concepts = ['Coroutine', 'Event loop', 'Future', 'Task', 'Await']
const email = 'first@example.org'
let app: SecondApp
let database: SqliteDatabase
let page: Page
let errors: string[]

beforeAll(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-mission-'))
  migrate(path.join(folder, 'empty.db'))
  app = await secondApp(path.join(folder, 'empty.db'))
  fs.rmSync(folder, { recursive: true })
  const contentFolder = path.join(import.meta.dirname, '../fixtures/mission')
  const sync = path.join(import.meta.dirname, '../support/sync-content.ts')
  const env = {
    ...process.env,
    DATABASE_URL: `file:${app.databaseFile}`,
    AUTH_SECRET: 'a secret for tests, of enough characters',
  }
  const { status, stderr } = spawnSync(process.execPath, [sync, contentFolder], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr.slice(-2_000))
  database = new SqliteDatabase(app.databaseFile)
  await app.start()
  const opened = await openPage({ baseURL: app.url, timezoneId: 'Pacific/Honolulu' })
  page = opened.page
  errors = opened.errors
})
afterAll(async () => {
  await database.close()
  await app.kill()
  app.remove()
})

const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const nextQuestion = () => page.getByRole('button', { name: 'Next question', disabled: false })
const seeResult = () => page.getByText('See the result')
const program = () => page.getByRole('article').getByText('asyncio.run(greet())').first()

/** Schedules of the cards that the learner has answered. */
const studied = () =>
  database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .innerJoin('User', 'User.id', 'CardSchedule.userId')
      .select(['cardId', 'state', 'dueDay', 'lastStudyDay', 'reps'])
      .where('email', '=', email)
      .where('reps', '>', 0)
      .execute(),
  )

const answers = async () => (await studied()).reduce((sum, { reps }) => sum + reps, 0)

/** Answers cards until none is left; each answer has to arrive before the next. */
async function untilDone(answer: (answered: number) => Promise<void>) {
  const shown = () => whichIsVisible({ done: heading('Done for now'), card: page.getByRole('article') })
  const before = (await studied()).reduce((sum, { reps }) => sum + reps, 0)
  for (let answered = 0; (await shown()) === 'card'; answered++) {
    await answer(answered)
    await expect.poll(answers).toBe(before + answered + 1)
  }
}

/**
 * Takes the learner from Honolulu to Kiritimati, where it is the same time of the next day. What was answered a moment
 * ago was answered on that day, too, so two more new cards need a higher limit.
 */
async function goToTomorrow() {
  await page.goto('/settings')
  await page.getByLabel('Time zone').fill('Pacific/Kiritimati')
  await page.getByLabel('New cards per day').fill('12')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
}

describe('a plain lesson in an empty app', () => {
  test('is there for whoever signs up, with its prose and its programs', async () => {
    await signUp(page, email)
    await page.getByRole('link', { name: `Read “${lessonTitle}”` }).click()
    await heading(lessonTitle).waitFor()
    await page.getByText('lets one thread make progress with many such jobs').waitFor()
    await expect(page.locator('.prose pre code.language-python')).toHaveCount(3)
  })

  test('gives a card for each of its five concepts', async () => {
    for (const concept of concepts) {
      await page.goto(`/cards?q=${encodeURIComponent(concept)}`)
      await page.getByRole('main').getByRole('listitem').filter({ hasText: concept }).first().waitFor()
    }
  })

  test('lets its reader predict a program where it stands, without counting it', async () => {
    await page.goto('/lessons')
    await page.getByRole('link', { name: lessonTitle }).click()
    await heading(lessonTitle).waitFor()
    await page.getByRole('button', { name: 'Predict what it does' }).first().click()
    await page.getByRole('main').getByRole('textbox').fill('Hello,\nWorld')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('Correct', { exact: true }).waitFor()
    await heading('Why').waitFor()
    await expect.poll(studied).toEqual([])
  })

  test('begins its cards once its reader says so', async () => {
    await page.goto('/study')
    await heading('Nothing to study yet').waitFor()
    await page.goto('/')
    await page.getByRole('link', { name: `Go on with “${lessonTitle}”` }).click()
    await beginAllCards(page)
  })

  test('asks what its two blocks print together, and knows the answer', async () => {
    await page.goto('/study')
    let predictions = 0
    // The program, and one card of each concept, because no two sides of a concept come on one day. The first one is
    // called forgotten, and has to be known twice before it is learned.
    await untilDone(async (answered) => {
      await answerMethod(page)
      const shown = await whichIsVisible({ program: program(), concept: page.getByRole('article') })
      if (shown === 'program') {
        await page.getByRole('main').getByRole('textbox').fill('Hello,\nWorld')
        await page.getByRole('button', { name: 'I think so' }).click()
        await page.getByText('Correct', { exact: true }).waitFor()
        predictions += 1
      } else {
        await revealAnswer(page)
      }
      if (answered === 0) await page.keyboard.press('1')
      else await rateAsKnown(page)
    })
    // It came first, and was right each time: then, and once for each learning step.
    expect(predictions).toBe(3)
    const ids = (await studied()).map(({ cardId }) => cardId)
    expect(ids).toHaveLength(1 + concepts.length)
    for (const concept of concepts) {
      const ofConcept = ids.filter((id) => id.includes(`/${concept.toLowerCase().replace(' ', '-')}/`))
      expect(ofConcept).toHaveLength(1)
    }
  })

  test('comes back on the next day: the card that was hard, then what is new', async () => {
    const intervals = async () =>
      (await studied()).map(({ state, dueDay, lastStudyDay }) => ({
        state,
        isTomorrow: (dueDay ?? 0) - (lastStudyDay ?? 0) === 1,
      }))
    const later = Array.from({ length: 5 }, () => ({ state: 'Review', isTomorrow: false }))
    await expect
      .poll(async () => (await intervals()).sort((a, b) => Number(b.isTomorrow) - Number(a.isTomorrow)))
      .toEqual([{ state: 'Review', isTomorrow: true }, ...later])

    await goToTomorrow()
    await page.goto('/study')
    await untilDone(async () => {
      await revealAnswer(page)
      await rateAsKnown(page)
    })
    // All but the meaning of the coroutine, of which another side was new, too.
    await expect.poll(studied).toHaveLength(11)
  })

  test('is quizzed, and every answer is explained', async () => {
    await page.goto('/quiz')
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    let questions = 0
    for (let next: 'question' | 'result' = 'question'; next === 'question';) {
      questions += 1
      await heading(new RegExp(`^Question ${questions} of `, 'u')).waitFor()
      await page.getByRole('button', { name: 'I don’t know' }).click()
      // A gap may have no other reason than its answer.
      await heading('Why').or(page.getByText('Correct answer')).first().waitFor()
      next = await whichIsVisible({ question: nextQuestion(), result: seeResult() })
      if (next === 'question') await nextQuestion().click()
    }
    await seeResult().click()
    await heading(`0 of ${questions} correct`).waitFor()
    await expect(page.getByRole('heading', { name: 'Why' }).nth(4)).toBeVisible()
  })

  test('shows in the progress, concept by concept', async () => {
    await page.goto('/progress')
    for (const concept of concepts) {
      await expect(page.getByRole('row').filter({ hasText: concept })).not.toHaveCount(0)
    }
    expect(errors).toEqual([])
  })

  test('is new to a second learner, who sees nothing of the first', async () => {
    const second = await openPage({ baseURL: app.url })
    await signUp(second.page, 'second@example.org')
    await second.page.goto('/study')
    await second.page.getByRole('heading', { name: 'Nothing to study yet' }).waitFor()
    await second.page.goto('/progress')
    await second.page.getByRole('row').filter({ hasText: 'Coroutine' }).waitFor()
    for (const trace of [/\d+ of \d+ correct/, /answers? today/]) {
      await expect(second.page.getByText(trace)).toHaveCount(0)
    }
    expect(second.errors).toEqual([])
    await second.context.close()
  })
})
