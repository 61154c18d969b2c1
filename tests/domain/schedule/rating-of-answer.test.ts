import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { confidences } from '#domain/items/confidence'
import { itemKinds, type ItemKind } from '#domain/items/items'
import { choiceKinds } from '#domain/items/kind-rules'
import { defaultWeights } from '#domain/schedule/fsrs'
import {
  allowedRatings,
  nearestAllowed,
  ratingInQuiz,
  suggestedRating,
  type GradedAnswer,
} from '#domain/schedule/rating-of-answer'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'

describe('in a study session', () => {
  const card = (kind: ItemKind = 'output-typed') => ({
    face: { kind },
    quickMillis: 5_000,
    earlierPasses: 2,
  })
  const right: GradedAnswer = {
    answer: { kind: 'text', text: '1' },
    grade: { correct: true, credit: 1, note: null },
    confidence: 'sure',
    durationMillis: 4_000,
  }
  const wrong: GradedAnswer = {
    ...right,
    grade: { correct: false, credit: 0.9, note: 'case', firstDifference: 1, lines: { right: 9, of: 10 } },
  }
  const gaveUp: GradedAnswer = { ...wrong, answer: { kind: 'gave-up' }, confidence: null }
  const easy = { rating: 4, reason: 'easy' }
  const good = { rating: 3, reason: 'right' }

  it('suggests Again for a wrong answer, however sure, quick and nearly right it was', () => {
    expect(suggestedRating(card(), wrong)).toEqual({ rating: 1, reason: 'wrong' })
    expect(suggestedRating(card('output-choice'), { ...wrong, confidence: 'guess' })).toEqual({
      rating: 1,
      reason: 'wrong',
    })
  })

  it('suggests Again to a learner who gave up, and allows nothing else', () => {
    expect(suggestedRating(card(), gaveUp)).toEqual({ rating: 1, reason: 'gave-up' })
    expect(allowedRatings(card(), gaveUp)).toEqual([1])
    expect(allowedRatings(card(), gaveUp, 'key')).toEqual([1])
  })

  it('lets a graded answer be rated lower than it was graded, but not higher', () => {
    expect(allowedRatings(card(), wrong)).toEqual([1])
    expect(allowedRatings(card(), right)).toEqual([1, 2, 3, 4])
    expect(allowedRatings(card(), { ...right, confidence: 'think' })).toEqual([1, 2, 3])
    expect(allowedRatings(card('output-choice'), right)).toEqual([1, 2, 3])
  })

  it('lets learners rate as they like what only they can judge', () => {
    expect(allowedRatings(card(), null)).toEqual([1, 2, 3, 4])
    expect(allowedRatings(card('self-graded'), wrong)).toEqual([1, 2, 3, 4])
  })

  it('lets a learner who was right say how well they knew it, at most Good', () => {
    expect(allowedRatings(card(), wrong, 'typo')).toEqual([2, 3])
    expect(suggestedRating(card(), wrong, 'typo')).toEqual({ rating: 3, reason: 'overridden' })
    expect(allowedRatings(card(), right, 'typo')).toEqual([1, 2, 3, 4])
  })

  it('counts nothing that was answered after reading the answer as better than Hard', () => {
    const helped = { ...card(), isHelped: true }
    expect(suggestedRating(helped, right)).toEqual({ rating: 2, reason: 'helped' })
    expect(suggestedRating(helped, wrong)).toEqual({ rating: 1, reason: 'wrong' })
    expect(suggestedRating(helped, wrong, 'typo')).toEqual({ rating: 2, reason: 'overridden' })
    expect(allowedRatings(helped, right)).toEqual([1, 2])
    expect(allowedRatings(helped, wrong, 'typo')).toEqual([2])
    expect(allowedRatings(helped, null)).toEqual([1, 2])
  })

  test.for([
    [4, [1, 2, 3], 3],
    [4, [1], 1],
    [4, [2, 3], 3],
    [1, [2, 3], 2],
    [2, [1, 2, 3, 4], 2],
  ] as const)('corrects %s to the nearest of %o: %s', ([rating, allowed, nearest]) => {
    expect(nearestAllowed(rating, allowed)).toBe(nearest)
  })

  it('suggests Easy for an answer that is right, sure, quicker than usual and the third pass', () => {
    expect(suggestedRating(card(), right)).toEqual(easy)
  })

  test.for([
    ['fewer passes', { ...card(), earlierPasses: 1 }, right],
    ['no usual time yet', { ...card(), quickMillis: null }, right],
    ['an answer that took longer', card(), { ...right, durationMillis: 5_000 }],
    ['a learner who was away meanwhile', card(), { ...right, durationMillis: null }],
    ['less confidence', card(), { ...right, confidence: 'think' }],
    ['confidence that was not asked', card(), { ...right, confidence: null }],
    ['a choice', card('output-choice'), { ...right, answer: { kind: 'choice', text: '1' } }],
  ] as const)('suggests Good, not Easy, with %s', ([, answered, given]) => {
    expect(suggestedRating(answered, given)).toEqual(good)
  })

  it('suggests nothing for a right guess among options, but Good for one that was typed', () => {
    const guessed = { ...right, confidence: 'guess' } as const
    expect(suggestedRating(card('output-choice'), guessed)).toEqual({ rating: null, reason: 'guessed' })
    expect(suggestedRating(card(), guessed)).toEqual(good)
  })

  it('suggests nothing where learners grade themselves, or saw the answer without giving one', () => {
    expect(suggestedRating(card('self-graded'), right)).toEqual({ rating: null, reason: null })
    expect(suggestedRating(card(), null)).toEqual({ rating: null, reason: null })
  })

  it('never suggests Hard, a pass for a wrong answer, Again for a right one, or Easy for a choice', () => {
    const anyCard = fc.record({
      face: fc.record({ kind: fc.constantFrom(...itemKinds.filter((kind) => kind !== 'self-graded')) }),
      quickMillis: fc.option(fc.nat(100_000)),
      earlierPasses: fc.nat(5),
    })
    const anyGiven = fc.record({
      answer: fc.constant({ kind: 'text' as const, text: 'x' }),
      grade: fc.constantFrom(right.grade, wrong.grade),
      confidence: fc.option(fc.constantFrom(...confidences)),
      durationMillis: fc.option(fc.nat(600_000)),
    })
    fc.assert(
      fc.property(anyCard, anyGiven, (answered, given) => {
        const { rating } = suggestedRating(answered, given)
        expect(rating).not.toBe(2)
        expect(rating === 1).toBe(!given.grade.correct)
        if (choiceKinds.has(answered.face.kind)) expect(rating).not.toBe(4)
      }),
    )
  })
})

