import { afterAll, beforeAll, inject, test } from 'vitest'
import { expect } from '#tests/support/expect'
import { startPostgresql, type PostgresqlServer } from '#tests/support/postgresql-server'
import { secondApp } from '#tests/support/second-app'
import { tortureProcesses } from '../../scripts/torture/processes.ts'
import { torture } from '../../scripts/torture/torture.ts'

// The long forms are `npm run torture`, also with `--postgresql`, and with `--processes`.

let server: PostgresqlServer | null = null
beforeAll(async () => {
  server = await startPostgresql()
})
afterAll(() => server?.stop())

const sound = { lost: 0, doubled: 0, differing: 0, corrupt: 0 }

test('an app that is killed while learners answer and content is synced loses and doubles nothing', async () => {
  const app = await secondApp(inject('appDatabaseFile'))
  const figures = await torture({ app, kills: 2, seed: 'suite', onKill: () => undefined })
  expect(figures).toMatchObject({ kills: 2, ...sound })
  expect(figures.ratings).toBeGreaterThan(0)
  expect(figures.quizAnswers).toBeGreaterThan(0)
})

// tests/postgresql/two-processes.test.ts counts the answers that are taken at once.
test('of several processes behind a proxy, each may be killed, and limits and sessions hold in all of them', async ({
  skip,
}) => {
  if (server === null) return skip('There is no PostgreSQL on this machine.')
  const figures = await tortureProcesses({
    ...{ sourceFile: inject('appDatabaseFile'), server: server.url },
    ...{ processes: 2, ratings: 100, countsAnswers: false, seed: 'suite', onKill: () => undefined },
  })
  expect(figures).toMatchObject({ ...sound, notShared: [] })
  expect(figures.ratings).toBeGreaterThanOrEqual(100)
})
