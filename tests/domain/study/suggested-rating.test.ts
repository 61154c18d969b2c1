import { expect, test } from 'vitest'
import { sampleFace } from '#tests/support/sample-face'
import { suggestedRating } from '#domain/study/suggested-rating'

const card = { face: sampleFace({ kind: 'output-typed' }), quickMillis: 5_000, earlierPasses: 2 }
const shown = {
  kind: 'answered',
  durationMillis: 4_000,
  answer: { kind: 'text', text: '1' },
  grade: { correct: true, credit: 1, note: null },
  confidence: 'sure',
} as const
const easy = { rating: 4, reason: 'easy' }
const good = { rating: 3, reason: 'right' }

test('right, sure, quicker than usual and passed twice before is Easy', () => {
  expect(suggestedRating(card, shown)).toEqual(easy)
})

test('whatever of that is missing, it is Good', () => {
  expect(suggestedRating({ ...card, earlierPasses: 1 }, shown)).toEqual(good)
  expect(suggestedRating({ ...card, quickMillis: null }, shown)).toEqual(good)
  expect(suggestedRating(card, { ...shown, durationMillis: 6_000 })).toEqual(good)
  expect(suggestedRating(card, { ...shown, durationMillis: null })).toEqual(good)
  expect(suggestedRating(card, { ...shown, confidence: 'think' })).toEqual(good)
})

test('a choice is never Easy', () => {
  const choice = { ...card, face: sampleFace({ kind: 'output-choice' }) }
  expect(suggestedRating(choice, { ...shown, answer: { kind: 'choice', text: '1' } })).toEqual(good)
})

test('to be slow is never Again', () => {
  expect(suggestedRating(card, { ...shown, durationMillis: 599_000 })).toEqual(good)
})
