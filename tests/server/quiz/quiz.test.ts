import { beforeAll, expect, test } from 'vitest'
import { keyOption, siblingOption } from '#domain/items/option'
import type { ItemFace } from '#domain/items/item-face'
import { prisma } from '#server/database/prisma'
import { visitLesson } from '#server/lessons/read-lesson'
import { UnknownQuestionError, answerQuestion, finishQuiz } from '#server/quiz/answer-question'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { readQuiz } from '#server/quiz/read-quiz'
import { NoQuestionsError, startQuiz } from '#server/quiz/start-quiz'
import { recordReview } from '#server/study/record-review'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studyQueue } from '#server/study/study-queue'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

const start = new Date('2026-11-23T08:00:00Z')
const later = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000)
const lessonId = 'z/lesson'

const faces: Record<string, Partial<ItemFace>> = {
  typed: {
    kind: 'output-typed',
    prompt: 'What does it print?',
    code: 'print(1)',
    answer: '1',
    accepted: ['1'],
  },
  choice: {
    kind: 'meaning-choice',
    prompt: 'What does it mean?',
    answer: 'Right.',
    accepted: ['Right.'],
    options: [
      keyOption('Right.', 'So it is.'),
      { ...siblingOption('Wrong.', 'It only looks so.'), misconception: 'M01' },
    ],
    explanation: 'The secret reason.',
  },
  order: {
    kind: 'output-order',
    prompt: 'In which order?',
    code: 'print(2)',
    answer: ['a', 'b', 'c'],
    accepted: [],
  },
}

beforeAll(async () => {
  await makeCourse('z', { lesson: [], empty: [] })
  await prisma.concept.createMany({
    data: Object.keys(faces).map((term, position) => ({
      id: `z/${term}`,
      courseId: 'z',
      lessonId,
      term,
      definition: '',
      position,
      firstLine: 1,
      lastLine: 1,
    })),
  })
  for (const [position, [name, face]] of Object.entries(faces).entries()) {
    const card = `${name}/facet`
    await makeCard({ courseId: 'z', lessonId, card, position, face: sampleFace(face) })
    await prisma.question.create({
      data: {
        id: `question of z/${card}`,
        lessonId,
        cardId: `z/${card}`,
        itemId: `item of z/${card}`,
        position,
      },
    })
  }
})

/** Answers by kind of question; the ones that are left out are given up. */
const answers = {
  right: {
    typed: { kind: 'text', text: '1' },
    choice: { kind: 'choice', text: 'Right.' },
    order: { kind: 'lines', lines: ['a', 'b', 'c'] },
  },
  wrong: {
    typed: { kind: 'text', text: '2' },
    choice: { kind: 'choice', text: 'Wrong.' },
    order: { kind: 'lines', lines: ['b', 'a', 'c'] },
  },
} as const

async function open(userId: string, attemptId: string) {
  const quiz = await readQuiz(userId, attemptId)
  if (quiz?.state !== 'open') throw new Error('an open quiz was expected')
  return quiz
}

async function finished(userId: string, attemptId: string) {
  const quiz = await readQuiz(userId, attemptId)
  if (quiz?.state !== 'finished') throw new Error('a finished quiz was expected')
  return quiz
}

const nameOf = (kind: string) =>
  kind === 'output-typed' ? 'typed' : kind === 'output-order' ? 'order' : 'choice'

async function take(userId: string, which: 'right' | 'wrong', now: Date) {
  const attemptId = await startQuiz(userId, { lessonId }, now)
  for (const { position, ask } of (await open(userId, attemptId)).questions) {
    const answer = answers[which][nameOf(ask.kind)]
    await answerQuestion(
      userId,
      {
        attemptId,
        position,
        answer: answer.kind === 'lines' ? { ...answer, lines: [...answer.lines] } : answer,
      },
      now,
    )
  }
  return finished(userId, attemptId)
}

const schedule = async (userId: string, cardId: string) =>
  scheduleOf(
    await prisma.cardSchedule.findUnique({
      where: { userId_cardId: { userId, cardId } },
      select: scheduleSelect,
    }),
  )

/** A learner to whom every card was introduced on the first day, rated Easy. */
async function introduced(name: string) {
  const userId = await makeLearner(name)
  await visitLesson(userId, lessonId, start)
  for (const { cardId, itemId, revision } of (await studyQueue(userId, start)).cards) {
    const key = `quiz-${cardId.replaceAll('/', '-')}`
    const shown = {
      key,
      cardId,
      itemId,
      revision,
      answer: null,
      durationMillis: 1,
      atMillis: start.getTime(),
    }
    await recordReview(userId, { ...shown, rating: 4 }, start)
  }
  return userId
}

test('no key and no explanation leaves the server while a quiz is open', async () => {
  const userId = await makeLearner('curious')
  const attemptId = await startQuiz(userId, { lessonId }, start)
  const quiz = await open(userId, attemptId)
  expect(quiz.questions).toHaveLength(3)
  expect(JSON.stringify(quiz)).not.toMatch(/secret|correct|feedback|misconception|accepted/)
  expect(quiz.questions.find(({ ask }) => ask.kind === 'output-order')?.ask.lines).not.toEqual([
    'a',
    'b',
    'c',
  ])
  expect(await open(userId, attemptId)).toEqual(quiz)
})

