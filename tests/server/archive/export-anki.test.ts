import Database from 'better-sqlite3'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { importArchive, previewImport } from '#server/archive/import-archive'
import { database } from '#server/database/database'
import { readImport } from '#server/own/import-cards'
import { storeImport } from '#server/own/store-import'
import { ownCardFace } from '#server/own/own-card-face'
import { addCard } from '#server/own/own-cards'
import { createDeck } from '#server/own/own-decks'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { archiveOf } from '#tests/support/read-archive'
import { makeLearner } from '#tests/support/sample-course'

const start = Date.parse('2026-11-23T10:00:00Z')
const millisPerDay = 86_400_000

beforeEach(() =>
  database.write(async (db) => {
    await db.deleteFrom('User').execute()
  }),
)

const packageOf = async (userId: string, now: Date): Promise<Uint8Array> =>
  unzipSync(await archiveOf(userId, now))['anki.apkg'] ?? new Uint8Array()

interface OwnCard {
  cardId: string
  itemId: string
}

/** Makes a deck, and returns its cards by what is on their fronts. */
async function makeDeck(userId: string, fronts: readonly string[]): Promise<Map<string, OwnCard>> {
  const deckId = await createDeck(userId, 'Islands', new Date(start))
  const cards = new Map<string, OwnCard>()
  for (const front of fronts) {
    const face = ownCardFace({ front, back: `The back of ${front}` })
    if (face === null) throw new Error('The card cannot be read.')
    const cardId = await addCard(userId, deckId, { face, tags: ['sea', 'africa'] }, new Date(start))
    const { itemId } = await database.read((db) =>
      db.selectFrom('Card').select('itemId').where('id', '=', cardId).executeTakeFirstOrThrow(),
    )
    cards.set(front, { cardId, itemId })
  }
  return cards
}

const front = fc.constantFrom('Unguja', 'Pemba')
const steps = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('rate' as const), front, rating: fc.constantFrom(1, 2, 3, 4) }),
  },
  fc.record({ do: fc.constantFrom('suspended', 'unsuspended', 'reset'), front }),
  fc.record({ do: fc.constant('dueSet' as const), front, inDays: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ do: fc.constant('undo' as const), front }),
)
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never

async function take(userId: string, card: OwnCard, step: Step, at: Date, key: string): Promise<void> {
  const { cardId, itemId } = card
  if ('rating' in step) {
    const { revision } = await database.read((db) =>
      db
        .selectFrom('CardSchedule')
        .select('revision')
        .where('userId', '=', userId)
        .where('cardId', '=', cardId)
        .executeTakeFirstOrThrow(),
    )
    const shown = { cardId, itemId, revision, rating: step.rating, answer: null }
    await recordReview(userId, { key, ...shown, durationMillis: 900, atMillis: at.getTime() }, at)
  } else if (step.do === 'undo') {
    const latest = await database.read((db) =>
      db
        .selectFrom('ReviewLog')
        .select('id')
        .where('cardId', '=', cardId)
        .where('event', '=', 'rated')
        .orderBy('serverAtMillis', 'desc')
        .executeTakeFirst(),
    )
    if (latest !== undefined) await undoReview(userId, latest.id, at)
  } else {
    const change = 'inDays' in step ? { event: 'dueSet' as const, inDays: step.inDays } : { event: step.do }
    await changeCard(userId, { key, cardId, change }, at)
  }
}

