import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { beliefGroup } from '#domain/items/sibling-groups'
import type { ItemKind } from '#domain/items/items'
import type { Rating } from '#domain/schedule/rating'
import { asFollowUp } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { recordReview, type ReviewInput } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { storedSchedule } from '#tests/support/stored-schedule'
import { makeCourse, makeLearner, makeQuestion, sampleFace } from '#tests/support/sample-course'

const morning = new Date('2026-11-23T08:00:00Z')
const later = (minutes: number) => new Date(morning.getTime() + minutes * 60_000)
const termId = 'k/task/term'
const programId = 'k/loop/behaviour'

const options = ['key', 'other'].map((text) => ({
  ...{ text, correct: text === 'key', feedback: '', misconception: null, runHash: null, partsAt: null },
}))
const key = { answer: 'key', accepted: ['key'] }
const face = (kind: ItemKind, prompt: string) =>
  sampleFace({ kind, prompt, ...key, options: kind.endsWith('choice') ? options : [] })

beforeAll(async () => {
  await makeCourse(
    'k',
    { terms: ['task/term'], programs: ['loop/behaviour'] },
    { 'loop/behaviour': face('output-typed', 'output') },
  )
  await makeQuestion(termId, 'term by choice', face('term-choice', 'term by choice'))
  await makeQuestion(termId, 'term typed', face('term-typed', 'term typed'))
  await makeQuestion(programId, 'output by choice', face('output-choice', 'output by choice'))
  await makeQuestion(programId, 'seconds', sampleFace({ kind: 'how-long', answer: '1', accepted: ['1'] }))
  await makeQuestion(programId, 'other program', face('output-typed', 'other program'), 1)
})

const onlyCard = async (userId: string, now: Date): Promise<StudyCard> => {
  const [card] = (await studyQueue(userId, now)).cards
  if (card === undefined) throw new Error('A card is due.')
  return card
}

const keyOf = ({ face: { kind, answer } }: StudyCard): Answer => {
  const text = [answer].flat().join('\n')
  return kind.endsWith('choice') ? { kind: 'choice', text } : { kind: 'text', text }
}

let keys = 0
const answer = (
  userId: string,
  card: StudyCard,
  given: { answer?: Answer; rating?: Rating; confidence?: Confidence | null; guess?: ReviewInput['guess'] },
  now: Date,
) => {
  const { cardId, itemId, follows } = card
  const showing = { key: `questions-${++keys}`, cardId, itemId, follows }
  const rated = { rating: given.rating ?? 3, answer: given.answer ?? keyOf(card) }
  const { confidence = null, guess = null } = given
  const times = { durationMillis: 1_000, atMillis: now.getTime() }
  return recordReview(userId, { ...showing, ...rated, confidence, guess, ...times }, now)
}

const logOf = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['event', 'itemId', 'correct', 'rating', 'confidence', 'follows'])
      .where('userId', '=', userId)
      .orderBy('serverAtMillis')
      .orderBy('revision')
      .execute(),
  )

async function learnerOf(name: string, lesson: 'terms' | 'programs') {
  const userId = await makeLearner(name)
  await beginLesson(userId, `k/${lesson}`, morning)
  return userId
}

