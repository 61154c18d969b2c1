import type { Page } from 'playwright'
import { afterAll, inject, test } from 'vitest'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { withoutMarks } from '#domain/items/item-text'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
afterAll(() => database.close())

const lessonPath = '/lessons/asyncio/asynchronous-programming'

/** The address of the quiz on the page, without what comes after its path. */
const pathOfQuiz = (page: Page) => untilFound(() => /\/quiz\/[\w-]+/.exec(page.url())?.[0])

/** The items of the quiz on the page, in their order. */
async function facesOf(page: Page): Promise<ItemFace[]> {
  const attemptId = (await pathOfQuiz(page)).replace('/quiz/', '')
  return untilFound(async () => {
    const rows = await database.read((db) =>
      db
        .selectFrom('QuizAnswer')
        .innerJoin('Item', 'Item.id', 'QuizAnswer.itemId')
        .select('Item.face')
        .where('attemptId', '=', attemptId)
        .orderBy('position')
        .execute(),
    )
    return rows.length === 0 ? null : rows.map(({ face }) => itemFaceSchema.parse(JSON.parse(face)))
  })
}

const question = (page: Page, n: number) =>
  page.getByRole('heading', { name: new RegExp(`^Question ${n} of `) })

/** The place of an option among the radio buttons, from 0. */
const placeOfOption = (page: Page, option: string) =>
  untilFound(async () => {
    const texts = await page
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent?.trim()))
    const place = texts.indexOf(option)
    return place < 0 ? null : place
  })

/** Presses a control as the keyboard does: by going there and pressing Enter. */
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().press('Enter')

test('a quiz is set up, taken and understood with the keyboard alone', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'quiz-keys@example.org')
  await page.goto('/quiz')
  await page.getByRole('combobox', { name: 'Questions (at most)' }).selectOption('5')
  await page.getByText('More options').press('Enter')
  for (const family of ['What a program prints', 'When things happen', 'The effect of a change']) {
    await page.getByRole('checkbox', { name: family }).press('Space')
  }
  await press(page, 'Start the quiz')
  await question(page, 1).waitFor()
  const faces = await facesOf(page)
  expect(faces).toHaveLength(5)

  const wrongAt = faces.findIndex(({ parts }) => parts === undefined)
  for (const [index, face] of faces.entries()) {
    await question(page, index + 1).waitFor()
    await expect(page.locator('[data-place]')).toBeFocused()
    const answer = String(face.answer)
    const isWrong = index === wrongAt
    if (face.parts !== undefined) {
      for (const [at, part] of face.parts.entries()) {
        const place = page.getByRole('combobox', { name: withoutMarks(part), exact: true })
        await place.selectOption(withoutMarks(face.answer[at] ?? ''))
      }
    } else if (face.options.length > 0) {
      const right = await placeOfOption(page, answer.replaceAll('`', ''))
      await page.keyboard.press(String(isWrong ? (right === 0 ? 2 : 1) : right + 1))
    } else {
      await page
        .getByRole('main')
        .getByRole('textbox')
        .pressSequentially(isWrong ? 'something else' : answer)
    }
    await press(page, 'Sure')
    await page
      .getByText(isWrong ? 'Incorrect' : 'Correct', { exact: true })
      .first()
      .waitFor()
    await expect(page.locator('[data-place]')).toBeFocused()
    if (index < faces.length - 1) await page.keyboard.press('n')
  }
  await press(page, 'See the result')
  await page.getByRole('heading', { name: '4 of 5 correct' }).waitFor()
  await page.getByRole('heading', { name: 'Sure, but wrong' }).waitFor()
  await page.getByRole('table', { name: 'How sure you were' }).getByText('4 of 5 correct').waitFor()
  await expectAccessible(page)

  const lesson = page.getByRole('link', { name: /^Read in/ }).first()
  const place = await untilFound(
    async () => /#line-\d+$/.exec((await lesson.getAttribute('href')) ?? '')?.[0],
  )
  await lesson.press('Enter')
  await page.locator(`${place}[data-in-sight]`).waitFor()
  await page.goBack()
  await press(page, 'Retry what I missed')
  await page.getByRole('heading', { name: 'Question 1 of 1' }).waitFor()
  await expect
    .poll(async () => (await facesOf(page)).map(({ prompt }) => prompt))
    .toEqual([faces[wrongAt]?.prompt])
  expect(errors).toEqual([])
  await context.close()
})

