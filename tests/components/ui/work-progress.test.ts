import { createElement } from 'react'
import { expect, test } from 'vitest'
import { WorkProgress } from '#components/ui/work-progress'
import { rendered } from '#tests/support/rendered'

const shown = (share: number | null) =>
  rendered(createElement(WorkProgress, { work: { words: 'Storing…', share } }))
const announced = (html: string) => /role="status"[^>]*>(.*?)</.exec(html)?.[1]?.trim()

test('a bar has the words for its name, and the share that is done', () => {
  expect(shown(0.427)).toMatch(
    /<span id="(?<id>[^"]+)">Storing…<\/span>.*<progress [^>]*aria-labelledby="\k<id>" max="100" value="42"/,
  )
  expect(shown(null)).not.toContain('value=')
})

test('a screen reader hears of the beginning and of each quarter, not of each percent', () => {
  const heard = Array.from({ length: 101 }, (_, percent) => announced(shown(percent / 100)))
  expect([...new Set([announced(shown(null)), ...heard])]).toEqual([
    'Storing…',
    'Storing… 25 %',
    'Storing… 50 %',
    'Storing… 75 %',
    'Storing… 100 %',
  ])
})

test('the place where that is said is there before', () => {
  expect(rendered(createElement(WorkProgress, { work: null }))).toBe('<p role="status" class="sr-only"></p>')
})
