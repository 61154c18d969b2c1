import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { finding } from '#domain/findings/finding'
import { itemFaceSchema } from '#domain/items/item-face'
import type { LessonBuild } from '#domain/items/items'
import { replay } from '#domain/schedule/replay'
import { openSandbox } from '#sandbox/node'
import { readContentRevision } from '#server/content/content-revision'
import { brokenFiles } from '#server/content/broken-files'
import { ContentError } from '#server/content/content-error'
import { lessonBuilder } from '#server/content/lesson-builder'
import type { LessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'
import { database } from '#server/database/database'
import { databaseUrl, isPostgresql } from '#server/settings'
import { listLessons, readLesson } from '#server/lessons/read-lesson'
import { beginLesson } from '#tests/support/begin-lesson'
import { eventsOfCard } from '#server/study/events-of-card'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { sampleBuild, sampleCard, sampleQuestion } from '#tests/support/sample-build'
import { makeLearner, writeContent } from '#tests/support/sample-course'
import { conceptMaps } from '#server/progress/concept-map'
import { storedSchedule } from '#tests/support/stored-schedule'

const now = new Date('2026-11-23T08:00:00Z')
let contentFolder = ''

beforeEach(() => {
  contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-content-'))
})
// Retires everything, so that each test begins with nothing current.
afterEach(async () => {
  fs.rmSync(contentFolder, { recursive: true, force: true })
  fs.mkdirSync(contentFolder)
  await sync()
  fs.rmdirSync(contentFolder)
})

/** Builds whatever a test says that a file gives, and notes which files were built. */
function builderOf(builds: LessonBuild[]): LessonBuilder & { built: string[] } {
  const built: string[] = []
  return {
    engineVersion: 'engine',
    version: 'generator',
    built,
    build: ({ file }) => {
      built.push(file)
      const build = builds.find((known) => known.file === file)
      if (build === undefined) throw new Error(`no build for ${file}`)
      return Promise.resolve(build)
    },
    close: () => Promise.resolve(),
  }
}

const sync = (...builds: LessonBuild[]) => syncWith(builderOf(builds))
const syncWith = (builder: LessonBuilder, mayRetireMost = true) =>
  syncContent({ contentFolder, builder, now, mayRetireMost, onProgress: () => undefined })

function write(file: string, text = 'text') {
  const whole = path.join(contentFolder, file)
  fs.mkdirSync(path.dirname(whole), { recursive: true })
  fs.writeFileSync(whole, text)
}

const noChanges = { added: [], edited: [], reset: [], retired: [], returned: [] }

/** A learner who has opened a lesson and rated all its new cards Good. */
async function learnAll(name: string, lessonId: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, lessonId, now)
  for (const { cardId, itemId, revision } of (await studyQueue(userId, now)).cards) {
    const key = `learn-${cardId.replaceAll('/', '-')}`
    await recordReview(
      userId,
      { key, cardId, itemId, revision, rating: 3, answer: null, durationMillis: 1, atMillis: now.getTime() },
      now,
    )
  }
  return userId
}

const schedulesOf = (userId: string) =>
  database.read((db) =>
    db.selectFrom('CardSchedule').selectAll().where('userId', '=', userId).orderBy('cardId').execute(),
  )
/** Current cards of a lesson. */
const cardsOf = (lessonId: string) =>
  database.read((db) =>
    db
      .selectFrom('Card')
      .select(['id', 'key', 'lessonId'])
      .where('lessonId', '=', lessonId)
      .where('retiredAtMillis', 'is', null)
      .execute(),
  )
/** What a lesson asks about runs, with the engines that ran them. */
const itemsWithRuns = (lessonId: string) =>
  database.read((db) =>
    db
      .selectFrom('Item')
      .innerJoin('Card', 'Card.id', 'Item.cardId')
      .innerJoin('Run', 'Run.hash', 'Item.runHash')
      .select(['Item.face', 'Run.engineVersion'])
      .where('Card.lessonId', '=', lessonId)
      .execute(),
  )

