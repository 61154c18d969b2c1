import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright'
import { afterAll, inject, test } from 'vitest'
import { itemFaceSchema } from '#domain/items/item-face'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
afterAll(() => database.close())

const lessonId = 'asyncio/asynchronous-programming'
const path = `/lessons/${lessonId}`
/** Brotli. What a lesson loads before anything in it is opened, beyond what every page does. */
const maxOwnScriptBytes = 16 * 1024

/** The second program of the lesson, below its code block. */
const bench = (page: Page) => page.locator('.bench').nth(1)
const predict = (page: Page) => bench(page).getByRole('button', { name: 'Predict what it does' })

/** The question that the lesson asks first about that program. */
async function firstQuestion() {
  const { face } = await database.read((db) =>
    db
      .selectFrom('Question')
      .innerJoin('Item', 'Item.id', 'Question.itemId')
      .select('Item.face')
      .where('Question.cardId', '=', 'asyncio/program/call-builds-coroutine/behaviour')
      .where('Item.kind', '=', 'output-choice')
      .where('Question.retiredAtMillis', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return itemFaceSchema.parse(JSON.parse(face))
}

/** What has been stored of a learner's studying. */
async function storedOf(email: string) {
  return database.read(async (db) => {
    const { id } = await db
      .selectFrom('User')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const count = async (table: 'ReviewLog' | 'QuizAttempt' | 'CardSchedule') =>
      (await db.selectFrom(table).select('userId').where('userId', '=', id).execute()).length
    return {
      events: await count('ReviewLog'),
      quizzes: await count('QuizAttempt'),
      begun: await count('CardSchedule'),
    }
  })
}

test('a program is predicted, explained, watched, changed and run again by keyboard, on the page of its lesson', async () => {
  const { page, context, errors } = await openPage()
  const email = 'predictor@example.org'
  await enterAsNewLearner(page, email)
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/lessons/')) bodies.push(response.text().catch(() => ''))
  })
  await page.goto(path)
  await predict(page).press('Enter')
  const options = bench(page).getByRole('radio')
  await options.first().waitFor()

  // Until then neither the key nor the explanation has left the server.
  const { options: stored } = await firstQuestion()
  const feedbacks = stored.map(({ feedback }) => feedback.slice(0, 40)).filter((feedback) => feedback !== '')
  await expect
    .poll(async () => {
      const seen = [...(await Promise.all(bodies)), await page.content()].join('\n').replaceAll('\\"', '"')
      return feedbacks.filter((feedback) => seen.includes(feedback))
    })
    .toEqual([])

  const wrong = stored.find(({ correct }) => !correct)
  if (wrong === undefined) throw new Error('a wrong option was expected')
  await expect(bench(page).getByText('What does this program print?')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(options.first()).toBeFocused()
  await page.keyboard.press('Space')
  const chosen = bench(page)
    .locator('label')
    .filter({ has: page.getByRole('radio', { checked: true }) })
  await untilFound(async () => {
    if ((await chosen.locator('pre').textContent()) === wrong.text) return true
    await page.keyboard.press('ArrowDown')
    return null
  })
  await page.keyboard.press('Enter')
  await bench(page).getByText('Incorrect').waitFor()
  await bench(page).getByText('You would expect this if you thought').waitFor()

  await bench(page).getByRole('button', { name: 'Show the run' }).press('Enter')
  const run = bench(page).getByRole('region', { name: 'The run, step by step' })
  await expect(run).toBeFocused()
  await page.keyboard.press('End')
  await run.getByText(/^Step (\d+) of \1\b/).waitFor()

  await bench(page).getByRole('button', { name: 'Change and run it' }).press('Enter')
  const editor = bench(page).getByRole('textbox', { name: 'Program' })
  await editor.press('ControlOrMeta+a')
  await page.keyboard.insertText("print('hello')\nprint('changed')\n")
  await page.keyboard.press('ControlOrMeta+Enter')
  await bench(page).getByRole('heading', { name: 'Effect of your change' }).waitFor()
  await bench(page).getByText('The output differs from line 1 on.').waitFor()

  await expect(page).toHaveURL(path)
  await expect.poll(() => storedOf(email)).toEqual({ events: 0, quizzes: 0, begun: 0 })
  // Chromium wants to keep the colour of text that is typed over, and our policy forbids that; nothing is lost by it.
  expect(errors.filter((error) => !error.startsWith('Applying inline style'))).toEqual([])
  await context.close()
})

test('whoever does not want to answer sees the run at once, and the answer on request', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'reader-only@example.org')
  await page.goto(path)
  await bench(page).getByRole('button', { name: 'Show the run' }).click()
  await bench(page).getByRole('region', { name: 'The run, step by step' }).waitFor()
  await predict(page).click()
  await bench(page).getByRole('button', { name: 'I don’t know' }).click()
  await bench(page).getByText('Here is the answer').waitFor()
  await bench(page).getByRole('button', { name: 'Hide the question' }).click()
  await predict(page).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('the cards of a section begin when it was worked through, and the outline says so', async () => {
  const { page, context, errors } = await openPage()
  const email = 'sections@example.org'
  await enterAsNewLearner(page, email)
  await page.goto(path)
  const outline = page.getByRole('navigation', { name: 'In this lesson' })
  await outline.getByText(/^\d+–\d+ min left$/).waitFor()
  await expect.poll(() => storedOf(email)).toMatchObject({ begun: 0 })

  const begin = page.getByRole('button', { name: /^Begin these \d+ cards$/ }).first()
  const cards = await untilFound(async () => Number(/\d+/.exec((await begin.textContent()) ?? '')?.[0]))
  await begin.press('Enter')
  await page.getByText(`${cards} cards begun.`).waitFor()
  await outline.getByRole('img', { name: 'cards begun' }).waitFor()
  await expect.poll(() => storedOf(email)).toMatchObject({ begun: cards })

  await page.getByRole('link', { name: 'Show the whole lesson' }).click()
  await page.getByRole('button', { name: /^Begin the other \d+ cards$/ }).click()
  await page.getByText(/^You have begun all \d+ cards of this lesson/).waitFor()
  await expect(page.getByRole('button', { name: /^Begin/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Study this lesson' }).click()
  await page.getByRole('heading', { name: 'Study' }).or(page.getByRole('article')).first().waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('what tells the output of a program is hidden until it was predicted, shown or read before', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 390, height: 844 } })
  await enterAsNewLearner(page, 'unspoiled@example.org')
  await page.goto(path)
  const [first, second] = [
    page.locator('.prose > p', { hasText: 'so breakfast takes 5' }),
    page.locator('.prose > p', { hasText: 'it builds a coroutine, an object that knows' }),
  ]
  await predict(page).waitFor()
  await expect(first).toBeHidden()
  await expect(second).toBeHidden()
  await expect(page.getByText('A cook starts the kettle')).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)

  await page.getByRole('button', { name: 'Show it now' }).first().press('Enter')
  await expect(first).toBeFocused()
  await predict(page).click()
  await bench(page).getByRole('button', { name: 'I don’t know' }).click()
  await expect(second).toBeVisible()

  await page.goto(`${path}#line-77`)
  await expect(second).toBeVisible()
  await page.reload()
  await page
    .getByRole('button', { name: /^Begin these \d+ cards$/ })
    .first()
    .click()
  const said = page.getByRole('status').filter({ hasText: /^\d+ cards begun\./ })
  await expect(said).toBeFocused()
  await expect(said.getByRole('link', { name: 'Study now' })).toBeInViewport()
  await expect(first).toBeVisible()
  await page.reload()
  await expect(first).toBeVisible()
  expect(errors).toEqual([])
  await context.close()
})

/** The sections of the lesson that are shown. */
const shown = (page: Page) => page.locator('[data-section]:visible')

/** Expects that only the section at this place is shown. */
async function expectOnly(page: Page, place: number) {
  await expect(shown(page)).toHaveAttribute('data-section', String(place))
}

test('a lesson is read one section at a time, and links, lines and the Back button move between sections', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'by-section@example.org')
  await page.goto(path)
  await expectOnly(page, 0)
  await page.getByRole('link', { name: /^Next section/ }).press('Enter')
  await expectOnly(page, 1)
  await expect(page).toHaveURL(/#./)
  // Whoever uses a keyboard or a screen reader goes on in the new section.
  await expect(page.locator('[data-section="1"]')).toBeFocused()
  await expect(page.locator('[data-section="1"]').getByRole('heading').first()).toBeInViewport()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Previous section/ }).click()
  await expectOnly(page, 0)
  await page.goBack()
  await expectOnly(page, 1)
  await page.goto('/lessons')
  await page.goto(`${path}#line-393`)
  await expectOnly(page, 4)
  await expect(page.locator('.prose [data-in-sight]')).toBeInViewport()
  await page.getByRole('link', { name: 'Show the whole lesson' }).click()
  await expect(shown(page).nth(5)).toBeVisible()
  await page.getByRole('link', { name: 'Show one section at a time' }).click()
  await expect(shown(page)).toHaveCount(1)
  expect(errors).toEqual([])
  await context.close()
})

