import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright'
import { itemFaceSchema } from '#domain/items/item-face'
import { randomFrom } from '#domain/random/random-from'
import { studyDayOf } from '#domain/schedule/study-day'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { secondApp } from '#tests/support/second-app'
import { findChromium } from '../chromium.ts'
import { dayFigures, type DayFigures } from './day-figures.ts'
import type { Learner } from './learners.ts'
import { facesByLook, study, waitUntilSent, type FacesByLook } from './study-page.ts'

const timeZone = 'Europe/Berlin'
const dayBoundary = { timeZone, rolloverHour: 4 }
const firstMorning = Date.UTC(2027, 2, 1, 17)
const millisPerDay = 86_400_000
/** A learner reads on until so many new cards wait. */
const cardsToBegin = 12

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
} as const satisfies Record<string, BrowserContextOptions>
export type Device = keyof typeof devices

export interface SimulatedDay extends DayFigures {
  learner: string
  /** From 1. */
  day: number
  device: Device
  /** What the start page said in the morning. */
  morning: string
  /** What it said after studying. */
  evening: string
  /** How many minutes the answers took, as the start page says it. */
  minutes: number
  /** Lesson sections begun on that day. */
  sections: number
  /** Errors of the page. */
  errors: string[]
}

export interface SimulateOptions {
  /** A database with content, of which a copy is used. */
  sourceFile: string
  learners: readonly Learner[]
  days: number
  /** Decides what the learners answer. */
  seed: string
  /** After this many answers a learner leaves, even if cards are left; they study up to twice a day. */
  maxAnswers: number
  /** Folder for pictures of the screens; null for none. */
  screenshots: string | null
  onDay: (day: SimulatedDay) => void
}

/** A clock that the app and the browsers share, so that days pass in seconds. */
class SharedClock {
  readonly file: string
  #now = firstMorning

  constructor(folder: string) {
    this.file = path.join(folder, 'clock')
    this.set(firstMorning)
  }

  get now(): number {
    return this.#now
  }

  set(now: number): void {
    this.#now = now
    // The app may read the file at any moment, and half of it would be another time.
    fs.writeFileSync(`${this.file}.new`, String(now - Date.now()))
    fs.renameSync(`${this.file}.new`, this.file)
  }
}

/**
 * Lets learners use the app in a real browser for some days, one after the other, with a desktop on odd days and a phone
 * on even ones. They read, begin cards and study as the start page suggests.
 */
