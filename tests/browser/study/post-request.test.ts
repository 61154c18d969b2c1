import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postRequest } from '#browser/study/post-request'
import type { StudyReply } from '#domain/study/study-reply'
import { sampleStudyCard } from '#tests/support/sample-study-card'

const reply: StudyReply = {
  kind: 'recorded',
  queue: {
    counts: { learning: 0, review: 1, new: 1 },
    cards: [sampleStudyCard(), { version: 'of a card that the browser has' }],
    nextDueAtMillis: null,
    nextDueIsDay: false,
    atMillis: 1,
    rated: 1,
  },
}

let answer: { status: number; body: string } | 'hang-up'
let received: http.IncomingHttpHeaders
const server = http.createServer((request, response) => {
  received = request.headers
  if (answer === 'hang-up') request.destroy()
  else response.writeHead(answer.status).end(answer.body)
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Posts to a server that answers with this. */
function post(status: number, body: unknown) {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
  return postToServer()
}

function postToServer() {
  const { port } = server.address() as AddressInfo
  return postRequest({ path: `http://localhost:${port}/api/reviews`, body: {} }, 'ada')
}

const withQueue = (part: object) => ({ ...reply, queue: { ...reply.queue, ...part } })
const withoutPreviews = { ...sampleStudyCard(), previews: undefined }

test('a request names its learner', async () => {
  await post(200, reply)
  expect(received['x-learner']).toBe('ada')
})

test('a request says what the clock of its device shows', async () => {
  const before = Date.now()
  await post(200, reply)
  const sentAt = Number(received['x-sent-at'])
  expect(sentAt).toBeGreaterThanOrEqual(before)
  expect(sentAt).toBeLessThanOrEqual(Date.now())
})

test('a reply is confirmed with the cards in it', async () => {
  expect(await post(200, reply)).toEqual({ kind: 'confirmed', reply })
})

test('a reply may say more than this page knows of', async () => {
  expect(await post(200, { ...reply, reviewId: 'x' })).toEqual({ kind: 'confirmed', reply })
})

describe('a reply that this page cannot read is no confirmation:', () => {
  test.for([
    ['a kind it does not know', { ...reply, kind: 'moved' }],
    ['no queue', { kind: 'recorded' }],
    ['a card without a part that is needed', withQueue({ cards: [withoutPreviews] })],
    ['a count that is text', withQueue({ counts: { learning: '0', review: 0, new: 0 } })],
    ['null', null],
    ['the sign-in page of a network', '<!doctype html><title>Welcome to our wireless network</title>'],
    ['nothing', ''],
  ])('%s', async ([, body]) => {
    expect(await post(200, body)).toEqual({ kind: 'failed', problem: 'unknown-reply' })
  })
})

test('an error that the server gives a reason for is final; any other one is not', async () => {
  expect(await post(404, { error: 'There is no such card.' })).toEqual({ kind: 'refused' })
  expect(await post(404, '<h1>Not found</h1>')).toEqual({ kind: 'failed', problem: 'unknown-reply' })
  expect(await post(403, { message: 'Blocked' })).toEqual({ kind: 'failed', problem: 'unknown-reply' })
})

test.for([402, 405, 408, 410, 413, 415, 422, 451])(
  'status %i, which the app never sends, refuses nothing for good',
  async (status) => {
    expect(await post(status, { error: 'No.' })).toEqual({ kind: 'failed', problem: 'unknown-reply' })
  },
)

test.for([
  [401, 'signed-out'],
  [403, 'wrong-address'],
  [409, 'other-learner'],
  [429, 'unreachable'],
  [500, 'unreachable'],
  [502, 'unreachable'],
] as const)('status %i is the problem “%s”', async ([status, problem]) => {
  expect(await post(status, { error: 'No.' })).toEqual({ kind: 'failed', problem })
})

test('a connection that breaks means that the server is unreachable', async () => {
  answer = 'hang-up'
  expect(await postToServer()).toEqual({ kind: 'failed', problem: 'unreachable' })
})
