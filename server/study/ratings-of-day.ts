import type { DoneToday } from '#domain/schedule/daily-limits'
import type { Sql } from '#server/database/direct'

export interface RatingsOfDay extends DoneToday {
  /** All ratings of the day. */
  rated: number
  /** Whether a card was buried. */
  hasBuried: boolean
  /** Main concepts of the cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

const remembered = 2

const ofDay = `FROM ReviewLog log WHERE log.userId = @userId AND log.studyDay = @studyDay`
const inForce = `${ofDay} AND log.event = 'rated' AND log.id NOT IN (
  SELECT undoneId FROM ReviewLog WHERE userId = @userId AND event = 'undone' AND studyDay = @studyDay)`
const stateBefore = `json_extract("before", '$.state')`

/** What a learner has rated on a study day. Ratings that were undone do not count. */
export function ratingsOfDay(sql: Sql, userId: string, studyDay: number): RatingsOfDay {
  const day = { userId, studyDay }
  const counts = sql.get<Omit<RatingsOfDay, 'hasBuried' | 'lastConceptIds'>>(
    `SELECT count(*) AS rated, count(*) FILTER (WHERE ${stateBefore} = 'New') AS introduced,
      count(*) FILTER (WHERE ${stateBefore} = 'Review') AS reviewed ${inForce}`,
    day,
  )
  const last = sql.all<{ conceptId: string | null }>(
    `SELECT (SELECT conceptId FROM CardConcept WHERE cardId = log.cardId AND position = 0) AS conceptId
     ${inForce} ORDER BY log.serverAtMillis DESC, log.revision DESC LIMIT ${remembered}`,
    day,
  )
  const buried = sql.get(`SELECT 1 ${ofDay} AND log.event = 'buried' LIMIT 1`, day)
  return {
    rated: counts?.rated ?? 0,
    introduced: counts?.introduced ?? 0,
    reviewed: counts?.reviewed ?? 0,
    hasBuried: buried !== undefined,
    lastConceptIds: last.map(({ conceptId }) => conceptId).reverse(),
  }
}
