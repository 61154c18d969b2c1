import type { Page } from 'playwright'
import { oneStep, rateAsKnown, revealAnswer } from '#tests/support/browser'
import { textsIn } from '#messages/texts-in'
import { seedAnswers } from './seed-answers.ts'
import type { Studio } from './studio.ts'

const lesson = '/lessons/asyncio/asynchronous-programming'
const lessonId = 'asyncio/asynchronous-programming'

const visitorPages = {
  welcome: '/',
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
  privacy: '/privacy',
}
const learnerPages = {
  today: '/',
  lessons: '/lessons',
  lesson,
  study: '/study',
  quiz: '/quiz',
  progress: '/progress',
  memory: '/progress/memory',
  map: '/progress/map',
  beliefs: '/progress/beliefs',
  exams: '/progress/exams',
  cards: '/cards',
  own: '/own',
  'own-import': '/own/import',
  playground: '/play',
  settings: '/settings',
  account: '/account',
  'not-found': '/nowhere',
}

/** The groups of states, by a name of each. */
export const groups: Readonly<Record<string, (studio: Studio) => Promise<void>>> = {
  visitor: (studio) => studio.tour(null, 'visitor', visitorPages),
  'first-time': async (studio) => studio.tour(await studio.newLearner(), 'first-time', learnerPages),
  begun: async (studio) => studio.tour(await studio.learner(), 'begun', learnerPages),
  practised: takePractised,
  study: takeStudy,
  waiting: takeWaiting,
  quiz: takeQuiz,
  run: takeRun,
  own: takeOwn,
  author: takeAuthor,
  broken: takeBroken,
  offline: takeOffline,
}

/** A learner with five hundred answers behind them. */
async function takePractised(studio: Studio) {
  const userId = await studio.learner()
  await seedAnswers(studio.database, userId, 500, Date.now())
  const { cardId } = await studio.database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select('cardId')
      .where('userId', '=', userId)
      .where('state', '=', 'Review')
      .orderBy('cardId')
      .executeTakeFirstOrThrow(),
  )
  await studio.tour(userId, 'practised', {
    ...{ today: '/', lessons: '/lessons', progress: '/progress', memory: '/progress/memory' },
    ...{ map: '/progress/map', beliefs: '/progress/beliefs', concept: '/progress/asyncio/coroutine' },
    ...{ cards: '/cards', card: `/cards/${cardId}`, 'cards-none-found': '/cards?q=zzzz' },
  })
}

/** A day's only card: asked, answered, then nothing is left; a card that is suspended; and a day without cards. */
async function takeStudy(studio: Studio) {
  const { language } = studio
  const text = textsIn(language, 'study')
  await studio.withPage(await studio.learner({ newCardsPerDay: 1, intervals: oneStep }), async (page) => {
    await page.goto('/study')
    await studio.take(page, 'study-asked')
    await revealAnswer(page, language)
    await studio.take(page, 'study-answered')
    await rateAsKnown(page, language)
    await page.getByRole('heading', { name: text.done }).waitFor()
    await studio.take(page, 'study-all-done')
    await page.goto('/study')
    await studio.take(page, 'study-over-limit')
    await page.goto('/')
    await studio.take(page, 'today-over-limit')
  })
  await studio.withPage(await studio.learner(), async (page) => {
    await page.goto('/study')
    await page
      .getByRole('group', { name: text.actions.label })
      .getByRole('button', { name: text.actions.suspend })
      .click()
    await page.getByText(text.news.suspended).waitFor()
    await studio.take(page, 'study-suspended')
  })
  await studio.tour(await studio.learner({ newCardsPerDay: 0 }), 'nothing-due', {
    today: '/',
    study: '/study',
  })
}

/** The next cards are on their way, or cannot be had. */
async function takeWaiting(studio: Studio) {
  const { language } = studio
  const text = textsIn(language, 'study')
  const answerOnlyCard = async (page: Page) => {
    await page.goto('/study')
    await revealAnswer(page, language)
    await rateAsKnown(page, language)
  }
  const settings = { newCardsPerDay: 1, intervals: oneStep }
  await studio.withPage(await studio.learner(settings), async (page) => {
    await page.route('**/api/**', () => undefined)
    await answerOnlyCard(page)
    await page.getByText(text.saving).waitFor()
    await studio.take(page, 'study-loading')
  })
  await studio.withPage(await studio.learner(settings), async (page) => {
    await page.route('**/api/**', (route) => route.fulfill({ status: 500, body: 'no' }))
    await answerOnlyCard(page)
    await page.getByRole('button', { name: text.tryNow }).waitFor()
    await studio.take(page, 'study-error')
  })
}