test('a finished quiz shows the answer, the truth and the reason', async () => {
  const userId = await makeLearner('wrong')
  const quiz = await take(userId, 'wrong', start)
  expect(quiz).toMatchObject({ score: { right: 0, of: 3 }, moved: 0, lesson: { id: lessonId } })
  expect(quiz.answers.find(({ face }) => face.kind === 'meaning-choice')).toMatchObject({
    answer: { kind: 'choice', text: 'Wrong.' },
    grade: { correct: false },
    face: {
      explanation: 'The secret reason.',
      options: [{ feedback: 'So it is.' }, { feedback: 'It only looks so.' }],
    },
    rating: null,
  })
  expect(await pastQuizzes(userId)).toMatchObject([{ attemptId: quiz.attemptId, score: { right: 0, of: 3 } }])
})

test('a quiz never introduces a card', async () => {
  const userId = await makeLearner('unready')
  await take(userId, 'right', start)
  expect(await prisma.cardSchedule.count({ where: { userId } })).toBe(0)
  const events = await prisma.reviewLog.findMany({
    where: { userId },
    select: { event: true, correct: true },
  })
  expect(events).toEqual([1, 2, 3].map(() => ({ event: 'practised', correct: true })))
})

test('what is due and known is rated Good, but not by a choice; what is rated today stays', async () => {
  const userId = await introduced('prepared')
  expect((await take(userId, 'wrong', later(0, 5))).moved).toBe(0)

  const due = await schedule(userId, 'z/typed/facet')
  const quiz = await take(userId, 'right', later(30))
  expect(quiz).toMatchObject({ score: { right: 3, of: 3 }, moved: 2 })
  expect(quiz.answers.map(({ face, rating }) => [nameOf(face.kind), rating]).sort()).toEqual([
    ['choice', null],
    ['order', 3],
    ['typed', 3],
  ])
  expect(await schedule(userId, 'z/typed/facet')).toMatchObject({
    state: 'Review',
    reps: 2,
    revision: due.revision + 1,
  })
  expect(await schedule(userId, 'z/choice/facet')).toMatchObject({ reps: 1 })
})

test('what turns out to be forgotten is learned again, due or not', async () => {
  const userId = await introduced('forgetful')
  const quiz = await take(userId, 'wrong', later(2))
  expect(quiz).toMatchObject({ score: { right: 0, of: 3 }, moved: 3 })
  expect(await schedule(userId, 'z/choice/facet')).toMatchObject({ state: 'Relearning', lapses: 1 })
  expect((await take(userId, 'wrong', later(2, 10))).moved).toBe(0)
})

test('the first answer stays', async () => {
  const userId = await introduced('hasty')
  const attemptId = await startQuiz(userId, { lessonId }, later(30))
  const question = (await open(userId, attemptId)).questions.find(({ ask }) => ask.kind === 'output-typed')
  const given = { attemptId, position: question?.position ?? -1 }
  const kinds = await Promise.all(
    ['2', '1', '1'].map((text) =>
      answerQuestion(userId, { ...given, answer: { kind: 'text', text } }, later(30)),
    ),
  )
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(['answered', 'repeated', 'repeated'])
  await finishQuiz(userId, attemptId, later(30, 1))
  expect((await finished(userId, attemptId)).score.of).toBe(3)
  expect(await prisma.reviewLog.count({ where: { userId, key: { startsWith: 'quiz/' } } })).toBe(1)
})

test('what is left open when a quiz is finished was given up, and is closed', async () => {
  const userId = await makeLearner('leaving')
  const attemptId = await startQuiz(userId, { lessonId }, start)
  await finishQuiz(userId, attemptId, start)
  const quiz = await finished(userId, attemptId)
  expect(quiz.answers.map(({ answer }) => answer.kind)).toEqual(['gave-up', 'gave-up', 'gave-up'])
  const late = { attemptId, position: 0, answer: { kind: 'text', text: '1' } } as const
  expect(await answerQuestion(userId, late, start)).toEqual({ kind: 'closed', isFinished: true })
})

test('a quiz that was not begun is taken up again', async () => {
  const userId = await makeLearner('double click')
  const first = await startQuiz(userId, { lessonId }, start)
  expect(await startQuiz(userId, { lessonId }, start)).toBe(first)
  await answerQuestion(userId, { attemptId: first, position: 0, answer: { kind: 'gave-up' } }, start)
  expect(await startQuiz(userId, { lessonId }, start)).not.toBe(first)
})

test("another learner's quiz can neither be read nor answered", async () => {
  const [owner, stranger] = [await makeLearner('quiz owner'), await makeLearner('quiz stranger')]
  const attemptId = await startQuiz(owner, { lessonId }, start)
  expect(await readQuiz(stranger, attemptId)).toBeNull()
  const answer = { attemptId, position: 0, answer: { kind: 'gave-up' } } as const
  await expect(answerQuestion(stranger, answer, start)).rejects.toThrow(UnknownQuestionError)
  await finishQuiz(stranger, attemptId, start)
  expect((await open(owner, attemptId)).questions.every(({ answered }) => !answered)).toBe(true)
})

test('a lesson without questions has no quiz', async () => {
  const userId = await makeLearner('asker')
  await expect(startQuiz(userId, { lessonId: 'z/empty' }, start)).rejects.toThrow(NoQuestionsError)
})
