import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { orderQueue } from '#domain/schedule/queue'
import type { Queued } from '#domain/schedule/queue'
import { newSchedule } from '#domain/schedule/schedule'
import type { CardSchedule } from '#domain/schedule/schedule'

const minute = 60_000
const now = { atMillis: 1_000 * minute, studyDay: 100 }
const memory = {
  stability: 3,
  difficulty: 5,
  weightsVersion: defaultWeights.version,
  lastReviewedAtMillis: 0,
  lastStudyDay: 90,
}

const card = (name: string, schedule: CardSchedule): Queued => ({
  cardId: name,
  conceptId: name.split('/')[0] ?? null,
  schedule,
})
const fresh = (name: string) => card(name, newSchedule)
const learning = (name: string, inMinutes: number) =>
  card(name, {
    ...newSchedule,
    ...memory,
    state: 'Learning',
    step: 0,
    dueAtMillis: now.atMillis + inMinutes * minute,
  })
const review = (name: string, dueDay: number) =>
  card(name, { ...newSchedule, ...memory, state: 'Review', dueDay })
const order = (cards: Queued[], justSeen: (string | null)[] = []) =>
  orderQueue(cards, now, justSeen).map((queued) => queued.cardId)

test('learning cards that are due, then reviews by day, then new cards, then learning cards ahead of time', () => {
  expect(
    order([
      fresh('n'),
      review('r2', 100),
      learning('later', 15),
      review('r1', 99),
      learning('l2', 0),
      learning('l1', -5),
    ]),
  ).toEqual(['l1', 'l2', 'r1', 'r2', 'n', 'later'])
})

test('a learning card is not shown more than 20 minutes ahead', () => {
  expect(order([learning('soon', 20), learning('not yet', 20.1)])).toEqual(['soon'])
})

test('new cards keep their order, but siblings do not follow each other', () => {
  expect(order(['a/1', 'a/2', 'b/1', 'b/2', 'c/1'].map(fresh))).toEqual(['a/1', 'b/1', 'c/1', 'a/2', 'b/2'])
})

test('siblings follow each other when nothing else is left', () => {
  expect(order(['a/1', 'a/2', 'a/3'].map(fresh))).toEqual(['a/1', 'a/2', 'a/3'])
})

test('the siblings of a card that was just shown wait too', () => {
  expect(order(['a/1', 'b/1', 'c/1'].map(fresh), ['b', 'a'])).toEqual(['c/1', 'b/1', 'a/1'])
})

test('reviews of the same day are mixed, differently each day', () => {
  const names = Array.from({ length: 12 }, (_, index) => `card-${index}`)
  const today = order(names.map((name) => review(name, 100)))
  expect(today).not.toEqual(names)
  expect(today.toSorted()).toEqual(names.toSorted())
  const tomorrow = orderQueue(
    names.map((name) => review(name, 100)),
    { ...now, studyDay: 101 },
    [],
  )
  expect(tomorrow.map((queued) => queued.cardId)).not.toEqual(today)
})