test('until it is handed in, nothing that the browser got tells an answer; it goes on elsewhere', async () => {
  const { page, context } = await openPage()
  const received: Promise<string>[] = []
  page.on('response', (response) => {
    if (/text|json|javascript|x-component/.test(response.headers()['content-type'] ?? '')) {
      received.push(response.text().catch(() => ''))
    }
  })
  await enterAsNewLearner(page, 'quiz-leak@example.org')
  await page.goto('/quiz')
  await page.getByRole('radio', { name: 'when I submit the quiz' }).check()
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await question(page, 1).waitFor()
  await page.getByRole('button', { name: 'Mark for review' }).click()
  await page.getByRole('button', { name: /^Question 1: not answered, marked/ }).waitFor()
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await question(page, 2).waitFor()

  const elsewhere = await openPage({ viewport: { width: 320, height: 700 }, hasTouch: true })
  await elsewhere.context.addCookies(await context.cookies())
  await elsewhere.page.goto('/')
  const other = elsewhere.page
  const path = await pathOfQuiz(page)
  await other.goto(path)
  await question(other, 2).waitFor()
  await other.getByRole('button', { name: /^Question 1: answered, marked/ }).tap()
  await other.getByText('Saved as “I don’t know”.').waitFor()
  await expectNoOverflow(other)
  await elsewhere.context.close()

  await page.goto(`${path}?view=all`)
  await question(page, 8).waitFor()
  await page.goto(`${path}/sheet`)
  await page.getByRole('heading', { name: 'Quiz sheet' }).waitFor()
  const sheetWithKey = await page.goto(`${path}/sheet?key`)
  expect(sheetWithKey?.status()).toBe(404)
  const faces = await facesOf(page)
  const seen = (await Promise.all(received)).join('\n')
  const told = [seen, JSON.stringify(seen), seen.replaceAll('\\"', '"')].join('\n')
  for (const { explanation, options } of faces) {
    expect(told).not.toContain(explanation.slice(0, 40))
    for (const { feedback } of options)
      if (feedback.length > 40) expect(told).not.toContain(feedback.slice(0, 40))
  }
  await context.close()
})

test('choosing, answering and printing break no rule of accessibility, down to 320 px', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, 'quiz-look@example.org')
  await page.goto(lessonPath)
  await page.getByRole('button', { name: 'Try three questions' }).click()
  for (const step of ['1', '2', '3']) {
    await question(page, Number(step)).waitFor()
    await page.getByRole('button', { name: 'I don’t know' }).click()
  }
  await page.getByRole('link', { name: 'See the answers' }).click()
  await page.getByText('Your schedule did not change').waitFor()
  await page.goto(`${await pathOfQuiz(page)}/sheet?key`)
  await page.getByRole('heading', { name: 'Answer key', exact: true }).waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)

  await page.goto('/quiz')
  await page.getByText('More options').click()
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'Time limit' }).selectOption('5')
  await page.getByRole('combobox', { name: 'Questions (at most)' }).selectOption('30')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.getByText('Time left').waitFor()
  await page.getByRole('link', { name: 'All on one page' }).click()
  await question(page, 12).waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Submit quiz' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Submit quiz' }).click()
  await page.getByRole('heading', { name: / correct$/, level: 1 }).waitFor()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)

  await page.goto('/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await question(page, 1).waitFor()
  await page.getByRole('button', { name: 'Next question' }).click()
  await question(page, 2).waitFor()
  await page.reload()
  await question(page, 2).waitFor()
  await page.goto('/quiz')
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Discard: / }).click()
  await page.getByText('Unfinished quizzes').waitFor({ state: 'detached' })
  expect(errors).toEqual([])
  await context.close()
})
