import { afterAll, inject, test } from 'vitest'
import { itemFaceSchema } from '#domain/items/item-face'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { beginAllCards, openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, sessionCookie, sessionToken, signIn } from '#tests/support/learner'
import { rateCard } from '#tests/support/rate-card'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const database = new SqliteDatabase(inject('appDatabaseFile'))
afterAll(() => database.close())

const lessonPath = '/lessons/asyncio/asynchronous-programming'

test('a visitor predicts, signs up, and goes on with the next prediction and the first lesson', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await page.goto('/')
  const answer = async (n: number) => {
    await page.getByText(`Question ${n} of 3`).waitFor()
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Check' }).click()
  }
  await answer(1)
  await page.getByRole('button', { name: 'Next question' }).click()
  await answer(2)
  await page.getByText('Why', { exact: true }).waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)

  await page.reload()
  await page.getByText('Question 3 of 3').waitFor()
  await signUp(page, 'visitor@example.org')
  await answer(3)
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^Read “/ })
    .last()
    .click()
  await page.waitForURL(`**${lessonPath}`)

  await context.clearCookies()
  await signUp(page, 'another-visitor@example.org')
  await page.getByRole('heading', { name: 'Start with the first lesson' }).waitFor()
  await expect(page.getByText('Question 3 of 3')).toBeHidden()

  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('Question 1 of 3').waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('the start page says how long today takes, and how much of the goal is done', async () => {
  const { page, context } = await openPage()
  await signUp(page, 'has-a-goal@example.org')
  await page.goto(lessonPath)
  await beginAllCards(page)
  await page.goto('/settings')
  await page.getByLabel('Goal (minutes a day)').fill('15')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  await page.goto('/')
  await page.getByRole('heading', { name: /^\d+ cards, about \d+ minutes?$/ }).waitFor()
  await expect(page.getByRole('progressbar', { name: '0 of your 15 minutes' })).toBeVisible()
  await expectAccessible(page)
  await context.close()
})

test('the start page names the belief that a learner has left behind, and what is true', async () => {
  const url = inject('appUrl')
  const belief = 'M17'
  const after = 'asyncio/program/three-pages/behaviour'
  const faceOf = async (cardId: string, kind: string) => {
    const row = await database.read((db) =>
      db
        .selectFrom('Item')
        .where('cardId', '=', cardId)
        .where('kind', '=', kind)
        .select(['id', 'face'])
        .executeTakeFirstOrThrow(),
    )
    return { cardId, itemId: row.id, face: itemFaceSchema.parse(JSON.parse(row.face)) }
  }
  const choices = await database.read((db) =>
    db
      .selectFrom('Item')
      .where('cardId', 'like', 'asyncio/program/%')
      .where('cardId', '!=', after)
      .where('kind', '=', 'output-choice')
      .select(['cardId', 'face'])
      .orderBy('id')
      .execute(),
  )
  const [believing] = choices.flatMap(({ cardId, face }) =>
    itemFaceSchema
      .parse(JSON.parse(face))
      .options.filter(({ misconception }) => misconception === belief)
      .map(({ text }) => ({ before: cardId, believed: text })),
  )
  if (believing === undefined) throw new Error(`${belief} leads to no option.`)
  const { before, believed } = believing
  const userId = await addLearner(database)
  const cookie = `${sessionCookie}=${await sessionToken(database, userId)}`
  const { face: asked, ...first } = await faceOf(before, 'output-typed')
  expect(asked.answer).not.toBe(believed)
  const daysAgo = (days: number) => Date.now() - days * 86_400_000
  const mistake = { ...first, key: 'the-mistake', rating: 1, answer: believed, atMillis: daysAgo(4) }
  const { status } = await rateCard(url, cookie, mistake)
  expect(status).toBe(200)
  const known = [asked.answer].flat().join('\n')
  await rateCard(url, cookie, { ...first, follows: 'the-mistake', answer: known, atMillis: daysAgo(2) })
  const { face, ...second } = await faceOf(after, 'output-typed')
  await rateCard(url, cookie, { ...second, answer: [face.answer].flat().join('\n') })

  const { page, context } = await openPage({ viewport: { width: 320, height: 800 } })
  await signIn(database, context, userId, url)
  await page.goto('/')
  const { belief: words, truth } = await database.read((db) =>
    db
      .selectFrom('Misconception')
      .where('courseId', '=', 'asyncio')
      .where('id', '=', belief)
      .select(['belief', 'truth'])
      .executeTakeFirstOrThrow(),
  )
  const left = page.getByRole('listitem').filter({ has: page.locator('s') })
  for (const sentence of [words, truth]) await expect(left).toContainText(sentence.replaceAll('`', ''))
  await expectNoOverflow(page)
  await expectAccessible(page)
  await context.close()
})

test('on a phone, the menu leads to what the bar has no room for', async () => {
  const { page, context } = await openPage({ viewport: { width: 320, height: 700 }, hasTouch: true })
  await signUp(page, 'has-a-phone@example.org')
  for (const [name, heading] of [
    ['Cards', 'Cards'],
    ['Playground', 'Playground'],
    ['Settings', 'Settings'],
  ] as const) {
    await page.getByRole('button', { name: 'More' }).tap()
    await page.getByRole('link', { name, exact: true }).tap()
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await expect(page.getByRole('link', { name, exact: true })).toBeHidden()
  }
  await context.close()
})

test('no page is asked for before a link to it is followed', async () => {
  const userId = await addLearner(database)
  const { page, context } = await openPage()
  await signIn(database, context, userId, inject('appUrl'))
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (searchParams.has('_rsc')) asked.push(pathname)
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Progress' }).hover()
  await page.getByRole('link', { name: 'Progress' }).click()
  await page.getByRole('heading', { name: 'Progress', level: 1 }).waitFor()
  expect(asked).toEqual(['/progress'])
  await context.close()
})
