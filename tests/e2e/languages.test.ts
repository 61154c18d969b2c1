import fs from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { inject, test } from 'vitest'
import { openDatabase } from '#server/database/open'
import { openPage, revealAnswer, signUp, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, enterAsNewLearner, signIn } from '#tests/support/learner'
import { expectNoOverflow } from '#tests/support/screen'
import { oneIn } from '#tests/support/sweep'

useBrowser()

const lesson = '/lessons/asyncio/asynchronous-programming'
const learnerPages = [
  ...[
    '/',
    '/lessons',
    lesson,
    `${lesson}/practice`,
    '/study',
    '/quiz',
    '/cards',
    '/own',
    '/own/import',
    '/play',
  ],
  ...['/progress', '/progress/memory', '/progress/map', '/progress/beliefs', '/progress/exams'],
  ...['/progress/asyncio/coroutine', '/settings', '/account', '/privacy', '/nowhere'],
]

const chooseInBrowser = (context: BrowserContext, language: string) =>
  context.addCookies([{ name: 'language', value: language, url: inject('appUrl') }])

/** The lessons themselves: titles, terms and headings of theirs may stand on any page. */
const lessons = fs
  .globSync('content/**/*.{md,json}')
  .map((file) => fs.readFileSync(path.resolve(file), 'utf8').replace(/[`*]|\s+/g, ' '))
  .join(' ')
  .replace(/ +/g, ' ')

/** Texts and names of controls that can be seen or heard, but for code and what lessons and learners say. Runs in the page. */
function textsOnPage(): string[] {
  const content =
    'code, pre, kbd, script, style, datalist, option[value*="/"], .cm-editor, body [lang], [data-content]'
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(content) == null) found.push(node.textContent ?? '')
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (element.closest(content) !== null) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      found.push(element.attributes.getNamedItem(name)?.value ?? '')
  }
  return found
}

/** What no language changes: names, dates as Intl writes them, addresses, units, and letters alone. */
const sameEverywhere = new RegExp(
  [
    'Retrace|English|Deutsch|FSRS|Anki|JSON|CSV|ZIP|Python|CPython|UTC|Europe/Berlin|[\\w.-]+@[\\w.-]+|Unknown',
    '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?',
    '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|AM|PM|Chrome|Chromium|HeadlessChrome|Linux',
  ].join('|'),
  'g',
)

/** Texts that no language file holds: they have letters, and neither the marks nor the accents of the pseudo-language. */
const forgotten = (texts: readonly string[]): string[] =>
  texts.filter((text) => {
    const rest = text.replace(sameEverywhere, '')
    if (!/[a-z]{2}/i.test(rest) || /[⟦⟧áéîóûñšţŕĥðƒ]/i.test(text)) return false
    return !lessons.includes(
      text
        .trim()
        .replace(/[`*]|\s+/g, ' ')
        .replace(/ +/g, ' '),
    )
  })

async function expectNothingForgotten(page: Page) {
  await expect
    .poll(async () => forgotten(await page.evaluate(textsOnPage)), { message: `texts of ${page.url()}` })
    .toEqual([])
}

/** Shows the page as in a language that is written from right to left. */
const turnAround = (page: Page) =>
  untilFound(() => page.evaluate(() => (document.documentElement.dir = 'rtl')))

test('in the pseudo-language, every text of every page is a message, and has room on 320 px in both directions', async () => {
  const { page, context } = await openPage({ viewport: { width: 320, height: 800 } })
  await chooseInBrowser(context, 'en-XA')
  for (const publicPage of ['/', '/sign-in', '/sign-up', '/privacy']) {
    await page.goto(publicPage)
    await expectNothingForgotten(page)
  }
  await enterAsNewLearner(page, 'pseudo@example.org')
  for (const learnerPage of learnerPages) {
    await page.goto(learnerPage)
    await page.locator('h1, h2').first().waitFor()
    await expectNothingForgotten(page)
    await expectNoOverflow(page)
    await turnAround(page)
    await expectNoOverflow(page)
  }
  await context.close()
})

/** Texts that nothing marks as being in another language than the page. Runs in the page. */
function textsInLanguageOfPage(): string[] {
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const isSeen = element?.closest('script, style, noscript, title') === null
    if (isSeen && element.closest('[lang]') === document.documentElement) found.push(node.textContent ?? '')
  }
  return found
}

