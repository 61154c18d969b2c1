import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { forgetfulAnswers } from '#tests/support/forgetful-learner'
import { seedReviewLog } from '#tests/support/seed-review-log'
import { addLearner, logOf, sessionCookie, sessionToken, signIn } from '#tests/support/learner'
import { rateCard } from '#tests/support/rate-card'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
const url = inject('appUrl')
let userId: string
let page: Page
let cardId: string

beforeAll(async () => {
  userId = await addLearner(database)
  const opened = await openPage()
  page = opened.page
  await signIn(database, opened.context, userId, url)
  const card = await database.read((db) =>
    db
      .selectFrom('Card')
      .select('id')
      .where('retiredAtMillis', 'is', null)
      .where('facet', '=', 'term-to-meaning')
      .orderBy('id')
      .executeTakeFirstOrThrow(),
  )
  cardId = card.id
})
afterAll(async () => {
  await page.context().close()
  await database.close()
})

const events = async () => (await logOf(database, userId)).map(({ event }) => event)
const storedSettings = (id = userId) =>
  database.read((db) =>
    db.selectFrom('Settings').selectAll().where('userId', '=', id).executeTakeFirstOrThrow(),
  )
const rows = () => page.getByRole('main').getByRole('listitem')
const ratingsOf = (studied: Page) => studied.getByRole('group', { name: 'How well did you know it?' })
const status = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words })

describe('the list of cards', () => {
  test('is searched, and says when nothing fits', async () => {
    await page.goto('/cards')
    const all = await untilFound(async () => (await rows().count()) || null)
    await page.getByRole('searchbox').fill('event loop')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/q=event/)
    await rows().filter({ hasText: 'Event loop' }).first().waitFor()
    await expect.poll(() => rows().count()).toBeLessThan(all)
    await page.getByRole('searchbox').fill('no such thing')
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('heading', { name: 'No cards found' }).waitFor()
    await page.getByRole('link', { name: 'Clear search and filters' }).last().click()
    await expect(rows()).toHaveCount(all)
  })

  test('several cards are suspended at once, found by that, and brought back by undo', async () => {
    await page.goto('/cards')
    await page.getByRole('checkbox').nth(1).check()
    await page.getByRole('checkbox').nth(2).check()
    await page.getByRole('button', { name: 'Suspend', exact: true }).click()
    await status('2 cards suspended.').waitFor()
    await page.goto('/cards?mark=suspended')
    await status('2 cards').waitFor()
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('button', { name: 'Unsuspend', exact: true }).click()
    await page.getByRole('heading', { name: 'No cards found' }).waitFor()
    await expect.poll(events).toEqual(['suspended', 'suspended', 'unsuspended', 'unsuspended'])
  })

  test('a card shows what happened to it; resetting asks first and can be undone', async () => {
    await page.goto('/study')
    const show = page.getByRole('button', { name: 'Show answer' })
    const giveUp = page.getByRole('button', { name: 'I don’t know' })
    await show.or(giveUp).click()
    await ratingsOf(page).waitFor()
    await page.keyboard.press('1')
    await expect.poll(async () => (await events()).at(-1)).toBe('rated')
    await page.goto('/cards?order=latest')
    await rows().first().getByRole('link').first().click()
    await page.getByText('Answered: Again').waitFor()
    await page.getByRole('heading', { name: 'Forgetting curve' }).waitFor()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Reset 1 card?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await dialog.getByRole('button', { name: 'Reset' }).click()
    await status('1 card reset.').waitFor()
    await page.getByText('You have not seen this card yet.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await status('Undone.').waitFor()
    await page.getByRole('heading', { name: 'Forgetting curve' }).waitFor()
  })

  test('an address of no card says that there is nothing', async () => {
    await page.goto('/cards/no/such/card')
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  })
})

