import { beforeAll, beforeEach, expect, test } from 'vitest'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { answerQuestion } from '#server/quiz/answer-question'
import { discardQuiz } from '#server/quiz/discard-quiz'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { readQuiz } from '#server/quiz/read-quiz'
import { startQuiz } from '#server/quiz/start-quiz'
import { makeAskedConcept, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

const now = new Date('2026-11-23T08:00:00Z')
let learner: string
let attemptId: string

beforeAll(async () => {
  await makeCourse('z', { lesson: [] })
  for (const [position, name] of ['one', 'two'].entries()) {
    const face = sampleFace({ prompt: name, kind: 'term-typed', answer: 'yes', accepted: ['yes'] })
    await makeAskedConcept({ courseId: 'z', lessonId: 'z/lesson', name, position, face })
  }
})

let learners = 0
beforeEach(async () => {
  learners += 1
  learner = await makeLearner(`discards-${learners}`)
  attemptId = await startQuiz(learner, quizSetupSchema.parse({ lessonIds: ['z/lesson'] }), now)
})

const answerFirst = (text: string) =>
  answerQuestion(learner, { attemptId, position: 0, answer: { kind: 'text', text }, confidence: null }, now)

test('a quiz without answers is gone', async () => {
  await discardQuiz(learner, attemptId, now)
  expect(await pastQuizzes(learner, now)).toEqual([])
  expect(await readQuiz(learner, attemptId, now)).toBeNull()
})

test('a quiz with an answer is finished, and its answer is graded', async () => {
  await answerFirst('yes')
  await discardQuiz(learner, attemptId, now)
  expect(await pastQuizzes(learner, now, 'open')).toEqual([])
  expect(await pastQuizzes(learner, now)).toMatchObject([{ attemptId, score: { right: 1, of: 2 } }])
})

test('a finished quiz stays as it is', async () => {
  await answerFirst('no')
  await discardQuiz(learner, attemptId, now)
  const before = await readQuiz(learner, attemptId, now)
  await discardQuiz(learner, attemptId, new Date(now.getTime() + 60_000))
  expect(await readQuiz(learner, attemptId, now)).toEqual(before)
})

test('nobody can discard another learner’s quiz', async () => {
  const other = await makeLearner(`${learner}-other`)
  await discardQuiz(other, attemptId, now)
  await answerFirst('yes')
  await discardQuiz(other, attemptId, now)
  expect(await pastQuizzes(learner, now, 'open')).toMatchObject([{ attemptId, answered: 1 }])
})
