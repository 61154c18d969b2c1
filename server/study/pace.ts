import { LRUCache } from 'lru-cache'
import type { Sql } from '#server/database/direct'

/** A quarter of so many times says how quick somebody is; fewer say nothing. */
const minTimes = 8
/** Older times are those of somebody less practised. */
const latestDays = 90
const latestAnswers = 1_000

export type QuickTimes = ReadonlyMap<string, number>

/** Days of the past do not change, so what was found holds for the whole day. */
const found = new LRUCache<string, { today: number; times: QuickTimes }>({ max: 1_000 })

/**
 * The time, in milliseconds, that a quarter of the learner's right answers of each kind were quicker than: among the
 * latest thousand timed ones of the 90 study days before today. Kinds with fewer than eight have none.
 */
export function quickTimes(sql: Sql, userId: string, today: number): QuickTimes {
  const known = found.get(userId)
  if (known?.today === today) return known.times
  const times = readQuickTimes(sql, userId, today)
  found.set(userId, { today, times })
  return times
}

function readQuickTimes(sql: Sql, userId: string, today: number): QuickTimes {
  const rows = sql.all<{ kind: string; millis: number }>(
    `SELECT item.kind AS kind, log.durationMillis AS millis
     FROM ReviewLog log JOIN Item item ON item.id = log.itemId
     WHERE log.userId = @userId AND log.studyDay < @today AND log.studyDay >= @today - ${latestDays}
       AND log.event = 'rated' AND log.correct = 1 AND log.durationMillis IS NOT NULL
     ORDER BY log.studyDay DESC LIMIT ${latestAnswers}`,
    { userId, today },
  )
  const quarters = [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, answers]) => {
    const times = answers.map(({ millis }) => millis).sort((a, b) => a - b)
    const quarter = times[Math.floor(times.length / 4)]
    return times.length < minTimes || quarter === undefined ? [] : [[kind, quarter] as const]
  })
  return new Map(quarters)
}

/** How often the learner has passed a card. */
export function passesOf(sql: Sql, userId: string, cardId: string): number {
  const row = sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM ReviewLog
     WHERE userId = @userId AND cardId = @cardId AND event = 'rated' AND rating > 1`,
    { userId, cardId },
  )
  return row?.n ?? 0
}
