// `node tests/support/hold-database.ts FILE` uses a database as the app does, prints `held`, and lives until it is killed.
import { useDatabase } from '#server/database/database-use'

if (useDatabase(process.argv[2] ?? '') !== null) process.stdout.write('held\n')
setInterval(() => undefined, 1_000_000)
