import { beforeEach, describe, expect, test } from 'vitest'
import { readStoredContent } from '#server/content/stored-content'
import { readContentRevision } from '#server/content/content-revision'
import { readStoredLessons } from '#server/content/stored-lessons'
import { retireOtherCourses } from '#server/content/write-courses'
import { authorLessons } from '#server/author/author-lessons'
import { lessonForAuthor } from '#server/author/lesson-for-author'
import { cardQuerySchema } from '#server/cards/card-query'
import { flagItem } from '#server/cards/flag-item'
import { listCards } from '#server/cards/list-cards'
import { readCard } from '#server/cards/read-card'
import { database } from '#server/database/database'
import { isConstraintError, type Transaction } from '#server/database/transaction'
import { lessonsToExport } from '#server/exchange/lessons-to-export'
import { beginCards } from '#server/lessons/begin-cards'
import { listLessons, readLesson } from '#server/lessons/read-lesson'
import { addCard, deleteCard, editCard, readDeck, readOwnCard } from '#server/own/own-cards'
import { ownCardFace } from '#server/own/own-card-face'
import { createDeck, deleteDeck, listDecks, NotOwnError, renameDeck } from '#server/own/own-decks'
import { readPractice } from '#server/practice/read-practice'
import { conceptEvidence } from '#server/progress/concept-evidence'
import { conceptMaps } from '#server/progress/concept-map'
import { lessonProgress } from '#server/progress/lesson-progress'
import { memoryReport } from '#server/progress/memory-report'
import { progress } from '#server/progress/progress'
import { readBeliefs } from '#server/progress/read-beliefs'
import { today } from '#server/progress/today'
import { quizzableLessons } from '#server/quiz/quizzable-lessons'
import { changeCard } from '#server/study/change-card'
import { recordReview, UnknownCardError } from '#server/study/record-review'
import { storeImport } from '#server/own/store-import'
import { studyQueue } from '#server/study/study-queue'
import { brokenReferences } from '#tests/support/broken-references'
import { makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

const now = new Date('2026-11-30T08:00:00Z')
const nextDay = new Date('2026-12-01T08:00:00Z')
const secret = 'zanzibar'
let number = 0
let owner: string
let other: string
let deckId: string
let cardId: string

function textOn(front: string, back = 'the back') {
  const face = ownCardFace({ front, back })
  if (face === null) throw new Error('The card cannot be read.')
  return face
}
const card = (front: string, tags: string[] = []) => ({ face: textOn(front), tags })

beforeEach(async () => {
  number += 1
  owner = await makeLearner(`owner-${number}`)
  other = await makeLearner(`other-${number}`)
  deckId = await createDeck(owner, `${secret} deck`, now)
  cardId = await addCard(owner, deckId, card(`What is ${secret}?`, ['island']), now)
})

const itemOf = async (id: string) =>
  (
    await database.read((db) =>
      db.selectFrom('Card').select('itemId').where('id', '=', id).executeTakeFirstOrThrow(),
    )
  ).itemId

async function rate(userId: string, id: string, rating: 1 | 2 | 3 | 4, at = now) {
  return recordReview(
    userId,
    {
      ...{ key: `key-${id}-${at.getTime()}`, cardId: id, itemId: await itemOf(id), follows: null },
      ...{ rating, answer: null, durationMillis: 1_000, atMillis: at.getTime() },
    },
    at,
  )
}

test.each([
  ['el **perro** 🐶', 'el perro 🐶'],
  ['What does `print(1)`\nprint?', 'What does `print(1)` print?'],
  ['# Two\n\n- one\n- 3 \\* 4', 'Two one 3 * 4'],
  ['```py\nprint(1)\n```', 'print(1)'],
  ['![a map](/map.png)', '![a map](/map.png)'],
  ['word '.repeat(100), `${'word '.repeat(40).slice(0, 199)}…`],
])('the front %j is called “%s” in lists', (front, prompt) => {
  expect(textOn(front).prompt).toBe(prompt)
})

describe('for its owner', () => {
  test('a new card is studied at once, by the same scheduler as all others', async () => {
    const queue = await studyQueue(owner, now)
    expect(queue.counts.new).toBe(1)
    expect(queue.cards[0]).toMatchObject({ cardId, state: 'New', lesson: { title: `${secret} deck` } })
    expect(await rate(owner, cardId, 4)).toMatchObject({ kind: 'recorded' })
    const after = await studyQueue(owner, now)
    expect(after.counts).toEqual({ learning: 0, new: 0, review: 0 })
    expect(after.nextDueAtMillis).toBeGreaterThan(now.getTime())
  })

  test('a deck can be studied alone', async () => {
    const second = await createDeck(owner, 'second', now)
    const id = await addCard(owner, second, card('Another question?'), now)
    const lessonId = `~${owner}/${second}`
    expect((await studyQueue(owner, now, { lessonId })).cards).toEqual([
      expect.objectContaining({ cardId: id }),
    ])
  })

  test('new cards come by their places in their decks, whether there are few or thousands', async () => {
    const cards = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...card(`Question ${i}?`), history: null }))
    const first = async () => {
      const rows = await database.read((db) =>
        db
          .selectFrom('CardSchedule as schedule')
          .innerJoin('Card as card', 'card.id', 'schedule.cardId')
          .where('schedule.userId', '=', owner)
          .where('schedule.state', '=', 'New')
          .where('card.retiredAtMillis', 'is', null)
          .select(['card.id', 'card.position'])
          .execute(),
      )
      return rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
    }
    const asked = async () => (await studyQueue(owner, now)).cards.map((each) => each.cardId)
    await storeImport(owner, 'few', cards(3), now)
    expect(await asked()).toEqual(await first())
    await storeImport(owner, 'many', cards(1_000), now)
    await rate(owner, cardId, 4)
    const shown = await asked()
    expect(shown.length).toBeGreaterThan(4)
    expect(shown).toEqual((await first()).slice(0, shown.length))
  })

  test('cards of a course that are due or new come beside it', async () => {
    await makeCourse(`beside-${number}`, { lesson: ['Task/statement'] })
    await beginCards(owner, { lessonId: `beside-${number}/lesson`, parts: null }, now)
    const { cards, counts } = await studyQueue(owner, now)
    expect(counts.new).toBe(2)
    expect(cards.map(({ lesson }) => lesson.title)).toEqual(['lesson', `${secret} deck`])
  })

  test('own cards are not held back where answers without a grade have to be few', async () => {
    const program = sampleFace({ kind: 'output-typed', code: 'print(1)', answer: '1', accepted: ['1'] })
    await makeCourse(`programs-${number}`, { lesson: ['Task/behaviour'] }, { 'Task/behaviour': program })
    await beginCards(owner, { lessonId: `programs-${number}/lesson`, parts: null }, now)
    for (let i = 0; i < 6; i += 1) await addCard(owner, deckId, card(`Question ${i}?`), now)
    expect(
      (await studyQueue(owner, now)).cards.filter(({ lesson }) => lesson.title === `${secret} deck`),
    ).toHaveLength(7)
  })

  test('answers to own cards do not use up the share of those that the learner grades', async () => {
    const program = sampleFace({ kind: 'output-typed', code: 'print(1)', answer: '1', accepted: ['1'] })
    const courseId = `share-${number}`
    const made = { lesson: ['Task/behaviour', 'Task/statement'] }
    await makeCourse(courseId, made, { 'Task/behaviour': program })
    await beginCards(owner, { lessonId: `${courseId}/lesson`, parts: null }, now)
    // Fewer than the new cards of a day, so that there is room for others.
    for (let i = 0; i < 7; i += 1) {
      const id = await addCard(owner, deckId, card(`Question ${i}?`), now)
      await rate(owner, id, 4)
    }
    const { cards } = await studyQueue(owner, now)
    expect(cards.map((shown) => shown.cardId)).toContain(`${courseId}/Task/statement`)
  })

  test('an edit keeps the schedule and what was shown before', async () => {
    await rate(owner, cardId, 4)
    const before = await readCard({ id: owner, isAuthor: false }, cardId, now)
    const shown = await itemOf(cardId)
    await editCard(owner, cardId, card('What else?', ['sea']), now)
    const after = await readCard({ id: owner, isAuthor: false }, cardId, now)
    expect(after).toMatchObject({ schedule: before?.schedule, reps: 1, face: { prompt: 'What else?' } })
    const log = await database.read((db) =>
      db.selectFrom('ReviewLog').select('itemId').where('cardId', '=', cardId).execute(),
    )
    expect(log).toEqual([{ itemId: shown }])
    expect(await readOwnCard(owner, cardId)).toMatchObject({ front: 'What else?', tags: ['sea'] })
  })

  test('an edit can be taken back', async () => {
    await editCard(owner, cardId, card('What else?'), now)
    await editCard(owner, cardId, card(`What is ${secret}?`), nextDay)
    expect(await readOwnCard(owner, cardId)).toMatchObject({ front: `What is ${secret}?` })
  })

  test('a deleted card is gone from the deck and from study, and its answers stay in the log', async () => {
    await rate(owner, cardId, 1)
    await deleteCard(owner, cardId, now)
    expect((await readDeck(owner, deckId, null, 1)).cards).toEqual([])
    expect((await studyQueue(owner, nextDay)).cards).toEqual([])
    await expect(readOwnCard(owner, cardId)).rejects.toThrow(NotOwnError)
    const log = await database.read((db) =>
      db.selectFrom('ReviewLog').select('event').where('cardId', '=', cardId).execute(),
    )
    expect(log).toEqual([{ event: 'rated' }])
  })

  test('a deleted deck takes its cards out of study', async () => {
    await deleteDeck(owner, deckId, now)
    expect(await listDecks(owner, now)).toEqual([])
    expect((await studyQueue(owner, now)).cards).toEqual([])
    await expect(addCard(owner, deckId, card('Late?'), now)).rejects.toThrow(NotOwnError)
  })

  test('the list of decks counts cards, and those to study now', async () => {
    await addCard(owner, deckId, card('Second?'), now)
    expect(await listDecks(owner, now)).toMatchObject([{ title: `${secret} deck`, cards: 2, waiting: 2 }])
    await rate(owner, cardId, 4)
    expect(await listDecks(owner, now)).toMatchObject([{ cards: 2, waiting: 1 }])
  })

  test('a deck shows only the cards with a tag, and a page at a time', async () => {
    for (let i = 0; i < 60; i += 1) await addCard(owner, deckId, card(`Question ${i}?`), now)
    expect(await readDeck(owner, deckId, 'island', 1)).toMatchObject({ total: 1, pages: 1, tags: ['island'] })
    const all = await readDeck(owner, deckId, null, 9)
    expect(all).toMatchObject({ total: 61, page: 2, pages: 2 })
    expect(all.cards).toHaveLength(11)
  })

  test('the start page offers a new card although no lesson was opened', async () => {
    expect(await today(other, now)).toMatchObject({ hasBegun: false })
    expect(await today(owner, now)).toMatchObject({ hasBegun: true, counts: { new: 1 } })
    await deleteCard(owner, cardId, now)
    expect(await today(owner, now)).toMatchObject({ hasBegun: false, counts: { new: 0 } })
  })

  test('progress and memory count its cards and answers', async () => {
    const before = await progress(owner, now)
    await rate(owner, cardId, 4)
    const after = await progress(owner, now)
    expect(after.counts.cards).toBe(before.counts.cards)
    expect(after.cardsBy.learning).toBe(before.cardsBy.learning + 1)
    expect(after.reviewsPerDay.at(-1)).toMatchObject({ ratings: 1 })
    const { forecast, year, minutes } = await memoryReport(owner, now)
    expect(year.at(-1)).toMatchObject({ ratings: 1 })
    expect(minutes.at(-1)).toMatchObject({ millis: 1_000 })
    expect(forecast.some(({ learned }) => learned > 0)).toBe(true)
    expect(await today(owner, now)).toMatchObject({ rated: 1 })
  })

  test('it is no course on the map, among the lessons and concepts, or on the page of beliefs', async () => {
    await rate(owner, cardId, 1)
    const seen = [
      await conceptMaps(owner, now),
      await lessonProgress(owner, now),
      (await progress(owner, now)).concepts,
      await readBeliefs(owner),
    ]
    for (const found of [secret, deckId, `~${owner}`]) expect(JSON.stringify(seen)).not.toContain(found)
    expect(await conceptEvidence(owner, `~${owner}/${deckId}`, now)).toBeNull()
  })

  test('own cards are found among all cards', async () => {
    const list = await listCards({ id: owner, isAuthor: false }, cardQuerySchema.parse({ q: secret }), now)
    expect(list.cards.map((found) => found.cardId)).toEqual([cardId])
    expect(list.lessons.some(({ title }) => title === `${secret} deck`)).toBe(true)
  })
})