test('without scripts, and on paper, there is the whole lesson', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'no-scripts@example.org')
  await page.goto(path)
  await expectOnly(page, 0)
  await page.emulateMedia({ media: 'print' })
  await expect(shown(page).nth(5)).toBeVisible()
  const plain = await openPage({ javaScriptEnabled: false })
  await plain.context.addCookies(await context.cookies())
  await plain.page.goto(path)
  await expect(shown(plain.page).nth(5)).toBeVisible()
  await plain.page.getByRole('link', { name: 'Show the run' }).last().waitFor()
  await context.close()
  await plain.context.close()
})

test('whoever comes back is led to where they were, on another device too', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'come-back@example.org')
  await page.goto(path)
  await page
    .getByRole('navigation', { name: 'In this lesson' })
    .getByRole('link', { name: 'Tasks run on their own' })
    .click()
  await expect
    .poll(() => database.read((db) => db.selectFrom('LessonVisit').select('place').execute()))
    .toContainEqual({ place: 'section-tasks-run-on-their-own' })
  const phone = await openPage({ viewport: { width: 390, height: 844 } })
  await phone.context.addCookies(await context.cookies())
  await phone.page.goto(path)
  await phone.page.getByText('You were at “Tasks run on their own”.').waitFor()
  await phone.page.getByRole('link', { name: 'Go on there' }).click()
  await phone.page.getByText(/^Section [2-9] of/).waitFor()
  await context.close()
  await phone.context.close()
})

