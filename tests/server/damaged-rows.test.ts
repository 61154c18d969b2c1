import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { cardQuerySchema } from '#server/cards/card-query'
import { listCards } from '#server/cards/list-cards'
import { readCard } from '#server/cards/read-card'
import { database } from '#server/database/database'
import { answerQuestion } from '#server/quiz/answer-question'
import { finishQuiz } from '#server/quiz/finish-quiz'
import { readQuiz } from '#server/quiz/read-quiz'
import { startQuiz } from '#server/quiz/start-quiz'
import { RowReader } from '#server/row-reader'
import { databaseFileOf } from '#server/settings'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { beginLesson } from '#tests/support/begin-lesson'
import { seedReviewLog } from '#tests/support/seed-review-log'

const now = new Date('2026-11-29T12:00:00Z')
const day = 86_400_000
const words = ['one/meaning', 'two/meaning', 'three/meaning']

/** Writes what no constraint and no trigger of the tables would let through, as a broken disk does. */
function damage(sql: string, ...values: string[]) {
  const sqlite = new Database(databaseFileOf())
  const triggers = sqlite
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE%'",
    )
    .all()
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`)
  sqlite.pragma('ignore_check_constraints = ON')
  expect(sqlite.prepare(sql).run(...values).changes).toBe(1)
  sqlite.close()
}
const breakItem = (course: string, card: string) =>
  damage('UPDATE Item SET face = ? WHERE cardId = ?', '{"prompt": "Wh', `${course}/${card}`)

describe('the list of cards', () => {
  let user = { id: '', isAuthor: false }
  beforeAll(async () => {
    await makeCourse('list', { lesson: words })
    user = { id: await makeLearner('lister'), isAuthor: false }
    breakItem('list', 'two/meaning')
  })

  test('shows the others and names the one whose item does not parse', async () => {
    const list = await listCards(user, cardQuerySchema.parse({}), now)
    expect(list.unreadable).toEqual(['card list/two/meaning'])
    expect(list.cards.map(({ cardId }) => cardId)).toEqual(['list/one/meaning', 'list/three/meaning'])
  })

  test('can be searched', async () => {
    const list = await listCards(user, cardQuerySchema.parse({ q: 'three' }), now)
    expect(list.cards.map(({ cardId }) => cardId)).toEqual(['list/three/meaning'])
  })
})

describe('the page of a card', () => {
  let user = { id: '', isAuthor: false }
  const cardId = () => `${user.id}/a`
  const eventId = async (n: number) => {
    const row = await database.read((db) =>
      db
        .selectFrom('ReviewLog')
        .select('id')
        .where('userId', '=', user.id)
        .where('key', '=', `given-${n}`)
        .executeTakeFirstOrThrow(),
    )
    return row.id
  }
  beforeAll(async () => {
    await makeCourse('page', { lesson: words })
    user = { id: await makeLearner('reader'), isAuthor: false }
    const answers = [9, 6, 3].map((ago) => ({
      cardId: 'a',
      rating: 3 as const,
      atMillis: now.getTime() - ago * day,
    }))
    await seedReviewLog(database, user.id, 'page/one/meaning', answers)
  })

  test('shows the rest of a history with an impossible rating, and names the event', async () => {
    const id = await eventId(0)
    damage('UPDATE ReviewLog SET rating = 9 WHERE id = ?', id)
    const card = await readCard(user, cardId(), now)
    expect(card?.unreadable).toEqual([`event ${id}`])
    expect(card?.history.map(({ rating }) => rating)).toEqual([3, 3])
  })

  test('draws the curve of the other ratings', async () => {
    const card = await readCard(user, cardId(), now)
    expect(card?.curve).toHaveLength(2)
  })

  test('shows the history of a card whose schedule and item are damaged', async () => {
    damage('UPDATE CardSchedule SET difficulty = 4000 WHERE cardId = ?', cardId())
    damage('UPDATE Item SET face = ? WHERE cardId = ?', '', cardId())
    const card = await readCard(user, cardId(), now)
    expect(card?.unreadable).toEqual(
      expect.arrayContaining([`schedule of card ${cardId()}`, `item of card ${cardId()}`]),
    )
    expect(card).toMatchObject({ face: null, memory: null })
    expect(card?.history).toHaveLength(2)
  })
})

describe('the study queue', () => {
  let userId = ''
  const shown = async () => {
    const reader = new RowReader()
    const { cards, counts } = await studyQueue(userId, now, {}, undefined, reader)
    return { cards: cards.map(({ cardId }) => cardId), counts, unreadable: reader.unreadable }
  }
  beforeAll(async () => {
    await makeCourse('queue', { lesson: words })
    userId = await makeLearner('studies')
    await beginLesson(userId, 'queue/lesson', now)
  })

  test('shows the other cards, names the damaged one, and does not count it', async () => {
    const before = await shown()
    expect(before).toMatchObject({ counts: { new: 3 }, unreadable: [] })
    breakItem('queue', 'two/meaning')
    expect(await shown()).toEqual({
      cards: before.cards.filter((id) => id !== 'queue/two/meaning'),
      counts: { ...before.counts, new: 2 },
      unreadable: ['card queue/two/meaning'],
    })
  })

  test('takes an answer to another card', async () => {
    const [card] = (await studyQueue(userId, now)).cards
    if (card === undefined) throw new Error('There is no card.')
    const { cardId, itemId, revision } = card
    const answer = {
      key: 'beside-a-damaged-card',
      cardId,
      itemId,
      revision,
      rating: 3,
      answer: null,
    } as const
    const input = { ...answer, durationMillis: 1, atMillis: now.getTime() }
    expect(await recordReview(userId, input, now)).toMatchObject({ kind: 'recorded' })
  })

  test('leaves out a card of a kind that there is not, and one whose schedule is impossible', async () => {
    damage("UPDATE Item SET kind = 'riddle' WHERE cardId = ?", 'queue/three/meaning')
    damage('UPDATE CardSchedule SET difficulty = 4000 WHERE cardId = ?', 'queue/one/meaning')
    const later = new Date(now.getTime() + 15 * 60_000)
    const reader = new RowReader()
    const { cards, counts } = await studyQueue(userId, later, {}, undefined, reader)
    expect(cards).toEqual([])
    expect(counts).toEqual({ learning: 0, new: 0, review: 0 })
    expect(reader.unreadable.toSorted()).toEqual(words.map((word) => `card queue/${word}`).toSorted())
  })
})

describe('a quiz', () => {
  test('shows the other questions, names the damaged one, and can be finished', async () => {
    await makeCourse('quiz', { lesson: words })
    const userId = await makeLearner('quizzed')
    for (const word of words) {
      const cardId = `quiz/${word}`
      const question = {
        id: `${cardId}/question`,
        lessonId: 'quiz/lesson',
        cardId,
        itemId: `item of ${cardId}`,
        position: 0,
      }
      await database.write((db) => db.insertInto('Question').values(question).execute())
    }
    const setup = quizSetupSchema.parse({ lessonIds: ['quiz/lesson'], length: 3, feedback: 'end' })
    const attemptId = await startQuiz(userId, setup, now)
    breakItem('quiz', 'two/meaning')
    const quiz = await readQuiz(userId, attemptId, now)
    if (quiz?.state !== 'open') throw new Error('The quiz is not open.')
    expect(quiz.questions).toHaveLength(2)
    const [broken] = [0, 1, 2].filter((n) => !quiz.questions.some(({ position }) => position === n))
    expect(quiz.unreadable).toEqual([`question ${(broken ?? 0) + 1} of quiz ${attemptId}`])
    for (const { position } of quiz.questions) {
      await answerQuestion(userId, { attemptId, position, answer: { kind: 'gave-up' } }, now)
    }
    await finishQuiz(userId, attemptId, now)
    expect(await readQuiz(userId, attemptId, now)).toMatchObject({
      state: 'finished',
      score: { right: 0, of: 2 },
    })
  })
})
