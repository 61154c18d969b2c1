import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { openSession } from '#server/account/open-sessions'
import { database } from '#server/database/database'
import type { Calls } from '#tests/support/app-worker'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

type Input<Name extends keyof Calls> = Parameters<Calls[Name]>[0]
type Result<Name extends keyof Calls> = Awaited<ReturnType<Calls[Name]>>

const cardId = 'p/coroutine/meaning'
const start = new Date('2026-11-23T08:00:00Z')

beforeAll(async () => {
  await makeCourse('p', { lesson: ['coroutine/meaning'] })
})

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

/** One of several processes of the app, which are all behind one proxy. */
class AppProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #calls = 0

  private constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', ({ id, result, error }: { id: number; result: unknown; error?: string }) => {
      const call = this.#waiting.get(id)
      if (error === undefined) call?.resolve(result)
      else call?.reject(new Error(error))
    })
    child.on('exit', () => {
      for (const call of this.#waiting.values()) call.reject(new Error('The process has ended.'))
    })
  }

  static async start(): Promise<AppProcess> {
    const child = fork(path.join(import.meta.dirname, '../support/app-worker.ts'))
    running.add(child)
    await once(child, 'message')
    return new AppProcess(child)
  }

  call<Name extends keyof Calls>(name: Name, input: Input<Name>): Promise<Result<Name>> {
    const id = ++this.#calls
    const call = Promise.withResolvers<unknown>()
    this.#waiting.set(id, call)
    this.#child.send({ id, name, input })
    return call.promise as Promise<Result<Name>>
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

test('no acknowledged rating is lost or stored twice, though a process is killed and all are sent again', async () => {
  const learners = await Promise.all(
    Array.from({ length: 4 }, async (_, i) => {
      const userId = await makeLearner(`killed-${i}`)
      await beginLesson(userId, 'p/lesson', start)
      return userId
    }),
  )
  const ratings = Array.from({ length: 400 }, (_, i) => ({
    userId: learners[i % learners.length] ?? '',
    cardId,
    key: `rating-${i}`,
  }))
  const [first, second] = await Promise.all([AppProcess.start(), AppProcess.start()])
  let acknowledged = 0
  const sent = await Promise.allSettled(
    ratings.map(async (rating, i) => {
      await (i % 2 === 0 ? first : second).call('rate', rating)
      acknowledged += 1
      if (acknowledged === 100) first.kill()
    }),
  )
  const lost = ratings.filter((_, i) => sent[i]?.status === 'rejected')
  expect(lost).not.toEqual([])
  // As the outbox of a browser does: whatever was not confirmed is sent again, with its key.
  await Promise.all(ratings.map((rating) => second.call('rate', rating)))
  const rows = await database.read((db) =>
    db.selectFrom('ReviewLog').select(['userId', 'key']).where('userId', 'in', learners).execute(),
  )
  const names = (all: readonly { userId: string; key: string }[]) =>
    all.map(({ userId, key }) => `${userId} ${key}`).sort()
  expect(names(rows)).toEqual(names(ratings))
})

test('processes share their limits', async () => {
  const [first, second] = await Promise.all([AppProcess.start(), AppProcess.start()])
  const spent = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      (i % 2 === 0 ? first : second).call('spend', { key: 'shared', hits: 25 }),
    ),
  )
  expect(spent.filter((isLetThrough) => isLetThrough)).toHaveLength(25)
})

test('who signs out in one process is signed out in all', async () => {
  const userId = await makeLearner('leaving')
  const sessionId = await openSession(userId, null, { browser: '', system: '' }, new Date())
  const [first, second] = await Promise.all([AppProcess.start(), AppProcess.start()])
  expect(await second.call('isSignedIn', { sessionId })).toBe(true)
  await first.call('signOut', { userId, sessionId })
  expect(await second.call('isSignedIn', { sessionId })).toBe(false)
})

test('what is kept in memory of a log has the answers that other processes stored, each once', async () => {
  const [userId, other] = [await makeLearner('remembered'), await makeLearner('beside')]
  for (const id of [userId, other]) await beginLesson(id, 'p/lesson', start)
  const [first, second] = await Promise.all([AppProcess.start(), AppProcess.start()])
  const rate = (process: AppProcess, learner: string, key: string) =>
    process.call('rate', { userId: learner, cardId, key })
  for (let i = 1; i <= 10; i++) {
    await Promise.all([
      rate(i % 2 === 0 ? first : second, userId, `own-${i}`),
      ...Array.from({ length: 4 }, (_, n) => rate(first, other, `other-${i}-${n}`)),
      first.call('answers', { userId }),
      second.call('answers', { userId }),
    ])
    expect(await first.call('answers', { userId })).toBe(i)
    expect(await second.call('answers', { userId })).toBe(i)
  }
})
