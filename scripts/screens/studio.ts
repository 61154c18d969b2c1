import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import type { OfferedLanguage } from '#domain/interface-language'
import type { SqliteDatabase } from '#server/database/sqlite-database'
import { addLearner, signIn } from '#tests/support/learner'
import type { LineToApp } from '#tests/support/line-to-app'
import { keepFonts } from './keep-fonts.ts'

const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

export const looks = {
  'desktop-light': { ...desktop, colorScheme: 'light' },
  'desktop-dark': { ...desktop, colorScheme: 'dark' },
  'phone-light': { ...phone, colorScheme: 'light' },
  'phone-dark': { ...phone, colorScheme: 'dark' },
} as const
export type Look = keyof typeof looks

interface StudioOptions {
  browser: Browser
  database: SqliteDatabase
  line: LineToApp
  folder: string
  language: OfferedLanguage
  look: Look
}

/** Where pictures are taken: in one language, on one device, in light or in dark colours. */
export class Studio {
  private readonly options: StudioOptions
  constructor(options: StudioOptions) {
    this.options = options
  }

  get language() {
    return this.options.language
  }
  get database() {
    return this.options.database
  }
  get line() {
    return this.options.line
  }

  /** Inserts a learner who has begun the first lesson and speaks the language. Returns their id. */
  async learner(settings: Parameters<typeof addLearner>[1] = {}): Promise<string> {
    const id = await addLearner(this.database, settings)
    const { language } = this.options
    await this.database.write((db) =>
      db.updateTable('Settings').set({ language }).where('userId', '=', id).execute(),
    )
    return id
  }

  /** Inserts a learner who has not opened anything yet. */
  async newLearner(): Promise<string> {
    const id = await this.learner()
    await this.database.write((db) => db.deleteFrom('LessonVisit').where('userId', '=', id).execute())
    return id
  }

  /**
   * Opens a page for a learner, or for a visitor.
   *
   * @param keeps whether the page may be kept to be shown without a connection
   */
  async open(userId: string | null, keeps = false): Promise<Page> {
    const { browser, database, line, language, look } = this.options
    const context = await browser.newContext({
      ...looks[look],
      baseURL: line.url,
      locale: language,
      serviceWorkers: keeps ? 'allow' : 'block',
    })
    if (userId !== null) await signIn(database, context, userId, line.url)
    const page = await context.newPage()
    await keepFonts(page)
    return page
  }

  /** Takes a picture of what a page shows. */
  async take(page: Page, state: string): Promise<void> {
    const { folder, language, look } = this.options
    await page.evaluate(() => document.fonts.ready)
    const file = path.join(folder, `${state}--${language}-${look}.png`)
    await page.screenshot({ path: file, animations: 'disabled' })
  }

  /** Opens pages by their names and addresses for somebody, and takes a picture of each. */
  async tour(userId: string | null, state: string, pages: Readonly<Record<string, string>>): Promise<void> {
    await this.withPage(userId, async (page) => {
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(address)
        await this.take(page, `${state}-${name}`)
      }
    })
  }

  /** Opens a page for somebody, and closes it whatever comes of it. */
  async withPage(userId: string | null, work: (page: Page) => Promise<void>, keeps = false): Promise<void> {
    const page = await this.open(userId, keeps)
    const context: BrowserContext = page.context()
    try {
      await work(page)
    } finally {
      await context.close()
    }
  }
}
