import type { DoneToday } from '#domain/schedule/daily-limits'
import { prepared, type ValueOf } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonValue } from '#server/database/sqlite-functions'

export interface RatingsOfDay extends DoneToday {
  /** All ratings of the day. */
  rated: number
  /** Whether a card was buried. */
  hasBuried: boolean
  /** Main concepts of the two cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

const lastConceptsCount = 2

/** Summarises a learner's ratings on a study day. Undone ratings do not count. */
export async function ratingsOfDay(db: Transaction, userId: string, studyDay: number): Promise<RatingsOfDay> {
  const day = { userId, studyDay }
  const counts = await countsOfDay.first(db, day)
  const last = await lastOfDay.all(db, day)
  return {
    rated: counts?.rated ?? 0,
    introduced: counts?.introduced ?? 0,
    reviewed: counts?.reviewed ?? 0,
    hasBuried: Boolean(counts?.hasBuried),
    lastConceptIds: last.map(({ conceptId }) => conceptId).reverse(),
  }
}

interface Day {
  userId: string
  studyDay: number
}

const eventsOfDay = (db: Transaction, value: ValueOf<Day>) =>
  db
    .selectFrom('ReviewLog as log')
    .where('log.userId', '=', value('userId'))
    .where('log.studyDay', '=', value('studyDay'))

function ratingsInForce(db: Transaction, value: ValueOf<Day>) {
  const undone = eventsOfDay(db, value).where('log.event', '=', 'undone').select('log.undoneId')
  return eventsOfDay(db, value).where('log.event', '=', 'rated').where('log.id', 'not in', undone)
}

const countsOfDay = prepared<Day>()((db, value) =>
  ratingsInForce(db, value).select((eb) => {
    const stateBefore = jsonValue<string>(eb.ref('log.before'), '$.state')
    const buried = eventsOfDay(db, value).where('log.event', '=', 'buried').select('log.id')
    return [
      eb.fn.countAll<number>().as('rated'),
      eb.fn.countAll<number>().filterWhere(stateBefore, '=', 'New').as('introduced'),
      eb.fn.countAll<number>().filterWhere(stateBefore, '=', 'Review').as('reviewed'),
      eb.exists(buried).as('hasBuried'),
    ]
  }),
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
    .orderBy('log.serverAtMillis', 'desc')
    .orderBy('log.revision', 'desc')
    .limit(lastConceptsCount),
)