test('a lesson gives a page, cards and questions, in the order of the files', async () => {
  write('order/10-last.md')
  write('order/2-first.md')
  write('order/README.md')
  write('order/course.md', '---\ntitle: In order\ndescription: One after the other.\n---\n')
  const first = sampleBuild('order/first', [sampleCard({ id: 'order/loop/meaning' })], {
    file: 'order/2-first.md',
  })
  const last = sampleBuild('order/last', [sampleCard({ id: 'order/task/meaning' })], {
    file: 'order/10-last.md',
    language: 'de',
  })
  const report = await sync(first, last)
  expect(report).toMatchObject({
    unchanged: 0,
    built: [
      { id: 'order/first', cards: 1, questions: 1 },
      { id: 'order/last', cards: 1, questions: 1 },
    ],
    broken: [],
    cards: { ...noChanges, added: ['order/loop/meaning', 'order/task/meaning'] },
  })
  const [course] = await listLessons('nobody')
  expect(course).toMatchObject({ id: 'order', title: 'In order', description: 'One after the other.' })
  expect(course?.lessons.map(({ slug, cards, questions }) => [slug, cards, questions])).toEqual([
    ['first', 1, 1],
    ['last', 1, 1],
  ])
  expect(await readLesson('nobody', 'order', 'first')).toMatchObject({
    html: '<p>first</p>',
    concepts: [{ term: 'loop', aliases: [], definition: 'What loop means.' }],
    previous: null,
    language: 'en',
    next: { slug: 'last', language: 'de' },
  })
})

test('what has not changed is not built again', async () => {
  write('same/a.md')
  write('same/b.md')
  const builds = [
    sampleBuild('same/a', [sampleCard({ id: 'same/loop/meaning' })]),
    sampleBuild('same/b', [sampleCard({ id: 'same/task/meaning' })]),
  ]
  await sync(...builds)
  const again = builderOf(builds)
  expect(await syncWith(again)).toEqual({
    unchanged: 2,
    built: [],
    retired: [],
    broken: [],
    cards: noChanges,
  })
  expect(again.built).toEqual([])

  write('same/b.md', 'other text')
  const once = builderOf(builds)
  expect(await syncWith(once)).toMatchObject({ unchanged: 1, cards: noChanges })
  expect(once.built).toEqual(['same/b.md'])

  write('same/misconceptions.json', '[{"id":"M1","belief":"b","truth":"t"}]')
  const all = builderOf(builds)
  await syncWith(all)
  expect(all.built).toEqual(['same/a.md', 'same/b.md'])
})

test('a lesson is built again when a module that it imports changes in another lesson', async () => {
  const shapes = (sides: number) => `\`\`\`python\n# shapes.py\nSIDES = ${sides}\n\`\`\`\n`
  write('parts/a.md', shapes(4))
  write('parts/b.md', '```python\nfrom shapes import SIDES\nprint(SIDES)\n```\n')
  write('parts/c.md')
  const builds = ['a', 'b', 'c'].map((name) =>
    sampleBuild(`parts/${name}`, [sampleCard({ id: `parts/${name}/meaning` })]),
  )
  await sync(...builds)
  write('parts/a.md', shapes(5))
  const again = builderOf(builds)
  await syncWith(again)
  expect(again.built).toEqual(['parts/a.md', 'parts/b.md'])
})

test('an edited text keeps what was learned; the log keeps what was shown', async () => {
  write('edit/a.md')
  const card = sampleCard({ id: 'edit/loop/meaning', answer: 'It runs tasks in turn, in one thread.' })
  await sync(sampleBuild('edit/a', [card]))
  const userId = await learnAll('editor', 'edit/a')
  const before = await storedSchedule(userId, card.id)

  write('edit/a.md', 'better')
  const better = { ...card, answer: 'It runs tasks in turn, all in one thread.' }
  expect((await sync(sampleBuild('edit/a', [better]))).cards).toEqual({ ...noChanges, edited: [card.id] })
  expect(await storedSchedule(userId, card.id)).toEqual(before)
  const [shown] = (await studyQueue(userId, now)).cards
  expect(shown?.face.answer).toBe(better.answer)
  const log = await database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .innerJoin('Item', 'Item.id', 'ReviewLog.itemId')
      .select('Item.face')
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow(),
  )
  expect(itemFaceSchema.parse(JSON.parse(log.face))).toMatchObject({ answer: card.answer })
})

