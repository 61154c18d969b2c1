import type { Page } from 'playwright'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { newSchedule } from '#domain/schedule/schedule'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, logOf, signIn } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

// Daily study asks every kind of question. Each learner here has one card, and a log from which its question follows.

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
const url = inject('appUrl')
afterAll(() => database.close())

const ratingsOf = (page: Page) => page.getByRole('group', { name: 'How well did you know it?' })
const sure = (page: Page) => page.getByRole('button', { name: 'Sure', exact: true })
const place = (page: Page) => page.locator('[data-place]')

/** A learner of whom every card is suspended but one, which is new. */
async function learnerOf(cardId: string, settings: Parameters<typeof addLearner>[1] = {}) {
  const userId = await addLearner(database, settings)
  await database.write((db) =>
    db
      .updateTable('CardSchedule')
      .set({ suspended: true })
      .where('userId', '=', userId)
      .where('cardId', '<>', cardId)
      .execute(),
  )
  return userId
}

/** Lets a learner have answered these kinds of questions of a card, all right, so that it is due for another one. */
async function hasAnswered(userId: string, cardId: string, kinds: readonly string[]) {
  const day = 86_400_000
  const today = Math.floor(Date.now() / day)
  await database.write(async (db) => {
    const questions = await db
      .selectFrom('Question')
      .innerJoin('Item', 'Item.id', 'Question.itemId')
      .select(['Question.itemId', 'Item.kind'])
      .where('Question.cardId', '=', cardId)
      .execute()
    const asked = kinds.flatMap((kind) => {
      const ofKind = questions.filter((question) => question.kind === kind)
      if (ofKind.length === 0) throw new Error(`${cardId} asks no ${kind}.`)
      return ofKind.map(({ itemId }) => itemId)
    })
    // Other programs come before other kinds about the same one.
    if (kinds.length > typed.length) {
      const variants = db.selectFrom('CardVariant').select('itemId').where('cardId', '=', cardId)
      asked.push(...(await variants.execute()).map(({ itemId }) => itemId))
    }
    for (const [n, itemId] of asked.entries()) {
      const atMillis = Date.now() - (20 + asked.length - n) * day
      await db
        .insertInto('ReviewLog')
        .values({
          ...{ id: randomUUID(), userId, cardId, itemId, key: `before/${n}`, event: 'rated', rating: 3 },
          ...{ correct: true, answer: '{"kind":"text","text":""}', confidence: 'think' },
          ...{
            follows: n === 0 ? null : `before/${n - 1}`,
            before: JSON.stringify(newSchedule),
            revision: n + 1,
          },
          ...{ atMillis, clientAtMillis: atMillis, serverAtMillis: atMillis, studyDay: today - 21 },
          ...{
            timeZone: 'Europe/Berlin',
            rolloverHour: 4,
            desiredRetention: 0.9,
            weightsVersion: 'fsrs-6-default',
          },
        })
        .execute()
    }
    const memory = { stability: 10, difficulty: 5, lastStudyDay: today - 21, lastReviewedAtMillis: 1 }
    await db
      .updateTable('CardSchedule')
      .set({ state: 'Review', dueDay: today - 5, ...memory, reps: asked.length, revision: asked.length })
      .set({ follows: `before/${asked.length - 1}`, lastEventAtMillis: 1 })
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .execute()
  })
}

async function studies(userId: string, options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(options)
  await goesToStudy(opened.page, userId)
  return opened
}

async function goesToStudy(page: Page, userId: string) {
  await signIn(database, page.context(), userId, url)
  await page.goto('/study')
  await page.locator(':focus').waitFor()
}

const program = (name: string) => `asyncio/program/${name}/behaviour`
const term = 'asyncio/coroutine/meaning-to-term'
const turns = program('tasks-take-turns')
const waits = program('coroutines-wait-for-await')
const builds = program('call-builds-coroutine')
const pages = program('three-pages')
const radio = (page: Page) => page.getByRole('main').getByRole('radio').first()
const box = (page: Page) => page.getByRole('main').getByRole('textbox')
const typed = ['output-typed']
const ofTurns = ['output-choice', 'output-order', 'how-long', 'printed-at']

