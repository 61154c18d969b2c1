import { beforeAll, describe, expect, test } from 'vitest'
import type { Updateable } from 'kysely'
import type { DB } from '#prisma/database'
import type { ItemFace } from '#domain/items/item-face'
import { defaultIntervals } from '#domain/schedule/intervals'
import { startOfStudyDay } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { changeCard } from '#server/study/change-card'
import { progress } from '#server/progress/progress'
import { recordReview } from '#server/study/record-review'
import { nextQueueSchema, type StudyCard } from '#domain/study/study-card'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, makeQuestion, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const at = (iso: string) => new Date(iso)
const morning = at('2026-11-23T08:00:00Z')
const later = (date: Date, minutes: number) => new Date(date.getTime() + minutes * 60_000)

let keys = 0
const rate = (userId: string, card: StudyCard, rating: 1 | 2 | 3 | 4, now: Date) =>
  recordReview(
    userId,
    {
      key: `test-key-${++keys}`,
      cardId: card.cardId,
      itemId: card.itemId,
      revision: card.revision,
      rating,
      answer: null,
      durationMillis: 3_000,
      atMillis: now.getTime(),
    },
    now,
  )
const change = (userId: string, cardId: string, event: 'suspended' | 'unsuspended' | 'buried') =>
  changeCard(userId, { key: `test-key-${++keys}`, cardId, change: { event } }, morning)
const names = (cards: StudyCard[]) => cards.map((card) => card.face.prompt)

/** When the study day begins on which a card is due for review. */
async function firstInstantOf(userId: string, { cardId }: StudyCard) {
  const schedule = await storedSchedule(userId, cardId)
  if (schedule.state !== 'Review') throw new Error('a day was expected')
  return startOfStudyDay(schedule.dueDay, { timeZone: 'Europe/Berlin', rolloverHour: 4 })
}
const updateCard = (cardId: string, values: Updateable<DB['Card']>) =>
  database.write((db) => db.updateTable('Card').set(values).where('id', '=', cardId).execute())
const updateSettings = (userId: string, values: Updateable<DB['Settings']>) =>
  database.write((db) => db.updateTable('Settings').set(values).where('userId', '=', userId).execute())
/** Makes another item of a card. */
const makeItem = (cardId: string, id: string, face: ItemFace) =>
  database.write((db) =>
    db
      .insertInto('Item')
      .values({
        ...{ id, cardId, kind: face.kind, face: JSON.stringify(face) },
        ...{ file: 'lesson.md', firstLine: 7, lastLine: 9, createdAtMillis: 0 },
      })
      .execute(),
  )

beforeAll(async () => {
  await makeCourse('q', {
    first: ['coroutine/meaning', 'coroutine/term', 'task/meaning', 'task/term', 'loop/meaning'],
    second: ['await/meaning', 'await/term'],
  })
})

test('a queue is what the browser expects to receive', async () => {
  const userId = await makeLearner('expected')
  await beginLesson(userId, 'q/first', morning)
  const sent = await studyQueue(userId, morning)
  expect(sent.cards).not.toEqual([])
  expect(nextQueueSchema.parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent)
})

test('new cards come from opened lessons alone, in their order, with siblings apart', async () => {
  const userId = await makeLearner('reader')
  expect(await studyQueue(userId, morning)).toEqual({
    counts: { learning: 0, review: 0, new: 0 },
    cards: [],
    nextDueAtMillis: null,
    nextDueIsDay: false,
    rated: 0,
    atMillis: morning.getTime(),
  })

  await beginLesson(userId, 'q/first', morning)
  const queue = await studyQueue(userId, morning)
  expect(queue.counts).toEqual({ learning: 0, review: 0, new: 5 })
  expect(names(queue.cards)).toEqual([
    'coroutine/meaning',
    'task/meaning',
    'loop/meaning',
    'coroutine/term',
    'task/term',
  ])
  expect(queue.cards[0]).toMatchObject({
    cardId: 'q/coroutine/meaning',
    revision: 0,
    state: 'New',
    concept: { term: 'coroutine' },
    lesson: { id: 'q/first', slug: 'first', courseId: 'q', title: 'first' },
    previews: {
      1: { kind: 'minutes', minutes: 1 },
      2: { kind: 'minutes', minutes: 6 },
      3: { kind: 'minutes', minutes: 10 },
    },
  })
})

