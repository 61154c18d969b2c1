import { describe, expect, it } from 'vitest'
import { evaluatePart, scoresByKind } from '../../scripts/content/evaluation/evaluate-part.ts'
import { fitWeights } from '../../scripts/content/evaluation/fit-weights.ts'
import { matchClaims } from '../../scripts/content/evaluation/match-claims.ts'
import { precisionOf, recallOf } from '../../scripts/content/evaluation/score.ts'

describe('the labelled lessons', () => {
  // Raise the floors with the figures of `npm run content -- evaluate`; never lower them.
  it.each([
    ['open', 0.8, 0.58],
    ['aside', 0.8, 0.46],
  ] as const)(
    'of the %s part are read with precision %f and recall %f or better',
    (part, precision, recall) => {
      const { definition } = scoresByKind(evaluatePart(part))
      expect(precisionOf(definition)).toBeGreaterThanOrEqual(precision)
      expect(recallOf(definition)).toBeGreaterThanOrEqual(recall)
    },
  )
})

describe('a claim that was read', () => {
  const labelled = {
    kind: 'definition' as const,
    line: 7,
    term: 'mutex',
    aliases: ['lock'],
    says: 'lets one thread in at a time',
  }
  const matched = (read: Partial<typeof labelled>) =>
    matchClaims([labelled], [{ ...labelled, ...read }]).hits.length

  it.each([
    ['the same', {}],
    ['in the plural', { term: 'Mutexes' }],
    ['under its other name', { term: 'Lock', aliases: [] }],
    ['a line further', { line: 8 }],
    ['with more text', { says: 'lets one thread in at a time, and makes the others wait' }],
  ])('is right if it is %s', (_, read) => {
    expect(matched(read)).toBe(1)
  })

  it.each([
    ['of another name', { term: 'semaphore', aliases: [] }],
    ['far away', { line: 20 }],
    ['of another meaning', { says: 'counts threads' }],
  ])('is wrong if it is %s', (_, read) => {
    expect(matched(read)).toBe(0)
  })
})

it('evidence that tells readings apart gets the greater weight', () => {
  const weights = fitWeights(
    [
      ...Array.from({ length: 20 }, () => ({
        evidence: ['article', 'common'],
        reading: 'definition' as const,
      })),
      ...Array.from({ length: 20 }, () => ({ evidence: ['pointer', 'common'], reading: 'none' as const })),
    ],
    ['none', 'definition'],
    0.002,
  )
  expect(weights['article']?.definition).toBeGreaterThan(weights['pointer']?.definition ?? 0)
  expect(weights['pointer']?.none).toBeGreaterThan(weights['article']?.none ?? 0)
  expect(Math.abs(weights['common']?.definition ?? 1)).toBeLessThan(weights['article']?.definition ?? 0)
})