/** A card and what was answered, the kind that comes then, and what it is answered with. */
const cases: {
  asks: string
  cardId: string
  after: string[]
  control: (page: Page) => ReturnType<Page['locator']>
}[] = [
  { asks: 'term-choice', cardId: term, after: [], control: radio },
  { asks: 'term-typed', cardId: term, after: ['term-choice'], control: box },
  { asks: 'meaning-choice', cardId: 'asyncio/task/term-to-meaning', after: [], control: radio },
  { asks: 'output-choice', cardId: builds, after: [], control: radio },
  { asks: 'output-typed', cardId: builds, after: ['output-choice'], control: box },
  {
    asks: 'output-order',
    cardId: waits,
    after: [...typed, 'how-long', 'printed-at', 'what-if', 'changed-output'],
    control: (page) => page.getByRole('button', { name: /^Move “.*” down$/ }).first(),
  },
  {
    asks: 'how-long',
    cardId: waits,
    after: [...typed, 'output-order', 'printed-at', 'what-if', 'changed-output'],
    control: box,
  },
  {
    asks: 'printed-at',
    cardId: waits,
    after: [...typed, 'output-order', 'how-long', 'what-if', 'changed-output'],
    control: box,
  },
  {
    asks: 'what-if',
    cardId: waits,
    after: [...typed, 'output-order', 'how-long', 'printed-at', 'changed-output'],
    control: box,
  },
  { asks: 'suspends-first', cardId: pages, after: [...typed, 'how-long', 'printed-at'], control: radio },
  {
    asks: 'runs-next',
    cardId: turns,
    after: [...ofTurns, 'suspends-first', 'what-if', 'changed-output'],
    control: radio,
  },
  {
    asks: 'changed-output',
    cardId: turns,
    after: [...ofTurns, 'suspends-first', 'what-if', 'runs-next'],
    control: radio,
  },
]

describe('every kind is studied', () => {
  // One browser for all of them, in which one learner after the other signs in.
  let opened: Awaited<ReturnType<typeof openPage>>
  beforeAll(async () => {
    opened = await openPage()
  })
  afterAll(() => opened.context.close())

  test.each(cases)(
    '$asks is asked, can be answered, and is logged',
    async ({ asks, cardId, after, control }) => {
      const userId = await learnerOf(cardId)
      if (after.length > 0) await hasAnswered(userId, cardId, after)
      const { page, errors } = opened
      await goesToStudy(page, userId)
      await control(page).waitFor()
      await expectAccessible(page)
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await expectNoOverflow(page)
      }
      await page.getByRole('button', { name: 'I don’t know' }).click()
      await ratingsOf(page).waitFor()
      await page.getByRole('heading', { name: 'Why' }).waitFor()
      await page.keyboard.press(' ')
      await expect
        .poll(() =>
          database.read((db) =>
            db
              .selectFrom('ReviewLog')
              .innerJoin('Item', 'Item.id', 'ReviewLog.itemId')
              .select(['Item.kind', 'ReviewLog.correct', 'ReviewLog.rating'])
              .where('userId', '=', userId)
              .orderBy('ReviewLog.serverAtMillis', 'desc')
              .executeTakeFirst(),
          ),
        )
        .toEqual({ kind: asks, correct: 0, rating: 1 })
      expect(errors).toEqual([])
    },
  )
})

const thinkSo = (page: Page) => page.getByRole('button', { name: 'I think so' })

/** Submits the answer by keyboard, and waits until the card asks how sure one is. */
async function submitByKeyboard(page: Page, keys = 'Enter') {
  await page.keyboard.press(keys)
  await expect(thinkSo(page)).toBeFocused()
}

/** Chooses the right option of the term card, by keyboard, and moves to how sure one is. */
async function chooseCoroutine(page: Page) {
  const number = await untilFound(async () => {
    const labels = await page.getByRole('article').locator('label').allTextContents()
    const index = labels.indexOf('Coroutine')
    return index < 0 ? null : index + 1
  })
  await page.keyboard.press(String(number))
  await submitByKeyboard(page)
}

