import { createElement } from 'react'
import { expect, test } from 'vitest'
import { AnswerReview } from '#components/item/answer-review'
import type { Answer } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { rendered } from '#tests/support/rendered'

const face: ItemFace = {
  kind: 'sort',
  prompt: 'Which group does each of these belong to: “Warm colours” or “Cold colours”?',
  code: null,
  codeHtml: null,
  answer: ['Warm colours', 'Warm colours', 'Cold colours'],
  accepted: [],
  options: [],
  parts: ['red', 'orange', 'blue'],
  explanation: '',
  run: null,
}

function shown(...pairs: [part: string, place: string][]) {
  const answer: Answer = { kind: 'pairs', pairs: pairs.map(([part, place]) => ({ part, place })) }
  const grade = gradeAnswer(face, answer)
  return rendered(
    createElement(AnswerReview, { face, answer, grade, lesson: null, language: 'en', runHash: null }),
  )
}

test('beside a part in the wrong place stands where the learner put it', () => {
  const html = shown(['red', 'Cold colours'], ['orange', 'Warm colours'], ['blue', 'Cold colours'])
  expect(html).toContain('2 of 3 right.')
  expect(html).toMatch(/yours: <span[^>]*>Cold colours/)
})

test('a part without a place, and one that the question does not have, do not count as right', () => {
  expect(shown(['red', 'Warm colours'], ['green', 'Cold colours'])).toContain('1 of 3 right.')
})
