import { cardStanding, conceptState } from '#domain/progress/standing'
import type { CardStanding, ConceptState } from '#domain/progress/standing'
import { testsOfCards } from '#domain/progress/tests-of-cards'
import type { RecallEvent, RecallTest } from '#domain/progress/tests-of-cards'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import { ratingSchema } from '#domain/schedule/schedule'
import type { CardSchedule } from '#domain/schedule/schedule'
import { prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'

export interface StandingCard {
  cardId: string
  lessonId: string
  conceptId: string | null
  schedule: CardSchedule
  tests: RecallTest[]
  standing: CardStanding
}

export interface StandingConcept {
  id: string
  term: string
  lesson: LessonLink
  /** Terms that it builds on. */
  requires: string[]
  state: ConceptState
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
  const [events, cardRows, conceptRows] = await Promise.all([
    readEvents(userId),
    prisma.card.findMany({
      where: { retiredAtMillis: null, lesson: { retiredAtMillis: null } },
      select: {
        id: true,
        lessonId: true,
        concepts: { where: { position: 0 }, select: { conceptId: true } },
        schedules: { where: { userId }, select: scheduleSelect },
      },
    }),
    prisma.concept.findMany({
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
    }),
  ])
  const tests = testsOfCards(events)
  const cards = cardRows
    .map((row) => ({ row, schedule: scheduleOf(row.schedules[0]), tests: tests.get(row.id) ?? [] }))
    .filter(({ schedule }) => !schedule.suspended)
    .map(({ row, schedule, tests }) => ({
      cardId: row.id,
      lessonId: row.lessonId,
      conceptId: row.concepts[0]?.conceptId ?? null,
      schedule,
      tests,
      standing: cardStanding(schedule, tests, today, weights),
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
      state: conceptState(own.map((card) => card.standing)),
      tests: own.reduce((sum, card) => sum + card.tests.length, 0),
      predictedRecall: chances.length === 0 ? null : Math.min(...chances),
    }
  })
  return { cards, concepts, events }
}

async function readEvents(userId: string): Promise<RecallEvent[]> {
  const rows = await prisma.reviewLog.findMany({
    where: { userId, event: { in: ['rated', 'reset', 'undone'] } },
    orderBy: [{ serverAtMillis: 'asc' }, { revision: 'asc' }],
    select: { id: true, cardId: true, event: true, rating: true, studyDay: true, undoneId: true },
  })
  const undone = new Set(rows.map((row) => row.undoneId))
  return rows
    .filter((row) => row.event !== 'undone' && !undone.has(row.id))
    .map(({ cardId, event, rating, studyDay }) => ({
      cardId,
      studyDay,
      event: event === 'reset' ? { kind: 'reset' } : { kind: 'rated', rating: ratingSchema.parse(rating) },
    }))
}