describe('a right guess among options', () => {
  test('is followed by the question without options, also without a network; that one counts', async () => {
    const userId = await learnerOf(term)
    const { page, context } = await studies(userId)
    // The texts of the answer come after the question.
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await chooseCoroutine(page)
    await page.keyboard.press('1')
    await page.getByText('Correct, but you guessed.').waitFor()
    await expect(box(page)).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.type('task')
    await submitByKeyboard(page)
    await page.keyboard.press('Enter')
    await page.getByText('Incorrect', { exact: true }).waitFor()
    await page.keyboard.press('1')
    await context.setOffline(false)
    await expect
      .poll(async () => (await logOf(database, userId)).map(({ event, confidence }) => [event, confidence]))
      .toEqual([
        ['practised', 'guess'],
        ['rated', 'think'],
      ])
    await context.close()
  })
})

describe('a wrong answer that one was sure of', () => {
  test('is said with weight, and not if the learner objects', async () => {
    const userId = await learnerOf(term)
    await hasAnswered(userId, term, ['term-choice'])
    const { page, context } = await studies(userId)
    await page.keyboard.type('something')
    await submitByKeyboard(page)
    await page.keyboard.press('3')
    const notice = page.getByRole('heading', { name: 'You were sure, but it is wrong' })
    await notice.waitFor()
    await expectAccessible(page)
    await page.keyboard.press('r')
    await page.keyboard.press('1')
    await expect(notice).toHaveCount(0)
    await context.close()
  })
})

describe('by few keys', () => {
  test('Ctrl + Enter submits from anywhere in the card, and twice says “I think so”', async () => {
    const userId = await learnerOf(waits)
    await hasAnswered(userId, waits, [...typed, 'how-long', 'printed-at', 'what-if', 'changed-output'])
    const { page, context } = await studies(userId)
    await expect(place(page)).toBeFocused()
    await submitByKeyboard(page, 'Control+Enter')
    await page.keyboard.press('Control+Enter')
    await ratingsOf(page).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await logOf(database, userId)).at(-1)?.confidence).toBe('think')
    await context.close()
  })

  test('the ratings show their keys where there is a keyboard', async () => {
    const userId = await learnerOf(term)
    const { page, context } = await studies(userId)
    await chooseCoroutine(page)
    await sure(page).press('2')
    await expect(ratingsOf(page).locator('kbd')).toHaveText(['1', '2', '3 ␣', '4'])
    await context.close()

    const other = await learnerOf(term)
    const again = await studies(other)
    await again.page.getByRole('button', { name: 'I don’t know' }).click()
    await expect(ratingsOf(again.page).locator('kbd')).toHaveText(['1 ␣'])
    await again.context.close()
  })

  test('who wants it goes on by itself after a right answer they were sure of, and any key stops that', async () => {
    const userId = await learnerOf(term)
    await database.write((db) =>
      db.updateTable('Settings').set({ goesOn: true }).where('userId', '=', userId).execute(),
    )
    const { page, context } = await studies(userId)
    await chooseCoroutine(page)
    await sure(page).press('3')
    await page.getByText('the next card comes by itself').waitFor()
    await expect.poll(async () => (await logOf(database, userId)).map(({ rating }) => rating)).toEqual([3])

    const other = await learnerOf(term)
    await database.write((db) =>
      db.updateTable('Settings').set({ goesOn: true }).where('userId', '=', other).execute(),
    )
    await signIn(database, context, other, url)
    await page.goto('/study')
    await place(page).and(page.locator(':focus')).waitFor()
    await chooseCoroutine(page)
    await page.keyboard.press('3')
    await page.getByText('the next card comes by itself').waitFor()
    await page.keyboard.press('Shift')
    await expect(page.getByText('the next card comes by itself')).toHaveCount(0)
    await expect(ratingsOf(page)).toBeVisible()
    await expect.poll(() => logOf(database, other)).toEqual([])
    await context.close()
  })
})