describe('what a card asks', () => {
  test('follows from what the learner has answered: chosen, then typed, and chosen again after a mistake', async () => {
    const userId = await learnerOf('ladder', 'terms')
    const asked: string[] = []
    for (const [n, wrong] of [false, true, false, false].entries()) {
      const card = await onlyCard(userId, later(n * 20))
      asked.push(card.itemId)
      await answer(userId, card, wrong ? { answer: { kind: 'gave-up' }, rating: 1 } : {}, later(n * 20))
    }
    expect(asked).toEqual(['term by choice', 'term typed', 'term by choice', 'term typed'])
    expect((await logOf(userId)).map(({ itemId, correct }) => [itemId, correct])).toEqual([
      ['term by choice', 1],
      ['term typed', 0],
      ['term by choice', 1],
      ['term typed', 1],
    ])
  })

  test('reaches another program as soon as it was typed, and then every kind', async () => {
    const userId = await learnerOf('program', 'programs')
    const asked: string[] = []
    for (let n = 0; n < 5; n++) {
      // Hard repeats a learning step, so that the card comes again on the same day.
      const card = await onlyCard(userId, later(n * 20))
      asked.push(card.itemId)
      await answer(userId, card, { rating: 2 }, later(n * 20))
    }
    expect(asked).toEqual([
      'output by choice',
      `item of ${programId}`,
      'other program',
      'seconds',
      'other program',
    ])
  })

  test('is the same for the same showing, on every device, and again after undo', async () => {
    const userId = await learnerOf('undo', 'terms')
    const first = await onlyCard(userId, morning)
    expect(await onlyCard(userId, later(1))).toMatchObject({ itemId: first.itemId, order: first.order })
    const { reviewId } = await answer(userId, first, {}, morning)
    expect((await onlyCard(userId, later(20))).itemId).not.toBe(first.itemId)
    const undone = await undoReview(userId, reviewId, later(21))
    expect(undone).toMatchObject({ kind: 'undone', card: { itemId: first.itemId, follows: null } })
  })

  test('is graded by the question that the server has, whatever the browser says', async () => {
    const userId = await learnerOf('graded', 'terms')
    const card = await onlyCard(userId, morning)
    const wrong = { answer: { kind: 'choice', text: 'other' }, rating: 4 } as const
    expect(await answer(userId, card, wrong, morning)).toMatchObject({ rating: 1 })
    const strange = { ...card, itemId: `item of ${programId}` }
    await expect(answer(userId, strange, {}, later(20))).rejects.toThrow('no item')
  })
})

describe('a right guess among options', () => {
  test('brings its follow-up along, and only that one rates', async () => {
    const userId = await learnerOf('guess', 'terms')
    const card = await onlyCard(userId, morning)
    expect(card.followUp).toMatchObject({ itemId: 'term typed', face: { prompt: 'term typed' } })
    const guess = { itemId: card.itemId, answer: keyOf(card) }
    const wrong = { answer: { kind: 'text', text: 'no idea' }, rating: 1, guess } as const
    expect(await answer(userId, asFollowUp(card), wrong, morning)).toMatchObject({ kind: 'recorded' })
    expect(await logOf(userId)).toMatchObject([
      { event: 'practised', itemId: 'term by choice', correct: 1, rating: null, confidence: 'guess' },
      { event: 'rated', itemId: 'term typed', correct: 0, rating: 1, follows: null },
    ])
    expect((await studyQueue(userId, later(1))).rated).toBe(1)
    // It showed nothing, so what is asked next is to recognise it.
    expect((await onlyCard(userId, later(2))).itemId).toBe('term by choice')
  })

  test('is practice if it arrives without one, and the card stays due', async () => {
    const userId = await learnerOf('guess alone', 'terms')
    const card = await onlyCard(userId, morning)
    const sent = await answer(userId, card, { confidence: 'guess' }, morning)
    expect(sent).toMatchObject({ kind: 'stale', because: null })
    expect(await onlyCard(userId, later(1))).toMatchObject({ state: 'New', itemId: card.itemId })
  })

  test('rates where nothing can be asked without options', async () => {
    const id = 'only/x/meaning'
    await makeCourse('only', { lesson: ['x/meaning'] })
    await makeQuestion(id, 'meaning by choice', face('meaning-choice', 'meaning by choice'))
    const userId = await makeLearner('only choices')
    await beginLesson(userId, 'only/lesson', morning)
    const card = await onlyCard(userId, morning)
    expect(card).toMatchObject({ itemId: 'meaning by choice', followUp: null })
    expect(await answer(userId, card, { confidence: 'guess' }, morning)).toMatchObject({ kind: 'recorded' })
  })
})