test('the day limit for new cards counts those that were introduced, until the study day turns', async () => {
  const userId = await makeLearner('limited', { newCardsPerDay: 2 })
  await beginLesson(userId, 'q/first', morning)
  const before = await studyQueue(userId, morning)
  expect(before.counts.new).toBe(2)
  expect(names(before.cards)).toEqual(['coroutine/meaning', 'coroutine/term'])
  for (const card of before.cards) await rate(userId, card, 4, morning)

  const after = await studyQueue(userId, later(morning, 1))
  expect(after).toMatchObject({ counts: { learning: 0, review: 0, new: 0 }, cards: [], rated: 2 })
  // 04:00 in Berlin
  expect(new Date(after.nextDueAtMillis ?? 0)).toEqual(at('2026-11-24T03:00:00Z'))
  expect((await studyQueue(userId, at('2026-11-24T02:59:59Z'))).counts.new).toBe(0)
  expect((await studyQueue(userId, at('2026-11-24T03:00:00Z'))).counts.new).toBe(2)
})

test('a learning card comes when its time has come, or ahead of it when nothing else is left', async () => {
  const userId = await makeLearner('learning')
  await beginLesson(userId, 'q/second', morning)
  const [first, second] = (await studyQueue(userId, morning)).cards
  if (first === undefined || second === undefined) throw new Error('two cards were expected')
  await rate(userId, first, 3, morning)

  const soon = await studyQueue(userId, later(morning, 1))
  expect(soon.counts).toEqual({ learning: 1, review: 0, new: 1 })
  expect(names(soon.cards)).toEqual(['await/term', 'await/meaning'])
  expect(names((await studyQueue(userId, later(morning, 11))).cards)).toEqual(['await/meaning', 'await/term'])
})

test('a review card comes on its study day, not at the hour of its last review', async () => {
  const userId = await makeLearner('late')
  await beginLesson(userId, 'q/second', morning)
  const evening = at('2026-11-23T21:00:00Z')
  const [card] = (await studyQueue(userId, evening)).cards
  if (card === undefined) throw new Error('a card was expected')
  await rate(userId, card, 4, evening)
  const fromMillis = await firstInstantOf(userId, card)
  expect(new Date(fromMillis).getUTCHours()).toBe(3)

  const names_ = async (atMillis: number) => names((await studyQueue(userId, new Date(atMillis))).cards)
  expect(await names_(fromMillis - 1)).not.toContain('await/meaning')
  expect(await names_(fromMillis)).toContain('await/meaning')
})

test('suspended, buried and retired cards are not shown', async () => {
  const userId = await makeLearner('hiding')
  await makeCourse('hidden', { only: ['a/x', 'b/x', 'c/x', 'd/x'] })
  await beginLesson(userId, 'hidden/only', morning)
  await change(userId, 'hidden/a/x', 'suspended')
  await change(userId, 'hidden/b/x', 'buried')
  await updateCard('hidden/c/x', { retiredAtMillis: 1 })
  expect(names((await studyQueue(userId, morning)).cards)).toEqual(['d/x'])
  await change(userId, 'hidden/a/x', 'unsuspended')
  expect(names((await studyQueue(userId, morning)).cards)).toEqual(['a/x', 'd/x'])
  expect(names((await studyQueue(userId, later(morning, 24 * 60))).cards)).toEqual(['a/x', 'b/x', 'd/x'])
})

test('one lesson can be studied alone', async () => {
  const userId = await makeLearner('picky')
  await beginLesson(userId, 'q/first', morning)
  await beginLesson(userId, 'q/second', morning)
  const queue = await studyQueue(userId, morning, { lessonId: 'q/second' })
  expect(queue.counts.new).toBe(2)
  expect(new Set(queue.cards.map((card) => card.lesson.id))).toEqual(new Set(['q/second']))
})

