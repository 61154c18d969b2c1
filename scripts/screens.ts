// `npm run screens` takes a picture of every screen and state of the built app, for people to look at.
import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { rateAsKnown, revealAnswer } from '#tests/support/browser'
import { addLearner, signIn } from '#tests/support/learner'
import { lineToApp, type LineToApp } from '#tests/support/line-to-app'
import { startApp } from './app-process.ts'
import { ensureChromium } from './chromium.ts'
import { readArguments, runCommand } from './run-command.ts'
import { seedAnswers } from './screens/seed-answers.ts'
import { root } from './setup.mjs'

const help = `Usage: npm run screens -- [--charts] [--folder FOLDER]

Takes a picture of every screen and state of the built app, on a desktop and a phone, in light and in dark colours, and
writes index.html, which shows them side by side. Uses a database of its own.

  --charts         instead the pages with charts, as a whole, of learners with 0, 5, 500 and 50,000 answers
  --folder FOLDER  where to, default .cache/screens
  --help           show this text
`

const desktop = { viewport: { width: 1100, height: 800 } }
const phone = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true }
const looks = {
  'desktop-light': { ...desktop, colorScheme: 'light' },
  'desktop-dark': { ...desktop, colorScheme: 'dark' },
  'phone-light': { ...phone, colorScheme: 'light' },
  'phone-dark': { ...phone, colorScheme: 'dark' },
} as const
type Look = keyof typeof looks

const lesson = '/lessons/asyncio/asynchronous-programming'
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
  cards: '/cards',
  own: '/own',
  playground: '/play',
  settings: '/settings',
  account: '/account',
  'not-found': '/nowhere',
}
const chartPages = {
  today: '/',
  progress: '/progress',
  memory: '/progress/memory',
  map: '/progress/map',
  beliefs: '/progress/beliefs',
  exams: '/progress/exams',
}
const answersOfLearners = [0, 5, 500, 50_000]
const visitorPages = { welcome: '/', 'sign-in': '/sign-in', 'sign-up': '/sign-up', privacy: '/privacy' }
const oneStep = JSON.stringify({ learningMinutes: [30], relearningMinutes: [10], longestDays: 365 })

interface Studio {
  database: SqliteDatabase
  line: LineToApp
  /** Opens a page for a learner, or for a visitor. */
  open: (userId: string | null) => Promise<Page>
  /** Takes a picture of what a page shows. */
  take: (page: Page, state: string) => Promise<void>
}

async function learnerWithoutLesson(database: SqliteDatabase): Promise<string> {
  const userId = await addLearner(database)
  await database.write((db) => db.deleteFrom('LessonVisit').where('userId', '=', userId).execute())
  return userId
}

async function takePages({ open, take }: Studio, userId: string | null, pages: object, state: string) {
  const page = await open(userId)
  for (const [name, address] of Object.entries(pages) as [string, string][]) {
    await page.goto(address)
    await take(page, `${state}-${name}`)
  }
  await page.context().close()
}

/** A day's only card: asked, answered, then nothing is left; and a card that is suspended. */
async function takeStudy({ database, open, take }: Studio) {
  const page = await open(await addLearner(database, { newCardsPerDay: 1, intervals: oneStep }))
  await page.goto('/study')
  await take(page, 'study-asked')
  await revealAnswer(page)
  await take(page, 'study-answered')
  await rateAsKnown(page)
  await page.getByRole('heading', { name: 'Done for now' }).waitFor()
  await take(page, 'study-done')
  await page.goto('/study')
  await take(page, 'study-over-limit')
  await page.goto('/')
  await take(page, 'today-over-limit')
  await page.context().close()
  const other = await open(await addLearner(database))
  await other.goto('/study')
  await other
    .getByRole('group', { name: 'This card' })
    .getByRole('button', { name: /Suspend/ })
    .click()
  await other.getByText('The card is suspended').waitFor()
  await take(other, 'study-suspended')
  await other.context().close()
}

