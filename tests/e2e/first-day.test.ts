import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import type { Page } from 'playwright'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { reasonOf } from '#domain/items/reason-of'
import { SqliteDatabase } from '#server/database/sqlite-database'
import {
  beginAllCards,
  oneStep,
  openPage,
  rateAsKnown,
  revealAnswer,
  signUp,
  useBrowser,
} from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { sessionCookie } from '#tests/support/learner'

// One learner's first day, step after step, in a real browser on the app as `npm start` runs it.

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
const email = 'ada@example.org'
const password = 'a short sentence'
const lessonTitle = 'Asynchronous Programming with asyncio'
let page: Page
let errors: string[]

beforeAll(async () => {
  const opened = await openPage({ timezoneId: 'Europe/Berlin' })
  page = opened.page
  errors = opened.errors
})
afterAll(async () => {
  await database.close()
})

const heading = (name: string | RegExp) => page.getByRole('heading', { name })

async function signIn(secret: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Of the cards that something has happened to. */
const schedules = () =>
  database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .innerJoin('User', 'User.id', 'CardSchedule.userId')
      .select(['cardId', 'state', 'dueAtMillis', 'lastReviewedAtMillis', 'reps'])
      .where('email', '=', email)
      .where('revision', '>', 0)
      .orderBy('lastReviewedAtMillis')
      .execute(),
  )
/** How often she has rated a card. */
const ratings = async () => {
  const rated = await database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .innerJoin('User', 'User.id', 'ReviewLog.userId')
      .select('ReviewLog.id')
      .where('email', '=', email)
      .where('event', '=', 'rated')
      .execute(),
  )
  return rated.length
}

describe('a stranger becomes a learner', () => {
  test('sees what this is, and tries a question before any account', async () => {
    await page.goto('/')
    await heading('Learn to predict what a program will do').waitFor()
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Check' }).click()
    await heading('Why').waitFor()
  })

  test('signs up, and counts days in the zone of the browser', async () => {
    await signUp(page, email, password)
    const storedSettings = () =>
      database.read((db) =>
        db
          .selectFrom('Settings')
          .innerJoin('User', 'User.id', 'Settings.userId')
          .select('timeZone')
          .where('email', '=', email)
          .execute(),
      )
    await expect.poll(storedSettings).toEqual([{ timeZone: 'Europe/Berlin' }])
  })

  test('signs out; a wrong password is refused and keeps what was typed; the right one opens', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await heading('Learn to predict what a program will do').waitFor()
    await signIn('another sentence')
    await page.getByText('Wrong email or password.').waitFor()
    await expect(page.getByLabel('Email')).toHaveValue(email)
    // The browser itself notes the refused request.
    await expect.poll(() => errors).toEqual([expect.stringContaining('401')])
    errors.length = 0
    await signIn(password)
    await heading('Today').waitFor()
  })

  test('signing out ends the session: a copy of its cookie opens nothing', async () => {
    const copied = await page.context().cookies()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await heading('Learn to predict what a program will do').waitFor()
    const thief = await openPage()
    await thief.context.addCookies(copied)
    await thief.page.goto('/study')
    await thief.page.getByRole('heading', { name: 'Welcome back' }).waitFor()
    await thief.context.close()
    await signIn(password)
    await heading('Today').waitFor()
  })

  test('a token that somebody changed or made up is nobody’s', async () => {
    const [token] = (await page.context().cookies()).filter(({ name }) => name === sessionCookie)
    for (const value of [`${token?.value.slice(0, -4)}AAAA`, 'made.up', 'x'.repeat(3_000)]) {
      const response = await fetch(`${inject('appUrl')}/study`, {
        headers: { cookie: `${sessionCookie}=${value}` },
        redirect: 'manual',
      })
      expect({ status: response.status, to: response.headers.get('location') }).toEqual({
        status: 307,
        to: '/sign-in',
      })
    }
  })

  test('a page for learners sends somebody who is signed out to sign in', async () => {
    const stranger = await openPage()
    await stranger.page.goto('/study')
    await stranger.page.getByRole('heading', { name: 'Welcome back' }).waitFor()
    await stranger.context.close()
  })
})

