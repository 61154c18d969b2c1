import { beforeAll, describe, expect, test } from 'vitest'
import type { Rating } from '#domain/schedule/rating'
import { beginLesson } from '#tests/support/begin-lesson'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import type { StudyCard } from '#domain/study/study-card'
import { makeCard, makeCourse, makeLearner, sampleFace, writeContent } from '#tests/support/sample-course'

const day = 86_400_000
const morning = (n: number) => new Date(Date.parse('2026-11-23T08:00:00Z') + n * day)

/** Two sides of five concepts, and six programs, of which some show the same beliefs. */
const concepts = ['a', 'b', 'c', 'd', 'e']
const sides = ['meaning', 'term']
const beliefs: Record<string, string[]> = {
  'p1/behaviour': ['M01', 'M02'],
  'p2/behaviour': ['M02', 'M03'],
  'p3/behaviour': ['M03'],
  'p4/behaviour': [],
  'p5/behaviour': ['M04'],
  'p6/behaviour': ['M04'],
}
const groupsOf = (card: string) => beliefs[card] ?? [card.split('/')[0] ?? '']

beforeAll(async () => {
  const names = [...concepts, ...Object.keys(beliefs).map((card) => card.split('/')[0] ?? '')]
  await makeCourse('s', { lesson: names.map((name) => `${name}/unused`) })
  const cards = [
    ...concepts.flatMap((name) => sides.map((side) => `${name}/${side}`)),
    ...Object.keys(beliefs),
  ]
  for (const [position, card] of cards.entries()) {
    const face = sampleFace({ kind: 'output-typed', prompt: card, answer: '1', accepted: ['1'] })
    const groups = groupsOf(card).map((group) => `s/${group}`)
    await makeCard({ courseId: 's', lessonId: 's/lesson', card, position, face, groups })
  }
})

let keys = 0
async function learner(name: string) {
  const userId = await makeLearner(name, { newCardsPerDay: 40 })
  await beginLesson(userId, 's/lesson', morning(0))
  for (const name of [...concepts, 'p1', 'p2', 'p3', 'p4', 'p5', 'p6']) {
    const change = {
      key: `siblings-${++keys}`,
      cardId: `s/${name}/unused`,
      change: { event: 'suspended' },
    } as const
    await changeCard(userId, change, morning(0))
  }
  return userId
}

const answer = (userId: string, { cardId, itemId, follows }: StudyCard, rating: Rating, now: Date) =>
  recordReview(
    userId,
    {
      ...{ key: `siblings-${++keys}`, cardId, itemId, follows, rating },
      ...{ answer: { kind: 'text', text: rating === 1 ? 'wrong' : '1' } },
      ...{ durationMillis: 1_000, atMillis: now.getTime() },
    },
    now,
  )

/** Studies until nothing is left. Returns the cards that were asked, each once. */
async function studyDay(userId: string, n: number, ratingOf: (asked: number) => Rating = () => 3) {
  const asked: string[] = []
  for (let minute = 0; minute < 16 * 60; minute += 15) {
    const now = new Date(morning(n).getTime() + minute * 60_000)
    const { cards, counts } = await studyQueue(userId, now)
    const [card] = cards
    if (card === undefined) expect(counts).toEqual({ learning: 0, review: 0, new: 0 })
    else {
      asked.push(card.face.prompt)
      await answer(userId, card, ratingOf(asked.length), now)
    }
  }
  return [...new Set(asked)]
}

function expectNoSiblings(asked: readonly string[]) {
  const groups = asked.flatMap(groupsOf)
  expect(new Set(groups).size).toBe(groups.length)
}

