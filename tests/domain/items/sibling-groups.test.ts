import { expect, test } from 'vitest'
import { siblingGroups } from '#domain/items/sibling-groups'
import { sampleCard, sampleQuestion } from '#tests/support/sample-build'

const option = (misconception: string | null) => ({
  ...{ text: misconception ?? 'key', correct: misconception === null, misconception },
  ...{ feedback: '', runHash: null, partsAt: null },
})

test('a concept is one group, whichever side of it a card asks about', () => {
  const meaning = sampleCard({ id: 'c/task/term-to-meaning', concepts: ['c/task', 'c/loop'] })
  expect(siblingGroups(meaning, [], 'c')).toEqual(['c/task'])
  expect(siblingGroups({ ...meaning, facet: 'statement' }, [], 'c')).toEqual(['c/task'])
  expect(siblingGroups({ ...meaning, concepts: [] }, [], 'c')).toEqual([])
})

test('each belief that a program tells apart is a group, each once', () => {
  const card = sampleCard({ id: 'c/program/one/behaviour', facet: 'behaviour', concepts: ['c/task'] })
  const questions = [
    sampleQuestion(card, { options: [option(null), option('M01'), option('M02')] }),
    sampleQuestion(card, { options: [option(null), option('M02')] }),
  ]
  expect(siblingGroups(card, questions, 'c')).toEqual(['c/belief/M01', 'c/belief/M02'])
  expect(siblingGroups(card, [], 'c')).toEqual([])
})
