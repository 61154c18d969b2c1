import type { Transaction } from '#server/database/sqlite-database'
import { jsonValue } from '#server/database/sqlite-functions'

export interface RatingsOfDay {
  /** All ratings of the day. */
  rated: number
  /** Cards that were new when they were rated. */
  introduced: number
  /** Cards that were in Review when they were rated. */
  reviewed: number
  /** Whether a card was buried. */
  hasBuried: boolean
  /** Main concepts of the cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

const remembered = 2

/** What a learner has rated on a study day. Ratings that were undone do not count. */
export async function ratingsOfDay(db: Transaction, userId: string, studyDay: number): Promise<RatingsOfDay> {
  const ofDay = db
    .selectFrom('ReviewLog as log')
    .where('log.userId', '=', userId)
    .where('log.studyDay', '=', studyDay)
  const undone = ofDay.where('log.event', '=', 'undone').select('log.undoneId')
  const ratings = ofDay.where('log.event', '=', 'rated').where('log.id', 'not in', undone)
  const counts = await ratings
    .select((eb) => {
      const stateBefore = jsonValue<string>(eb.ref('log.before'), '$.state')
      return [
        eb.fn.countAll<number>().as('rated'),
        eb.fn.countAll<number>().filterWhere(stateBefore, '=', 'New').as('introduced'),
        eb.fn.countAll<number>().filterWhere(stateBefore, '=', 'Review').as('reviewed'),
        eb.exists(ofDay.where('log.event', '=', 'buried').select('log.id')).as('hasBuried'),
      ]
    })
    .executeTakeFirstOrThrow()
  const last = await ratings
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
    .limit(remembered)
    .execute()
  return {
    ...counts,
    hasBuried: Boolean(counts.hasBuried),
    lastConceptIds: last.map(({ conceptId }) => conceptId).reverse(),
  }
}