describe('siblings', () => {
  test('are never asked on one day, even with forty new cards, and all are asked in the end', async () => {
    const userId = await learner('forty')
    const first = await studyDay(userId, 0)
    expect(first.toSorted()).toEqual(
      ['a/meaning', 'b/meaning', 'c/meaning', 'd/meaning', 'e/meaning'].concat([
        ...['p1/behaviour', 'p4/behaviour', 'p5/behaviour'],
      ]),
    )
    const all = new Set(first)
    for (let n = 1; n < 8; n++) {
      const asked = await studyDay(userId, n)
      expectNoSiblings(asked)
      for (const card of asked) all.add(card)
    }
    expect(all.size).toBe(16)
  })

  test('are kept apart through weeks of mistakes, too', async () => {
    const userId = await learner('mistaken')
    for (let n = 0; n < 12; n++)
      expectNoSiblings(await studyDay(userId, n, (asked) => (asked % 3 === 0 ? 1 : 3)))
  })

  test('come on the next day: that is when the next card is due', async () => {
    const userId = await learner('next day')
    await studyDay(userId, 0)
    const night = new Date(morning(0).getTime() + 15.9 * 60 * 60_000)
    const { counts, nextDueAtMillis } = await studyQueue(userId, night)
    expect(counts).toEqual({ learning: 0, review: 0, new: 0 })
    expect(new Date(nextDueAtMillis ?? 0)).toEqual(new Date('2026-11-24T03:00:00Z'))
  })

  test('do not wait for one that is suspended or hidden for the day', async () => {
    const userId = await learner('hidden')
    for (const [cardId, event] of [
      ['s/a/meaning', 'suspended'],
      ['s/b/meaning', 'buried'],
    ] as const) {
      await changeCard(userId, { key: `siblings-${++keys}`, cardId, change: { event } }, morning(0))
    }
    const asked = await studyDay(userId, 0)
    expect(asked).toContain('a/term')
    expect(asked).toContain('b/term')
  })

  test('are all asked of who studies one concept', async () => {
    const userId = await learner('one concept')
    const { cards } = await studyQueue(userId, morning(0), { conceptId: 's/a' })
    expect(cards.map(({ face }) => face.prompt)).toEqual(['a/meaning', 'a/term'])
  })
})

test('a side that only the learner can judge does not hold back one that can be graded', async () => {
  await makeCourse('judged', { lesson: ['a/unused'] })
  const of = { courseId: 'judged', lessonId: 'judged/lesson', groups: ['judged/a'] }
  await makeCard({ ...of, card: 'a/meaning', position: 1 })
  const face = sampleFace({ kind: 'term-typed', prompt: 'graded', answer: '1', accepted: ['1'] })
  await makeCard({ ...of, card: 'a/term', position: 2, face })
  const userId = await makeLearner('judged')
  await beginLesson(userId, 'judged/lesson', morning(0))
  const change = {
    key: 'siblings-judged',
    cardId: 'judged/a/unused',
    change: { event: 'suspended' },
  } as const
  await changeCard(userId, change, morning(0))
  expect((await studyQueue(userId, morning(0))).cards.map(({ cardId }) => cardId)).toEqual(['judged/a/term'])
})

test('new cards are found behind any number of siblings, of which only the first is asked', async () => {
  const siblings = Array.from({ length: 80 }, (_, index) => `same${index}/term`)
  const others = Array.from({ length: 20 }, (_, index) => `other${index}/term`)
  const face = sampleFace({ kind: 'output-typed', prompt: 'What is printed?', answer: '1', accepted: ['1'] })
  const cards = [...siblings, ...others]
  await makeCourse('many', { lesson: cards }, Object.fromEntries(cards.map((card) => [card, face])))
  const groups = siblings.map((card) => ({ cardId: `many/${card}`, groupId: 'many/same' }))
  await writeContent((db) => db.insertInto('CardGroup').values(groups).execute())
  const userId = await makeLearner('many', { newCardsPerDay: 10 })
  await beginLesson(userId, 'many/lesson', morning(0))
  const queue = await studyQueue(userId, morning(0))
  expect(queue.counts.new).toBe(10)
})