export async function simulate(options: SimulateOptions): Promise<SimulatedDay[]> {
  const { sourceFile, learners, days, seed, maxAnswers, screenshots, onDay } = options
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-simulate-'))
  const clock = new SharedClock(folder)
  const preload = new URL('../../tests/support/shifted-clock.mjs', import.meta.url).href
  const app = await secondApp(sourceFile, undefined, {
    NODE_OPTIONS: `--import ${preload}`,
    CLOCK_FILE: clock.file,
  })
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium: run `npm test` once, which fetches one.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const found: SimulatedDay[] = []
  try {
    await app.start()
    const database = new SqliteDatabase(app.databaseFile)
    const faces = await readFaces(database)
    for (const learner of learners) {
      let state: Awaited<ReturnType<BrowserContext['storageState']>> | undefined
      for (let day = 1; day <= days; day++) {
        const device: Device = day % 2 === 1 ? 'desktop' : 'phone'
        clock.set(firstMorning + (day - 1) * millisPerDay)
        const visit = new Visit({
          ...{ browser, url: app.url, clock, device, screenshots, learner, day, faces, maxAnswers },
        })
        const walked = await visit.walk(state, randomFrom(`${seed}/${learner.name}/${day}`))
        state = walked.state
        const userId = await userIdOf(database, emailOf(learner))
        const studyDay = studyDayOf(clock.now, dayBoundary)
        const simulated = { ...(await dayFigures(database, userId, studyDay)), ...walked.told }
        found.push(simulated)
        onDay(simulated)
      }
    }
    await database.close()
    return found
  } finally {
    await browser.close()
    await app.kill()
    app.remove()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const emailOf = ({ name }: Learner) => `${name}@example.org`

async function readFaces(database: SqliteDatabase): Promise<FacesByLook> {
  const rows = await database.read((db) => db.selectFrom('Item').select('face').execute())
  return facesByLook(rows.map(({ face }) => itemFaceSchema.parse(JSON.parse(face))))
}

async function userIdOf(database: SqliteDatabase, email: string): Promise<string> {
  const user = await database.read((db) =>
    db.selectFrom('User').where('email', '=', email).select('id').executeTakeFirstOrThrow(),
  )
  return user.id
}

interface VisitOptions {
  browser: Browser
  url: string
  clock: SharedClock
  device: Device
  screenshots: string | null
  learner: Learner
  day: number
  faces: FacesByLook
  maxAnswers: number
}

/** One learner's day in the app. */
class Visit {
  readonly #options: VisitOptions
  readonly #pictured = new Set<string>()
  #sections = 0

  constructor(options: VisitOptions) {
    this.#options = options
  }

  /** @param state cookies and storage of the day before; undefined for a stranger */
  async walk(
    state: Awaited<ReturnType<BrowserContext['storageState']>> | undefined,
    random: () => number,
  ): Promise<{
    state: Awaited<ReturnType<BrowserContext['storageState']>>
    told: Omit<SimulatedDay, keyof DayFigures>
  }> {
    const { browser, url, clock, device, learner, day } = this.#options
    const context = await browser.newContext({
      ...devices[device],
      baseURL: url,
      timezoneId: timeZone,
      // It would answer requests by the real clock.
      serviceWorkers: 'block',
      ...(state === undefined ? {} : { storageState: state }),
    })
    await context.clock.install({ time: clock.now })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
    })
    try {
      if (state === undefined) await this.#signUp(page)
      await page.goto('/')
      await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
      await this.#picture(page, 'today morning')
      const morning = await headlineOf(page)
      await this.#study(page, random)
      await this.#read(page)
      await this.#study(page, random)
      await page.goto('/')
      await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
      await this.#picture(page, 'today evening')
      const evening = await headlineOf(page)
      const minutes = await minutesOf(page)
      await this.#lookAround(page)
      return {
        state: await context.storageState(),
        told: {
          learner: learner.name,
          day,
          device,
          morning,
          evening,
          minutes,
          sections: this.#sections,
          errors,
        },
      }
    } finally {
      await context.close()
    }
  }

  async #signUp(page: Page): Promise<void> {
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await this.#picture(page, 'welcome')
    await page.goto('/sign-up')
    await page.getByLabel('Email').fill(emailOf(this.#options.learner))
    await page.getByLabel('Password', { exact: true }).fill('a short sentence')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  }

  /** Studies if the start page offers it. */
  async #study(page: Page, random: () => number): Promise<void> {
    await page.goto('/')
    await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
    const start = page.getByRole('link', { name: 'Start studying' })
    if ((await start.count()) === 0) return
    await start.click()
    await page.waitForURL('**/study*')
    const { learner, faces, clock, maxAnswers } = this.#options
    await study(page, {
      ...{ learner, faces, random, maxAnswers },
      onScreen: (name) => this.#picture(page, name),
      pass: async (millis) => {
        clock.set(clock.now + millis)
        await page.clock.fastForward(millis)
      },
    })
    await waitUntilSent(page)
    await this.#picture(page, 'session end')
  }

  /** Reads on in the lesson that the start page names, and begins cards section by section. */
  async #read(page: Page): Promise<void> {
    let begun = 0
    while (begun < cardsToBegin) {
      await page.goto('/')
      const lesson = page.getByRole('link', { name: /^(Read|Go on with) “/ }).first()
      if ((await lesson.count()) === 0) return
      await lesson.click()
      await page.waitForURL('**/lessons/**')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await this.#picture(page, 'lesson')
      for (;;) {
        const begin = page.getByRole('button', { name: /^Begin (these \d+ cards|this card)$/ }).first()
        const next = page.getByRole('link', { name: /Next section/ }).first()
        if ((await begin.count()) > 0) {
          begun += Number(/\d+/.exec(await begin.innerText())?.[0] ?? 1)
          await begin.click()
          await page
            .getByText(/^\d+ cards? begun\./)
            .first()
            .waitFor()
          await this.#picture(page, 'section begun')
          this.#sections += 1
          break
        }
        if ((await next.count()) === 0) return
        await next.click()
        await page.getByRole('heading', { level: 1 }).waitFor()
      }
    }
  }

  async #lookAround(page: Page): Promise<void> {
    if (this.#options.screenshots === null) return
    for (const place of ['/progress', '/cards', '/lessons', '/quiz', '/settings']) {
      await page.goto(place)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await this.#picture(page, place.slice(1))
    }
  }

  /** Takes a picture of each kind of screen once a day. */
  async #picture(page: Page, name: string): Promise<void> {
    const { screenshots, learner, day, device } = this.#options
    if (screenshots === null || this.#pictured.has(name)) return
    this.#pictured.add(name)
    const file = `${learner.name}-${String(day).padStart(2, '0')}-${device}-${name.replaceAll(' ', '-')}.png`
    await page.screenshot({ path: path.join(screenshots, file), fullPage: true })
  }
}

/** How many minutes of study the start page tells of, rounded down. */
async function minutesOf(page: Page): Promise<number> {
  const [told] = await page.getByText(/^\d+ answers? in /).allInnerTexts()
  return Number(/ in (\d+) minute/.exec(told ?? '')?.[1] ?? 0)
}

/** What the start page says first. */
async function headlineOf(page: Page): Promise<string> {
  const [first] = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
  return first ?? ''
}
