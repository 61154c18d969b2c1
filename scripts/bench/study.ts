import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page } from 'playwright'
import { z } from 'zod'
import { builtActions } from '#tests/support/app-routes'
import { addLearner, signIn } from '#tests/support/learner'
import { callAction, FormFields, redirectOf } from '#tests/support/server-action'
import { ensureChromium } from '../chromium.ts'
import { seedAnswers } from '../screens/seed-answers.ts'
import { besideBareApp, Ratings, signedIn, type BenchSetup } from './beside-bare.ts'
import { keyToPaintMillis } from './key-to-paint.ts'
import { vitalsOf, type PageVitals } from './page-vitals.ts'
import { median, type Measure, type Suite } from './measure.ts'
import { cpuMillis } from './process-cpu.ts'

const rounds = 5
const requestsPerRound = 400
const quizzesPerRound = 40
/** Fewer than the app takes from one account at once. */
const ratingsPerLearner = 1_000

/** A kind of request, and the process that answers it. */
interface Load {
  pid: number
  send: () => Promise<Response>
}

async function cpuOf({ pid, send }: Load, count: number): Promise<number> {
  const before = cpuMillis(pid)
  for (let n = 0; n < count; n++) {
    const response = await send()
    if (!response.ok && redirectOf(response) === null)
      throw new Error(`${response.url} answered ${response.status}.`)
    await response.arrayBuffer()
  }
  return (cpuMillis(pid) - before) / count
}

/**
 * CPU milliseconds per request of a load and of the yardstick: medians of several rounds, which alternate so that other
 * work on the machine affects both.
 */
async function cpuPerRequest(
  load: Load,
  yardstick: Load,
  requests = requestsPerRound,
): Promise<{ cost: number; baseline: number; ratio: number }> {
  await cpuOf(load, requests / 2)
  await cpuOf(yardstick, requests / 2)
  const measured: { cost: number; baseline: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const cost = await cpuOf(load, requests)
    measured.push({ cost, baseline: await cpuOf(yardstick, requests) })
  }
  return {
    cost: median(measured.map(({ cost }) => cost)),
    baseline: median(measured.map(({ baseline }) => baseline)),
    ratio: median(measured.map(({ cost, baseline }) => cost / baseline)),
  }
}

const engineSchema = z.object({ engine: z.number(), raw: z.number() })

