import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { quizSetupSchema, type QuizSetup } from '#domain/quiz/quiz-setup'
import { keyOption, distractorOption } from '#domain/items/option'
import type { Answer } from '#domain/items/answer'
import type { ItemFace } from '#domain/items/item-face'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { answerQuestion, markQuestion, UnknownQuestionError } from '#server/quiz/answer-question'
import { finishQuiz } from '#server/quiz/finish-quiz'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { isPretestAvailable } from '#server/quiz/pretest-available'
import { readQuiz } from '#server/quiz/read-quiz'
import { NoQuestionsError, startPretest, startQuiz, startRetry } from '#server/quiz/start-quiz'
import { defaultWeights } from '#domain/schedule/fsrs'
import { studyDayOf } from '#domain/schedule/study-day'
import { knowledgeOfCards } from '#server/progress/knowledge-of-cards'
import { recordReview } from '#server/study/record-review'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studyQueue } from '#server/study/study-queue'
import { makeAskedConcept, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { watchDatabase, type Use } from '#tests/support/watch-database'

const start = new Date('2026-11-23T08:00:00Z')
const later = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000)
const lessonId = 'z/lesson'
const longLength = 30

const setup = (part: Partial<QuizSetup> = {}) => quizSetupSchema.parse({ lessonIds: [lessonId], ...part })

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
      { ...distractorOption('Wrong.', 'It only looks so.'), misconception: 'M01' },
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
  await makeCourse('z', { lesson: [], empty: [], long: [] })
  for (const [position, [name, face]] of Object.entries(faces).entries()) {
    await makeAskedConcept({ courseId: 'z', lessonId, name, position, face: sampleFace(face) })
  }
  for (let n = 0; n < longLength; n += 1) {
    const prompt = `What is meant by number ${n}?`
    const face = sampleFace({ kind: 'term-typed', prompt, answer: `word ${n}` })
    await makeAskedConcept({ courseId: 'z', lessonId: 'z/long', name: `long-${n}`, position: n, face })
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

async function open(userId: string, attemptId: string, now = start) {
  const quiz = await readQuiz(userId, attemptId, now)
  if (quiz?.state !== 'open') throw new Error('an open quiz was expected')
  return quiz
}

async function finished(userId: string, attemptId: string, now = start) {
  const quiz = await readQuiz(userId, attemptId, now)
  if (quiz?.state !== 'finished') throw new Error('a finished quiz was expected')
  return quiz
}

const nameOf = (kind: string) =>
  kind === 'output-typed' ? 'typed' : kind === 'output-order' ? 'order' : 'choice'

const movedIn = (quiz: { answers: { moved: unknown }[] }) =>
  quiz.answers.filter(({ moved }) => moved !== null).length

async function take(userId: string, which: 'right' | 'wrong', now: Date) {
  const attemptId = await startQuiz(userId, setup(), now)
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
    await database.read((db) =>
      db
        .selectFrom('CardSchedule')
        .select(scheduleColumns)
        .where('userId', '=', userId)
        .where('cardId', '=', cardId)
        .executeTakeFirst(),
    ),
  )

/** What is in a learner's log. */
const logOf = (userId: string) =>
  database.read((db) =>
    db.selectFrom('ReviewLog').select(['key', 'event', 'correct']).where('userId', '=', userId).execute(),
  )

const logOfQuizzes = async (userId: string) =>
  (await logOf(userId)).filter(({ key }) => key.startsWith('quiz/'))

const schedulesOf = (userId: string) =>
  database.read((db) => db.selectFrom('CardSchedule').select('cardId').where('userId', '=', userId).execute())

/** A learner to whom every card was introduced on the first day, rated Easy. */
async function introduced(name: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, lessonId, start)
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

test('an answer in a quiz shows something about a card that was never studied', async () => {
  const today = studyDayOf(start.getTime(), { timeZone: 'UTC', rolloverHour: 4 })
  const states = async (userId: string) => [
    ...(await database.read((db) => knowledgeOfCards(db, userId, today, defaultWeights))).values(),
  ]
  const userId = await makeLearner('quizzed-only')
  expect(await states(userId)).toEqual([])
  await take(userId, 'wrong', start)
  expect(await states(userId)).toEqual(['learning', 'learning', 'learning'])
  await take(userId, 'right', later(0, 5))
  expect(await states(userId)).toEqual(['not sure yet', 'not sure yet', 'not sure yet'])
  for (const { cardId } of await schedulesOf(userId))
    expect(await schedule(userId, cardId)).toMatchObject({ state: 'New' })
})

test('no key and no explanation leaves the server while a quiz is open', async () => {
  const userId = await makeLearner('curious')
  const attemptId = await startQuiz(userId, setup(), start)
  const quiz = await open(userId, attemptId)
  expect(quiz.questions).toHaveLength(3)
  expect(JSON.stringify(quiz)).not.toMatch(/secret|So it is|only looks|correct|misconception|accepted/)
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
  expect(quiz).toMatchObject({ score: { right: 0, of: 3 }, lessons: [{ id: lessonId }] })
  expect(movedIn(quiz)).toBe(0)
  expect(quiz.answers.find(({ face }) => face.kind === 'meaning-choice')).toMatchObject({
    answer: { kind: 'choice', text: 'Wrong.' },
    grade: { correct: false },
    face: {
      explanation: 'The secret reason.',
      options: [{ feedback: 'So it is.' }, { feedback: 'It only looks so.' }],
    },
    moved: null,
  })
  expect(await pastQuizzes(userId, start)).toMatchObject([
    { attemptId: quiz.attemptId, score: { right: 0, of: 3 } },
  ])
})

test('a quiz never introduces a card', async () => {
  const userId = await makeLearner('unready')
  await take(userId, 'right', start)
  expect(await schedulesOf(userId)).toEqual([])
  expect(await logOf(userId)).toMatchObject([1, 2, 3].map(() => ({ event: 'practised', correct: 1 })))
})

test('what is due and known is rated Good, but not by a choice; what is rated today stays', async () => {
  const userId = await introduced('prepared')
  expect(movedIn(await take(userId, 'wrong', later(0, 5)))).toBe(0)

  const due = await schedule(userId, 'z/typed/facet')
  const quiz = await take(userId, 'right', later(30))
  expect(quiz).toMatchObject({ score: { right: 3, of: 3 } })
  expect(movedIn(quiz)).toBe(2)
  expect(quiz.answers.map(({ face, moved }) => [nameOf(face.kind), moved?.rating ?? null]).sort()).toEqual([
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
  expect(quiz).toMatchObject({ score: { right: 0, of: 3 } })
  expect(movedIn(quiz)).toBe(3)
  expect(await schedule(userId, 'z/choice/facet')).toMatchObject({ state: 'Relearning', lapses: 1 })
  expect(movedIn(await take(userId, 'wrong', later(2, 10)))).toBe(0)
})

test('the first answer stays in a quiz that tells each', async () => {
  const userId = await introduced('hasty')
  const attemptId = await startQuiz(userId, setup(), later(30))
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
  expect(await logOfQuizzes(userId)).toHaveLength(1)
})

test('what is left open when a quiz is finished was given up, and is closed', async () => {
  const userId = await makeLearner('leaving')
  const attemptId = await startQuiz(userId, setup(), start)
  await finishQuiz(userId, attemptId, start)
  const quiz = await finished(userId, attemptId)
  expect(quiz.answers.map(({ answer }) => answer.kind)).toEqual(['gave-up', 'gave-up', 'gave-up'])
  const late = { attemptId, position: 0, answer: { kind: 'text', text: '1' } } as const
  expect(await answerQuestion(userId, late, start)).toEqual({
    kind: 'closed',
    isFinished: true,
    closed: quiz.answers[0],
  })
})

test('a quiz that was not begun is taken up again', async () => {
  const userId = await makeLearner('double click')
  const first = await startQuiz(userId, setup(), start)
  expect(await startQuiz(userId, setup(), start)).toBe(first)
  await answerQuestion(userId, { attemptId: first, position: 0, answer: { kind: 'gave-up' } }, start)
  expect(await startQuiz(userId, setup(), start)).not.toBe(first)
})

test("another learner's quiz can neither be read nor answered", async () => {
  const [owner, stranger] = [await makeLearner('quiz owner'), await makeLearner('quiz stranger')]
  const attemptId = await startQuiz(owner, setup(), start)
  expect(await readQuiz(stranger, attemptId, start)).toBeNull()
  const answer = { attemptId, position: 0, answer: { kind: 'gave-up' } } as const
  await expect(answerQuestion(stranger, answer, start)).rejects.toThrow(UnknownQuestionError)
  await finishQuiz(stranger, attemptId, start)
  expect((await open(owner, attemptId)).questions.every(({ answer }) => answer === null)).toBe(true)
})

test('a lesson without questions has no quiz', async () => {
  const userId = await makeLearner('asker')
  await expect(startQuiz(userId, setup({ lessonIds: ['z/empty'] }), start)).rejects.toThrow(NoQuestionsError)
})

describe('a quiz that tells at the end', () => {
  const atEnd = setup({ feedback: 'end' })
  const textOf = (text: string) => ({ kind: 'text', text }) as const

  async function typedOf(userId: string, attemptId: string) {
    const { questions } = await open(userId, attemptId)
    return questions.find(({ ask }) => ask.kind === 'output-typed')?.position ?? -1
  }

  test('takes changed answers, tells nothing, and moves nothing until it is handed in', async () => {
    const userId = await introduced('patient')
    const attemptId = await startQuiz(userId, atEnd, later(30))
    const position = await typedOf(userId, attemptId)
    await answerQuestion(userId, { attemptId, position, answer: textOf('2'), confidence: 'guess' }, later(30))
    await answerQuestion(userId, { attemptId, position, answer: textOf('1'), confidence: 'sure' }, later(30))
    const quiz = await open(userId, attemptId, later(30))
    expect(quiz.questions[position]).toMatchObject({ answer: { text: '1' }, closed: null })
    expect(JSON.stringify(quiz)).not.toMatch(/secret|So it is|only looks|correct|misconception|accepted/)
    expect(await logOfQuizzes(userId)).toEqual([])

    await finishQuiz(userId, attemptId, later(30, 1))
    const result = await finished(userId, attemptId)
    expect(result.score).toEqual({ right: 1, of: 3 })
    expect(result.calibration).toEqual([{ confidence: 'sure', score: { right: 1, of: 1 } }])
    expect(result.answers[position]?.moved).toMatchObject({ rating: 3, due: { kind: 'day' } })
    const late = await answerQuestion(userId, { attemptId, position, answer: textOf('2') }, later(30, 2))
    expect(late).toEqual({ kind: 'closed', isFinished: true, closed: result.answers[position] })
  })

  test('handing in twice at once counts each answer once', async () => {
    const userId = await introduced('double hand-in')
    const attemptId = await startQuiz(userId, atEnd, later(30))
    const position = await typedOf(userId, attemptId)
    await answerQuestion(userId, { attemptId, position, answer: textOf('1') }, later(30))
    await Promise.all([1, 2, 3].map(() => finishQuiz(userId, attemptId, later(30, 1))))
    expect(await logOfQuizzes(userId)).toHaveLength(1)
  })

  test('keeps a mark, which only its learner can set', async () => {
    const [userId, stranger] = [await makeLearner('marking'), await makeLearner('marking stranger')]
    const attemptId = await startQuiz(userId, atEnd, start)
    await markQuestion(userId, { attemptId, position: 1, marked: true })
    await expect(markQuestion(stranger, { attemptId, position: 2, marked: true })).rejects.toThrow(
      UnknownQuestionError,
    )
    const { questions } = await open(userId, attemptId)
    expect(questions.map(({ marked }) => marked)).toEqual([false, true, false])
  })
})

describe('a quiz that tells after each answer', () => {
  test('tells of what is answered, and of nothing else', async () => {
    const userId = await makeLearner('step by step')
    const attemptId = await startQuiz(userId, setup({ feedback: 'each' }), start)
    const { questions } = await open(userId, attemptId)
    const choice = questions.find(({ ask }) => ask.kind === 'meaning-choice')
    const position = choice?.position ?? -1
    await answerQuestion(userId, { attemptId, position, answer: { kind: 'choice', text: 'Wrong.' } }, start)
    const now = await open(userId, attemptId)
    expect(now.questions[position]?.closed).toMatchObject({
      grade: { correct: false },
      face: { explanation: 'The secret reason.' },
    })
    expect(now.questions.filter(({ closed }) => closed !== null)).toHaveLength(1)
  })
})

describe('an answer that is told at once', () => {
  const given = (kind: string, which: 'right' | 'wrong'): Answer => {
    const answer = answers[which][nameOf(kind)]
    return answer.kind === 'lines' ? { kind: 'lines', lines: [...answer.lines] } : answer
  }

  test.each(['right', 'wrong'] as const)(
    'comes with what reading the quiz tells of it: %s',
    async (which) => {
      const userId = await introduced(`told when ${which}`)
      const now = later(30)
      const attemptId = await startQuiz(userId, setup(), now)
      for (const { position, ask } of (await open(userId, attemptId, now)).questions) {
        const answer = given(ask.kind, which)
        const told = await answerQuestion(userId, { attemptId, position, answer, confidence: 'think' }, now)
        const again = await answerQuestion(userId, { attemptId, position, answer: { kind: 'gave-up' } }, now)
        const quiz = await readQuiz(userId, attemptId, now)
        const read = quiz?.state === 'open' ? quiz.questions[position]?.closed : quiz?.answers[position]
        expect(read).toMatchObject({ answer, grade: { correct: which === 'right' } })
        expect(JSON.stringify(told.closed)).toBe(JSON.stringify(read))
        expect(again).toEqual({ ...told, kind: 'repeated' })
      }
      expect(movedIn(await finished(userId, attemptId, now))).toBe(which === 'right' ? 2 : 3)
    },
  )

  test('is told by the rules of then, if they have changed since', async () => {
    const userId = await makeLearner('old rules')
    const quiz = await take(userId, 'right', start)
    await database.write((db) =>
      db
        .updateTable('QuizAnswer')
        .set({ correct: false, credit: 0 })
        .where('attemptId', '=', quiz.attemptId)
        .where('position', '=', 0)
        .execute(),
    )
    const { score, answers } = await finished(userId, quiz.attemptId)
    expect([score.right, answers[0]?.grade.correct]).toEqual([2, false])
  })

  test('costs one transaction, and no more in a long quiz that is nearly done than in one that has just begun', async () => {
    const userId = await makeLearner('counted')
    const longQuiz = setup({ lessonIds: ['z/long'], length: longLength })
    const attemptId = await startQuiz(userId, longQuiz, start)
    const uses: Use[] = []
    for (let position = 0; position < longLength; position += 1) {
      const answer = { kind: 'text', text: `word ${position}` } as const
      const { use } = await watchDatabase(() =>
        answerQuestion(userId, { attemptId, position, answer }, start),
      )
      uses.push(use)
    }
    expect((await finished(userId, attemptId)).score.of).toBe(longLength)
    const first = uses[0]
    expect(first).toMatchObject({ reads: 0, writes: 1 })
    expect(first?.queries).toBeLessThan(12)
    // The last one also finishes the quiz, by one query.
    expect(uses.slice(1, -1)).toEqual(uses.slice(1, -1).map(() => first))
    expect(uses.at(-1)).toEqual({ reads: 0, writes: 1, queries: (first?.queries ?? 0) + 1 })
  })
})

test('handing in grades all answers in one transaction', async () => {
  const userId = await introduced('handing in')
  const now = later(30)
  const attemptId = await startQuiz(userId, setup({ feedback: 'end' }), now)
  for (const { position, ask } of (await open(userId, attemptId, now)).questions) {
    const answer =
      nameOf(ask.kind) === 'typed' ? { kind: 'text' as const, text: '1' } : { kind: 'gave-up' as const }
    await answerQuestion(userId, { attemptId, position, answer }, now)
  }
  const { use } = await watchDatabase(() => finishQuiz(userId, attemptId, later(30, 1)))
  expect(use).toMatchObject({ reads: 0, writes: 1 })
  expect(movedIn(await finished(userId, attemptId, later(30, 1)))).toBe(3)
})

describe('a time limit', () => {
  const limited = setup({ minutes: 5, feedback: 'end' })

  test('is the server’s: an answer that comes too late does not count', async () => {
    const userId = await makeLearner('slow')
    const attemptId = await startQuiz(userId, limited, start)
    expect((await open(userId, attemptId, later(0, 2))).millisLeft).toBe(3 * 60_000)
    const given = (position: number) => ({ attemptId, position, answer: { kind: 'gave-up' } }) as const
    expect((await answerQuestion(userId, given(0), later(0, 4))).kind).toBe('answered')
    const late = await answerQuestion(userId, given(1), later(0, 6))
    const quiz = await finished(userId, attemptId, later(0, 7))
    expect(late).toEqual({ kind: 'closed', isFinished: true, closed: quiz.answers[1] })
    expect(quiz.finishedAtMillis).toBe(later(0, 5).getTime())
  })

  test('ends a quiz that was left, with what was answered', async () => {
    const userId = await makeLearner('gone')
    const attemptId = await startQuiz(userId, limited, start)
    const { questions } = await open(userId, attemptId)
    const position = questions.find(({ ask }) => ask.kind === 'output-typed')?.position ?? -1
    await answerQuestion(userId, { attemptId, position, answer: { kind: 'text', text: '1' } }, later(0, 1))
    expect(await pastQuizzes(userId, later(3))).toMatchObject([
      { finishedAtMillis: later(0, 5).getTime(), score: { right: 1, of: 3 } },
    ])
  })

  test('a quiz with one is always a new one', async () => {
    const userId = await makeLearner('again and again')
    expect(await startQuiz(userId, limited, start)).not.toBe(await startQuiz(userId, limited, start))
  })
})

describe('what is drawn', () => {
  const kindsOf = async (userId: string, attemptId: string) =>
    (await open(userId, attemptId)).questions.map(({ ask }) => nameOf(ask.kind)).sort()

  test('is of the kinds and the concepts that were chosen', async () => {
    const userId = await makeLearner('choosy')
    const words = await startQuiz(userId, setup({ families: ['words'] }), start)
    expect(await kindsOf(userId, words)).toEqual(['choice'])
    const concept = await startQuiz(userId, setup({ conceptIds: ['z/order'] }), start)
    expect(await kindsOf(userId, concept)).toEqual(['order'])
    await expect(startQuiz(userId, setup({ families: ['time'] }), start)).rejects.toThrow(NoQuestionsError)
  })

  test('is first what the learner was sure of, and wrong', async () => {
    const userId = await makeLearner('overconfident')
    const first = await startQuiz(userId, setup(), start)
    const { questions } = await open(userId, first)
    const order = questions.find(({ ask }) => ask.kind === 'output-order')?.position ?? -1
    const lines = { kind: 'lines', lines: ['c', 'b', 'a'] } as const
    await answerQuestion(
      userId,
      {
        attemptId: first,
        position: order,
        answer: { ...lines, lines: [...lines.lines] },
        confidence: 'sure',
      },
      start,
    )
    for (let n = 0; n < 5; n++) {
      const next = await startQuiz(userId, setup({ length: 1, minutes: 1 }), start)
      expect(await kindsOf(userId, next)).toEqual(['order'])
    }
  })

  test('is what the learner is weakest at, if that is wanted', async () => {
    const userId = await introduced('rusty')
    await database.write((db) =>
      db
        .updateTable('CardSchedule')
        .set({ stability: 0.5 })
        .where('userId', '=', userId)
        .where('cardId', '=', 'z/typed/facet')
        .execute(),
    )
    for (let n = 0; n < 5; n++) {
      const weakest = setup({ length: 1, minutes: 1, focus: 'weakest' })
      expect(await kindsOf(userId, await startQuiz(userId, weakest, later(20)))).toEqual(['typed'])
    }
  })

  test('of a retry, is what was missed', async () => {
    const userId = await makeLearner('retrying')
    const first = await startQuiz(userId, setup(), start)
    const { questions } = await open(userId, first)
    for (const { position, ask } of questions) {
      const isTyped = ask.kind === 'output-typed'
      const answer = isTyped ? ({ kind: 'text', text: '1' } as const) : ({ kind: 'gave-up' } as const)
      await answerQuestion(userId, { attemptId: first, position, answer }, start)
    }
    expect(await kindsOf(userId, await startRetry(userId, first, start))).toEqual(['choice', 'order'])
    await expect(startRetry(await makeLearner('retry thief'), first, start)).rejects.toThrow(NoQuestionsError)
  })
})

describe('a pretest', () => {
  test('is offered until the lesson was asked about, and is no review', async () => {
    const userId = await makeLearner('before reading')
    expect(await isPretestAvailable(userId, lessonId)).toBe(true)
    const attemptId = await startPretest(userId, lessonId, start)
    expect(await isPretestAvailable(userId, lessonId)).toBe(false)
    for (const { position } of (await open(userId, attemptId)).questions) {
      await answerQuestion(userId, { attemptId, position, answer: { kind: 'gave-up' } }, start)
    }
    await finishQuiz(userId, attemptId, start)
    expect(await finished(userId, attemptId)).toMatchObject({ purpose: 'pretest', score: { right: 0 } })
    expect(await logOf(userId)).toEqual([])
    expect(await schedulesOf(userId)).toEqual([])
  })

  test('that was left is no unfinished quiz, and one that was taken is a past quiz', async () => {
    const userId = await makeLearner('left it')
    const attemptId = await startPretest(userId, lessonId, start)
    expect(await pastQuizzes(userId, start, 'open')).toEqual([])
    expect(await pastQuizzes(userId, start)).toEqual([])
    await finishQuiz(userId, attemptId, start)
    expect(await pastQuizzes(userId, start)).toMatchObject([{ attemptId, purpose: 'pretest' }])
  })

  test('is not offered for a lesson without questions', async () => {
    expect(await isPretestAvailable(await makeLearner('nothing to ask'), 'z/empty')).toBe(false)
  })
})

test('a quiz and a study session grade every answer alike', async () => {
  const userId = await introduced('fairly treated')
  const given = fc.oneof(
    fc.constantFrom('1', ' 1', '1 ', '1\n', '2', '').map((text) => ({ kind: 'text' as const, text })),
    fc.constantFrom('Right.', 'Wrong.', 'right.').map((text) => ({ kind: 'choice' as const, text })),
    fc
      .shuffledSubarray(['a', 'b', 'c'], { minLength: 3 })
      .map((lines) => ({ kind: 'lines' as const, lines })),
    fc.constant({ kind: 'gave-up' as const }),
  )
  let minute = 0
  await fc.assert(
    fc.asyncProperty(given, fc.constantFrom('typed', 'choice', 'order'), async (answer, name) => {
      minute += 1
      const now = later(40, minute)
      const attemptId = await startQuiz(userId, setup({ minutes: 5 }), now)
      const { questions } = await open(userId, attemptId, now)
      const position = questions.find(({ ask }) => nameOf(ask.kind) === name)?.position ?? -1
      await answerQuestion(userId, { attemptId, position, answer }, now)
      const inQuiz = await database.read((db) =>
        db
          .selectFrom('QuizAnswer')
          .select(['itemId', 'correct'])
          .where('attemptId', '=', attemptId)
          .where('position', '=', position)
          .executeTakeFirstOrThrow(),
      )
      const cardId = `z/${name}/facet`
      const { reviewId } = await recordReview(
        userId,
        {
          key: `alike-${minute}-${name}`,
          cardId,
          itemId: inQuiz.itemId,
          revision: (await schedule(userId, cardId)).revision,
          rating: 1,
          answer,
          durationMillis: null,
          atMillis: now.getTime(),
        },
        now,
      )
      const inStudy = await database.read((db) =>
        db.selectFrom('ReviewLog').select('correct').where('id', '=', reviewId).executeTakeFirstOrThrow(),
      )
      expect(inQuiz.correct).toBe(inStudy.correct)
    }),
    { numRuns: 40 },
  )
})
