import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '#server/database/prisma'
import { breaches } from '#tests/support/breaches'
import { openPage, signUp, useBrowser } from '#tests/support/browser'

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
  const questions = await database.question.findMany({ where: { id: { in: ids } } })
  const drawn = ids.map((id) => questions.find((question) => question.id === id))
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
        create: drawn.map((question, position) => ({
          position,
          questionId: question?.id ?? '',
          itemId: question?.itemId ?? '',
        })),
      },
    },
  })
  await database.$disconnect()
  return `/quiz/${attempt.id}`
}

async function answer(page: Page, number: number) {
  await page.getByRole('button', { name: 'I think so' }).click()
  await page.getByRole('heading', { name: `Question ${number} of` }).waitFor({ state: 'hidden' })
}

test('a line, a task, a moment and a change are asked and answered with the keyboard', async () => {
  const { page, context } = await openPage()
  await signUp(page, 'barbara@example.org')
  await page.goto(await startQuiz('barbara@example.org', asked))

  const lines = page.getByRole('group', { name: 'Pick the line in the program.' })
  await lines.getByRole('radio', { name: 'Line 10: task = asyncio.create_task(background())' }).focus()
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  expect(await lines.getByRole('radio', { name: 'Line 13: await task' }).isChecked()).toBe(true)
  expect(await breaches(page)).toEqual([])
  await answer(page, 1)

  await page.getByRole('radio', { name: "walk('right', 3)" }).focus()
  await page.keyboard.press('Space')
  await answer(page, 2)
  await page.getByRole('textbox').fill('coffee ready')
  await answer(page, 3)
  await page.getByRole('textbox').fill('inside\nresult\ninside\nresult\n')
  await page.getByRole('button', { name: 'Sure', exact: true }).click()
  await page.getByText('Saved. You can change it until you hand in.').waitFor()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()

  await page.getByRole('heading', { name: '3 of 4 right' }).waitFor()
  await page.getByText("`walk('left', 2)`".replaceAll('`', '')).first().waitFor()
  expect(await breaches(page)).toEqual([])
  await context.close()
})
