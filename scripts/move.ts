// `npm run move` takes all that is stored from SQLite to PostgreSQL.
import path from 'node:path'
import { moveIntoPostgresql } from '#server/database/postgresql/move-in'
import { databaseFileOf, isPostgresql } from '#server/settings'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const help = `Usage: npm run move -- sqlite-to-postgres URL [--from FILE]

Copies all that a SQLite database holds into an empty PostgreSQL database, such as
postgresql://retrace:password@db.example.org/retrace, and compares both by the number and the hash of the rows of each
table. If anything differs or fails, the PostgreSQL database stays empty. The SQLite file is not changed.

Stop the app first. Then start it with DATABASE_URL set to the URL, and keep the file until you have looked at it.

  --from FILE  the SQLite database, instead of that of DATABASE_URL
  --help       show this text

The exit status is 1 if nothing was moved, with a sentence that says why, and 2 if an argument is invalid.
`

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const [direction, url, other] = positionals
  if (direction !== 'sqlite-to-postgres') {
    throw new ArgumentError('Say sqlite-to-postgres, and the URL of the PostgreSQL database. See --help.')
  }
  if (url === undefined || !isPostgresql(url)) {
    throw new ArgumentError('The target must be a URL such as postgresql://host/name. See --help.')
  }
  if (other !== undefined) throw new ArgumentError(`Unexpected argument ${other}. See --help.`)
  const file = values.from === undefined ? databaseFileOf() : path.resolve(values.from)
  const moved = await moveIntoPostgresql(file, url, (line) => void process.stdout.write(`${line}\n`))
  const rows = [...moved.values()].reduce((sum, table) => sum + table.rows, 0)
  process.stdout.write(`Moved ${rows} rows of ${moved.size} tables.\n`)
  return 0
}

await runCommand(main)