/** What Anki can hold of a learner's own cards, by what is on their fronts. */
const heldOf = (userId: string) =>
  database.read(async (db) => {
    const cards = await db
      .selectFrom('Card')
      .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
      .innerJoin('Item', 'Item.id', 'Card.itemId')
      .innerJoin('CardSchedule as schedule', 'schedule.cardId', 'Card.id')
      .where('Lesson.ownerId', '=', userId)
      .select(['Card.id', 'Item.face', 'state', 'suspended', 'dueDay', 'stability', 'difficulty'])
      .select(['lastReviewedAtMillis', 'reps'])
      .orderBy('Item.face')
      .execute()
    const log = await db
      .selectFrom('ReviewLog as log')
      .where('userId', '=', userId)
      .where('event', 'in', ['rated', 'reset'])
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('ReviewLog as undo').select('undo.id').whereRef('undo.undoneId', '=', 'log.id'),
          ),
        ),
      )
      .select(['cardId', 'event', 'rating', 'atMillis', 'durationMillis'])
      .orderBy('atMillis')
      .execute()
    const tags = await db.selectFrom('CardTag').selectAll().orderBy('tag').execute()
    return cards.map(({ id, face, state, ...schedule }) => {
      const { prompt, answer } = z.object({ prompt: z.string(), answer: z.string() }).parse(JSON.parse(face))
      return {
        prompt,
        answer,
        ...schedule,
        // A due date that was set by hand is not in Anki's log, and can have led to other steps.
        state: state === 'Relearning' ? 'Learning' : state,
        log: log
          .filter(({ cardId }) => cardId === id)
          .map(({ event, rating, atMillis, durationMillis }) => ({
            event,
            rating,
            atMillis,
            durationMillis,
          })),
        tags: tags.filter(({ cardId }) => cardId === id).map(({ tag }) => tag),
      }
    })
  })

test('whatever a learner has done with cards, Anki gives them back with their answers and where they stand', async () => {
  const days = fc.array(fc.tuple(fc.integer({ min: 60, max: 20 * 86_400 }), steps), { maxLength: 15 })
  await fc.assert(
    fc.asyncProperty(days, async (taken) => {
      await database.write((db) => db.deleteFrom('User').execute())
      await makeLearner('ada')
      const cards = await makeDeck('ada', ['Unguja', 'Pemba'])
      let at = start
      for (const [i, [seconds, step]] of taken.entries()) {
        at += seconds * 1_000
        const card = cards.get(step.front)
        if (card !== undefined) await take('ada', card, step, new Date(at), `a-step-${i}`)
      }
      const now = new Date(at + millisPerDay)
      await makeLearner('bob')
      const found = await readImport(await packageOf('ada', now), now)
      if (found.kind === 'refused') throw new Error(found.problem)
      await storeImport('bob', 'Islands', found.cards, now)
      expect(await heldOf('bob')).toEqual(await heldOf('ada'))
      const stored = await database.read((db) =>
        db
          .selectFrom('ReviewLog')
          .where('userId', '=', 'bob')
          .select(['importedFrom', 'correct'])
          .distinct()
          .execute(),
      )
      expect([[], [{ importedFrom: 'anki', correct: null }]]).toContainEqual(stored)
    }),
    { numRuns: 15 },
  )
})

test('answers that came from Anki stay marked as such when their account is exported and imported', async () => {
  await makeLearner('ada')
  const unguja = (await makeDeck('ada', ['Unguja'])).get('Unguja')
  if (unguja === undefined) throw new Error('There is no card.')
  await take('ada', unguja, { do: 'rate', front: 'Unguja', rating: 4 }, new Date(start), 'rated')
  const now = new Date(start + millisPerDay)
  const found = await readImport(await packageOf('ada', now), now)
  if (found.kind === 'refused') throw new Error(found.problem)
  await makeLearner('bob')
  await storeImport('bob', 'Islands', found.cards, now)
  const archive = await archiveOf('bob', now)
  // On another server the cards keep their ids, and so the same random part of their intervals.
  await database.write((db) => db.deleteFrom('User').where('id', '=', 'bob').execute())
  await makeLearner('eve')
  const { consent } = await previewImport('eve', archive)
  expect(await importArchive('eve', archive, consent)).toMatchObject({ kind: 'imported' })
  expect(await heldOf('eve')).toEqual(await heldOf('ada'))
  const log = await database.read((db) =>
    db.selectFrom('ReviewLog').where('userId', '=', 'eve').select(['event', 'importedFrom']).execute(),
  )
  expect(log[0]).toEqual({ event: 'rated', importedFrom: 'anki' })
  expect(log.every(({ importedFrom }) => importedFrom === 'anki')).toBe(true)
})

