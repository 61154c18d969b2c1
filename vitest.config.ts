import os from 'node:os'
import { defineConfig } from 'vitest/config'

/** Ends what hangs. How long a test takes on a busy machine says nothing about the code, so it is far above that. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

/** One for each core: Vitest would leave one of them to itself, which of two is half the machine. */
const maxWorkers = os.availableParallelism()

/** What is about SQLite files alone. */
const aboutSqlite = [
  'tests/server/{backup,database,doctor}/**',
  'tests/server/damaged-rows.test.ts',
  'tests/server/study/query-plans.test.ts',
  'tests/server/content/interrupted-sync.test.ts',
  // Its judge reads the file past the code of the app.
  'tests/server/progress/simulated-learners.test.ts',
]

/** What is tested on PostgreSQL, too, with each `npm test`: what stores. `npm run test:postgresql` tests all. */
const onPostgresql = process.env['RETRACE_ALL_ON_POSTGRESQL']
  ? ['tests/server/**/*.test.ts']
  : [
      'tests/server/rate-limit.test.ts',
      'tests/server/account/{change-credentials,delete-account,sign-up}.test.ts',
      'tests/server/archive/export-archive.test.ts',
      'tests/server/cards/*.test.ts',
      'tests/server/quiz/quiz.test.ts',
      'tests/server/study/{answer-record,record-review,siblings,study-queue,sure-mistakes}.test.ts',
    ]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{browser,components,domain,messages,sandbox,scripts}/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
          // The files that a worker runs share the modules they import, and Python as it was compiled.
          isolate: false,
          ...patience,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/template-database.ts'],
          setupFiles: ['tests/support/fail-on-console-error.ts', 'tests/support/own-database.ts'],
          ...patience,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'postgresql',
          include: ['tests/postgresql/**/*.test.ts', ...onPostgresql],
          exclude: aboutSqlite,
          globalSetup: ['tests/support/template-postgresql.ts'],
          setupFiles: ['tests/support/fail-on-console-error.ts', 'tests/support/own-postgresql.ts'],
          ...patience,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/running-app.ts'],
          ...patience,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
