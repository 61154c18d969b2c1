import type { Page } from 'playwright'
import { afterAll, describe, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import {
  expectUnsent,
  oneStep,
  openPage,
  rateAsKnown,
  reasonsToObject,
  useBrowser,
  answerMethod,
  whichIsVisible,
} from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, logOf, signIn } from '#tests/support/learner'
import { secondApp } from '#tests/support/second-app'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
const url = inject('appUrl')
afterAll(() => database.close())

type Options = Parameters<typeof openPage>[0]

async function learnersPage(userId: string, options: Options = {}) {
  const opened = await openPage(options)
  await signIn(database, opened.context, userId, url)
  await opened.page.goto('/study')
  await listensToKeys(opened.page)
  return opened
}

/** A card takes the focus when it comes; with the first one, the page begins to listen to keys. */
const listensToKeys = (page: Page) => page.locator(':focus').waitFor()

const cardOf = (page: Page) => page.getByRole('group', { name: 'This card' })
const ratingsOf = (page: Page) => page.getByRole('group', { name: 'How well did you know it?' })
const done = (page: Page) => page.getByRole('heading', { name: 'Done for now' })
const show = (page: Page) => page.getByRole('button', { name: 'Show answer' })
const promptOf = (page: Page) => page.locator('#prompt')
const counts = async (userId: string) => {
  const log = await logOf(database, userId)
  const count = (event: string) => log.filter((row) => row.event === event).length
  return { rated: count('rated'), practised: count('practised'), undone: count('undone') }
}
const schedules = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select(['state', 'suspended', 'buriedUntilDay', 'reps'])
      .where('userId', '=', userId)
      .execute(),
  )

/** Rates the card, whose answer is shown, as well as it can be, by keyboard: an answer graded as wrong was right. */
async function rateAsKnownByKey(page: Page) {
  const [objection, ratings] = [page.getByText('I was right', { exact: true }), ratingsOf(page)]
  if ((await whichIsVisible({ objection, ratings })) === 'objection') {
    await page.keyboard.press('r')
    await expect(reasonsToObject(page).first()).toBeFocused()
    await page.keyboard.press('1')
    await page.getByText('You say you were right.').waitFor()
    await page.keyboard.press('3')
  } else {
    // Easy where the learner judges, else Good.
    await page.keyboard.press('4')
    await page.keyboard.press('3')
  }
}

/** Shows the answer of the card on the table, by keyboard. */
async function revealByKey(page: Page) {
  const way = await answerMethod(page)
  const main = page.getByRole('main')
  const place = page.locator('[data-place]')
  // A nervous finger may have chosen an option already, which has the focus then.
  const places = {
    text: main.getByRole('textbox'),
    choice: place.or(main.getByRole('radio')),
    lines: place,
    look: place,
  }
  await places[way].and(page.locator(':focus')).waitFor()
  if (way === 'look') await page.keyboard.press(' ')
  if (way === 'text') await page.keyboard.type('something')
  if (way === 'choice') await page.keyboard.press('1')
  if (way === 'text' || way === 'choice') {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'I think so' })).toBeFocused()
  }
  if (way !== 'look') await page.keyboard.press('3')
  await ratingsOf(page).waitFor()
}