test('one concept can be studied alone', async () => {
  const userId = await makeLearner('one idea')
  await beginLesson(userId, 'q/first', morning)
  const { counts, cards } = await studyQueue(userId, morning, { conceptId: 'q/task' })
  expect(counts.new).toBe(2)
  expect(names(cards)).toEqual(['task/meaning', 'task/term'])
})

/** Puts a card of a learner into Review, due so many days after `morning`. */
const review = (userId: string, cardId: string, inDays: number) => {
  const lastStudyDay = Math.floor(morning.getTime() / 86_400_000) - 10
  const memory = { stability: 10, difficulty: 5, lastStudyDay, lastReviewedAtMillis: 1, reps: 1 }
  return database.write((db) =>
    db
      .updateTable('CardSchedule')
      .set({ state: 'Review', ...memory, dueDay: lastStudyDay + 10 + inDays, revision: 1 })
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .execute(),
  )
}

test('the day limit for reviews keeps the rest for the next study day', async () => {
  const userId = await makeLearner('busy', { newCardsPerDay: 0, reviewsPerDay: 2 })
  await beginLesson(userId, 'q/first', morning)
  for (const name of ['coroutine/meaning', 'task/meaning', 'loop/meaning']) {
    await review(userId, `q/${name}`, -1)
  }
  const before = await studyQueue(userId, morning)
  expect(before.counts).toEqual({ learning: 0, review: 2, new: 0 })
  for (const card of before.cards) await rate(userId, card, 3, morning)
  const after = await studyQueue(userId, morning)
  expect(after).toMatchObject({ counts: { review: 0 }, cards: [], rated: 2 })
  expect(new Date(after.nextDueAtMillis ?? 0)).toEqual(at('2026-11-24T03:00:00Z'))
})

test('studying ahead brings the reviews of the week to come, whatever the limit, and each once a day', async () => {
  const userId = await makeLearner('eager', { newCardsPerDay: 0, reviewsPerDay: 1 })
  await beginLesson(userId, 'q/first', morning)
  await review(userId, 'q/coroutine/meaning', 1)
  await review(userId, 'q/task/meaning', 7)
  await review(userId, 'q/loop/meaning', 8)
  expect((await studyQueue(userId, morning)).cards).toEqual([])
  const ahead = async () => (await studyQueue(userId, morning, { ahead: true })).cards
  expect(names(await ahead())).toEqual(['coroutine/meaning', 'task/meaning'])
  for (const card of await ahead()) await rate(userId, card, 3, morning)
  expect(await ahead()).toEqual([])
})

test('one learner never sees the schedule of another', async () => {
  const [one, other] = [await makeLearner('one'), await makeLearner('other')]
  for (const userId of [one, other]) await beginLesson(userId, 'q/second', morning)
  const [card] = (await studyQueue(one, morning)).cards
  if (card === undefined) throw new Error('a card was expected')
  await rate(one, card, 3, morning)
  expect(await studyQueue(other, morning)).toMatchObject({ counts: { learning: 0, new: 2 }, rated: 0 })
})

test('when all is done, it says when the next card comes', async () => {
  const userId = await makeLearner('waiting')
  await beginLesson(userId, 'q/second', morning)
  const [first, second] = (await studyQueue(userId, morning)).cards
  if (first === undefined || second === undefined) throw new Error('two cards were expected')
  await rate(userId, first, 4, morning)
  await change(userId, second.cardId, 'buried')
  const next = async () => new Date((await studyQueue(userId, morning)).nextDueAtMillis ?? 0)
  expect(await next()).toEqual(at('2026-11-24T03:00:00Z'))
  await change(userId, second.cardId, 'suspended')
  expect(await next()).toEqual(new Date(await firstInstantOf(userId, first)))
})