describe('for everybody else, authors included', () => {
  const author = () => ({ id: other, isAuthor: true })

  test('no list and no page shows anything of it', async () => {
    const seen = [
      await listLessons(other),
      await listLessons(owner),
      await listDecks(other, now),
      await authorLessons(),
      await quizzableLessons(other),
      await today(other, now),
      await progress(other, now),
      await memoryReport(other, now),
      await conceptMaps(other, now),
      await lessonProgress(other, now),
      await readBeliefs(other),
      await studyQueue(other, now),
      await listCards(author(), cardQuerySchema.parse({}), now),
      await listCards(author(), cardQuerySchema.parse({ q: secret }), now),
    ]
    expect(JSON.stringify(seen)).not.toContain(secret)
  })

  test('it is not among the cards that are counted and forecast', async () => {
    const newCards = async () => {
      const { forecast } = await memoryReport(other, now)
      return forecast.reduce((sum, { fresh }) => sum + fresh, 0)
    }
    const before = { known: (await progress(other, now)).counts.cards, forecast: await newCards() }
    for (let i = 0; i < 30; i += 1) await addCard(owner, deckId, card(`Question ${i}?`), now)
    expect({ known: (await progress(other, now)).counts.cards, forecast: await newCards() }).toEqual(before)
  })

  test('it cannot be opened by its ids', async () => {
    const courseId = `~${owner}`
    expect([
      await readLesson(other, courseId, deckId),
      await readLesson(owner, courseId, deckId),
      await readPractice(courseId, deckId),
      await lessonForAuthor('content', courseId, deckId),
      await readCard(author(), cardId, now),
    ]).toEqual([null, null, null, null, null])
    expect(await lessonsToExport({ courseId, slug: null }, null)).toEqual([])
    expect(await beginCards(other, { lessonId: `${courseId}/${deckId}`, parts: null }, now)).toBe(0)
  })

  test('it cannot be changed or answered', async () => {
    const flag = { key: 'flag-of-other', cardId, itemId: await itemOf(cardId), note: 'Mine!' }
    await expect(rate(other, cardId, 3)).rejects.toThrow(UnknownCardError)
    await expect(flagItem(other, flag, now)).rejects.toThrow(UnknownCardError)
    await expect(
      changeCard(other, { key: 'change-of-other', cardId, change: { event: 'suspended' } }, now),
    ).rejects.toThrow(UnknownCardError)
    for (const change of [
      () => readDeck(other, deckId, null, 1),
      () => readOwnCard(other, cardId),
      () => addCard(other, deckId, card('Mine?'), now),
      () => editCard(other, cardId, card('Mine?'), now),
      () => deleteCard(other, cardId, now),
      () => renameDeck(other, deckId, 'Mine'),
      () => deleteDeck(other, deckId, now),
    ])
      await expect(change()).rejects.toThrow(NotOwnError)
    expect(await readDeck(owner, deckId, null, 1)).toMatchObject({ title: `${secret} deck`, total: 1 })
  })

  test('the database itself refuses what a query forgets', async () => {
    const lessonId = `~${owner}/${deckId}`
    const visit = { userId: other, lessonId, firstAtMillis: 0, lastAtMillis: 0 }
    const question = { id: `q-${number}`, lessonId, cardId, itemId: await itemOf(cardId), position: 0 }
    const refused: ((db: Transaction) => Promise<unknown>)[] = [
      (db: Transaction) => db.insertInto('LessonVisit').values(visit).execute(),
      (db: Transaction) =>
        db.insertInto('CardSchedule').values({ userId: other, cardId, state: 'New' }).execute(),
      (db: Transaction) => db.insertInto('Question').values(question).execute(),
      (db: Transaction) =>
        db.updateTable('Lesson').set({ ownerId: null }).where('id', '=', lessonId).execute(),
      (db: Transaction) =>
        db.updateTable('Lesson').set({ ownerId: other }).where('id', '=', lessonId).execute(),
      (db: Transaction) =>
        db.updateTable('Course').set({ ownerId: null }).where('id', '=', `~${owner}`).execute(),
    ]
    for (const write of refused) await expect(database.write(write)).rejects.toSatisfy(isConstraintError)
  })
})

