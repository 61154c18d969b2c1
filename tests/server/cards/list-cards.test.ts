import { beforeAll, describe, expect, test } from 'vitest'
import { cardQuerySchema } from '#server/cards/card-query'
import { flagItem } from '#server/cards/flag-item'
import { listCards } from '#server/cards/list-cards'
import { database } from '#server/database/database'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { processorMillis } from '#tests/support/processor-time'
import { makeCard, makeCourse, makeLearner } from '#tests/support/sample-course'
import { sampleFace } from '#tests/support/sample-face'

const now = new Date('2026-11-23T08:00:00Z')
let learner: { id: string; isAuthor: boolean }
const id = (card: string) => `list/${card}`

async function find(search: Record<string, string>, user = learner) {
  const list = await listCards(user, cardQuerySchema.parse(search), now)
  return { ...list, ids: list.cards.map(({ cardId }) => cardId) }
}

beforeAll(async () => {
  await makeCourse('list', { first: ['Event loop/meaning', 'Task/meaning'], second: ['Future/meaning'] })
  await makeCard({
    courseId: 'list',
    lessonId: 'list/second',
    card: 'Future/behaviour',
    position: 9,
    face: sampleFace({
      prompt: 'What is printed after 100 % of the_time?',
      code: "import asyncio\nkettle = 'on'",
      answer: ['the tea', 'the toast'],
    }),
  })
  learner = { id: await makeLearner('finder'), isAuthor: false }
  await recordReview(
    learner.id,
    {
      key: 'rated-once',
      cardId: id('Task/meaning'),
      itemId: `item of ${id('Task/meaning')}`,
      revision: 0,
      rating: 1,
      answer: null,
      durationMillis: 1_000,
      atMillis: now.getTime(),
    },
    now,
  )
  await changeCard(
    learner.id,
    { key: 'suspended-1', cardId: id('Future/meaning'), change: { event: 'suspended' } },
    now,
  )
  await flagItem(
    learner.id,
    {
      key: 'flag-key',
      cardId: id('Event loop/meaning'),
      itemId: `item of ${id('Event loop/meaning')}`,
      note: 'Unclear.',
    },
    now,
  )
})

test('without a query all current cards come in the order of the lessons', async () => {
  expect(await find({})).toMatchObject({
    ids: ['Event loop/meaning', 'Task/meaning', 'Future/meaning', 'Future/behaviour'].map(id),
    total: 4,
    pages: 1,
  })
})

describe('search', () => {
  test.each([
    ['event LOOP', ['Event loop/meaning']],
    ['printed', ['Future/behaviour']],
    // Its program and its answer.
    ['KETTLE =', ['Future/behaviour']],
    ['the toast', ['Future/behaviour']],
    // What is special to SQL is a letter like any other.
    ['100 %', ['Future/behaviour']],
    ['the_time', ['Future/behaviour']],
    ['_', ['Future/behaviour']],
    ["'; DROP TABLE Card; --", []],
    ['\\', []],
  ])('for %j', async (q, cards) => {
    expect((await find({ q })).ids).toEqual(cards.map(id))
  })
})

test('a card with a program shows the lines that tell it apart', async () => {
  const { cards } = await find({ lesson: 'list/second' })
  expect(cards.map(({ excerpt }) => excerpt)).toEqual([null, "kettle = 'on'"])
})

describe('filters', () => {
  test.each([
    [{ lesson: 'list/second' }, ['Future/meaning', 'Future/behaviour']],
    [{ concept: 'list/Task' }, ['Task/meaning']],
    [{ state: 'learning' }, ['Task/meaning']],
    [{ state: 'not tested' }, ['Event loop/meaning', 'Future/meaning', 'Future/behaviour']],
    [{ state: 'known' }, []],
    [{ mark: 'suspended' }, ['Future/meaning']],
    [{ mark: 'flagged' }, ['Event loop/meaning']],
    [{ mark: 'leech' }, []],
    [{ mark: 'suspended', lesson: 'list/first' }, []],
  ])('%j', async (search, cards) => {
    expect((await find(search)).ids).toEqual(cards.map(id))
  })

  test('leeches are the cards that were forgotten as often as the learner says', async () => {
    const userId = await makeLearner('who forgets')
    const asker = { id: userId, isAuthor: false }
    const schedule = { userId, cardId: id('Task/meaning'), state: 'New', lapses: 3, revision: 1 } as const
    await database.write((db) => db.insertInto('CardSchedule').values(schedule).execute())
    const leeches = async () => (await find({ mark: 'leech' }, asker)).ids
    expect(await leeches()).toEqual([])
    await database.write((db) =>
      db.updateTable('Settings').set({ leechLapses: 3 }).where('userId', '=', userId).execute(),
    )
    expect(await leeches()).toEqual([id('Task/meaning')])
  })

  test('that make no sense are passed over', async () => {
    expect((await find({ state: 'asleep', order: 'x', page: '-3' })).total).toBe(4)
  })

  test('flags of others are seen by authors alone', async () => {
    const other = await makeLearner('other')
    expect((await find({ mark: 'flagged' }, { id: other, isAuthor: false })).total).toBe(0)
    expect((await find({ mark: 'flagged' }, { id: other, isAuthor: true })).total).toBe(1)
  })
})

test.each(['due', 'hardest', 'latest'])(
  'in the order %s the card that has a schedule comes first',
  async (order) => {
    expect((await find({ order })).ids[0]).toBe(id('Task/meaning'))
  },
)

test('a page behind the last is the last', async () => {
  expect(await find({ page: '7' })).toMatchObject({ page: 1, pages: 1, total: 4 })
})

test('a list of 20,000 cards answers within a fraction of a second, searched or not', async () => {
  const numbers = Array.from({ length: 20_000 }, (_, n) => n)
  const rows = database.stage(() => undefined)
  const cards = numbers.map((n) => ({ id: `many/${n}`, key: `many/${n}`, lessonId: 'many/l', position: n }))
  await rows.add(
    'Card',
    cards.map((card) => ({ ...card, facet: 'meaning', itemId: `item of ${card.id}` })),
  )
  const explanation = 'So it is. '.repeat(150)
  await rows.add(
    'Item',
    numbers.map((n) => ({
      ...{ id: `item of many/${n}`, cardId: `many/${n}`, kind: 'self-graded' },
      face: JSON.stringify(sampleFace({ prompt: `About card ${n}.`, explanation })),
      ...{ file: 'l.md', firstLine: 1, lastLine: 1, createdAtMillis: 0 },
    })),
  )
  const lesson = { courseId: 'many', file: 'l.md', position: 0, sourceHash: '', html: '' }
  await database.write(async (db) => {
    await db.insertInto('Course').values({ id: 'many', title: 'many', position: 1 }).execute()
    await db
      .insertInto('Lesson')
      .values({ ...lesson, id: 'many/l', slug: 'l', title: 'l' })
      .execute()
    await rows.insert(db, 'Card')
    await rows.insert(db, 'Item')
  })
  await rows.drop()
  for (const [search, total] of [
    [{}, 20_004],
    [{ order: 'due', page: '400' }, 20_004],
    [{ q: 'card 19999' }, 1],
    [{ state: 'not tested', order: 'missed' }, 20_003],
  ] as const) {
    const millis = await processorMillis(async () => expect((await find(search)).total).toBe(total))
    expect(millis).toBeLessThan(1_000)
  }
})
