import { randomUUID } from 'node:crypto'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { randomFrom } from '#domain/random/random-from'
import { defaultWeights } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { applyEvent } from '#domain/schedule/replay'
import { retrievability } from '#domain/schedule/review-card'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Database } from '#server/database/transaction'
import { slices } from '#server/slices'
import { rowOf } from '#server/study/schedule-row'

const millisPerDay = 86_400_000
const rowsAtOnce = 200
const dayBoundary = { timeZone: 'Europe/Berlin', rolloverHour: 4 }
const settings = {
  dayBoundary,
  desiredRetention: 0.9,
  intervals: defaultIntervals,
  weights: defaultWeights,
}

/**
 * Lets a learner have answered cards of the courses up to yesterday, as often each day, with a memory that forgets as FSRS
 * says. Wrong answers show a misconception where the question has one.
 */
export async function seedAnswers(
  database: Database,
  userId: string,
  answers: number,
  nowMillis: number,
): Promise<void> {
  if (answers === 0) return
  const random = randomFrom(`${answers} answers`)
  const cards = await cardsInOrder(database, Math.max(3, Math.ceil(answers / 8)))
  const schedules = new Map<string, CardSchedule>(cards.map(({ id }) => [id, newSchedule]))
  const days = Math.min(365, Math.max(3, Math.ceil(answers / 8)))
  const log = Array.from({ length: answers }, (_, index) => {
    const { id: cardId, itemId, face } = cards[index % cards.length] ?? { id: '', itemId: '', face: null }
    const before = schedules.get(cardId) ?? newSchedule
    const day = Math.floor((index * days) / answers) - days
    const hour = 7 + 14 * Math.max(random(), random())
    const atMillis =
      Math.floor((nowMillis + day * millisPerDay) / millisPerDay) * millisPerDay + hour * 3_600_000
    const studyDay = studyDayOf(atMillis, dayBoundary)
    const isRight = random() < (retrievability(before, studyDay, defaultWeights) ?? 0.8)
    const key = `seeded-${index}`
    const rating = isRight ? 3 : 1
    const event = {
      event: 'rated',
      id: key,
      key,
      atMillis: Math.round(atMillis),
      rating,
      ...settings,
    } as const
    const after = applyEvent(before, event, cardId)
    schedules.set(cardId, after)
    return {
      ...{ id: randomUUID(), userId, key, cardId, itemId, event: event.event, rating },
      ...{ correct: isRight, confidence: confidenceOf(random(), isRight), follows: before.follows },
      answer: JSON.stringify(answerTo(face, isRight)),
      durationMillis: Math.round(3_000 + 12_000 * random() ** 2),
      before: JSON.stringify(before),
      revision: after.revision,
      ...{ atMillis: event.atMillis, clientAtMillis: event.atMillis, serverAtMillis: event.atMillis },
      ...{ studyDay, ...dayBoundary, desiredRetention: 0.9, weightsVersion: defaultWeights.version },
    }
  })
  await database.write(async (db) => {
    const lessons = await db.selectFrom('Lesson').where('ownerId', 'is', null).select('id').execute()
    const visited = { firstAtMillis: 1, lastAtMillis: 1, begunAtMillis: 1 }
    await db
      .insertInto('LessonVisit')
      .values(lessons.map(({ id }) => ({ userId, lessonId: id, ...visited })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    for (const [cardId, schedule] of schedules) {
      if (schedule.state === 'New') continue
      const row = rowOf(schedule)
      await db
        .insertInto('CardSchedule')
        .values({ userId, cardId, ...row })
        // Who has opened a lesson has a row for each of its cards.
        .onConflict((conflict) => conflict.columns(['userId', 'cardId']).doUpdateSet(row))
        .execute()
    }
    for (const some of slices(log, rowsAtOnce)) await db.insertInto('ReviewLog').values(some).execute()
  })
}

async function cardsInOrder(database: Database, limit: number) {
  const rows = await database.read((db) =>
    db
      .selectFrom('Card as card')
      .innerJoin('Item as item', 'item.id', 'card.itemId')
      .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
      .where('lesson.ownerId', 'is', null)
      .where('card.retiredAtMillis', 'is', null)
      .select(['card.id', 'card.itemId', 'item.face'])
      .orderBy('lesson.courseId')
      .orderBy('lesson.position')
      .orderBy('card.position')
      .limit(limit)
      .execute(),
  )
  return rows.map(({ face, ...card }) => ({ ...card, face: itemFaceSchema.parse(JSON.parse(face)) }))
}

const confidenceOf = (draw: number, isRight: boolean): Confidence =>
  draw < 0.1 ? 'guess' : draw < (isRight ? 0.3 : 0.6) ? 'think' : 'sure'

/** Typed, as a believer would where the question knows a belief. */
function answerTo(face: ItemFace | null, isRight: boolean): Answer {
  if (face === null || isRight) return { kind: 'text', text: String(face?.answer ?? '') }
  const misleading = face.options.find(({ misconception }) => misconception !== null)
  return misleading === undefined ? { kind: 'gave-up' } : { kind: 'text', text: misleading.text }
}
