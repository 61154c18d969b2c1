import { cardKnowledge, conceptKnowledge } from '#domain/progress/knowledge'
import type { CardKnowledge, ConceptKnowledge } from '#domain/progress/knowledge'
import { recallTests } from '#domain/progress/recall-tests'
import type { RecallEvent, RecallTest } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import type { CardSchedule } from '#domain/schedule/schedule'
import { direct, prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import { ratingsInForce } from '#server/study/ratings-in-force'
import { scheduleColumns, scheduleOf, type JoinedSchedule } from '#server/study/schedule-row'

export interface StandingCard {
  cardId: string
  lessonId: string
  conceptId: string | null
  schedule: CardSchedule
  tests: RecallTest[]
  standing: CardKnowledge
}

export interface StandingConcept {
  id: string
  term: string
  lesson: LessonLink
  /** Terms that it builds on. */
  requires: string[]
  state: ConceptKnowledge
  /** How many tests of it the state rests on. */
  tests: number
  /** The lowest predicted chance of recall today, 0 to 1, among its cards; null if none was rated. */
  predictedRecall: number | null
}

export interface Standings {
  /** All current cards but those the learner has suspended. */
  cards: StandingCard[]
  /** All current concepts, in the order of the courses. */
  concepts: StandingConcept[]
  /** The learner's log, oldest first, without what was undone. */
  events: RecallEvent[]
}

/** What a learner knows, computed from schedules and log. */
export async function readStandings(userId: string, today: number, weights: Weights): Promise<Standings> {
  const conceptRows = await prisma.concept.findMany({
    where: { retiredAtMillis: null, lesson: { retiredAtMillis: null } },
    orderBy: [
      { lesson: { course: { position: 'asc' } } },
      { lesson: { courseId: 'asc' } },
      { lesson: { position: 'asc' } },
      { position: 'asc' },
    ],
    select: {
      id: true,
      term: true,
      requires: {
        where: { from: { retiredAtMillis: null } },
        select: { from: { select: { term: true } } },
      },
      lesson: { select: { id: true, courseId: true, slug: true, title: true } },
    },
  })
  const { events, cardRows } = direct.read((sql) => ({
    events: ratingsInForce(sql, userId),
    cardRows: sql.all<CardRow>(readCards, { userId }),
  }))
  const tests = recallTests(events)
  const cards = cardRows
    .map((row) => ({ row, schedule: scheduleOf(row), tests: tests.get(row.cardId) ?? [] }))
    .filter(({ schedule }) => !schedule.suspended)
    .map(({ row, schedule, tests }) => ({
      cardId: row.cardId,
      lessonId: row.lessonId,
      conceptId: row.conceptId,
      schedule,
      tests,
      standing: cardKnowledge(schedule, tests, today, weights),
    }))
  const ofConcept = Map.groupBy(cards, (card) => card.conceptId)
  const concepts = conceptRows.map((row) => {
    const own = ofConcept.get(row.id) ?? []
    const chances = own
      .map((card) => retrievability(card.schedule, today, weights))
      .filter((chance) => chance !== null)
    return {
      ...row,
      requires: row.requires.map(({ from }) => from.term),
      state: conceptKnowledge(own.map((card) => card.standing)),
      tests: own.reduce((sum, card) => sum + card.tests.length, 0),
      predictedRecall: chances.length === 0 ? null : Math.min(...chances),
    }
  })
  return { cards, concepts, events }
}

type CardRow = JoinedSchedule & { cardId: string; lessonId: string; conceptId: string | null }

const readCards = `
  SELECT card.id AS cardId, card.lessonId AS lessonId, main.conceptId AS conceptId, ${scheduleColumns}
  FROM Card card JOIN Lesson lesson ON lesson.id = card.lessonId
    LEFT JOIN CardConcept main ON main.cardId = card.id AND main.position = 0
    LEFT JOIN CardSchedule schedule ON schedule.userId = @userId AND schedule.cardId = card.id
  WHERE card.retiredAtMillis IS NULL AND lesson.retiredAtMillis IS NULL`