/** As the manual of Anki's database says. */
const collectionSchema = z.object({
  col: z
    .array(z.object({ id: z.literal(1), crt: z.int().positive(), ver: z.literal(11), conf: z.string() }))
    .length(1),
  notes: z.array(
    z.object({
      id: z.int(),
      guid: z.string().min(1),
      mid: z.int(),
      flds: z.string(),
      csum: z.int().nonnegative(),
    }),
  ),
  cards: z.array(
    z.object({
      ...{ id: z.int(), nid: z.int(), did: z.int(), ord: z.literal(0), due: z.int(), ivl: z.int() },
      ...{ type: z.int().min(0).max(3), queue: z.int().min(-3).max(3), left: z.int(), data: z.string() },
      ...{ reps: z.int(), lapses: z.int(), factor: z.int(), odue: z.literal(0), odid: z.literal(0) },
    }),
  ),
  revlog: z.array(
    z.object({
      ...{ id: z.int(), cid: z.int(), ease: z.int().min(0).max(4), ivl: z.int(), lastIvl: z.int() },
      ...{ factor: z.int(), time: z.int().nonnegative(), type: z.int().min(0).max(5) },
    }),
  ),
})

function readCollection(bytes: Uint8Array) {
  const db = new Database(Buffer.from(unzipSync(bytes)['collection.anki21'] ?? []))
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const all = (table: string) => db.prepare(`select * from ${table} order by id`).all()
    return collectionSchema.parse({
      col: all('col'),
      notes: all('notes'),
      cards: all('cards'),
      revlog: all('revlog'),
    })
  } finally {
    db.close()
  }
}

test('the package says in the columns of Anki what was answered, and when each card is due', async () => {
  await makeLearner('ada')
  const cards = await makeDeck('ada', ['Unguja', 'Pemba', 'Mafia'])
  const unguja = cards.get('Unguja') ?? { cardId: '', itemId: '' }
  const pemba = cards.get('Pemba') ?? { cardId: '', itemId: '' }
  const rate = (card: OwnCard, rating: 1 | 3 | 4, minutes: number) =>
    take(
      'ada',
      card,
      { do: 'rate', front: 'Unguja', rating },
      new Date(start + minutes * 60_000),
      `rated-after-${minutes}`,
    )
  await rate(unguja, 3, 0)
  await rate(unguja, 4, 11)
  await rate(pemba, 1, 20)
  await changeCard(
    'ada',
    { key: 'suspended-pemba', cardId: pemba.cardId, change: { event: 'suspended' } },
    new Date(start + 21 * 60_000),
  )
  const now = new Date(start + 30 * 60_000)
  const { col, notes, cards: rows, revlog } = readCollection(await packageOf('ada', now))
  const { dueDay } = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select('dueDay')
      .where('cardId', '=', unguja.cardId)
      .executeTakeFirstOrThrow(),
  )
  const of = (text: string) => {
    const note = notes.find(({ flds }) => flds.includes(text))
    return rows.find(({ nid }) => nid === note?.id)
  }
  const firstDay = Math.floor((col[0]?.crt ?? 0) / 86_400)
  expect(of('Unguja')).toMatchObject({ type: 2, queue: 2, due: (dueDay ?? 0) - firstDay, reps: 2, lapses: 0 })
  expect(of('Unguja')?.data).toMatch(/^\{"s":[\d.]+,"d":[\d.]+,"decay":0\.154\}$/)
  expect(of('Pemba')).toMatchObject({ type: 1, queue: -1, due: start / 1_000 + 21 * 60, left: 2_002 })
  expect(of('Mafia')).toMatchObject({ type: 0, queue: 0, due: 3, data: '' })
  expect(
    revlog.map(({ id, ease, ivl, lastIvl, time, type }) => [id - start, ease, ivl, lastIvl, time, type]),
  ).toEqual([
    [0, 3, -600, 0, 900, 0],
    [11 * 60_000, 4, of('Unguja')?.ivl, -600, 900, 0],
    [20 * 60_000, 1, -60, 0, 900, 0],
  ])
  // The scheduler since 2.1: to the first, the buttons of the log would mean something else.
  expect(JSON.parse(col[0]?.conf ?? '')).toMatchObject({ schedVer: 2, rollover: 4 })
})

test('code on own cards keeps its colours without a style sheet', async () => {
  await makeLearner('ada')
  await makeDeck('ada', ['```python\ndef main():\n    pass\n```'])
  const { notes } = readCollection(await packageOf('ada', new Date(start)))
  expect(notes[0]?.flds).toContain('<span style="color:#6f2da8">def</span>')
})
