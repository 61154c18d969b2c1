import type { Response } from 'playwright'
import { inject, test } from 'vitest'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { minBytes } from '../../scripts/compressed-copies.ts'

useBrowser()

const get = (path: string) => fetch(`${inject('appUrl')}${path}`, { redirect: 'manual' })

test('search engines are kept to the pages that anyone may open', async () => {
  const response = await get('/robots.txt')
  const text = await response.text()
  expect(text).toMatch(/^Disallow: \/$/mu)
  expect(text).toMatch(/^Allow: \/sign-up$/mu)
})

test('without a contact there is no security.txt', async () => {
  const { status } = await get('/.well-known/security.txt')
  expect(status).toBe(404)
})

test.each([
  ['/api/health', 200],
  ['/api/health/live', 200],
])('%s says that the app is well, and is not cached', async (path, status) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const health: unknown = await response.json()
  expect(health).toMatchObject({ ok: true })
})

test('Python’s worker and the scripts of pages come compressed, and for ever', async () => {
  const { page, context, errors } = await openPage()
  const sent: Response[] = []
  page.on('response', (response) => {
    const isScript = /\/(?:sandbox\/.*\.(?:mjs|wasm)|_next\/static\/chunks\/.*\.js)$/
    if (isScript.test(response.url())) sent.push(response)
  })
  await page.goto('/play')
  await page.getByRole('textbox', { name: 'Program' }).waitFor()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('Hello, Ada').waitFor()
  expect(sent.length).toBeGreaterThan(10)
  for (const response of sent) {
    const headers = response.headers()
    expect(headers['cache-control'], response.url()).toContain('immutable')
    if (headers['content-encoding'] === 'br') continue
    const { length } = await response.body()
    expect(length, response.url()).toBeLessThan(minBytes)
  }
  const engine = sent.find((response) => response.url().endsWith('/engine.mjs'))
  expect(engine?.headers()['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  )
  expect(errors).toEqual([])
  await context.close()
})

test('the service worker may fetch from the app alone, and browsers ask for it each time', async () => {
  const { status, headers } = await get('/_next/static/service-worker/sw.js')
  expect(status).toBe(200)
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; connect-src 'self'",
  )
  expect(headers.get('cache-control')).toMatch(/max-age=0|no-cache/)
  expect(headers.get('service-worker-allowed')).toBe('/')
})

test('the app can be installed: it has a name, a start page, and icons that can be cut to any shape', async () => {
  const response = await get('/manifest.webmanifest')
  const manifest = (await response.json()) as { icons: { src: string; purpose?: string }[] }
  expect(manifest).toMatchObject({ name: 'Retrace', start_url: '/', display: 'standalone' })
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  const statuses = await Promise.all(manifest.icons.map(async ({ src }) => (await get(src)).status))
  expect(statuses).toEqual([200, 200, 200])
})
