import { randomUUID } from 'node:crypto'
import { defaultWeights } from '#domain/schedule/fsrs'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { makeMailToken } from '#server/account/mail-tokens'
import { addSession } from '#server/account/open-sessions'
import { addLink } from '#server/account/provider-links'
import { database } from '#server/database/database'
import { learnerBudget } from '#server/learner-budgets'
import { countHits } from '#server/rate-limit'
import { flagItem } from '#server/cards/flag-item'
import { ownCardFace } from '#server/own/own-card-face'
import { addCard, deleteCard, editCard } from '#server/own/own-cards'
import { createDeck, deleteDeck } from '#server/own/own-decks'
import { mayImport } from '#server/own/import-cards'
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
    const prompt = `What does ${name} print?`
    // A quiz takes few questions that one sentence answers.
    const explanation = `It prints ${name}.`
    const face = sampleFace({ kind: 'output-typed', prompt, answer: name, explanation })
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
  await makeBusyDecks(id, later(20))
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
    const exams = JSON.stringify([{ courseId: 'trees', lessonId: null, day: 21_000 }])
    const changed = { weightsId, newCardsPerDay: 7, exams }
    await db.updateTable('Settings').set(changed).where('userId', '=', id).execute()
    await db
      .insertInto('BegunPart')
      .values({ userId: id, lessonId: 'trees/one', part: 'somewhere', atMillis: now.getTime() })
      .execute()
    await db
      .insertInto('TracePractice')
      .values({
        ...{ userId: id, key: '0123456789abcdef'.repeat(2), runHash: 'a run', atMillis: now.getTime() },
        ...{ answers: '[1,-1,0]', correct: 1, questions: 3 },
      })
      .execute()
    const link = { userId: id, purpose: 'verify', email: `${id}@example.org` } as const
    await makeMailToken(db, link, now)
    await addLink(db, id, { issuer: 'https://login.example.org', subject: `person-${id}` }, now)
    await addSession(db, id, { browser: 'Firefox', system: 'Linux' }, now)
    const limit = { hits: 10, windowMillis: 60_000 }
    const ofSignIn = { key: `sign-in/account/${id}@example.org/everywhere`, ...limit }
    await countHits(db, [learnerBudget(id, 'train', limit), ofSignIn], now)
  })
  await mayImport(id, now)
  return id
}

/** Two decks: one with a card that was answered and then rewritten, a tagged one and a deleted one; and one that was deleted. */
async function makeBusyDecks(id: string, now: Date): Promise<void> {
  const said = (front: string, tags: string[] = []) => {
    const face = ownCardFace({ front, back: `*${front}*, of course` })
    if (face === null) throw new Error('The card cannot be read.')
    return { face, tags }
  }
  const deckId = await createDeck(id, 'Islands', now)
  const answered = await addCard(id, deckId, said('What is **Pemba**?'), now)
  const { itemId } = await database.read((db) =>
    db.selectFrom('Card').select('itemId').where('id', '=', answered).executeTakeFirstOrThrow(),
  )
  const answer = { rating: 3, answer: null, durationMillis: 800, revision: 0 } as const
  await recordReview(
    id,
    { key: 'answered-pemba', cardId: answered, itemId, ...answer, atMillis: now.getTime() },
    now,
  )
  await editCard(id, answered, said('Where is **Pemba**?'), new Date(now.getTime() + 1_000))
  await addCard(id, deckId, said('What is Unguja?', ['africa', 'island']), now)
  await deleteCard(id, await addCard(id, deckId, said('What is Mafia?', ['island']), now), now)
  const deleted = await createDeck(id, 'Rivers', now)
  await addCard(id, deleted, said('What is the Rufiji?'), now)
  await deleteDeck(id, deleted, now)
}