/** Milliseconds of an answer with the next cards, and of the same two writes in raw SQLite. */
function engineTimes(cards: number, others = 0): z.infer<typeof engineSchema> {
  const script = path.join(import.meta.dirname, 'engine-process.ts')
  const run = [script, String(cards), String(others)]
  const { stdout, stderr, status } = spawnSync(process.execPath, run, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The engine could not be measured: ${stderr}`)
  return engineSchema.parse(JSON.parse(stdout))
}

function inEngine(isLong: boolean): Measure[] {
  const [small, large] = [engineTimes(10_000), engineTimes(100_000)]
  return [
    ...(isLong ? [amongOthers(small.engine)] : []),
    {
      name: 'answer and next cards in the engine, durable ÷ raw SQLite',
      value: small.engine / small.raw,
      unit: '×',
      must: 7,
      aim: 3.1,
      note: `${small.engine.toFixed(2)} ms ÷ ${small.raw.toFixed(2)} ms, 10,000 cards`,
    },
    {
      name: 'the same with 100,000 cards ÷ with 10,000',
      value: large.engine / small.engine,
      unit: '×',
      must: 1.25,
      aim: 1.1,
      note: `${large.engine.toFixed(2)} ms ÷ ${small.engine.toFixed(2)} ms`,
    },
  ]
}

function amongOthers(alone: number): Measure {
  const { engine } = engineTimes(10_000, 10_000)
  return {
    name: 'the same beside 10,000 learners with 2 million answers ÷ alone',
    value: engine / alone,
    unit: '×',
    must: 1.25,
    note: `${engine.toFixed(2)} ms ÷ ${alone.toFixed(2)} ms`,
  }
}

async function ratingRequests(setup: BenchSetup): Promise<Measure> {
  const { app, bare, database } = setup
  const card = await database.read((db) =>
    db.selectFrom('Card').select(['id', 'itemId']).executeTakeFirstOrThrow(),
  )
  const newLearner = async () => new Ratings((await signedIn(setup)).headers)
  let learner = await newLearner()
  let revision = 0
  const rate = async () => {
    if (revision === ratingsPerLearner) {
      learner = await newLearner()
      revision = 0
    }
    const response = await learner.post(`${app.url}/api/reviews`, card, revision)
    if (!response.ok) return response
    revision += 1
    await learner.take(response)
    return response
  }
  const { cost, baseline, ratio } = await cpuPerRequest(
    { pid: app.pid, send: rate },
    { pid: bare.pid, send: () => learner.post(`${bare.url}/bare`, card, revision) },
  )
  return {
    name: 'rating request with the next cards: CPU ÷ bare route handler',
    value: ratio,
    unit: '×',
    must: 4,
    aim: 2.5,
    note: `${cost.toFixed(2)} ms ÷ ${baseline.toFixed(2)} ms; the answer brings what the browser does not hold of the next twelve cards`,
  }
}

/** Of a learner with some answers, and of one without for what is shown before the first. */
const pages = [
  { path: '/study', answers: 0, aim: 1.8 },
  { path: '/', answers: 500, aim: 2 },
  { path: '/progress', answers: 500, aim: 2 },
]

async function pageCost(setup: BenchSetup, { path, answers, aim }: (typeof pages)[number]): Promise<Measure> {
  const { app, bare, database } = setup
  const { userId, headers } = await signedIn(setup)
  await seedAnswers(database, userId, answers, Date.now())
  const { cost, baseline, ratio } = await cpuPerRequest(
    { pid: app.pid, send: () => fetch(`${app.url}${path}`, { headers }) },
    { pid: bare.pid, send: () => fetch(bare.url) },
  )
  return {
    name: `${path}: CPU ÷ bare dynamic page`,
    value: ratio,
    unit: '×',
    must: 3,
    aim,
    note: `${cost.toFixed(1)} ms ÷ ${baseline.toFixed(1)} ms, ${answers} answers`,
  }
}

async function pageCosts(setup: BenchSetup): Promise<Measure[]> {
  const costs: Measure[] = []
  for (const page of pages) costs.push(await pageCost(setup, page))
  return costs
}

async function quizStarts(setup: BenchSetup): Promise<Measure> {
  const { app, bare, database } = setup
  const id = builtActions().get('app/quiz/actions.ts#startQuizAction')
  const setUp = new FormFields({ length: '50', minutes: '', focus: 'mixed', feedback: 'each' })
  // A learner who has not answered any question of a quiz gets the same one again.
  const send = async () => {
    const { cookie, origin } = (await signedIn(setup)).headers
    return callAction({ url: `${app.url}/quiz`, id, cookie, origin, arguments: [setUp] })
  }
  const { cost, baseline, ratio } = await cpuPerRequest(
    { pid: app.pid, send },
    { pid: bare.pid, send: () => fetch(bare.url) },
    quizzesPerRound,
  )
  const questions = await database.read((db) =>
    db
      .selectFrom('Question')
      .select(({ fn }) => fn.countAll<number>().as('all'))
      .executeTakeFirstOrThrow(),
  )
  return {
    name: 'start of a quiz of 50 questions: CPU ÷ bare dynamic page',
    value: ratio,
    unit: '×',
    must: 60,
    aim: 20,
    note: `${cost.toFixed(1)} ms ÷ ${baseline.toFixed(1)} ms, of ${questions.all} questions`,
  }
}

/** Gzipped bytes of script of a page: those that it begins with, and those that it loads once it has been loaded. */
async function scriptBytes(page: Page, address: string): Promise<{ first: number; later: number }> {
  const bodies = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body())
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const late = await page.evaluate(() => {
    const [whole] = window.performance.getEntriesByType('navigation')
    if (!(whole instanceof PerformanceNavigationTiming)) throw new Error('The browser does not time pages.')
    const files = window.performance.getEntriesByType('resource')
    return files.filter(({ startTime }) => startTime >= whole.loadEventStart).map(({ name }) => name)
  })
  const bytes = { first: 0, later: 0 }
  for (const [url, body] of bodies) {
    bytes[late.includes(url) ? 'later' : 'first'] += gzipSync(await body).length
  }
  return bytes
}

const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`

async function inBrowser({ app, bare, database }: BenchSetup, browser: Browser): Promise<Measure[]> {
  const paints: number[] = []
  let script = { first: 0, later: 0 }
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ baseURL: app.url, serviceWorkers: 'block' })
    await signIn(database, context, await addLearner(database, { newCardsPerDay: 40 }), app.url)
    const page = await context.newPage()
    script = await scriptBytes(page, '/study')
    paints.push(median(await keyToPaintMillis(page)))
    await context.close()
  }
  const context = await browser.newContext()
  const bareScript = await scriptBytes(await context.newPage(), bare.url)
  await context.close()
  return [
    {
      name: 'script on /study ÷ bare page, gzip',
      value: script.first / bareScript.first,
      unit: '×',
      must: 1.3,
      aim: 1.25,
      note: `${kB(script.first)} ÷ ${kB(bareScript.first)}; ${kB(script.later)} once it has been loaded`,
    },
    {
      name: 'key press to next card painted, CPU 4 times slower',
      value: median(paints),
      unit: 'ms',
      must: 64,
      aim: 32,
    },
  ]
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const pagesOfLearner = { today: '/', study: '/study', lesson: '/lessons/asyncio/asynchronous-programming' }

