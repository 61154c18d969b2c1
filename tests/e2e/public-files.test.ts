import { inject, test } from 'vitest'
import { expect } from '#tests/support/expect'

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