describe('by keyboard alone', () => {
  test('a whole session: every answer counts once, with how sure one was', async () => {
    const userId = await addLearner(database, { newCardsPerDay: 5, intervals: oneStep })
    const { page, context, errors } = await learnersPage(userId)
    for (let answered = 0; answered < 5; answered++) {
      await revealByKey(page)
      await rateAsKnownByKey(page)
      // A nervous finger: the second press must not rate the next card.
      await page.keyboard.press('4')
    }
    await done(page).waitFor()
    await expect.poll(() => counts(userId)).toEqual({ rated: 5, practised: 0, undone: 0 })
    const log = await logOf(database, userId)
    for (const row of log) expect(row.confidence).toBe(row.answer === null ? null : 'sure')
    expect(log.every(({ durationMillis }) => durationMillis !== null)).toBe(true)
    await expect
      .poll(async () => (await schedules(userId)).filter(({ state }) => state !== 'New').length)
      .toBe(5)
    expect(errors).toEqual([])
    await context.close()
  })

  test('a card that was missed twice can be read before it is asked again, and then counts as Hard', async () => {
    const userId = await addLearner(database, { newCardsPerDay: 1 })
    const { page, context, errors } = await learnersPage(userId)
    for (let missed = 0; missed < 2; missed++) {
      await expect(page.getByRole('button', { name: 'Read it first' })).toBeHidden()
      await revealByKey(page)
      await page.keyboard.press('1')
    }
    await page.getByText('You have missed this card 2 times in a row.').waitFor()
    await page.keyboard.press('h')
    await expect(page.getByRole('main').getByRole('radio')).toHaveCount(0)
    const answer = await untilFound(() => page.getByRole('definition').first().textContent())
    await page.keyboard.press(' ')
    await page.getByRole('radio', { name: answer, exact: true }).check()
    await page.getByRole('button', { name: 'Sure', exact: true }).click()
    await page.getByText('Correct after reading it first').waitFor()
    await expect(ratingsOf(page).getByRole('button', { name: /^Good/ })).toBeDisabled()
    await page.keyboard.press(' ')
    await expect.poll(() => counts(userId)).toEqual({ rated: 3, practised: 0, undone: 0 })
    const ratings = await database.read((db) =>
      db.selectFrom('ReviewLog').select('rating').where('userId', '=', userId).orderBy('atMillis').execute(),
    )
    expect(ratings.map(({ rating }) => rating)).toEqual([1, 1, 2])
    expect(errors).toEqual([])
    await context.close()
  })

  test('undo goes back as far as one likes, over ratings, burying and suspending', async () => {
    const userId = await addLearner(database)
    const { page, context } = await learnersPage(userId)
    const first = await untilFound(() => promptOf(page).textContent())
    await revealByKey(page)
    await page.keyboard.press('1')
    await show(page)
      .or(page.getByRole('button', { name: 'I think so' }))
      .waitFor()
    await leaveField(page)
    await page.keyboard.press('b')
    await page.getByText('hidden until tomorrow').waitFor()
    await leaveField(page)
    await page.keyboard.press('s')
    await page.getByText('The card is suspended').waitFor()
    for (let step = 0; step < 3; step++) {
      await leaveField(page)
      await page.keyboard.press('u')
    }
    await expect(promptOf(page)).toHaveText(first)
    await expect.poll(() => counts(userId)).toEqual({ rated: 1, practised: 0, undone: 3 })
    const isNew = { state: 'New', suspended: 0, buriedUntilDay: null, reps: 0 }
    await expect
      .poll(async () => new Set((await schedules(userId)).map((row) => JSON.stringify(row))))
      .toEqual(new Set([JSON.stringify(isNew)]))
    await context.close()
  })

  test('? lists the keys, and F tells the author; while one types no letter is a key', async () => {
    const userId = await addLearner(database)
    const { page, context } = await learnersPage(userId)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('f')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await page.keyboard.type('subs? better us: bust')
    await page.getByRole('button', { name: 'Send' }).press('Enter')
    await page.getByText('Your note goes to the author').waitFor()
    const notes = () =>
      database.read((db) => db.selectFrom('ItemFlag').select('note').where('userId', '=', userId).execute())
    await expect.poll(notes).toEqual([{ note: 'subs? better us: bust' }])
    await expect.poll(() => counts(userId)).toEqual({ rated: 0, practised: 0, undone: 0 })
    await context.close()
  })
})

/** On a desktop the field of a typed answer has the focus, and the keys. */
async function leaveField(page: Page) {
  await listensToKeys(page)
  await page.locator(':focus').blur()
}

/** Whether the navigation covers the lower edge of what has the focus. Runs in the page. */
function isFocusUnderNavigation(): boolean {
  const { left, bottom, width } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
  return document.elementFromPoint(left + width / 2, bottom - 1)?.closest('nav') != null
}

test('what has the focus is not hidden by the bar at the bottom of a phone', async () => {
  const { page, context } = await openPage({ viewport: { width: 390, height: 844 } })
  await signIn(database, context, await addLearner(database), url)
  await page.goto('/quiz')
  await page.getByLabel('Questions (at most)').focus()
  // The time limit, feedback, focus, more options and the button that starts it.
  for (let control = 0; control < 5; control++) {
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(isFocusUnderNavigation)).toBe(false)
  }
  await expect(page.getByRole('button', { name: 'Start the quiz' })).toBeFocused()
  await context.close()
})