describe('reads and studies', () => {
  test('nothing is asked about before the first lesson was opened', async () => {
    await page.goto('/study')
    await heading('Nothing to study yet').waitFor()
  })

  test('reads the first lesson', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: `Read “${lessonTitle}”` }).click()
    await heading(lessonTitle).waitFor()
    await beginAllCards(page)
    await expect(page.locator('.prose pre code.language-python').nth(9)).toBeVisible()
    await page.getByRole('link', { name: 'Study this lesson' }).click()
  })

  test('a rating gives exactly what its button says', async () => {
    await revealAnswer(page)
    await page.getByRole('button', { name: 'Again next in 1 min' }).click()
    const minutes = async () =>
      (await schedules()).map(
        ({ dueAtMillis, lastReviewedAtMillis }) =>
          (Number(dueAtMillis) - Number(lastReviewedAtMillis)) / 60_000,
      )
    await expect.poll(schedules).toMatchObject([{ state: 'Learning', reps: 1 }])
    await expect.poll(minutes).toEqual([1])
  })

  test('undo takes it back, and the card is on the table again', async () => {
    await page.keyboard.press('u')
    await page.getByText('Undone. Here is the card again.').waitFor()
    await expect.poll(schedules).toMatchObject([{ state: 'New', reps: 0 }])
  })

  test('a day of new cards: every answer is in the log once, and half of them are programs', async () => {
    await database.write((db) =>
      db
        .updateTable('Settings')
        .set({ intervals: oneStep })
        .where('userId', 'in', (eb) => eb.selectFrom('User').select('id').where('email', '=', email))
        .execute(),
    )
    await page.reload()
    for (let answered = 1; answered <= 10; answered++) {
      await revealAnswer(page)
      await rateAsKnown(page)
      await expect.poll(ratings).toBe(answered + 1)
    }
    await heading('Done for now').waitFor()
    const programs = async () => (await schedules()).filter(({ cardId }) => cardId.includes('/program/'))
    await expect.poll(programs).toHaveLength(5)
  })

  test('the schedule is kept: another browser finds the same day done', async () => {
    const elsewhere = await openPage()
    await elsewhere.page.goto('/sign-in')
    await elsewhere.page.getByLabel('Email').fill(email)
    await elsewhere.page.getByLabel('Password', { exact: true }).fill(password)
    await elsewhere.page.getByRole('button', { name: 'Sign in' }).click()
    await elsewhere.page.getByRole('heading', { name: 'Done for today' }).waitFor()
    await elsewhere.page.getByText(/^10 answers in /).waitFor()
    await elsewhere.context.close()
  })
})

describe('takes a quiz and looks at the progress', () => {
  let asked: ItemFace[] = []

  test('answers every question, and no key reaches the browser before the end', async () => {
    await page.goto('/quiz')
    const bodies: Promise<string>[] = []
    page.on('response', (response) => {
      if (response.url().includes('/quiz')) bodies.push(response.text().catch(() => ''))
    })
    await page.getByRole('radio', { name: 'when I submit the quiz' }).check()
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await page.getByRole('heading', { name: 'Question 1 of 8' }).waitFor()
    asked = await untilFound(async () => {
      const answers = await database.read((db) =>
        db
          .selectFrom('QuizAnswer')
          .innerJoin('QuizAttempt', 'QuizAttempt.id', 'QuizAnswer.attemptId')
          .innerJoin('User', 'User.id', 'QuizAttempt.userId')
          .innerJoin('Item', 'Item.id', 'QuizAnswer.itemId')
          .select('Item.face')
          .where('email', '=', email)
          .execute(),
      )
      return answers.length === 8 ? answers.map(({ face }) => itemFaceSchema.parse(JSON.parse(face))) : null
    })
    const explanations = asked.map(({ explanation }) => explanation)
    await page.reload()
    for (let number = 1; number <= 8; number++) {
      await page.getByRole('heading', { name: `Question ${number} of 8` }).waitFor()
      await expect
        .poll(async () => {
          const seen = [...(await Promise.all(bodies)), await page.content()].join('\n')
          return explanations.filter((explanation) => seen.includes(explanation.slice(0, 40)))
        })
        .toEqual([])
      await page.getByRole('button', { name: 'I don’t know' }).click()
    }
    await page.getByText('Saved as “I don’t know”.').waitFor()
    await page.getByRole('button', { name: 'Submit quiz' }).click()
    await page.getByRole('dialog').getByText('You have answered every question.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Submit quiz' }).click()
    await heading('0 of 8 correct').waitFor()
  })

  test('the result shows each question with the reason, if there is one', async () => {
    const reasons = asked.map(reasonOf).filter((reason) => reason !== null)
    expect(reasons.length).toBeGreaterThan(0)
    await expect(page.getByRole('heading', { name: 'Why' })).toHaveCount(reasons.length)
  })

  test('progress shows the day, the concepts and the quiz', async () => {
    await page.goto('/progress')
    await page.getByText('Fewer than five graded tests in the last 30 days').waitFor()
    await expect(page.getByRole('rowheader', { name: 'Coroutine', exact: true })).toHaveCount(1)
    await page.getByRole('link', { name: 'Memory' }).click()
    await page.getByRole('heading', { level: 1, name: 'Memory' }).waitFor()
    await page.getByText('0 of 8 correct').waitFor()
  })

  test('nothing in all of this was an error to the browser', () => {
    expect(errors).toEqual([])
  })
})
