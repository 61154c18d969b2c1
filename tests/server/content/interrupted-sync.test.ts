import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { LessonBuild } from '#domain/items/items'
import type { LessonBuilder } from '#server/content/lesson-builder'
import type { Transaction } from '#server/database/transaction'
import { copyDatabase } from '#tests/support/copy-database'
import { sampleBuild, sampleCard } from '#tests/support/sample-build'

// A sync is stopped after each of its transactions, as by a power cut, and done again.

const now = new Date('2026-11-23T08:00:00Z')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-interrupted-'))
const contentFolder = path.join(folder, 'content')
const ownFile = (process.env['DATABASE_URL'] ?? '').replace('file:', '')

interface Sketch {
  name: string
  /** What it is called by the generator, if that is another name. */
  key?: string
  answer?: string
}

/** A lesson of some cards, which may require concepts of other lessons. */
function lesson(file: string, cards: (string | Sketch)[], requires: string[] = []): LessonBuild {
  const course = path.dirname(file)
  const made = cards
    .map((sketch) => (typeof sketch === 'string' ? { name: sketch } : sketch))
    .map(({ name, key = name, answer = `${name} ${name}ish ${name}like ${name}y` }) =>
      sampleCard({ id: `${course}/${key}/meaning`, prompt: `What is ${name}?`, answer }),
    )
  const build = sampleBuild(`${course}/${path.basename(file, '.md').replace(/^\d+-/, '')}`, made, { file })
  const needed = requires.map((name) => `${course}/${name}`)
  return {
    ...build,
    cards: made.map((card) => ({ ...card, concepts: [...card.concepts, ...needed] })),
    edges: build.concepts.flatMap(({ id }) => needed.map((from) => ({ from, to: id }))),
  }
}

/** What stands in the lessons by and by. */
const editions = [
  [lesson('c/4-fir.md', ['fir', 'olive'])],
  [
    lesson('c/1-apple.md', ['apple', 'cedar', 'plum']),
    lesson('c/2-birch.md', ['birch', 'elder']),
    lesson('c/3-daisy.md', ['daisy', 'fig', 'grape']),
    lesson('c/4-fir.md', ['fir']),
    lesson('c/5-hazel.md', ['hazel', 'iris']),
    lesson('c/6-jasmine.md', ['jasmine']),
    lesson('c/8-oak.md', ['oak', 'pine']),
    lesson('c/9-palm.md', ['palm']),
    lesson('gone/1-kale.md', ['kale']),
  ],
  [
    // New, before all others, and needs what stands in a later one.
    lesson('c/0-lemon.md', ['lemon'], ['maple']),
    // One card is edited, one goes, one comes from the next lesson, and one from a lesson that goes.
    lesson('c/1-apple.md', [{ name: 'apple', answer: 'apple appleish applelike and more' }, 'elder', 'iris']),
    // One card has another answer, one comes from the lesson before.
    lesson('c/2-birch.md', [{ name: 'birch', answer: 'Nothing of the kind.' }, 'cedar']),
    // Renamed, with a card that goes to the next lesson, where another one comes back.
    lesson('c/3-day.md', ['daisy', 'fig']),
    lesson('c/4-fir.md', ['fir', 'grape', 'olive']),
    // Unchanged, in another place.
    lesson('c/6-jasmine.md', ['jasmine']),
    lesson('c/7-maple.md', ['maple']),
    // A card goes to the next lesson and is called another name there.
    lesson('c/8-oak.md', ['oak']),
    lesson('c/9-palm.md', ['palm', { name: 'pine', key: 'pine-tree' }]),
    lesson('n/1-nettle.md', ['nettle']),
  ],
]

/** Writes the lessons of an edition; those that are the same in the one before have the same text. */
function write(edition: number) {
  fs.rmSync(contentFolder, { recursive: true, force: true })
  for (const build of editions[edition] ?? []) {
    const file = path.join(contentFolder, build.file)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, JSON.stringify(build))
  }
  fs.writeFileSync(path.join(contentFolder, 'c/course.md'), `---\ntitle: Edition ${edition}\n---\n`)
}

const builder: LessonBuilder = {
  engineVersion: 'engine',
  version: 'generator',
  build: ({ markdown }) => Promise.resolve(JSON.parse(markdown) as LessonBuild),
  close: () => Promise.resolve(),
}

class PowerCut extends Error {}

/** The app on a database of its own: a process has only one. */
async function openApp(file: string) {
  vi.resetModules()
  globalThis.retraceDatabase = undefined
  process.env['DATABASE_URL'] = `file:${file}`
  const [{ database }, { syncContent }] = await Promise.all([
    import('#server/database/database'),
    import('#server/content/sync-content'),
  ])
  const sync = () =>
    syncContent({ contentFolder, builder, now, mayRetireMost: true, onProgress: () => undefined })
  return {
    database,
    sync,
    /** Syncs until so many transactions are written; tells whether it came to its end. */
    async syncUntil(writes: number): Promise<'done' | 'cut'> {
      const write = database.write.bind(database)
      let left = writes
      const limited = vi
        .spyOn(database, 'write')
        .mockImplementation((work) => (left-- > 0 ? write(work) : Promise.reject(new PowerCut())))
      try {
        await sync()
        return 'done'
      } catch (error) {
        if (!(error instanceof PowerCut)) throw error
        return 'cut'
      } finally {
        limited.mockRestore()
      }
    },
  }
}