/** What is there without a connection, and what is not. */
async function takeOffline({ database, line, open, take }: Studio) {
  const page = await open(await addLearner(database, { newCardsPerDay: 2 }))
  await page.goto(lesson)
  while (!(await page.evaluate(async () => (await caches.match('/play')) !== undefined))) {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
  }
  await line.cut()
  for (const [name, address] of Object.entries({ today: '/', lesson, study: '/study' })) {
    await page.goto(address)
    await take(page, `offline-${name}`)
  }
  for (let answered = 0; answered < 2; answered++) {
    await revealAnswer(page)
    await rateAsKnown(page)
  }
  await page.getByRole('heading', { name: 'No connection' }).waitFor()
  await take(page, 'offline-all-answered')
  await page.goto('/quiz')
  await page.getByText('Here you can go on').waitFor()
  await take(page, 'offline-page')
  await page.context().close()
  await line.restore()
}

/** The pages with charts, for learners with few and with many answers. */
async function takeCharts(browser: Browser, folder: string, appUrl: string, database: SqliteDatabase) {
  for (const answers of answersOfLearners) {
    const userId = await addLearner(database)
    await seedAnswers(database, userId, answers, Date.now())
    for (const look of Object.keys(looks) as Look[]) {
      const context = await browser.newContext({ ...looks[look], baseURL: appUrl, serviceWorkers: 'block' })
      await signIn(database, context, userId, appUrl)
      const page = await context.newPage()
      for (const [name, address] of Object.entries(chartPages)) {
        await page.goto(address)
        await page.evaluate(() => document.fonts.ready)
        const file = `${name}-${answers}--${look}.png`
        await page.screenshot({ path: path.join(folder, file), fullPage: true, animations: 'disabled' })
      }
      await context.close()
    }
    process.stderr.write(`${answers}\n`)
  }
}

async function takeAll(browser: Browser, folder: string, appUrl: string, database: SqliteDatabase) {
  const line = await lineToApp(appUrl, 'none')
  for (const look of Object.keys(looks) as Look[]) {
    const studio: Studio = {
      database,
      line,
      async open(userId) {
        const context = await browser.newContext({ ...looks[look], baseURL: line.url })
        if (userId !== null) await signIn(database, context, userId, line.url)
        return context.newPage()
      },
      async take(page, state) {
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({ path: path.join(folder, `${state}--${look}.png`), animations: 'disabled' })
      },
    }
    await takePages(studio, null, visitorPages, 'visitor')
    await takePages(studio, await learnerWithoutLesson(database), learnerPages, 'first-time')
    await takePages(studio, await addLearner(database), learnerPages, 'begun')
    await takeStudy(studio)
    await takeOffline(studio)
    process.stderr.write(`${look}\n`)
  }
  await line.close()
}

/** The page that shows all pictures: a row for each state, a column for each look. */
function contactSheet(folder: string): string {
  const states = new Set(fs.readdirSync(folder).flatMap((file) => /^(.*)--.*\.png$/.exec(file)?.[1] ?? []))
  const row = (state: string) =>
    `<h2>${state}</h2><div>${Object.keys(looks)
      .map((look) => `<img src="${state}--${look}.png" alt="${state}, ${look}" loading="lazy">`)
      .join('')}</div>`
  const style =
    'body{font-family:sans-serif;background:#888}div{display:flex;gap:12px;align-items:start}img{height:420px}'
  return `<!doctype html><title>Screens</title><style>${style}</style>${[...states].map(row).join('')}`
}

async function main(): Promise<number> {
  const { values } = readArguments({
    options: {
      charts: { type: 'boolean', default: false },
      folder: { type: 'string', default: path.join(root, '.cache/screens') },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const folder = path.resolve(values.folder)
  fs.mkdirSync(folder, { recursive: true })
  const app = await startApp()
  const database = new SqliteDatabase(app.databaseFile)
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  try {
    await (values.charts ? takeCharts : takeAll)(browser, folder, app.url, database)
  } finally {
    await browser.close()
    await database.close()
    await app.stop()
  }
  const sheet = path.join(folder, 'index.html')
  fs.writeFileSync(sheet, contactSheet(folder))
  process.stdout.write(`${sheet}\n`)
  return 0
}

await runCommand(main)
