import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright'
import { afterAll, beforeAll, inject } from 'vitest'
import { expect, patienceMillis, untilFound } from '#tests/support/expect'
import type { Language } from '#domain/interface-language'
import { textsIn } from '#messages/texts-in'
import { findChromium } from '../../scripts/chromium.ts'

/** Keeps Chromium from connecting to anything but the app. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser

/** Opens one browser for the tests of a file. Call it at the top of the file. */
export function useBrowser() {
  beforeAll(async () => {
    const executablePath = findChromium()
    if (executablePath === null)
      throw new Error('No Chromium: run the tests with `npm test`, which fetches one.')
    browser = await chromium.launch({ executablePath, args: flags })
  })
  afterAll(() => browser.close())
}

type ContextOptions = Parameters<Browser['newContext']>[0]

/**
 * Opens a page in a fresh browser context. `errors` collects uncaught errors and console errors of the page, for
 * example about missing resources or policy violations.
 */
export async function openPage(
  options: ContextOptions = {},
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({
    baseURL: inject('appUrl'),
    // Playwright cannot answer requests that a service worker makes. Tests of offline use have a browser of their own.
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(patienceMillis)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // Without its address, “failed to load resource” says nothing.
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  return { page, context, errors }
}

/** Opens a browser that keeps what it stores in a folder, as on a device of one's own; closing the context closes it. */
export async function openProfile(folder: string, baseURL: string): Promise<BrowserContext> {
  const executablePath = findChromium()
  const found = executablePath === null ? {} : { executablePath }
  const context = await chromium.launchPersistentContext(folder, { ...found, args: flags, baseURL })
  context.setDefaultTimeout(patienceMillis)
  return context
}

/** Creates an account and waits for the start page. */
export async function signUp(page: Page, email: string, password = 'a short sentence') {
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

/** Begins all cards of the lesson on the page, and leaves the whole lesson on it. */
export async function beginAllCards(page: Page) {
  const begin = page.getByRole('button', { name: /^Begin (?:all \d+ cards|its card)$/ })
  const whole = page.getByRole('link', { name: 'Show the whole lesson' })
  // What a section hides comes at the end of the last one.
  if ((await whichIsVisible({ begin, whole })) === 'whole') await whole.click()
  await begin.click()
  await page.getByText(/^\d+ cards? begun\./).waitFor()
}

/** Waits until one of these is visible, and returns its name; of several, the first. */
export function whichIsVisible<Name extends string>(candidates: Record<Name, Locator>): Promise<Name> {
  const entries = Object.entries<Locator>(candidates) as [Name, Locator][]
  return untilFound(async () => {
    for (const [name, locator] of entries) if (await locator.first().isVisible()) return name
    return null
  })
}

const submitButton = (page: Page, language: Language) =>
  page.getByRole('button', { name: textsIn(language, 'item').confidence.think })

/** Waits for a card, and returns how it is answered: by looking, a text, a choice, or the order of its lines. */
export async function answerMethod(
  page: Page,
  language: Language = 'en',
): Promise<'look' | 'text' | 'choice' | 'lines'> {
  const show = page.getByRole('button', { name: textsIn(language, 'study').showAnswer })
  await show.or(submitButton(page, language)).waitFor()
  // All of a card appears at once; the button that every card has comes last.
  const main = page.getByRole('main')
  return whichIsVisible({
    look: show,
    text: main.getByRole('textbox'),
    choice: main.getByRole('radio'),
    lines: submitButton(page, language),
  })
}

/** Answers the current card in any way, so that its answer and the ratings appear. */
export async function revealAnswer(page: Page, language: Language = 'en') {
  const text = textsIn(language, 'study')
  const way = await answerMethod(page, language)
  if (way === 'text') await page.getByRole('main').getByRole('textbox').fill('something')
  if (way === 'choice') await page.getByRole('main').getByRole('radio').first().check()
  if (way === 'look') await page.getByRole('button', { name: text.showAnswer }).click()
  else await submitButton(page, language).click()
  await page.getByRole('group', { name: text.rate }).waitFor()
}

/** The reasons for which an answer that was graded as wrong may be right, once they are shown. */
export const reasonsToObject = (page: Page, language: Language = 'en') =>
  page.getByRole('group', { name: textsIn(language, 'study').objection.why }).getByRole('button')

/** Says that the answer that is shown was right, for the first reason that fits it. */
export async function objectToGrade(page: Page, language: Language = 'en') {
  await page.getByText(textsIn(language, 'study').objection.open, { exact: true }).click()
  await reasonsToObject(page, language).first().click()
}

/**
 * Rates the current card, whose answer is shown, as well as it can be: Easy or Good where the answer allows it. If it was
 * graded as wrong, the learner says that it was right, and rates it Good.
 */
export async function rateAsKnown(page: Page, language: Language = 'en') {
  const text = textsIn(language, 'study')
  const ratings = page.getByRole('group', { name: text.rate })
  const objection = page.getByText(text.objection.open, { exact: true })
  if ((await whichIsVisible({ objection, ratings })) === 'objection') {
    await objectToGrade(page, language)
    await ratings.getByRole('button', { name: textsIn(language, 'ratings')[3] }).click()
  } else {
    await ratings.getByRole('button', { disabled: false }).last().click()
  }
}

/** Settings with one learning step, so that a card that is rated Good is done for the day. */
export const oneStep = JSON.stringify({ learningMinutes: [30], relearningMinutes: [10], longestDays: 365 })

/** Expects this number of answers in the page's outbox, which the server has not confirmed. */
export const expectUnsent = (page: Page, answers: number) =>
  expect
    .poll(() =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('retrace/outbox')).length),
    )
    .toBe(answers)
