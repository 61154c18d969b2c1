// `node tests/support/hold-write-lock.ts FILE` takes SQLite's write lock, says so, and holds it for so many milliseconds
// as a line on stdin says, or until stdin ends.
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'

const database = new Database(process.argv[2] ?? '')
database.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
const release = () => {
  if (database.inTransaction) database.exec('ROLLBACK')
  process.exit()
}
createInterface(process.stdin)
  .on('line', (millis) => setTimeout(release, Number(millis)))
  .on('close', release)
