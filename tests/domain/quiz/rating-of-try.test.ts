import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { ratingOfTry } from '#domain/quiz/rating-of-try'
import { newSchedule } from '#domain/schedule/schedule'
import type { CardSchedule } from '#domain/schedule/schedule'

const today = 100
const memory = {
  stability: 5,
  difficulty: 5,
  weightsVersion: defaultWeights.version,
  lastReviewedAtMillis: 0,
  lastStudyDay: 90,
}
const due: CardSchedule = { ...newSchedule, ...memory, state: 'Review', dueDay: 100 }
const notDue: CardSchedule = { ...due, dueDay: 101 }
const learning: CardSchedule = { ...newSchedule, ...memory, state: 'Learning', step: 0, dueAtMillis: 0 }
const right = { kind: 'output-typed', correct: true, isFirstOfDay: true } as const
const wrong = { ...right, correct: false } as const
const rightChoice = { ...right, kind: 'output-choice' } as const

test.for([
  ['a due card that was known', due, right, 3],
  ['a due card that was not known', due, wrong, 1],
  ['a due card and a right choice, which may be a guess', due, rightChoice, null],
  ['a due card and a wrong choice', due, { ...rightChoice, correct: false }, 1],
  ['a due card that was tried before today', due, { ...right, isFirstOfDay: false }, null],
  ['a due card that was tried before today, and is forgotten now', due, { ...wrong, isFirstOfDay: false }, 1],
  ['a card that is not due and was known', notDue, right, null],
  ['a card that is not due and was not known', notDue, wrong, 1],
  ['a card that was rated today', { ...notDue, lastStudyDay: today }, wrong, null],
  ['a learning card that was known', learning, right, null],
  ['a learning card that was not known', learning, wrong, 1],
  ['a card that is new', newSchedule, wrong, null],
  ['a card that is suspended', { ...due, suspended: true }, wrong, null],
] as const)('%s', ([, schedule, quizTry, rating]) => {
  expect(ratingOfTry(schedule, quizTry, today)).toBe(rating)
})