test('another answer makes the card new to everybody, and says so in the log', async () => {
  write('key/a.md')
  const card = sampleCard({
    id: 'key/hello',
    facet: 'behaviour',
    kind: 'output-typed',
    code: 'print(1)',
    answer: '1',
  })
  const other = sampleCard({ id: 'key/loop/meaning' })
  await sync(sampleBuild('key/a', [card, other]))
  const userId = await learnAll('corrected', 'key/a')
  const kept = await storedSchedule(userId, other.id)

  write('key/a.md', 'print(2)')
  const changed = { ...card, code: 'print(2)', answer: '2' }
  expect((await sync(sampleBuild('key/a', [changed, other]))).cards).toEqual({
    ...noChanges,
    reset: [card.id],
  })
  expect(await storedSchedule(userId, card.id)).toMatchObject({ state: 'New', revision: 2 })
  expect(await storedSchedule(userId, other.id)).toEqual(kept)
  const events = await database.read((db) => eventsOfCard(db, userId, card.id))
  expect(events.map(({ event }) => event)).toEqual(['rated', 'reset'])
  expect(replay(events, card.id).schedule).toEqual(await storedSchedule(userId, card.id))
})

test('what is taken out is retired with its state, and comes back with it', async () => {
  write('gone/a.md')
  const cards = ['loop', 'task'].map((name) => sampleCard({ id: `gone/${name}/meaning` }))
  await sync(sampleBuild('gone/a', cards))
  const userId = await learnAll('patient', 'gone/a')
  const before = await storedSchedule(userId, 'gone/loop/meaning')

  write('gone/a.md', 'shorter')
  const shorter = await sync(sampleBuild('gone/a', cards.slice(1)))
  expect(shorter.cards).toEqual({ ...noChanges, retired: ['gone/loop/meaning'] })
  expect((await studyQueue(userId, now)).cards.map(({ cardId }) => cardId)).toEqual(['gone/task/meaning'])

  fs.rmSync(path.join(contentFolder, 'gone'), { recursive: true })
  expect(await sync()).toMatchObject({ retired: ['gone/a'], cards: { retired: ['gone/task/meaning'] } })
  expect(await listLessons(userId)).toEqual([])
  expect((await studyQueue(userId, now)).cards).toEqual([])

  write('gone/a.md')
  expect((await sync(sampleBuild('gone/a', cards))).cards.returned).toEqual([
    'gone/loop/meaning',
    'gone/task/meaning',
  ])
  expect(await storedSchedule(userId, 'gone/loop/meaning')).toEqual(before)
})

test('a renamed file or lesson keeps its readers and what they learned', async () => {
  write('name/1-a.md')
  const cards = ['loop', 'task'].map((name) => sampleCard({ id: `name/${name}/meaning` }))
  await sync(sampleBuild('name/a', cards, { file: 'name/1-a.md' }))
  const userId = await learnAll('loyal', 'name/a')

  fs.renameSync(path.join(contentFolder, 'name/1-a.md'), path.join(contentFolder, 'name/2-a.md'))
  expect(await sync(sampleBuild('name/a', cards, { file: 'name/2-a.md' }))).toMatchObject({
    retired: [],
    cards: noChanges,
  })
  fs.renameSync(path.join(contentFolder, 'name/2-a.md'), path.join(contentFolder, 'name/other.md'))
  expect(await sync(sampleBuild('name/other', cards))).toMatchObject({ retired: [], cards: noChanges })
  expect(await readLesson(userId, 'name', 'a')).toBeNull()
  expect(await readLesson(userId, 'name', 'other')).toMatchObject({ openedAtMillis: now.getTime(), cards: 2 })
  expect((await studyQueue(userId, now)).counts).toEqual({ learning: 2, review: 0, new: 0 })
})

test('cards that change places, lessons and names keep their learners', async () => {
  write('move/a.md')
  write('move/b.md')
  const card = (name: string, answer: string) => sampleCard({ id: `move/${name}/meaning`, answer })
  const [loop, task] = [
    card('loop', 'It runs one task after the other.'),
    card('task', 'A coroutine that is being driven.'),
  ]
  await sync(
    sampleBuild('move/a', [loop, task]),
    sampleBuild('move/b', [card('future', 'A result to come.')]),
  )
  const userId = await learnAll('mover', 'move/a')
  const before = await storedSchedule(userId, loop.id)

  write('move/a.md', 'changed')
  write('move/b.md', 'changed')
  // Names change hands: what was `loop` is called `task` now, in the other lesson.
  const renamed = { ...loop, id: 'move/event-loop/meaning', prompt: loop.prompt }
  const report = await sync(
    sampleBuild('move/a', [task]),
    sampleBuild('move/b', [card('future', 'A result to come.'), renamed]),
  )
  expect(report.cards).toEqual(noChanges)
  expect(await storedSchedule(userId, loop.id)).toEqual(before)
  expect(await cardsOf('move/b')).toContainEqual({ id: loop.id, key: renamed.id, lessonId: 'move/b' })
})

