// `npm run screens` takes a picture of every screen and state of the built app, for people to look at.
import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Browser } from 'playwright'
import { languages } from '#domain/interface-language'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { addLearner, signIn } from '#tests/support/learner'
import { lineToApp } from '#tests/support/line-to-app'
import { startApp } from './app-process.ts'
import { ensureChromium } from './chromium.ts'
import { readArguments, runCommand } from './run-command.ts'
import { compareScreens } from './screens/compare.ts'
import { keepFonts } from './screens/keep-fonts.ts'
import { seedAnswers } from './screens/seed-answers.ts'
import { groups } from './screens/states.ts'
import { looks, Studio, type Look } from './screens/studio.ts'
import { root } from './setup.mjs'

const help = `Usage: npm run screens -- [--charts | --compare | --keep] [--only GROUP] [--folder FOLDER]

Takes a picture of every screen and state of the built app, on a desktop and a phone, in light and in dark colours, in
English and in German, and writes index.html, which shows them side by side. Uses a database of its own.

  --charts         instead the pages with charts, as a whole, of learners with 0, 5, 500 and 50,000 answers
  --compare        instead the few screens of which pictures are kept in tests/golden/screens: names those that look
                   different now, with the exit status 1, and puts what they look like now into the folder
  --keep           keeps new pictures of these
  --only GROUP     only one group of states: ${Object.keys(groups).join(', ')}
  --folder FOLDER  where to, default .cache/screens
  --help           show this text
`

const chartPages = {
  today: '/',
  progress: '/progress',
  memory: '/progress/memory',
  map: '/progress/map',
  beliefs: '/progress/beliefs',
  exams: '/progress/exams',
}
const answersOfLearners = [0, 5, 500, 50_000]

/** The pages with charts, for learners with few and with many answers. */
async function takeCharts(browser: Browser, folder: string, appUrl: string, database: SqliteDatabase) {
  for (const answers of answersOfLearners) {
    const userId = await addLearner(database)
    await seedAnswers(database, userId, answers, Date.now())
    for (const look of Object.keys(looks) as Look[]) {
      const context = await browser.newContext({ ...looks[look], baseURL: appUrl, serviceWorkers: 'block' })
      await signIn(database, context, userId, appUrl)
      const page = await context.newPage()
      await keepFonts(page)
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

/** @param only the name of the group to take; null for all */
async function takeAll(
  browser: Browser,
  folder: string,
  appUrl: string,
  database: SqliteDatabase,
  only: string | null,
) {
  const line = await lineToApp(appUrl, 'none')
  const wanted = Object.entries(groups).filter(([name]) => only === null || name === only)
  for (const language of languages) {
    for (const look of Object.keys(looks) as Look[]) {
      const studio = new Studio({ browser, database, line, folder, language, look })
      for (const [, take] of wanted) await take(studio)
      process.stderr.write(`${language} ${look}\n`)
    }
  }
  await line.close()
}

/** The page that shows all pictures: a row for each state, a column for each look. */
function contactSheet(folder: string): string {
  const pictures = fs.readdirSync(folder).flatMap((file) => {
    const [, state, look] = /^(.*)--(.*)\.png$/.exec(file) ?? []
    return state === undefined || look === undefined ? [] : [{ file, state, look }]
  })
  const row = ([state, own]: [string, typeof pictures]) =>
    `<h2>${state}</h2><div>${own
      .map(({ file, look }) => `<img src="${file}" alt="${state}, ${look}" title="${look}" loading="lazy">`)
      .join('')}</div>`
  const style =
    'body{font-family:sans-serif;background:#888}div{display:flex;gap:12px;align-items:start;overflow-x:auto}img{height:420px}'
  const rows = [...Map.groupBy(pictures, ({ state }) => state)].map(row).join('')
  return `<!doctype html><html lang="en"><title>Screens</title><style>${style}</style>${rows}</html>`
}

async function main(): Promise<number> {
  const { values } = readArguments({
    options: {
      charts: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      only: { type: 'string' },
      folder: { type: 'string', default: path.join(root, '.cache/screens') },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (values.only !== undefined && !Object.hasOwn(groups, values.only)) {
    process.stderr.write(help)
    return 2
  }
  const folder = path.resolve(values.folder)
  fs.mkdirSync(folder, { recursive: true })
  const app = await startApp()
  const database = new SqliteDatabase(app.databaseFile)
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  try {
    if (values.compare || values.keep) {
      const different = await compareScreens(browser, app.url, database, folder, values.keep)
      for (const name of different)
        process.stdout.write(`${name} looks different, see ${path.join(folder, `${name}.png`)}\n`)
      return different.length === 0 ? 0 : 1
    }
    if (values.charts) await takeCharts(browser, folder, app.url, database)
    else await takeAll(browser, folder, app.url, database, values.only ?? null)
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
