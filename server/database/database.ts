import { openDatabase } from '#server/database/open'
import type { Database } from '#server/database/transaction'
import { log } from '#server/log'
import { metrics } from '#server/metrics'
import { databaseUrl, slowQueryMillis } from '#server/settings'

// In development, Next reloads modules after an edit: the connection must survive that.
declare global {
  var retraceDatabase: Database | undefined
}

const slowMillis = slowQueryMillis()

/** The database of this process. */
export const database = (globalThis.retraceDatabase ??= openDatabase(databaseUrl(), {
  onLockWait: (seconds) => metrics.lockWaitSeconds.observe(seconds),
  onQuery: logIfSlow,
}))

/** Logs a slow query without its parameters, which may be what somebody typed. */
function logIfSlow(sql: string, millis: number): void {
  if (millis >= slowMillis) log.warn({ event: 'slow-query', sql, millis: Math.round(millis) })
}
