import { ownCardPrefix } from '#domain/own/own-course'
import type { DoneToday } from '#domain/schedule/daily-limits'
import { startOfStudyDay, type DayBoundary } from '#domain/schedule/study-day'
import { prepared, type ValueOf } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { jsonValue } from '#server/database/sql-functions'
import { givenAt } from '#server/study/given-at'

export interface RatingsOfDay extends DoneToday {
  /** All ratings of the day. */
  rated: number
  /** Those of answers that were graded, or to own cards: only the share of the others is limited. */
  graded: number
  /** Whether a card was buried. */
  hasBuried: boolean
  /** Main concepts of the two cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

const lastConceptsCount = 2

/**
 * Summarises a learner's ratings on a study day: those given between its beginning and its end by the learner's present
 * settings, so that each counts once even if the hour at which days begin was moved. Undone ratings do not count, and neither do
 * those that were imported.
 */
export async function ratingsOfDay(
  db: Transaction,
  userId: string,
  studyDay: number,
  dayBoundary: DayBoundary,
): Promise<RatingsOfDay> {
  const day = { userId, ...boundsOfDay(studyDay, dayBoundary) }
  const counts = await countsOfDay.first(db, day)
  const last = await lastOfDay.all(db, day)
  return {
    rated: counts?.rated ?? 0,
    graded: counts?.graded ?? 0,
    introduced: counts?.introduced ?? 0,
    reviewed: counts?.reviewed ?? 0,
    hasBuried: Boolean(counts?.hasBuried),
    lastConceptIds: last.map(({ conceptId }) => conceptId).reverse(),
  }
}

/** The time that a learner's answers of a study day took, in milliseconds; answers that were not timed are left out. */
export async function answerMillisOfDay(
  db: Transaction,
  userId: string,
  studyDay: number,
  dayBoundary: DayBoundary,
): Promise<number> {
  const day = { userId, ...boundsOfDay(studyDay, dayBoundary) }
  return (await timeOfDay.first(db, day))?.millis ?? 0
}

/** The first instant of a study day, and of the next. */
export const boundsOfDay = (studyDay: number, dayBoundary: DayBoundary) => ({
  fromMillis: startOfStudyDay(studyDay, dayBoundary),
  untilMillis: startOfStudyDay(studyDay + 1, dayBoundary),
})

interface Day {
  userId: string
  fromMillis: number
  untilMillis: number
}

const eventsOfDay = (db: Transaction, value: ValueOf<Day>) =>
  db
    .selectFrom('ReviewLog as log')
    .where('log.userId', '=', value('userId'))
    .where('log.importedFrom', 'is', null)
    .where(givenAt, '>=', value('fromMillis'))
    .where(givenAt, '<', value('untilMillis'))

const ratingsInForce = (db: Transaction, value: ValueOf<Day>) =>
  eventsOfDay(db, value)
    .where('log.event', '=', 'rated')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('ReviewLog as undo').select('undo.id').whereRef('undo.undoneId', '=', 'log.id'),
        ),
      ),
    )

const countsOfDay = prepared<Day>()((db, value) =>
  ratingsInForce(db, value).select((eb) => {
    const stateBefore = jsonValue<string>(eb.ref('log.before'), '$.state')
    const buried = eventsOfDay(db, value).where('log.event', '=', 'buried').select('log.id')
    return [
      eb.fn.countAll<number>().as('rated'),
      eb.fn
        .countAll<number>()
        .filterWhere((answer) =>
          answer.or([
            answer('log.correct', 'is not', null),
            answer('log.cardId', 'like', `${ownCardPrefix}%`),
          ]),
        )
        .as('graded'),
      eb.fn.countAll<number>().filterWhere(stateBefore, '=', 'New').as('introduced'),
      eb.fn.countAll<number>().filterWhere(stateBefore, '=', 'Review').as('reviewed'),
      eb.exists(buried).as('hasBuried'),
    ]
  }),
)

const timeOfDay = prepared<Day>()((db, value) =>
  ratingsInForce(db, value).select(({ fn }) => fn.sum<number | null>('log.durationMillis').as('millis')),
)

const lastOfDay = prepared<Day>()((db, value) =>
  ratingsInForce(db, value)
    .select((eb) =>
      eb
        .selectFrom('CardConcept as main')
        .select('main.conceptId')
        .whereRef('main.cardId', '=', 'log.cardId')
        .where('main.position', '=', 0)
        .as('conceptId'),
    )
    .orderBy(givenAt, 'desc')
    .orderBy('log.revision', 'desc')
    .limit(lastConceptsCount),
)
