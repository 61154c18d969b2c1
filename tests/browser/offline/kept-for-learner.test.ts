import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { assetsCache, isLearnerCache, learnerCache } from '#browser/offline/cache-names'
import { KeptForLearner } from '#browser/offline/kept-for-learner'
import { keepWholeBuild, MemoryCaches } from '#tests/support/memory-caches'

afterEach(() => vi.unstubAllGlobals())

const build = 'b1'
const pageFor = (learnerId: string, ofBuild = build) =>
  `<html data-learner="${learnerId}" data-build="${ofBuild}"><title>For ${learnerId}</title><article data-runs="aa"></article></html>`

/** A browser, and a server that answers when it is told to: with a page for whoever was signed in when it was asked. */
async function browserAndServer() {
  const memory = new MemoryCaches()
  await keepWholeBuild(memory, build)
  const caches = memory as unknown as CacheStorage
  const clock = { millis: 0 }
  const kept = new KeptForLearner(caches, () => (clock.millis += 1))
  const pending: (() => void)[] = []
  const server = { signedIn: 'ada', build, gone: '' }
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const { promise, resolve } = Promise.withResolvers<Response>()
    const status = path === server.gone ? 404 : 200
    const reply = new Response(pageFor(server.signedIn, server.build), { status })
    pending.push(() => resolve(reply))
    return promise
  })
  const settle = () => new Promise<void>((done) => setImmediate(done))
  const answerOne = async () => {
    pending.shift()?.()
    await settle()
  }
  const answerAll = async () => {
    while (pending.length > 0) await answerOne()
  }
  const learners = async () => (await memory.keys()).filter(isLearnerCache)
  const keepAll = async (opened: string, worker: string) => {
    void kept.keepAll(opened, worker)
    await settle()
    await answerAll()
    return asked.splice(0)
  }
  return { kept, memory, clock, server, answerOne, answerAll, keepAll, settle, learners }
}

test('the fixed pages and the open lesson are kept, for whoever is signed in', async () => {
  const { kept, answerAll, settle, learners } = await browserAndServer()
  void kept.keepAll('/lessons/asyncio/tasks', build)
  await settle()
  await answerAll()
  expect(await learners()).toEqual([learnerCache('ada')])
  for (const path of ['/', '/study', '/lessons', '/play', '/lessons/asyncio/tasks']) {
    const page = await kept.page(new URL(path, 'http://localhost'))
    expect(await page?.text(), path).toContain('For ada')
  }
  expect(await kept.page(new URL('http://localhost/account'))).toBeNull()
})

test('a page without the files of its build is not kept', async () => {
  const { kept, answerAll, settle, learners } = await browserAndServer()
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(pageFor('ada').replace(build, 'b2'))))
  void kept.keepAll('/', build)
  await settle()
  await answerAll()
  expect(await learners()).toEqual([])
})

test('a lesson that the server no longer has is not kept any more', async () => {
  const { kept, memory, server, keepAll } = await browserAndServer()
  const lesson = '/lessons/asyncio/tasks'
  await keepAll(lesson, build)
  await keepWholeBuild(memory, 'b2')
  Object.assign(server, { build: 'b2', gone: lesson })
  await keepAll('/', 'b2')
  expect(await kept.page(new URL(lesson, 'http://localhost'))).toBeNull()
  expect(await kept.page(new URL('/', 'http://localhost'))).not.toBeNull()
  expect(await keepAll('/', 'b2')).toEqual([])
})

test('what a lesson shows is there as long as the lesson', async () => {
  const { kept, clock, keepAll } = await browserAndServer()
  const lesson = '/lessons/asyncio/tasks'
  for (const day of [0, 10, 20]) {
    clock.millis = day * 86_400_000
    await keepAll(lesson, build)
  }
  expect(await kept.page(new URL(lesson, 'http://localhost'))).not.toBeNull()
  expect(await kept.file('/api/runs/aa')).toBeDefined()
})

test('while a new version waits, its pages are fetched once, and again when it is taken into use', async () => {
  const { memory, server, keepAll } = await browserAndServer()
  const lesson = '/lessons/asyncio/tasks'
  await keepAll(lesson, build)
  await keepWholeBuild(memory, 'b2')
  server.build = 'b2'
  const waiting = '/lessons/asyncio/gather'
  await keepAll(waiting, build)
  expect(await keepAll(waiting, build)).toEqual([])
  expect(await keepAll('/', 'b2')).toEqual(expect.arrayContaining(['/', '/study', lesson, waiting]))
  expect(await keepAll('/', 'b2')).toEqual([])
})

test('a page is not kept while its build is still being fetched', async () => {
  const { memory, server, keepAll, learners } = await browserAndServer()
  await memory.open(assetsCache('b2'))
  server.build = 'b2'
  await keepAll('/', build)
  expect(await learners()).toEqual([])
})

test('cards that were answered since the cards were kept are named, until they are fetched anew', async () => {
  const { kept, answerAll, settle } = await browserAndServer()
  const studyPage = async () => (await kept.page(new URL('http://localhost/study')))?.text()
  const keep = async () => {
    void kept.keepAll('/', build)
    await settle()
    await answerAll()
  }
  await keep()
  await kept.addAnswered('ada', 'asyncio/tasks#1')
  await kept.addAnswered('grace', 'asyncio/tasks#2')
  expect(await studyPage()).toContain('data-answered="asyncio%2Ftasks%231"')
  await keep()
  expect(await studyPage()).toContain('data-answered=""')
})

test('whatever arrives when, nothing is kept for anybody but who is signed in', async () => {
  const events = fc.array(fc.constantFrom('keep', 'answer', 'sign out', 'ada', 'grace'), { maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(events, async (all) => {
      const { kept, server, answerOne, answerAll, settle, learners } = await browserAndServer()
      for (const event of all) {
        if (event === 'keep') void kept.keepAll('/lessons/asyncio/tasks', build)
        else if (event === 'answer') await answerOne()
        else {
          server.signedIn = event === 'sign out' ? '' : event
          // Signing in and out loads a page.
          void kept.note(pageFor(server.signedIn))
        }
        await settle()
        const allowed = server.signedIn === '' ? [] : [learnerCache(server.signedIn)]
        for (const learner of await learners()) expect(allowed).toContain(learner)
      }
      await answerAll()
    }),
    { numRuns: 300 },
  )
})
