import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { expect } from '#tests/support/expect'
import { secondApp, type SecondApp } from '#tests/support/second-app'

let app: SecondApp

beforeAll(async () => {
  app = await secondApp(inject('appDatabaseFile'))
  await app.start()
})
afterAll(() => app.remove())

/** Asks for a page; `isUnderWay` settles when the server has read that, to which it says `100 Continue`. */
function ask(url: string) {
  const request = http.get(url, { headers: { expect: '100-continue' } })
  const isUnderWay = once(request, 'continue')
  const status = once(request, 'response').then(([response]: IncomingMessage[]) => {
    response?.resume()
    return response?.statusCode
  })
  return { isUnderWay, status }
}

test('an app that is told to end answers the two hundred requests that are under way', async () => {
  const url = `${app.url}/sign-in`
  // The first request loads the modules of the page, which takes longest.
  await fetch(url)
  const requests = Array.from({ length: 200 }, () => ask(url))
  await Promise.all(requests.map(({ isUnderWay }) => isUnderWay))
  const stopped = app.stop()
  const statuses = await Promise.all(requests.map(({ status }) => status))
  expect(new Set(statuses)).toEqual(new Set([200]))
  const exitStatus = await stopped
  expect(exitStatus).toBe(0)
})