test('three questions before reading are asked on the page, and whoever leaves them has nothing to finish', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, 'before-reading@example.org')
  await page.goto(path)
  await page.getByRole('button', { name: 'Try three questions' }).click()
  await page.getByRole('heading', { name: 'Question 1 of 3' }).waitFor()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page
    .getByRole('region', { name: 'Before you read' })
    .getByRole('button', { name: 'I don’t know' })
    .click()
  await page.getByRole('heading', { name: 'Question 2 of 3' }).waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('heading', { name: 'Question 2 of 3' }).waitFor({ state: 'detached' })
  for (const elsewhere of ['/', '/quiz']) {
    await page.goto(elsewhere)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect(page.getByText(/unfinished/i)).toHaveCount(0)
  }
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect(page.getByRole('button', { name: 'Try three questions' })).toHaveCount(0)
  expect(errors).toEqual([])
  await context.close()
})

test('questions before reading can be declined for good', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'no-questions@example.org')
  await page.goto(path)
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Not now' }).click()
  await sent
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect(page.getByRole('button', { name: 'Try three questions' })).toHaveCount(0)
  await context.close()
})

test('an answered question and an open editor break no rule of accessibility, down to 320 px', async () => {
  const { page, context } = await openPage({ viewport: { width: 320, height: 800 } })
  await enterAsNewLearner(page, 'lesson-look@example.org')
  await page.goto(path)
  await predict(page).click()
  await bench(page).getByRole('radio').first().waitFor()
  await expectAccessible(page)
  await bench(page).getByRole('button', { name: 'I don’t know' }).click()
  await bench(page).getByRole('button', { name: 'Change and run it' }).first().click()
  await bench(page).getByRole('textbox', { name: 'Program' }).waitFor()
  await page.getByText(/^Section 1 of/).click()
  await page.getByRole('navigation', { name: 'In this lesson' }).getByRole('link').first().waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)
  await context.close()
})

test('a concept leads to where it is defined, to its cards, and to a quiz about it', async () => {
  const { page, context, errors } = await openPage()
  await enterAsNewLearner(page, 'concepts@example.org')
  await page.goto(`${path}?view=whole`)
  await page.getByRole('link', { name: 'Future', exact: true }).click()
  await expect(page).toHaveURL(/#line-\d+$/)
  await expect(page.locator('.prose :target')).toContainText('holds the place of a result still to come')
  await page.goto(`${path}?view=whole`)
  await page.getByRole('link', { name: 'Cards about Future' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor()
  await expect(page).toHaveURL(/concept=asyncio%2Ffuture/)
  await page.goto(`${path}?view=whole`)
  await page.getByRole('link', { name: 'Quiz about Future' }).click()
  await expect(page.getByRole('checkbox', { name: 'Future', exact: true })).toBeChecked()
  expect(errors).toEqual([])
  await context.close()
})

test('what is opened is loaded when it is opened', async () => {
  const { page, context } = await openPage()
  await enterAsNewLearner(page, 'lesson-bytes@example.org')
  await page.goto('/privacy')
  const scriptsOf = async (act: () => Promise<unknown>) => {
    const urls = new Set<string>()
    const keep = (request: { resourceType: () => string; url: () => string }) => {
      if (request.resourceType() === 'script') urls.add(request.url())
    }
    page.on('request', keep)
    await act()
    page.off('request', keep)
    return [...urls]
  }
  // Fetched once more, because the browser forgets what it has got as soon as it goes to another page.
  const bytesOf = async (urls: string[]) => {
    const bodies = await Promise.all(urls.map(async (url) => (await fetch(url)).bytes()))
    return bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
  }
  const bare = await scriptsOf(() => page.reload({ waitUntil: 'networkidle' }))
  const lesson = await scriptsOf(() => page.goto(path, { waitUntil: 'networkidle' }))
  const ownBytes = await bytesOf(lesson.filter((url) => !bare.includes(url)))
  expect(ownBytes).toBeLessThan(maxOwnScriptBytes)
  const opened = await scriptsOf(async () => {
    await bench(page).getByRole('button', { name: 'Change and run it' }).click()
    await bench(page).getByRole('textbox', { name: 'Program' }).waitFor()
  })
  const openedBytes = await bytesOf(opened)
  expect(openedBytes).toBeGreaterThan(maxOwnScriptBytes)
  await context.close()
})