test('who predicts a program right is asked about another one next time, and that one is graded and logged', async () => {
  const program = (n: number) =>
    sampleFace({ kind: 'output-typed', code: `print(${n})`, answer: String(n), accepted: [String(n)] })
  await makeCourse('v', { only: ['loop/behaviour'] }, { 'loop/behaviour': program(0) })
  const cardId = 'v/loop/behaviour'
  for (const n of [1, 2]) await makeQuestion(cardId, `variant ${n} of ${cardId}`, program(n), n)
  const userId = await makeLearner('varied')
  await beginLesson(userId, 'v/only', morning)
  const shown: string[] = []
  for (let n = 0; n < 4; n++) {
    const now = later(morning, n * 11)
    const [card] = (await studyQueue(userId, now)).cards
    if (card === undefined) throw new Error('the card is due')
    shown.push(card.itemId)
    const given = { key: `varied-${n}-key`, cardId, itemId: card.itemId, revision: card.revision }
    const answer = { kind: 'text' as const, text: n === 3 ? 'wrong' : [card.face.answer].flat().join('') }
    const times = { durationMillis: 1_000, atMillis: now.getTime() }
    await recordReview(userId, { ...given, rating: 2, answer, ...times }, now)
  }
  expect(shown).toEqual([
    `item of ${cardId}`,
    `variant 1 of ${cardId}`,
    `variant 2 of ${cardId}`,
    `variant 1 of ${cardId}`,
  ])
  const log = await database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['itemId', 'correct'])
      .where('userId', '=', userId)
      .orderBy('revision')
      .execute(),
  )
  expect(log.map(({ itemId }) => itemId)).toEqual(shown)
  expect(log.map(({ correct }) => correct)).toEqual([1, 1, 1, 0])
  // After the mistake, the lesson's own program comes again.
  expect((await studyQueue(userId, later(morning, 60))).cards).toMatchObject([{ itemId: shown[0] }])
})

test('a card that is added to an opened lesson, or moved into one, is offered; one of a closed lesson is not', async () => {
  await makeCourse('grown', { open: ['task/meaning'], closed: ['loop/meaning', 'loop/term'] })
  const userId = await makeLearner('grower')
  await beginLesson(userId, 'grown/open', morning)
  const offered = async () => (await studyQueue(userId, morning)).cards.map(({ cardId }) => cardId)
  expect(await offered()).toEqual(['grown/task/meaning'])
  await makeCard({ courseId: 'grown', lessonId: 'grown/open', card: 'loop/added', position: 7 })
  await updateCard('grown/loop/term', { lessonId: 'grown/open', position: 8 })
  expect(await offered()).toEqual(['grown/task/meaning', 'grown/loop/added', 'grown/loop/term'])
})

test('of cards that the browser holds only the version is sent, until something about them changes', async () => {
  const userId = await makeLearner('holder')
  await beginLesson(userId, 'q/first', morning)
  const [first, ...others] = (await studyQueue(userId, morning)).cards
  if (first === undefined) throw new Error('There is nothing to study.')
  const held = new Set([first, ...others].map(({ version }) => version))
  expect((await studyQueue(userId, morning, {}, held)).cards).toEqual(
    [first, ...others].map(({ version }) => ({ version })),
  )
  await rate(userId, first, 1, morning)
  const soon = later(morning, 2)
  const whole = (await studyQueue(userId, soon, {}, held)).cards.filter((card) => 'face' in card)
  expect(whole).toMatchObject([{ cardId: first.cardId, revision: 1 }])
  expect(held.has(whole[0]?.version ?? '')).toBe(false)

  await updateSettings(userId, { desiredRetention: 0.95 })
  expect((await studyQueue(userId, soon, {}, held)).cards.every((card) => 'face' in card)).toBe(true)
})

test.each([
  ['steps', { intervals: JSON.stringify({ ...defaultIntervals, learningMinutes: [5, 60] }) }],
  ['longest interval', { intervals: JSON.stringify({ ...defaultIntervals, longestDays: 90 }) }],
  ['leech limit', { leechLapses: 3 }],
])('a card that is held is sent anew with another %s', async (name, values) => {
  const userId = await makeLearner(`holder who changes the ${name}`)
  await beginLesson(userId, 'q/first', morning)
  const held = new Set((await studyQueue(userId, morning)).cards.map(({ version }) => version))
  await updateSettings(userId, values)
  expect((await studyQueue(userId, morning, {}, held)).cards.every((card) => 'face' in card)).toBe(true)
})

