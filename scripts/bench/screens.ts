// What a learner waits for on each screen, and what it weighs.
import { chromium, type Browser, type CDPSession, type Page } from 'playwright'
import { addLearner, signIn } from '#tests/support/learner'
import { ensureChromium } from '../chromium.ts'
import { seedAnswers } from '../screens/seed-answers.ts'
import { besideBareApp, type BenchSetup } from './beside-bare.ts'
import { median, type Measure, type Suite } from './measure.ts'
import { cpuSlowdown, watchVitals } from './page-vitals.ts'

const rounds = 5
const answers = 500

interface Screen {
  path: string
  /** What a learner does there first. */
  act: (page: Page) => Promise<void>
}

const pressTab = (page: Page) => page.keyboard.press('Tab')

const screens: readonly Screen[] = [
  { path: '/', act: pressTab },
  { path: '/lessons', act: pressTab },
  { path: '/lessons/asyncio/asynchronous-programming', act: pressTab },
  {
    path: '/study',
    act: (page) =>
      page
        .getByRole('button', { name: /^(Show answer|I don’t know)$/ })
        .first()
        .click(),
  },
  { path: '/quiz', act: (page) => page.getByRole('radio').nth(1).check() },
  { path: '/cards', act: (page) => page.getByRole('searchbox').first().press('a') },
  { path: '/progress', act: pressTab },
  { path: '/progress/memory', act: pressTab },
  { path: '/play', act: (page) => page.getByRole('textbox', { name: 'Program' }).press('a') },
  { path: '/settings', act: pressTab },
]

declare global {
  interface Window {
    retraceSlowestEvent: number
  }
}

/** Notes the longest that an interaction took to be painted. */
function watchInteractions() {
  window.retraceSlowestEvent = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const isInteraction = 'interactionId' in entry && Number(entry.interactionId) > 0
      if (isInteraction) window.retraceSlowestEvent = Math.max(window.retraceSlowestEvent, entry.duration)
    }
    // The shortest that browsers tell.
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
}

/** Adds up the bytes that come over the network. */
async function weigh(session: CDPSession): Promise<() => number> {
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await session.send('Network.enable')
  return () => bytes
}

interface Visit {
  bytes: number
  paint: number
  event: number
}

/** A first visit, with nothing in the browser's cache. */
async function visit(browser: Browser, setup: BenchSetup, userId: string, screen: Screen): Promise<Visit> {
  const { app, database } = setup
  const context = await browser.newContext({ baseURL: app.url, serviceWorkers: 'block' })
  await signIn(database, context, userId, app.url)
  const page = await context.newPage()
  await page.addInitScript(watchVitals)
  await page.addInitScript(watchInteractions)
  const session = await context.newCDPSession(page)
  const weight = await weigh(session)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  await page.goto(screen.path, { waitUntil: 'networkidle' })
  const [bytes, paint] = [weight(), await page.evaluate(() => window.retraceVitals.lcp)]
  await screen.act(page)
  // The event is told after the frame that it led to.
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  )
  const event = await page.evaluate(() => window.retraceSlowestEvent)
  await context.close()
  return { bytes, paint, event }
}

async function measureScreen(browser: Browser, setup: BenchSetup, screen: Screen): Promise<Measure[]> {
  const userId = await addLearner(setup.database, { newCardsPerDay: 40 })
  await seedAnswers(setup.database, userId, answers, Date.now())
  const visits: Visit[] = []
  for (let round = 0; round < rounds; round++) visits.push(await visit(browser, setup, userId, screen))
  const of = (name: keyof Visit) => median(visits.map((each) => each[name]))
  return [
    { name: `${screen.path}: bytes of a first visit`, value: of('bytes') / 1_000, unit: 'kB' },
    { name: `${screen.path}: largest contentful paint`, value: of('paint'), unit: 'ms', must: 2_500 },
    {
      name: `${screen.path}: first interaction to next paint`,
      value: of('event'),
      unit: 'ms',
      must: 200,
      note: 'at most 16 ms are told as 0',
    },
  ]
}

export const suite: Suite = {
  title: `Screens: a first visit of a learner with ${answers} answers, CPU ${cpuSlowdown} times slower`,
  measure: () =>
    besideBareApp(async (setup) => {
      const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
      try {
        const measures: Measure[] = []
        for (const screen of screens) measures.push(...(await measureScreen(browser, setup, screen)))
        return measures
      } finally {
        await browser.close()
      }
    }),
}
