import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible } from '#tests/support/screen'

useBrowser()

const program = (name: string) => `asyncio/program/${name}/behaviour`
const asked = [
  `${program('await-may-not-wait')}/suspends-first`,
  `${program('tasks-take-turns')}/runs-next`,
  `${program('gather-two-drinks')}/printed-at`,
  `${program('call-builds-coroutine')}/what-if`,
]

/** Starts a quiz that asks these questions, in this order. */
async function startQuiz(email: string, ids: string[]): Promise<string> {
  const database = new SqliteDatabase(inject('appDatabaseFile'))
  const attemptId = randomUUID()
  await database.write(async (db) => {
    const user = await db.selectFrom('User').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    const attempt = { id: attemptId, userId: user.id, setup: '{}', seed: 'a seed' }
    await db
      .insertInto('QuizAttempt')
      .values({ ...attempt, feedback: 'end', startedAtMillis: Date.now() })
      .execute()
    for (const [position, id] of ids.entries()) {
      const { lessonId, itemId } = await db
        .selectFrom('Question')
        .select(['lessonId', 'itemId'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (position === 0)
        await db.insertInto('QuizLesson').values({ attemptId, lessonId, position }).execute()
      await db.insertInto('QuizAnswer').values({ attemptId, position, questionId: id, itemId }).execute()
    }
  })
  await database.close()
  return `/quiz/${attemptId}`
}

/** Waits for a question, which takes the focus when it comes: until then the focus is not the test's to move. */
async function asks(page: Page, number: number) {
  await page.getByRole('heading', { name: `Question ${number} of` }).waitFor()
  await expect(page.locator('[data-place]')).toBeFocused()
}

const answer = (page: Page) => page.getByRole('button', { name: 'I think so' }).click()

test('a line, a task, a moment and a change are asked and answered with the keyboard', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'barbara@example.org')
  await page.goto(await startQuiz('barbara@example.org', asked))

  await asks(page, 1)
  const lines = page.getByRole('group', { name: 'Select a line of the program.' })
  await lines.getByRole('radio', { name: 'Line 10: task = asyncio.create_task(background())' }).focus()
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  await expect(lines.getByRole('radio', { name: 'Line 13: await task' })).toBeChecked()
  await expectAccessible(page)
  await answer(page)

  await asks(page, 2)
  await page.getByRole('radio', { name: "walk('right', 3)" }).focus()
  await page.keyboard.press('Space')
  await answer(page)
  await asks(page, 3)
  await page.getByRole('textbox').fill('coffee ready')
  await answer(page)
  await asks(page, 4)
  await page.getByRole('textbox').fill('hello\ncalled\ndone\n')
  await page.getByRole('button', { name: 'Sure', exact: true }).click()
  await page.getByText('Saved. You can change it until you submit the quiz.').waitFor()
  await page.getByRole('button', { name: 'Submit quiz' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit quiz' }).click()

  await page.getByRole('heading', { name: '3 of 4 correct' }).waitFor()
  await page.getByText("`walk('left', 2)`".replaceAll('`', '')).first().waitFor()
  await expectAccessible(page)
  await context.close()
})