/** Those that a lesson says; single words may be the same in both languages. */
const ofLessons = (texts: readonly string[]): string[] =>
  texts
    .map((text) =>
      text
        .trim()
        .replace(/[`*]|\s+/g, ' ')
        .replace(/ +/g, ' '),
    )
    .filter((text) => text.length > 9 && text.includes(' ') && lessons.includes(text))

test('in German, what English lessons say is marked as English, and what the app says about it is not', async () => {
  const { page, context } = await openPage({ locale: 'de' })
  const database = openDatabase(`file:${inject('appDatabaseFile')}`)
  await signIn(database, context, await addLearner(database), inject('appUrl'))
  await database.close()
  for (const learnerPage of oneIn(3, learnerPages)) {
    await page.goto(learnerPage)
    await page.locator('h1, h2').first().waitFor()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect
      .poll(async () => ofLessons(await page.evaluate(textsInLanguageOfPage)), { message: learnerPage })
      .toEqual([])
  }
  await page.goto('/study')
  await revealAnswer(page, 'de')
  await expect.poll(async () => ofLessons(await page.evaluate(textsInLanguageOfPage))).toEqual([])
  await page.goto(lesson)
  await expect(page.locator('.prose').first()).toHaveAttribute('lang', 'en')
  await page.locator('.prose .bench button').first().waitFor()
  await expect(page.locator('.prose .bench').first()).toHaveAttribute('lang', 'de')
  await context.close()
})

test('in a language that is written from right to left, pages are', async () => {
  const { page, context } = await openPage()
  await chooseInBrowser(context, 'ar-XB')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await context.close()
})

test('a visitor has the language of the browser, until they choose another', async () => {
  const { page, context, errors } = await openPage({ locale: 'de-AT' })
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('heading', { name: 'Lerne vorherzusagen, was ein Programm tun wird' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Learn to predict what a program will do' }).waitFor()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto('/sign-in')
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('a learner sets the language, which then holds in every browser', async () => {
  const { page, context, errors } = await openPage()
  await signUp(page, 'speaks-german@example.org')
  await page.goto('/settings')
  await expect(page.getByLabel('Language')).toHaveValue('en')
  await page.getByLabel('Language').selectOption('Deutsch')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor()
  await page.getByText('Gespeichert.').waitFor()
  await page.goto('/study')
  await page.getByRole('heading', { name: 'Noch nichts zu lernen' }).waitFor()
  expect(errors).toEqual([])
  await context.close()

  const other = await openPage({ locale: 'en-GB' })
  await other.page.goto('/sign-in')
  await other.page.getByLabel('Email').fill('speaks-german@example.org')
  await other.page.getByLabel('Password', { exact: true }).fill('a short sentence')
  await other.page.getByRole('button', { name: 'Sign in' }).click()
  await other.page.getByRole('heading', { name: 'Heute' }).waitFor()
  await other.context.close()
})

test('the texts of a page come in files that the browser keeps, each fetched once', async () => {
  const { page, context, errors } = await openPage({ locale: 'de' })
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/texts/')) fetched.push(new URL(request.url()).pathname)
  })
  const response = await page.goto('/sign-up')
  const html = (await response?.text()) ?? ''
  await page.getByLabel('E-Mail').fill('x')
  await page.getByLabel('Passwort', { exact: true }).fill('ein kurzer Satz')
  await page.getByRole('button', { name: 'Konto anlegen' }).click()
  // A text that is shown only now.
  await page.getByText('Gib eine gültige E-Mail-Adresse ein.').waitFor()
  expect(html).not.toContain('Gib eine gültige E-Mail-Adresse ein.')
  const preloaded = [...html.matchAll(/<link rel="preload" href="([^"]+\/texts\/[^"]+)"/g)].map(
    ([, href]) => href,
  )
  expect(preloaded).toContainEqual(expect.stringMatching(/\/texts\/de\/account\.[0-9a-f]{12}\.json$/))
  expect(fetched).toEqual([...new Set(fetched)])
  expect(fetched).toEqual(expect.arrayContaining(preloaded))
  const { headers } = await fetch(`${inject('appUrl')}${preloaded[0] ?? ''}`)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(errors).toEqual([])
  await context.close()
})

test('where the texts cannot be loaded, the page says so, and another attempt shows it', async () => {
  const { page, context } = await openPage()
  await page.route('**/texts/en/**', (route) => route.abort())
  await page.goto('/sign-in')
  await page.getByRole('alert').getByRole('heading').waitFor()
  await page.unroute('**/texts/en/**')
  await expect
    .poll(async () => {
      const again = page.getByRole('button', { name: 'Try again' })
      if (await again.isVisible()) await again.click()
      return page.getByLabel('Email').isVisible()
    })
    .toBe(true)
  await context.close()
})
