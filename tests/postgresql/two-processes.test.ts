import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLearningSettings } from '#server/account/learning-settings'
import { openSession } from '#server/account/open-sessions'
import { previewImport } from '#server/archive/import-archive'
import { database } from '#server/database/database'
import { undoPlanChange } from '#server/study/plan-changes'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import type { Calls } from '#tests/support/app-worker'
import { beginLesson } from '#tests/support/begin-lesson'
import { archiveOf } from '#tests/support/read-archive'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { settingsForm } from '#tests/support/settings-form'

type Input<Name extends keyof Calls> = Parameters<Calls[Name]>[0]
type Result<Name extends keyof Calls> = Awaited<ReturnType<Calls[Name]>>

const cardId = 'p/coroutine/meaning'
const start = new Date('2026-11-23T08:00:00Z')

const running = new Set<ChildProcess>()
let first: AppProcess
let second: AppProcess

beforeAll(async () => {
  await makeCourse('p', { lesson: ['coroutine/meaning'] })
  ;[first, second] = await Promise.all([AppProcess.start(), AppProcess.start()])
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

interface Reply {
  id: number
  result: unknown
  error?: string
}

/** One of several processes of the app, which are all behind one proxy. */
class AppProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #calls = 0
  #readyToMove = Promise.withResolvers<void>()

  private constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (message: Reply | { event: string }) => {
      if ('event' in message) {
        this.#readyToMove.resolve()
        return
      }
      const { id, result, error } = message
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

  /** Resolves when the next import is about to move its rows. */
  untilReadyToMove(): Promise<void> {
    this.#readyToMove = Promise.withResolvers()
    return this.#readyToMove.promise
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
  const killed = await AppProcess.start()
  let acknowledged = 0
  const sent = await Promise.allSettled(
    ratings.map(async (rating, i) => {
      await (i % 2 === 0 ? killed : second).call('rate', rating)
      acknowledged += 1
      if (acknowledged === 100) killed.kill()
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

describe('what two processes do at once for the same learner', () => {
  /** Of so many learners, some would be hit at the wrong moment if their writers did not exclude each other. */
  const many = 16

  /** Does something at once for many learners who have begun the lesson. */
  async function forMany<Result>(name: string, work: (userId: string) => Promise<Result>): Promise<Result[]> {
    const learners: string[] = []
    for (let n = 0; n < many; n++) {
      const userId = await makeLearner(`${name}-${n}`)
      await beginLesson(userId, 'p/lesson', start)
      learners.push(userId)
    }
    return Promise.all(learners.map(work))
  }

  const differing = (userId: string) => database.read((db) => schedulesUnlikeTheirLog(db, userId))

  test('of many answers to one showing of a card, one rates it and the others are kept as practice', async () => {
    const outcomes = await forMany('both', async (userId) => {
      const kinds = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          (n % 2 === 0 ? first : second).call('rate', { userId, cardId, key: `both-${n}` }),
        ),
      )
      return { rated: kinds.filter((kind) => kind === 'recorded').length, differing: await differing(userId) }
    })
    expect(outcomes).toEqual(outcomes.map(() => ({ rated: 1, differing: [] })))
  })

  test('the later one of two changes of a plan can be taken back to the earlier one', async () => {
    const pairs = [
      [11, 12],
      [21, 22],
      [31, 32],
    ]
    const plans = await forMany('plan', async (userId) => {
      const save = (process: AppProcess, newCardsPerDay = 0) =>
        process.call('saveSettings', {
          userId,
          form: { ...settingsForm, newCardsPerDay: String(newCardsPerDay) },
        })
      const seen: number[][] = []
      for (const [one, other] of pairs) {
        await Promise.all([save(first, one), save(second, other)])
        const later = await readLearningSettings(userId)
        await undoPlanChange(userId, new Date())
        const earlier = await readLearningSettings(userId)
        seen.push([earlier.newCardsPerDay, later.newCardsPerDay].sort((a, b) => a - b))
      }
      return seen
    })
    expect(plans).toEqual(plans.map(() => pairs))
  })

  test('an import loses no answer that arrives while it moves its rows', async () => {
    for (let n = 0; n < 6; n++) {
      const userId = await makeLearner(`import-${n}`)
      await beginLesson(userId, 'p/lesson', start)
      const before = Array.from({ length: 30 }, (_, i) => `before-${i}`)
      await Promise.all(before.map((key) => first.call('rate', { userId, cardId, key })))
      const archive = await archiveOf(userId, start)
      const { consent } = await previewImport(userId, archive)
      const isReady = first.untilReadyToMove()
      const importing = first.call('importArchive', { userId, base64: archive.toString('base64'), consent })
      await isReady
      await Promise.all([importing, second.call('rate', { userId, cardId, key: 'meanwhile' })])
      const rows = await database.read((db) =>
        db.selectFrom('ReviewLog').select('key').where('userId', '=', userId).execute(),
      )
      expect(rows.map(({ key }) => key).sort()).toEqual([...before, 'meanwhile'].sort())
      expect(await differing(userId)).toEqual([])
    }
  })

  test('they share their limits', async () => {
    const spent = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        (i % 2 === 0 ? first : second).call('spend', { key: 'shared', hits: 25 }),
      ),
    )
    expect(spent.filter((isLetThrough) => isLetThrough)).toHaveLength(25)
  })

  test('they share how many answers they take at once', async () => {
    const userId = await makeLearner('hasty')
    const startedAt = Date.now()
    const passed = await Promise.all(
      [first, second].map((process) => process.call('spendRequests', { userId, requests: 1_500 })),
    )
    const refilled = Math.ceil((Date.now() - startedAt) / 1_000)
    const all = passed.reduce((sum, count) => sum + count, 0)
    expect(all).toBeGreaterThanOrEqual(2_000)
    expect(all).toBeLessThanOrEqual(2_000 + refilled)
  })
})

test('who signs out in one process is signed out in all', async () => {
  const userId = await makeLearner('leaving')
  const sessionId = await openSession(userId, null, { browser: '', system: '' }, new Date())
  expect(await second.call('isSignedIn', { sessionId })).toBe(true)
  await first.call('signOut', { userId, sessionId })
  expect(await second.call('isSignedIn', { sessionId })).toBe(false)
})

test('what is kept in memory of a log has the answers that other processes stored, each once', async () => {
  const [userId, other] = [await makeLearner('remembered'), await makeLearner('beside')]
  for (const id of [userId, other]) await beginLesson(id, 'p/lesson', start)
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
