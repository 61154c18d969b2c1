import { randomUUID } from 'node:crypto'
import { defaultWeights } from '#domain/schedule/fsrs'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { addSession } from '#server/account/open-sessions'
import { database } from '#server/database/database'
import { countHits } from '#server/rate-limit'
import { flagItem } from '#server/cards/flag-item'
import { answerQuestion } from '#server/quiz/answer-question'
import { startQuiz } from '#server/quiz/start-quiz'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeAskedConcept, makeCourse, makeLearner } from '#tests/support/sample-course'
import { sampleFace } from '#tests/support/sample-face'

const names = ['apple', 'birch', 'cedar']

/** Makes the course that busy learners study: `trees/one`, with three cards that have a question each. */
export async function makeBusyCourse(): Promise<void> {
  await makeCourse('trees', { one: [] })
  for (const [position, name] of names.entries()) {
    const face = sampleFace({
      ...{ kind: 'output-typed', prompt: `What does ${name} print?`, answer: name },
      explanation: `Its own name, ${name}.`,
    })
    await makeAskedConcept({ courseId: 'trees', lessonId: 'trees/one', name, position, face })
  }
}

const cardOf = (name: string) => ({ cardId: `trees/${name}/facet`, itemId: `item of trees/${name}/facet` })

/** A learner who has a row in every table that belongs to learners. */
export async function makeBusyLearner(id: string, now: Date): Promise<string> {
  await makeLearner(id)
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
  await beginLesson(id, 'trees/one', now)
  const rated = { rating: 3, answer: { kind: 'text', text: 'apple' }, durationMillis: 900 } as const
  for (const [index, name] of names.entries()) {
    const at = later(index + 1)
    const review = { ...cardOf(name), ...rated, revision: 0, atMillis: at.getTime() }
    await recordReview(id, { key: `first-${name}`, ...review }, at)
  }
  await changeCard(
    id,
    { key: 'suspended-apple', cardId: cardOf('apple').cardId, change: { event: 'suspended' } },
    later(10),
  )
  await flagItem(id, { key: 'flagged-birch', ...cardOf('birch'), note: 'This is not clear.' }, later(11))
  const setup = quizSetupSchema.parse({ lessonIds: ['trees/one'], length: 3 })
  const attemptId = await startQuiz(id, setup, later(12))
  const answer = { kind: 'text', text: 'birch' } as const
  await answerQuestion(id, { attemptId, position: 0, answer, confidence: 'sure' }, later(13))
  const weightsId = randomUUID()
  const learned = {
    trainedOn: 1,
    comparedOn: 1,
    comparedWith: defaultWeights.version,
    logLoss: 1,
    logLossBefore: 2,
  }
  const weights = JSON.stringify(defaultWeights.values)
  await database.write(async (db) => {
    await db
      .insertInto('LearnedWeights')
      .values({ id: weightsId, userId: id, weights, trainedAtMillis: now.getTime(), ...learned })
      .execute()
    await db.updateTable('Settings').set({ weightsId, newCardsPerDay: 7 }).where('userId', '=', id).execute()
    await db
      .insertInto('BegunPart')
      .values({ userId: id, lessonId: 'trees/one', part: 'somewhere', atMillis: now.getTime() })
      .execute()
    await db
      .insertInto('TracePractice')
      .values({
        ...{ userId: id, key: `traced-by-${id}`, runHash: 'run of apple', atMillis: now.getTime() },
        ...{ answers: '[0,2]', correct: 1, questions: 2 },
      })
      .execute()
    await addSession(db, id, { browser: 'Firefox', system: 'Linux' }, now)
    const budget = { hits: 10, windowMillis: 60_000 }
    const keys = [`train/${id}`, `sign-in/account/${id}@example.org/everywhere`]
    await countHits(
      db,
      keys.map((key) => ({ key, ...budget })),
      now,
    )
  })
  return id
}