describe('self-graded cards', () => {
  const cards = (count: number, facet: string) => Array.from({ length: count }, (_, n) => `c${n}/${facet}`)

  test('are at most a quarter of a day where there are programs; the others wait until tomorrow', async () => {
    const programs = cards(6, 'behaviour')
    await makeCourse(
      'mixed',
      { lesson: [...cards(6, 'meaning'), ...programs] },
      Object.fromEntries(programs.map((card) => [card, face('output-typed', card)])),
    )
    const userId = await makeLearner('mixed', { newCardsPerDay: 40 })
    await beginLesson(userId, 'mixed/lesson', morning)
    // Six graded ones leave room for two answers, which is one new card.
    expect((await studyQueue(userId, morning)).counts.new).toBe(7)
    const answered: boolean[] = []
    for (let minute = 0; minute < 600; minute += 15) {
      const { cards: next, counts } = await studyQueue(userId, later(minute))
      expect(next.length > 0).toBe(counts.new + counts.learning > 0)
      for (const card of next.slice(0, 1)) {
        const isSelfGraded = card.face.kind === 'self-graded'
        answered.push(!isSelfGraded)
        await answer(userId, card, {}, later(minute))
        const few = answered.filter((graded) => !graded).length
        expect(few / answered.length).toBeLessThanOrEqual(1 / 4)
      }
    }
    expect(answered.filter((graded) => !graded).length).toBeGreaterThan(0)
    const { counts, nextDueAtMillis } = await studyQueue(userId, later(700))
    expect(counts).toEqual({ learning: 0, review: 0, new: 0 })
    expect(new Date(nextDueAtMillis ?? 0)).toEqual(new Date('2026-11-24T03:00:00Z'))
  })

  test('are as many as there are in a course without programs, and for who studies one concept', async () => {
    await makeCourse('prose', { lesson: cards(5, 'meaning') })
    const reader = await makeLearner('reader of prose')
    await beginLesson(reader, 'prose/lesson', morning)
    expect((await studyQueue(reader, morning)).cards).toHaveLength(5)
    await beginLesson(reader, 'k/programs', morning)
    expect((await studyQueue(reader, morning)).counts.new).toBe(1)
    expect((await studyQueue(reader, morning, { conceptId: 'prose/c1' })).counts.new).toBe(1)
  })
})

const believed = options.map((option) => ({ ...option, misconception: option.correct ? null : 'M07' }))
const misleading = believed.filter(({ correct }) => !correct)

test.for([
  { course: 'of-choice', where: 'the options of a choice', own: [] },
  { course: 'of-its-own', where: 'options of its own that are not shown', own: misleading },
])(
  'a wrong output that is typed is traced by $where to a belief, and brings a related program',
  async (given) => {
    const { course, own } = given
    const first = { ...face('output-typed', 'one'), options: own }
    await makeCourse(
      course,
      { only: ['one/behaviour', 'two/behaviour'] },
      { 'one/behaviour': first, 'two/behaviour': face('output-typed', 'two') },
    )
    const [one, two] = [`${course}/one/behaviour`, `${course}/two/behaviour`]
    if (own.length === 0)
      await makeQuestion(one, `${course} by choice`, { ...face('output-choice', 'one'), options: believed })
    const userId = await makeLearner(course)
    await beginLesson(userId, `${course}/only`, morning)
    await database.write(async (db) => {
      await db
        .insertInto('Run')
        .values({ hash: `run of ${course}`, engineVersion: '', record: '{}', createdAtMillis: 0 })
        .execute()
      await db
        .updateTable('Item')
        .set({ runHash: `run of ${course}` })
        .where('cardId', '=', one)
        .execute()
      await db
        .insertInto('CardGroup')
        .values({ cardId: two, groupId: beliefGroup(course, 'M07') })
        .execute()
      const memory = { stability: 30, difficulty: 5, lastStudyDay: 20_000, lastReviewedAtMillis: 1, reps: 3 }
      await db
        .updateTable('CardSchedule')
        .set({ state: 'Review', dueDay: 30_000, ...memory })
        .where('userId', '=', userId)
        .where('cardId', '=', two)
        .execute()
    })
    const [chosen] = (await studyQueue(userId, morning)).cards
    if (chosen === undefined) throw new Error('A card is new.')
    // A choice comes first, if there is one.
    if (own.length === 0) await answer(userId, chosen, {}, morning)
    const typed = own.length === 0 ? await onlyCard(userId, later(20)) : chosen
    expect(typed.face.kind).toBe('output-typed')
    expect(typed.face.options).toContainEqual(expect.objectContaining({ misconception: 'M07' }))
    expect(typed.order.options).toEqual([])
    await answer(userId, typed, { answer: { kind: 'text', text: 'other' }, rating: 1 }, later(20))
    expect(await storedSchedule(userId, two)).toMatchObject({
      dueDay: Math.floor(morning.getTime() / 86_400_000) + 1,
    })
  },
)