/** What a phone with a slow connection makes of the pages that are opened most. */
async function onSlowPhone({ app, bare, database }: BenchSetup, browser: Browser): Promise<Measure[]> {
  const userId = await addLearner(database)
  /** Each time in a browser that has nothing of the page yet. */
  const openFirst = async (url: string, address: string): Promise<PageVitals> => {
    const context = await browser.newContext({ ...phone, baseURL: url, serviceWorkers: 'block' })
    if (url === app.url) await signIn(database, context, userId, url)
    const vitals = await vitalsOf(context, address)
    await context.close()
    return vitals
  }
  const measured = new Map<string, PageVitals[]>()
  const add = (name: string, vitals: PageVitals) =>
    measured.set(name, [...(measured.get(name) ?? []), vitals])
  for (let round = 0; round < rounds; round++) {
    add('bare', await openFirst(bare.url, '/'))
    for (const [name, address] of Object.entries(pagesOfLearner)) add(name, await openFirst(app.url, address))
  }
  const medianOf = (name: string, of: (vitals: PageVitals) => number) =>
    median((measured.get(name) ?? []).map(of))
  const bareLcp = medianOf('bare', ({ lcp }) => lcp)
  return Object.keys(pagesOfLearner).flatMap((name): Measure[] => {
    const lcp = medianOf(name, (vitals) => vitals.lcp)
    return [
      {
        name: `largest paint of ${name} on slow 4G, CPU 4 times slower ÷ bare page`,
        value: lcp / bareLcp,
        unit: '×',
        must: 1.15,
        note: `${lcp.toFixed(0)} ms ÷ ${bareLcp.toFixed(0)} ms`,
      },
      {
        name: `layout shift of ${name} on slow 4G, CPU 4 times slower`,
        value: Math.max(...(measured.get(name) ?? []).map(({ cls }) => cls)),
        unit: '',
        must: 0,
      },
    ]
  })
}

export const suite: Suite = {
  title: 'Study: what a session costs, beside a bare Next app of the same version',
  measure: (isLong) =>
    besideBareApp(async (setup) => {
      const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
      try {
        return [
          await ratingRequests(setup),
          ...inEngine(isLong),
          ...(await pageCosts(setup)),
          await quizStarts(setup),
          ...(await inBrowser(setup, browser)),
          ...(await onSlowPhone(setup, browser)),
        ]
      } finally {
        await browser.close()
      }
    }),
}
