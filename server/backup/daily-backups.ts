import { execFile } from 'node:child_process'
import path from 'node:path'
import { log } from '#server/log'

/** Late enough not to slow down the start. */
const firstMillis = 60_000
/** How often it is looked whether the day has a backup; a failed one is tried again as often. */
const everyMillis = 3_600_000

const command = path.resolve(import.meta.dirname, '../../scripts/backup.ts')

/**
 * Writes a backup a day for as long as this process runs, in a process of its own, because copying takes SQLite a while.
 * Failures are logged, and tried again.
 *
 * @param delays for tests
 */
export function startDailyBackups(delays = { firstMillis, everyMillis }): void {
  setTimeout(() => {
    backUp()
    setInterval(backUp, delays.everyMillis).unref()
  }, delays.firstMillis).unref()
}

function backUp(): void {
  const startMillis = performance.now()
  execFile(process.execPath, [command, '--daily'], (error, stdout, stderr) => {
    const file = stdout.trim()
    const millis = Math.round(performance.now() - startMillis)
    if (error !== null) log.error({ event: 'backup-failed', reason: stderr.trim() || error.message, millis })
    else if (file !== '') log.info({ event: 'backup-written', file, millis })
  })
}