const tables = [
  ...(['Course', 'Misconception', 'Lesson', 'Concept', 'ConceptEdge', 'Card', 'CardConcept'] as const),
  ...([
    'CardVariant',
    'Item',
    'Question',
    'Run',
    'BrokenFile',
    'CardSchedule',
    'LessonVisit',
    'BegunPart',
  ] as const),
]

/** All that a sync could change, in an order that does not depend on when it was written. */
async function contentsOf(db: Transaction) {
  const log = await db.selectFrom('ReviewLog').selectAll().execute()
  // The id of an event is random.
  const contents: Record<string, unknown[]> = { ReviewLog: log.map((event) => ({ ...event, id: '' })) }
  for (const table of tables) contents[table] = await db.selectFrom(table).selectAll().execute()
  for (const rows of Object.values(contents)) {
    rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return contents
}

/** Each lesson with what stands in it, and learners' schedules, as text. */
async function piecesOf(db: Transaction) {
  const lessons = await db
    .selectFrom('Lesson')
    .select(['id', 'title', 'sourceHash', 'retiredAtMillis'])
    .execute()
  const rows = {
    concepts: await db
      .selectFrom('Concept')
      .select(['id', 'lessonId', 'retiredAtMillis'])
      .orderBy('id')
      .execute(),
    cards: await db
      .selectFrom('Card')
      .select(['id', 'key', 'lessonId', 'itemId', 'retiredAtMillis'])
      .orderBy('id')
      .execute(),
    questions: await db
      .selectFrom('Question')
      .select(['id', 'cardId', 'lessonId', 'itemId', 'retiredAtMillis'])
      .orderBy('id')
      .execute(),
  }
  const within = (lessonId: string) =>
    Object.values(rows).map((all) => all.filter((row) => row.lessonId === lessonId))
  const schedules = await db.selectFrom('CardSchedule').selectAll().where('revision', '>', 0).execute()
  return new Map([
    ...lessons.map((row) => [`lesson ${row.id}`, JSON.stringify([row, within(row.id)])] as const),
    ...schedules.map((row) => [`schedule ${row.cardId}`, JSON.stringify(row)] as const),
  ])
}

const before = path.join(folder, 'before.db')

/** A database with a learner who knows all cards, those that are taken out again too. */
beforeAll(async () => {
  await copyDatabase(ownFile, before)
  const { database, sync } = await openApp(before)
  const { makeLearner } = await import('#tests/support/sample-course')
  const { beginLesson } = await import('#tests/support/begin-lesson')
  const { recordReview } = await import('#server/study/record-review')
  const userId = await makeLearner('learner')
  for (const edition of [0, 1]) {
    write(edition)
    await sync()
    const lessons = await database.read((db) => db.selectFrom('Lesson').select('id').execute())
    for (const { id } of lessons) await beginLesson(userId, id, now)
    const newCards = await database.read((db) =>
      db
        .selectFrom('CardSchedule')
        .innerJoin('Card', 'Card.id', 'CardSchedule.cardId')
        .select(['cardId', 'itemId', 'revision'])
        .where('state', '=', 'New')
        .execute(),
    )
    for (const shown of newCards) {
      const key = `first-${shown.cardId.replaceAll(/\W/g, '-')}`
      const rating = { rating: 3, answer: null, durationMillis: 1, atMillis: now.getTime() } as const
      await recordReview(userId, { key, ...shown, ...rating }, now)
    }
  }
  const old = { hash: 'of an older engine', engineVersion: 'older', record: '{}', createdAtMillis: 0 }
  await database.write((db) => db.insertInto('Run').values(old).execute())
  await database.close()
  write(2)
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

test('a sync that is stopped anywhere is finished by the next one, and no lesson is half done meanwhile', async () => {
  const whole = path.join(folder, 'whole.db')
  await copyDatabase(before, whole)
  const unbroken = await openApp(whole)
  const old = await unbroken.database.read(piecesOf)
  await unbroken.sync()
  const expected = await unbroken.database.read(contentsOf)
  const current = await unbroken.database.read(piecesOf)
  await unbroken.database.close()

  let cuts = 0
  for (let isDone = false; !isDone; cuts += 1) {
    const file = path.join(folder, `cut-${cuts}.db`)
    await copyDatabase(before, file)
    const app = await openApp(file)
    isDone = (await app.syncUntil(cuts)) === 'done'
    for (const [name, piece] of await app.database.read(piecesOf)) {
      expect([old.get(name), current.get(name)], `${name} after ${cuts} transactions`).toContain(piece)
    }
    await app.sync()
    expect(await app.database.read(contentsOf), `stopped after ${cuts} transactions`).toEqual(expected)
    await app.database.close()
  }
  expect(cuts).toBeGreaterThan(8)
})