test('a broken lesson is named and left as it was; the others go on', async () => {
  write('broken/a.md')
  write('broken/b.md')
  const [a, b] = ['a', 'b'].map((slug) =>
    sampleBuild(`broken/${slug}`, [sampleCard({ id: `broken/${slug}/meaning` })]),
  )
  if (a === undefined || b === undefined) throw new Error('two lessons were expected')
  await sync(a, b)
  write('broken/a.md', 'mistake')
  write('broken/b.md', 'edited')
  const error = finding('E40', { line: 7 }, 'The run contradicts what was expected.')
  const report = await sync({ ...a, cards: [], questions: [], errors: [error] }, { ...b, title: 'New title' })
  expect(report.broken).toEqual([{ file: 'broken/a.md', errors: [error] }])
  expect(await brokenFiles()).toEqual(report.broken)
  expect(report.retired).toEqual([])
  expect(await readLesson('nobody', 'broken', 'a')).toMatchObject({ cards: 1, questions: 1 })
  expect(await readLesson('nobody', 'broken', 'b')).toMatchObject({ title: 'New title' })
  write('broken/a.md', 'mended')
  await sync(a, b)
  expect(await brokenFiles()).toEqual([])
})

test('broken misconceptions leave all lessons of the course as they were', async () => {
  write('belief/a.md')
  await sync(sampleBuild('belief/a', [sampleCard({ id: 'belief/loop/meaning' })]))
  write('belief/a.md', 'edited')
  write('belief/misconceptions.json', '{')
  const report = await sync()
  expect(report.broken).toMatchObject([{ file: 'belief/misconceptions.json' }])
  expect(report).toMatchObject({ retired: [], cards: noChanges })
})

test('two files that are the same lesson are both named', async () => {
  write('double/1-a.md')
  write('double/2-a.md')
  const report = await sync(
    sampleBuild('double/a', [sampleCard({ id: 'double/loop/meaning' })], { file: 'double/1-a.md' }),
    sampleBuild('double/a', [], { file: 'double/2-a.md' }),
  )
  expect(report.broken.map(({ file, errors }) => [file, errors[0]?.message])).toEqual([
    [
      'double/2-a.md',
      'The lesson in double/1-a.md has the same id, “double/a”. Give one of them an `id` of its own in its front matter.',
    ],
  ])
})

test('a lesson that had to give up an item gets it when the other lesson goes', async () => {
  write('share/a.md')
  write('share/b.md')
  const card = sampleCard({ id: 'share/loop/meaning' })
  await sync(sampleBuild('share/a', [card]), sampleBuild('share/b', [card]))
  expect(await readLesson('nobody', 'share', 'b')).toMatchObject({ cards: 0 })
  fs.rmSync(path.join(contentFolder, 'share/a.md'))
  const report = await sync(sampleBuild('share/b', [card]))
  expect(report).toMatchObject({ cards: noChanges })
  expect(await readLesson('nobody', 'share', 'b')).toMatchObject({ cards: 1 })
})

test('a content folder that is missing is one sentence', async () => {
  const folder = path.join(contentFolder, 'nowhere')
  const missing = syncContent({
    contentFolder: folder,
    builder: builderOf([]),
    now,
    onProgress: () => undefined,
  })
  await expect(missing).rejects.toThrow(ContentError)
  await expect(missing).rejects.toThrow(/There is no folder .*\. Create it/)
})

