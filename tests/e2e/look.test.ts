import { describe, inject, test } from 'vitest'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()

const publicPages = ['/', '/sign-in', '/sign-up', '/privacy']
const learnerPages = [
  '/',
  '/lessons',
  '/lessons/asyncio/asynchronous-programming',
  '/study',
  '/quiz',
  '/progress',
  '/progress/memory',
  '/progress/map',
  '/progress/beliefs',
  '/progress/exams',
  '/progress/asyncio/coroutine',
  '/own',
  '/settings',
  '/account',
  '/nowhere',
]
const widths = [320, 1280]

async function learnersPage() {
  const opened = await openPage()
  await enterAsNewLearner(opened.page, `look-${Math.random().toString(36).slice(2)}@example.org`)
  return opened
}

test('every page is accessible, as far as a machine can see, and no wider than the screen', async () => {
  const { page, context } = await learnersPage()
  const stranger = await openPage()
  const visits = [
    ...publicPages.map((path) => ({ path, page: stranger.page })),
    ...learnerPages.map((path) => ({ path, page })),
  ]
  for (const visit of visits) {
    await visit.page.goto(visit.path)
    await visit.page.locator('h1, h2').first().waitFor()
    for (const width of widths) {
      await visit.page.setViewportSize({ width, height: 800 })
      await expectNoOverflow(visit.page)
    }
    await expectAccessible(visit.page)
  }
  await context.close()
  await stranger.context.close()
})

/** How far the middles of the header's links lie apart, in pixels. Runs in the page. */
function heightOfLinks(): number {
  const links = [...document.querySelectorAll('header a')].filter((link) => link.checkVisibility())
  const middles = links.map((link) => link.getBoundingClientRect()).map((box) => box.top + box.height / 2)
  return Math.max(...middles) - Math.min(...middles)
}

test('from 640 px on, all links of the header stand in one row', async () => {
  const { page, context } = await learnersPage()
  for (const width of [640, 700, 1023, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => page.evaluate(heightOfLinks), { message: `${width} px` }).toBeLessThan(2)
  }
  await context.close()
})

describe('safe defaults', () => {
  test('a password cannot be sent before the page is ready, and so never stands in the address', async () => {
    const { page, context } = await openPage({ javaScriptEnabled: false })
    for (const path of ['/sign-in', '/sign-up']) {
      await page.goto(path)
      await page.getByLabel('Email').fill('early@example.org')
      await page.getByLabel('Password', { exact: true }).fill('a short sentence')
      await page.getByLabel('Password', { exact: true }).press('Enter')
      await expect(page.locator('main form [type=submit]')).toBeDisabled()
      await expect(page.getByLabel('Email')).toHaveValue('early@example.org')
      await expect(page).toHaveURL(path)
    }
    await context.close()
  })

  test("a link that a visitor shares shows a picture, and a learner's own pages do without", async () => {
    const shared = '<meta property="og:image" content="'
    const html = await (await fetch(inject('appUrl'))).text()
    const address = html
      .slice(html.indexOf(shared) + shared.length)
      .split('"', 1)
      .join()
    const { headers } = await fetch(address)
    expect(headers.get('content-type')).toBe('image/png')
    const { page, context } = await learnersPage()
    const response = await page.goto('/study')
    const study = await response?.text()
    expect(study).not.toContain('og:image')
    await context.close()
  })

  test('every page has a content security policy without unsafe parts', async () => {
    const policy = (await fetch(inject('appUrl'))).headers.get('content-security-policy')
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
    expect(policy).not.toContain('unsafe')
  })

  test('over http the session cookie works, is out of reach of scripts, and is not marked Secure', async () => {
    const { context } = await learnersPage()
    const cookie = (await context.cookies()).find(({ name }) => name.includes('session-token'))
    expect(cookie).toMatchObject({
      name: 'next-auth.session-token',
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
    })
    await context.close()
  })

  test('files of the content folder are lessons and images alone, for learners alone', async () => {
    const nobody = await fetch(`${inject('appUrl')}/content/asyncio/course.md`)
    expect(nobody.status).toBe(401)
    const { page, context } = await learnersPage()
    await page.goto('/content/asyncio/01-asynchronous-programming.md#section-waiting-is-where-the-time-goes')
    await page.getByRole('heading', { level: 1, name: 'Asynchronous Programming' }).waitFor()
    await expect(page).toHaveURL(/#section-waiting-is-where-the-time-goes$/)
    for (const path of [
      'misconceptions.json',
      'course.md',
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
    ]) {
      const answer = await context.request.get(`/content/asyncio/${path}`)
      expect([path, answer.status()]).toEqual([path, 404])
    }
    await context.close()
  })

  test('a rating from another site, or from nobody, is refused', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${inject('appUrl')}/api/reviews`, { method: 'POST', headers, body: '{}' })
    const json = { 'content-type': 'application/json' }
    const elsewhere = await send({ ...json, origin: 'https://evil.example' })
    const plain = await send({ 'content-type': 'text/plain', origin: inject('appUrl') })
    const nobody = await send({ ...json, origin: inject('appUrl') })
    expect([elsewhere.status, plain.status, nobody.status]).toEqual([403, 403, 401])
  })
})