test('by touch: a whole session with taps alone, on a narrow phone', async () => {
  const userId = await addLearner(database, { newCardsPerDay: 4, intervals: oneStep })
  const { page, context } = await learnersPage(userId, {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 320, height: 640 },
  })
  for (let answered = 0; answered < 4; answered++) {
    const way = await answerMethod(page)
    if (way === 'text') await page.getByRole('main').getByRole('textbox').fill('something')
    if (way === 'choice') await page.getByRole('radio').first().tap()
    await (way === 'look' ? show(page) : page.getByRole('button', { name: 'A guess' })).tap()
    await rateAsKnown(page)
  }
  await done(page).waitFor()
  await expect.poll(() => counts(userId)).toEqual({ rated: 4, practised: 0, undone: 0 })
  await context.close()
})

test('who gives up on a question did not know it: only Again is open', async () => {
  const userId = await addLearner(database)
  const { page, context } = await learnersPage(userId)
  const giveUp = page.getByRole('button', { name: 'I don’t know' })
  while ((await whichIsVisible({ show: show(page), giveUp })) === 'show') {
    await show(page).click()
    await rateAsKnown(page)
  }
  await giveUp.click()
  const open = ratingsOf(page).getByRole('button', { disabled: false })
  await expect(open).toHaveText([/^Again.*1 min/])
  await page.keyboard.press('4')
  await expect(ratingsOf(page)).toBeVisible()
  await page.keyboard.press('1')
  await ratingsOf(page).waitFor({ state: 'hidden' })
  await context.close()
})

test('a card that keeps being forgotten comes with its lesson and a smaller example, which runs', async () => {
  const userId = await addLearner(database)
  const memory = { stability: 2, difficulty: 9, dueDay: 1, lastStudyDay: 0, lastReviewedAtMillis: 0 }
  await database.write(async (db) => {
    const hard = await db
      .selectFrom('Card')
      .select('id')
      .where('retiredAtMillis', 'is', null)
      .where('key', 'like', '%blocking-call-stops-the-loop%')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('CardSchedule')
      .set({ state: 'Review', ...memory, reps: 30, lapses: 7, revision: 30 })
      .where('userId', '=', userId)
      .where('cardId', '=', hard.id)
      .returning('cardId')
      .executeTakeFirstOrThrow()
  })
  const { page, context } = await learnersPage(userId)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByText('You keep forgetting this card').waitFor()
  const asked = await untilFound(() => page.locator('.code').first().textContent())
  const smaller = page.getByRole('group', { name: 'A smaller example' })
  await page.getByText('A smaller example').first().click()
  const shown = await untilFound(() => smaller.textContent())
  expect(shown.length).toBeLessThan(asked.length)
  await page.getByRole('button', { name: 'Show the run' }).last().click()
  await page.getByRole('slider').waitFor()
  await context.close()
})

