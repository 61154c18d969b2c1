import { sql } from 'kysely'

/**
 * When an event of `ReviewLog as log` was given, in milliseconds. Rows from before that was stored count as given by the
 * learner's clock, at most 7 days before they arrived, see `timeOfEarlierEvent`. An index has this very expression.
 */
export const givenAt = sql<number>`coalesce(
  "log"."atMillis", max(min("log"."clientAtMillis", "log"."serverAtMillis"), "log"."serverAtMillis" - 604800000)
)`
