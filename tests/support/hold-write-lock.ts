// `node tests/support/hold-write-lock.ts FILE` takes SQLite's write lock, prints `locked`, and holds it until stdin
// ends.
import Database from 'better-sqlite3'

const database = new Database(process.argv[2] ?? '')
database.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
process.stdin.resume().on('end', () => database.close())
