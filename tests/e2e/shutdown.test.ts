import { afterAll, beforeAll, inject, test } from 'vitest'
import { openDatabase } from '#server/database/prisma'
import { expect } from '#tests/support/expect'
import { secondApp, type SecondApp } from '#tests/support/second-app'

let app: SecondApp

beforeAll(async () => {
  const database = openDatabase(inject('appDatabaseFile'))
  app = await secondApp(database)
  await database.$disconnect()
  await app.start()
})
afterAll(() => app.remove())

test('an app that is told to end answers the two hundred requests that are under way', async () => {
  const requests = Array.from({ length: 200 }, () => fetch(`${app.url}/sign-in`))
  await Promise.any(requests)
  const stopped = app.stop()
  const statuses = await Promise.all(requests.map(async (request) => (await request).status))
  expect(new Set(statuses)).toEqual(new Set([200]))
  const exitStatus = await stopped
  expect(exitStatus).toBe(0)
})
