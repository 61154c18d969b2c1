import { forecast, lastDays, type DayOfForecast } from '#domain/progress/activity'
import { changedSince, minutesToStudy } from '#domain/progress/day-in-review'
import type { PlannedDay } from '#domain/schedule/catch-up'
import { studyDayOf } from '#domain/schedule/study-day'
import type { StudyCounts } from '#domain/study/study-card'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { examsAhead, type ExamProgress } from '#server/exams/exam-plans'
import { nextSection, type NextSection } from '#server/lessons/next-section'
import type { LessonLink } from '#server/lessons/read-lesson'
import { activityOf } from '#server/progress/activity-of-log'
import { beliefsLeftOn, type LeftBelief } from '#server/progress/read-beliefs'
import { readKnowledge } from '#server/progress/read-knowledge'
import type { ConceptWithKnowledge, LearnerKnowledge } from '#server/progress/read-knowledge'
import { planCatchUp, type CatchUp } from '#server/study/catch-up'
import { usualAnswerMillis } from '#server/study/pace'
import { answerMillisOfDay } from '#server/study/ratings-of-day'
import { learnerScope } from '#server/study/scope'
import { readQueueState } from '#server/study/study-queue'
import { studySettings } from '#server/study/study-settings'
import { readWithRecord } from '#server/study/answer-record'

const daysBack = 7

export interface Today {
  counts: StudyCounts
  /** Minutes of study a day that the learner aims at; 0 for no goal. */
  goalMinutes: number
  timeZone: string
  /** Number of cards that are due and that today does not ask for, because of their siblings or a limit of the day. */
  heldBack: number
  /** Number of new cards that the learner has begun and that today does not ask for, for the same reasons. */
  newHeldBack: number
  /** How long they will take at the learner's usual pace. */
  minutes: number
  /** Number of ratings on this study day. */
  rated: number
  /** Minutes that they took. */
  minutesStudied: number
  /** Concepts that got stronger on this study day. */
  strengthened: ConceptWithKnowledge[]
  /** Concepts whose recall has changed in the last 7 study days. */
  changed: { stronger: ConceptWithKnowledge[]; weaker: ConceptWithKnowledge[] }
  /** Beliefs that the learner has left behind on this study day. */
  leftBehind: readonly LeftBelief[]
  /** The last 7 study days, today last: as `2026-11-23`, and whether a card was answered. */
  lastDays: { date: string; studied: boolean }[]
  /** When the next card becomes due that is not due now; null if none will. */
  nextDueAtMillis: number | null
  /** Whether that is the beginning of a study day, and not an instant of this one. */
  nextDueIsDay: boolean
  /** The next 7 study days, today first: cards that are due; of a learner who catches up, cards that will be asked. */
  week: DayOfForecast[]
  /** What is caught up on after a break; null if everything that is due is asked today. */
  catchUp: CatchingUp | null
  /** The exams to come, the earliest first. */
  exams: ExamProgress[]
  /** Fading concepts, the least likely to be recalled first. */
  fading: ConceptWithKnowledge[]
  /** Whether any lesson was opened or any own card written. Until then there is nothing to study. */
  hasBegun: boolean
  /** The first lesson that was not opened yet, or has cards that were not begun; null if there is none. Of one that was
   * opened, also the section to go on with. */
  nextLesson: (LessonLink & { isOpened: boolean; section: NextSection | null }) | null
}

/** How a learner catches up after a break. */
export interface CatchingUp {
  /** Study days without an answer. */
  awayDays: number
  /** Whether today is the first day after the break. */
  hasJustReturned: boolean
  /** Number of cards that are due. */
  due: number
  /** On how many more days after today cards are left over; null if that will take longer than a plan looks ahead. */
  moreDays: number | null
}

/** What a learner has to do today. */
export async function today(userId: string, now: Date): Promise<Today> {
  const read = await readWithRecord(userId, async (db) => {
    const settings = await studySettings(db, userId)
    const studyDay = studyDayOf(now.getTime(), settings.dayBoundary)
    const knowledge = await readKnowledge(db, userId, studyDay, settings.weights)
    const queueState = await readQueueState(db, learnerScope(userId, studyDay), settings, now)
    const { catchUp, counts } = queueState
    return {
      settings,
      studyDay,
      knowledge,
      answerMillis: await usualAnswerMillis(db, userId),
      studiedMillis: await answerMillisOfDay(db, userId, studyDay, settings.dayBoundary),
      queueState,
      plan:
        catchUp === null
          ? null
          : await planCatchUp(db, { userId, today: studyDay }, settings, catchUp, counts.review),
      leftBehind: await beliefsLeftOn(db, userId, knowledge.record, studyDay),
      hasBegun:
        (await openedLesson.first(db, { userId })) !== undefined ||
        (await ownCard.first(db, { userId })) !== undefined,
      begunNew: (await begunNewCards.first(db, { userId, studyDay }))?.count ?? 0,
      nextLesson: await firstUnread(db, userId),
      exams: await examsAhead(db, userId, now, knowledge.cards),
    }
  })
  const { settings, studyDay, queueState, knowledge, plan, hasBegun, nextLesson } = read
  const { dayBoundary, intervals } = settings
  const conceptsOf = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    return knowledge.concepts.filter(({ id }) => wanted.has(id))
  }
  const changed = changedSince(knowledge.cards, studyDay - daysBack + 1)
  return {
    counts: queueState.counts,
    goalMinutes: settings.goalMinutes,
    timeZone: dayBoundary.timeZone,
    heldBack: Math.max(0, dueToday(knowledge.cards, studyDay) - queueState.counts.review),
    newHeldBack: Math.max(0, read.begunNew - queueState.counts.new),
    minutes: minutesToStudy(queueState.counts, intervals.learningMinutes.length, read.answerMillis),
    minutesStudied: Math.floor(read.studiedMillis / 60_000),
    strengthened: conceptsOf(changedSince(knowledge.cards, studyDay).stronger),
    changed: { stronger: conceptsOf(changed.stronger), weaker: conceptsOf(changed.weaker) },
    leftBehind: read.leftBehind,
    lastDays: lastDays(activityOf(knowledge.record, dayBoundary), studyDay, daysBack).map(
      ({ date, ratings }) => ({
        date,
        studied: ratings > 0,
      }),
    ),
    rated: queueState.rated,
    nextDueAtMillis: queueState.nextDueAtMillis,
    nextDueIsDay: queueState.nextDueIsDay,
    week: forecast(
      knowledge.cards.map((card) => card.schedule),
      studyDay,
      7,
    ).map((day, index) => ({ ...day, due: plan?.[index]?.asked ?? day.due })),
    catchUp: catchingUp(queueState.catchUp, plan, dueToday(knowledge.cards, studyDay), studyDay),
    fading: knowledge.concepts
      .filter((concept) => concept.state === 'fading')
      .sort((a, b) => (a.predictedRecall ?? 1) - (b.predictedRecall ?? 1)),
    hasBegun,
    nextLesson,
    exams: read.exams,
  }
}

