import { describe, expect, test } from 'vitest'
import { correctionsFor, eventsOfAnki, type AnkiReview } from '#domain/exchange/anki-log'
import { cardTypes } from '#domain/exchange/anki-schedule'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'

/** As in Anki's manual of its database. */
const reviewKinds = { learning: 0, review: 1, relearning: 2, filtered: 3, manual: 4 }
const now = new Date('2026-11-30T12:00:00Z')
const at = Date.parse('2026-11-01T12:00:00Z')
const review = (part: Partial<AnkiReview>): AnkiReview => ({
  ...{ id: at, ease: 3, ivl: 1, lastIvl: 0, factor: 2_500, time: 4_000, type: reviewKinds.review, ...part },
})
const read = (reviews: AnkiReview[], hasFourButtons = true) => eventsOfAnki(reviews, { hasFourButtons, now })

describe('the log of Anki', () => {
  test('comes in the order of its instants', () => {
    expect(read([review({ id: at + 5, ease: 1 }), review({ id: at, ease: 4 })])).toEqual([
      { event: 'rated', atMillis: at, rating: 4, durationMillis: 4_000 },
      { event: 'rated', atMillis: at + 5, rating: 1, durationMillis: 4_000 },
    ])
  })

  test('has three buttons in the steps of the first scheduler, and four afterwards', () => {
    const pressed = (type: number, hasFourButtons: boolean) =>
      [1, 2, 3].map((ease) => {
        const [event] = read([review({ ease, type })], hasFourButtons)
        return event?.event === 'rated' ? event.rating : null
      })
    expect(pressed(reviewKinds.learning, false)).toEqual([1, 3, 4])
    expect(pressed(reviewKinds.relearning, false)).toEqual([1, 3, 4])
    expect(pressed(reviewKinds.review, false)).toEqual([1, 2, 3])
    expect(pressed(reviewKinds.learning, true)).toEqual([1, 2, 3])
  })

  test('does not count answers outside the schedule, nor dates that were set by hand', () => {
    expect(read([review({ type: reviewKinds.filtered, factor: 0 })])).toEqual([])
    expect(read([review({ type: reviewKinds.filtered, factor: 2_500 })])).toHaveLength(1)
    expect(read([review({ type: reviewKinds.manual, ease: 0, factor: 2_500 })])).toEqual([])
    expect(read([review({ type: 5, ease: 0 })])).toEqual([])
  })

  test('knows cards that were forgotten on purpose', () => {
    expect(read([review({ type: reviewKinds.manual, ease: 0, factor: 0 })])).toEqual([
      { event: 'reset', atMillis: at },
    ])
  })

  test('is not believed where it cannot be true', () => {
    expect(read([review({ id: 12 }), review({ ease: 9 }), review({ ease: -1 })])).toEqual([])
    expect(read([review({ id: now.getTime() + 1e9, time: 1e12 })])).toEqual([
      { event: 'rated', atMillis: now.getTime(), rating: 3, durationMillis: 3_600_000 },
    ])
  })
})

describe('what follows the log', () => {
  const memory = {
    stability: 5,
    difficulty: 5,
    weightsVersion: 'w',
    lastReviewedAtMillis: 1,
    lastStudyDay: 1,
  }
  const inReview: CardSchedule = { ...newSchedule, state: 'Review', dueDay: 20, ...memory }
  const inSteps: CardSchedule = { ...newSchedule, state: 'Learning', step: 0, dueAtMillis: 1, ...memory }
  const standing = (type: number, dueDay: number | null, isSuspended = false) => ({
    type,
    dueDay,
    isSuspended,
  })

  test('is nothing for a card that stands where it stood', () => {
    expect(correctionsFor(newSchedule, standing(cardTypes.New, null))).toEqual([])
    expect(correctionsFor(inReview, standing(cardTypes.Review, 20))).toEqual([])
    expect(correctionsFor(inSteps, standing(cardTypes.Learning, 20))).toEqual([])
  })

  test('keeps the due date of a card in review, whatever FSRS would say', () => {
    expect(correctionsFor(inReview, standing(cardTypes.Review, 31))).toEqual([
      { event: 'dueSet', dueDay: 31 },
    ])
    expect(correctionsFor(inSteps, standing(cardTypes.Review, 31))).toEqual([{ event: 'dueSet', dueDay: 31 }])
    expect(correctionsFor(inReview, standing(cardTypes.Relearning, 3))).toEqual([
      { event: 'dueSet', dueDay: 3 },
    ])
  })

  test('makes new what is new in Anki, and suspends what is suspended', () => {
    expect(correctionsFor(inReview, standing(cardTypes.New, null, true))).toEqual([
      { event: 'reset' },
      { event: 'suspended' },
    ])
    expect(correctionsFor(newSchedule, standing(cardTypes.Review, 3, true))).toEqual([{ event: 'suspended' }])
  })
})