test('of several syncs at once, each lesson is written by one, and all end with all of them', async () => {
  const slugs = Array.from({ length: 12 }, (_, n) => `lesson-${n}`)
  for (const slug of slugs) write(`twice/${slug}.md`)
  const builds = slugs.map((slug) =>
    sampleBuild(`twice/${slug}`, [sampleCard({ id: `twice/${slug}/meaning` })]),
  )
  const reports = await Promise.all([sync(...builds), sync(...builds), sync(...builds)])
  const written = reports.flatMap(({ built }) => built.map(({ id }) => id))
  expect(written.toSorted()).toEqual(builds.map(({ id }) => id).toSorted())
  for (const { unchanged, built } of reports) expect(unchanged + built.length).toBe(slugs.length)
  expect(await sync(...builds)).toMatchObject({ unchanged: slugs.length, cards: noChanges })
})

test('a real lesson is run once, and its answers are what it printed', async () => {
  const lesson = `# Hello

## Key Concepts

- **Coroutine**: A function whose run can stop at an await and go on later.
- **Event loop**: The part of asyncio that runs whatever is ready, one piece at a time.

## Example

\`\`\`python
import asyncio

async def main():
    print('before')
    await asyncio.sleep(2)
    print('after')

asyncio.run(main())
\`\`\`
`
  write('real/1-hello.md', lesson)
  let opened = 0
  const open = () => {
    opened += 1
    return openSandbox()
  }
  const builder = lessonBuilder(open, now)
  const report = await syncWith(builder)
  await builder.close()
  expect(report).toMatchObject({ built: [{ id: 'real/hello' }], broken: [] })
  expect(opened).toBe(1)
  const items = await itemsWithRuns('real/hello')
  const faces = items.map(({ face }) => itemFaceSchema.parse(JSON.parse(face)))
  expect(faces.length).toBeGreaterThan(0)
  expect(faces[0]?.run).toMatchObject({ stdout: 'before\nafter\n', seconds: 2 })
  expect(faces[0]?.codeHtml).toContain('hljs')

  expect(await syncWith(builder)).toMatchObject({ unchanged: 1 })
  expect(opened).toBe(1)

  // A newer engine builds the lesson again; who has seen an item has still seen that one.
  const newer = { ...builder, engineVersion: 'newer', version: `${builder.version} on a newer engine` }
  expect(await syncWith(newer)).toMatchObject({ cards: noChanges })
  await builder.close()
  const rerun = await itemsWithRuns('real/hello')
  expect(rerun.map(({ face }) => face).toSorted()).toEqual(items.map(({ face }) => face).toSorted())
  expect(new Set(rerun.map(({ engineVersion }) => engineVersion))).toEqual(new Set(['newer']))
})

test('a lesson of which only words change runs nothing again; of its programs, only changed ones run', async () => {
  const program = (word: string) =>
    `\`\`\`python\nimport asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    print('${word}')\n\nasyncio.run(main())\n\`\`\`\n`
  const lesson = (words: string, ...programs: string[]) => [`# Runs\n\n${words}\n`, ...programs].join('\n')
  const runs: string[] = []
  const builder = lessonBuilder(() => {
    const sandbox = openSandbox()
    return {
      ...sandbox,
      runWithTrace: (input) => (runs.push(input.source), sandbox.runWithTrace(input)),
      runWithMisconception: (input, rewrite) => (
        runs.push(`${rewrite.rule}: ${input.source}`),
        sandbox.runWithMisconception(input, rewrite)
      ),
    }
  }, now)
  const runsFor = async (text: string) => {
    runs.length = 0
    write('runs/1-runs.md', text)
    expect(await syncWith(builder)).toMatchObject({ built: [{ id: 'runs/runs' }], broken: [] })
    return [...runs]
  }

  expect(
    (await runsFor(lesson('First words.', program('one'), program('two')))).length,
  ).toBeGreaterThanOrEqual(2)
  expect(await runsFor(lesson('Other words.', program('two'), program('one')))).toEqual([])
  const changed = await runsFor(lesson('Other words.', program('two'), program('three')))
  expect(changed.length).toBeGreaterThanOrEqual(1)
  expect(changed.filter((run) => !run.includes('three'))).toEqual([])
  expect(await runsFor(lesson('And back.', program('one'), program('two')))).toEqual([])
  await builder.close()
})