/** A quiz that is asked, answered, and finished. */
async function takeQuiz(studio: Studio) {
  const { language } = studio
  const text = textsIn(language, 'quiz')
  const item = textsIn(language, 'item')
  await studio.withPage(await studio.learner(), async (page) => {
    await page.goto(`/quiz?lesson=${encodeURIComponent(lessonId)}`)
    await page.getByLabel(text.setup.length).selectOption('5')
    await page.getByRole('button', { name: text.setup.start }).click()
    await page.waitForURL('**/quiz/*')
    await studio.take(page, 'quiz-asked')
    for (let at = 0; at < 5; at++) {
      await page.getByRole('button', { name: item.giveUp }).click()
      if (at === 0) {
        await page.getByText(item.gaveUp).waitFor()
        await studio.take(page, 'quiz-answered')
      }
      if (at < 4) await page.getByRole('button', { name: text.run.next }).click()
    }
    await page.getByRole('button', { name: text.run.toResult }).click()
    await page.getByRole('heading', { name: text.result.answers }).waitFor()
    await studio.take(page, 'quiz-result')
    await page.goto(`${new URL(page.url()).pathname}/sheet`)
    await studio.take(page, 'quiz-sheet')
  })
}

/** The run of an event loop, and an exercise on a program. */
async function takeRun(studio: Studio) {
  const { hash } = await studio.database.read((db) =>
    db
      .selectFrom('Run')
      .innerJoin('Item', 'Item.runHash', 'Run.hash')
      .where('trace', 'is not', null)
      .where('trace', 'like', '%"kind":"waits"%')
      .select('hash')
      .orderBy('hash')
      .executeTakeFirstOrThrow(),
  )
  await studio.tour(await studio.learner(), 'run', {
    page: `/runs/${hash}`,
    playground: `/play?run=${hash}`,
    practice: `${lesson}/practice`,
  })
}

/** A deck of one's own with a card. */
async function takeOwn(studio: Studio) {
  const text = textsIn(studio.language, 'own')
  await studio.withPage(await studio.learner(), async (page) => {
    await page.goto('/own')
    await page.getByLabel(text.deckTitle).fill('Ostafrika')
    await page.getByRole('button', { name: text.create }).click()
    await page.waitForURL('**/own/*')
    await studio.take(page, 'own-deck-empty')
    await page.getByLabel(text.front, { exact: true }).fill('Was ist **Pemba**?')
    await page.getByLabel(text.back, { exact: true }).fill('Eine Insel im Indischen Ozean.')
    await page.getByRole('button', { name: text.add }).click()
    await page.getByText('Indischen').first().waitFor({ state: 'attached' })
    await studio.take(page, 'own-deck')
  })
}

async function takeAuthor(studio: Studio) {
  const userId = await studio.learner()
  await studio.database.write((db) =>
    db.updateTable('User').set({ role: 'author' }).where('id', '=', userId).execute(),
  )
  await studio.tour(userId, 'author', { lessons: '/author', lesson: `/author/${lessonId}?answers=shown` })
}

/** A lesson whose row is damaged. */
async function takeBroken(studio: Studio) {
  const setParts = (parts: string) =>
    studio.database.write((db) =>
      db.updateTable('Lesson').set({ parts }).where('id', '=', lessonId).execute(),
    )
  const { parts } = await studio.database.read((db) =>
    db.selectFrom('Lesson').select('parts').where('id', '=', lessonId).executeTakeFirstOrThrow(),
  )
  await setParts('damaged')
  try {
    await studio.withPage(await studio.learner(), async (page) => {
      await page.goto(lesson)
      await page.getByRole('button', { name: textsIn(studio.language, 'errors').tryAgain }).waitFor()
      await studio.take(page, 'error-page')
    })
  } finally {
    await setParts(parts)
  }
}

/** What is there without a connection, and what is not. */
async function takeOffline(studio: Studio) {
  const { language, line } = studio
  await studio
    .withPage(
      await studio.learner({ newCardsPerDay: 2 }),
      async (page) => {
        await page.goto(lesson)
        while (!(await page.evaluate(async () => (await caches.match('/play')) !== undefined))) {
          await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
        }
        await line.cut()
        for (const [name, address] of Object.entries({ today: '/', lesson, study: '/study' })) {
          await page.goto(address)
          await studio.take(page, `offline-${name}`)
        }
        for (let answered = 0; answered < 2; answered++) {
          await revealAnswer(page, language)
          await rateAsKnown(page, language)
        }
        await page.getByRole('heading', { name: textsIn(language, 'study').offlineTitle }).waitFor()
        await studio.take(page, 'offline-all-answered')
        await page.goto('/quiz')
        await page.getByText(textsIn(language, 'offline').keptTitle).waitFor()
        await studio.take(page, 'offline-page')
      },
      true,
    )
    .finally(() => line.restore())
}