function catchingUp(
  catchUp: CatchUp | null,
  plan: readonly PlannedDay[] | null,
  due: number,
  studyDay: number,
): CatchingUp | null {
  if (catchUp === null || plan === null) return null
  const { awayDays, returnDay } = catchUp
  const last = plan.findIndex(({ waiting }) => waiting === 0)
  // Cards that are asked before they are due are not in the plan, so that it can end a day too early.
  const moreDays = last < 0 ? null : Math.max(1, last)
  return { awayDays, hasJustReturned: returnDay === studyDay, due, moreDays }
}

/** Number of cards that are due for review; those that the learner hid for today are left out. */
const dueToday = (cards: LearnerKnowledge['cards'], studyDay: number) =>
  cards.filter(
    ({ schedule }) =>
      schedule.state === 'Review' &&
      schedule.dueDay <= studyDay &&
      (schedule.buriedUntilDay ?? 0) <= studyDay,
  ).length

/** Some lesson that the learner has opened. */
const openedLesson = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('LessonVisit as visit')
    .innerJoin('Lesson as lesson', 'lesson.id', 'visit.lessonId')
    .where('visit.userId', '=', value('userId'))
    .where('lesson.ownerId', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .select('visit.lessonId')
    .limit(1),
)

/** Number of cards that the learner has begun or written, and neither answered nor put off. */
const begunNewCards = prepared<{ userId: string; studyDay: number }>()((db, value) =>
  db
    .selectFrom('CardSchedule as schedule')
    .innerJoin('Card as card', 'card.id', 'schedule.cardId')
    .where('schedule.userId', '=', value('userId'))
    .where('schedule.state', '=', 'New')
    .where('schedule.suspended', '=', false)
    .where((eb) =>
      eb.or([
        eb('schedule.buriedUntilDay', 'is', null),
        eb('schedule.buriedUntilDay', '<=', value('studyDay')),
      ]),
    )
    .where('card.retiredAtMillis', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('count')),
)

/** Some card that the learner has written. */
const ownCard = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('Card as card')
    .innerJoin('Lesson as deck', 'deck.id', 'card.lessonId')
    .where('deck.ownerId', '=', value('userId'))
    .where('deck.retiredAtMillis', 'is', null)
    .where('card.retiredAtMillis', 'is', null)
    .select('card.id')
    .limit(1),
)

/** The first lesson, in course order, that the learner has not opened or has not begun all cards of; null if there is none. */
async function firstUnread(db: Transaction, userId: string): Promise<Today['nextLesson']> {
  const lesson = await unreadLesson.first(db, { userId })
  if (lesson === undefined) return null
  const { firstAtMillis, ...link } = lesson
  const isOpened = firstAtMillis !== null
  return { ...link, isOpened, section: isOpened ? await nextSection(db, userId, link.id) : null }
}

const unreadLesson = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('Lesson as lesson')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .leftJoin('LessonVisit as visit', (join) =>
      join.onRef('visit.lessonId', '=', 'lesson.id').on('visit.userId', '=', value('userId')),
    )
    .where('lesson.ownerId', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .where('course.retiredAtMillis', 'is', null)
    .where((eb) =>
      eb.or([
        eb('visit.lessonId', 'is', null),
        eb.and([
          // Else every card of it has a row.
          eb('visit.begunAtMillis', 'is', null),
          eb.exists(
            eb
              .selectFrom('Card as card')
              .leftJoin('CardSchedule as schedule', (join) =>
                join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', value('userId')),
              )
              .whereRef('card.lessonId', '=', 'lesson.id')
              .where('card.retiredAtMillis', 'is', null)
              .where('schedule.cardId', 'is', null)
              .select('card.id'),
          ),
        ]),
      ]),
    )
    .select([
      'lesson.id',
      'lesson.courseId',
      'lesson.slug',
      'lesson.title',
      'lesson.language',
      'visit.firstAtMillis',
    ])
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .limit(1),
)