test('what is quick for a learner is what a quarter of their own right answers of the kind were on earlier days', async () => {
  await makeCourse('p', { only: ['typed/behaviour', 'term/meaning'] })
  const cardId = 'p/typed/behaviour'
  const typed = sampleFace({ kind: 'output-typed', answer: '1', accepted: ['1'] })
  await makeItem(cardId, 'typed item', typed)
  await updateCard(cardId, { itemId: 'typed item', gradable: true })
  const userId = await makeLearner('timed')
  await beginLesson(userId, 'p/only', morning)
  const read = async (now: Date) =>
    (await studyQueue(userId, now)).cards.find((card) => card.cardId === cardId)
  for (let n = 0; n < 8; n++) {
    const now = later(morning, n * 7)
    const card = await read(now)
    expect(card).toMatchObject({ quickMillis: null, earlierPasses: n })
    await recordReview(
      userId,
      {
        key: `timed-${n}-key`,
        cardId,
        itemId: 'typed item',
        revision: card?.revision ?? 0,
        rating: 2,
        answer: { kind: 'text', text: '1' },
        durationMillis: (n + 1) * 1_000,
        atMillis: now.getTime(),
      },
      now,
    )
  }
  expect(await read(later(morning, 60))).toMatchObject({ quickMillis: null, earlierPasses: 8 })
  expect(await read(later(morning, 24 * 60))).toMatchObject({ quickMillis: 3_000, earlierPasses: 8 })
})

describe('a rollover hour that is moved during the day', () => {
  const evening = new Date('2027-01-11T20:00:00Z')
  const night = new Date('2027-01-12T04:30:00Z')
  const now = new Date('2027-01-12T05:00:00Z')

  async function nightOwl(name: string) {
    const userId = await makeLearner(name, { timeZone: 'UTC', newCardsPerDay: 10 })
    await makeCourse(name, { lesson: Array.from({ length: 12 }, (_, index) => `term-${index}/meaning`) })
    await beginLesson(userId, `${name}/lesson`, evening)
    const rateNext = async (count: number, at: Date) => {
      for (let n = 0; n < count; n++) {
        const [card] = (await studyQueue(userId, at, { lessonId: `${name}/lesson` })).cards
        if (card === undefined) throw new Error('Nothing is due.')
        const { cardId, itemId, follows } = card
        const review = { key: `rollover-${name}-${cardId}`.replaceAll('/', '-'), cardId, itemId, follows }
        const given = { ...review, rating: 4 as const, answer: null, durationMillis: 1 }
        await recordReview(userId, { ...given, atMillis: at.getTime() }, at)
      }
    }
    const moveTo = (rolloverHour: number) =>
      database.write((db) =>
        db.updateTable('Settings').set({ rolloverHour }).where('userId', '=', userId).execute(),
      )
    await rateNext(3, evening)
    await rateNext(2, night)
    return { userId, moveTo }
  }

  test('counts each answer once, and leaves as many new cards', async () => {
    const { userId, moveTo } = await nightOwl('owl')
    expect(await studyQueue(userId, now)).toMatchObject({ rated: 2, counts: { new: 7 } })
    await moveTo(6)
    expect(await studyQueue(userId, now)).toMatchObject({ rated: 5, counts: { new: 5 } })
    expect((await progress(userId, now)).reviewsPerDay.at(-1)).toMatchObject({ ratings: 5 })
    await moveTo(4)
    expect(await studyQueue(userId, now)).toMatchObject({ rated: 2, counts: { new: 7 } })
  })

  test('counts no answer that was undone on the other side of the old one', async () => {
    const { userId, moveTo } = await nightOwl('undoing-owl')
    const undone = 'rollover-undoing-owl-undoing-owl-term-0-meaning'
    expect((await undoReview(userId, undone, now)).kind).toBe('undone')
    await moveTo(6)
    expect(await studyQueue(userId, now)).toMatchObject({ rated: 4, counts: { new: 6 } })
    for (let left = 4; left > 0; left--) expect((await undoReview(userId, 'last', now)).kind).toBe('undone')
    expect((await undoReview(userId, 'last', now)).kind).toBe('nothing')
    expect(await studyQueue(userId, now)).toMatchObject({ rated: 0, counts: { new: 10 } })
  })
})