test('a real lesson that is edited, reordered, renumbered and moved keeps what was learned', async () => {
  const coroutine = '- **Coroutine**: A function whose run can stop at an await and go on later.'
  const loop = '- **Event loop**: The part of asyncio that runs whatever is ready, one piece at a time.'
  const future = '- **Future**: An object that will hold a result which nobody has computed yet.'
  const program =
    "```python\nimport asyncio\n\nasync def main():\n    print('before')\n    await asyncio.sleep(2)\n    print('after')\n\nasyncio.run(main())\n```"
  const page = (...parts: string[]) => ['# Hello', '## Key Concepts', ...parts].join('\n\n')
  write('real-edit/1-hello.md', page(`${coroutine}\n${loop}`, '## Example', program))
  const builder = lessonBuilder(openSandbox, now)
  await syncWith(builder)
  const userId = await learnAll('real reader', 'real-edit/hello')
  const learned = await schedulesOf(userId)
  expect(learned.length).toBeGreaterThanOrEqual(5)

  fs.rmSync(path.join(contentFolder, 'real-edit/1-hello.md'))
  write('real-edit/1-basics.md', page(`${future}\n${coroutine}`))
  const commented = program.replace("print('before')", "print('before')  # at once")
  const said = loop.replace('The part', 'A part')
  write('real-edit/7-hello.md', page('## Example', commented, 'New text.', said))
  const report = await syncWith(builder)
  await builder.close()
  expect(report).toMatchObject({ broken: [], cards: { reset: [], retired: [] } })
  const after = await schedulesOf(userId)
  expect(after).toEqual(learned)
  const current = [...(await cardsOf('real-edit/hello')), ...(await cardsOf('real-edit/basics'))]
  const currentIds = new Set(current.map(({ id }) => id))
  expect(learned.filter(({ cardId }) => !currentIds.has(cardId))).toEqual([])
})

/** Syncs a lesson of two cards about a term and three about programs. */
async function syncSiblings() {
  const option = (misconception: string | null) => ({
    ...{ text: misconception ?? 'key', correct: misconception === null, misconception },
    ...{ feedback: '', runHash: null, partsAt: null },
  })
  const program = (name: string, ...beliefs: string[]) => {
    const card = sampleCard({
      ...{ id: `c/program/${name}/behaviour`, kind: 'output-typed', facet: 'behaviour' },
      ...{ prompt: name, answer: 'key', concepts: ['c/task'] },
    })
    const options = [option(null), ...beliefs.map(option)]
    return { card, question: sampleQuestion(card, { kind: 'output-choice', options }) }
  }
  const meaning = sampleCard({ id: 'c/task/term-to-meaning' })
  const term = sampleCard({
    id: 'c/task/meaning-to-term',
    facet: 'meaning-to-term',
    prompt: 'Which?',
    answer: 'task',
  })
  const programs = [program('one', 'M01', 'M02'), program('two', 'M02'), program('three')]
  write('c/1-lesson.md')
  await sync(
    sampleBuild('c/lesson', [meaning, term, ...programs.map(({ card }) => card)], {
      file: 'c/1-lesson.md',
      questions: [sampleQuestion(term, { kind: 'term-typed' }), ...programs.map(({ question }) => question)],
    }),
  )
  const stored = () =>
    database.read(async (db) => ({
      groups: await db
        .selectFrom('CardGroup')
        .innerJoin('Card', 'Card.id', 'CardGroup.cardId')
        .select(['cardId', 'groupId'])
        .where('lessonId', '=', 'c/lesson')
        .orderBy('cardId')
        .orderBy('groupId')
        .execute(),
      selfGraded: await db
        .selectFrom('Card')
        .select('id')
        .where('lessonId', '=', 'c/lesson')
        .where('gradable', '=', false)
        .execute(),
    }))
  return { term, stored }
}

test('siblings, and what can be graded, are stored with the cards', async () => {
  const { term, stored } = await syncSiblings()
  expect(await stored()).toEqual({
    groups: [
      { cardId: 'c/program/one/behaviour', groupId: 'c/belief/M01' },
      { cardId: 'c/program/one/behaviour', groupId: 'c/belief/M02' },
      { cardId: 'c/program/two/behaviour', groupId: 'c/belief/M02' },
      { cardId: 'c/task/meaning-to-term', groupId: 'c/task' },
      { cardId: 'c/task/term-to-meaning', groupId: 'c/task' },
    ],
    selfGraded: [{ id: 'c/task/term-to-meaning' }],
  })
  // A card that is gone holds no sibling back.
  write('c/1-lesson.md', 'other text')
  await sync(sampleBuild('c/lesson', [term], { file: 'c/1-lesson.md' }))
  expect((await stored()).groups).toEqual([{ cardId: 'c/task/meaning-to-term', groupId: 'c/task' }])
})