describe('in a quiz', () => {
  const today = 100
  const memory = {
    stability: 5,
    difficulty: 5,
    weightsVersion: defaultWeights.version,
    lastReviewedAtMillis: 0,
    lastStudyDay: 90,
  }
  const due: CardSchedule = { ...newSchedule, ...memory, state: 'Review', dueDay: today }
  const notDue: CardSchedule = { ...due, dueDay: today + 1 }
  const learning: CardSchedule = { ...newSchedule, ...memory, state: 'Learning', step: 0, dueAtMillis: 0 }
  const right = { kind: 'output-typed', correct: true, isFirstOfDay: true } as const
  const wrong = { ...right, correct: false } as const
  const rightChoice = { ...right, kind: 'output-choice' } as const

  test.for([
    ['a right answer on a due card is Good', due, right, 3],
    ['a wrong answer on a due card is Again', due, wrong, 1],
    ['a right choice, which may be a guess, is practice', due, rightChoice, null],
    ['a wrong choice is Again', due, { ...rightChoice, correct: false }, 1],
    [
      'a right answer after another try on the same day is practice',
      due,
      { ...right, isFirstOfDay: false },
      null,
    ],
    ['a wrong answer after another try on the same day is Again', due, { ...wrong, isFirstOfDay: false }, 1],
    ['a right answer on a card that is not due is practice', notDue, right, null],
    ['a wrong answer on a card that is not due is Again', notDue, wrong, 1],
    ['an answer on a card that was rated today is practice', { ...notDue, lastStudyDay: today }, wrong, null],
    ['a right answer on a learning card is practice', learning, right, null],
    ['a wrong answer on a learning card is Again', learning, wrong, 1],
    ['an answer on a new card is practice', newSchedule, wrong, null],
    ['an answer on a suspended card is practice', { ...due, suspended: true }, wrong, null],
  ] as const)('%s', ([, schedule, quizTry, rating]) => {
    expect(ratingInQuiz(schedule, quizTry, today)).toBe(rating)
  })
})