describe('settings', () => {
  test('say what each wish to recall costs, keep it, and refuse what cannot be', async () => {
    await page.goto('/settings')
    await page.getByRole('radio', { name: /^95% about \d+ review/ }).check()
    await page.getByLabel('New cards per day').fill('many')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Must be a number from 0 to 999.').waitFor()
    await page.getByLabel('New cards per day').fill('12')
    await expect(page.getByText('Must be a number from 0 to 999.')).toBeHidden()
    await page.getByLabel('Ask how sure I am').uncheck()
    await page.getByText('Dark', { exact: true }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await expect
      .poll(storedSettings)
      .toMatchObject({ desiredRetention: 0.95, newCardsPerDay: 12, asksConfidence: 0 })
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
    await page.getByLabel('Your day starts at').selectOption('05:00')
    await expect(page.getByText('Saved.')).toBeHidden()
  })

  test('say what they change, move learned cards only on request, and move them back', async () => {
    const studied = await addLearner(database)
    const cookie = `${sessionCookie}=${await sessionToken(database, studied)}`
    const due = () =>
      database.read((db) =>
        db
          .selectFrom('CardSchedule')
          .innerJoin('Card', 'Card.id', 'CardSchedule.cardId')
          .where('userId', '=', studied)
          .where('state', '=', 'Review')
          .select(['cardId', 'dueDay'])
          .orderBy('cardId')
          .execute(),
      )
    const cards = await database.read((db) =>
      db
        .selectFrom('Card')
        .innerJoin('CardSchedule', 'CardSchedule.cardId', 'Card.id')
        .where('userId', '=', studied)
        .where('retiredAtMillis', 'is', null)
        .select(['Card.id', 'itemId'])
        .limit(4)
        .execute(),
    )
    for (const { id, itemId } of cards) await rateCard(url, cookie, { cardId: id, itemId, rating: 4 })
    const before = await untilFound(async () => {
      const found = await due()
      return found.length === cards.length ? found : null
    })
    const { page: own, context } = await openPage({ viewport: { width: 320, height: 800 } })
    await signIn(database, context, studied, url)
    await own.goto('/settings')
    await own.getByRole('radio', { name: /^97%/ }).check()
    await own.locator('summary').filter({ hasText: 'Easy days' }).click()
    await own.getByLabel('Sunday').selectOption('Minimum')
    await own.getByRole('button', { name: 'Show what this changes' }).click()
    await own.getByText('would bring 4 of 4 earlier').waitFor()
    await expectNoOverflow(own)
    await expectAccessible(own)
    await own.getByRole('button', { name: 'Save' }).click()
    await own.getByText('Saved.').waitFor()
    await expect
      .poll(async () => JSON.parse((await storedSettings(studied)).intervals) as unknown)
      .toMatchObject({ easyDays: { sunday: 'minimum' } })
    await expect.poll(due).toEqual(before)
    await own.getByRole('button', { name: 'Show what moving would do' }).click()
    await own.getByRole('button', { name: 'Move 4 cards' }).click()
    await own.getByText('4 cards moved.').waitFor()
    await expect.poll(due).not.toEqual(before)
    await own.getByRole('button', { name: 'Move back' }).click()
    await own.getByText('4 cards moved back.').waitFor()
    await expect.poll(due).toEqual(before)
    await expectNoOverflow(own)
    await expectAccessible(own)
    await own.getByRole('button', { name: 'Show what moving would do' }).click()
    await own.getByRole('button', { name: 'Move 4 cards' }).click()
    await expect.poll(due).not.toEqual(before)
    await own.getByText(/: desired retention and easy days\.$/).waitFor()
    await own.getByRole('button', { name: 'Take it back' }).click()
    await own.getByText('your settings are as they were before').waitFor()
    await expect.poll(due).toEqual(before)
    await expect(own.getByRole('radio', { name: /^90%/ })).toBeChecked()
    await expect(own.getByLabel('Sunday')).toHaveValue('full')
    await context.close()
  })

  test('say what steps and limits lead to, and show the ones that were refused', async () => {
    await page.goto('/settings')
    await page.getByText('Steps and limits').click()
    await page.getByLabel('Learning steps (minutes)', { exact: true }).fill('2 20')
    await page
      .getByText('A new card comes back after 2 min (Again), 11 min (Hard) or 20 min (Good).')
      .waitFor()
    await page.getByLabel('Maximum interval').fill('60')
    await page.getByText(/means at least \d+ reviews? a month\./).waitFor()
    await page.getByLabel('Leech threshold').fill('3')
    await page.getByLabel('Relearning steps (minutes)').fill('20 5')
    await page.getByText('Steps and limits').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Must be one to six whole numbers').waitFor()
    await page.getByLabel('Relearning steps (minutes)').fill('5')
    await page.getByText('or a few days (Good)').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await expect.poll(async () => (await storedSettings()).leechLapses).toBe(3)
    await expect
      .poll(async () => JSON.parse((await storedSettings()).intervals) as unknown)
      .toEqual({ learningMinutes: [2, 20], relearningMinutes: [5], longestDays: 60 })
  })

  test('propose the time zones, and refuse one that does not exist', async () => {
    await page.goto('/settings')
    const zone = page.getByRole('combobox', { name: 'Time zone' })
    await expect(page.locator('datalist option[value="Asia/Tokyo"]')).toBeAttached()
    await zone.fill('Europe/Atlantis')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Unknown time zone.').waitFor()
    await zone.fill('Europe/Zurich')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
  })

  test('are saved without JavaScript, or refused with everything still in its field', async () => {
    const { page: plain, context } = await openPage({ javaScriptEnabled: false })
    const learner = await addLearner(database)
    await signIn(database, context, learner, url)
    const cardsADay = plain.getByLabel('New cards per day')
    const zone = plain.getByLabel('Time zone')
    await plain.goto('/settings')
    await cardsADay.fill('many')
    await zone.fill('Asia/Tokyo')
    await plain.getByLabel('Ask how sure I am').uncheck()
    await plain.getByLabel('Your day starts at').selectOption('07:00')
    await plain.getByRole('button', { name: 'Save' }).click()
    await plain.getByText('Must be a number from 0 to 999.').waitFor()
    await expect(cardsADay).toHaveValue('many')
    await expect(zone).toHaveValue('Asia/Tokyo')
    await expect(plain.getByLabel('Ask how sure I am')).not.toBeChecked()
    await cardsADay.fill('12')
    await plain.getByRole('button', { name: 'Save' }).click()
    await plain.getByText('Saved.').waitFor()
    await expect
      .poll(() => storedSettings(learner))
      .toMatchObject({ newCardsPerDay: 12, timeZone: 'Asia/Tokyo', rolloverHour: 7, asksConfidence: 0 })
    await context.close()
  })

  test('stay in the form where the server does not answer', async () => {
    await page.goto('/settings')
    const cardsADay = page.getByLabel('New cards per day')
    await cardsADay.fill('14')
    await page.route('**/settings', (route) => route.abort())
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^The server did not respond/).waitFor()
    await expect(cardsADay).toHaveValue('14')
    await page.unroute('**/settings')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
  })

  test('that change under an open session change what its buttons say, and break nothing', async () => {
    const session = await page.context().newPage()
    await session.goto('/study')
    const show = session.getByRole('button', { name: 'Show answer' })
    const giveUp = session.getByRole('button', { name: 'I don’t know' })
    // A card takes the focus when the page begins to listen.
    await session.locator(':focus').waitFor()
    await database.write((db) =>
      db
        .updateTable('Settings')
        .set({ timeZone: 'Pacific/Apia', rolloverHour: 11, newCardsPerDay: 0, appearance: 'system' })
        .where('userId', '=', userId)
        .execute(),
    )
    const before = await events()
    await show.or(giveUp).click()
    await ratingsOf(session).waitFor()
    await session.keyboard.press('1')
    await expect.poll(events).toEqual([...before, 'rated'])
    await session.getByText('not saved').waitFor({ state: 'hidden' })
    await session.close()
  })
})