// There are no PostgreSQL databases from before these migrations.
test.skipIf(isPostgresql(databaseUrl()))('migrations find the same siblings in older databases', async () => {
  const { stored } = await syncSiblings()
  const synced = await stored()
  await database.write(async (db) => {
    await db.deleteFrom('CardGroup').execute()
    await db.updateTable('Card').set({ gradable: true }).execute()
    for (const name of ['20261130100000_questions_in_study', '20261130110000_siblings']) {
      const file = path.resolve('prisma/migrations', name, 'migration.sql')
      const statements = fs
        .readFileSync(file, 'utf8')
        .replace(/^--.*$/gmu, '')
        .split(';')
      for (const statement of statements.filter((each) => /^\s*(?:INSERT|UPDATE)/u.test(each))) {
        await sql.raw(statement).execute(db)
      }
    }
  })
  expect(await stored()).toEqual(synced)
})

test('a folder that is suddenly empty retires nothing, names what it would retire, and does so when confirmed', async () => {
  write('gone/one.md')
  write('gone/two.md')
  write('stays/three.md')
  const lessons = ['gone/one', 'gone/two', 'stays/three'].map((id) =>
    sampleBuild(
      id,
      ['a', 'b', 'c'].map((term) => sampleCard({ id: `${id}-${term}/meaning` })),
    ),
  )
  await sync(...lessons)
  const before = await listLessons('nobody')
  fs.rmSync(path.join(contentFolder, 'gone'), { recursive: true })
  await expect(syncWith(builderOf(lessons), false)).rejects.toThrow(
    /would retire most of a course:\n {2}gone: 2 of 2 lessons, 6 of 6 cards\n.*--yes/s,
  )
  expect(await listLessons('nobody')).toEqual(before)
  const { retired } = await syncWith(builderOf(lessons), true)
  expect(retired.sort()).toEqual(['gone/one', 'gone/two'])
})

const drawnMapSchema = z.looseObject({ layout: z.looseObject({ width: z.number() }) })

test('a sync lays out the map of a course once for the same concepts, and the map is drawn as it was stored', async () => {
  write('drawn/one.md')
  write('other/one.md')
  const term = (id: string) => sampleCard({ id: `${id}/meaning` })
  const drawn = (...terms: string[]) =>
    sampleBuild('drawn/one', terms.map(term), {
      edges: terms.slice(1).map((to) => ({ from: 'drawn/task', to })),
    })
  const other = sampleBuild('other/one', [term('other/pipe'), term('other/queue')], {
    edges: [{ from: 'other/pipe', to: 'other/queue' }],
  })
  await sync(drawn('drawn/task', 'drawn/group'), other)
  const userId = await makeLearner('sees-maps')
  const widths = async () =>
    (await conceptMaps(userId, now)).map(({ courseId, layout }) => [courseId, layout?.width])
  const [first] = await widths()
  expect(first).toEqual(['drawn', expect.any(Number)])

  // A width that no layout has shows where the map comes from.
  await writeContent(async (db) => {
    const courses = await db
      .selectFrom('Course')
      .select(['id', 'map'])
      .where('id', 'in', ['drawn', 'other'])
      .execute()
    for (const { id, map } of courses) {
      const { layout, ...rest } = drawnMapSchema.parse(JSON.parse(map ?? ''))
      const changed = JSON.stringify({ ...rest, layout: { ...layout, width: 4321 } })
      await db.updateTable('Course').set({ map: changed }).where('id', '=', id).execute()
    }
  })
  expect(await widths()).toEqual([
    ['drawn', 4321],
    ['other', 4321],
  ])
  const revision = await database.read(readContentRevision)
  await sync(drawn('drawn/task', 'drawn/group'), other)
  expect(await database.read(readContentRevision)).toBe(revision)
  write('drawn/one.md', 'more text')
  await sync(drawn('drawn/task', 'drawn/group', 'drawn/cancellation'), other)
  const [again, untouched] = await widths()
  expect(again?.[1]).not.toBe(4321)
  expect(untouched).toEqual(['other', 4321])
})
