import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page } from 'playwright-core'
import { z } from 'zod'
import { openDatabase } from '#server/database/prisma'
import type { PrismaClient } from '#prisma/client'
import { addLearner, sessionCookie, sessionToken, signIn } from '#tests/support/learner'
import { startApp, type AppProcess } from '../app-process.ts'
import { ensureChromium } from '../chromium.ts'
import { startBareApp, type BareApp } from './bare-app.ts'
import { keyToPaintMillis } from './key-to-paint.ts'
import { median, type Measure, type Suite } from './measure.ts'
import { cpuMillis } from './process-cpu.ts'

const rounds = 5
const requestsPerRound = 200
const warmUp = 100

interface Yard {
  app: AppProcess
  bare: BareApp
  database: PrismaClient
}

/** CPU that a request costs a server, in milliseconds: the median of some rounds. */
async function cpuPerRequest(pid: number, send: () => Promise<Response>): Promise<number> {
  const sendMany = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const response = await send()
      if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`)
      await response.arrayBuffer()
    }
  }
  await sendMany(warmUp)
  const costs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = cpuMillis(pid)
    await sendMany(requestsPerRound)
    costs.push((cpuMillis(pid) - before) / requestsPerRound)
  }
  return median(costs)
}

const engineSchema = z.object({ engine: z.number(), raw: z.number() })

/** Milliseconds of an answer with the next cards, and of the same two writes by SQLite alone. */
function engineTimes(cards: number): z.infer<typeof engineSchema> {
  const script = path.join(import.meta.dirname, 'engine-process.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, String(cards)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The engine could not be measured: ${stderr}`)
  return engineSchema.parse(JSON.parse(stdout))
}

function inEngine(): Measure[] {
  const [small, large] = [engineTimes(10_000), engineTimes(100_000)]
  return [
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

/** A learner who has a card, and what their browser sends. */
async function signedIn({ app, database }: Yard) {
  const userId = await addLearner(database, { newCardsPerDay: 40 })
  const headers = {
    cookie: `${sessionCookie}=${await sessionToken(database, userId)}`,
    origin: app.url,
    'content-type': 'application/json',
  }
  const card = await database.card.findFirstOrThrow({ select: { id: true, itemId: true } })
  return { headers, card }
}

async function ratingRequests(yard: Yard): Promise<Measure> {
  const { app, bare } = yard
  const { headers, card } = await signedIn(yard)
  let revision = 0
  const body = () =>
    JSON.stringify({
      lessonId: null,
      review: {
        key: randomUUID(),
        cardId: card.id,
        itemId: card.itemId,
        revision: revision++,
        rating: 3,
        durationMillis: 1_000,
        atMillis: Date.now(),
      },
    })
  const rating = await cpuPerRequest(app.pid, () =>
    fetch(`${app.url}/api/reviews`, { method: 'POST', headers, body: body() }),
  )
  const echo = await cpuPerRequest(bare.pid, () =>
    fetch(`${bare.url}/bare`, { method: 'POST', headers, body: body() }),
  )
  return {
    name: 'rating request with the next cards: CPU ÷ bare route handler',
    value: rating / echo,
    unit: '×',
    must: 4,
    aim: 2.5,
    note: `${rating.toFixed(2)} ms ÷ ${echo.toFixed(2)} ms; the answer brings the next twelve cards`,
  }
}

async function studyPages(yard: Yard): Promise<Measure> {
  const { app, bare } = yard
  const { headers } = await signedIn(yard)
  const study = await cpuPerRequest(app.pid, () => fetch(`${app.url}/study`, { headers }))
  const page = await cpuPerRequest(bare.pid, () => fetch(bare.url))
  return {
    name: '/study: CPU ÷ bare dynamic page',
    value: study / page,
    unit: '×',
    must: 3,
    aim: 1.8,
    note: `${study.toFixed(1)} ms ÷ ${page.toFixed(1)} ms`,
  }
}

/** Bytes of script that a page brings until it is idle, gzipped. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function inBrowser({ app, bare, database }: Yard, browser: Browser): Promise<Measure[]> {
  const paints: number[] = []
  let script = 0
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ baseURL: app.url })
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
      value: script / bareScript,
      unit: '×',
      must: 1.5,
      aim: 1.3,
      note: `${(script / 1_000).toFixed(1)} kB ÷ ${(bareScript / 1_000).toFixed(1)} kB`,
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

export const suite: Suite = {
  title: 'Study: what a session costs, beside a bare Next app of the same version',
  async measure() {
    const executablePath = ensureChromium()
    const [app, bare] = [await startApp(), await startBareApp()]
    const database = openDatabase(app.databaseFile)
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    try {
      const yard = { app, bare, database }
      return [
        await ratingRequests(yard),
        ...inEngine(),
        await studyPages(yard),
        ...(await inBrowser(yard, browser)),
      ]
    } finally {
      await browser.close()
      await database.$disconnect()
      await Promise.all([app.stop(), bare.stop()])
    }
  },
}
