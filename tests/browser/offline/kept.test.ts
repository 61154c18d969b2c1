import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  audienceOf,
  filesOf,
  isExpired,
  keptLimits,
  keyOf,
  surplusOf,
  titleOf,
  withAttribute,
  type Kept,
} from '#browser/offline/kept'

const day = 86_400_000
const keyOfPath = (path: string) => keyOf(new URL(path, 'http://localhost'))

describe('which pages are kept', () => {
  test.each(['/', '/study', '/lessons', '/play'])('%s is', (path) => expect(keyOfPath(path)).toBe(path))

  test('a lesson is, whichever part of it is shown', () => {
    expect(keyOfPath('/lessons/asyncio/tasks')).toBe('/lessons/asyncio/tasks')
    expect(keyOfPath('/lessons/asyncio/tasks?view=whole#end')).toBe('/lessons/asyncio/tasks')
  })

  test.each([
    '/account',
    '/settings',
    '/progress',
    '/quiz/1',
    '/api/account/export',
    '/lessons/asyncio/tasks/practice',
    // The cards of one lesson are not those of the day.
    '/study?lesson=asyncio/tasks',
    '/play?run=1',
  ])('%s is not', (path) => expect(keyOfPath(path)).toBeNull())
})

describe('what has to go', () => {
  const kept = fc.record({
    key: fc.oneof(
      fc.constantFrom('/', '/study', '/lessons', '/play'),
      fc.nat(2_000).map((n) => `/lessons/course/${n}`),
    ),
    bytes: fc.nat(3_000_000),
    atMillis: fc.nat(40 * day),
  })
  const everything = fc.uniqueArray(kept, { selector: ({ key }) => key, maxLength: 60 })
  const now = 40 * day

  test('what is left is within the limits, and not expired', () => {
    fc.assert(
      fc.property(everything, (all) => {
        const gone = new Set(surplusOf(all, now))
        const left = all.filter(({ key }) => !gone.has(key))
        const bytes = left.reduce((sum, one) => sum + one.bytes, 0)
        expect(bytes).toBeLessThanOrEqual(keptLimits.bytes)
        expect(left.length).toBeLessThanOrEqual(keptLimits.entries)
        expect(left.some((one) => isExpired(one, now))).toBe(false)
      }),
    )
  })

  test('of what is within the limits, nothing goes', () => {
    const few: Kept[] = [{ key: '/study', bytes: 200_000, atMillis: now - day }]
    expect(surplusOf(few, now)).toEqual([])
  })

  test('the oldest lesson goes before newer ones, and the cards of the day last', () => {
    const large = { bytes: keptLimits.bytes / 3 }
    const all: Kept[] = [
      { key: '/study', atMillis: now - 4 * day, ...large },
      { key: '/lessons/a/old', atMillis: now - 3 * day, ...large },
      { key: '/lessons/a/newer', atMillis: now - 2 * day, ...large },
      { key: '/lessons/a/newest', atMillis: now - day, ...large },
    ]
    expect(surplusOf(all, now)).toEqual(['/lessons/a/old'])
  })
})

describe('what a page says of itself', () => {
  const page = (attributes: string, body = '') =>
    `<!DOCTYPE html><html lang="en" ${attributes}><head><title>Tasks &amp; time · Retrace</title></head><body>${body}</body></html>`

  test('for whom it is, and which build it needs', () => {
    expect(audienceOf(page('data-learner="42" data-build="b1"'))).toEqual({ learnerId: '42', build: 'b1' })
    expect(audienceOf(page('data-learner="" data-build="b1"'))).toEqual({ learnerId: '', build: 'b1' })
  })

  test('a page that is not of this app says nothing, even if its text does', () => {
    expect(audienceOf('Welcome to this network')).toBeNull()
    expect(audienceOf(page('', '<p> data-learner="1" data-build="b"</p>'))).toBeNull()
  })

  test('what its scripts are to know stands in its first tag alone', () => {
    expect(withAttribute('<html lang="en"><p>&lt;html</p>', 'data-kept-at', '$&1')).toBe(
      '<html data-kept-at="$&1" lang="en"><p>&lt;html</p>',
    )
  })

  test('its runs and images, each once', () => {
    const body =
      '<article data-runs="aa bb aa"><img alt="" src="/content/course/a.png"><img src="/content/course/a.png"></article>'
    expect(filesOf(page('', body))).toEqual(['/api/runs/aa', '/api/runs/bb', '/content/course/a.png'])
    expect(filesOf(page('', '<article data-runs=""></article>'))).toEqual([])
  })

  test('its title', () => expect(titleOf(page(''))).toBe('Tasks &amp; time · Retrace'))
})