describe('what is known of a memory', () => {
  test('is learned from the answers, used if it is better, and taken back', async () => {
    await seedReviewLog(database, userId, cardId, forgetfulAnswers(120, Date.now()))
    await page.goto('/settings')
    const memory = page.getByRole('region', { name: 'Your memory' })
    await memory.getByText('In use: the default parameters.').waitFor()
    // The first question begins it; those that follow, how far it is, meet no server until the page has said so.
    let questions = 0
    await page.route('**/settings', (route) => {
      questions += 1
      return questions === 1 ? route.continue() : route.abort()
    })
    await memory.getByRole('button', { name: 'Learn from my answers' }).click()
    await memory.getByText(/^The server did not respond/).waitFor()
    await page.unroute('**/settings')
    await memory.getByText('Your own parameters predict your answers better.').waitFor()
    await memory.getByRole('button', { name: 'Use my own', exact: true }).click()
    await memory.getByText(/^In use: your own parameters, learned on/).waitFor()
    await page.reload()
    await memory.getByText(/^In use: your own parameters, learned on/).waitFor()
    await memory.getByRole('button', { name: 'Use the default ones again', exact: true }).click()
    await memory.getByText('In use: the default parameters.').waitFor()
    await memory.getByRole('button', { name: 'Use these again', exact: true }).click()
    await memory.getByText(/^In use: your own parameters, learned on/).waitFor()
  })
})

const paths = () => ['/cards', '/cards?q=zzz', `/cards/${cardId}`, '/settings', '/study', '/study?ahead=yes']

test('all of these screens are accessible, and no wider than a phone of 320 px', async () => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of paths()) {
    await page.goto(path)
    await page.getByRole('heading').first().waitFor()
    if (path === '/cards') await page.getByRole('checkbox').nth(1).check()
    await expectNoOverflow(page)
    await expectAccessible(page)
  }
})