test('a content sync neither sees nor retires private decks', async () => {
  const revision = await database.read(readContentRevision)
  const { content } = await readStoredContent(revision)
  const stored = await readStoredLessons()
  expect(JSON.stringify([content, stored])).not.toContain(deckId)
  expect(JSON.stringify(content)).not.toContain(secret)
  await database.write((db) => retireOtherCourses(db, [], now.getTime()))
  expect(await listDecks(owner, now)).toHaveLength(1)
  expect((await studyQueue(owner, now)).cards).toHaveLength(1)
})

test('an account that is deleted takes its decks along, and nothing of anybody else', async () => {
  await rate(owner, cardId, 3)
  await editCard(owner, cardId, card('What else?'), now)
  const kept = await createDeck(other, 'kept', now)
  await addCard(other, kept, card('Kept?'), now)
  await database.write((db) => db.deleteFrom('User').where('id', '=', owner).execute())
  const left = await database.read(async (db) => ({
    courses: await db.selectFrom('Course').select('id').where('ownerId', 'in', [owner, other]).execute(),
    cards: await db.selectFrom('Card').select('id').where('id', '=', cardId).execute(),
    items: await db.selectFrom('Item').select('id').where('cardId', '=', cardId).execute(),
    tags: await db.selectFrom('CardTag').selectAll().where('cardId', '=', cardId).execute(),
    broken: await brokenReferences(db),
  }))
  expect(left).toEqual({ courses: [{ id: `~${other}` }], cards: [], items: [], tags: [], broken: [] })
  expect(await readDeck(other, kept, null, 1)).toMatchObject({ total: 1 })
})
