import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { inject, test } from 'vitest'
import { openDatabase } from '#server/database/prisma'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { expectAccessible } from '#tests/support/screen'

useBrowser()

const program = (name: string) => `asyncio/program/${name}/behaviour`
const asked = [
  `${program('await-may-not-wait')}/suspends-first`,
  `${program('tasks-take-turns')}/runs-next`,
  `${program('gather-two-drinks')}/printed-at`,
  `${program('run-takes-a-coroutine')}/what-if`,
]

/** Starts a quiz that asks these questions, in this order. */
async function startQuiz(email: string, ids: string[]): Promise<string> {
  const database = openDatabase(inject('appDatabaseFile'))
  const drawn = await Promise.all(ids.map((id) => database.question.findUniqueOrThrow({ where: { id } })))
  const attempt = await database.quizAttempt.create({
    data: {
      id: randomUUID(),
      user: { connect: { email } },
      lessons: { create: { lessonId: drawn[0]?.lessonId ?? '', position: 0 } },
      feedback: 'end',
      setup: '{}',
      seed: 'a seed',
      startedAtMillis: BigInt(Date.now()),
      answers: {
        create: drawn.map(({ id, itemId }, position) => ({ position, questionId: id, itemId })),
      },
    },
  })
  await database.$disconnect()
  return `/quiz/${attempt.id}`
}

/** Waits for a question, which takes the focus when it comes: until then the focus is not the test's to move. */
async function asks(page: Page, number: number) {
  await page.getByRole('heading', { name: `Question ${number} of` }).waitFor()
  await expect(page.locator('[data-place]')).toBeFocused()
}

const answer = (page: Page) => page.getByRole('button', { name: 'I think so' }).click()

test('a line, a task, a moment and a change are asked and answered with the keyboard', async () => {
  const { page, context } = await openPage()
  await signUp(page, 'barbara@example.org')
  await page.goto(await startQuiz('barbara@example.org', asked))

  await asks(page, 1)
  const lines = page.getByRole('group', { name: 'Pick the line in the program.' })
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
  await page.getByRole('textbox').fill('inside\nresult\ninside\nresult\n')
  await page.getByRole('button', { name: 'Sure', exact: true }).click()
  await page.getByText('Saved. You can change it until you hand in.').waitFor()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()

  await page.getByRole('heading', { name: '3 of 4 right' }).waitFor()
  await page.getByText("`walk('left', 2)`".replaceAll('`', '')).first().waitFor()
  await expectAccessible(page)
  await context.close()
})