describe('an answer that was graded as wrong', () => {
  /** Shows the question of a card, and gives a wrong answer. */
  async function answeredWrong(userId: string) {
    const opened = await learnersPage(userId)
    const { page } = opened
    const graded = page.getByRole('button', { name: 'I don’t know' })
    while ((await whichIsVisible({ show: show(page), graded })) === 'show') {
      await show(page).click()
      await rateAsKnown(page)
    }
    await revealByKey(page)
    return opened
  }

  test('can only be rated Again, unless the learner says why it was right: then at most Good, and the author is told', async () => {
    const userId = await addLearner(database, { intervals: oneStep })
    const { page, context } = await answeredWrong(userId)
    const open = ratingsOf(page).getByRole('button', { disabled: false })
    await expect(open).toHaveText([/^Again/])
    await page.getByText('I was right', { exact: true }).click()
    await page.getByRole('button', { name: 'It means the same' }).click()
    await expect(open).toHaveText([/^Hard/, /^Good/])
    await page.getByRole('button', { name: 'No, it was wrong' }).click()
    await expect(open).toHaveText([/^Again/])
    await page.getByText('I was right', { exact: true }).click()
    await page.getByRole('button', { name: 'The answer key is wrong' }).click()
    await ratingsOf(page).getByRole('button', { name: /^Good/ }).click()
    const overrides = () =>
      database.read((db) =>
        db
          .selectFrom('ReviewLog')
          .innerJoin('ItemFlag', 'ItemFlag.key', 'ReviewLog.key')
          .select(['rating', 'ReviewLog.override', 'ItemFlag.override as flagged'])
          .where('ReviewLog.userId', '=', userId)
          .where('ReviewLog.override', 'is not', null)
          .execute(),
      )
    await expect.poll(overrides).toEqual([{ rating: 3, override: 'key', flagged: 'key' }])
    await context.close()
  })

  test('is rated Again by the key for it, as long as no reasons are shown', async () => {
    const userId = await addLearner(database)
    const { page, context } = await answeredWrong(userId)
    await page.keyboard.press('1')
    await ratingsOf(page).waitFor({ state: 'hidden' })
    await expect
      .poll(async () => (await logOf(database, userId)).at(-1))
      .toMatchObject({ event: 'rated', rating: 1, override: null })
    await context.close()
  })

  test('that an earlier version rated Easy, and left in the outbox, is kept as Again; the learner is told', async () => {
    const userId = await addLearner(database)
    const card = await database.read((db) =>
      db
        .selectFrom('Card')
        .innerJoin('Item', 'Item.id', 'Card.itemId')
        .innerJoin('LessonVisit', 'LessonVisit.lessonId', 'Card.lessonId')
        .select(['Card.id', 'itemId'])
        .where('userId', '=', userId)
        .where('kind', '=', 'output-typed')
        .where('retiredAtMillis', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    const review = {
      ...{ key: 'earlier-version', cardId: card.id, itemId: card.itemId, revision: 0, rating: 4 },
      ...{ answer: { kind: 'text', text: 'wrong' }, confidence: 'sure', durationMillis: 1_000 },
      atMillis: Date.now(),
    }
    const body = { review, lessonId: null, conceptId: null, ahead: false, held: [] }
    const entry = { id: '000000000000001-cafe', cardId: card.id, path: '/api/reviews', body }
    const { page, context } = await openPage()
    await signIn(database, context, userId, url)
    await page.addInitScript(
      ([key, text]) => {
        if (localStorage.getItem('left') === null) localStorage.setItem(key ?? '', text ?? '')
        localStorage.setItem('left', 'yes')
      },
      [`retrace/outbox/${userId}/${entry.id}`, JSON.stringify(entry)],
    )
    await page.goto('/study')
    await page.getByText('rated higher than its grade allows').waitFor()
    await expect.poll(() => logOf(database, userId)).toMatchObject([{ event: 'rated', rating: 1 }])
    await expectUnsent(page, 0)
    await context.close()
  })
})

describe('when something fails', () => {
  test('the network is cut, the page is reloaded, the server is killed: nothing is lost or counted twice', async () => {
    const app = await secondApp(inject('appDatabaseFile'))
    await app.start()
    const own = new SqliteDatabase(app.databaseFile)
    const userId = await addLearner(own, { newCardsPerDay: 6, intervals: oneStep })
    const rated = async () => (await logOf(own, userId)).map(({ event }) => event)
    const { page, context } = await openPage({ baseURL: app.url })
    await signIn(own, context, userId, app.url)
    await page.goto('/study')
    const answer = async () => {
      await revealByKey(page)
      await rateAsKnownByKey(page)
    }
    await answer()
    await expect.poll(rated).toHaveLength(1)
    await expectUnsent(page, 0)

    await context.setOffline(true)
    await answer()
    await answer()
    await page.getByText('2 answers are not saved on the server yet.').waitFor()
    await context.setOffline(false)
    await expect.poll(rated).toHaveLength(3)
    // An answer is out when the page has heard so, which is a little later than when the server has it.
    await expectUnsent(page, 0)

    await app.kill()
    await answer()
    await page.getByText('1 answer is not saved on the server yet.').waitFor()
    await app.start()
    // The page goes before the answer is out: this one or the next sends it, and it counts once. Where it arrived
    // while the next page was being made, that one asks again; such an answer is kept as practice.
    await page.reload()
    await expect.poll(async () => (await rated()).filter((event) => event === 'rated')).toHaveLength(4)
    await expectUnsent(page, 0)
    // A page that has nothing to send is not asked anew while a card is answered.
    await page.reload()
    const shown = () => whichIsVisible({ done: done(page), card: cardOf(page) })
    for (let left = 3; left > 0 && (await shown()) === 'card'; left--) await answer()
    await done(page).waitFor()
    const ratings = (await logOf(own, userId)).filter(({ event }) => event === 'rated')
    expect(new Set(ratings.map(({ cardId }) => cardId)).size).toBe(6)
    expect(ratings).toHaveLength(6)
    await context.close()
    await own.close()
    await app.kill()
    app.remove()
  })

  test('when all that was loaded is answered without a network, the page says so and goes on by itself', async () => {
    const userId = await addLearner(database, { newCardsPerDay: 2, intervals: oneStep })
    const { page, context } = await learnersPage(userId)
    // The texts of the answers come after the question.
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    for (let answered = 0; answered < 2; answered++) {
      await revealByKey(page)
      await rateAsKnownByKey(page)
    }
    await page.getByRole('heading', { name: 'No connection' }).waitFor()
    await context.setOffline(false)
    await done(page).waitFor()
    await expect.poll(() => counts(userId)).toEqual({ rated: 2, practised: 0, undone: 0 })
    await context.close()
  })

  test('one showing in two tabs is rated once, and the later tab is told', async () => {
    const userId = await addLearner(database, { intervals: oneStep })
    const { page, context } = await learnersPage(userId)
    const other = await context.newPage()
    await other.goto('/study')
    await cardOf(other).waitFor()
    await expect(promptOf(other)).toHaveText(await untilFound(() => promptOf(page).textContent()))
    for (const tab of [page, other]) {
      await revealByKey(tab)
      if (tab === page) await rateAsKnownByKey(tab)
      else await tab.keyboard.press('1')
      await expect.poll(() => logOf(database, userId)).toHaveLength(tab === page ? 1 : 2)
    }
    await other.getByText('This card was answered elsewhere').waitFor()
    await expect.poll(() => counts(userId)).toEqual({ rated: 1, practised: 1, undone: 0 })
    await expect
      .poll(async () => (await schedules(userId)).filter(({ state }) => state !== 'New'))
      .toMatchObject([{ state: 'Review' }])
    await context.close()
  })
})

describe('two learners in one browser', () => {
  test('nobody sends what another one left; it waits until its learner is back', async () => {
    const [ada, grace] = [await addLearner(database), await addLearner(database)]
    const { page, context } = await learnersPage(ada)
    await page.route('**/api/reviews', (route) => route.abort())
    await revealByKey(page)
    await rateAsKnownByKey(page)
    await page.getByText('1 answer is not saved').waitFor()
    // The session changes under the open page, as by signing in in another tab.
    await signIn(database, context, grace, url)
    await page.unroute('**/api/reviews')
    await page.getByText('Someone else has signed in').waitFor()
    await page.goto('/study')
    await revealByKey(page)
    await rateAsKnownByKey(page)
    await expect.poll(() => counts(grace)).toEqual({ rated: 1, practised: 0, undone: 0 })
    await expect.poll(() => counts(ada)).toEqual({ rated: 0, practised: 0, undone: 0 })
    // The server has it before the browser knows.
    await expectUnsent(page, 1)
    await signIn(database, context, ada, url)
    // Any page of the app sends it.
    await page.goto('/lessons')
    await expect.poll(() => counts(ada)).toEqual({ rated: 1, practised: 0, undone: 0 })
    await expect.poll(() => counts(grace)).toEqual({ rated: 1, practised: 0, undone: 0 })
    await expectUnsent(page, 0)
    await context.close()
  })

  test('signing out warns of what is unsent, and then leaves nothing behind', async () => {
    const ada = await addLearner(database)
    const { page, context } = await learnersPage(ada)
    await page.route('**/api/reviews', (route) => route.abort())
    await revealByKey(page)
    await rateAsKnownByKey(page)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '1 answer is not saved yet' })
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await expectUnsent(page, 1)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await dialog.getByRole('button', { name: 'Sign out and lose it' }).click()
    await page.getByRole('heading', { name: 'Learn to predict what a program will do' }).waitFor()
    await expectUnsent(page, 0)
    await expect.poll(() => counts(ada)).toEqual({ rated: 0, practised: 0, undone: 0 })
    await context.close()
  })
})
